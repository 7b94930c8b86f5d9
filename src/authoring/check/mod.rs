//! Whether packs hold together: every name that one uses must exist in one of them, mean one thing, and be compared
//! with what it can be. What is sound and still suspicious is `lint/`'s business.

mod amends;
pub(super) mod codes;
mod conditions;
mod duplicates;
mod examples;
mod facts;
mod intervals;
mod references;
mod sizes;
mod tools;

use super::diagnostics::Diagnostics;
use super::symbol_table::SymbolTable;
use crate::pack::{Diagnostic, ParsedPack};

/// Emits everything that makes the packs unusable together.
pub(super) fn check_consistency(
    packs: &[ParsedPack],
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    duplicates::check(packs, diagnostics);
    if !sizes::check(packs, symbols, diagnostics) {
        return;
    }
    for pack in packs {
        references::check(pack, symbols, diagnostics);
        conditions::check(pack, symbols, diagnostics);
        conditions::check_contradictions(pack, symbols, diagnostics);
        tools::check(pack, symbols, diagnostics);
        examples::check(pack, symbols, diagnostics);
    }
    amends::check(packs, symbols, diagnostics);
}

/// Only what makes the packs unusable together: everything that `check` says but its warnings, at a fraction of the cost.
pub fn errors(packs: &[ParsedPack]) -> Vec<Diagnostic> {
    let symbols = SymbolTable::new(packs);
    let mut diagnostics = Diagnostics::default();
    check_consistency(packs, &symbols, &mut diagnostics);
    diagnostics.sorted(packs)
}
