//! Published readings of the same answers, set side by side, and where they differ for this child.
//!
//! Sources disagree at the edges (two units of alcohol or any; a parent or anyone in the bed). None of them is adapted to
//! another: each reading says what its source says, and the report shows them together. Nothing here knows a hazard: which
//! answers are one stands in packs.

mod compare;

pub(crate) use compare::{Interpretation, interpret_all};
