//! Amendments: of rules that exist, in other packs, at most one of each kind.

use rustc_hash::FxHashMap;

use super::references;
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::ParsedPack;
use crate::pack::codes::{DUPLICATE, OUT_OF_PLACE, UNKNOWN_RULE};

/// Emits amendments that would do nothing, or that contradict each other.
pub(super) fn check(packs: &[ParsedPack], symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    let mut amended: FxHashMap<(&str, &str), &str> = FxHashMap::default();
    for parsed in packs {
        for (index, amend) in parsed.pack.amends.iter().enumerate() {
            let path = format!("amend[{index}]");
            let rule_path = format!("{path}.rule");
            let location = Location::in_rule(parsed, &rule_path, &amend.rule);
            if !symbols.has_rule(&amend.rule) {
                diagnostics.emit(
                    location,
                    UNKNOWN_RULE,
                    format!("there is no rule `{}` to amend", amend.rule),
                    diagnostics.did_you_mean(&amend.rule, symbols.rule_ids()),
                );
            } else if amend.rule.split_once('/').is_some_and(|(pack, _)| pack == parsed.pack.header.id) {
                diagnostics.emit(
                    location,
                    OUT_OF_PLACE,
                    "a pack that amends its own rule",
                    "change the rule itself",
                );
            }
            for (step_index, step) in amend.next.iter().flatten().enumerate() {
                let path = format!("{path}.next[{step_index}]");
                references::next_step(location.with_path(&path), step, symbols, diagnostics);
            }
            let changes = [
                ("enabled", amend.enabled.is_some()),
                ("when", amend.when.is_some()),
                ("ages", amend.ages.is_some()),
                ("text", amend.text.is_some()),
                ("next", amend.next.is_some()),
            ];
            for (key, _) in changes.into_iter().filter(|(_, changed)| *changed) {
                if let Some(by) = amended.get(&(amend.rule.as_str(), key)) {
                    diagnostics.emit(
                        location.with_path(&format!("{path}.{key}")),
                        DUPLICATE,
                        format!("`{key}` of this rule is already amended by {by}"),
                        "take one of the amendments out: which stands must not hang on the order of packs",
                    );
                } else {
                    amended.insert((&amend.rule, key), parsed.text.name());
                }
            }
        }
    }
}
