//! A pack and its head. What a pack holds stands in a file of its own for each kind of table.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::attendance::AttendanceCode;
use super::background::Background;
use super::citation::{NotEncoded, Source};
use super::indicator::Indicator;
use super::process::{AdequateResponse, Contradiction, Level, NextStep};
use super::reading::PublishedReading;
use super::rule::{Amend, Rule};
use super::tool::Tool;

/// One authority's content, versioned and dated: one TOML file, or a folder of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Who it is.
    pub header: Header,
    /// What it cites.
    pub sources: Vec<Source>,
    /// Its catalogue.
    pub indicators: Vec<Indicator>,
    /// Its questionnaires and scales.
    pub tools: Vec<Tool>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// Its levels of need.
    pub levels: Vec<Level>,
    /// What should happen next.
    pub next_steps: Vec<NextStep>,
    /// Which responses are adequate to which concern.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AdequateResponse>,
    /// Answers that cannot all be so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<Contradiction>,
    /// Readings: several published rules over the same answers, compared.
    pub readings: Vec<PublishedReading>,
    /// Codes of the school register.
    pub attendance_codes: Vec<AttendanceCode>,
    /// What it changes in other packs.
    pub amends: Vec<Amend>,
    /// Sourced background that `explain` shows and nothing computes with.
    pub background: Vec<Background>,
    /// What its sources say and it does not encode.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_encoded: Vec<NotEncoded>,
}

/// The head of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// The id; rule ids are qualified with it: `nice/1.3.3`.
    pub id: String,
    /// The version, such as `2026.1`.
    pub version: String,
    /// The title.
    pub title: String,
    /// Where it applies.
    pub jurisdiction: String,
    /// Past this date every report says that the pack awaits review.
    pub review_by: Option<Date>,
    /// Who owns it, where that is a partnership.
    pub owner: Option<String>,
    /// What a reader must know about the whole.
    pub note: Option<String>,
}
