//! What is wrong with a return, a survey or a definition, and where: collected, all of it, before anything is
//! refused.

use std::fmt;

use serde::Serialize;

use super::complaint::toml_words;

/// One thing that is wrong, its place and its help. Never holds what somebody wrote there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// Where: `answers[3].priority`, or `line 7` of a file.
    pub place: String,
    /// A stable name for programs: `response.unknown_priority`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Problem {
    pub(super) fn new(
        place: impl Into<String>,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { place: place.into(), code, message: message.into(), help: help.into() }
    }

    /// A problem in the TOML of `what`, at the line where reading stopped.
    pub(super) fn in_toml(code: &'static str, what: &str, text: &str, error: &toml::de::Error) -> Self {
        let (line, message) = toml_words(text, error);
        Self::new(format!("line {line}"), code, message, format!("see the shipped {what} for the form"))
    }

    /// The same problem, its place in the text that `whole` names.
    pub(super) fn within(mut self, whole: &str) -> Self {
        self.place = format!("{whole}: {}", self.place);
        self
    }

    /// A problem in the JSON of `what`. What the reader says of it is left out, for it may quote the content.
    pub(super) fn in_json(code: &'static str, what: &str, error: &serde_json::Error) -> Self {
        let message = match error.classify() {
            serde_json::error::Category::Syntax => "this is not JSON".to_owned(),
            serde_json::error::Category::Eof => "the JSON ends too early".to_owned(),
            serde_json::error::Category::Data | serde_json::error::Category::Io => {
                format!("this is JSON, but not that of {what}")
            }
        };
        let place = format!("line {}, column {}", error.line(), error.column());
        Self::new(place, code, message, "compare the names and the kinds of values with the documentation")
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]; {}", self.place, self.message, self.code, self.help)
    }
}
