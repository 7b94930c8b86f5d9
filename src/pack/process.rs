//! Levels of need and next steps: what a partnership does with a report.

use serde::{Deserialize, Serialize};

use super::citation::Cite;
use super::condition::Condition;
use crate::vocabulary::{Basis, Checked, Concern};

/// A partnership's level of need, never hard-wired to concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// The id, unique in the pack.
    pub id: String,
    /// The number, 1 to 4 in most.
    pub number: u8,
    /// The name.
    pub name: String,
    /// What leads here (conditions of `found`, `fact`, `seen`, `age`): the highest level that is true is reported.
    pub when: Option<Condition>,
    /// The legal basis, kept apart: `early_help`, `s17`, `s47`, `s20`, `s31`.
    pub legal: Vec<String>,
    /// What it means.
    pub text: String,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

/// What should happen next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// The id, unique in the pack.
    pub id: String,
    /// What to do, in words for a practitioner.
    pub text: String,
    /// The same in plain words for the family, where it is for them.
    pub family: Option<String>,
    /// Who does it.
    pub who: Option<String>,
    /// Follows from a report of exactly these concerns, whatever rule raised it; otherwise only where a rule names it.
    pub at: Vec<Concern>,
    /// By when.
    pub deadline: Option<Deadline>,
    /// How urgent, highest first in the report: `now`, `today`, `soon`, `routine`.
    pub urgency: Option<String>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

/// A time limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// How many.
    pub n: u32,
    /// `hours`, `days`, `working_days`, `school_days`, `weeks` or `months`.
    pub unit: String,
    /// From what, in words.
    pub from: String,
}
