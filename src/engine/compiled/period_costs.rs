//! How many answers each period of a count misses, while it moves: as many as [`missing`](super::missing) would name there,
//! counted without naming them.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::engine::multiset::Multiset;
use crate::engine::outcome::MissingAnswer;
use crate::engine::sliding::{Keys, SlidingCount, moved};

/// The answers that a period misses.
pub(super) struct PeriodCosts {
    /// For each entry how many answers it misses; none for one that counts already.
    missing: Vec<Option<usize>>,
    period: Range<usize>,
    inside: Inside,
}

/// What is kept of the entries in the period.
enum Inside {
    /// All that any of them misses.
    All(usize),
    OfKeys(OfKeys),
    OfForms(OfForms),
}

impl PeriodCosts {
    /// `over_time`: they must lie apart, and each of them may be the one that does.
    pub(super) fn new(keys: &Keys, answers: &[Option<Vec<MissingAnswer>>], over_time: bool) -> PeriodCosts {
        let missing = answers.iter().map(|answers| answers.as_ref().map(Vec::len)).collect();
        let inside = match keys {
            _ if over_time => Inside::All(0),
            Keys::Own => Inside::OfKeys(OfKeys::new((0..answers.len()).collect())),
            Keys::One(keys) => Inside::OfKeys(OfKeys::new(keys.iter().map(|&key| key as usize).collect())),
            Keys::Bits(forms) => Inside::OfForms(OfForms::new(forms)),
        };
        PeriodCosts { missing, period: 0..0, inside }
    }

    /// How many answers would bring the count about in a period, which lies no earlier than the one asked for before.
    pub(super) fn of_period(&mut self, period: &Range<usize>, needed: usize) -> usize {
        let (enter, leave) = moved(&self.period, period);
        self.period = period.clone();
        for place in enter {
            let missing = self.missing[place];
            match &mut self.inside {
                Inside::All(all) => *all += missing.unwrap_or(0),
                Inside::OfKeys(keys) => keys.change(place, |key| key.enter(missing)),
                Inside::OfForms(forms) => forms.enter(place, missing),
            }
        }
        for place in leave {
            let missing = self.missing[place];
            match &mut self.inside {
                Inside::All(all) => *all -= missing.unwrap_or(0),
                Inside::OfKeys(keys) => keys.change(place, |key| key.leave(missing)),
                Inside::OfForms(forms) => forms.leave(place, missing),
            }
        }
        match &self.inside {
            Inside::All(all) => *all,
            Inside::OfKeys(keys) => keys.cost(needed),
            Inside::OfForms(forms) => forms.cost(period.start, needed),
        }
    }
}

/// Entries each of which is one thing.
struct OfKeys {
    /// Which thing each entry is.
    keys: Vec<usize>,
    of_key: Vec<OfKey>,
    /// How many of the things count already.
    counted: usize,
    /// Of each of the others the fewest answers that one of its entries misses.
    costs: Multiset<usize>,
}

/// The entries inside that are one thing.
#[derive(Clone, Default)]
struct OfKey {
    /// How many count already.
    counted: usize,
    /// How many answers each of the others misses.
    costs: Multiset<usize>,
}

impl OfKey {
    fn enter(&mut self, missing: Option<usize>) {
        match missing {
            None => self.counted += 1,
            Some(cost) => self.costs.enter(cost),
        }
    }

    fn leave(&mut self, missing: Option<usize>) {
        match missing {
            None => self.counted -= 1,
            Some(cost) => self.costs.leave(&cost),
        }
    }
}

impl OfKeys {
    fn new(keys: Vec<usize>) -> OfKeys {
        let things = keys.iter().max().map_or(0, |&last| last + 1);
        OfKeys { keys, of_key: vec![OfKey::default(); things], counted: 0, costs: Multiset::default() }
    }

    fn change(&mut self, place: usize, change: impl FnOnce(&mut OfKey)) {
        let key = &mut self.of_key[self.keys[place]];
        let least = |key: &OfKey| key.costs.first().copied();
        if key.counted > 0 {
            self.counted -= 1;
        } else if let Some(cost) = least(key) {
            self.costs.leave(&cost);
        }
        change(key);
        if key.counted > 0 {
            self.counted += 1;
        } else if let Some(cost) = least(key) {
            self.costs.enter(cost);
        }
    }

    fn cost(&self, needed: usize) -> usize {
        let mut needed = needed.saturating_sub(self.counted);
        let mut cost = 0;
        for (&of_each, things) in self.costs.iter() {
            let taken = things.min(needed);
            cost += taken * of_each;
            needed -= taken;
        }
        cost
    }
}

/// Entries that come with several forms at once.
struct OfForms {
    forms: Vec<u32>,
    /// Those that count already.
    counted: SlidingCount,
    /// By the forms of an entry and the answers that it misses, the last such entry that came in.
    last: BTreeMap<(u32, usize), usize>,
}

impl OfForms {
    fn new(forms: &[u32]) -> OfForms {
        OfForms {
            forms: forms.to_vec(),
            counted: SlidingCount::new(Keys::Bits(forms.to_vec())),
            last: BTreeMap::new(),
        }
    }

    fn enter(&mut self, place: usize, missing: Option<usize>) {
        match missing {
            None => self.counted.enter(place),
            Some(cost) => _ = self.last.insert((self.forms[place], cost), place),
        }
    }

    fn leave(&mut self, place: usize, missing: Option<usize>) {
        if missing.is_none() {
            self.counted.leave(place);
        }
    }

    /// Of entries with the same forms only the first that is taken adds any: so one of each is looked at.
    fn cost(&self, start: usize, needed: usize) -> usize {
        let mut forms = self.counted.bits();
        let mut candidates: Vec<(usize, Reverse<usize>, u32)> = self
            .last
            .iter()
            .filter(|(_, place)| **place >= start)
            .map(|(&(forms, cost), &place)| (cost, Reverse(place), forms))
            .collect();
        candidates.sort_unstable();
        let mut all = 0;
        for (cost, _, of_entry) in candidates {
            if forms.count_ones() as usize >= needed {
                break;
            }
            if of_entry & !forms != 0 {
                forms |= of_entry;
                all += cost;
            }
        }
        all
    }
}
