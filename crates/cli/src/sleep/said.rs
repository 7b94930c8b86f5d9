//! What is said at the terminal: one line of input as an answer, and the prompts.

use std::io::BufRead;

use neglect_screen::Number;
use neglect_screen::pack::{AnswerKind, ToolQuestion};
use serde_json::Value;

/// Lines of input, with a count of those that could not be understood.
pub struct Lines {
    lines: Box<dyn Iterator<Item = String>>,
    /// Whether somebody sits there.
    pub terminal: bool,
    /// How many lines could not be understood.
    pub mistakes: usize,
}

impl Lines {
    /// The lines of a reader. One that cannot be read ends the conversation, as the end of the input does.
    pub fn of(input: impl BufRead + 'static, terminal: bool) -> Lines {
        Lines { lines: Box::new(input.lines().map_while(Result::ok)), terminal, mistakes: 0 }
    }

    /// Asks, on standard error, so that standard output holds the report alone. `None` at the end of the input.
    pub fn ask(&mut self, prompt: &str) -> Option<String> {
        anstream::eprint!("{prompt}");
        let line = self.lines.next()?;
        Some(line.trim().to_owned())
    }

    /// Says what a line could have been.
    pub fn mistaken(&mut self, could_be: &str) {
        self.mistakes += 1;
        anstream::eprintln!("  That is not an answer here. It can be {could_be}.");
    }
}

/// What a line means.
#[derive(Debug, PartialEq)]
pub enum Said {
    /// An answer.
    Answer(Value),
    /// Tell me why you ask.
    Why,
    /// Back to the question before.
    Back,
    /// Stop here.
    Stop,
}

/// Reads a line as an answer to a question; `None` where it is none.
pub fn read(question: &ToolQuestion, line: &str) -> Option<Said> {
    let word = line.to_lowercase();
    match word.as_str() {
        "" | "?" | "not known" | "not_known" => return Some(Said::Answer("not_known".into())),
        "-" | "not applicable" | "not_applicable" => return Some(Said::Answer("not_applicable".into())),
        "why" => return Some(Said::Why),
        "back" => return Some(Said::Back),
        "stop" => return Some(Said::Stop),
        _ => {}
    }
    let answer = match &question.answer {
        AnswerKind::YesNo => match word.as_str() {
            "y" | "yes" => Value::Bool(true),
            "n" | "no" => Value::Bool(false),
            _ => return None,
        },
        AnswerKind::Choice { options, .. } => {
            let by_place = word.parse::<usize>().ok().and_then(|n| options.get(n.checked_sub(1)?));
            let spelt = word.replace(' ', "_");
            let option = by_place.or_else(|| options.iter().find(|option| option.to_lowercase() == spelt))?;
            Value::String(option.clone())
        }
        AnswerKind::Grade { min, max } => {
            let grade: i64 = word.parse().ok().filter(|grade| (*min..=*max).contains(grade))?;
            Value::from(grade)
        }
        AnswerKind::Number { min, max, .. } => {
            let plain = word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
            let number: Number =
                word.parse().ok().filter(|number| plain && (*min..=*max).contains(number))?;
            match number.as_integer() {
                Some(whole) => Value::from(whole),
                None => serde_json::from_str(&word).ok()?,
            }
        }
    };
    Some(Said::Answer(answer))
}

/// What an answer can be, in words.
pub fn could_be(question: &ToolQuestion) -> String {
    let kind = match &question.answer {
        AnswerKind::YesNo => "yes or no".to_owned(),
        AnswerKind::Choice { options, .. } => {
            format!("one of the words above, or its number up to {}", options.len())
        }
        AnswerKind::Grade { min, max } => format!("a whole number from {min} to {max}"),
        AnswerKind::Number { unit, min, max } => format!("a number of {unit} from {min} to {max}"),
    };
    format!("{kind}; Enter where nobody knows; - where it does not apply; why, back or stop")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn question(answer: serde_json::Value) -> ToolQuestion {
        serde_json::from_value(json!({ "id": "q", "ask": "?", "answer": answer })).unwrap()
    }

    fn answer(kind: serde_json::Value, line: &str) -> Option<Said> {
        read(&question(kind), line)
    }

    #[test]
    fn a_line_is_an_answer_only_where_it_can_be_one() {
        let number = || json!({ "number": { "unit": "celsius", "min": -10, "max": 45 } });
        let choice = || json!({ "choice": { "options": ["cot", "adult_bed"], "points": [] } });
        let is = |value: serde_json::Value| Some(Said::Answer(value));
        assert_eq!(answer(json!("yes_no"), "Y"), is(json!(true)));
        assert_eq!(answer(json!("yes_no"), "perhaps"), None);
        assert_eq!(answer(choice(), "2"), is(json!("adult_bed")));
        assert_eq!(answer(choice(), "Adult bed"), is(json!("adult_bed")));
        assert_eq!(answer(choice(), "0"), None);
        assert_eq!(answer(choice(), "3"), None);
        assert_eq!(answer(number(), "20.5"), is(json!(20.5)));
        assert_eq!(answer(number(), "-3"), is(json!(-3)));
        assert_eq!(answer(number(), "46"), None);
        assert_eq!(answer(number(), "10%"), None);
        assert_eq!(answer(json!({ "grade": { "min": 1, "max": 5 } }), "6"), None);
    }

    #[test]
    fn nobody_knows_and_does_not_apply_are_answers_to_every_question() {
        for kind in [json!("yes_no"), json!({ "grade": { "min": 1, "max": 5 } })] {
            assert_eq!(answer(kind.clone(), ""), Some(Said::Answer(json!("not_known"))));
            assert_eq!(answer(kind.clone(), "-"), Some(Said::Answer(json!("not_applicable"))));
            assert_eq!(answer(kind.clone(), "why"), Some(Said::Why));
            assert_eq!(answer(kind, "stop"), Some(Said::Stop));
        }
    }
}
