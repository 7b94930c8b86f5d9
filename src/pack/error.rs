//! The error of packs that cannot be used.

use super::diagnostic::Diagnostic;

/// Everything that makes packs unusable, in the order of the packs and of their texts. Shown as one line for each
/// diagnostic.
///
/// ```
/// use neglect_screen::Screener;
/// let text = "[pack]\nid = \"nice\"\nversoin = \"1\"\ntitle = \"t\"\njurisdiction = \"England\"\n";
/// let error = Screener::builder().pack("nice.toml", text).build().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "nice.toml:1:1: error[missing_key]: `version` is missing; add `version`\n\
///      nice.toml:3:1: error[unknown_key]: unknown key `versoin`; did you mean `version`?"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(.diagnostics))]
#[non_exhaustive]
pub struct PackError {
    /// What is wrong; never empty. There may be warnings among the errors.
    pub diagnostics: Vec<Diagnostic>,
}

impl PackError {
    /// The packs where nothing is wrong with them; otherwise the error.
    pub(crate) fn unless_empty<T>(packs: T, diagnostics: Vec<Diagnostic>) -> Result<T, PackError> {
        if diagnostics.is_empty() { Ok(packs) } else { Err(PackError { diagnostics }) }
    }
}

fn lines(diagnostics: &[Diagnostic]) -> String {
    let lines: Vec<String> = diagnostics.iter().map(Diagnostic::to_string).collect();
    lines.join("\n")
}
