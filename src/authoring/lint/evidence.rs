//! How well what a pack says is supported.

use crate::authoring::check::{At, Complaints};
use crate::pack::{ParsedPack, codes};
use crate::vocabulary::Basis;

/// Warns of citations that do not say how well they were checked, and of rules that rest on nothing named.
pub(super) fn lint(parsed: &ParsedPack, complaints: &mut Complaints) {
    for (path, cites, rule) in crate::authoring::check::all_cites(&parsed.pack) {
        let own = format!("{path}.checked");
        // What is said of a tool holds for its questions.
        let tool = path.split(".question").next().map(|tool| format!("{tool}.checked"));
        let said = parsed.spans.has(&own) || tool.is_some_and(|tool| parsed.spans.has(&tool));
        if !cites.is_empty() && !said {
            let place = format!("{path}.cites");
            complaints.warning(
                At { pack: parsed, path: &place, rule },
                codes::UNCHECKED,
                "a citation without `checked`",
                "write `checked = \"text\"` once it was read in the source, \"secondary\" in a reproduction, \"recalled\" until then",
            );
        }
    }
    for (at, rule) in parsed.pack.rules.iter().enumerate() {
        if rule.cites.is_empty() && rule.basis != Basis::Design {
            complaints.warning(
                At { pack: parsed, path: &format!("rule[{at}].id"), rule: Some(&rule.id) },
                codes::UNCITED,
                format!("a rule on the basis of {} that cites nothing", rule.basis.name().replace('_', " ")),
                "name its sources in `cites`, or say `basis = \"design\"`",
            );
        }
    }
}
