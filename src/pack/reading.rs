//! Published readings of a tool's answers.

use serde::{Deserialize, Serialize};

use super::citation::Cite;
use super::condition::Condition;
use crate::calendar::AgeRange;
use crate::vocabulary::{Basis, Checked};

/// One published rule over a tool's answers: its outcomes are tried in order and the first that holds is its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedReading {
    /// The id, unique in the pack.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Readings of one group are compared with each other.
    pub group: String,
    /// The one that counts where the vendor selects none.
    pub default: bool,
    /// For children of these ages.
    pub ages: Option<AgeRange>,
    /// Its outcomes, most serious first.
    pub outcomes: Vec<ReadingOutcome>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

/// One outcome of a reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingOutcome {
    /// Its name: `strong`, `avoid`, `informed_choice`, …
    pub outcome: String,
    /// When.
    pub when: Condition,
    /// What it means, in words.
    pub text: String,
}
