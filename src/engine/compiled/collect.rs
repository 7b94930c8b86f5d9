//! What a condition rests on, what it misses and when it was met: asked only of the few rules that fire or ask.

use jiff::civil::Date;

use super::super::outcome::{Completed, HeldBy, MissingPart, Occurrence, Rest};
use super::Node;
use super::hits::Which;
use super::run::{Run, sort_tail};
use crate::facts::Truth;
use crate::pack::Period;
use crate::vocabulary::AgencySet;

/// A day on which a condition was newly met.
#[derive(Debug, Clone)]
pub(super) struct Met {
    pub(super) on: Date,
    pub(super) completed: Completed,
    pub(super) agencies: AgencySet,
    pub(super) inputs: Vec<Rest>,
}

impl Run<'_> {
    /// Adds what a true condition rests on.
    pub(super) fn rests(&self, node: u32, rests: &mut Vec<Rest>) {
        match self.program.nodes.get(node as usize) {
            Some(Node::AtLeast { children, .. }) => {
                for &child in self.children(children) {
                    if self.says(child).truth == Truth::True {
                        self.rests(child, rests);
                    }
                }
            }
            Some(Node::Seen(number)) => {
                let Some(atom) = self.program.atoms.get(*number as usize) else { return };
                if atom.within.is_none_or(|window| window.period == Period::Latest) {
                    // Where no period moves, the last that ends holds what all the others do.
                    let reach = self.reach(atom);
                    self.hits.for_each(*number, Which::Matches, reach, |item| rests.push(Rest::Item(item)));
                    return;
                }
                let mut last = None;
                let mut window = |_, inside: &[u32]| {
                    // Periods overlap: an entry is named once.
                    rests.extend(
                        inside
                            .iter()
                            .filter(|&&at| last.is_none_or(|last| at > last))
                            .map(|&at| Rest::Item(at)),
                    );
                    last = inside.last().copied().max(last);
                    true
                };
                self.with_list(*number, Which::Matches, |items| self.each_window(atom, items, &mut window));
            }
            Some(Node::Fact(test)) => {
                let named = self.program.fact_tests.get(*test as usize);
                rests.extend(named.and_then(|named| self.fact(named.name)).map(|(at, _)| Rest::Fact(at)));
            }
            Some(Node::Found(number)) => {
                self.add_found(*number, rests);
            }
            Some(Node::Age(_)) | None => {}
        }
    }

    /// Adds the entries under a condition that are explained or held back.
    pub(super) fn aside(&self, node: u32, aside: &mut Vec<(u32, HeldBy)>) {
        match self.program.nodes.get(node as usize) {
            Some(Node::AtLeast { children, .. }) => {
                self.children(children).iter().for_each(|&child| self.aside(child, aside));
            }
            Some(Node::Seen(number)) => {
                self.hits.for_each(*number, Which::Aside, 0, |item| {
                    aside.extend(self.held_by(item, *number).map(|by| (item, by)));
                });
            }
            _ => {}
        }
    }

    /// Adds the smallest set of answers found that would make an unknown condition true.
    pub(super) fn missing(&self, node: u32, missing: &mut Vec<MissingPart>) {
        match self.program.nodes.get(node as usize) {
            Some(Node::AtLeast { n, children, .. }) => {
                self.missing_together(*n as usize, self.children(children), missing);
            }
            Some(Node::Seen(atom)) => missing.extend(self.fewest(*atom)),
            Some(Node::Fact(test)) => {
                missing.extend(
                    self.program
                        .fact_tests
                        .get(*test as usize)
                        .map(|named| MissingPart::Fact { name: named.name }),
                );
            }
            Some(Node::Found(_) | Node::Age(_)) | None => {}
        }
    }

    /// Of the unknown parts those that ask for least, as many as are needed beside the true ones.
    fn missing_together(&self, n: usize, children: &[u32], missing: &mut Vec<MissingPart>) {
        let (mut sure, mut unknown) = (0_usize, 0_usize);
        for &child in children {
            let truth = self.says(child).truth;
            sure += usize::from(truth == Truth::True);
            unknown += usize::from(truth == Truth::Unknown);
        }
        let needed = n.saturating_sub(sure);
        let unsure = || children.iter().filter(|&&child| self.says(child).truth == Truth::Unknown);
        if needed >= unknown {
            unsure().for_each(|&child| self.missing(child, missing));
            return;
        }
        // Each part's answers stand behind those of the parts that were chosen: (how many, where they begin).
        let start = missing.len();
        let mut chosen: Vec<(usize, usize)> = Vec::with_capacity(needed);
        for &child in unsure() {
            let from = missing.len();
            self.missing(child, missing);
            sort_tail(missing, from);
            let asks = missing.len() - from;
            if chosen.len() < needed {
                chosen.push((asks, from));
                continue;
            }
            // Of those that ask for as much the earlier stays.
            let most = chosen.iter().enumerate().max_by_key(|(at, (asks, _))| (*asks, *at));
            let Some((at, &(most, gone))) = most.filter(|(_, (most, _))| asks < *most) else {
                missing.truncate(from);
                continue;
            };
            missing.drain(gone..gone + most);
            chosen.remove(at);
            for (_, from) in chosen.iter_mut().filter(|(_, from)| *from > gone) {
                *from -= most;
            }
            chosen.push((asks, from - most));
        }
        sort_tail(missing, start);
    }

    /// As `reference` says: of each period the entries with the fewest missing answers first, later before earlier;
    /// of several periods the one that needs least, then the last.
    fn fewest(&self, number: u32) -> Vec<MissingPart> {
        let Some(atom) = self.program.atoms.get(number as usize) else { return Vec::new() };
        let mut unsure: Vec<(u32, Vec<MissingPart>)> = Vec::new();
        self.hits.for_each(number, Which::Unknown, 0, |item| {
            let mut parts = Vec::new();
            self.missing_parts(item, number, &mut parts);
            unsure.push((item, parts));
        });
        let mut all: Vec<u32> = Vec::new();
        self.hits.for_each(number, Which::Possible, self.reach(atom), |item| all.push(item));
        let mut best: Option<Vec<MissingPart>> = None;
        self.each_window(atom, &all, |_, inside| {
            let is_unsure = |at: &u32| unsure.binary_search_by_key(at, |(item, _)| *item).is_ok();
            let mut chosen: Vec<u32> = inside.iter().copied().filter(|at| !is_unsure(at)).collect();
            let mut candidates: Vec<&(u32, Vec<MissingPart>)> =
                unsure.iter().filter(|(at, _)| inside.binary_search(at).is_ok()).collect();
            candidates.sort_by_key(|(at, missing)| (missing.len(), std::cmp::Reverse(*at)));
            let mut missing = Vec::new();
            for (at, parts) in candidates {
                let before = self.distinct(atom.distinct, &chosen);
                if before >= atom.at_least {
                    break;
                }
                let place = chosen.partition_point(|had| had < at);
                chosen.insert(place, *at);
                if self.distinct(atom.distinct, &chosen) > before {
                    missing.extend(parts.iter().copied());
                } else {
                    chosen.remove(place);
                }
            }
            missing.sort_unstable();
            missing.dedup();
            // Periods come from the first to the last: of two that need as much, the last stays.
            if best.as_ref().is_none_or(|best| missing.len() <= best.len()) {
                best = Some(missing);
            }
            true
        });
        best.unwrap_or_default()
    }

    /// Adds the days on which a true condition was newly met.
    pub(super) fn met(&self, node: u32, met: &mut Vec<Met>) {
        match self.program.nodes.get(node as usize) {
            Some(Node::AtLeast { children, any: true, .. }) => {
                for &child in self.children(children) {
                    if self.says(child).truth == Truth::True {
                        self.met(child, met);
                    }
                }
            }
            Some(Node::AtLeast { n, children, any: false }) => {
                self.joined(*n as usize, self.children(children), met)
            }
            Some(Node::Seen(number)) => self.met_by_items(*number, met),
            Some(Node::Fact(test)) => {
                let named = self.program.fact_tests.get(*test as usize);
                if let Some((at, fact)) = named.and_then(|named| self.fact(named.name)) {
                    met.push(Met {
                        on: fact.on.unwrap_or(self.as_of),
                        completed: Completed::by_fact(at),
                        agencies: fact
                            .agencies
                            .iter()
                            .fold(AgencySet::default(), |all, &by| all.union(AgencySet::of(by))),
                        inputs: vec![Rest::Fact(at)],
                    });
                }
            }
            Some(Node::Found(_)) => {
                let mut rests = Vec::new();
                self.rests(node, &mut rests);
                let of: Vec<&Occurrence> =
                    self.occurrences.iter().filter(|one| rests.contains(&Rest::Finding(one.rule))).collect();
                if let Some(last) = of.iter().map(|one| one.on).max() {
                    let agencies = of.iter().fold(AgencySet::default(), |all, one| all.union(one.agencies));
                    let of_day = of.iter().filter(|one| one.on == last).map(|one| &one.completed);
                    let completed = Completed::by_findings(last, of_day);
                    met.push(Met { on: last, completed, agencies, inputs: rests });
                }
            }
            Some(Node::Age(_)) | None => {}
        }
    }

    fn met_by_items(&self, number: u32, met: &mut Vec<Met>) {
        let Some(atom) = self.program.atoms.get(number as usize) else { return };
        let mut last = None;
        let mut window = |end, inside: &[u32]| {
            if atom.at_least <= 1 {
                // One entry is enough: each is a day of its own.
                let new = inside.iter().filter(|&&at| last.is_none_or(|last| at > last));
                met.extend(new.filter_map(|&at| {
                    self.item(at).map(|item| Met {
                        on: item.on,
                        completed: Completed::by_event(item.event),
                        agencies: AgencySet::of(item.by),
                        inputs: vec![Rest::Item(at)],
                    })
                }));
                last = inside.last().copied().max(last);
            } else {
                let items = || inside.iter().filter_map(|&at| self.item(at));
                met.push(Met {
                    on: end,
                    completed: Completed::by_events(
                        items().filter(|item| item.on == end).map(|item| item.event),
                    ),
                    agencies: items()
                        .fold(AgencySet::default(), |all, item| all.union(AgencySet::of(item.by))),
                    inputs: inside.iter().map(|&at| Rest::Item(at)).collect(),
                });
            }
            true
        };
        self.with_list(number, Which::Matches, |items| self.each_window(atom, items, &mut window));
    }

    /// The days on which at least `n` of the children had been met.
    fn joined(&self, n: usize, children: &[u32], met: &mut Vec<Met>) {
        let (mut all, mut firsts, mut timeless, mut parts) = (Vec::new(), Vec::new(), 0_usize, 0_usize);
        for &child in children {
            if self.says(child).truth != Truth::True {
                continue;
            }
            let from = all.len();
            self.met(child, &mut all);
            match all.get(from..).unwrap_or(&[]).iter().map(|met: &Met| met.on).min() {
                Some(first) => {
                    firsts.push(first);
                    parts += 1;
                }
                None => timeless += 1,
            }
        }
        if parts == 1 {
            met.append(&mut all);
            return;
        }
        firsts.sort_unstable();
        let Some(&start) = firsts.get(n.saturating_sub(timeless).max(1) - 1) else { return };
        all.sort_by_key(|met| met.on);
        let mut agencies = AgencySet::default();
        let mut inputs: Vec<Rest> = Vec::new();
        for (at, one) in all.iter().enumerate() {
            agencies = agencies.union(one.agencies);
            inputs.extend_from_slice(&one.inputs);
            let last_of_day = all.get(at + 1).is_none_or(|next| next.on != one.on);
            if last_of_day && one.on >= start {
                inputs.sort_unstable();
                inputs.dedup();
                let until = all.get(..=at).unwrap_or(&[]);
                let completed = Completed::together(one.on, until.iter().map(|met| (met.on, &met.completed)));
                met.push(Met { on: one.on, completed, agencies, inputs: inputs.clone() });
            }
        }
    }
}
