//! The codes of the school register.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::citation::Cite;
use crate::vocabulary::Checked;

/// What a code of the school register counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionClass {
    /// Present.
    Present,
    /// Approved educational activity: counts as attending.
    Educational,
    /// Authorised absence.
    Authorised,
    /// Unauthorised absence.
    Unauthorised,
    /// Not a possible session.
    NotPossible,
}

/// A code of the school register, for the days on which it was in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceCode {
    /// The code, one or two characters.
    pub code: String,
    /// What it means.
    pub meaning: String,
    /// What it counts as.
    pub class: SessionClass,
    /// Illness: counted apart for the fifteen-day rule.
    pub illness: bool,
    /// Counts towards the national penalty-notice threshold.
    pub penalty: bool,
    /// In force from this day; always where absent.
    pub from: Option<Date>,
    /// In force up to and including this day.
    pub to: Option<Date>,
    /// How well the class was checked.
    pub checked: Checked,
    /// Where.
    pub cites: Vec<Cite>,
}
