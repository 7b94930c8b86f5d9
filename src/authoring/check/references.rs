//! What a pack names outside conditions: sources, next steps, rules, qualifiers that a coding carries.

use rustc_hash::FxHashSet;

use super::codes::{
    TOO_MANY, UNKNOWN_CODE, UNKNOWN_NEXT_STEP, UNKNOWN_QUALIFIER, UNKNOWN_SOURCE, UNKNOWN_VALUE,
};
use crate::authoring::citations::{Citations, citations};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::{SymbolTable, scale_of};
use crate::engine::{MAX_QUALIFIERS, MAX_VALUES};
use crate::pack::codes::UNKNOWN_RULE;
use crate::pack::{Cite, Indicator, ParsedPack, Pattern, qualified};
use crate::suggest::quoted;

/// Emits names that nobody defines.
pub(super) fn check(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    let sources: FxHashSet<&str> = parsed.pack.sources.iter().map(|source| source.id.as_str()).collect();
    for Citations { path, cites, rule } in citations(&parsed.pack) {
        for (index, cite) in
            cites.iter().enumerate().filter(|(_, cite)| !sources.contains(cite.source.as_str()))
        {
            let path = format!("{path}.cites[{index}]");
            unknown_source(Location { pack: parsed, path: &path, rule }, cite, diagnostics);
        }
    }
    for (index, rule) in parsed.pack.rules.iter().enumerate() {
        for (step_index, step) in rule.then.next.iter().enumerate() {
            let path = format!("rule[{index}].then.next[{step_index}]");
            next_step(Location::in_rule(parsed, &path, &rule.id), step, symbols, diagnostics);
        }
    }
    for (index, step) in parsed.pack.next_steps.iter().enumerate() {
        for (other, instead) in step.instead.iter().enumerate() {
            let path = format!("next_step[{index}].instead[{other}].step");
            next_step(Location::new(parsed, &path), &instead.step, symbols, diagnostics);
        }
        for (other, followed_by) in step.followed_by.iter().enumerate() {
            let path = format!("next_step[{index}].followed_by[{other}]");
            next_step(Location::new(parsed, &path), &followed_by.step, symbols, diagnostics);
        }
    }
    for (index, background) in parsed.pack.background.iter().enumerate() {
        for (rule_index, rule) in background.rules.iter().enumerate() {
            rule_pattern(
                Location::new(parsed, &format!("background[{index}].rules[{rule_index}]")),
                rule,
                symbols,
                diagnostics,
            );
        }
    }
    indicators(parsed, symbols, diagnostics);
}

/// A citation names a source of its own pack, so that a pack can be read by itself.
fn unknown_source(location: Location<'_>, cite: &Cite, diagnostics: &mut Diagnostics) {
    let sources = location.pack.pack.sources.iter().map(|source| source.id.as_str());
    diagnostics.emit(
        location,
        UNKNOWN_SOURCE,
        format!("this pack has no source `{}`", cite.source),
        format!(
            "add a [[source]], or name one that is there: {}",
            diagnostics.did_you_mean(&cite.source, sources)
        ),
    );
}

/// A next step of this pack, or of another by its qualified id.
pub(super) fn next_step(
    location: Location<'_>,
    step: &str,
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    let id = qualified(&location.pack.pack.header.id, step);
    if !symbols.has_next_step(&id) {
        diagnostics.emit(
            location,
            UNKNOWN_NEXT_STEP,
            format!("there is no next step `{id}`"),
            diagnostics.did_you_mean(&id, symbols.next_step_ids()),
        );
    }
}

/// A rule, or a pattern that must meet some rule.
pub(super) fn rule_pattern(
    location: Location<'_>,
    pattern: &str,
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    if symbols.rules(Pattern::new(pattern)).is_empty() {
        diagnostics.emit(
            location,
            UNKNOWN_RULE,
            format!("there is no rule `{pattern}`"),
            diagnostics.did_you_mean(pattern, symbols.rule_ids()),
        );
    }
}

/// Qualifiers that the engine can hold, codings that carry only qualifiers of their indicator, and ends of what there is.
fn indicators(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for (index, indicator) in parsed.pack.indicators.iter().enumerate() {
        for (ended_index, ended) in indicator.ends.iter().enumerate() {
            if symbols.indicator(ended).is_none() {
                diagnostics.emit(
                    Location::new(parsed, &format!("indicator[{index}].ends[{ended_index}]")),
                    UNKNOWN_CODE,
                    format!("there is no indicator `{ended}`"),
                    diagnostics.did_you_mean(ended, symbols.codes()),
                );
            }
        }
        let path = format!("indicator[{index}].qualifiers");
        if indicator.qualifiers.len() > MAX_QUALIFIERS {
            diagnostics.emit(
                Location::new(parsed, &path),
                TOO_MANY,
                format!("more than {MAX_QUALIFIERS} qualifiers"),
                "make two indicators of it",
            );
        }
        for qualifier in &indicator.qualifiers {
            if qualifier.scale.values().len() > MAX_VALUES {
                diagnostics.emit(
                    Location::new(parsed, &format!("{path}.{}", qualifier.name)),
                    TOO_MANY,
                    format!("more than {MAX_VALUES} values"),
                    "make a tool of it, with a choice or a number",
                );
            }
        }
        for (coding_index, coding) in indicator.codings.iter().enumerate() {
            for (name, value) in &coding.with {
                let path = format!("indicator[{index}].codings[{coding_index}].with.{name}");
                value_of(Location::new(parsed, &path), indicator, name, value, diagnostics);
            }
        }
    }
}

/// A qualifier's value of one indicator.
pub(super) fn value_of(
    location: Location<'_>,
    indicator: &Indicator,
    name: &str,
    value: &str,
    diagnostics: &mut Diagnostics,
) {
    let Some((values, _)) = scale_of(indicator, name).filter(|_| name != "explanation") else {
        diagnostics.emit(
            location,
            UNKNOWN_QUALIFIER,
            format!("`{}` has no qualifier `{name}`", indicator.code),
            diagnostics
                .did_you_mean(name, indicator.qualifiers.iter().map(|qualifier| qualifier.name.as_str())),
        );
        return;
    };
    if !values.contains(&value) {
        diagnostics.emit(
            location,
            UNKNOWN_VALUE,
            format!("`{value}` is not a value of `{name}`"),
            format!("possible here: {}", quoted(&values)),
        );
    }
}
