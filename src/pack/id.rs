//! Ids, and patterns of them.

/// An id with its pack in front, where it has none.
pub fn qualified(pack: &str, id: &str) -> String {
    if id.contains('/') { id.to_owned() } else { format!("{pack}/{id}") }
}

/// An id, or every id that begins as one does: `nice/*`, `hygiene.*`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pattern<'p>(&'p str);

impl<'p> Pattern<'p> {
    /// Reads a pattern: a text that ends in `*` stands for whatever begins with the text before it.
    pub(crate) fn new(text: &'p str) -> Pattern<'p> {
        Pattern(text)
    }

    /// What the ids begin with: the text without its `*`.
    pub(crate) fn stem(self) -> &'p str {
        self.0.strip_suffix('*').unwrap_or(self.0)
    }

    /// Whether it stands for more than one id.
    pub(crate) fn is_open(self) -> bool {
        self.0.ends_with('*')
    }

    /// Whether it takes this id.
    pub fn takes(self, id: &str) -> bool {
        if self.is_open() { id.starts_with(self.stem()) } else { id == self.0 }
    }
}
