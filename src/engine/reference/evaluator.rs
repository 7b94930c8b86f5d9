//! What an evaluation has at hand and gathers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::engine::Evidence;
use crate::engine::outcome::{ItemFate, Outcome, Support};
use crate::engine::rule_book::{RuleBook, RuleId};
use crate::engine::timeline::{EventId, Item, ItemId};
use crate::facts::{Fact, FactId};
use crate::ids::{Id, Table};
use crate::vocabulary::{Agency, Concern, Form};

/// A day on which a condition was newly met, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub(super) on: Date,
    /// The real events any of which satisfied it. Where a fact did, those of the newest day on which an event had met a
    /// part of it.
    pub(super) events: BTreeSet<EventId>,
    /// The fact that satisfied it, and which of its days; of several of one day the last.
    pub(super) fact: Option<(FactId, usize)>,
    pub(super) agencies: BTreeSet<Agency>,
    pub(super) supports: BTreeSet<Support>,
}

/// A day on which a rule's condition was newly met: what patterns count.
#[derive(Debug, Clone)]
pub(super) struct Occurrence {
    pub(super) rule: RuleId,
    pub(super) day: Day,
    pub(super) forms: BTreeSet<Form>,
    pub(super) concern: Concern,
    pub(super) hazard: bool,
}

pub(super) struct Evaluator<'a> {
    pub(super) book: &'a RuleBook,
    pub(super) evidence: Evidence<'a>,
    pub(super) chronology: Vec<Fact>,
    /// The occurrences of rules of stratum 1; while levels are tried, of patterns as well.
    pub(super) findings: Vec<Occurrence>,
    pub(super) patterns: Vec<Occurrence>,
    /// The entries that a rule of stratum 1 holds back, with the highest concern of those that take them all the same, and
    /// are true or undecided.
    pub(super) set_aside: BTreeMap<ItemId, Option<Concern>>,
    pub(super) outcome: Outcome,
    pub(super) fates: Table<ItemId, ItemFate>,
}

impl Evaluator<'_> {
    pub(super) fn item(&self, id: ItemId) -> &Item {
        &self.evidence.timeline.items[id]
    }

    /// The first fact of a name: of the readers, then of the chronology.
    pub(super) fn fact(&self, name: &str) -> Option<(FactId, &Fact)> {
        let all = self.evidence.facts.iter().chain(&self.chronology).enumerate();
        all.map(|(index, fact)| (FactId::from_index(index), fact)).find(|(_, fact)| fact.name == name)
    }
}
