//! A tool as a conversation: the next question given the answers so far, and the plan that a family takes home.

mod next_question;
mod plan;

pub use next_question::{Answers, Interview, NextQuestion, Standing};
pub use plan::{Plan, PlanStep};
