//! The parts of a case as plain structs: what a program fills in and hands to a case builder.
//!
//! A struct of zeros is a valid start: everything that may be left out is left out. `struct_size` is the size of the
//! struct as the caller was compiled with it; later minor versions add fields at the end, and take what is shorter
//! as a struct whose new fields are zero.
#![allow(missing_docs, reason = "fields whose name says it; `neglect_screen::case` has the words")]

use crate::view::{neglect_optional, neglect_pair, neglect_str};

/// How an answer is meant.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_answer_kind {
    /// A word; `not_known` and `not_applicable` are words too.
    Word = 0,
    /// A number, written as a decimal.
    Number = 1,
    /// Yes; `value` is empty.
    Yes = 2,
    /// No; `value` is empty.
    No = 3,
}

/// An answer to one question of a tool.
///
/// What: the question's id and the answer. Threads: as its memory. Lifetime: until the call returns. Freed by: nobody.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_answer {
    pub question: neglect_str,
    pub value: neglect_str,
    /// How it is meant: a neglect_answer_kind.
    pub kind: i32,
    pub reserved: i32,
}

/// The child of a case: born, or expected; one of the two days is required.
///
/// `struct_size` is sizeof the struct, here and in all below. Start from zeros: what is zero or empty is unsaid.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_child {
    pub struct_size: u32,
    /// A neglect_sex, or 0.
    pub sex: i32,
    pub born: neglect_optional,
    pub due: neglect_optional,
    /// Completed weeks of gestation at birth, 20 to 44.
    pub gestation_weeks: neglect_optional,
    /// Days beyond them, 0 to 6.
    pub gestation_days: neglect_optional,
    /// Birth weight in grams, 200 to 8,000.
    pub birth_weight_g: neglect_optional,
    /// Birth weight as a standard deviation score, as a decimal such as `-1.3`; empty where there is none.
    pub birth_weight_sds: neglect_str,
    /// Mid-parental height as a standard deviation score; empty where there is none.
    pub mid_parental_height_sds: neglect_str,
}

/// One coded, dated thing that someone saw, heard or was told.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_observation {
    pub struct_size: u32,
    pub by: i32,
    pub id: neglect_str,
    /// The indicator's code, or a code of `system`.
    pub code: neglect_str,
    /// The coding system of `code` in the packs, such as `cin_factor`; empty for an indicator's own code.
    pub system: neglect_str,
    /// The day on which it was so.
    pub on: i32,
    /// Whom it is about: a neglect_subject.
    pub subject: i32,
    /// The last day on which it was so, for a status that has ended.
    pub until: neglect_optional,
    /// The day on which it became known, where that was later.
    pub recorded: neglect_optional,
    /// Qualifiers, such as `pattern` `persistent`; may be NULL where there is none.
    pub with: *const neglect_pair,
    pub with_count: usize,
    /// Joins reports of one real event; empty where there is none.
    pub event: neglect_str,
    /// The kind of explanation that was offered, such as `medical`; read where `explanation_status` is not 0.
    pub explanation_kind: neglect_str,
    /// What became of it: a neglect_explanation_status, or 0.
    pub explanation_status: i32,
    /// Who judged it so: a neglect_agency.
    pub explanation_by: i32,
    /// Free text, carried and never read; empty where there is none.
    pub note: neglect_str,
}

/// The answers to one tool on one day.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_assessment {
    pub struct_size: u32,
    pub by: i32,
    pub id: neglect_str,
    pub tool: neglect_str,
    pub on: i32,
    pub reserved: i32,
    /// The day on which it became known, where that was later.
    pub recorded: neglect_optional,
    /// Whether the assessor is accredited for the tool.
    pub accredited: neglect_optional,
    pub answers: *const neglect_answer,
    pub answers_count: usize,
    /// What answers rest on, by question; may be NULL where there is none.
    pub evidence: *const neglect_pair,
    pub evidence_count: usize,
}

/// A school register for one span of days: marks, or totals of sessions.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_attendance {
    pub struct_size: u32,
    /// Who recorded it: a neglect_agency; 0 for education.
    pub by: i32,
    pub id: neglect_str,
    pub from: i32,
    pub to: i32,
    /// The day on which it became known, where that was later than `to`.
    pub recorded: neglect_optional,
    /// One national code for each session, Monday to Friday; empty where there are totals.
    pub marks: neglect_str,
    /// 1 where the four totals are given, else 0.
    pub totals_given: i32,
    pub possible: u32,
    pub present: u32,
    pub authorised: u32,
    pub unauthorised: u32,
    pub reserved: i32,
}

/// One appointment with a health service.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_appointment {
    pub struct_size: u32,
    /// Who recorded it: a neglect_agency; 0 for health.
    pub by: i32,
    pub id: neglect_str,
    pub on: i32,
    pub service: i32,
    pub outcome: i32,
    /// Whose appointment it was: a neglect_subject.
    pub subject: i32,
    /// The day on which the outcome became known, where that was not the day itself.
    pub recorded: neglect_optional,
    /// Whether it was essential for the child's health and wellbeing.
    pub essential: neglect_optional,
    /// Whether the young person books for themselves.
    pub books_alone: neglect_optional,
    /// The kind of reason that was given; read where `explanation_status` is not 0.
    pub explanation_kind: neglect_str,
    /// What became of it: a neglect_explanation_status, or 0.
    pub explanation_status: i32,
    /// Who judged it so: a neglect_agency.
    pub explanation_by: i32,
}

/// Measurements of one day. Standard deviation scores are decimals such as `-2.3`, computed by the vendor.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_growth {
    pub struct_size: u32,
    /// Who measured: a neglect_agency; 0 for health.
    pub by: i32,
    pub id: neglect_str,
    pub on: i32,
    pub reserved: i32,
    /// The day on which they became known, where that was later.
    pub recorded: neglect_optional,
    pub weight_g: neglect_optional,
    pub height_mm: neglect_optional,
    pub weight_sds: neglect_str,
    /// Weight as a centile, where no score is held.
    pub weight_centile: neglect_str,
    pub height_sds: neglect_str,
    pub bmi_sds: neglect_str,
}

/// Something that a service did.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_response {
    pub struct_size: u32,
    pub by: i32,
    pub id: neglect_str,
    pub on: i32,
    /// A neglect_response_kind.
    pub kind: i32,
    /// The day on which it became known, where that was later.
    pub recorded: neglect_optional,
    /// Ids of what it answers; may be NULL where `to_count` is 0: the whole case so far.
    pub to: *const neglect_str,
    pub to_count: usize,
}
