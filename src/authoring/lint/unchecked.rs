//! Citations that nobody says to have checked.

use crate::authoring::citations::{Citations, citations};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::pack::{ParsedPack, codes};

codes! {
    /// A citation that does not say how well it was checked.
    ///
    /// # What it does
    ///
    /// Warns of a citation without `checked` beside it.
    ///
    /// # Why
    ///
    /// A report says of every statement whether somebody read it in its source. Where nobody says so, the worst is
    /// taken: recalled, not yet read.
    ///
    /// # Example
    ///
    /// ```toml
    /// cites = ["thresholds 3"]
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// cites = ["thresholds 3"]
    /// checked = "text"
    /// ```
    Warning UNCHECKED = "unchecked";
}

/// Warns of citations without `checked`.
pub(super) fn lint(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    for Citations { path, cites, rule } in citations(&parsed.pack) {
        let own = parsed.spans.has(&format!("{path}.checked"));
        // What is said of a tool holds for its questions.
        let of_tool = path
            .split_once(".question")
            .is_some_and(|(tool, _)| parsed.spans.has(&format!("{tool}.checked")));
        // What is left out states nothing that could be checked.
        let left_out = path.starts_with("not_encoded");
        if !cites.is_empty() && !own && !of_tool && !left_out {
            diagnostics.emit(
                Location { pack: parsed, path: &format!("{path}.cites"), rule },
                UNCHECKED,
                "a citation without `checked`",
                "write `checked = \"text\"` once it was read in the source, \"secondary\" in a reproduction, \"recalled\" until then",
            );
        }
    }
}
