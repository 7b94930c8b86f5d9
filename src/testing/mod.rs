//! Strategies for property tests (feature `proptest`): arbitrary packs, and cases that speak their language.
//!
//! Our own tests use them from here, and so can a vendor's.

mod condition;
mod evidence;
mod pack;

pub use evidence::case_for;
pub use pack::{catalogue, pack};
