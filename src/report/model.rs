//! The shape of a report (schema version 1).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::case::Age;
use crate::facts::Answer;
use crate::vocabulary::{
    About, Agency, Basis, CaveatCode, Checked, Concern, Fate, Forms, Hazard, Reason, ResponseKind, Standing,
    StepState,
};

/// What a screening returns.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// The schema version: 1.
    pub schema: u32,
    /// The library's version.
    pub library: String,
    /// The case's reference, echoed.
    pub case: String,
    /// The date from which the case was seen.
    pub as_of: Date,
    /// The packs in force, in order.
    pub packs: Vec<PackRef>,
    /// The child's age.
    pub age: AgeLine,
    /// The highest concern of current findings and patterns. `none_recorded` never means that there is no neglect.
    pub concern: Concern,
    /// The highest hazard of current findings. A hazard is not neglect.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// The highest concern with past ones.
    pub concern_ever: Concern,
    /// The highest concern that answers to the questions could raise, or the report's own if higher; absent where none could.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub could_reach: Option<Concern>,
    /// The same of hazards.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard_could_reach: Option<Hazard>,
    /// All of this in words.
    pub headline: String,
    /// The level of need, for each pack that defines levels.
    pub levels: Vec<LevelReached>,
    /// Answers that cannot all be so, and what was taken.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub contradictions: Vec<ContradictionFound>,
    /// Rules that fired on what was recorded (stratum 1), most serious first.
    pub findings: Vec<Finding>,
    /// Rules that fired on findings over time (stratum 2), most serious first.
    pub patterns: Vec<Finding>,
    /// Rules that would have fired but for an explanation or a gate.
    pub held_back: Vec<HeldBack>,
    /// What should happen next, most urgent first.
    pub next_steps: Vec<NextStepDue>,
    /// Features that something which is not written down decides.
    pub undecided: Vec<Undecided>,
    /// What nobody has written down: of what is undecided, of what could raise the report, by how far, and of what could
    /// excuse a finding.
    pub questions: Vec<Question>,
    /// Readings of the same answers, and where they differ.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub readings: Vec<ReadingResult>,
    /// Features seen in another child of the household, to be looked for in this one.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub for_review: Vec<SiblingReview>,
    /// The facts that readers made, with the numbers in words.
    pub facts: Vec<FactLine>,
    /// The fate of every observation, record and answer.
    pub account: Vec<AccountLine>,
    /// Kinds of record, and tools for a child of this age, of which the case holds nothing.
    pub not_recorded: Vec<NotRecorded>,
    /// What a reader of this report must know.
    pub caveats: Vec<Caveat>,
    /// The documents that this report cites, in the order of the packs.
    pub sources: Vec<SourceCited>,
}

impl Report {
    /// The document that something cites, and the place in it: the id of what cites (a rule, step, level, reading or
    /// contradiction, with its pack) and one of its `cites`.
    ///
    /// ```
    /// use neglect_screen::{Case, Limits, Screener};
    ///
    /// let case = br#"{ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
    ///     "attendance": [{ "from": "2026-09-07", "to": "2026-11-20",
    ///         "totals": { "possible": 100, "present": 85, "authorised": 0, "unauthorised": 15 } }] }"#;
    /// let report = Screener::england().screen(&Case::from_json(case, &Limits::default())?)?;
    /// let finding = &report.findings[0];
    /// let (source, _) = report.source(&finding.rule, &finding.cites[0]).unwrap();
    /// assert!(source.title.starts_with("Department for Education"));
    /// # Ok::<(), neglect_screen::CaseError>(())
    /// ```
    pub fn source<'r>(&'r self, of: &str, cite: &'r str) -> Option<(&'r SourceCited, &'r str)> {
        let (id, at) = cite.split_once(' ').unwrap_or((cite, ""));
        let (pack, _) = of.split_once('/')?;
        let found = self.sources.iter().find(|source| source.source.split_once('/') == Some((pack, id)));
        found.map(|source| (source, at))
    }
}

/// A document that the report cites: the authority, and where its text was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceCited {
    /// Its id with its pack: `nice/cg89`. `cites` name it without.
    pub source: String,
    /// The title.
    pub title: String,
    /// The address of the authority's own text.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub url: Option<String>,
    /// Its date or edition.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub date: Option<String>,
    /// Where its text was read, if not there.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub read_in: Vec<String>,
}

/// A pack in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackRef {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical form, in hexadecimal.
    pub digest: String,
    /// Whether its review date has passed on the case's date.
    pub review_overdue: bool,
}

/// The child's age on the case's date, in completed units; all absent before birth.
#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelReached {
    /// The level's id, pack-qualified.
    pub level: String,
    /// Its number.
    pub number: u8,
    /// The same: the level is at least this.
    pub at_least: u8,
    /// The level that missing answers could lead to, where higher.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub could_be: Option<LevelPossible>,
    /// Its name.
    pub name: String,
    /// Its legal basis, kept apart.
    pub legal: Vec<String>,
    /// What it means.
    pub text: String,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<String>,
    /// How well that was checked.
    pub checked: Checked,
}

/// A level that could be reached.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelPossible {
    /// Its number.
    pub number: u8,
    /// Its name.
    pub name: String,
}

/// Answers that cannot all be so. The more dangerous one was taken.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ContradictionFound {
    /// The contradiction's id, pack-qualified.
    pub contradiction: String,
    /// What contradicts what.
    pub text: String,
    /// The inputs that contradict each other.
    pub inputs: Vec<String>,
    /// The fact of which the more dangerous value was taken.
    pub fact: String,
    /// That value, in words.
    pub taken: String,
    /// The question that settles it.
    pub ask: String,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<String>,
    /// How well that was checked.
    pub checked: Checked,
}

/// A feature that something which is not written down decides.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Undecided {
    /// The input.
    pub input: String,
    /// Its indicator, or the fact.
    pub code: String,
    /// The label.
    pub label: String,
    /// The agency that recorded it.
    pub by: Agency,
    /// The forms of neglect of which more would be found.
    pub forms: Forms,
    /// What is asked about it.
    pub questions: Vec<String>,
    /// The highest concern that this could raise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// The highest hazard that this could name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
}

/// A rule that fired, with what it rests on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule, pack-qualified: `nice/1.3.3`.
    pub rule: String,
    /// The concern it raises.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// The hazard it names.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// What the concern is about, where it is not neglect.
    #[serde(skip_serializing_if = "is_neglect", default)]
    pub about: About,
    /// Whether it speaks of now.
    pub standing: Standing,
    /// The forms of neglect it speaks of.
    pub forms: Forms,
    /// One sentence for a practitioner.
    pub text: String,
    /// A guard that goes with it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub note: Option<String>,
    /// The first day on which what it rests on met it.
    pub from: Date,
    /// The last such day.
    pub to: Date,
    /// The agencies whose records it rests on.
    pub agencies: Vec<Agency>,
    /// What it rests on, by date.
    pub rests_on: Vec<SupportLine>,
    /// Conditions that look alike and must be thought of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub overlaps: Vec<String>,
    /// What it stands on.
    pub basis: Basis,
    /// Where: `cg89 1.3.3`.
    pub cites: Vec<String>,
    /// How well that was checked.
    pub checked: Checked,
    /// The pack that amended the rule, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub amended: Option<String>,
}

fn is_neglect(about: &About) -> bool {
    *about == About::Neglect
}

/// One thing that a finding rests on.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupportLine {
    /// The id of the observation or record, or its place where it has none; a rule's id for patterns.
    pub input: String,
    /// The indicator's label, the fact's value in words, or a finding's text.
    pub what: String,
    /// Its code, fact name or rule.
    pub code: String,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on: Option<Date>,
    /// Who recorded it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub by: Option<Agency>,
}

/// A rule that would have fired but for an explanation or a gate.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeldBack {
    /// The rule.
    pub rule: String,
    /// What it would have raised.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// What it would have named.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// One sentence for a practitioner.
    pub text: String,
    /// `explained`, or the gate's name.
    pub by: String,
    /// Why, in words.
    pub reason: String,
    /// The inputs that were held back.
    pub inputs: Vec<String>,
}

/// Something that should happen next.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextStepDue {
    /// The step's id, pack-qualified.
    pub step: String,
    /// What to do.
    pub text: String,
    /// The same in plain words for the family, where it is for them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub family: Option<String>,
    /// Who does it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub who: Option<String>,
    /// How urgent: `now`, `today`, `soon`, `routine`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub urgency: Option<String>,
    /// By when, in words: `45 working_days from the referral`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub deadline: Option<String>,
    /// The rules that lead to it; empty where the report's concern does.
    pub because: Vec<String>,
    /// Whether it has still to be taken.
    pub state: StepState,
    /// What did it, where it is done.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub done: Option<StepDone>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<String>,
    /// How well that was checked.
    pub checked: Checked,
}

/// The response that did a step.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepDone {
    /// What was done.
    pub by: ResponseKind,
    /// When.
    pub on: Date,
    /// Who did it.
    pub agency: Agency,
    /// The response, by its id or its place.
    pub input: String,
}

/// What nobody has written down, and what it could change.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The input that it is about, where it is about one that is undecided.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub input: Option<String>,
    /// What is missing: together these decide the rules below.
    pub missing: Vec<Missing>,
    /// The rules it could change, and how far they could rise.
    pub could: Vec<RuleLift>,
    /// The findings' rules that it could hold back.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub exempts: Vec<String>,
    /// The highest concern it could raise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// The highest hazard it could name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
}

/// One missing fact or qualifier.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Missing {
    /// The input of which it is missing; absent for a fact.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub input: Option<String>,
    /// The qualifier's name, `explanation`, or the fact's name.
    pub name: String,
    /// The question in words.
    pub ask: String,
}

/// A rule that an answer could change.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleLift {
    /// The rule.
    pub rule: String,
    /// What it would raise.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// What it would name.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
}

/// One reading of the answers.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingResult {
    /// The reading's id, pack-qualified.
    pub reading: String,
    /// What it is called.
    pub title: String,
    /// The group in which readings are compared.
    pub group: String,
    /// Whether it is the one that counts.
    pub selected: bool,
    /// Its outcome; `unknown` where an answer is missing that could change it.
    pub outcome: String,
    /// What the outcome means.
    pub text: String,
    /// The facts that decided it.
    pub because: Vec<String>,
    /// The facts that are missing, where the outcome is unknown.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missing: Vec<String>,
    /// Where it differs from the selected reading, and why.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub differs: Option<Difference>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<String>,
    /// How well that was checked.
    pub checked: Checked,
}

/// Where one reading differs from the selected one.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The selected reading's outcome.
    pub selected: String,
    /// The facts that one reading counts and the other does not.
    pub facts: Vec<String>,
}

/// A feature seen in another child of the household.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiblingReview {
    /// The observation about the other child.
    pub input: String,
    /// Its indicator.
    pub code: String,
    /// The indicator's label.
    pub what: String,
    /// Rules that it would meet, were it seen in this child.
    pub rules: Vec<String>,
}

/// One fact that readers made.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FactLine {
    /// Its name.
    pub fact: String,
    /// What is known.
    pub answer: Answer,
    /// The value in words.
    pub words: String,
    /// The date it speaks of.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on: Option<Date>,
    /// The inputs it rests on.
    pub from: Vec<String>,
}

/// The one fate of one input.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AccountLine {
    /// What kind of input: `observation`, `assessment`, `answer`, `attendance`, `appointment`, `growth`, `response`.
    pub kind: String,
    /// Its id, or its place where it has none; an answer's is `assessment id/question`.
    pub input: String,
    /// Its code, tool, question or kind.
    pub code: String,
    /// What it is in words: an indicator's label, a tool's title, a question.
    pub what: String,
    /// The day it speaks of; a register's first.
    pub on: Date,
    /// The last day: of a register, of what has ended; of a plan in force the case's date.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub until: Option<Date>,
    /// Who recorded it.
    pub by: Agency,
    /// Its fate.
    pub fate: Fate,
    /// Why, where the fate does not say it all.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<Reason>,
    /// The rules that used it, or from which it was held back; the original, for a duplicate; the gate or kind of
    /// explanation.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub of: Vec<String>,
}

/// A kind of record, or a tool for a child of this age, of which the case holds nothing.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotRecorded {
    /// `observations`, `attendance`, `appointments`, `growth`, `responses`, or a tool's id.
    pub what: String,
    /// In words.
    pub text: String,
}

/// Something that a reader of the report must know.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Caveat {
    /// What kind of thing it is.
    pub code: CaveatCode,
    /// In words.
    pub text: String,
    /// The inputs it speaks of.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub inputs: Vec<String>,
}
