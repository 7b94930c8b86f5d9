//! Rules: what the conditions of packs mean, and how they are evaluated.
//!
//! [`mod@reference`] is the meaning of the language, written to be read; [`Program`] is what ships. Both take the same
//! [`RuleBook`] and [`Evidence`] and return the same [`Outcome`].

mod book;
mod chronology;
mod compare;
mod compiled;
mod found;
mod occasions;
mod outcome;
pub mod reference;
mod timeline;
mod truth;

pub use book::{BookRule, MAX_QUALIFIERS, MAX_VALUES, RuleBook, qualified};
pub use compare::compare;
pub use compiled::Program;
pub(crate) use outcome::nearness;
pub use outcome::{AgencySet, Fired, Held, HeldBy, ItemFate, MissingPart, Outcome, Rest, Undetermined};
pub use timeline::{Item, MISSING, Timeline, UnknownQualifier, key_of};
pub use truth::Truth;

use crate::case::Case;
use crate::readers::Facts;

/// Everything that rules are evaluated on.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// The case: its date, its child and its responses.
    pub case: &'a Case,
    /// What was observed.
    pub timeline: &'a Timeline<'a>,
    /// What readers made of the records.
    pub facts: &'a Facts,
}
