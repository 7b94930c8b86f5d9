//! What a screening returns: the last step of the way through.
//!
//! `visit` walks through a screening once, in the order of a report; sinks take what it shows: `build` makes a
//! [`Report`] of it, `json` writes it as JSON straight away.

mod build;
mod caveats;
mod decision;
mod headline;
mod input_words;
mod json;
mod model;
mod replay;
mod views;
mod visit;

pub use decision::{Course, Decision, DecisionError, Mismatch, Snapshot};
pub use model::{
    AccountLine, AgeLine, Caveat, ContradictionFound, Difference, FactLine, Finding, HeldBack, LevelPossible,
    LevelReached, Missing, NextStepDue, NotRecorded, PackRef, Question, ReadingResult, Report, RuleLift,
    SiblingReview, SourceCited, StepDone, SupportLine, Undecided,
};
pub use replay::{Replay, ReplayStep};

pub use crate::facts::{Answer, Value};
