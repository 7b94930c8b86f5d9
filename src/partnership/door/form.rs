//! In which form an answer comes. An answer is always JSON: every form but that one is a text in it.

use serde::{Deserialize, Serialize};

/// Tables of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum TableForm {
    #[default]
    Json,
    Csv,
    Text,
}

/// The matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum MatrixForm {
    #[default]
    Json,
    Csv,
    Text,
    Html,
}

/// The overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum OverviewForm {
    #[default]
    Json,
    Text,
}

/// Responses themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ResponseForm {
    #[default]
    Json,
    Csv,
}

/// An answer in any form but JSON.
#[derive(Debug, Serialize)]
pub(super) struct Text {
    pub(super) text: String,
}

/// An answer as JSON, in one line.
pub(super) fn json(answer: &impl Serialize) -> String {
    // Plain data with text keys: writing it cannot fail.
    serde_json::to_string(answer).unwrap_or_default()
}
