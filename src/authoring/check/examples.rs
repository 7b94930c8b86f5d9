//! What examples give: codes, qualifiers, facts and rules that exist.

use super::codes::UNKNOWN_CODE;
use super::{facts, references};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::{ExampleInput, ParsedPack};

/// Emits everything in an example that nobody defines.
pub(super) fn check(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for (index, rule) in parsed.pack.rules.iter().enumerate() {
        for (example_index, example) in rule.examples.iter().enumerate() {
            for (given_index, given) in example.given.iter().enumerate() {
                let path = format!("rule[{index}].example[{example_index}].given[{given_index}]");
                let location = Location::in_rule(parsed, &path, &rule.id);
                check_given(location, given, symbols, diagnostics);
            }
        }
    }
}

fn check_given(
    location: Location<'_>,
    given: &ExampleInput,
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    match given {
        ExampleInput::Seen { code, with, .. } => {
            let Some(indicator) = symbols.indicator(code) else {
                diagnostics.emit(
                    location.with_path(&format!("{}.seen", location.path)),
                    UNKNOWN_CODE,
                    format!("there is no indicator `{code}`"),
                    diagnostics.did_you_mean(code, symbols.codes()),
                );
                return;
            };
            for (name, value) in with {
                let path = format!("{}.with.{name}", location.path);
                references::value_of(location.with_path(&path), indicator, name, value, diagnostics);
            }
        }
        ExampleInput::Fact { fact, value } => {
            let path = format!("{}.fact", location.path);
            if let Some(kind) = facts::known(location.with_path(&path), fact, symbols, diagnostics) {
                let path = format!("{}.value", location.path);
                facts::value(location.with_path(&path), fact, value, kind, diagnostics);
            }
        }
        ExampleInput::Found { rule, .. } => {
            references::rule_pattern(
                location.with_path(&format!("{}.found", location.path)),
                rule,
                symbols,
                diagnostics,
            );
        }
        ExampleInput::Response { .. } => {}
    }
}
