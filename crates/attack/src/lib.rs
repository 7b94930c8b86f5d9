//! What must hold of any bytes whatever, one property for each way in.
//!
//! `fuzz/` searches for bytes that break one of them, for hours; the tests of this crate attack each for a moment, from the
//! same seeds, on every run. The C ABI is attacked in the same way from its own tests (`bindings/c/tests/attack.rs`).
#![forbid(unsafe_code)]

mod cases;
mod imports;
mod mutations;
mod packs;
mod partnership;
mod word;

pub use cases::{case_json, replay};
pub use imports::imports;
pub use mutations::attack;
pub use packs::pack;
pub use partnership::{request, tally};
pub use word::word;
