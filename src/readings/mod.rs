//! Published readings of a tool's answers, set side by side: what each makes of the same facts, and where they differ.

mod compare;
mod evaluate;

pub(crate) use compare::{Read, read_all};
pub use compare::{UNDECIDED, readings};
pub(crate) use evaluate::named;
pub use evaluate::{Ground, Weighed, weigh};
