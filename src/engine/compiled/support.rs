//! What a condition rests on, what is suppressed under it, and on which days it was newly met: asked only of the few rules
//! that fire or are held back.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::matches::MatchKind;
use super::program::{Node, NodeId, SeenId};
use super::values::Evaluator;
use crate::calendar::Period;
use crate::engine::occurrence::{Covered, FactDay, Occurrence, SatisfiedOn, Stretch, SupportLists, Trigger};
use crate::engine::outcome::{HeldBy, Support};
use crate::engine::sliding::{Keys, SlidingCount};
use crate::engine::timeline::{EventId, ItemId};
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
        self.with_items(seen, kind, |items| {
            for of_code in self.chunks(seen, items) {
                // Periods overlap: each entry is named once.
                let mut until = 0;
                self.each_full_period(seen, of_code, |_, inside| {
                    let new = &of_code[inside.start.max(until)..inside.end];
                    until = inside.end;
                    named.extend_from_slice(new);
                    self.evidence.work.take(new.len())
                });
            }
        });
        named.sort_unstable();
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

    /// The days on which a true condition was newly met. What they rest on is added to the lists.
    pub(super) fn satisfied_days(&self, node: NodeId, lists: &mut SupportLists) -> Vec<SatisfiedOn> {
        match &self.program.nodes[node] {
            Node::AtLeast { parts, any: true, .. } => {
                let parts = self.parts(parts).iter();
                let met = parts.filter(|&&part| self.evaluate(part).value == Truth::True);
                met.flat_map(|&part| self.satisfied_days(part, lists)).collect()
            }
            Node::AtLeast { n, parts, any: false } => self.combine_days(*n, self.parts(parts), lists),
            Node::Seen(seen) => self.days_of_items(*seen, lists),
            Node::Fact(test) => {
                let Some((id, fact)) = self.fact(*test) else { return Vec::new() };
                let supports = lists.push_whole(vec![Support::Fact(id)]);
                let met = fact.days_met(&self.program.fact_tests[*test].test, self.evidence.case.as_of);
                met.map(|day| SatisfiedOn {
                    on: day.on,
                    trigger: Trigger::from_fact(FactDay { fact: id, nth: day.nth }),
                    agencies: day.agencies.iter().copied().collect(),
                    supports: supports.clone(),
                })
                .collect()
            }
            Node::Found(found) => {
                let rules = self.rules_found(*found);
                let occurrences: Vec<&Occurrence> = self
                    .occurrences
                    .iter()
                    .filter(|occurrence| rules.binary_search(&occurrence.rule).is_ok())
                    .collect();
                let Some(on) = occurrences.iter().map(|occurrence| occurrence.on).max() else {
                    return Vec::new();
                };
                let of_day = occurrences.iter().filter(|occurrence| occurrence.on == on);
                let agencies = occurrences.iter().map(|occurrence| occurrence.agencies);
                vec![SatisfiedOn {
                    on,
                    trigger: Trigger::from_findings(of_day.map(|occurrence| &occurrence.trigger)),
                    agencies: agencies.fold(AgencySet::default(), AgencySet::union),
                    supports: lists.push_whole(rules.iter().map(|&rule| Support::Finding(rule)).collect()),
                }]
            }
            Node::Age(_) => Vec::new(),
        }
    }

    /// A single entry meets a condition on its own day; a count is met on each day on which a period that holds enough
    /// ends.
    fn days_of_items(&self, seen: SeenId, lists: &mut SupportLists) -> Vec<SatisfiedOn> {
        if self.program.seens[seen].at_least <= 1 {
            let mut named = Vec::new();
            self.add_items_of_periods(seen, MatchKind::Full, &mut named);
            let list = lists.push(named.iter().map(|&item| Support::Item(item)).collect());
            let days = named.into_iter().enumerate().map(|(place, id)| SatisfiedOn {
                on: self.item(id).on,
                trigger: Trigger::from_events([self.item(id).event].into_iter()),
                agencies: AgencySet::of(self.item(id).by),
                supports: Stretch::new(list, place..place + 1),
            });
            return days.collect();
        }
        let mut days = Vec::new();
        self.with_items(seen, MatchKind::Full, |items| {
            for of_code in self.chunks(seen, items) {
                let list = lists.push(of_code.iter().map(|&item| Support::Item(item)).collect());
                let by = of_code.iter().map(|&item| AgencySet::of(self.item(item).by).0).collect();
                let (mut agencies, mut before) = (SlidingCount::new(Keys::Bits(by)), 0..0);
                self.each_full_period(seen, of_code, |end, inside| {
                    agencies.advance(&before, &inside);
                    before = inside.clone();
                    let newest_first = of_code[inside.clone()].iter().rev().map(|&item| self.item(item));
                    let of_day = newest_first.take_while(|item| item.on == end);
                    days.push(SatisfiedOn {
                        on: end,
                        trigger: Trigger::from_events(of_day.map(|item| item.event)),
                        agencies: AgencySet(agencies.bits()),
                        supports: Stretch::new(list, inside),
                    });
                    self.evidence.work.take(1)
                });
            }
        });
        days.sort_by_key(|day| day.on);
        days
    }

    /// The days on which at least `n` of the parts had been met, from the day on which the last of the first `n` was. A
    /// part that has no days of its own (an age) counts as met before all; where one more is enough, each of its days is one
    /// of the whole, so that what another part adds never joins two of them into one.
    fn combine_days(&self, n: usize, parts: &[NodeId], lists: &mut SupportLists) -> Vec<SatisfiedOn> {
        let (mut all, mut firsts, mut timeless) = (Vec::new(), Vec::new(), 0);
        for &part in parts {
            if self.evaluate(part).value != Truth::True {
                continue;
            }
            let of_part = self.satisfied_days(part, lists);
            match of_part.iter().map(|day| day.on).min() {
                Some(first) => firsts.push(first),
                None => timeless += 1,
            }
            all.extend(of_part);
        }
        let needed = n.saturating_sub(timeless).max(1);
        if needed == 1 {
            return all;
        }
        firsts.sort_unstable();
        let Some(&start) = firsts.get(needed - 1) else { return Vec::new() };
        all.sort_by_key(|day| day.on);
        // What stands behind all days so far, each once, as it comes.
        let (list, mut supports, mut known) = (lists.push(Vec::new()), 0, BTreeSet::new());
        let mut covered = Covered::default();
        let (mut agencies, mut newest): (_, Rc<[EventId]>) = (AgencySet::default(), Rc::new([]));
        let mut days = Vec::new();
        for of_day in all.chunk_by(|a, b| a.on == b.on) {
            for day in of_day {
                agencies = agencies.union(day.agencies);
                let new = lists.get(day.supports.list, covered.cover(&day.supports));
                let new: Vec<Support> =
                    new.iter().copied().filter(|&support| known.insert(support)).collect();
                supports += new.len();
                if !self.evidence.work.take(1 + new.len()) {
                    return days;
                }
                lists.extend(list, new);
            }
            let on = of_day[0].on;
            let trigger = Trigger::from_parts(of_day.iter().map(|day| &day.trigger), &mut newest);
            if on >= start {
                days.push(SatisfiedOn { on, trigger, agencies, supports: Stretch::new(list, 0..supports) });
            }
        }
        days
    }
}
