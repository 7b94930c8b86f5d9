//! Every condition of a pack, with its path in the text.

use crate::pack::{Condition, Pack};

/// What a condition is for: it says which kinds of condition may stand in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ConditionRole {
    /// A rule's own condition.
    Rule,
    /// A gate of a rule.
    Gate,
    /// An exemption of a rule.
    Exemption,
    /// A level of need.
    Level,
    /// An outcome of a published reading: facts and ages only.
    Reading,
    /// Whether a tool's question is asked: facts and ages only.
    Question,
    /// The condition that an amendment gives to a rule.
    Amendment,
    /// Whether a next step follows, or another in its place.
    NextStep,
    /// Answers that contradict each other: facts and ages only.
    Contradiction,
}

/// A whole condition, as a key of the pack holds it.
pub(super) struct PackCondition<'a> {
    pub role: ConditionRole,
    pub path: String,
    pub condition: &'a Condition,
    /// The rule it belongs to, by its own id; for an amendment the id that it names.
    pub rule: Option<&'a str>,
}

/// Every whole condition of a pack.
pub(super) fn conditions(pack: &Pack) -> Vec<PackCondition<'_>> {
    let mut all = Vec::new();
    let mut add = |role, path, condition, rule| all.push(PackCondition { role, path, condition, rule });
    for (index, rule) in pack.rules.iter().enumerate() {
        let id = Some(rule.id.as_str());
        add(ConditionRole::Rule, format!("rule[{index}].when"), &rule.when, id);
        for (gate_index, gate) in rule.gates.iter().enumerate() {
            add(ConditionRole::Gate, format!("rule[{index}].gate[{gate_index}].when"), &gate.when, id);
        }
        for (exemption_index, exemption) in rule.exemptions.iter().enumerate() {
            let path = format!("rule[{index}].exemption[{exemption_index}].when");
            add(ConditionRole::Exemption, path, &exemption.when, id);
        }
    }
    for (index, level) in pack.levels.iter().enumerate() {
        if let Some(when) = &level.when {
            add(ConditionRole::Level, format!("level[{index}].when"), when, None);
        }
    }
    for (index, step) in pack.next_steps.iter().enumerate() {
        if let Some(when) = &step.when {
            add(ConditionRole::NextStep, format!("next_step[{index}].when"), when, None);
        }
        if let Some(unless) = &step.unless {
            add(ConditionRole::NextStep, format!("next_step[{index}].unless"), unless, None);
        }
        for (instead_index, instead) in step.instead.iter().enumerate() {
            let path = format!("next_step[{index}].instead[{instead_index}].when");
            add(ConditionRole::NextStep, path, &instead.when, None);
        }
    }
    for (index, contradiction) in pack.contradictions.iter().enumerate() {
        let path = format!("contradiction[{index}].when");
        add(ConditionRole::Contradiction, path, &contradiction.when, None);
    }
    for (index, reading) in pack.readings.iter().enumerate() {
        for (outcome_index, outcome) in reading.outcomes.iter().enumerate() {
            let path = format!("reading[{index}].outcome[{outcome_index}].when");
            add(ConditionRole::Reading, path, &outcome.when, None);
        }
    }
    for (index, tool) in pack.tools.iter().enumerate() {
        for (question_index, question) in tool.questions.iter().enumerate() {
            if let Some(only_if) = &question.only_if {
                let path = format!("tool[{index}].question[{question_index}].only_if");
                add(ConditionRole::Question, path, only_if, None);
            }
        }
    }
    for (index, amend) in pack.amends.iter().enumerate() {
        if let Some(when) = &amend.when {
            add(ConditionRole::Amendment, format!("amend[{index}].when"), when, Some(amend.rule.as_str()));
        }
    }
    all
}

/// A condition and every one within it, each with its path, outer before inner.
pub(super) fn nodes<'a>(condition: &'a Condition, path: &str) -> Vec<(String, &'a Condition)> {
    let mut waiting = vec![(path.to_owned(), condition)];
    let mut all = Vec::new();
    while let Some((path, condition)) = waiting.pop() {
        let key = match condition {
            Condition::All(_) => "all",
            Condition::Any(_) => "any",
            // The others have no parts.
            _ => "of",
        };
        let parts = condition.parts().iter().enumerate().rev();
        waiting.extend(parts.map(|(index, part)| (format!("{path}.{key}[{index}]"), part)));
        all.push((path, condition));
    }
    all
}
