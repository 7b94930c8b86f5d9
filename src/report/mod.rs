//! What a screening returns: the last step of the way through.

mod model;

pub use model::{
    AccountLine, AgeLine, Caveat, Difference, FactLine, Fate, Finding, HeldBack, LevelReached, Missing,
    NextStepDue, NotRecorded, PackRef, Question, ReadingResult, Replay, ReplayStep, Report, Resting,
    RuleLift, SiblingReview, Why,
};
