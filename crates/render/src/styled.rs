//! A text for people whose pieces have roles. Whoever shows it may give each role a colour; without colours it is the
//! plain text, and so the words have one source.

use std::fmt;

use neglect_screen::{Concern, Hazard};

use neglect_screen::printable;

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Part of the running text.
    Plain,
    /// A heading, or a name that leads its line.
    Heading,
    /// A source or a name for programs, which stands back.
    Quiet,
    /// How serious a concern is.
    Concern(Concern),
    /// How serious a hazard is.
    Hazard(Hazard),
}

/// A text with the roles of its pieces.
///
/// ```
/// use neglect_render::{Role, Styled};
/// let mut text = Styled::default();
/// text.add(Role::Heading, "Findings").end_line();
/// assert_eq!(text.as_str(), "Findings\n");
/// assert_eq!(text.pieces().next(), Some((Role::Heading, "Findings")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Styled {
    text: String,
    /// The role of each piece, and the byte at which the piece ends.
    roles: Vec<(Role, usize)>,
}

impl Styled {
    /// Adds a piece to the line. Its characters pass [`printable`], and a line end in it becomes a blank: lines end only
    /// by [`Styled::end_line`], so that no name can begin a line of its own.
    pub fn add(&mut self, role: Role, piece: impl AsRef<str>) -> &mut Styled {
        self.push(role, &printable(piece.as_ref()).replace('\n', " "));
        self
    }

    /// Adds a plain piece to the line.
    pub fn plain(&mut self, piece: impl AsRef<str>) -> &mut Styled {
        self.add(Role::Plain, piece)
    }

    /// Ends the line.
    pub fn end_line(&mut self) -> &mut Styled {
        self.push(Role::Plain, "\n");
        self
    }

    /// Adds a line of one piece.
    pub fn line(&mut self, role: Role, piece: impl AsRef<str>) -> &mut Styled {
        self.add(role, piece).end_line()
    }

    /// Adds a heading, with an empty line before it.
    pub fn heading(&mut self, title: &str) -> &mut Styled {
        self.end_line().line(Role::Heading, title)
    }

    /// The pieces in their order.
    pub fn pieces(&self) -> impl Iterator<Item = (Role, &str)> {
        self.roles.iter().scan(0, |start, &(role, end)| {
            let piece = &self.text[*start..end];
            *start = end;
            Some((role, piece))
        })
    }

    /// The text without its roles.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn push(&mut self, role: Role, piece: &str) {
        self.text.push_str(piece);
        match self.roles.last_mut() {
            Some((last, end)) if *last == role => *end = self.text.len(),
            _ => self.roles.push((role, self.text.len())),
        }
    }
}

impl fmt::Display for Styled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
