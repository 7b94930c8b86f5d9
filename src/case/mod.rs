//! All that is recorded about one child, seen from one date: the first step of the way through.
//!
//! A case comes from JSON ([`Case::from_json`]) or is built in Rust ([`CaseBuilder`]); either way it is checked, and
//! everything that is wrong with it is said at once ([`CaseError`]). `docs/case.md` has the fields and the codes.

pub mod age;
mod builder;
mod check;
mod diagnose;
mod entries;
mod generated;
mod input;
mod limits;
mod model;
mod parse;
mod parts;
mod place;
mod problem;
mod shape;
mod tree;

pub use age::{Age, age_on};
pub use builder::CaseBuilder;
pub use input::InputRef;
pub use limits::Limits;
pub use model::{
    Appointment, AppointmentOutcome, Assessment, Attendance, AttendanceTotals, Case, Child, Code,
    Explanation, ExplanationStatus, Growth, Observation, Response, ResponseKind, SCHEMA, Service, Sex,
};
pub use problem::{CaseError, Problem, ProblemCode};
