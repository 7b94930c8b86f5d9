//! Packs: one authority's indicators, tools, rules, levels, next steps and sources, as data.
//!
//! A pack's text becomes a [`Pack`] in `decode/`; everything that can be wrong with it is a [`Diagnostic`].

mod built_in;
mod check;
pub mod codes;
mod condition;
mod decode;
mod diagnostic;
mod digest;
mod examine;
mod example;
mod in_words;
mod lint;
mod model;
pub(crate) mod nearest;
mod spans;
mod tool;

pub use built_in::{built_in, built_in_local, built_in_tools};
pub use check::{check, errors};
pub use condition::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, Period, Seen, Select, Span, Unit, Window,
};
pub use decode::ParsedPack;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use examine::{Examined, examine};
pub use example::{ExampleCase, example_cases, run_examples};
pub use in_words::{Glossary, Phrase, ages, length};
pub use lint::review_passed;
pub use model::{
    Amend, AttendanceCode, Background, Cite, Coding, Deadline, Estimate, Example, Expect, Gate, Given,
    Header, Indicator, Level, NextStep, Pack, Qualifier, Reading, ReadingOutcome, Rule, Scale, SessionClass,
    SourceDoc, Then,
};
pub use spans::Spans;
pub use tool::{AnswerKind, Band, Method, Tie, Tool, ToolQuestion, Total};
