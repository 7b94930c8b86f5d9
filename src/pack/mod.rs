//! Packs: one authority's indicators, tools, rules, levels, next steps and sources, as data.

mod condition;
mod model;
mod tool;

pub use condition::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, Period, Seen, Select, Span, Unit, Window,
};
pub use model::{
    Amend, AttendanceCode, Background, Cite, Coding, Deadline, Estimate, Example, Expect, Gate, Given,
    Header, Indicator, Level, NextStep, Pack, Qualifier, Reading, ReadingOutcome, Rule, Scale, SessionClass,
    SourceDoc, Then,
};
pub use tool::{AnswerKind, Band, Method, Tie, Tool, ToolQuestion, Total};
