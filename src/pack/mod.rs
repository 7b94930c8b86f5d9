//! Packs: one authority's indicators, tools, rules, levels, next steps and sources, as data.
//!
//! A pack's text becomes a [`Pack`] in `decode/`; everything that can be wrong with it is a [`Diagnostic`].

mod attendance;
mod background;
mod built_in;
mod citation;
pub mod codes;
mod condition;
pub(crate) mod decode;
mod diagnostic;
mod digest;
mod example;
mod id;
mod indicator;
mod model;
mod process;
mod reading;
mod rule;
mod spans;
mod tool;

pub use attendance::{AttendanceCode, SessionClass};
pub use background::{Background, Estimate};
pub use built_in::{built_in, built_in_local, built_in_tools};
pub use citation::{Cite, Source};
pub use condition::{
    AgeRange, Compare, Condition, Distinct, FactEntry, FactKind, FactTest, Found, Period, Seen, Select, Span,
    Unit, Window, facts_of_readers,
};
pub use decode::ParsedPack;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use example::{Example, ExampleInput, Expect};
pub use id::{Pattern, qualified};
pub use indicator::{Coding, EXPLANATION_SCALE, Indicator, Qualifier, Scale};
pub use model::{Header, Pack};
pub use process::{Deadline, Level, NextStep};
pub use reading::{PublishedReading, ReadingOutcome};
pub use rule::{Amend, Gate, Rule, Then};
pub use spans::Spans;
pub use tool::{AnswerKind, Band, Method, Tie, Tool, ToolQuestion, Total};
