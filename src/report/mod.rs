//! What a screening returns: the last step of the way through.

mod account;
mod assemble;
mod caveats;
mod decision;
mod findings;
mod json;
mod model;
mod owned;
mod questions;
pub(crate) mod wording;

pub(crate) use account::name;
pub(crate) use assemble::in_words;
pub use decision::{Course, Decision, DecisionError, Departure, Had};
pub(crate) use json::{Fragments, write as write_json};
pub use model::{
    AccountLine, AgeLine, Caveat, Difference, FactLine, Finding, HeldBack, LevelReached, Missing,
    NextStepDue, NotRecorded, PackRef, Question, ReadingResult, Replay, ReplayStep, Report, Resting,
    RuleLift, SiblingReview, Text,
};
pub(crate) use questions::missing;
