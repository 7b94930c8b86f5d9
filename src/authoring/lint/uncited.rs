//! Rules that rest on nothing named.

use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::pack::{ParsedPack, codes};
use crate::vocabulary::{Basis, Vocabulary as _};

codes! {
    /// A rule that rests on something outside itself and does not cite it.
    ///
    /// # What it does
    ///
    /// Warns of a rule whose basis is law, guidance, research or local policy, and that cites nothing.
    ///
    /// # Why
    ///
    /// Whoever doubts the rule must be able to look it up. A rule that is its author's own choice says so: `basis =
    /// "design"`.
    ///
    /// # Example
    ///
    /// ```toml
    /// basis = "local_policy"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// basis = "local_policy"
    /// cites = ["thresholds 4.2"]
    /// checked = "text"
    /// ```
    Warning UNCITED = "uncited";
}

/// Warns of rules that name a basis outside the pack and cite nothing.
pub(super) fn lint(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    for (index, rule) in parsed.pack.rules.iter().enumerate() {
        if rule.cites.is_empty() && rule.basis != Basis::Design {
            diagnostics.emit(
                Location::in_rule(parsed, &format!("rule[{index}].id"), &rule.id),
                UNCITED,
                format!("a rule on the basis of {} that cites nothing", rule.basis.name().replace('_', " ")),
                "name its sources in `cites`, or say `basis = \"design\"`",
            );
        }
    }
}
