//! Which entries of the timeline mean something to which atom: for each atom a bit for each entry, in the timeline's order.
//! Counting them, and leaving out those before a period, are then a few operations on whole words.

/// What one entry of the timeline means to one atom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judged {
    Matches,
    /// A missing answer decides.
    Unknown,
    /// An explanation holds it back.
    Explained,
    /// This qualifier does (a gate inside `seen`).
    Gated(u8),
}

/// Some of an atom's entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// Those that match.
    Matches,
    /// Those that a missing answer decides.
    Unknown,
    /// Those that are explained or held back.
    Aside,
    /// Those that match, and those that a missing answer decides.
    Possible,
    /// Those that match, and those that are explained or held back.
    Otherwise,
}

/// 64 entries of one atom: those that match, that are unknown, that are set aside.
type Word = [u64; 3];

/// All hits.
#[derive(Debug)]
pub(super) struct Hits {
    /// For each atom its words, one after another.
    words: Vec<Word>,
    /// How many words an atom has.
    of_atom: usize,
}

impl Hits {
    pub(super) fn new(atoms: usize, items: usize) -> Hits {
        let of_atom = items.div_ceil(64);
        Hits { words: vec![[0; 3]; atoms * of_atom], of_atom }
    }

    pub(super) fn add(&mut self, item: u32, atom: u32, judged: Judged) {
        let at = atom as usize * self.of_atom + item as usize / 64;
        let Some([matches, unknown, aside]) = self.words.get_mut(at) else { return };
        let word = match judged {
            Judged::Matches => matches,
            Judged::Unknown => unknown,
            Judged::Explained | Judged::Gated(_) => aside,
        };
        *word |= 1 << (item % 64);
    }

    /// An atom's words, from that of the entry `from` on.
    #[inline]
    fn words_from(&self, atom: u32, from: u32) -> &[Word] {
        let start = atom as usize * self.of_atom;
        self.words.get(start + from as usize / 64..start + self.of_atom).unwrap_or(&[])
    }

    /// Which of the three kinds of entries an atom has: that match, that are unknown, that are set aside.
    #[inline]
    pub(super) fn kinds(&self, atom: u32) -> [bool; 3] {
        let mut found = [0; 3];
        for word in self.words_from(atom, 0) {
            for (found, word) in found.iter_mut().zip(word) {
                *found |= word;
            }
        }
        found.map(|found| found != 0)
    }

    /// Whether an atom has such entries.
    #[inline]
    pub(super) fn has(&self, atom: u32, which: Which) -> bool {
        self.words_from(atom, 0).iter().any(|word| which.of(word) != 0)
    }

    /// How many there are from the entry `from` on.
    #[inline]
    pub(super) fn count(&self, atom: u32, which: Which, from: u32) -> u32 {
        let mut first = !0 << (from % 64);
        let mut count = 0;
        for word in self.words_from(atom, from) {
            count += (which.of(word) & first).count_ones();
            first = !0;
        }
        count
    }

    /// Calls `each` for those from the entry `from` on, in the timeline's order.
    #[inline]
    pub(super) fn for_each(&self, atom: u32, which: Which, from: u32, mut each: impl FnMut(u32)) {
        let mut first = !0 << (from % 64);
        let mut at = from - from % 64;
        for word in self.words_from(atom, from) {
            let mut left = which.of(word) & first;
            while left != 0 {
                each(at + left.trailing_zeros());
                left &= left - 1;
            }
            first = !0;
            at = at.saturating_add(64);
        }
    }
}

impl Which {
    #[inline]
    fn of(self, [matches, unknown, aside]: &Word) -> u64 {
        match self {
            Which::Matches => *matches,
            Which::Unknown => *unknown,
            Which::Aside => *aside,
            Which::Possible => matches | unknown,
            Which::Otherwise => matches | aside,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_counted_and_walked_from_any_place_across_words() {
        let mut hits = Hits::new(2, 130);
        for item in [0, 1, 63, 64, 100, 129] {
            hits.add(item, 1, Judged::Matches);
        }
        hits.add(70, 1, Judged::Unknown);
        hits.add(128, 1, Judged::Gated(3));
        let walked = |which, from| {
            let mut items = Vec::new();
            hits.for_each(1, which, from, |item| items.push(item));
            assert_eq!(items.len(), hits.count(1, which, from) as usize);
            items
        };
        assert_eq!(walked(Which::Matches, 0), [0, 1, 63, 64, 100, 129]);
        assert_eq!(walked(Which::Possible, 63), [63, 64, 70, 100, 129]);
        assert_eq!(walked(Which::Otherwise, 101), [128, 129]);
        assert_eq!(walked(Which::Aside, 129), [0_u32; 0]);
        assert_eq!(walked(Which::Matches, 1000), [0_u32; 0]);
        assert!(!hits.has(0, Which::Possible) && !hits.has(7, Which::Possible));
        assert!(hits.has(1, Which::Unknown) && hits.has(1, Which::Aside));
        assert_eq!((hits.kinds(0), hits.kinds(1)), ([false; 3], [true; 3]));
    }
}
