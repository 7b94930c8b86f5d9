//! Definitions: measures, the response tool, the survey and the settings of disclosure control. Each is data, written in
//! TOML; one of each ships with the library, and a partnership can use its own instead.

use neglect_screen::case::Problem;
use serde::de::DeserializeOwned;

use crate::document::Node;
use crate::problem::{PartnershipError, problem};

/// Something that is defined in TOML.
///
/// ```
/// use neglect_partnership::Definition;
/// use neglect_partnership::response::ResponseTool;
///
/// assert_eq!(ResponseTool::shipped().priorities().count(), 10);
/// let problems = ResponseTool::from_toml("[tool]\nid = 'mine'\n").unwrap_err().problems;
/// assert_eq!(problems[0].path, "line 1");
/// assert_eq!(problems[0].message, "the field `version` is missing");
/// ```
pub trait Definition: DeserializeOwned {
    /// What it is called in the help of a problem.
    const NAME: &'static str;
    /// The code of a text that is not its TOML.
    const UNREADABLE: &'static str;
    /// The TOML that ships with the library.
    const SHIPPED: &'static str;

    /// Everything that is wrong with the definition; empty if nothing is.
    fn problems(&self) -> Vec<Problem>;

    /// The definition that ships with the library.
    ///
    /// # Panics
    ///
    /// Never: the text is part of the library, and a test reads it.
    fn shipped() -> Self {
        Self::from_toml(Self::SHIPPED).expect("a test reads every definition that ships")
    }

    /// Reads a partnership's own definition.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, or the first thing that keeps it from being read.
    fn from_toml(text: &str) -> Result<Self, PartnershipError> {
        let (at, message) = match Node::from_toml(text).map(|document| document.read::<Self>()) {
            Ok(Ok(definition)) => {
                let problems = definition.problems();
                return if problems.is_empty() { Ok(definition) } else { Err(problems.into()) };
            }
            Ok(Err(mismatch)) => (mismatch.at, mismatch.to_string()),
            // The parser's own message quotes nothing of the text.
            Err(error) => (error.span().map(|span| span.start), error.message().to_owned()),
        };
        let before = text.bytes().take(at.unwrap_or(0));
        let line = before.filter(|byte| *byte == b'\n').count() + 1;
        let help = format!("see the shipped {} for the form", Self::NAME);
        Err(problem(format!("line {line}"), Self::UNREADABLE, message, help).into())
    }
}
