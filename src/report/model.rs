//! The shape of a report (schema version 1). Texts are borrowed from the screener and the case while a report is
//! fresh; [`Report::into_owned`] cuts them loose.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::case::Age;
use crate::facts::Answer;
use crate::vocabulary::{Agency, Basis, Checked, Concern, Fate, Forms, Hazard, Reason};

/// A text that is borrowed while the report is fresh.
pub type Text<'a> = Cow<'a, str>;

/// What a screening returns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    /// The schema version: 1.
    pub schema: u32,
    /// The library's version.
    pub library: Text<'a>,
    /// The case's reference, echoed.
    pub case: Text<'a>,
    /// The date from which the case was seen.
    pub as_of: Date,
    /// The packs in force, in order.
    pub packs: Vec<PackRef<'a>>,
    /// The child's age.
    pub age: AgeLine,
    /// The highest concern that a finding or pattern raises. `none_recorded` never means that there is no neglect.
    pub concern: Concern,
    /// The highest hazard that a finding names, if any. A hazard is not neglect.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// The level of need, for each pack that defines levels.
    pub levels: Vec<LevelReached<'a>>,
    /// Rules that fired on what was recorded (stratum 1), most serious first.
    pub findings: Vec<Finding<'a>>,
    /// Rules that fired on findings over time and across agencies (stratum 2), most serious first.
    pub patterns: Vec<Finding<'a>>,
    /// Rules that would have fired but for an explanation or a gate.
    pub held_back: Vec<HeldBack<'a>>,
    /// What should happen next, most urgent first.
    pub next_steps: Vec<NextStepDue<'a>>,
    /// What nobody has written down and could raise the report, by how far.
    pub questions: Vec<Question<'a>>,
    /// Readings of the same answers, and where they differ.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub readings: Vec<ReadingResult<'a>>,
    /// Features seen in another child of the household, to be looked for in this one.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub for_review: Vec<SiblingReview<'a>>,
    /// The facts that readers made, with the numbers in words.
    pub facts: Vec<FactLine<'a>>,
    /// The fate of every observation, record and answer.
    pub account: Vec<AccountLine<'a>>,
    /// Kinds of record, and tools for a child of this age, of which the case holds nothing.
    pub not_recorded: Vec<NotRecorded<'a>>,
    /// What a reader of this report must know.
    pub caveats: Vec<Caveat<'a>>,
}

/// A pack in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackRef<'a> {
    /// Its id.
    pub id: Text<'a>,
    /// Its version.
    pub version: Text<'a>,
    /// SHA-256 of its canonical form, in hexadecimal.
    pub digest: Text<'a>,
    /// Whether its review date has passed on the case's date.
    pub review_overdue: bool,
}

/// The child's age on the case's date, in completed units; all absent before birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgeLine {
    /// The child is not born yet.
    pub unborn: bool,
    /// Completed days.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub days: Option<i32>,
    /// Completed weeks.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weeks: Option<i32>,
    /// Completed months.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub months: Option<i32>,
    /// Completed years.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub years: Option<i32>,
    /// Completed days counted from the due date, for a child born before 37 weeks (negative before it).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub corrected_days: Option<i32>,
}

impl From<Age> for AgeLine {
    fn from(age: Age) -> AgeLine {
        AgeLine {
            unborn: age.unborn(),
            days: age.days(),
            weeks: age.weeks(),
            months: age.months(),
            years: age.years(),
            corrected_days: age.corrected_days(),
        }
    }
}

/// A level of need that was reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelReached<'a> {
    /// The level's id, pack-qualified.
    pub level: Text<'a>,
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: Text<'a>,
    /// Its legal basis, kept apart.
    pub legal: Vec<Text<'a>>,
    /// What it means.
    pub text: Text<'a>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Text<'a>>,
    /// How well that was checked.
    pub checked: Checked,
}

/// A rule that fired, with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding<'a> {
    /// The rule, pack-qualified: `nice/1.3.3`.
    pub rule: Text<'a>,
    /// The concern it raises.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// The hazard it names.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// The forms of neglect it speaks of.
    pub forms: Forms,
    /// One sentence for a practitioner.
    pub text: Text<'a>,
    /// A guard that goes with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<Text<'a>>,
    /// The first day on which what it rests on met it.
    pub from: Date,
    /// The last such day.
    pub to: Date,
    /// The agencies whose records it rests on.
    pub agencies: Vec<Agency>,
    /// What it rests on, by date.
    pub rests_on: Vec<Resting<'a>>,
    /// Conditions that look alike and must be thought of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub overlaps: Vec<Text<'a>>,
    /// What it stands on.
    pub basis: Basis,
    /// Where: `cg89 1.3.3`.
    pub cites: Vec<Text<'a>>,
    /// How well that was checked.
    pub checked: Checked,
    /// The pack that amended the rule, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub amended: Option<Text<'a>>,
}

/// One thing that a finding rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Resting<'a> {
    /// The id of the observation or record, or its place where it has none; a rule's id for patterns.
    pub input: Text<'a>,
    /// The indicator's label, the fact's value in words, or a finding's text.
    pub what: Text<'a>,
    /// Its code, fact name or rule.
    pub code: Text<'a>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on: Option<Date>,
    /// Who recorded it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<Agency>,
}

/// A rule that would have fired but for an explanation or a gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeldBack<'a> {
    /// The rule.
    pub rule: Text<'a>,
    /// What it would have raised.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// What it would have named.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// One sentence for a practitioner.
    pub text: Text<'a>,
    /// `explained`, or the gate's name.
    pub by: Text<'a>,
    /// Why, in words.
    pub reason: Text<'a>,
    /// The inputs that were held back.
    pub inputs: Vec<Text<'a>>,
}

/// Something that should happen next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextStepDue<'a> {
    /// The step's id, pack-qualified.
    pub step: Text<'a>,
    /// What to do.
    pub text: Text<'a>,
    /// The same in plain words for the family, where it is for them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub family: Option<Text<'a>>,
    /// Who does it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub who: Option<Text<'a>>,
    /// How urgent: `now`, `today`, `soon`, `routine`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub urgency: Option<Text<'a>>,
    /// By when, in words: `45 working_days from the referral`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deadline: Option<Text<'a>>,
    /// The rules that lead to it; empty where the report's concern does.
    pub because: Vec<Text<'a>>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Text<'a>>,
    /// How well that was checked.
    pub checked: Checked,
}

/// What nobody has written down, and what it could change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question<'a> {
    /// What is missing: together these decide the rules below.
    pub missing: Vec<Missing<'a>>,
    /// The rules it could change, and how far they could rise.
    pub could: Vec<RuleLift<'a>>,
    /// The highest concern it could raise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// The highest hazard it could name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
}

/// One missing fact or qualifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Missing<'a> {
    /// The observation whose qualifier or confirmed explanation is missing; absent for a fact.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub input: Option<Text<'a>>,
    /// The qualifier's name, `explanation`, or the fact's name.
    pub name: Text<'a>,
    /// The question in words.
    pub ask: Text<'a>,
}

/// A rule that an answer could change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleLift<'a> {
    /// The rule.
    pub rule: Text<'a>,
    /// What it would raise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// What it would name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
}

/// One reading of the answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingResult<'a> {
    /// The reading's id, pack-qualified.
    pub reading: Text<'a>,
    /// What it is called.
    pub title: Text<'a>,
    /// The group in which readings are compared.
    pub group: Text<'a>,
    /// Whether it is the one that counts.
    pub selected: bool,
    /// Its outcome; `unknown` where an answer is missing that could change it.
    pub outcome: Text<'a>,
    /// What the outcome means.
    pub text: Text<'a>,
    /// The facts that decided it.
    pub because: Vec<Text<'a>>,
    /// The facts that are missing, where the outcome is unknown.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missing: Vec<Text<'a>>,
    /// Where it differs from the selected reading, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub differs: Option<Difference<'a>>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Text<'a>>,
    /// How well that was checked.
    pub checked: Checked,
}

/// Where one reading differs from the selected one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference<'a> {
    /// The selected reading's outcome.
    pub selected: Text<'a>,
    /// The facts that one reading counts and the other does not.
    pub facts: Vec<Text<'a>>,
}

/// A feature seen in another child of the household.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiblingReview<'a> {
    /// The observation about the other child.
    pub input: Text<'a>,
    /// Its indicator.
    pub code: Text<'a>,
    /// The indicator's label.
    pub what: Text<'a>,
    /// Rules that it would meet, were it seen in this child.
    pub rules: Vec<Text<'a>>,
}

/// One fact that readers made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactLine<'a> {
    /// Its name.
    pub fact: Text<'a>,
    /// What is known.
    pub answer: Answer,
    /// The value in words.
    pub words: Text<'a>,
    /// The date it speaks of.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on: Option<Date>,
    /// The inputs it rests on.
    pub from: Vec<Text<'a>>,
}

/// The one fate of one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountLine<'a> {
    /// What kind of input: `observation`, `assessment`, `answer`, `attendance`, `appointment`, `growth`, `response`.
    pub kind: Text<'a>,
    /// Its id, or its place where it has none; an answer's is `assessment id/question`.
    pub input: Text<'a>,
    /// Its code, tool, question or kind.
    pub code: Text<'a>,
    /// Its fate.
    pub fate: Fate,
    /// Why, where the fate does not say it all.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<Reason>,
    /// The rules that used it, or from which it was held back; the original, for a duplicate; the gate or kind of
    /// explanation.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub of: Vec<Text<'a>>,
}

/// A kind of record, or a tool for a child of this age, of which the case holds nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotRecorded<'a> {
    /// `observations`, `attendance`, `appointments`, `growth`, `responses`, or a tool's id.
    pub what: Text<'a>,
    /// In words.
    pub text: Text<'a>,
}

/// Something that a reader of the report must know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Caveat<'a> {
    /// A stable code: `nothing_recorded_is_not_nothing_wrong`, `code_not_recognised`, `pack_review_overdue`, …
    pub code: Text<'a>,
    /// In words.
    pub text: Text<'a>,
    /// The inputs it speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub inputs: Vec<Text<'a>>,
}

/// The same case seen from each date on which something became known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replay<'a> {
    /// The schema version: 1.
    pub schema: u32,
    /// The case's reference.
    pub case: Text<'a>,
    /// One step for each date on which something became known, in order.
    pub steps: Vec<ReplayStep<'a>>,
    /// The first date on which each concern was reached.
    pub first_reached: Vec<(Concern, Date)>,
}

/// The case as it stood on one date.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplayStep<'a> {
    /// The date.
    pub on: Date,
    /// The inputs that became known on it.
    pub became_known: Vec<Text<'a>>,
    /// The concern as it stood.
    pub concern: Concern,
    /// The hazard as it stood.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// The level of need as it stood, for each pack that defines levels.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub levels: Vec<Text<'a>>,
    /// Rules that fired for the first time.
    pub new_findings: Vec<Text<'a>>,
    /// Rules that fired earlier and no longer do (a period ran out, or an explanation came).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub gone: Vec<Text<'a>>,
    /// Missed opportunities that this step shows: findings at *consider* or above to which nobody responded before
    /// concern rose on this date. Hindsight, computed in retrospect only.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missed: Vec<Text<'a>>,
}
