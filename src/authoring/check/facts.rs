//! Facts that conditions and examples name, and what they are compared with.

use super::codes::{BAD_COMPARISON, UNKNOWN_FACT, UNKNOWN_VALUE};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::facts::FactKind;
use crate::number::Number;
use crate::pack::{Compare, Contradiction, FactTest, TakenValue};
use crate::suggest::quoted;

/// Emits a fact that nothing makes, and of a comparison that its kind does not have.
pub(super) fn check(
    location: Location<'_>,
    test: &FactTest,
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    let name_path = format!("{}.fact", location.path);
    let Some(kind) = known(location.with_path(&name_path), &test.fact, symbols, diagnostics) else { return };
    let key = match &test.test {
        Compare::Is(_) => "is",
        Compare::OneOf(_) if location.pack.spans.has(&format!("{}.is", location.path)) => "is",
        Compare::OneOf(_) => "one_of",
        Compare::AtLeast(_) => "at_least",
        Compare::Above(_) => "above",
        Compare::AtMost(_) => "at_most",
        Compare::Below(_) => "below",
        Compare::Between(..) if location.pack.spans.has(&format!("{}.is", location.path)) => "is",
        Compare::Between(..) => "between",
        Compare::Known => return,
    };
    let path = format!("{}.{key}", location.path);
    compare(location.with_path(&path), &test.fact, &test.test, kind, diagnostics);
}

/// The kind of a fact; a diagnostic where nothing makes it.
pub(super) fn known<'n>(
    location: Location<'_>,
    fact: &str,
    symbols: &'n SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<&'n FactKind> {
    let kind = symbols.fact(fact);
    if kind.is_none() {
        diagnostics.emit(
            location,
            UNKNOWN_FACT,
            format!("no reader and no tool makes the fact `{fact}`"),
            diagnostics.did_you_mean(fact, symbols.facts()),
        );
    }
    kind
}

/// Emits a value that is taken of a fact which nothing makes, or that the fact cannot have.
pub(super) fn check_taken(
    location: Location<'_>,
    contradiction: &Contradiction,
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    let name_path = format!("{}.fact", location.path);
    let fact = &contradiction.fact;
    let Some(kind) = known(location.with_path(&name_path), fact, symbols, diagnostics) else { return };
    let test = match &contradiction.value {
        TakenValue::Flag(flag) => Compare::Is(*flag),
        TakenValue::Word(word) => Compare::OneOf(vec![word.clone()]),
    };
    compare(location.with_path(&format!("{}.is", location.path)), fact, &test, kind, diagnostics);
}

fn compare(
    location: Location<'_>,
    fact: &str,
    test: &Compare,
    kind: &FactKind,
    diagnostics: &mut Diagnostics,
) {
    match (test, kind) {
        (Compare::Known, _) | (Compare::Is(_), FactKind::Flag) => {}
        (Compare::OneOf(words), FactKind::Choice { options }) => {
            for (word_index, word) in words.iter().enumerate() {
                if !options.iter().any(|option| option == word) {
                    let options: Vec<&str> = options.iter().map(AsRef::as_ref).collect();
                    diagnostics.emit(
                        location.with_path(&format!("{}[{word_index}]", location.path)),
                        UNKNOWN_VALUE,
                        format!("`{word}` is not something that `{fact}` can be"),
                        format!("possible here: {}", quoted(&options)),
                    );
                }
            }
        }
        (
            Compare::AtLeast(_)
            | Compare::Above(_)
            | Compare::AtMost(_)
            | Compare::Below(_)
            | Compare::Between(..),
            FactKind::Number { .. },
        ) => {}
        (
            Compare::AtLeast(bound)
            | Compare::Above(bound)
            | Compare::AtMost(bound)
            | Compare::Below(bound)
            | Compare::Between(bound, _),
            FactKind::Ratio,
        ) => {
            let most = if let Compare::Between(_, high) = test { high } else { bound };
            if *bound < Number::ZERO || *most > Number::from(1_i64) {
                diagnostics.emit(
                    location,
                    BAD_COMPARISON,
                    format!("`{fact}` is a share: it lies between 0 and 1"),
                    format!("write the share, such as \"{bound}%\""),
                );
            }
        }
        (_, kind) => diagnostics.emit(
            location,
            BAD_COMPARISON,
            format!("`{fact}` is {}, and cannot be compared so", what(kind)),
            help(kind),
        ),
    }
}

/// A kind of fact in words.
fn what(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Flag => "yes or no",
        FactKind::Number { .. } => "a number",
        FactKind::Ratio => "a share",
        FactKind::Choice { .. } => "one of several words",
        FactKind::Date => "a day",
    }
}

fn help(kind: &FactKind) -> String {
    match kind {
        FactKind::Flag => "write `is = true` or `is = false`".to_owned(),
        FactKind::Number { unit } => format!(
            "write `at_least`, `above`, `at_most`, `below` or `between` with a number of {}",
            unit.replace('_', " ")
        ),
        FactKind::Ratio => "write `at_least = \"10%\"`, or `above`, `at_most`, `below`, `between`".to_owned(),
        FactKind::Choice { options } => {
            let options: Vec<&str> = options.iter().map(AsRef::as_ref).collect();
            format!("write `is` or `one_of` with {}", quoted(&options))
        }
        FactKind::Date => "write `known = true`; how long ago it may be, `within` says".to_owned(),
    }
}

/// Emits a value in an example that the fact cannot have.
pub(super) fn value(
    location: Location<'_>,
    fact: &str,
    value: &str,
    kind: &FactKind,
    diagnostics: &mut Diagnostics,
) {
    if matches!(value, "not_known" | "not_applicable") {
        return;
    }
    let fits = match kind {
        FactKind::Flag => matches!(value, "true" | "false"),
        FactKind::Number { .. } => value.parse::<Number>().is_ok(),
        FactKind::Ratio => {
            value.parse::<Number>().is_ok_and(|share| share >= Number::ZERO && share <= Number::from(1_i64))
        }
        FactKind::Choice { options } => options.iter().any(|option| option == value),
        FactKind::Date => value.parse::<jiff::civil::Date>().is_ok(),
    };
    if !fits {
        let possible = match kind {
            FactKind::Flag => "write `true` or `false`".to_owned(),
            FactKind::Number { .. } => "write a number".to_owned(),
            FactKind::Ratio => "write a share, such as \"10%\"".to_owned(),
            FactKind::Choice { options } => {
                let options: Vec<&str> = options.iter().map(AsRef::as_ref).collect();
                format!("possible here: {}", quoted(&options))
            }
            FactKind::Date => "write a day, such as 2026-11-21".to_owned(),
        };
        diagnostics.emit(
            location,
            UNKNOWN_VALUE,
            format!("`{fact}` is {}, and can never be `{value}`", what(kind)),
            format!("{possible}, \"not_known\" or \"not_applicable\""),
        );
    }
}
