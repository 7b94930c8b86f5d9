//! What a line that somebody types means: an answer to the question, or a word that leads elsewhere.

use neglect_screen::Number;
use neglect_screen::pack::{AnswerKind, ToolQuestion};
use serde_json::Value;

/// What a line means.
#[derive(Debug, PartialEq)]
pub enum Reply {
    /// An answer.
    Answer(Value),
    /// The reason for the question is asked for.
    AskReason,
    /// Back to the question before.
    Back,
    /// Stop here.
    Stop,
}

/// Reads a line as a reply to a question; `None` where it is none.
pub fn read(question: &ToolQuestion, line: &str) -> Option<Reply> {
    let word = line.to_lowercase();
    match word.as_str() {
        "" | "?" | "not known" | "not_known" => Some(Reply::Answer("not_known".into())),
        "-" | "not applicable" | "not_applicable" => Some(Reply::Answer("not_applicable".into())),
        "why" => Some(Reply::AskReason),
        "back" => Some(Reply::Back),
        "stop" => Some(Reply::Stop),
        _ => answer(&question.answer, &word).map(Reply::Answer),
    }
}

/// Reads a word as an answer of this kind.
fn answer(kind: &AnswerKind, word: &str) -> Option<Value> {
    match kind {
        AnswerKind::YesNo => match word {
            "y" | "yes" => Some(Value::Bool(true)),
            "n" | "no" => Some(Value::Bool(false)),
            _ => None,
        },
        AnswerKind::Choice { options, .. } => {
            let number = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            let spelt = word.replace(' ', "_");
            let option = number.and_then(|number| options.get(number));
            let option = option.or_else(|| options.iter().find(|option| option.to_lowercase() == spelt));
            option.map(|option| Value::String(option.clone()))
        }
        AnswerKind::Grade { min, max } => {
            word.parse().ok().filter(|grade: &i64| (*min..=*max).contains(grade)).map(Value::from)
        }
        AnswerKind::Number { min, max, .. } => number(word, min, max),
    }
}

/// Reads a plain number between bounds, as JSON has it.
fn number(word: &str, min: &Number, max: &Number) -> Option<Value> {
    let is_plain = word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
    let number = Number::rounded(word).ok().filter(|number| is_plain && (min..=max).contains(&number))?;
    Some(Value::from(number))
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

    fn reply(kind: serde_json::Value, line: &str) -> Option<Reply> {
        read(&question(kind), line)
    }

    #[test]
    fn a_line_is_an_answer_only_where_it_can_be_one() {
        let number = || json!({ "number": { "unit": "celsius", "min": -10, "max": 45 } });
        let choice = || json!({ "choice": { "options": ["cot", "adult_bed"], "points": [] } });
        let is = |value: serde_json::Value| Some(Reply::Answer(value));
        assert_eq!(reply(json!("yes_no"), "Y"), is(json!(true)));
        assert_eq!(reply(json!("yes_no"), "perhaps"), None);
        assert_eq!(reply(choice(), "2"), is(json!("adult_bed")));
        assert_eq!(reply(choice(), "Adult bed"), is(json!("adult_bed")));
        assert_eq!(reply(choice(), "0"), None);
        assert_eq!(reply(choice(), "3"), None);
        assert_eq!(reply(number(), "20.5"), is(json!(20.5)));
        assert_eq!(reply(number(), "-3"), is(json!(-3)));
        assert_eq!(reply(number(), "46"), None);
        assert_eq!(reply(number(), "10%"), None);
        assert_eq!(reply(json!({ "grade": { "min": 1, "max": 5 } }), "6"), None);
    }

    #[test]
    fn nobody_knows_and_does_not_apply_are_answers_to_every_question() {
        for kind in [json!("yes_no"), json!({ "grade": { "min": 1, "max": 5 } })] {
            assert_eq!(reply(kind.clone(), ""), Some(Reply::Answer(json!("not_known"))));
            assert_eq!(reply(kind.clone(), "-"), Some(Reply::Answer(json!("not_applicable"))));
            assert_eq!(reply(kind.clone(), "why"), Some(Reply::AskReason));
            assert_eq!(reply(kind, "stop"), Some(Reply::Stop));
        }
    }
}
