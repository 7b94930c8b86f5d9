//! Why a request was refused, as JSON: a case or an import with its problems, packs with their diagnostics, or a wrong argument.

use neglect_screen::case::Problem;
use neglect_screen::{CaseError, PackError};
use serde::Serialize;

use crate::packs::DiagnosticLine;

/// A refusal.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Refusal {
    /// The case has mistakes, each with its place.
    Case { message: String, problems: Vec<Problem> },
    /// The packs have errors.
    Packs { message: String, diagnostics: Vec<DiagnosticLine> },
    /// Files cannot be imported as it was asked.
    Import { message: String, problems: Vec<Problem> },
    /// The call itself is wrong.
    Argument { message: String },
}

impl Refusal {
    pub(crate) fn argument(message: impl Into<String>) -> Refusal {
        Refusal::Argument { message: message.into() }
    }

    pub(crate) fn import(problems: Vec<Problem>) -> Refusal {
        let words: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        Refusal::Import { message: words.join("; "), problems }
    }

    pub(crate) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a refusal is written as JSON")
    }
}

impl From<CaseError> for Refusal {
    fn from(error: CaseError) -> Refusal {
        Refusal::Case { message: error.to_string(), problems: error.problems }
    }
}

impl From<PackError> for Refusal {
    fn from(error: PackError) -> Refusal {
        let diagnostics = error.diagnostics.iter().map(DiagnosticLine::new).collect();
        Refusal::Packs { message: error.to_string(), diagnostics }
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Refusal {
        // Its message could quote what was sent: where it stands is enough.
        Refusal::argument(format!("not readable as JSON, line {} column {}", error.line(), error.column()))
    }
}
