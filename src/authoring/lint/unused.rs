//! What a pack defines and nothing uses.

use std::collections::BTreeSet;

use crate::authoring::citations::citations;
use crate::authoring::conditions::{ConditionRole, conditions};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::{Condition, ParsedPack, codes, qualified};
use crate::vocabulary::Channel;

codes! {
    /// An indicator, source or next step that nothing uses.
    ///
    /// # What it does
    ///
    /// Warns of an indicator that could raise something and that no condition looks at, of a source that nobody cites,
    /// and of a next step that nothing leads to. An indicator of context is used by being shown, and needs no rule.
    ///
    /// # Why
    ///
    /// Somebody will record it, or rely on it, and nothing will come of it.
    ///
    /// # Example
    ///
    /// ```toml
    /// code = "ours.moved_house"
    /// label = "The family moved house"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// code = "ours.moved_house"
    /// label = "The family moved house"
    /// channel = "status"
    /// ```
    Warning UNUSED = "unused";
}

/// Warns of indicators that could raise something and that no condition looks at, of sources that nobody cites, and
/// of next steps that nothing leads to.
pub(super) fn lint(packs: &[ParsedPack], symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    let mut selected: BTreeSet<&str> = BTreeSet::new();
    let mut steps: BTreeSet<String> = BTreeSet::new();
    for parsed in packs {
        let asked =
            conditions(&parsed.pack).into_iter().filter(|whole| whole.role != ConditionRole::Question);
        for node in asked.flat_map(|whole| whole.condition.walk()) {
            if let Condition::Seen(seen) = node {
                let indicators = symbols.selected(&seen.select).into_iter();
                selected.extend(indicators.map(|indicator| indicator.code.as_str()));
            }
        }
        let id = &parsed.pack.header.id;
        let named = parsed.pack.rules.iter().flat_map(|rule| &rule.then.next);
        let amended = parsed.pack.amends.iter().flat_map(|amend| amend.next.iter().flatten());
        let of_steps = parsed.pack.next_steps.iter();
        let led_to = of_steps.clone().flat_map(|step| step.instead.iter().map(|instead| &instead.step));
        let following =
            of_steps.flat_map(|step| step.followed_by.iter().map(|followed_by| &followed_by.step));
        let all = named.chain(amended).chain(led_to).chain(following);
        steps.extend(all.map(|step| qualified(id, step)));
    }
    for parsed in packs {
        indicators(parsed, &selected, diagnostics);
        sources(parsed, diagnostics);
        for (index, step) in parsed.pack.next_steps.iter().enumerate() {
            if step.at.is_empty() && !steps.contains(&qualified(&parsed.pack.header.id, &step.id)) {
                diagnostics.emit(
                    Location::new(parsed, &format!("next_step[{index}].id")),
                    UNUSED,
                    format!("nothing leads to the next step `{}`", step.id),
                    "name it in a rule's `next`, give it `at`, or take it out",
                );
            }
        }
    }
}

fn indicators(parsed: &ParsedPack, selected: &BTreeSet<&str>, diagnostics: &mut Diagnostics) {
    for (index, indicator) in parsed.pack.indicators.iter().enumerate() {
        // Context is used by being shown.
        let can_raise = matches!(indicator.channel, Channel::Alerting | Channel::Hazard);
        if can_raise && !selected.contains(indicator.code.as_str()) {
            diagnostics.emit(
                Location::new(parsed, &format!("indicator[{index}].code")),
                UNUSED,
                format!("no rule looks at `{}`", indicator.code),
                "write a rule for it, give it a channel of context, or take it out",
            );
        }
    }
}

fn sources(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    let citations = citations(&parsed.pack);
    let cited: BTreeSet<&str> =
        citations.iter().flat_map(|citations| citations.cites).map(|cite| cite.source.as_str()).collect();
    for (index, source) in parsed.pack.sources.iter().enumerate() {
        if !cited.contains(source.id.as_str()) {
            diagnostics.emit(
                Location::new(parsed, &format!("source[{index}].id")),
                UNUSED,
                format!("nothing cites the source `{}`", source.id),
                "cite it where it is used, or take it out",
            );
        }
    }
}
