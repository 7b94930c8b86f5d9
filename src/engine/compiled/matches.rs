//! Which entries of the timeline mean something to which `seen`: for each `seen` a bit for each entry, in the timeline's
//! order. Counting them, and leaving out those before a period, are then a few operations on whole words.

use super::program::SeenId;
use crate::engine::outcome::Qualifying;
use crate::engine::timeline::ItemId;
use crate::ids::Id;

/// What one entry of the timeline means to one `seen`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Match {
    /// It counts.
    Full,
    /// A missing answer decides.
    Unknown,
    /// An explanation holds it back.
    Explained,
    /// This qualifier does (a gate inside `seen`).
    Gated(Qualifying),
}

/// Some of a `seen`'s entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MatchKind {
    /// Those that count.
    Full,
    /// Those that a missing answer decides.
    Unknown,
    /// Those that are explained or held back by a gate.
    Suppressed,
    /// Those that count, and those that a missing answer decides.
    Possible,
    /// Those that count, and those that would if nothing were suppressed.
    Unsuppressed,
}

/// 64 entries of one `seen`: those that count, that are unknown, that are suppressed.
type Word = [u64; 3];

/// All matches.
#[derive(Debug)]
pub(super) struct Matches {
    /// For each `seen` its words, one after another.
    words: Vec<Word>,
    words_per_seen: usize,
}

impl Matches {
    pub(super) fn new(seens: usize, items: usize) -> Matches {
        let words_per_seen = items.div_ceil(64);
        Matches { words: vec![[0; 3]; seens * words_per_seen], words_per_seen }
    }

    pub(super) fn add(&mut self, item: ItemId, seen: SeenId, found: Match) {
        let kind = match found {
            Match::Full => 0,
            Match::Unknown => 1,
            Match::Explained | Match::Gated(_) => 2,
        };
        self.words[seen.index() * self.words_per_seen + item.index() / 64][kind] |= 1 << (item.index() % 64);
    }

    /// Forgets the entries of a `seen` that do not pass.
    pub(super) fn retain(&mut self, seen: SeenId, passes: impl Fn(ItemId) -> bool) {
        let first = seen.index() * self.words_per_seen;
        for (nth, word) in self.words[first..first + self.words_per_seen].iter_mut().enumerate() {
            let mut kept = 0;
            let mut left = word.iter().fold(0, |all, kind| all | kind);
            while left != 0 {
                let bit = left.trailing_zeros();
                kept |= u64::from(passes(ItemId::from_index(nth * 64 + bit as usize))) << bit;
                left &= left - 1;
            }
            word.iter_mut().for_each(|kind| *kind &= kept);
        }
    }

    /// The words of a `seen`, from that of the entry `from` on.
    #[inline]
    fn words_from(&self, seen: SeenId, from: ItemId) -> &[Word] {
        let start = seen.index() * self.words_per_seen;
        let first = (from.index() / 64).min(self.words_per_seen);
        &self.words[start + first..start + self.words_per_seen]
    }

    /// Which of the three kinds of entries a `seen` has: that count, that are unknown, that are suppressed.
    #[inline]
    pub(super) fn kinds(&self, seen: SeenId) -> [bool; 3] {
        let mut found = [0; 3];
        for word in self.words_from(seen, ItemId::from_index(0)) {
            for (found, word) in found.iter_mut().zip(word) {
                *found |= word;
            }
        }
        found.map(|found| found != 0)
    }

    /// The first entry of a `seen` from the entry `from` on, whatever it means to it.
    pub(super) fn first(&self, seen: SeenId, from: ItemId) -> Option<ItemId> {
        let mut wanted = !0 << (from.index() % 64);
        let mut at = from.index() - from.index() % 64;
        for [full, unknown, suppressed] in self.words_from(seen, from) {
            let left = (full | unknown | suppressed) & wanted;
            if left != 0 {
                return Some(ItemId::from_index(at + left.trailing_zeros() as usize));
            }
            wanted = !0;
            at += 64;
        }
        None
    }

    /// Whether a `seen` has such entries.
    #[inline]
    pub(super) fn any(&self, seen: SeenId, kind: MatchKind) -> bool {
        self.words_from(seen, ItemId::from_index(0)).iter().any(|word| kind.bits(word) != 0)
    }

    /// Whether an entry is one of them.
    pub(super) fn has(&self, seen: SeenId, kind: MatchKind, item: ItemId) -> bool {
        let word = &self.words[seen.index() * self.words_per_seen + item.index() / 64];
        kind.bits(word) >> (item.index() % 64) & 1 == 1
    }

    /// How many there are from the entry `from` on.
    #[inline]
    pub(super) fn count(&self, seen: SeenId, kind: MatchKind, from: ItemId) -> usize {
        let mut wanted = !0 << (from.index() % 64);
        let mut count = 0;
        for word in self.words_from(seen, from) {
            count += (kind.bits(word) & wanted).count_ones() as usize;
            wanted = !0;
        }
        count
    }

    /// Calls `each` for those from the entry `from` on, in the timeline's order.
    #[inline]
    pub(super) fn for_each(&self, seen: SeenId, kind: MatchKind, from: ItemId, mut each: impl FnMut(ItemId)) {
        let mut wanted = !0 << (from.index() % 64);
        let mut at = from.index() - from.index() % 64;
        for word in self.words_from(seen, from) {
            let mut left = kind.bits(word) & wanted;
            while left != 0 {
                each(ItemId::from_index(at + left.trailing_zeros() as usize));
                left &= left - 1;
            }
            wanted = !0;
            at += 64;
        }
    }
}

impl MatchKind {
    #[inline]
    fn bits(self, [full, unknown, suppressed]: &Word) -> u64 {
        match self {
            MatchKind::Full => *full,
            MatchKind::Unknown => *unknown,
            MatchKind::Suppressed => *suppressed,
            MatchKind::Possible => full | unknown,
            MatchKind::Unsuppressed => full | suppressed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_counted_and_walked_from_any_place_across_words() {
        let [first, second] = [0, 1].map(SeenId::from_index);
        let item = ItemId::from_index;
        let mut matches = Matches::new(2, 130);
        for index in [0, 1, 63, 64, 100, 129] {
            matches.add(item(index), second, Match::Full);
        }
        matches.add(item(70), second, Match::Unknown);
        matches.add(item(128), second, Match::Gated(Qualifying::Slot(3)));
        let walked = |kind, from| {
            let mut items = Vec::new();
            matches.for_each(second, kind, item(from), |item| items.push(item.index()));
            assert_eq!(items.len(), matches.count(second, kind, item(from)));
            items
        };
        assert_eq!(walked(MatchKind::Full, 0), [0, 1, 63, 64, 100, 129]);
        assert_eq!(walked(MatchKind::Possible, 63), [63, 64, 70, 100, 129]);
        assert_eq!(walked(MatchKind::Unsuppressed, 101), [128, 129]);
        assert_eq!(walked(MatchKind::Suppressed, 129), [0_usize; 0]);
        assert_eq!(walked(MatchKind::Full, 1000), [0_usize; 0]);
        assert!(!matches.any(first, MatchKind::Possible));
        assert!(matches.any(second, MatchKind::Unknown) && matches.any(second, MatchKind::Suppressed));
        assert_eq!((matches.kinds(first), matches.kinds(second)), ([false; 3], [true; 3]));
    }
}
