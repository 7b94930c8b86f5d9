//! A line of a report: pieces of text, each with what it is.

use jiff::civil::Date;
use neglect_screen::{Concern, Hazard};

/// A line, made piece by piece.
#[derive(Default)]
pub(crate) struct Line(pub(crate) Vec<Piece>);

/// How serious something is, on either scale.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Strength {
    Concern(Concern),
    Hazard(Hazard),
}

/// A piece of a line.
pub(crate) enum Piece {
    Plain(String),
    /// What leads its line.
    Strong(String),
    /// What stands back: an authority, a place.
    Quiet(String),
    /// A statement of how serious something is.
    Grave(Strength, String),
    /// The same as one word before a statement.
    Tag(Strength, String),
    Day(Date),
    /// A document of the list of sources, by its number there: nought until the list is made.
    Source {
        title: String,
        number: usize,
    },
    /// The same in that list.
    SourceNumber(usize),
    /// A document with its address.
    Link {
        text: String,
        url: String,
    },
    /// A name by which rules and packs are looked up: it stands at the end of a report alone.
    Name(String),
}

impl Piece {
    /// The piece as plain text.
    pub(crate) fn text(&self) -> String {
        match self {
            Piece::Plain(text)
            | Piece::Strong(text)
            | Piece::Quiet(text)
            | Piece::Grave(_, text)
            | Piece::Name(text) => text.clone(),
            Piece::Tag(_, text) => format!("[{text}]"),
            Piece::Day(day) => day.to_string(),
            Piece::Source { number, .. } | Piece::SourceNumber(number) => format!("[{number}]"),
            Piece::Link { text, url } => format!("{text} <{url}>"),
        }
    }
}

impl Line {
    pub(crate) fn plain(text: impl Into<String>) -> Line {
        Line::default().add(text)
    }

    pub(crate) fn strong(text: impl Into<String>) -> Line {
        Line::default().piece(Piece::Strong(text.into()))
    }

    pub(crate) fn quiet(text: impl Into<String>) -> Line {
        Line::default().piece(Piece::Quiet(text.into()))
    }

    pub(crate) fn piece(mut self, piece: Piece) -> Line {
        self.0.push(piece);
        self
    }

    pub(crate) fn add(self, text: impl Into<String>) -> Line {
        self.piece(Piece::Plain(text.into()))
    }

    pub(crate) fn add_quiet(self, text: impl Into<String>) -> Line {
        self.piece(Piece::Quiet(text.into()))
    }
}
