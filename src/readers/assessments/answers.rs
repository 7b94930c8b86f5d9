//! One answer of an assessment, read against its question: the first step of `assessments`. What cannot be read is
//! said and left out; nothing is ever guessed.

use std::borrow::Cow;

use serde_json::Value as Json;

use crate::facts::{Answer, Value};
use crate::number::{Number, NumberError};
use crate::pack::{AnswerKind, ToolQuestion};
use crate::vocabulary::CaveatCode;

/// The word for an answer that nobody knows.
pub(super) const NOT_KNOWN: &str = "not_known";
/// The word for a question that does not apply to the child.
pub(super) const NOT_APPLICABLE: &str = "not_applicable";

/// The word for a number that is more than nothing, where nobody knows how much.
pub(super) const SOME: &str = "some";

/// Why an answer cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is `null`.
    Empty,
    /// It is of another type than the question asks for.
    WrongType,
    /// It is a word that is not among the options.
    NotAnOption,
    /// It is a number beyond the question's least or most.
    OutOfRange,
    /// A grade must be a whole number.
    NotWhole,
}

impl Unreadable {
    /// The code of the caveat.
    pub(super) fn code(self) -> CaveatCode {
        match self {
            Unreadable::Empty => CaveatCode::AnswerEmpty,
            Unreadable::WrongType => CaveatCode::AnswerWrongType,
            Unreadable::NotAnOption => CaveatCode::AnswerNotAnOption,
            Unreadable::OutOfRange => CaveatCode::AnswerOutOfRange,
            Unreadable::NotWhole => CaveatCode::AnswerNotWhole,
        }
    }
}

/// Reads one answer.
///
/// # Errors
///
/// Where it does not fit the question. The reason never carries the answer itself.
pub(super) fn read(question: &ToolQuestion, given: &Json) -> Result<Answer, Unreadable> {
    if let Json::String(word) = given {
        match word.as_str() {
            NOT_KNOWN => return Ok(Answer::NotKnown),
            NOT_APPLICABLE => return Ok(Answer::NotApplicable),
            _ => {}
        }
    }
    if given.is_null() {
        return Err(Unreadable::Empty);
    }
    match &question.answer {
        AnswerKind::YesNo => match given {
            Json::Bool(flag) => Ok(Answer::Known(Value::Flag(*flag))),
            Json::String(word) => match word.as_str() {
                "yes" => Ok(Answer::Known(Value::Flag(true))),
                "no" => Ok(Answer::Known(Value::Flag(false))),
                _ => Err(Unreadable::NotAnOption),
            },
            _ => Err(Unreadable::WrongType),
        },
        AnswerKind::Choice { options, .. } => {
            let word = match given {
                Json::String(word) => Cow::Borrowed(word.as_str()),
                // Published columns are often named by their points: 5, 10, 15, 20.
                Json::Number(number) => Cow::Owned(number.to_string()),
                _ => return Err(Unreadable::WrongType),
            };
            let option =
                options.iter().find(|option| option.as_str() == word).ok_or(Unreadable::NotAnOption)?;
            Ok(Answer::Known(Value::Text(Cow::Owned(option.clone()))))
        }
        AnswerKind::Grade { min, max } => {
            let grade = number(given)?.as_integer().ok_or(Unreadable::NotWhole)?;
            if (*min..=*max).contains(&grade) {
                Ok(Answer::Known(Value::Number(Number::from(grade))))
            } else {
                Err(Unreadable::OutOfRange)
            }
        }
        AnswerKind::Number { min, max, .. } if is_some(given) => {
            // The least that is more than nothing: what a hundredth of a unit does not reach, nobody would write down.
            let low = Number::ratio(1, 100).filter(|low| *min == Number::ZERO && low <= max);
            low.map(|low| Answer::Known(Value::Between { low, high: *max })).ok_or(Unreadable::NotAnOption)
        }
        AnswerKind::Number { min, max, .. } => {
            let number = number(given)?;
            if (*min..=*max).contains(&number) {
                Ok(Answer::Known(Value::Number(number)))
            } else {
                Err(Unreadable::OutOfRange)
            }
        }
    }
}

fn is_some(given: &Json) -> bool {
    given.as_str() == Some(SOME)
}

/// A number, or the text of one: a decimal of more digits than a JSON number carries everywhere comes as its text.
fn number(given: &Json) -> Result<Number, Unreadable> {
    let read = match given {
        Json::Number(number) => match number.as_i64() {
            Some(integer) => return Ok(Number::from(integer)),
            None => Number::rounded(&number.to_string()),
        },
        Json::String(text) => Number::rounded(text),
        _ => return Err(Unreadable::WrongType),
    };
    read.map_err(|refused| match refused {
        NumberError::TooLarge => Unreadable::OutOfRange,
        _ => Unreadable::WrongType,
    })
}

/// What an answer may be, in words for the help of a caveat.
pub(super) fn allowed(kind: &AnswerKind) -> String {
    let first = match kind {
        AnswerKind::YesNo => "true, false, \"yes\" or \"no\"".to_owned(),
        AnswerKind::Choice { options, .. } => format!("one of {}", options.join(", ")),
        AnswerKind::Grade { min, max } => format!("a whole number from {min} to {max}"),
        AnswerKind::Number { unit, min, max } if *min == Number::ZERO => {
            format!("a number of {unit} from {min} to {max}, or \"{SOME}\"")
        }
        AnswerKind::Number { unit, min, max } => format!("a number of {unit} from {min} to {max}"),
    };
    format!("{first}; or \"{NOT_KNOWN}\" or \"{NOT_APPLICABLE}\"")
}

/// An answer in a practitioner's words.
pub(super) fn words(kind: &AnswerKind, answer: &Answer) -> Cow<'static, str> {
    match answer {
        Answer::NotKnown => Cow::Borrowed("not known"),
        Answer::NotApplicable => Cow::Borrowed("does not apply"),
        Answer::Known(Value::Flag(true)) => Cow::Borrowed("yes"),
        Answer::Known(Value::Flag(false)) => Cow::Borrowed("no"),
        Answer::Known(Value::Text(option)) => Cow::Owned(option.replace('_', " ")),
        Answer::Known(Value::Number(number)) => Cow::Owned(match kind {
            AnswerKind::Number { unit, .. } => format!("{number} {}", unit.replace('_', " ")),
            _ => format!("grade {number}"),
        }),
        Answer::Known(Value::Between { .. }) => Cow::Borrowed("some, amount not known"),
        // No question has an answer of these kinds.
        Answer::Known(Value::Ratio { .. } | Value::Date(_)) => Cow::Borrowed("recorded"),
    }
}

/// What an answer is worth in a sum: a number or grade itself, an option its points, yes one and no nought.
/// `None` for an option that has no points.
pub(super) fn worth(kind: &AnswerKind, value: &Value) -> Option<Number> {
    match (kind, value) {
        (AnswerKind::YesNo, Value::Flag(flag)) => Some(Number::from(i64::from(*flag))),
        (AnswerKind::Choice { options, points }, Value::Text(word)) => {
            let at = options.iter().position(|option| option == word)?;
            points.get(at).copied().map(Number::from)
        }
        (AnswerKind::Grade { .. } | AnswerKind::Number { .. }, Value::Number(number)) => Some(*number),
        _ => None,
    }
}

/// The least and the most that an answer to the question can be worth; `None` where its options have no points.
pub(super) fn span_of_worth(kind: &AnswerKind) -> Option<(Number, Number)> {
    match kind {
        AnswerKind::YesNo => Some((Number::ZERO, Number::from(1_i64))),
        AnswerKind::Choice { points, .. } => {
            Some((Number::from(*points.iter().min()?), Number::from(*points.iter().max()?)))
        }
        AnswerKind::Grade { min, max } => Some((Number::from(*min), Number::from(*max))),
        AnswerKind::Number { min, max, .. } => Some((*min, *max)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Answer, Unreadable, Value, read};
    use crate::number::Number;
    use crate::pack::{AnswerKind, ToolQuestion};
    fn question(answer: AnswerKind) -> ToolQuestion {
        ToolQuestion {
            id: "q".to_owned(),
            ask: "?".to_owned(),
            terms: Vec::new(),
            answer,
            section: None,
            ages: None,
            only_if: None,
            record: None,
            means: Vec::new(),
            weight: None,
            note: None,
            cites: Vec::new(),
            checked: None,
        }
    }

    #[test]
    fn yes_and_no_are_read_as_words_and_as_booleans() {
        let asked = question(AnswerKind::YesNo);
        for (given, flag) in
            [(json!(true), true), (json!("yes"), true), (json!(false), false), (json!("no"), false)]
        {
            assert_eq!(read(&asked, &given), Ok(Answer::Known(Value::Flag(flag))));
        }
        assert_eq!(read(&asked, &json!("maybe")), Err(Unreadable::NotAnOption));
        assert_eq!(read(&asked, &json!(1)), Err(Unreadable::WrongType));
    }

    #[test]
    fn a_grade_is_a_whole_number_in_its_range() {
        let asked = question(AnswerKind::Grade { min: 1, max: 5 });
        assert_eq!(read(&asked, &json!(5)), Ok(Answer::Known(Value::Number(Number::from(5_i64)))));
        assert_eq!(read(&asked, &json!(4.0)), Ok(Answer::Known(Value::Number(Number::from(4_i64)))));
        assert_eq!(read(&asked, &json!(0)), Err(Unreadable::OutOfRange));
        assert_eq!(read(&asked, &json!(6)), Err(Unreadable::OutOfRange));
        assert_eq!(read(&asked, &json!(2.5)), Err(Unreadable::NotWhole));
        assert_eq!(read(&asked, &json!("four")), Err(Unreadable::WrongType));
    }

    #[test]
    fn a_number_keeps_its_decimals_and_its_bounds() {
        let asked = question(AnswerKind::Number {
            unit: "celsius".to_owned(),
            min: Number::from(-10_i64),
            max: Number::from(50_i64),
        });
        assert_eq!(read(&asked, &json!(18.5)), Ok(Answer::Known(Value::Number("18.5".parse().unwrap()))));
        assert_eq!(read(&asked, &json!(50.1)), Err(Unreadable::OutOfRange));
        assert_eq!(read(&asked, &json!(1e300)), Err(Unreadable::OutOfRange));
        assert_eq!(read(&asked, &json!("1e999")), Err(Unreadable::OutOfRange));
        assert_eq!(read(&asked, &json!("18.5")), read(&asked, &json!(18.5)));
        assert_eq!(read(&asked, &json!([18])), Err(Unreadable::WrongType));
    }

    #[test]
    fn a_choice_is_one_of_its_options_and_an_option_named_by_its_points_may_be_a_number() {
        let asked = question(AnswerKind::Choice {
            options: vec!["5".to_owned(), "20".to_owned()],
            points: vec![5, 20],
        });
        assert_eq!(read(&asked, &json!(20)), Ok(Answer::Known(Value::Text("20".into()))));
        assert_eq!(read(&asked, &json!("20")), Ok(Answer::Known(Value::Text("20".into()))));
        assert_eq!(read(&asked, &json!(10)), Err(Unreadable::NotAnOption));
        assert_eq!(read(&asked, &json!(true)), Err(Unreadable::WrongType));
    }

    #[test]
    fn not_known_and_not_applicable_answer_every_question_and_null_answers_none() {
        let numbers =
            AnswerKind::Number { unit: "units".to_owned(), min: Number::ZERO, max: Number::from(9_i64) };
        for kind in [AnswerKind::YesNo, AnswerKind::Grade { min: 1, max: 5 }, numbers] {
            let asked = question(kind);
            assert_eq!(read(&asked, &json!("not_known")), Ok(Answer::NotKnown));
            assert_eq!(read(&asked, &json!("not_applicable")), Ok(Answer::NotApplicable));
            assert_eq!(read(&asked, &json!(null)), Err(Unreadable::Empty));
        }
    }
}
