//! How many different things a stretch of a list holds, while both of its ends move forward: each entry enters once and
//! leaves once, so that counting in every period of a list costs no more than walking it twice.

use std::ops::Range;

use super::bits::set_bits;
use crate::case::index;

/// What the entries of a list are, as numbers from nought on.
#[derive(Debug, Clone)]
pub(super) enum Keys {
    /// Each is a thing of its own.
    Own,
    /// Each is one of several things.
    One(Vec<u32>),
    /// Each is several things at once, a bit for each.
    Bits(Vec<u32>),
}

impl Keys {
    /// Each entry is one thing, alike where these are equal.
    pub(super) fn of<K: Ord + Copy>(things: impl Iterator<Item = K>) -> Keys {
        let things: Vec<K> = things.collect();
        let mut known = things.clone();
        known.sort_unstable();
        known.dedup();
        let place = |thing: &K| index(known.partition_point(|known| known < thing));
        Keys::One(things.iter().map(place).collect())
    }
}

/// The different things in a stretch of a list.
#[derive(Debug)]
pub(super) struct SlidingCount {
    keys: Keys,
    /// How often each of them occurs in the stretch.
    counts: Vec<u32>,
    different: usize,
}

impl SlidingCount {
    /// Of an empty stretch at the beginning.
    pub(super) fn new(keys: Keys) -> SlidingCount {
        let things = match &keys {
            Keys::Own => 0,
            Keys::One(keys) => keys.iter().max().map_or(0, |&last| last as usize + 1),
            Keys::Bits(_) => u32::BITS as usize,
        };
        SlidingCount { keys, counts: vec![0; things], different: 0 }
    }

    /// Lets the entry at that place in.
    pub(super) fn enter(&mut self, place: usize) {
        let counts = &mut self.counts;
        let mut enter = |key: usize| {
            counts[key] += 1;
            usize::from(counts[key] == 1)
        };
        self.different += match &self.keys {
            Keys::Own => 1,
            Keys::One(keys) => enter(keys[place] as usize),
            Keys::Bits(keys) => set_bits(keys[place].into()).map(|bit| enter(bit as usize)).sum(),
        };
    }

    /// Lets the entry at that place out.
    pub(super) fn leave(&mut self, place: usize) {
        let counts = &mut self.counts;
        let mut leave = |key: usize| {
            counts[key] -= 1;
            usize::from(counts[key] == 0)
        };
        self.different -= match &self.keys {
            Keys::Own => 1,
            Keys::One(keys) => leave(keys[place] as usize),
            Keys::Bits(keys) => set_bits(keys[place].into()).map(|bit| leave(bit as usize)).sum(),
        };
    }

    /// Moves the stretch forward from one place to another.
    pub(super) fn advance(&mut self, from: &Range<usize>, to: &Range<usize>) {
        let (enter, leave) = moved(from, to);
        enter.for_each(|place| self.enter(place));
        leave.for_each(|place| self.leave(place));
    }

    /// How many there are.
    pub(super) fn different(&self) -> usize {
        self.different
    }

    /// Of entries that are several things at once, the bits of all that are inside.
    pub(super) fn bits(&self) -> u32 {
        let inside = self.counts.iter().enumerate().filter(|(_, count)| **count > 0);
        inside.fold(0, |bits, (bit, _)| bits | 1 << bit)
    }
}

/// The places that come in, and those that go out, where a stretch moves forward from one place to another.
pub(super) fn moved<P: Ord + Copy>(from: &Range<P>, to: &Range<P>) -> (Range<P>, Range<P>) {
    (from.end.max(to.start)..to.end, from.start..to.start.min(from.end))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_stretch_that_moves_holds_as_many_as_one_that_is_counted_anew(
            entries in prop::collection::vec(0_u32..8, 0..20),
            steps in prop::collection::vec(any::<bool>(), 0..60),
        ) {
            let bits = |entry: &u32| (0..32).filter(|bit| entry >> bit & 1 == 1).collect::<Vec<u32>>();
            let mut own = SlidingCount::new(Keys::Own);
            let mut one = SlidingCount::new(Keys::of(entries.iter().copied()));
            let mut several = SlidingCount::new(Keys::Bits(entries.clone()));
            let (mut start, mut end) = (0, 0);
            for enters in steps {
                if enters && end < entries.len() {
                    for count in [&mut own, &mut one, &mut several] {
                        count.enter(end);
                    }
                    end += 1;
                } else if !enters && start < end {
                    for count in [&mut own, &mut one, &mut several] {
                        count.leave(start);
                    }
                    start += 1;
                }
                let inside = &entries[start..end];
                prop_assert_eq!(own.different(), inside.len());
                prop_assert_eq!(one.different(), inside.iter().collect::<BTreeSet<_>>().len());
                prop_assert_eq!(several.different(), inside.iter().flat_map(bits).collect::<BTreeSet<_>>().len());
                prop_assert_eq!(several.bits(), inside.iter().fold(0, |all, entry| all | entry));
            }
        }
    }
}
