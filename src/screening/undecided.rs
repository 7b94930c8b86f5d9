//! What is undecided: entries on which something missing leaves open whether a rule raises concern or names a hazard.

use super::Screening;
use crate::engine::{ItemId, MissingAnswer, RuleId, Support};
use crate::ids::Table;
use crate::vocabulary::{Channel, Concern, Forms, Hazard};

/// An entry that is undecided, and how far what is missing could raise it.
#[derive(Debug)]
pub(crate) struct UndecidedItem {
    pub(crate) item: ItemId,
    /// The rules that are open on it, in the book's order.
    pub(crate) rules: Vec<RuleId>,
    /// The forms of neglect that those rules speak of: each its own, or the entry's where it names none.
    pub(crate) forms: Forms,
    /// The answers that are missing, in order.
    pub(crate) missing: Vec<MissingAnswer>,
    pub(crate) concern: Option<Concern>,
    pub(crate) hazard: Option<Hazard>,
}

impl Screening {
    /// The entries of alerting indicators and hazards that are undecided: what is missing could raise more than the
    /// findings of stratum 1 on them do. In the timeline's order.
    pub(super) fn find_undecided(&self) -> Vec<UndecidedItem> {
        let found = self.found_on_items();
        let mut undecided: Vec<UndecidedItem> = Vec::new();
        for of_item in self.outcome.open.chunk_by(|a, b| a.item == b.item) {
            let item = of_item[0].item;
            if !self.alerts(item) {
                continue;
            }
            let then = |rule: RuleId| &self.rule(rule).rule.then;
            let concern = of_item.iter().filter_map(|open| then(open.rule).concern).max();
            let hazard = of_item.iter().filter_map(|open| then(open.rule).hazard).max();
            let (found_concern, found_hazard) = found[item];
            if concern <= found_concern && hazard <= found_hazard {
                continue;
            }
            let mut missing: Vec<MissingAnswer> =
                of_item.iter().flat_map(|open| open.missing.iter().copied()).collect();
            if missing.is_empty() {
                // All about it is known: the rule misses something else.
                let rules = of_item.iter().map(|open| open.rule);
                missing.extend(rules.flat_map(|rule| self.missing_of_rule(rule).iter().copied()));
            }
            missing.retain(|answer| !self.is_ruled_out(answer));
            missing.sort_unstable();
            missing.dedup();
            let rules: Vec<RuleId> = of_item.iter().map(|open| open.rule).collect();
            let forms = self.forms_of(item, &rules);
            undecided.push(UndecidedItem { item, rules, forms, missing, concern, hazard });
        }
        undecided
    }

    fn forms_of(&self, item: ItemId, rules: &[RuleId]) -> Forms {
        let of_entry = self.prepared.book.indicator(self.timeline.items[item].indicator).forms;
        let forms = rules.iter().map(|&rule| self.rule(rule).rule.then.forms);
        forms.fold(Forms::NONE, |all, own| all.union(if own.is_empty() { of_entry } else { own }))
    }

    /// Whether an entry can raise concern or name a hazard by itself.
    pub(super) fn alerts(&self, item: ItemId) -> bool {
        let indicator = self.prepared.book.indicator(self.timeline.items[item].indicator);
        matches!(indicator.channel, Channel::Alerting | Channel::Hazard)
    }

    /// For each entry the highest concern and hazard of the findings of stratum 1 that rest on it.
    fn found_on_items(&self) -> Table<ItemId, (Option<Concern>, Option<Hazard>)> {
        let mut found = Table::filled((None, None), self.timeline.items.len());
        for fired in self.outcome.fired.iter().filter(|fired| !self.rule(fired.rule).pattern) {
            let then = &self.rule(fired.rule).rule.then;
            for support in self.outcome.supports_of(fired) {
                if let Support::Item(item) = *support {
                    let (concern, hazard) = found[item];
                    found[item] = (concern.max(then.concern), hazard.max(then.hazard));
                }
            }
        }
        found
    }

    /// The smallest set of answers that decides a rule, where missing answers do.
    pub(super) fn missing_of_rule(&self, rule: RuleId) -> &[MissingAnswer] {
        let found = self.outcome.undetermined.binary_search_by_key(&rule, |undetermined| undetermined.rule);
        found.map_or(&[][..], |at| self.outcome.missing_of(&self.outcome.undetermined[at]))
    }
}
