//! Packs whose review is due.

use jiff::civil::Date;

use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::pack::{Diagnostic, ParsedPack, codes};

codes! {
    /// A pack whose review date has passed.
    ///
    /// # What it does
    ///
    /// Warns of a pack whose `review_by` lies before the day that `check --today` names.
    ///
    /// # Why
    ///
    /// Guidance is replaced, and thresholds are revised. Past the date every report says that the pack awaits review.
    ///
    /// # Example
    ///
    /// ```toml
    /// review_by = 2026-04-30
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// review_by = 2027-04-30
    /// ```
    Warning REVIEW_PASSED = "review_passed";
}

/// Warns of packs whose review date lies before `on`. The library has no clock: the caller says what day it is.
pub fn review_passed(packs: &[ParsedPack], on: Date) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    for pack in packs {
        let passed = pack.pack.header.review_by.filter(|review_by| *review_by < on);
        if let Some(review_by) = passed {
            diagnostics.emit(
                Location::new(pack, "pack.review_by"),
                REVIEW_PASSED,
                format!("this pack was to be reviewed by {review_by}"),
                "read its sources again, correct it, and set the next date",
            );
        }
    }
    diagnostics.sorted(packs)
}
