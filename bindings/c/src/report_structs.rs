//! A report as plain structs: what a program reads without JSON.
//!
//! The library makes them and lends them. Lists are arrays of pointers, so that later minor versions can add fields at
//! the end of a struct: read fields through the pointer, and copy no struct.
#![allow(missing_docs, reason = "fields whose name says it; `neglect_screen::report` has the words")]

use crate::view::{neglect_optional, neglect_str, neglect_strs};

/// A pack in force.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_pack {
    pub id: neglect_str,
    pub version: neglect_str,
    /// SHA-256 of its canonical form, in hexadecimal.
    pub digest: neglect_str,
    /// 1 where its review date has passed, else 0.
    pub review_overdue: i32,
}

/// A level of need that was reached.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_level {
    /// Its id, such as `dudley/2`.
    pub level: neglect_str,
    pub name: neglect_str,
    pub text: neglect_str,
    /// Its legal basis.
    pub legal: neglect_strs,
    pub cites: neglect_strs,
    pub number: u32,
    pub basis: i32,
    pub checked: i32,
}

/// One thing that a finding rests on.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_resting {
    /// The id of the observation or record, or its place where it has none; a rule for a pattern.
    pub input: neglect_str,
    /// Its label, its value in words, or a finding's text.
    pub what: neglect_str,
    /// Its code, the fact's name, or the rule.
    pub code: neglect_str,
    pub on: neglect_optional,
    /// Who recorded it: a neglect_agency.
    pub by: neglect_optional,
}

/// A rule that fired, on what is recorded or, as a pattern, on findings.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_finding {
    /// The rule, such as `nice/1.3.3`.
    pub rule: neglect_str,
    /// One sentence for a practitioner.
    pub text: neglect_str,
    /// A guard that goes with it; may be empty.
    pub note: neglect_str,
    /// The neglect_concern it raises; 0 where it only names a hazard.
    pub concern: i32,
    /// The neglect_hazard it names; 0 where there is none.
    pub hazard: i32,
    /// The first and the last day on which what it rests on met it.
    pub from: i32,
    pub to: i32,
    /// The agencies whose records it rests on: bit n for agency n.
    pub agencies: u64,
    /// Bits of neglect_form.
    pub forms: u32,
    /// 1 for a pattern, else 0.
    pub pattern: i32,
    /// What it rests on, by day.
    pub rests_on: *const *const neglect_resting,
    pub rests_on_count: usize,
    /// Conditions that look alike and must be thought of.
    pub overlaps: neglect_strs,
    pub cites: neglect_strs,
    /// The pack that amended the rule, and why; empty where none did.
    pub amended: neglect_str,
    /// A neglect_basis.
    pub basis: i32,
    /// A neglect_checked.
    pub checked: i32,
}

/// A rule that would have fired but for an explanation or a gate.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_held_back {
    pub rule: neglect_str,
    pub text: neglect_str,
    /// `explained`, or the gate's name.
    pub by: neglect_str,
    pub reason: neglect_str,
    pub inputs: neglect_strs,
    pub concern: i32,
    pub hazard: i32,
}

/// Something that should happen next. What nothing is said of is empty.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_next_step {
    /// Its id, such as `nice/refer.childrens_social_care`.
    pub step: neglect_str,
    pub text: neglect_str,
    /// The same in plain words for the family.
    pub family: neglect_str,
    pub who: neglect_str,
    /// `now`, `today`, `soon` or `routine`.
    pub urgency: neglect_str,
    /// By when, in words.
    pub deadline: neglect_str,
    /// The rules that lead to it; none where the report's concern does.
    pub because: neglect_strs,
    pub cites: neglect_strs,
    pub basis: i32,
    pub checked: i32,
}

/// One missing fact or qualifier.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_missing {
    /// The observation whose qualifier or explanation is missing; empty for a fact.
    pub input: neglect_str,
    /// The qualifier's name, `explanation`, or the fact's name.
    pub name: neglect_str,
    /// The question in words.
    pub ask: neglect_str,
}

/// A rule that an answer could change.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_lift {
    pub rule: neglect_str,
    pub concern: i32,
    pub hazard: i32,
}

/// What nobody has written down, and what it could change.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_question {
    /// What is missing, together.
    pub missing: *const *const neglect_missing,
    pub missing_count: usize,
    /// The rules it could change.
    pub could: *const *const neglect_lift,
    pub could_count: usize,
    /// The highest concern and hazard it could raise.
    pub concern: i32,
    pub hazard: i32,
}

/// One of several published rules over the same answers.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_reading {
    /// Its id, such as `safe-sleep/nice`.
    pub reading: neglect_str,
    pub title: neglect_str,
    /// The group in which readings are compared.
    pub group: neglect_str,
    /// `unknown` where an answer is missing that could change it.
    pub outcome: neglect_str,
    pub text: neglect_str,
    /// The outcome of the reading that counts, where this one differs from it; else empty.
    pub differs_from: neglect_str,
    /// The facts that only one of the two counts.
    pub differs_in: neglect_strs,
    /// The facts that decided it.
    pub because: neglect_strs,
    /// The facts that are missing.
    pub missing: neglect_strs,
    pub cites: neglect_strs,
    /// 1 where it is the one that counts, else 0.
    pub selected: i32,
    pub basis: i32,
    pub checked: i32,
}

/// A feature seen in another child of the household, to be looked for in this one.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_review {
    pub input: neglect_str,
    pub code: neglect_str,
    pub what: neglect_str,
    /// Rules that it would meet, were it seen in this child.
    pub rules: neglect_strs,
}

/// What the value of a fact is.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_fact_kind {
    /// Somebody asked, and it is not known.
    NotKnown = 0,
    /// It does not apply to this child.
    NotApplicable = 1,
    /// No (0) or yes (1), in `numerator`.
    Flag = 2,
    /// An exact fraction, `numerator` over `denominator`.
    Number = 3,
    /// So many of so many: `numerator` of `denominator`.
    Ratio = 4,
    /// From that fraction to `high_numerator` over `high_denominator`, both included.
    Between = 5,
    /// A word, in `text`.
    Text = 6,
    /// A day, in `numerator`.
    Day = 7,
}

/// One fact that readers made.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_fact {
    pub fact: neglect_str,
    /// The value in words.
    pub words: neglect_str,
    /// The inputs it rests on.
    pub from: neglect_strs,
    /// The day it speaks of.
    pub on: neglect_optional,
    /// The value, as neglect_fact_kind says; what says nothing is empty, and 0 over 1.
    pub kind: i32,
    pub reserved: i32,
    pub text: neglect_str,
    pub numerator: i64,
    pub denominator: i64,
    pub high_numerator: i64,
    pub high_denominator: i64,
}

/// The one fate of one input.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_account_line {
    /// `observation`, `assessment`, `answer`, `attendance`, `appointment`, `growth` or `response`.
    pub kind: neglect_str,
    /// Its id, or its place where it has none; an answer's is `assessment id/question`.
    pub input: neglect_str,
    pub code: neglect_str,
    /// The rules that used it or from which it was held back; the original, for a duplicate.
    pub of: neglect_strs,
    /// Its neglect_fate.
    pub fate: i32,
    /// The neglect_reason, or 0.
    pub reason: i32,
}

/// A kind of record, or a tool for a child of this age, of which the case holds nothing.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_not_recorded {
    /// `observations`, `attendance`, `appointments`, `growth`, `responses`, or a tool's id.
    pub what: neglect_str,
    pub text: neglect_str,
}

/// Something that a reader of the report must know.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_caveat {
    /// A stable code.
    pub code: neglect_str,
    pub text: neglect_str,
    pub inputs: neglect_strs,
}

/// All that a report says.
/// Threads, lifetime, freed by: as its report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_contents {
    /// The highest neglect_concern that a finding raises. 0 never means that there is no neglect.
    pub concern: i32,
    /// The highest neglect_hazard that a finding names; 0 where there is none.
    pub hazard: i32,
    /// The case's reference, echoed.
    pub reference: neglect_str,
    /// The library's version.
    pub library: neglect_str,
    /// The day from which the case was seen.
    pub as_of: i32,
    /// 1 where the child is not born yet, else 0.
    pub unborn: i32,
    /// The child's age in completed units; unsaid before birth.
    pub age_days: neglect_optional,
    pub age_weeks: neglect_optional,
    pub age_months: neglect_optional,
    pub age_years: neglect_optional,
    /// Completed days counted from the due date, for a child born before 37 weeks.
    pub corrected_days: neglect_optional,
    pub packs: *const *const neglect_pack,
    pub packs_count: usize,
    pub levels: *const *const neglect_level,
    pub levels_count: usize,
    /// Most serious first.
    pub findings: *const *const neglect_finding,
    pub findings_count: usize,
    pub patterns: *const *const neglect_finding,
    pub patterns_count: usize,
    pub held_back: *const *const neglect_held_back,
    pub held_back_count: usize,
    /// Most urgent first.
    pub next_steps: *const *const neglect_next_step,
    pub next_steps_count: usize,
    /// Those that could raise the report furthest first.
    pub questions: *const *const neglect_question,
    pub questions_count: usize,
    pub readings: *const *const neglect_reading,
    pub readings_count: usize,
    pub for_review: *const *const neglect_review,
    pub for_review_count: usize,
    pub facts: *const *const neglect_fact,
    pub facts_count: usize,
    /// One line for each observation, record and answer.
    pub account: *const *const neglect_account_line,
    pub account_count: usize,
    pub not_recorded: *const *const neglect_not_recorded,
    pub not_recorded_count: usize,
    pub caveats: *const *const neglect_caveat,
    pub caveats_count: usize,
}
