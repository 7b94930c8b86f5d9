//! A pack beside its text.

use super::model::Pack;
use super::place::Place;
use super::spans::Spans;
use super::text::PackText;

/// A pack with the text it was read from, so that whatever is said of it later can still name the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedPack {
    /// The pack.
    pub pack: Pack,
    /// The text.
    pub text: PackText,
    /// Where in the text each part stands.
    pub(crate) spans: Spans,
}

/// A pack that was made and not read: no part of it has a place in a text.
impl From<Pack> for ParsedPack {
    fn from(pack: Pack) -> ParsedPack {
        ParsedPack { text: PackText::from_file(pack.header.id.clone(), ""), pack, spans: Spans::default() }
    }
}

impl ParsedPack {
    /// Where a part of the pack stands, for messages: the name of its file, and the line and column.
    pub(crate) fn locate(&self, path: &str) -> (&str, Place) {
        let span = self.spans.find(path);
        let file = &self.text.files()[span.file];
        (file.name(), file.place(span.start))
    }
}
