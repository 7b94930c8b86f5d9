//! Indicators that can be found only by whoever knows their label.

use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::pack::{ParsedPack, codes};

codes! {
    /// An indicator without the words that people look for it with.
    ///
    /// # What it does
    ///
    /// Warns of an indicator that has no `terms`.
    ///
    /// # Why
    ///
    /// Whoever records looks for a word of their own: *nits*, *did not attend*, *caries*. A code that nobody finds is a
    /// fact that nobody records, and a report cannot say anything about it.
    ///
    /// # Example
    ///
    /// ```toml
    /// label = "Packed lunch missing"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// label = "Packed lunch missing"
    /// terms = ["no lunch", "empty lunch box"]
    /// ```
    Warning WITHOUT_TERMS = "without_terms";
}

/// Warns of indicators that have no terms.
pub(super) fn lint(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    for (index, indicator) in parsed.pack.indicators.iter().enumerate() {
        if indicator.terms.is_empty() {
            diagnostics.emit(
                Location::new(parsed, &format!("indicator[{index}].code")),
                WITHOUT_TERMS,
                format!("`{}` has no terms by which it can be found", indicator.code),
                "add `terms` with the everyday and the clinical words that people use for it",
            );
        }
    }
}
