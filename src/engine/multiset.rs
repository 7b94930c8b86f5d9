//! Things, each as often as something keeps it: what stands in a period that moves.

use std::collections::BTreeMap;

/// Things in their order, with how often each was let in and not out again.
#[derive(Debug, Clone)]
pub(super) struct Multiset<K>(BTreeMap<K, usize>);

impl<K> Default for Multiset<K> {
    fn default() -> Self {
        Multiset(BTreeMap::new())
    }
}

impl<K: Ord> Multiset<K> {
    pub(super) fn enter(&mut self, thing: K) {
        *self.0.entry(thing).or_default() += 1;
    }

    /// Lets one out that was let in.
    pub(super) fn leave(&mut self, thing: &K) {
        let count = self.0.get_mut(thing).expect("what leaves had entered");
        *count -= 1;
        if *count == 0 {
            self.0.remove(thing);
        }
    }

    /// How many different things there are.
    pub(super) fn different(&self) -> usize {
        self.0.len()
    }

    /// Each thing once, and how often it is there.
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, usize)> {
        self.0.iter().map(|(thing, &count)| (thing, count))
    }

    /// The first from one on, which need not be there itself.
    pub(super) fn first_from(&self, least: &K) -> Option<&K> {
        self.0.range(least..).next().map(|(thing, _)| thing)
    }

    /// The first of all.
    pub(super) fn first(&self) -> Option<&K> {
        self.0.first_key_value().map(|(thing, _)| thing)
    }
}
