//! What is sound and still suspicious in packs. Each lint stands in a file that is named after its code and begins with
//! the page that explains it.

pub(super) mod context_alone;
pub(super) mod covered;
mod implication;
pub(super) mod missing_example;
pub(super) mod never_fires;
mod ranges;
pub(super) mod read_nowhere;
pub(super) mod review_passed;
pub(super) mod unchecked;
pub(super) mod uncited;
pub(super) mod unused;
pub(super) mod without_terms;

use super::diagnostics::Diagnostics;
use super::symbol_table::SymbolTable;
use crate::pack::ParsedPack;

/// Runs every lint but that of review dates, which needs the day.
pub(super) fn lint(packs: &[ParsedPack], symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for pack in packs {
        never_fires::lint(pack, symbols, diagnostics);
        context_alone::lint(pack, symbols, diagnostics);
        missing_example::lint(pack, diagnostics);
        unchecked::lint(pack, diagnostics);
        uncited::lint(pack, diagnostics);
        read_nowhere::lint(pack, diagnostics);
        without_terms::lint(pack, diagnostics);
    }
    covered::lint(packs, symbols, diagnostics);
    unused::lint(packs, symbols, diagnostics);
}
