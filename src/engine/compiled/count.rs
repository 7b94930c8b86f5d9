//! Counting entries of the timeline in periods, without allocating for each rule.

use jiff::civil::Date;

use super::Atom;
use super::hits::Which;
use super::run::Run;
use crate::calendar::ordinal;
use crate::pack::{Distinct, Period};
use crate::vocabulary::AgencySet;
use crate::vocabulary::Forms;

impl Run<'_> {
    /// Whether some period holds enough of an atom's entries.
    pub(super) fn reaches(&self, atom: &Atom, number: u32, which: Which) -> bool {
        // What all of them together do not reach no period does; and where no period moves, all of them are one.
        if atom.single {
            return self.hits.has(number, which);
        }
        if !self.enough_from(atom, number, which, self.reach(atom)) {
            return false;
        }
        if !atom.within.is_some_and(|window| window.period == Period::Any) {
            return true;
        }
        let mut reached = false;
        self.with_list(number, which, |items| {
            self.each_window(atom, items, |_, _| {
                reached = true;
                false
            });
        });
        reached
    }

    /// The first entry of the timeline that an atom's period reaches, where that ends on the case's date.
    pub(super) fn reach(&self, atom: &Atom) -> u32 {
        self.start_of(atom.latest).unwrap_or(0)
    }

    /// Whether there are enough of an atom's entries from one on, whatever periods they lie in.
    pub(super) fn enough_from(&self, atom: &Atom, number: u32, which: Which, from: u32) -> bool {
        let hits = &self.hits;
        // Several forms may come with one entry; of everything else there is at most one each.
        let count = hits.count(number, which, from);
        if atom.distinct != Distinct::Form && count < atom.at_least {
            return false;
        }
        let distinct = match atom.distinct {
            Distinct::Event | Distinct::Rule if !self.shares_events => count,
            Distinct::Day => {
                let (mut days, mut last) = (0, None);
                hits.for_each(number, which, from, |at| {
                    let day = self.day(at);
                    days += u32::from(last.replace(day) != Some(day));
                });
                days
            }
            Distinct::Agency => {
                let mut agencies = AgencySet::default();
                hits.for_each(number, which, from, |at| {
                    agencies = self.item(at).map_or(agencies, |item| agencies.union(AgencySet::of(item.by)));
                });
                agencies.len()
            }
            Distinct::Form => {
                let mut forms = Forms::NONE;
                hits.for_each(number, which, from, |at| forms = forms.union(self.forms_of(at)));
                forms.bits().count_ones()
            }
            Distinct::Event | Distinct::Rule | Distinct::Code => {
                let mut keys = self.keys.take();
                keys.clear();
                let code = atom.distinct == Distinct::Code;
                hits.for_each(number, which, from, |at| {
                    keys.extend(self.item(at).map(|item| if code { item.indicator } else { item.event }));
                });
                keys.sort_unstable();
                keys.dedup();
                let distinct = super::compile::number(keys.len());
                self.keys.set(keys);
                distinct
            }
        };
        distinct >= atom.at_least
    }

    /// Calls `hold` for each day on which a period ends that holds enough of these entries, with the entries in it,
    /// until it returns `false`. They are in the timeline's order, and none lies before the atom's reach.
    pub(super) fn each_window(&self, atom: &Atom, items: &[u32], mut hold: impl FnMut(Date, &[u32]) -> bool) {
        if items.is_empty() || self.distinct(atom.distinct, items) < atom.at_least {
            return;
        }
        let mut start_at = 0;
        let mut end_at = 0;
        while let Some(&at) = items.get(end_at) {
            let (end, day) = (self.on(at), self.day(at));
            while items.get(end_at).is_some_and(|&at| self.day(at) == day) {
                end_at += 1;
            }
            if let Some(window) = atom.within
                && window.period == Period::Any
                && end_at - start_at >= 1
            {
                let start = ordinal(window.span.before(end));
                while items.get(start_at).is_some_and(|&at| self.day(at) <= start) {
                    start_at += 1;
                }
            }
            let inside = items.get(start_at..end_at).unwrap_or(&[]);
            if self.distinct(atom.distinct, inside) >= atom.at_least && !hold(end, inside) {
                return;
            }
        }
    }

    /// How many different things these entries, in the timeline's order, are.
    pub(super) fn distinct(&self, by: Distinct, items: &[u32]) -> u32 {
        let count = match by {
            Distinct::Event | Distinct::Rule if !self.shares_events => items.len(),
            Distinct::Event | Distinct::Rule => {
                self.unique(items, |at| self.item(at).map_or(0, |item| item.event))
            }
            Distinct::Code => self.unique(items, |at| self.item(at).map_or(0, |item| item.indicator)),
            Distinct::Day => {
                let mut last = None;
                items
                    .iter()
                    .filter(|&&at| {
                        let day = self.day(at);
                        last.replace(day) != Some(day)
                    })
                    .count()
            }
            Distinct::Agency => {
                let bits = items
                    .iter()
                    .filter_map(|&at| self.item(at))
                    .fold(0_u32, |bits, item| bits | 1 << item.by as u32);
                bits.count_ones() as usize
            }
            Distinct::Form => {
                let forms = items.iter().fold(Forms::NONE, |forms, &at| forms.union(self.forms_of(at)));
                forms.iter().count()
            }
        };
        super::compile::number(count)
    }

    fn unique(&self, items: &[u32], key: impl Fn(u32) -> u32) -> usize {
        match items {
            [] => 0,
            [_] => 1,
            [a, b] => 1 + usize::from(key(*a) != key(*b)),
            _ => {
                let mut keys = self.keys.take();
                keys.clear();
                keys.extend(items.iter().map(|&at| key(at)));
                keys.sort_unstable();
                keys.dedup();
                let count = keys.len();
                self.keys.set(keys);
                count
            }
        }
    }
}
