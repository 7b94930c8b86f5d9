//! Safe sleep beside the way through: published readings of the same answers set side by side, the next question of
//! a conversation, and the family's plan.
//!
//! Nothing here knows a hazard. Which answers are one, how serious it is and what to do stands in
//! `packs/england/safe-sleep.toml`; this code reads any tool and any readings that a pack brings, and the names of
//! the pack are not in it. It gives no probability, blames nobody, and never calls a baby safe.
//!
//! * [`readings`] puts several published rules over the same answers beside each other, and says where they differ.
//! * [`Interview`] is the next question given the answers so far: what cannot wait first, then the worst first, and
//!   never a question whose answer can change nothing any more.
//! * [`Plan`] is what a report's next steps mean for the family, in plain words.

mod interview;
mod plan;
mod readings;
mod weighing;

pub use interview::{Answers, Interview, NextQuestion, Standing};
pub use plan::{Plan, PlanStep};
pub(crate) use readings::{Read, read_all};
pub use readings::{UNDECIDED, readings};
pub use weighing::{Ground, Weighed, weigh};
