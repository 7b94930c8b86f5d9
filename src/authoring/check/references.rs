//! What a pack names outside conditions: sources, next steps, rules, qualifiers that a coding carries.

use super::names::{Names, scale_of};
use super::{At, Complaints};
use crate::engine::{MAX_QUALIFIERS, MAX_VALUES};
use crate::pack::qualified;
use crate::pack::{Cite, Pack, ParsedPack, Pattern, codes};
use crate::suggest::{did_you_mean, quoted};

/// Complains of names that nobody defines.
pub(super) fn check(parsed: &ParsedPack, names: &Names<'_>, complaints: &mut Complaints) {
    for (path, cites, rule) in all_cites(&parsed.pack) {
        for (at, cite) in cites.iter().enumerate() {
            let place = format!("{path}.cites[{at}]");
            source(At { pack: parsed, path: &place, rule }, cite, complaints);
        }
    }
    for (at, rule) in parsed.pack.rules.iter().enumerate() {
        for (step_at, step) in rule.then.next.iter().enumerate() {
            let path = format!("rule[{at}].then.next[{step_at}]");
            next_step(At { pack: parsed, path: &path, rule: Some(&rule.id) }, step, names, complaints);
        }
    }
    for (at, background) in parsed.pack.background.iter().enumerate() {
        for (rule_at, rule) in background.rules.iter().enumerate() {
            rule_pattern(
                At::new(parsed, &format!("background[{at}].rules[{rule_at}]")),
                rule,
                names,
                complaints,
            );
        }
    }
    indicators(parsed, complaints);
}

/// Every list of citations, with the path of what it belongs to.
pub(in crate::authoring) fn all_cites(pack: &Pack) -> Vec<(String, &[Cite], Option<&str>)> {
    let mut all: Vec<(String, &[Cite], Option<&str>)> = Vec::new();
    for (at, one) in pack.indicators.iter().enumerate() {
        all.push((format!("indicator[{at}]"), &one.cites, None));
    }
    for (at, one) in pack.rules.iter().enumerate() {
        all.push((format!("rule[{at}]"), &one.cites, Some(&one.id)));
    }
    for (at, one) in pack.levels.iter().enumerate() {
        all.push((format!("level[{at}]"), &one.cites, None));
    }
    for (at, one) in pack.next_steps.iter().enumerate() {
        all.push((format!("next_step[{at}]"), &one.cites, None));
    }
    for (at, tool) in pack.tools.iter().enumerate() {
        all.push((format!("tool[{at}]"), &tool.cites, None));
        for (question_at, one) in tool.questions.iter().enumerate() {
            all.push((format!("tool[{at}].question[{question_at}]"), &one.cites, None));
        }
    }
    for (at, one) in pack.readings.iter().enumerate() {
        all.push((format!("reading[{at}]"), &one.cites, None));
    }
    for (at, one) in pack.attendance_codes.iter().enumerate() {
        all.push((format!("attendance_code[{at}]"), &one.cites, None));
    }
    for (at, one) in pack.background.iter().enumerate() {
        all.push((format!("background[{at}]"), &one.cites, None));
    }
    all
}

/// A citation names a source of its own pack, so that a pack can be read by itself.
fn source(at: At<'_>, cite: &Cite, complaints: &mut Complaints) {
    let sources = &at.pack.pack.sources;
    if !sources.iter().any(|source| source.id == cite.source) {
        complaints.error(
            at,
            codes::UNKNOWN_SOURCE,
            format!("this pack has no source `{}`", cite.source),
            format!(
                "{}, or add a [[source]]",
                did_you_mean(&cite.source, sources.iter().map(|one| one.id.as_str()))
            ),
        );
    }
}

/// A next step of this pack, or of another by its qualified id.
pub(super) fn next_step(at: At<'_>, step: &str, names: &Names<'_>, complaints: &mut Complaints) {
    let id = qualified(&at.pack.pack.header.id, step);
    if !names.next_steps.contains_key(&id) {
        complaints.error(
            at,
            codes::UNKNOWN_NEXT_STEP,
            format!("there is no next step `{id}`"),
            did_you_mean(&id, names.next_steps.keys().map(String::as_str)),
        );
    }
}

/// A rule, or a pattern that must meet some rule.
pub(super) fn rule_pattern(at: At<'_>, pattern: &str, names: &Names<'_>, complaints: &mut Complaints) {
    if !names.rules.keys().any(|rule| Pattern::new(pattern).takes(rule)) {
        complaints.error(
            at,
            codes::UNKNOWN_RULE,
            format!("there is no rule `{pattern}`"),
            did_you_mean(pattern, names.rules.keys().map(String::as_str)),
        );
    }
}

/// Qualifiers that the engine can hold, and codings that carry only qualifiers of their indicator.
fn indicators(parsed: &ParsedPack, complaints: &mut Complaints) {
    for (at, indicator) in parsed.pack.indicators.iter().enumerate() {
        let path = format!("indicator[{at}].qualifiers");
        if indicator.qualifiers.len() > MAX_QUALIFIERS {
            complaints.error(
                At::new(parsed, &path),
                codes::TOO_MANY,
                format!("more than {MAX_QUALIFIERS} qualifiers"),
                "make two indicators of it",
            );
        }
        for qualifier in &indicator.qualifiers {
            if qualifier.scale.values().len() > MAX_VALUES {
                complaints.error(
                    At::new(parsed, &format!("{path}.{}", qualifier.name)),
                    codes::TOO_MANY,
                    format!("more than {MAX_VALUES} values"),
                    "make a tool of it, with a choice or a number",
                );
            }
        }
        for (coding_at, coding) in indicator.codings.iter().enumerate() {
            for (name, value) in &coding.with {
                let path = format!("indicator[{at}].codings[{coding_at}].with.{name}");
                value_of(At::new(parsed, &path), indicator, name, value, complaints);
            }
        }
    }
}

/// A qualifier's value of one indicator.
pub(super) fn value_of(
    at: At<'_>,
    indicator: &crate::pack::Indicator,
    name: &str,
    value: &str,
    complaints: &mut Complaints,
) {
    let Some((values, _)) = scale_of(indicator, name).filter(|_| name != "explanation") else {
        complaints.error(
            at,
            codes::UNKNOWN_QUALIFIER,
            format!("`{}` has no qualifier `{name}`", indicator.code),
            did_you_mean(name, indicator.qualifiers.iter().map(|qualifier| qualifier.name.as_str())),
        );
        return;
    };
    if !values.contains(&value) {
        complaints.error(
            at,
            codes::UNKNOWN_VALUE,
            format!("`{value}` is not a value of `{name}`"),
            format!("possible here: {}", quoted(&values)),
        );
    }
}
