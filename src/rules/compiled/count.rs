//! Counting entries of the timeline in periods, without allocating for each rule.

use jiff::civil::Date;

use super::super::timeline::ordinal;
use super::Atom;
use super::run::Run;
use crate::pack::{Distinct, Period};
use crate::words::Forms;

impl Run<'_> {
    /// Whether some period holds enough of these entries, which are in the timeline's order.
    pub(super) fn reaches(&self, atom: &Atom, items: &[u32]) -> bool {
        // What all of them together do not reach no period does; and where no period moves, all of them are one.
        let items = self.within_reach(atom, items);
        if !self.enough(atom, items) {
            return false;
        }
        if !atom.within.is_some_and(|window| window.period == Period::Any) {
            return true;
        }
        let mut reached = false;
        self.each_window(atom, items, |_, _| {
            reached = true;
            false
        });
        reached
    }

    /// The entries without those before the period that ends on the case's date, where that is the period.
    pub(super) fn within_reach<'i>(&self, atom: &Atom, items: &'i [u32]) -> &'i [u32] {
        let Some(start) = self.start_of(atom.latest) else { return items };
        let first = items.partition_point(|&at| self.day(at) <= start);
        items.get(first..).unwrap_or(&[])
    }

    pub(super) fn enough(&self, atom: &Atom, items: &[u32]) -> bool {
        // Several forms may come with one entry; of everything else there is at most one each.
        (atom.distinct == Distinct::Form || items.len() >= atom.at_least as usize)
            && self.distinct(atom.distinct, items) >= atom.at_least
    }

    /// Calls `hold` for each day on which a period ends that holds enough of these entries, with the entries in it,
    /// until it returns `false`.
    pub(super) fn each_window(&self, atom: &Atom, items: &[u32], mut hold: impl FnMut(Date, &[u32]) -> bool) {
        let items = self.within_reach(atom, items);
        if items.is_empty() || !self.enough(atom, items) {
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
