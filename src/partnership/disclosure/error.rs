//! What can go wrong between a table of counts and a table that may be published.

use super::Place;
use crate::partnership::Problem;

/// Why a table cannot be built, protected or let go.
///
/// No variant carries a count: an error about a hidden figure must not be the way it becomes known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DisclosureError {
    /// The counts do not fill the rows and columns.
    #[error("{place}: {found} counts for {rows} rows and {columns} columns; give one count for each cell")]
    Shape {
        /// Where: the table's title, or a row of it.
        place: String,
        /// Number of rows named.
        rows: usize,
        /// Number of columns named.
        columns: usize,
        /// Number of counts given.
        found: usize,
    },
    /// The grand total is beyond what the arithmetic holds.
    #[error("{table}: the counts add up to more than {limit}; check the input")]
    TooLarge {
        /// The table's title.
        table: String,
        /// The largest grand total.
        limit: u64,
    },
    /// A setting is out of its range.
    #[error("settings.{field}: {help}")]
    Setting {
        /// The setting's name.
        field: &'static str,
        /// What it must be, and why.
        help: &'static str,
    },
    /// The settings file could not be read.
    #[error("settings: line {line}: {message}")]
    Unreadable {
        /// Line in the file, from 1.
        line: usize,
        /// What the reader said of it.
        message: String,
    },
    /// Even with every figure but nought hidden, one can still be worked out.
    #[error(
        "{table}: {place} can be worked out whatever is hidden; join rows or columns, or take a longer period"
    )]
    TooThin {
        /// The table's title.
        table: String,
        /// The first figure that cannot be protected.
        place: Place,
    },
    /// Hidden figures can be worked out: from the table itself, or from it and those released before it.
    #[error(
        "{table}: {} hidden figure(s) can be worked out, the first at {}; hide more figures in the same row and column",
        places.len(), places.first().map(ToString::to_string).unwrap_or_default()
    )]
    Recoverable {
        /// The table's title.
        table: String,
        /// Every hidden figure with one possible value.
        places: Vec<Place>,
    },
    /// A table was offered for publication that shows a small count.
    #[error("{table}: {} small count(s) are shown, the first at {}; hide counts from 1 to the threshold",
        places.len(), places.first().map(ToString::to_string).unwrap_or_default())]
    SmallShown {
        /// The table's title.
        table: String,
        /// Every small count shown.
        places: Vec<Place>,
    },
    /// The published figures contradict each other: no counts add up to them.
    #[error("{table}: the figures do not add up to their totals; check the table before publishing it")]
    Inconsistent {
        /// The table's title.
        table: String,
    },
    /// The same figure would be published both exact and rounded, or both hidden and shown.
    #[error("{table}: {place} is published in another way in {other}; publish one figure in one way only")]
    TwoWays {
        /// The table being added.
        table: String,
        /// The figure.
        place: Place,
        /// The table that has it already.
        other: String,
    },
}

impl DisclosureError {
    /// A stable name for the kind of error, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } => "disclosure.shape",
            Self::TooLarge { .. } => "disclosure.too_large",
            Self::Setting { .. } => "disclosure.setting",
            Self::Unreadable { .. } => "disclosure.settings_unreadable",
            Self::TooThin { .. } => "disclosure.too_thin",
            Self::Recoverable { .. } => "disclosure.recoverable",
            Self::SmallShown { .. } => "disclosure.small_shown",
            Self::Inconsistent { .. } => "disclosure.inconsistent",
            Self::TwoWays { .. } => "disclosure.two_ways",
        }
    }

    /// The error with its place, its stable code and its help. A table is called a table and not by its title: what
    /// stands there may be anything.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let of = |place: String, message: String, help: &str| Problem::new(place, self.code(), message, help);
        let table = |message: String, help: &str| of("table".to_owned(), message, help);
        let figures = |places: &[Place], what: &str, help: &str| {
            let first = places.first().map(ToString::to_string).unwrap_or_default();
            table(format!("{} {what}, the first at {first}", places.len()), help)
        };
        match self {
            Self::Shape { rows, columns, found, .. } => table(
                format!("{found} counts for {rows} rows and {columns} columns"),
                "give one count for each cell",
            ),
            Self::TooLarge { limit, .. } => {
                table(format!("the counts add up to more than {limit}"), "check the input")
            }
            Self::Setting { field, help } => {
                of((*field).to_owned(), "this setting is out of its range".to_owned(), help)
            }
            Self::Unreadable { line, message } => {
                of(format!("line {line}"), message.clone(), "see the shipped settings for the form")
            }
            Self::TooThin { place, .. } => table(
                format!("{place} can be worked out whatever is hidden"),
                "join rows or columns, or take a longer period",
            ),
            Self::Recoverable { places, .. } => figures(
                places,
                "hidden figure(s) can be worked out",
                "hide more figures in the same row and column",
            ),
            Self::SmallShown { places, .. } => {
                figures(places, "small count(s) are shown", "hide counts from 1 to the threshold")
            }
            Self::Inconsistent { .. } => table(
                "the figures do not add up to their totals".to_owned(),
                "check the table before publishing it",
            ),
            Self::TwoWays { place, .. } => table(
                format!("{place} is published in another way in another table"),
                "publish one figure in one way only",
            ),
        }
    }
}
