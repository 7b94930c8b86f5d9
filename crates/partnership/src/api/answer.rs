//! An answer is always JSON: every other form is a text in it.

use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};

/// In which form tables of figures are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TableForm {
    #[default]
    Json,
    Csv,
    Text,
}

/// An answer as JSON, in one line.
pub(super) fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).expect("plain data with text keys is JSON")
}

/// An answer in any form but JSON.
pub(super) fn text(text: String) -> String {
    json(&Text { text })
}

/// An answer with the warnings that were asked for; `None` where nobody asked.
pub(super) fn with_warnings<T: Serialize>(answer: &T, warnings: Option<Vec<Problem>>) -> String {
    json(&Warned { answer, warnings })
}

#[derive(Serialize)]
pub(super) struct Text {
    pub(super) text: String,
}

#[derive(Serialize)]
struct Warned<'a, T> {
    #[serde(flatten)]
    answer: &'a T,
    #[serde(skip_serializing_if = "Option::is_none")]
    warnings: Option<Vec<Problem>>,
}
