//! Facts: named, typed values that readers make and conditions test, and the logic of three values that tests have.

mod catalogue;
mod compare;
mod fact;
mod test;
mod truth;

pub(crate) use catalogue::RECORD_FACTS;
pub use catalogue::{FactEntry, catalogue};
pub(crate) use compare::{Known, compare};
pub(crate) use fact::{AllFacts, EarlierAnswer, FactId, fact_domain, is_of_time};
pub use fact::{Answer, Fact, FactKind, Facts, Value};
pub use test::{Compare, FactTest};
pub use truth::Truth;
