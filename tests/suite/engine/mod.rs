//! What the engine promises: both evaluators say the same, more evidence never lowers concern, order does not
//! matter, nothing is lost.

mod equal;
mod meaning;
mod monotone;
mod records;
mod undecided;
