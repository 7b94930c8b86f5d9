//! Where in a pack's text each of its parts stands.

use std::collections::BTreeMap;
use std::ops::Range;

/// The place in the text of every key of a pack, by path: `rule[3].when.all[0].seen`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spans {
    spans: BTreeMap<String, Range<usize>>,
}

impl Spans {
    pub(super) fn insert(&mut self, path: &str, span: Range<usize>) {
        self.spans.insert(path.to_owned(), span);
    }

    /// Every path with its place, by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Range<usize>)> {
        self.spans.iter().map(|(path, span)| (path.as_str(), span))
    }

    /// Whether the pack's text has this key.
    pub fn has(&self, path: &str) -> bool {
        self.spans.contains_key(path)
    }

    /// The bytes of this key's value; where the text does not have the key, of what it would stand in.
    pub fn of(&self, path: &str) -> Range<usize> {
        let mut path = path;
        loop {
            if let Some(span) = self.spans.get(path) {
                return span.clone();
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or(""),
                None => return 0..0,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Spans;

    #[test]
    fn a_missing_key_has_the_place_of_what_it_would_stand_in() {
        let mut spans = Spans::default();
        spans.insert("rule[3]", 10..14);
        spans.insert("rule[3].when.seen", 20..30);
        assert_eq!(spans.of("rule[3].when.seen"), 20..30);
        assert_eq!(spans.of("rule[3].checked"), 10..14);
        assert_eq!(spans.of("nothing"), 0..0);
    }
}
