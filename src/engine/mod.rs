//! Rules: what the conditions of packs mean, and how they are evaluated.
//!
//! [`mod@reference`] is the meaning of the language, written to be read; [`Program`] is what ships. Both take the same
//! [`RuleBook`] and [`Evidence`] and return the same [`Outcome`].

mod chronology;
mod compiled;
mod found;
mod occasions;
mod outcome;
pub mod reference;
mod rule_book;
mod timeline;

pub use compiled::Program;
pub(crate) use outcome::nearness;
pub use outcome::{Fired, Held, HeldBy, ItemFate, MissingPart, Outcome, Rest, Undetermined};
pub use rule_book::{BookRule, MAX_QUALIFIERS, MAX_VALUES, RuleBook};
pub use timeline::{Item, MISSING, Timeline, UnknownQualifier, key_of};

use crate::case::Case;
use crate::facts::Facts;

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
