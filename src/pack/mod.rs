//! Packs: one authority's indicators, tools, rules, levels, next steps and sources, as data.
//!
//! A pack's text becomes a [`Pack`] in `decode/`; everything that can be wrong with it is a [`Diagnostic`].

mod built_in;
pub mod codes;
mod condition;
pub(crate) mod decode;
mod diagnostic;
mod digest;
mod id;
mod model;
mod spans;
mod tool;

pub use built_in::{built_in, built_in_local, built_in_tools};
pub use condition::{
    AgeRange, Compare, Condition, Distinct, EXPLANATION_SCALE, FactTest, Found, Period, Seen, Select, Span,
    Unit, Window,
};
pub use decode::ParsedPack;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use id::{Pattern, qualified};
pub use model::{
    Amend, AttendanceCode, Background, Cite, Coding, Deadline, Estimate, Example, Expect, Gate, Given,
    Header, Indicator, Level, NextStep, Pack, Qualifier, Reading, ReadingOutcome, Rule, Scale, SessionClass,
    SourceDoc, Then,
};
pub use spans::Spans;
pub use tool::{AnswerKind, Band, Method, Tie, Tool, ToolQuestion, Total};
