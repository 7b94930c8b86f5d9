//! What conditions name: codes, qualifiers, facts, rules.

use super::names::{Names, scale_of};
use super::walk::{Ground, leaves, roots};
use super::{At, Complaints, facts, references};
use crate::pack::{Condition, EXPLANATION_SCALE, Indicator, ParsedPack, Pattern, Seen, codes};
use crate::suggest::{did_you_mean, quoted};

/// Complains of everything in a condition that nobody defines, or that does not belong where it stands.
pub(super) fn check(parsed: &ParsedPack, names: &Names<'_>, complaints: &mut Complaints) {
    for root in roots(&parsed.pack) {
        for (path, condition) in leaves(root.condition, &root.path) {
            let at = At { pack: parsed, path: &path, rule: root.rule };
            out_of_place(at, root.ground, condition, complaints);
            match condition {
                Condition::Seen(test) => seen(at, test, names, complaints),
                Condition::Fact(test) => facts::check(at, test, names, complaints),
                Condition::Found(found) => {
                    for (rule_at, rule) in found.rules.iter().enumerate() {
                        let path = format!("{path}.found.rules[{rule_at}]");
                        references::rule_pattern(at.at(&path), rule, names, complaints);
                    }
                }
                Condition::All(_) | Condition::Any(_) | Condition::AtLeast { .. } | Condition::Age(_) => {}
            }
        }
    }
}

/// A reading and a question's `only_if` look at answers: at facts, and at the child's age.
fn out_of_place(at: At<'_>, ground: Ground, condition: &Condition, complaints: &mut Complaints) {
    let what = match ground {
        Ground::Reading => "a reading",
        Ground::Question => "whether a question is asked",
        Ground::Rule | Ground::Gate | Ground::Level | Ground::Amend => return,
    };
    if matches!(condition, Condition::Seen(_) | Condition::Found(_)) {
        complaints.error(
            at,
            codes::OUT_OF_PLACE,
            format!("{what} can rest on facts and ages only"),
            "write a `fact` condition on the tool's answers, or make it a rule",
        );
    }
}

fn seen(at: At<'_>, seen: &Seen, names: &Names<'_>, complaints: &mut Complaints) {
    let listed = at.pack.spans.has(&format!("{}.seen.codes", at.path));
    let key = if listed { "seen.codes" } else { "seen" };
    for (code_at, code) in seen.select.codes.iter().enumerate() {
        let pattern = Pattern::new(code);
        if !names.codes().any(|known| pattern.takes(known)) {
            let path = format!("{}.{key}[{code_at}]", at.path);
            let message = if pattern.is_open() {
                format!("no indicator's code begins with `{}`", pattern.stem())
            } else {
                format!("there is no indicator `{code}`")
            };
            complaints.error(at.at(&path), codes::UNKNOWN_CODE, message, did_you_mean(code, names.codes()));
        }
    }
    let selected = names.selected(&seen.select);
    if selected.is_empty() {
        let nothing_named = seen.select.codes.is_empty();
        if nothing_named {
            complaints.error(
                at.at(&format!("{}.seen", at.path)),
                codes::UNKNOWN_CODE,
                "no indicator is of such a form or channel",
                "define one, or select by code",
            );
        }
        return;
    }
    for (key, tests) in [("with", &seen.with), ("gate", &seen.gate)] {
        for (name, values) in tests {
            let path = format!("{}.{key}.{name}", at.path);
            qualifier(at.at(&path), &selected, seen, name, values, complaints);
        }
    }
}

fn qualifier(
    at: At<'_>,
    selected: &[&Indicator],
    seen: &Seen,
    name: &str,
    values: &[String],
    complaints: &mut Complaints,
) {
    let scales: Vec<_> = selected.iter().filter_map(|indicator| scale_of(indicator, name)).collect();
    if scales.is_empty() {
        let known: Vec<&str> = selected
            .iter()
            .flat_map(|one| &one.qualifiers)
            .map(|qualifier| qualifier.name.as_str())
            .collect();
        complaints.error(
            at,
            codes::UNKNOWN_QUALIFIER,
            format!("nothing that is selected here has a qualifier `{name}`"),
            did_you_mean(name, known.iter().copied().chain(["explanation"])),
        );
        return;
    }
    for indicator in selected.iter().filter(|indicator| seen.select.codes.contains(&indicator.code)) {
        if scale_of(indicator, name).is_none() {
            complaints.error(
                at,
                codes::UNKNOWN_QUALIFIER,
                format!("`{}` has no qualifier `{name}`, so it can never count here", indicator.code),
                "give it the qualifier, or name it in a condition of its own",
            );
        }
    }
    for (value_at, value) in values.iter().enumerate() {
        if !scales.iter().any(|(known, _)| known.contains(&value.as_str())) {
            let known: Vec<&str> = if name == "explanation" {
                EXPLANATION_SCALE.to_vec()
            } else {
                let mut known: Vec<&str> =
                    scales.iter().flat_map(|(known, _)| known.iter().copied()).collect();
                known.sort_unstable();
                known.dedup();
                known
            };
            complaints.error(
                at.at(&format!("{}[{value_at}]", at.path)),
                codes::UNKNOWN_VALUE,
                format!("`{value}` is not a value of `{name}`"),
                format!("possible here: {}", quoted(&known)),
            );
        }
    }
}
