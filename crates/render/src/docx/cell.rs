//! The text of one cell while it is read.

use super::symbol::UNTICKED;

#[derive(Debug, Default)]
pub(super) struct Cell {
    text: String,
    new_paragraph: bool,
}

impl Cell {
    /// What follows is a paragraph of its own, and so a line of its own.
    pub(super) fn begin_paragraph(&mut self) {
        self.new_paragraph = true;
    }

    pub(super) fn add(&mut self, piece: &str) {
        if std::mem::take(&mut self.new_paragraph) && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(piece);
    }

    /// The text without blanks at its end. A cell in which nothing stands but boxes that nobody ticked is empty.
    pub(super) fn finish(self) -> String {
        let text = self.text.trim_end();
        let answered = text.replace(UNTICKED, "").chars().any(|character| !character.is_whitespace());
        if answered { text.to_owned() } else { String::new() }
    }
}
