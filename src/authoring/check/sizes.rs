//! How much the conditions of some packs select together. Whatever looks at each thing that a condition selects, in a check
//! or on the way to a screener, takes as long and as much memory as this.

use super::codes::TOO_MANY;
use crate::authoring::conditions::{conditions, nodes};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::{Condition, ParsedPack, Pattern, Select};

/// How many indicators and rules all conditions may select together: some hundred times as many as those of the built-in
/// packs do, and as much as is checked and compiled in a moment.
const MOST_SELECTED: usize = 4_000_000;

/// Emits the condition with which too much is selected; `false` where there is one.
pub(super) fn check(packs: &[ParsedPack], symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) -> bool {
    let mut selected = 0;
    for parsed in packs {
        for whole in conditions(&parsed.pack) {
            for (path, condition) in nodes(whole.condition, &whole.path) {
                selected += match condition {
                    Condition::Seen(seen) => by_selection(&seen.select, symbols),
                    Condition::Found(found) => {
                        found.rules.iter().map(|rule| symbols.rules(Pattern::new(rule)).len()).sum()
                    }
                    Condition::Fact(_) | Condition::Age(_) => 0,
                    Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
                        parts.len()
                    }
                };
                if selected > MOST_SELECTED {
                    diagnostics.emit(
                        Location { pack: parsed, path: &path, rule: whole.rule },
                        TOO_MANY,
                        format!("up to here conditions select more than {MOST_SELECTED} indicators and rules together"),
                        "name fewer in each condition, or split what is looked for into packs that are not in force together",
                    );
                    return false;
                }
            }
        }
    }
    true
}

/// How much is looked at for a selection.
fn by_selection(select: &Select, symbols: &SymbolTable<'_>) -> usize {
    if select.forms.is_empty() && select.channels.is_empty() {
        select.codes.iter().map(|code| symbols.count_codes(Pattern::new(code))).sum()
    } else {
        symbols.indicators.len() * (1 + select.codes.len())
    }
}
