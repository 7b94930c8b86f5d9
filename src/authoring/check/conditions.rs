//! What conditions name: codes, qualifiers, facts, rules.

use rustc_hash::FxHashSet;

use super::codes::{UNKNOWN_CODE, UNKNOWN_QUALIFIER, UNKNOWN_VALUE};
use super::{facts, references};
use crate::authoring::conditions::{ConditionRole, conditions, nodes};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::{SymbolTable, scale_of};
use crate::pack::codes::OUT_OF_PLACE;
use crate::pack::{Condition, EXPLANATION_SCALE, Indicator, ParsedPack, Pattern, Seen};
use crate::suggest::quoted;

/// Emits everything in a condition that nobody defines, or that does not belong where it stands.
pub(super) fn check(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for whole in conditions(&parsed.pack) {
        for (path, condition) in nodes(whole.condition, &whole.path) {
            let location = Location { pack: parsed, path: &path, rule: whole.rule };
            out_of_place(location, whole.role, condition, diagnostics);
            match condition {
                Condition::Seen(test) => seen(location, test, symbols, diagnostics),
                Condition::Fact(test) => facts::check(location, test, symbols, diagnostics),
                Condition::Found(found) => {
                    for (rule_index, rule) in found.rules.iter().enumerate() {
                        let path = format!("{path}.found.rules[{rule_index}]");
                        references::rule_pattern(location.with_path(&path), rule, symbols, diagnostics);
                    }
                }
                Condition::All(_) | Condition::Any(_) | Condition::AtLeast { .. } | Condition::Age(_) => {}
            }
        }
    }
}

/// Emits of contradictions the values that they take and that no fact can have.
pub(super) fn check_contradictions(
    parsed: &ParsedPack,
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (index, contradiction) in parsed.pack.contradictions.iter().enumerate() {
        let path = format!("contradiction[{index}].takes");
        facts::check_taken(Location::new(parsed, &path), contradiction, symbols, diagnostics);
    }
}

/// A reading and a question's `only_if` look at answers: at facts, and at the child's age.
fn out_of_place(
    location: Location<'_>,
    role: ConditionRole,
    condition: &Condition,
    diagnostics: &mut Diagnostics,
) {
    let what = match role {
        ConditionRole::Reading => "a reading",
        ConditionRole::Question => "whether a question is asked",
        ConditionRole::Contradiction => "a contradiction",
        ConditionRole::Rule
        | ConditionRole::Gate
        | ConditionRole::Exemption
        | ConditionRole::Level
        | ConditionRole::Amendment => return,
        ConditionRole::NextStep => {
            let looks_at_findings = match condition {
                Condition::Found(_) => true,
                Condition::Seen(seen) => seen.looks_at_findings(),
                _ => false,
            };
            if looks_at_findings {
                diagnostics.emit(
                    location,
                    OUT_OF_PLACE,
                    "whether a next step follows can rest on observations, facts and ages only",
                    "name the step in a rule that looks at findings",
                );
            }
            return;
        }
    };
    if matches!(condition, Condition::Seen(_) | Condition::Found(_)) {
        diagnostics.emit(
            location,
            OUT_OF_PLACE,
            format!("{what} can rest on facts and ages only"),
            "write a `fact` condition on the tool's answers, or make it a rule",
        );
    }
}

fn seen(location: Location<'_>, seen: &Seen, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    let listed = ["seen", "undecided"]
        .iter()
        .any(|head| location.pack.spans.has(&format!("{}.{head}.codes", location.path)));
    let head = if seen.undecided { "undecided" } else { "seen" };
    let key = if listed { format!("{head}.codes") } else { head.to_owned() };
    for (code_index, code) in seen.select.codes.iter().enumerate() {
        let pattern = Pattern::new(code);
        if !symbols.has_code(pattern) {
            let path = format!("{}.{key}[{code_index}]", location.path);
            let message = if pattern.is_open() {
                format!("no indicator's code begins with `{}`", pattern.stem())
            } else {
                format!("there is no indicator `{code}`")
            };
            diagnostics.emit(
                location.with_path(&path),
                UNKNOWN_CODE,
                message,
                diagnostics.did_you_mean(code, symbols.codes()),
            );
        }
    }
    let selected = symbols.selected(&seen.select);
    if selected.is_empty() {
        let nothing_named = seen.select.codes.is_empty();
        if nothing_named {
            diagnostics.emit(
                location.with_path(&format!("{}.{head}", location.path)),
                UNKNOWN_CODE,
                "no indicator is of such a form or channel",
                "define one, or select by code",
            );
        }
        return;
    }
    let named: FxHashSet<&str> = seen.select.codes.iter().map(String::as_str).collect();
    for (key, tests) in [("with", &seen.with), ("gate", &seen.gate), ("exempt", &seen.exempt)] {
        for (name, values) in tests {
            let path = format!("{}.{key}.{name}", location.path);
            qualifier(location.with_path(&path), &selected, &named, name, values, diagnostics);
        }
    }
}

fn qualifier(
    location: Location<'_>,
    selected: &[&Indicator],
    named: &FxHashSet<&str>,
    name: &str,
    values: &[String],
    diagnostics: &mut Diagnostics,
) {
    let scales: Vec<_> = selected.iter().filter_map(|indicator| scale_of(indicator, name)).collect();
    if scales.is_empty() {
        let known: Vec<&str> = selected
            .iter()
            .flat_map(|indicator| &indicator.qualifiers)
            .map(|qualifier| qualifier.name.as_str())
            .collect();
        diagnostics.emit(
            location,
            UNKNOWN_QUALIFIER,
            format!("nothing that is selected here has a qualifier `{name}`"),
            diagnostics.did_you_mean(name, known.iter().copied().chain(["explanation"])),
        );
        return;
    }
    for indicator in selected.iter().filter(|indicator| named.contains(indicator.code.as_str())) {
        if scale_of(indicator, name).is_none() {
            diagnostics.emit(
                location,
                UNKNOWN_QUALIFIER,
                format!("`{}` has no qualifier `{name}`, so it can never count here", indicator.code),
                "give it the qualifier, or name it in a condition of its own",
            );
        }
    }
    for (value_index, value) in values.iter().enumerate() {
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
            diagnostics.emit(
                location.with_path(&format!("{}[{value_index}]", location.path)),
                UNKNOWN_VALUE,
                format!("`{value}` is not a value of `{name}`"),
                format!("possible here: {}", quoted(&known)),
            );
        }
    }
}
