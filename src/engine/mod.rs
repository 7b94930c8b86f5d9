//! The engine: what the conditions of packs mean, and how they are evaluated.
//!
//! [`mod@reference`] is the meaning of the language, written to be read; [`Program`] is what ships. Both take the same
//! [`RuleBook`] and [`Evidence`] and return the same [`Outcome`]; what they share beside those is the timeline, the
//! comparison of one fact, and nothing of how anything is counted.

mod bits;
mod compiled;
mod horizon;
mod multiset;
mod occurrence;
mod outcome;
mod patterns;
mod reference;
mod responses;
mod rule_book;
mod sliding;
#[cfg(test)]
mod tests;
mod timeline;

pub(crate) use compiled::Program;
pub(crate) use horizon::Horizon;
pub(crate) use outcome::nearness;
pub(crate) use outcome::{Fired, HeldBack, HeldBy, ItemFate, MissingAnswer, Outcome, Qualifying, Support};
pub(crate) use reference::evaluate as evaluate_by_reference;
pub use rule_book::BookRule;
pub(crate) use rule_book::{
    FactNameId, IndicatorId, MAX_QUALIFIERS, MAX_VALUES, Meaning, PackId, RuleBook, RuleId, StepConditionId,
};
pub(crate) use timeline::{Entry, EntryReader, Item, ItemId, Rank, Timeline};

use crate::case::CaseDraft;
use crate::facts::{AllFacts, Fact, Facts};
use crate::work::Work;

/// Everything that rules are evaluated on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Evidence<'a> {
    /// The case: its date, its child and its responses.
    pub(crate) case: &'a CaseDraft,
    /// What was observed.
    pub(crate) timeline: &'a Timeline,
    /// What readers made of the records.
    pub(crate) facts: &'a Facts,
    /// The work of the call.
    pub(crate) work: &'a Work,
    /// How long the evaluation holds, where somebody asks.
    pub(crate) horizon: Option<&'a Horizon>,
}

impl<'a> Evidence<'a> {
    /// The readers' facts with those of a chronology behind them.
    fn all_facts<'f>(self, chronology: &'f [Fact]) -> AllFacts<'f>
    where
        'a: 'f,
    {
        AllFacts { readers: self.facts, chronology }
    }
}
