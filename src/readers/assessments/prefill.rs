//! What the child's own record answers: a question that names such a fact is not asked where the record holds it, so
//! that one thing is never kept in two places. Part of `assessments`.

use super::answers::span_of_worth;
use crate::case::Child;
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::pack::{AnswerKind, ToolQuestion};

/// The facts of the child's record that a question's `record` may name, with their units.
pub const RECORD_FACTS: [(&str, &str); 3] = [
    ("birth.gestation_days_beyond", "days"),
    ("birth.gestation_weeks", "weeks"),
    ("birth.weight_g", "grams"),
];

/// The answer that the record holds, where it holds one that the question can have.
pub(super) fn recorded(question: &ToolQuestion, child: &Child) -> Option<Answer> {
    let number = match question.record.as_deref()? {
        "birth.gestation_days_beyond" => u32::from(child.gestation_days?),
        "birth.gestation_weeks" => u32::from(child.gestation_weeks?),
        "birth.weight_g" => child.birth_weight_g?,
        _ => return None,
    };
    let number = Number::from(number);
    let (least, most) = span_of_worth(&question.answer)?;
    let numeric = matches!(question.answer, AnswerKind::Number { .. });
    (numeric && least <= number && number <= most).then_some(Answer::Known(Value::Number(number)))
}
