//! The codes of reading a pack. Those of checks and lints stand where they are found, and `authoring::codes`
//! lists all.

mod layout;
mod values;

pub use layout::*;
pub use values::*;
