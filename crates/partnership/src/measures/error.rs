//! Why tallies do not add up, and why nothing can be published.

use neglect_screen::case::Problem;

use crate::codes;
use crate::disclosure::DisclosureError;
use crate::problem::{PartnershipError, problem};

/// The most that a tally counts: what a table can hold, and far above any population.
pub(super) const LARGEST: u64 = 1 << 53;

/// Why tallies do not add up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.problem())]
#[non_exhaustive]
pub enum TallyError {
    /// They were not counted alike.
    Different {
        /// In what.
        what: &'static str,
    },
    /// It is not the JSON of a tally.
    Unreadable {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The counts do not fit the measures.
    Shape {
        /// Which group.
        group: usize,
    },
    /// More is counted in a group than there were lines.
    Impossible {
        /// Which group.
        group: usize,
    },
    /// The counts add up to more than any population.
    TooLarge,
    /// A child stood in one period twice.
    ChildTwice {
        /// How many lines too many.
        repeats: u64,
    },
}

impl TallyError {
    /// The error with its path, its stable code and its help.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let tally = "tally".to_owned();
        let group = |group: &usize| format!("groups[{group}]");
        let (path, code, message, help) = match self {
            Self::Different { what } => (
                tally,
                codes::MEASURES_TALLIES_DIFFER,
                format!("the tallies differ in {what}"),
                "count all parts with the same measures and options",
            ),
            Self::Unreadable { line, column } => (
                format!("line {line}, column {column}"),
                codes::MEASURES_TALLY_UNREADABLE,
                "this is not a tally".to_owned(),
                "write it with the same version",
            ),
            Self::Shape { group: n } => (
                group(n),
                codes::MEASURES_TALLY_SHAPE,
                "the counts do not fit the measures".to_owned(),
                "count again with the same measures",
            ),
            Self::Impossible { group: n } => (
                group(n),
                codes::MEASURES_TALLY_IMPOSSIBLE,
                "more is counted than there were lines".to_owned(),
                "count again; a tally is not to be edited",
            ),
            Self::TooLarge => (
                tally,
                codes::MEASURES_TALLY_TOO_LARGE,
                format!("the counts add up to more than {LARGEST}"),
                "check that no tally is added to itself",
            ),
            Self::ChildTwice { repeats } => (
                tally,
                codes::MEASURES_CHILD_TWICE,
                format!("{repeats} line(s) are of children who stand in their period already"),
                "keep the latest report of each",
            ),
        };
        problem(path, code, message, help)
    }
}

impl From<TallyError> for PartnershipError {
    fn from(error: TallyError) -> Self {
        error.problem().into()
    }
}

/// Why nothing can be published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
#[non_exhaustive]
pub enum PublicationError {
    /// The tally does not fit.
    Tally(#[from] TallyError),
    /// A table cannot be made, or the settings protect nobody.
    Disclosure(#[from] DisclosureError),
}

impl PublicationError {
    /// The error with its path, its stable code and its help.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::Tally(error) => error.problem(),
            Self::Disclosure(error) => error.problem(),
        }
    }
}

impl From<PublicationError> for PartnershipError {
    fn from(error: PublicationError) -> Self {
        error.problem().into()
    }
}
