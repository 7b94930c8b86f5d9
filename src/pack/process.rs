//! Levels of need and next steps: what a partnership does with a report.

use serde::{Deserialize, Serialize};

use super::citation::Cite;
use super::condition::{Condition, Span};
use crate::vocabulary::{Basis, Checked, Concern, ResponseKind};

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
    /// Follows only where this is true of the child: of observations, facts and the age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Does not follow where this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unless: Option<Condition>,
    /// Other steps that come in its place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instead: Vec<Instead>,
    /// The kinds of response that do it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done_by: Vec<ResponseKind>,
    /// What comes after it, once it is done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub followed_by: Vec<FollowedBy>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

impl NextStep {
    /// Its conditions: `when`, `unless`, then those of the steps that come in its place.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let instead = self.instead.iter().map(|instead| &instead.when);
        self.when.iter().chain(&self.unless).chain(instead)
    }
}

/// A step in place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    /// Where this is true of the child.
    pub when: Condition,
    /// The step, by id (pack-qualified where in another pack).
    pub step: String,
}

/// A step after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowedBy {
    /// The step, by id (pack-qualified where in another pack).
    pub step: String,
    /// Only after these kinds of response; empty for any that does the step before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ResponseKind>,
}

/// Which responses are adequate to which concern: what makes a finding answered, and an old one past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdequateResponse {
    /// The id, unique in the pack.
    pub id: String,
    /// The highest concern that it answers; none where it answers hazards only.
    pub concern: Option<Concern>,
    /// Whether it answers a hazard.
    pub hazard: bool,
    /// The kinds of response.
    pub kinds: Vec<ResponseKind>,
    /// How long after its newest day a finding that is answered so becomes past; never where absent.
    pub past_after: Option<Span>,
    /// Why, for a practitioner.
    pub text: String,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

impl AdequateResponse {
    /// Whether it answers what raises this concern; or, where none is raised, a hazard that is named.
    pub(crate) fn answers(&self, concern: Option<Concern>, names_hazard: bool) -> bool {
        match concern {
            Some(concern) => self.concern >= Some(concern),
            None => names_hazard && self.hazard,
        }
    }
}

/// Answers that cannot all be so. The more dangerous one is taken, and the report asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contradiction {
    /// The id, unique in the pack.
    pub id: String,
    /// Where the answers contradict each other: facts and ages only.
    pub when: Condition,
    /// The fact of which the more dangerous value is taken.
    pub fact: String,
    /// That value.
    pub value: TakenValue,
    /// What contradicts what, for a practitioner.
    pub text: String,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

/// A value that is taken for a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakenValue {
    /// Yes or no.
    Flag(bool),
    /// One of the words of a choice.
    Word(String),
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
