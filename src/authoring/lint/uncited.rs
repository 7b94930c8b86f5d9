//! Rules that rest on nothing named.

use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::pack::{ParsedPack, codes};
use crate::vocabulary::Basis;

codes! {
    /// A rule that rests on something outside itself and does not cite it.
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
