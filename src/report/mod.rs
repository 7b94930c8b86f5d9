//! What a screening returns: the last step of the way through.

mod account;
pub(crate) mod assemble;
mod decision;
mod json;
mod model;
mod owned;
mod questions;
pub(crate) mod wording;

pub use decision::{Course, Decision, DecisionError, Departure, Had};
pub use model::{
    AccountLine, AgeLine, Caveat, Difference, FactLine, Fate, Finding, HeldBack, LevelReached, Missing,
    NextStepDue, NotRecorded, PackRef, Question, ReadingResult, Replay, ReplayStep, Report, Resting,
    RuleLift, SiblingReview, Text, Why,
};
