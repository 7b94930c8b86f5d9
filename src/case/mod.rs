//! All that is recorded about one child, seen from one date: the first step of the way through.
//!
//! A [`CaseDraft`] is what was sent; a [`Case`] is a draft that was checked, and nothing else can be screened. There are
//! three ways to one: [`Case::from_json`], a [`CaseBuilder`] in Rust, and [`CaseDraft::check`] for a draft that was read or
//! changed in another way. Everything that is wrong is said at once ([`CaseError`]). `docs/case.md` has the fields and the
//! codes.

pub mod age;
mod builder;
mod check;
mod diagnose;
mod entries;
mod generated;
mod input;
mod limits;
mod listed;
mod model;
mod order;
mod parse;
mod parts;
mod place;
mod problem;
mod shape;
mod tree;
mod word_codes;
mod words;

pub use crate::vocabulary::ResponseKind;
pub(crate) use age::{Age, age_on};
pub use builder::CaseBuilder;
pub use input::InputRef;
pub(crate) use input::{Input, InputCode, index};
pub use limits::Limits;
pub use model::{
    Appointment, Assessment, Attendance, AttendanceTotals, Case, CaseDraft, Child, Code, Explanation, Growth,
    Observation, Response, SCHEMA,
};
pub use problem::{CaseError, Problem, ProblemCode};
#[doc(hidden)] // For the program that lists every code.
pub use word_codes::{WORD_CODES, WordCode, WordField};
pub use words::{AppointmentOutcome, ExplanationStatus, Service, Sex};
