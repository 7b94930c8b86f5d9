//! Readers turn records into facts and observations. Arithmetic lives here, and only here; thresholds are in
//! the packs.

mod fact;

pub use fact::{Answer, Fact, FactKind, FactName, Facts, InputRef, Value};
