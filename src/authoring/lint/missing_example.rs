//! Every rule shows, in its own examples, each thing that it can do.

use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::facts::is_of_time;
use crate::pack::{Condition, Expect, ParsedPack, Rule, codes};

codes! {
    /// A rule without an example of something that it can show.
    ///
    /// # What it does
    ///
    /// Warns of a rule that lacks an example of something it can do: `fires` and `silent` always, `asks` where
    /// something it needs can be missing, `held_back` where it has a gate, an exemption or an `explained_by`.
    ///
    /// # Why
    ///
    /// Examples are the tests of a rule. A threshold that none of them holds can be changed by a slip of the pen, and
    /// nobody will notice before a child's record meets it.
    ///
    /// # Example
    ///
    /// ```toml
    /// [[example]]
    /// rule = "lunch"
    /// given = [{ seen = "ours.lunch_missing", times = 2 }]
    /// expect = "fires"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// [[example]]
    /// rule = "lunch"
    /// given = [{ seen = "ours.lunch_missing", times = 2 }]
    /// expect = "fires"
    ///
    /// [[example]]
    /// rule = "lunch"
    /// given = [{ seen = "ours.lunch_missing", times = 1 }]
    /// expect = "silent"
    /// ```
    Warning MISSING_EXAMPLE = "missing_example";
}

/// Warns of rules without an example of something that they can do.
pub(super) fn lint(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    for (index, rule) in parsed.pack.rules.iter().enumerate() {
        let shown = |expect| rule.examples.iter().any(|example| example.expect == expect);
        let missing: Vec<&str> =
            can_do(rule).into_iter().filter(|(expect, _)| !shown(*expect)).map(|(_, name)| name).collect();
        if !missing.is_empty() {
            diagnostics.emit(
                Location::in_rule(parsed, &format!("rule[{index}].id"), &rule.id),
                MISSING_EXAMPLE,
                format!("no example of: {}", missing.join(", ")),
                "add an [[example]] of each, at the boundary of the rule",
            );
        }
    }
}

/// What a rule can do: fire and be silent always, ask where something it needs can be missing, and be held back
/// where it has a gate or takes an explanation.
fn can_do(rule: &Rule) -> Vec<(Expect, &'static str)> {
    let mut can = vec![(Expect::Fires, "fires"), (Expect::Silent, "silent")];
    let nodes: Vec<&Condition> = rule.conditions().flat_map(Condition::walk).collect();
    let sees = nodes.iter().any(|node| matches!(node, Condition::Seen(_)));
    let explained = sees && !rule.explained_by.is_empty();
    let asks = nodes.iter().any(|node| match node {
        Condition::Seen(seen) => !seen.with.is_empty() || !seen.gate.is_empty(),
        // The chronology is computed: nobody can be asked for it.
        Condition::Fact(test) => !is_of_time(&test.fact),
        _ => false,
    });
    if asks || explained {
        can.push((Expect::Asks, "asks"));
    }
    let gated = nodes.iter().any(
        |node| matches!(node, Condition::Seen(seen) if !seen.gate.is_empty() || !seen.exempt.is_empty()),
    );
    if gated || explained || !rule.gates.is_empty() || !rule.exemptions.is_empty() {
        can.push((Expect::HeldBack, "held_back"));
    }
    can
}
