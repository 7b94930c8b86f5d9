//! What a pack holds. `docs/packs.md` shows the same as TOML.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::condition::{AgeRange, Condition, Span};
use super::tool::Tool;
use crate::vocabulary::{Agency, Basis, Channel, Checked, Concern, Forms, Hazard, Subject};

/// One authority's content: one TOML file, versioned and dated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Who it is.
    pub header: Header,
    /// What it cites.
    pub sources: Vec<SourceDoc>,
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
    /// Readings: several published rules over the same answers, compared.
    pub readings: Vec<Reading>,
    /// Codes of the school register.
    pub attendance_codes: Vec<AttendanceCode>,
    /// What it changes in other packs.
    pub amends: Vec<Amend>,
    /// Sourced background that `explain` shows and nothing computes with.
    pub background: Vec<Background>,
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

/// A document that a pack cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceDoc {
    /// The id that citations start with.
    pub id: String,
    /// The title.
    pub title: String,
    /// The address.
    pub url: Option<String>,
    /// Its date or edition, as printed.
    pub date: Option<String>,
    /// Licence or terms, where they bind.
    pub licence: Option<String>,
}

/// A place in a source: `cg89 1.3.3`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// The source's id.
    pub source: String,
    /// The place in it: a recommendation, section or page. Empty for the whole.
    pub at: String,
}

/// A catalogue entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// The code, such as `hygiene.smelly_and_dirty`.
    pub code: String,
    /// The label, in a practitioner's words.
    pub label: String,
    /// The forms of neglect it belongs to.
    pub forms: Forms,
    /// What it may do.
    pub channel: Channel,
    /// The ages at which it means anything; all where absent. An observation at another age is not alerting.
    pub ages: Option<AgeRange>,
    /// What may be said of it further.
    pub qualifiers: Vec<Qualifier>,
    /// Codes of other systems that mean this.
    pub codings: Vec<Coding>,
    /// Conditions that look alike, such as `autism`: shown wherever a finding rests on it.
    pub overlaps: Vec<String>,
    /// Something a recorder must know.
    pub note: Option<String>,
    /// Where it is described.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Option<Checked>,
}

/// Something that may be said of an observation further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualifier {
    /// The name, such as `pattern`.
    pub name: String,
    /// The values.
    pub scale: Scale,
    /// The question, where the qualifier is missing.
    pub ask: Option<String>,
}

/// The values of a qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Rising: a condition on one value is met by it and every higher one. Yes/no is `["no", "yes"]`.
    Ordered(Vec<String>),
    /// Without order: a condition lists the values that meet it.
    OneOf(Vec<String>),
}

impl Scale {
    /// The values, in order.
    pub fn values(&self) -> &[String] {
        match self {
            Scale::Ordered(values) | Scale::OneOf(values) => values,
        }
    }
}

/// A code of another system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// The system's name: `cin_factor`, `snomed`, `ssda903`, `csds_cpp_reason`, …
    pub system: String,
    /// The code in it.
    pub value: String,
    /// Qualifiers that the code carries with it.
    pub with: Vec<(String, String)>,
    /// How well the mapping was checked.
    pub checked: Checked,
}

/// A condition and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The id, unique in the pack.
    pub id: String,
    /// When it fires.
    pub when: Condition,
    /// Conditions that the source states as a gate: where one is false the rule is held back, and says so.
    pub gates: Vec<Gate>,
    /// The ages it is about: of observations, the child's age on the day observed; of facts, on the case's date.
    pub ages: Option<AgeRange>,
    /// Kinds of explanation that explain an observation away here, once a professional found it suitable.
    /// `any` accepts every kind but `cultural`, which never explains anything away (CG89).
    pub explained_by: Vec<String>,
    /// What follows.
    pub then: Then,
    /// One sentence for a practitioner.
    pub text: String,
    /// A guard that goes with it, such as "faltering growth alone is not neglect".
    pub note: Option<String>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
    /// Whether it is in force. A rule that ships off can only be switched on by a named pack's `amend`.
    pub enabled: bool,
    /// Its own tests.
    pub examples: Vec<Example>,
}

impl Rule {
    /// Whether the rule speaks of findings, and so belongs to stratum 2.
    pub fn is_pattern(&self) -> bool {
        self.when.speaks_of_findings() || self.gates.iter().any(|gate| gate.when.speaks_of_findings())
    }
}

/// A gate that the source itself states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Its name in the account: `access`, `control`.
    pub id: String,
    /// Must be true for the rule to fire; unknown asks.
    pub when: Condition,
    /// Why the rule is held back where it is not.
    pub text: String,
}

/// What follows from a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Then {
    /// The concern it raises.
    pub concern: Option<Concern>,
    /// The hazard it names.
    pub hazard: Option<Hazard>,
    /// The forms of neglect it speaks of; those of the indicators it rests on where empty.
    pub forms: Forms,
    /// Next steps, by id (pack-qualified where in another pack).
    pub next: Vec<String>,
}

/// A test that a rule carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// What is recorded.
    pub given: Vec<Given>,
    /// The child's age on the case's date; five years where absent.
    pub age: Option<Span>,
    /// Completed weeks of gestation at birth.
    pub gestation_weeks: Option<u8>,
    /// What the rule must do.
    pub expect: Expect,
}

/// One thing recorded in an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// An observation.
    Seen {
        /// Its code.
        code: String,
        /// Its qualifiers.
        with: Vec<(String, String)>,
        /// How many, each its own event, each on its own day unless `ago` says otherwise; at least 1.
        times: u32,
        /// How long before the case's date (the first; each further one a day earlier).
        ago: Option<Span>,
        /// Who recorded it; health where absent.
        by: Option<Agency>,
        /// Whom it is about.
        subject: Option<Subject>,
        /// An explanation: kind, status, by.
        explanation: Option<(String, String, String)>,
        /// Ended so long before the case's date.
        ended: Option<Span>,
    },
    /// A fact with a value, `not_known` or `not_applicable`.
    Fact {
        /// Its name.
        fact: String,
        /// Its value, as it would stand in a comparison.
        value: String,
    },
    /// A finding of another rule, for patterns.
    Found {
        /// The rule, pack-qualified.
        rule: String,
        /// How long before the case's date.
        ago: Option<Span>,
        /// Who recorded what it rests on.
        by: Option<Agency>,
    },
    /// A response of a service.
    Response {
        /// Its kind.
        kind: String,
        /// How long before the case's date.
        ago: Option<Span>,
    },
}

/// What a rule must do in an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// It fires.
    Fires,
    /// It does not, and asks nothing.
    Silent,
    /// It is undetermined, and asks.
    Asks,
    /// It is held back, visibly.
    HeldBack,
}

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

/// One published rule over a tool's answers: its outcomes are tried in order and the first that holds is its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
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

/// What a pack changes in a rule of another: shown in every report that rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    /// The rule, pack-qualified.
    pub rule: String,
    /// Why, for the report. Required.
    pub reason: String,
    /// Switches it on or off.
    pub enabled: Option<bool>,
    /// Another condition.
    pub when: Option<Condition>,
    /// Other ages.
    pub ages: Option<AgeRange>,
    /// Other words.
    pub text: Option<String>,
    /// Other next steps.
    pub next: Option<Vec<String>>,
}

/// Sourced background: figures that are shown and never computed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// The id, unique in the pack.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Rules whose `explain` shows it.
    pub rules: Vec<String>,
    /// The figures.
    pub estimates: Vec<Estimate>,
    /// What they do and do not say.
    pub text: String,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

/// One published figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Of what.
    pub label: String,
    /// Of what kind: `adjusted odds ratio`, `share`, …
    pub kind: String,
    /// The figure as published.
    pub value: String,
    /// Its interval as published.
    pub interval: Option<String>,
}
