//! Whether intervals overlap, each held against all before it.

use std::collections::BTreeMap;

/// What some intervals cover, both ends included: where each stretch of it begins, and where that ends.
#[derive(Debug)]
pub(super) struct Cover<T>(BTreeMap<T, T>);

impl<T> Default for Cover<T> {
    fn default() -> Self {
        Cover(BTreeMap::new())
    }
}

impl<T: Ord + Copy> Cover<T> {
    /// Adds an interval, and says whether it overlaps one that was added before.
    pub(super) fn add(&mut self, from: T, to: T) -> bool {
        let (mut begins, mut ends) = (from, to);
        let mut overlaps = false;
        // Stretches lie apart, so those that it meets are the last of those that begin by its end.
        while let Some((&start, &end)) = self.0.range(..=to).next_back().filter(|(_, end)| **end >= from) {
            self.0.remove(&start);
            (begins, ends) = (begins.min(start), ends.max(end));
            overlaps = true;
        }
        self.0.insert(begins, ends);
        overlaps
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_interval_overlaps_where_it_does_one_of_those_before(
            intervals in prop::collection::vec((0_u8..30, 0_u8..6), 0..20),
        ) {
            let intervals: Vec<(u8, u8)> = intervals.into_iter().map(|(from, length)| (from, from + length)).collect();
            let mut cover = Cover::default();
            for (nth, &(from, to)) in intervals.iter().enumerate() {
                let overlaps = intervals[..nth].iter().any(|&(other, end)| other <= to && from <= end);
                prop_assert_eq!(cover.add(from, to), overlaps);
            }
        }
    }
}
