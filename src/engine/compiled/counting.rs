//! Counting entries of the timeline in periods, without allocating for each rule.

use std::ops::Range;

use jiff::civil::Date;

use super::matches::MatchKind;
use super::program::SeenId;
use super::values::Evaluator;
use crate::calendar::{Period, Span, ordinal};
use crate::engine::sliding::{Keys, SlidingCount};
use crate::engine::timeline::ItemId;
use crate::pack::Distinct;
use crate::vocabulary::{AgencySet, Forms};

impl Evaluator<'_> {
    /// Whether some period holds enough of a `seen`'s entries.
    pub(super) fn reaches_count(&self, seen: SeenId, kind: MatchKind) -> bool {
        let code = &self.program.seens[seen];
        if code.needs_one {
            return self.matches.any(seen, kind);
        }
        // What all of them together do not reach no period does; and where no period moves, all of them are one.
        if !self.reaches_from(seen, kind, self.first_in_period(seen)) {
            return false;
        }
        // One code of which there are enough is enough.
        if code.within.is_none_or(|window| window.period == Period::Latest) {
            return true;
        }
        self.with_items(seen, kind, |items| {
            let mut reached = false;
            for of_code in self.chunks(seen, items) {
                self.each_full_period(seen, of_code, |_, _| {
                    reached = true;
                    false
                });
            }
            reached
        })
    }

    /// Whether there are enough of a `seen`'s entries from one on, whatever periods they lie in.
    pub(super) fn reaches_from(&self, seen: SeenId, kind: MatchKind, from: ItemId) -> bool {
        let code = &self.program.seens[seen];
        let needed = code.at_least as usize;
        let entries = self.matches.count(seen, kind, from);
        // Several forms may come with one entry; of everything else there is at most one each.
        if code.distinct != Distinct::Form && entries < needed {
            return false;
        }
        if code.same_code {
            return self.with_items_from(seen, kind, from, |items| {
                self.chunks(seen, items).any(|of_code| {
                    self.distinct(code.distinct, of_code) >= needed && self.is_spread(code.over, of_code)
                })
            });
        }
        if let Some(over) = code.over {
            let mut ends: Option<(ItemId, ItemId)> = None;
            self.matches.for_each(seen, kind, from, |item| {
                ends = Some(ends.map_or((item, item), |(first, _)| (first, item)));
            });
            if !ends.is_some_and(|(first, last)| self.is_spread(Some(over), &[first, last])) {
                return false;
            }
        }
        let for_each = |each: &mut dyn FnMut(ItemId)| self.matches.for_each(seen, kind, from, each);
        self.count_distinct(code.distinct, entries, for_each) >= needed
    }

    /// The entries of a `seen` as periods are laid over them: where they must be of one code, each code has periods of its
    /// own; all of them together otherwise.
    pub(super) fn chunks<'i>(
        &self,
        seen: SeenId,
        items: &'i [ItemId],
    ) -> impl Iterator<Item = &'i [ItemId]> + use<'i, '_> {
        let same_code = self.program.seens[seen].same_code;
        items.chunk_by(move |a, b| !same_code || self.item(*a).indicator == self.item(*b).indicator)
    }

    /// Calls `visit` for each day on which a period ends that holds enough of these entries of one of the
    /// [`chunks`](Self::chunks), with the places of those in it, until it returns `false`. Both ends of the period move
    /// forward from call to call.
    pub(super) fn each_full_period(
        &self,
        seen: SeenId,
        items: &[ItemId],
        mut visit: impl FnMut(Date, Range<usize>) -> bool,
    ) {
        let code = &self.program.seens[seen];
        let needed = code.at_least as usize;
        if items.is_empty() || self.distinct(code.distinct, items) < needed {
            return;
        }
        let day = |item: &ItemId| self.item(*item).day;
        let moving = code.within.filter(|window| window.period == Period::Any);
        let mut inside = SlidingCount::new(self.keys(code.distinct, items));
        let (mut start, mut end) = (0, 0);
        while let Some(first_of_day) = items.get(end) {
            let of_day = self.item(*first_of_day);
            while items.get(end).is_some_and(|item| day(item) == of_day.day) {
                inside.enter(end);
                end += 1;
            }
            if let Some(window) = moving {
                let before = ordinal(window.span.before(of_day.on));
                while start < end && day(&items[start]) <= before {
                    inside.leave(start);
                    start += 1;
                }
            }
            if !self.evidence.work.take(1) {
                return;
            }
            if inside.different() >= needed
                && self.is_spread(code.over, &items[start..end])
                && !visit(of_day.on, start..end)
            {
                return;
            }
        }
    }

    /// What these entries are, as `distinct` tells them apart.
    pub(super) fn keys(&self, by: Distinct, items: &[ItemId]) -> Keys {
        self.evidence.work.take(items.len());
        let each = || items.iter().map(|&item| self.item(item));
        match by {
            Distinct::Event | Distinct::Rule if !self.shares_events => Keys::Own,
            Distinct::Event | Distinct::Rule => Keys::of(each().map(|item| item.event)),
            Distinct::Code => Keys::of(each().map(|item| item.indicator)),
            Distinct::Day => Keys::of(each().map(|item| item.day)),
            Distinct::Agency => Keys::of(each().map(|item| item.by as u32)),
            Distinct::Form => {
                Keys::Bits(items.iter().map(|&item| self.forms_of(item).bits().into()).collect())
            }
        }
    }

    /// Whether entries in the timeline's order lie as far apart as they must.
    fn is_spread(&self, over: Option<Span>, items: &[ItemId]) -> bool {
        let (Some(span), Some(first), Some(last)) = (over, items.first(), items.last()) else {
            return over.is_none();
        };
        self.item(*first).day <= ordinal(span.before(self.item(*last).on))
    }

    /// How many different things these entries, in the timeline's order, are.
    pub(super) fn distinct(&self, by: Distinct, items: &[ItemId]) -> usize {
        self.count_distinct(by, items.len(), |each| items.iter().for_each(|&item| each(item)))
    }

    /// How many different things some entries are, given how many they are and a walk over them in the timeline's order.
    fn count_distinct(
        &self,
        by: Distinct,
        entries: usize,
        for_each: impl FnOnce(&mut dyn FnMut(ItemId)),
    ) -> usize {
        let is_one_each = matches!(by, Distinct::Event | Distinct::Rule) && !self.shares_events;
        self.evidence.work.take(if is_one_each { 1 } else { entries });
        match by {
            Distinct::Event | Distinct::Rule if !self.shares_events || entries <= 1 => entries,
            Distinct::Event | Distinct::Rule => {
                self.count_events(|events| for_each(&mut |item| events.push(self.item(item).event)))
            }
            Distinct::Code => {
                let mut codes = Vec::with_capacity(entries);
                for_each(&mut |item| codes.push(self.item(item).indicator));
                codes.sort_unstable();
                codes.dedup();
                codes.len()
            }
            Distinct::Day => {
                let (mut days, mut last) = (0, None);
                for_each(&mut |item| {
                    let day = self.item(item).day;
                    days += usize::from(last.replace(day) != Some(day));
                });
                days
            }
            Distinct::Agency => {
                let mut agencies = AgencySet::default();
                for_each(&mut |item| agencies = agencies.union(AgencySet::of(self.item(item).by)));
                agencies.len() as usize
            }
            Distinct::Form => {
                let mut forms = Forms::NONE;
                for_each(&mut |item| forms = forms.union(self.forms_of(item)));
                forms.iter().count()
            }
        }
    }
}
