//! Facts: named, typed values that readers make and conditions test, and the logic of three values that tests have.

mod catalogue;
mod compare;
mod fact;
mod test;
mod truth;

pub use catalogue::{FactEntry, catalogue};
pub use compare::compare;
pub use fact::{Answer, Fact, FactKind, FactName, Facts, Value, domain};
pub use test::{Compare, FactTest};
pub use truth::Truth;
