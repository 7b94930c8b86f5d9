//! What can go wrong between a table of counts and a table that may be published.

use neglect_screen::case::Problem;

use super::Place;
use crate::codes;
use crate::problem::{PartnershipError, problem};

/// Why a table cannot be built, protected or let go.
///
/// No variant carries a count: an error about a hidden figure must not be the way it becomes known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.at(self.title().unwrap_or("settings")))]
#[non_exhaustive]
pub enum DisclosureError {
    /// The counts do not fill the rows and columns.
    Shape {
        /// The table's title.
        table: String,
        /// Number of rows named.
        rows: usize,
        /// Number of columns named.
        columns: usize,
        /// Number of counts given.
        found: usize,
    },
    /// The grand total is beyond what the arithmetic holds.
    TooLarge {
        /// The table's title.
        table: String,
        /// The largest grand total.
        limit: u64,
    },
    /// A setting is out of its range.
    Setting {
        /// The setting's name.
        field: &'static str,
        /// What it must be, and why.
        help: &'static str,
    },
    /// Even with every figure but nought hidden, one can still be worked out.
    TooThin {
        /// The table's title.
        table: String,
        /// The first figure that cannot be protected.
        place: Place,
    },
    /// Hidden figures can be worked out: from the table itself, or from it and those released before it.
    Recoverable {
        /// The table's title.
        table: String,
        /// Every hidden figure with one possible value.
        places: Vec<Place>,
    },
    /// A table was offered for publication that shows a small count.
    SmallShown {
        /// The table's title.
        table: String,
        /// Every small count shown.
        places: Vec<Place>,
    },
    /// The published figures contradict each other: no counts add up to them.
    Inconsistent {
        /// The table's title.
        table: String,
    },
    /// The same figure would be published both exact and rounded, or both hidden and shown.
    TwoWays {
        /// The title of the table being added.
        table: String,
        /// The figure.
        place: Place,
        /// The title of the table that has it already.
        other: String,
    },
}

impl DisclosureError {
    /// A stable name for the kind of error, for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } => codes::DISCLOSURE_SHAPE,
            Self::TooLarge { .. } => codes::DISCLOSURE_TOO_LARGE,
            Self::Setting { .. } => codes::DISCLOSURE_SETTING,
            Self::TooThin { .. } => codes::DISCLOSURE_TOO_THIN,
            Self::Recoverable { .. } => codes::DISCLOSURE_RECOVERABLE,
            Self::SmallShown { .. } => codes::DISCLOSURE_SMALL_SHOWN,
            Self::Inconsistent { .. } => codes::DISCLOSURE_INCONSISTENT,
            Self::TwoWays { .. } => codes::DISCLOSURE_TWO_WAYS,
        }
    }

    /// The error with its path, its stable code and its help. A table is called a table and not by its title, which may
    /// hold anything.
    pub fn problem(&self) -> Problem {
        match self {
            Self::Setting { field, .. } => self.at(field),
            _ => self.at("table"),
        }
    }

    /// The title of the table that the error is about.
    fn title(&self) -> Option<&str> {
        match self {
            Self::Shape { table, .. }
            | Self::TooLarge { table, .. }
            | Self::TooThin { table, .. }
            | Self::Recoverable { table, .. }
            | Self::SmallShown { table, .. }
            | Self::Inconsistent { table }
            | Self::TwoWays { table, .. } => Some(table),
            Self::Setting { .. } => None,
        }
    }

    fn at(&self, path: &str) -> Problem {
        let (message, help) = match self {
            Self::Shape { rows, columns, found, .. } => (
                format!("{found} counts for {rows} rows and {columns} columns"),
                "give one count for each cell",
            ),
            Self::TooLarge { limit, .. } => {
                (format!("the counts add up to more than {limit}"), "check the input")
            }
            Self::Setting { help, .. } => ("this setting is out of its range".to_owned(), *help),
            Self::TooThin { place, .. } => (
                format!("{place} can be worked out whatever is hidden"),
                "join rows or columns, or take a longer period",
            ),
            Self::Recoverable { places, .. } => (
                format!(
                    "{} hidden figure(s) can be worked out, the first at {}",
                    places.len(),
                    first(places)
                ),
                "hide more figures in the same row and column",
            ),
            Self::SmallShown { places, .. } => (
                format!("{} small count(s) are shown, the first at {}", places.len(), first(places)),
                "hide counts from 1 to the threshold",
            ),
            Self::Inconsistent { .. } => (
                "the figures do not add up to their totals".to_owned(),
                "check the table before publishing it",
            ),
            Self::TwoWays { place, .. } => (
                format!("{place} is published in another way in another table"),
                "publish one figure in one way only",
            ),
        };
        problem(path, self.code(), message, help)
    }
}

impl From<DisclosureError> for PartnershipError {
    fn from(error: DisclosureError) -> Self {
        error.problem().into()
    }
}

fn first(places: &[Place]) -> String {
    places.first().map(ToString::to_string).unwrap_or_default()
}
