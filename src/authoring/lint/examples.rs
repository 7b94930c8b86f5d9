//! Every rule shows, in its own examples, each thing that it can do.

use crate::authoring::check::{At, Complaints, leaves};
use crate::facts::fact_domain;
use crate::pack::{Condition, Expect, ParsedPack, Rule, codes};

/// Warns of rules without an example of something that they can do.
pub(super) fn lint(parsed: &ParsedPack, complaints: &mut Complaints) {
    for (at, rule) in parsed.pack.rules.iter().enumerate() {
        let shown = |expect| rule.examples.iter().any(|example| example.expect == expect);
        let missing: Vec<&str> =
            can_show(rule).into_iter().filter(|(expect, _)| !shown(*expect)).map(|(_, name)| name).collect();
        if !missing.is_empty() {
            complaints.warning(
                At { pack: parsed, path: &format!("rule[{at}].id"), rule: Some(&rule.id) },
                codes::MISSING_EXAMPLE,
                format!("no example of: {}", missing.join(", ")),
                "add a [[rule.example]] of each, at the boundary of the rule",
            );
        }
    }
}

/// What a rule can do: fire and be silent always, ask where something it needs can be missing, and be held back
/// where it has a gate or takes an explanation.
fn can_show(rule: &Rule) -> Vec<(Expect, &'static str)> {
    let mut can = vec![(Expect::Fires, "fires"), (Expect::Silent, "silent")];
    let conditions = std::iter::once(&rule.when).chain(rule.gates.iter().map(|gate| &gate.when));
    let parts: Vec<&Condition> =
        conditions.flat_map(|condition| leaves(condition, "")).map(|(_, part)| part).collect();
    let sees = parts.iter().any(|part| matches!(part, Condition::Seen(_)));
    let explained = sees && !rule.explained_by.is_empty();
    let asks = parts.iter().any(|part| match part {
        Condition::Seen(seen) => !seen.with.is_empty() || !seen.gate.is_empty(),
        // The chronology is computed: nobody can be asked for it.
        Condition::Fact(test) => fact_domain(&test.fact) != "chronology",
        _ => false,
    });
    if asks || explained {
        can.push((Expect::Asks, "asks"));
    }
    let gated = parts.iter().any(|part| matches!(part, Condition::Seen(seen) if !seen.gate.is_empty()));
    if gated || explained || !rule.gates.is_empty() {
        can.push((Expect::HeldBack, "held_back"));
    }
    can
}
