//! Makes problems, and puts more before their paths. No problem repeats what somebody wrote.

use neglect_screen::case::Problem;
use serde_json::error::Category;

pub(crate) fn problem(
    path: impl Into<String>,
    code: &'static str,
    message: impl Into<String>,
    help: impl Into<String>,
) -> Problem {
    Problem { path: path.into(), code, message: message.into(), help: help.into() }
}

/// The problem of a text that is not the JSON of `what`, at the line and column where reading stopped. The reader's own
/// message is left out, for it may quote the text.
pub(crate) fn not_json(code: &'static str, what: &str, error: &serde_json::Error) -> Problem {
    let message = match error.classify() {
        Category::Syntax => "this is not JSON".to_owned(),
        Category::Eof => "the JSON ends too early".to_owned(),
        Category::Data | Category::Io => format!("this is JSON, but not that of {what}"),
    };
    let path = format!("line {}, column {}", error.line(), error.column());
    problem(path, code, message, "compare the names and the kinds of values with the documentation")
}

/// The same problems, each with `before` in front of its path: the name of a file or of a part of a request.
pub(crate) fn prefixed(mut problems: Vec<Problem>, before: &str) -> Vec<Problem> {
    for problem in &mut problems {
        problem.path.insert_str(0, before);
    }
    problems
}

/// Everything that keeps something from being read or carried out. It is shown as one line for each problem.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(.problems))]
#[non_exhaustive]
pub struct PartnershipError {
    /// The problems; never empty.
    pub problems: Vec<Problem>,
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

impl PartnershipError {
    /// The same error, each path with `before` in front.
    pub(crate) fn within(self, before: &str) -> Self {
        Self { problems: prefixed(self.problems, before) }
    }
}

impl From<Vec<Problem>> for PartnershipError {
    fn from(problems: Vec<Problem>) -> Self {
        Self { problems }
    }
}

impl From<Problem> for PartnershipError {
    fn from(problem: Problem) -> Self {
        vec![problem].into()
    }
}
