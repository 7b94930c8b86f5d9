//! What is undecided: entries, and facts of records and answers, on which something missing leaves open whether a rule
//! raises concern or names a hazard.

use super::Screening;
use crate::case::InputRef;
use crate::engine::{ItemId, MissingAnswer, RuleId, Support};
use crate::facts::{Fact, FactId, Truth, compare};
use crate::ids::Table;
use crate::vocabulary::{Channel, Concern, Forms, Hazard};

/// What can be undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Feature {
    /// An entry of the timeline.
    Item(ItemId),
    /// A fact of a reader that meets its part of a rule, which waits for the rest.
    Fact(FactId),
}

/// A feature that is undecided, and how far what is missing could raise it.
#[derive(Debug)]
pub(crate) struct UndecidedFeature {
    pub(crate) feature: Feature,
    /// The rules that are open on it, in the book's order.
    pub(crate) rules: Vec<RuleId>,
    /// The forms of neglect that those rules speak of: each its own, or the entry's where it names none.
    pub(crate) forms: Forms,
    /// The answers that are missing, in order.
    pub(crate) missing: Vec<MissingAnswer>,
    pub(crate) concern: Option<Concern>,
    pub(crate) hazard: Option<Hazard>,
}

/// The highest concern and hazard of what was found.
type Found = (Option<Concern>, Option<Hazard>);

impl Screening {
    /// What is undecided: what is missing could raise more than the findings of stratum 1 on it do. Entries first, in the
    /// timeline's order, then facts, by name.
    pub(super) fn find_undecided(&self) -> Vec<UndecidedFeature> {
        let (on_items, on_facts) = self.found_on_features();
        let mut undecided: Vec<UndecidedFeature> = Vec::new();
        for of_item in self.outcome.open.chunk_by(|a, b| a.item == b.item) {
            let item = of_item[0].item;
            if !self.alerts(item) {
                continue;
            }
            let mut missing: Vec<MissingAnswer> =
                of_item.iter().flat_map(|open| open.missing.iter().copied()).collect();
            if missing.is_empty() {
                // All about it is known: the rule misses something else.
                let rules = of_item.iter().map(|open| open.rule);
                missing.extend(rules.flat_map(|rule| self.missing_of_rule(rule).iter().copied()));
            }
            let rules = of_item.iter().map(|open| open.rule).collect();
            undecided.extend(self.undecided_on(Feature::Item(item), rules, missing, on_items[item]));
        }
        let mut waiting = self.waiting_facts();
        waiting.sort_unstable();
        for of_fact in waiting.chunk_by(|a, b| a.0 == b.0) {
            let fact = of_fact[0].0;
            let rules: Vec<RuleId> = of_fact.iter().map(|&(_, rule)| rule).collect();
            let missing = rules.iter().flat_map(|&rule| self.missing_of_rule(rule).iter().copied()).collect();
            undecided.extend(self.undecided_on(Feature::Fact(fact), rules, missing, on_facts[fact]));
        }
        undecided
    }

    /// A feature on which rules are open, where they could raise more than what was found on it.
    fn undecided_on(
        &self,
        feature: Feature,
        rules: Vec<RuleId>,
        mut missing: Vec<MissingAnswer>,
        found: Found,
    ) -> Option<UndecidedFeature> {
        let then = |&rule: &RuleId| &self.rule(rule).rule.then;
        let concern = rules.iter().filter_map(|rule| then(rule).concern).max();
        let hazard = rules.iter().filter_map(|rule| then(rule).hazard).max();
        if concern <= found.0 && hazard <= found.1 {
            return None;
        }
        missing.retain(|answer| !self.is_ruled_out(answer));
        missing.sort_unstable();
        missing.dedup();
        let forms = self.forms_of(feature, &rules);
        Some(UndecidedFeature { feature, rules, forms, missing, concern, hazard })
    }

    /// The facts of readers that meet their part of a rule of stratum 1 which could raise concern or name a hazard and waits
    /// for other answers, each with that rule.
    fn waiting_facts(&self) -> Vec<(FactId, RuleId)> {
        let mut waiting = Vec::new();
        for undetermined in &self.outcome.undetermined {
            let rule = self.rule(undetermined.rule);
            let raises = rule.rule.then.concern.is_some() || rule.rule.then.hazard.is_some();
            let missing = self.outcome.missing_of(undetermined);
            if rule.pattern || !raises || missing.iter().any(|answer| self.is_ruled_out(answer)) {
                continue;
            }
            waiting.extend(self.facts_met(undetermined.rule).map(|fact| (fact, undetermined.rule)));
        }
        waiting
    }

    /// The facts of readers that meet a test of a rule, each once. What the child's own record holds is no feature.
    fn facts_met(&self, rule: RuleId) -> impl Iterator<Item = FactId> {
        let tests = self.prepared.program.fact_tests_of(rule);
        let met = tests.filter_map(|test| {
            let id = self.facts.id_of(&test.fact)?;
            let fact = self.fact(id);
            let is_met = compare(test, Some(fact.into()), self.case.as_of) == Truth::True;
            (is_met && !fact.agencies.is_empty()).then_some(id)
        });
        let mut met: Vec<FactId> = met.collect();
        met.sort_unstable();
        met.dedup();
        met.into_iter()
    }

    fn fact(&self, id: FactId) -> &Fact {
        self.all_facts().get(id)
    }

    /// The input that a feature is, or the first of those that a fact rests on.
    pub(crate) fn input_of(&self, feature: Feature) -> InputRef {
        match feature {
            Feature::Item(item) => self.timeline.items[item].input,
            Feature::Fact(fact) => self.fact(fact).from[0],
        }
    }

    fn forms_of(&self, feature: Feature, rules: &[RuleId]) -> Forms {
        let of_entry = match feature {
            Feature::Item(item) => self.prepared.book.indicator(self.timeline.items[item].indicator).forms,
            Feature::Fact(_) => Forms::NONE,
        };
        let forms = rules.iter().map(|&rule| self.rule(rule).rule.then.forms);
        forms.fold(Forms::NONE, |all, own| all.union(if own.is_empty() { of_entry } else { own }))
    }

    /// Whether an entry can raise concern or name a hazard by itself.
    pub(super) fn alerts(&self, item: ItemId) -> bool {
        let indicator = self.prepared.book.indicator(self.timeline.items[item].indicator);
        matches!(indicator.channel, Channel::Alerting | Channel::Hazard)
    }

    /// For each entry and each fact of the readers the highest concern and hazard of the findings of stratum 1 that rest on
    /// it.
    fn found_on_features(&self) -> (Table<ItemId, Found>, Table<FactId, Found>) {
        let mut on_items = Table::filled((None, None), self.timeline.items.len());
        let mut on_facts = Table::filled((None, None), self.facts.len());
        for fired in self.outcome.fired.iter().filter(|fired| !self.rule(fired.rule).pattern) {
            let then = &self.rule(fired.rule).rule.then;
            for support in self.outcome.supports_of(fired) {
                let found: &mut Found = match *support {
                    Support::Item(item) => &mut on_items[item],
                    Support::Fact(fact) if self.facts.of_readers(fact).is_some() => &mut on_facts[fact],
                    Support::Fact(_) | Support::Finding(_) => continue,
                };
                *found = (found.0.max(then.concern), found.1.max(then.hazard));
            }
        }
        (on_items, on_facts)
    }

    /// The smallest set of answers that decides a rule, where missing answers do.
    pub(super) fn missing_of_rule(&self, rule: RuleId) -> &[MissingAnswer] {
        let found = self.outcome.undetermined.binary_search_by_key(&rule, |undetermined| undetermined.rule);
        found.map_or(&[][..], |at| self.outcome.missing_of(&self.outcome.undetermined[at]))
    }
}
