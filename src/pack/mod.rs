//! Packs: one authority's indicators, tools, rules, levels, next steps and sources, as data.
//!
//! A pack's text becomes a [`Pack`] in `decode/`; everything that can be wrong with it is a [`Diagnostic`].

mod attendance;
mod background;
mod built_in;
mod citation;
pub(crate) mod codes;
mod coding;
mod condition;
pub(crate) mod decode;
mod diagnostic;
mod diagnostic_code;
mod digest;
mod digested;
mod error;
mod example;
mod id;
mod indicator;
mod model;
mod parsed;
mod place;
mod process;
mod reading;
mod rule;
mod spans;
mod text;
mod tool;

pub use attendance::{AttendanceCode, SessionClass};
pub use background::{Background, Estimate};
pub use built_in::{built_in, built_in_local, built_in_tools};
pub use citation::{Cite, NotEncoded, Source};
pub use coding::Coding;
pub(crate) use coding::{category, lookup_key};
pub use condition::{
    AgeRange, Compare, Condition, Distinct, FactEntry, FactKind, FactTest, Found, Period, Seen, Select, Span,
    Truth, Unit, Window, facts_of_readers,
};
pub use diagnostic::Diagnostic;
pub(crate) use diagnostic_code::codes;
pub use diagnostic_code::{DiagnosticCode, Severity};
pub(crate) use digested::{DigestedPack, england};
pub use error::PackError;
pub use example::{Example, ExampleInput, Expect};
pub use id::{Pattern, qualified};
pub(crate) use indicator::EXPLANATION_SCALE;
pub use indicator::{Indicator, Qualifier, Scale};
pub use model::{Header, Pack};
pub use parsed::ParsedPack;
pub use place::Place;
pub use process::{
    AdequateResponse, Contradiction, Deadline, FollowedBy, Instead, Level, NextStep, TakenValue,
};
pub use reading::{PublishedReading, ReadingOutcome};
pub use rule::{Amend, Exemption, Gate, Rule, Then};
pub use text::{PackFile, PackText, TextSpan};
pub use tool::{AnswerKind, AnswerMeaning, Band, Method, Tie, Tool, ToolQuestion, Total};
