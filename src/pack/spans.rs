//! Where in a pack's text each of its parts stands.

use std::collections::BTreeMap;

use super::text::TextSpan;

/// The place in the text of every key of a pack, by its path in the pack: `rule[3].when.all[0].seen`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spans {
    spans: BTreeMap<String, TextSpan>,
}

impl Spans {
    pub(super) fn insert(&mut self, path: &str, span: TextSpan) {
        self.spans.insert(path.to_owned(), span);
    }

    /// Every path with its place, by path.
    #[cfg(feature = "authoring")]
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &TextSpan)> {
        self.spans.iter().map(|(path, span)| (path.as_str(), span))
    }

    /// Whether the pack's text has this key.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.spans.contains_key(path)
    }

    /// Where this key's value stands; where the text does not have the key, what it would stand in.
    pub(crate) fn find(&self, path: &str) -> TextSpan {
        let mut path = path;
        loop {
            if let Some(span) = self.spans.get(path) {
                return span.clone();
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = &path[..end],
                None => return TextSpan::default(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Spans, TextSpan};

    #[test]
    fn a_missing_key_has_the_place_of_what_it_would_stand_in() {
        let mut spans = Spans::default();
        spans.insert("rule[3]", TextSpan::new(0, 10..14));
        spans.insert("rule[3].when.seen", TextSpan::new(0, 20..30));
        assert_eq!(spans.find("rule[3].when.seen"), TextSpan::new(0, 20..30));
        assert_eq!(spans.find("rule[3].checked"), TextSpan::new(0, 10..14));
        assert_eq!(spans.find("nothing"), TextSpan::default());
    }
}
