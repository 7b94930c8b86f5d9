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
    pub fn new(text: &'p str) -> Pattern<'p> {
        Pattern(text)
    }

    /// Whether it stands for more than one id.
    pub fn is_open(self) -> bool {
        self.0.ends_with('*')
    }

    /// Whether it takes this id.
    pub fn takes(self, id: &str) -> bool {
        match self.0.strip_suffix('*') {
            Some(stem) => id.starts_with(stem),
            None => id == self.0,
        }
    }
}
