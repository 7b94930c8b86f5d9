//! Every condition of a pack, with its path in the text.

use crate::pack::{Condition, Pack};

/// What a condition is for: it says which kinds of condition may stand in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::authoring) enum Ground {
    /// A rule's own condition.
    Rule,
    /// A gate of a rule.
    Gate,
    /// A level of need.
    Level,
    /// An outcome of a reading: facts and ages only.
    Reading,
    /// Whether a tool's question is asked: facts and ages only.
    Question,
    /// The condition that an amendment gives to a rule.
    Amend,
}

/// A condition that stands by itself.
pub(in crate::authoring) struct Root<'a> {
    pub ground: Ground,
    pub path: String,
    pub condition: &'a Condition,
    /// The rule it belongs to, by its own id; for an amendment the id that it names.
    pub rule: Option<&'a str>,
}

/// Every condition that stands by itself in a pack.
pub(in crate::authoring) fn roots(pack: &Pack) -> Vec<Root<'_>> {
    let mut roots = Vec::new();
    let mut add = |ground, path, condition, rule| roots.push(Root { ground, path, condition, rule });
    for (at, rule) in pack.rules.iter().enumerate() {
        let id = Some(rule.id.as_str());
        add(Ground::Rule, format!("rule[{at}].when"), &rule.when, id);
        for (gate_at, gate) in rule.gates.iter().enumerate() {
            add(Ground::Gate, format!("rule[{at}].gate[{gate_at}].when"), &gate.when, id);
        }
    }
    for (at, level) in pack.levels.iter().enumerate() {
        if let Some(when) = &level.when {
            add(Ground::Level, format!("level[{at}].when"), when, None);
        }
    }
    for (at, reading) in pack.readings.iter().enumerate() {
        for (outcome_at, outcome) in reading.outcomes.iter().enumerate() {
            add(Ground::Reading, format!("reading[{at}].outcome[{outcome_at}].when"), &outcome.when, None);
        }
    }
    for (at, tool) in pack.tools.iter().enumerate() {
        for (question_at, question) in tool.questions.iter().enumerate() {
            if let Some(only_if) = &question.only_if {
                add(Ground::Question, format!("tool[{at}].question[{question_at}].only_if"), only_if, None);
            }
        }
    }
    for (at, amend) in pack.amends.iter().enumerate() {
        if let Some(when) = &amend.when {
            add(Ground::Amend, format!("amend[{at}].when"), when, Some(amend.rule.as_str()));
        }
    }
    roots
}

/// Every part of a condition, itself included, each with its path, outer before inner.
pub(in crate::authoring) fn leaves<'a>(condition: &'a Condition, path: &str) -> Vec<(String, &'a Condition)> {
    fn add<'a>(condition: &'a Condition, path: &str, all: &mut Vec<(String, &'a Condition)>) {
        all.push((path.to_owned(), condition));
        let (key, parts) = match condition {
            Condition::All(parts) => ("all", parts),
            Condition::Any(parts) => ("any", parts),
            Condition::AtLeast { of, .. } => ("of", of),
            Condition::Seen(_) | Condition::Fact(_) | Condition::Found(_) | Condition::Age(_) => return,
        };
        for (at, part) in parts.iter().enumerate() {
            add(part, &format!("{path}.{key}[{at}]"), all);
        }
    }
    let mut all = Vec::new();
    add(condition, path, &mut all);
    all
}
