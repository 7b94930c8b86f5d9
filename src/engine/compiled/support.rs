//! What a condition rests on, what is suppressed under it, and on which days it was newly met: asked only of the few rules
//! that fire or are held back.

use super::matches::MatchKind;
use super::program::{Node, NodeId, SeenId};
use super::values::Evaluator;
use crate::calendar::Period;
use crate::engine::occurrence::{FactDay, Occurrence, SatisfiedOn, Trigger};
use crate::engine::outcome::{HeldBy, Support};
use crate::engine::timeline::ItemId;
use crate::facts::Truth;
use crate::vocabulary::AgencySet;

impl Evaluator<'_> {
    /// Adds what a true condition rests on.
    pub(super) fn add_supports(&self, node: NodeId, supports: &mut Vec<Support>) {
        match &self.program.nodes[node] {
            Node::AtLeast { parts, .. } => {
                for &part in self.parts(parts) {
                    if self.evaluate(part).value == Truth::True {
                        self.add_supports(part, supports);
                    }
                }
            }
            Node::Seen(seen) => self.add_matching_items(*seen, supports),
            Node::Fact(test) => supports.extend(self.fact(*test).map(|(id, _)| Support::Fact(id))),
            Node::Found(found) => {
                supports.extend(self.rules_found(*found).iter().map(|&rule| Support::Finding(rule)));
            }
            Node::Age(_) => {}
        }
    }

    fn add_matching_items(&self, seen: SeenId, supports: &mut Vec<Support>) {
        let code = &self.program.seens[seen];
        if !code.same_code && code.within.is_none_or(|window| window.period == Period::Latest) {
            // Where no period moves, the last that ends holds what all the others do.
            let first = self.first_in_period(seen);
            self.matches.for_each(seen, MatchKind::Full, first, |item| supports.push(Support::Item(item)));
            return;
        }
        let mut named: Vec<ItemId> = Vec::new();
        self.add_items_of_periods(seen, MatchKind::Full, &mut named);
        supports.extend(named.into_iter().map(Support::Item));
    }

    /// Adds the entries of a `seen` that lie in a period which holds enough of them, in order, each once.
    pub(super) fn add_items_of_periods(&self, seen: SeenId, kind: MatchKind, named: &mut Vec<ItemId>) {
        // Periods overlap.
        let visit = |_, inside: &[ItemId]| {
            named.extend_from_slice(inside);
            self.evidence.work.take(inside.len())
        };
        self.with_items(seen, kind, |items| self.each_full_period(seen, items, visit));
        named.sort_unstable();
        named.dedup();
    }

    /// Adds the entries under a condition that are explained or held back by a gate.
    pub(super) fn add_suppressed(&self, node: NodeId, suppressed: &mut Vec<(ItemId, HeldBy)>) {
        match &self.program.nodes[node] {
            Node::AtLeast { parts, .. } => {
                self.parts(parts).iter().for_each(|&part| self.add_suppressed(part, suppressed));
            }
            Node::Seen(seen) => {
                self.matches.for_each(*seen, MatchKind::Suppressed, ItemId::FIRST, |item| {
                    suppressed.push((item, self.matcher().held_by(item, *seen)));
                });
            }
            Node::Fact(_) | Node::Found(_) | Node::Age(_) => {}
        }
    }

    /// Adds the days on which a true condition was newly met.
    pub(super) fn add_satisfied_days(&self, node: NodeId, days: &mut Vec<SatisfiedOn>) {
        match &self.program.nodes[node] {
            Node::AtLeast { parts, any: true, .. } => {
                for &part in self.parts(parts) {
                    if self.evaluate(part).value == Truth::True {
                        self.add_satisfied_days(part, days);
                    }
                }
            }
            Node::AtLeast { n, parts, any: false } => self.combine_days(*n, self.parts(parts), days),
            Node::Seen(seen) => self.add_days_of_items(*seen, days),
            Node::Fact(test) => {
                let Some((id, fact)) = self.fact(*test) else { return };
                let met = fact.days_met(&self.program.fact_tests[*test].test, self.evidence.case.as_of);
                days.extend(met.map(|day| SatisfiedOn {
                    on: day.on,
                    trigger: Trigger::from_fact(FactDay { fact: id, nth: day.nth }),
                    agencies: day.agencies.iter().copied().collect(),
                    supports: vec![Support::Fact(id)],
                }));
            }
            Node::Found(found) => {
                let rules = self.rules_found(*found);
                let occurrences: Vec<&Occurrence> = self
                    .occurrences
                    .iter()
                    .filter(|occurrence| rules.binary_search(&occurrence.rule).is_ok())
                    .collect();
                let Some(on) = occurrences.iter().map(|occurrence| occurrence.on).max() else { return };
                let of_day = occurrences.iter().filter(|occurrence| occurrence.on == on);
                let agencies = occurrences.iter().map(|occurrence| occurrence.agencies);
                days.push(SatisfiedOn {
                    on,
                    trigger: Trigger::from_findings(on, of_day.map(|occurrence| &occurrence.trigger)),
                    agencies: agencies.fold(AgencySet::default(), AgencySet::union),
                    supports: rules.iter().map(|&rule| Support::Finding(rule)).collect(),
                });
            }
            Node::Age(_) => {}
        }
    }

    /// A single entry meets a condition on its own day; a count is met on each day on which a period that holds enough
    /// ends.
    fn add_days_of_items(&self, seen: SeenId, days: &mut Vec<SatisfiedOn>) {
        if self.program.seens[seen].at_least <= 1 {
            let mut named = Vec::new();
            self.add_items_of_periods(seen, MatchKind::Full, &mut named);
            days.extend(named.into_iter().map(|id| SatisfiedOn {
                on: self.item(id).on,
                trigger: Trigger::from_event(self.item(id).event),
                agencies: AgencySet::of(self.item(id).by),
                supports: vec![Support::Item(id)],
            }));
            return;
        }
        let visit = |end, inside: &[ItemId]| {
            let items = || inside.iter().map(|&item| self.item(item));
            days.push(SatisfiedOn {
                on: end,
                trigger: Trigger::from_any_event(
                    items().filter(|item| item.on == end).map(|item| item.event),
                ),
                agencies: items().map(|item| item.by).collect(),
                supports: inside.iter().map(|&item| Support::Item(item)).collect(),
            });
            self.evidence.work.take(inside.len())
        };
        self.with_items(seen, MatchKind::Full, |items| self.each_full_period(seen, items, visit));
    }

    /// Adds the days on which at least `n` of the parts had been met, from the day on which the last of the first `n` was. A
    /// part that has no days of its own (an age) counts as met before all; where one more is enough, each of its days is one
    /// of the whole, so that what another part adds never joins two of them into one.
    fn combine_days(&self, n: usize, parts: &[NodeId], days: &mut Vec<SatisfiedOn>) {
        let (mut all, mut firsts, mut timeless) = (Vec::new(), Vec::new(), 0);
        for &part in parts {
            if self.evaluate(part).value != Truth::True {
                continue;
            }
            let from = all.len();
            self.add_satisfied_days(part, &mut all);
            match all[from..].iter().map(|day: &SatisfiedOn| day.on).min() {
                Some(first) => firsts.push(first),
                None => timeless += 1,
            }
        }
        let needed = n.saturating_sub(timeless).max(1);
        if needed == 1 {
            days.append(&mut all);
            return;
        }
        firsts.sort_unstable();
        let Some(&start) = firsts.get(needed - 1) else { return };
        all.sort_by_key(|day| day.on);
        let mut agencies = AgencySet::default();
        let mut supports: Vec<Support> = Vec::new();
        for (at, day) in all.iter().enumerate() {
            agencies = agencies.union(day.agencies);
            supports.extend_from_slice(&day.supports);
            let is_last_of_day = all.get(at + 1).is_none_or(|next| next.on != day.on);
            if is_last_of_day && day.on >= start {
                if !self.evidence.work.take(at + 1 + supports.len()) {
                    return;
                }
                supports.sort_unstable();
                supports.dedup();
                let until = all[..=at].iter().map(|day| (day.on, &day.trigger));
                days.push(SatisfiedOn {
                    on: day.on,
                    trigger: Trigger::from_parts(day.on, until),
                    agencies,
                    supports: supports.clone(),
                });
            }
        }
    }
}
