//! What an evaluation says, as ids into the rule book, the timeline and the facts: which rules fired, on what, and what
//! became of each entry of the timeline. Both evaluators return it; `report/` puts it into words.

use std::ops::Range;

use super::rule_book::{FactNameId, PackId, RuleId, StepConditionId};
use super::timeline::{ItemId, Timeline};
use crate::case::InputRef;
use crate::facts::{AllFacts, Fact, FactId};
use crate::ids::{Table, id_types};
use crate::vocabulary::Reason;

id_types! {
    /// One of the things that firings rest on.
    SupportId;
    /// One of the answers that rules miss.
    MissingId;
}

/// One thing that a firing rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Support {
    /// An entry of the timeline.
    Item(ItemId),
    /// A fact: of the readers, or of the chronology.
    Fact(FactId),
    /// The finding of a rule of stratum 1.
    Finding(RuleId),
}

impl Support {
    /// The inputs of the case behind it, in order. None are behind a finding: its own are told under its own rule.
    pub(crate) fn inputs<'e>(
        self,
        timeline: &'e Timeline,
        facts: AllFacts<'e>,
    ) -> impl Iterator<Item = InputRef> + use<'e> {
        let (item, of_fact) = match self {
            Support::Item(item) => (Some(timeline.items[item].input), &[][..]),
            Support::Fact(fact) => (None, facts.get(fact).from.as_slice()),
            Support::Finding(_) => (None, &[][..]),
        };
        item.into_iter().chain(of_fact.iter().copied())
    }
}

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fired {
    pub(crate) rule: RuleId,
    /// What it rests on, in order, without repetition: a stretch of [`Outcome::supports`].
    pub(crate) supports: Range<SupportId>,
}

/// What a qualifier of a `seen` condition tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Qualifying {
    /// The qualifier of the indicator at this place among its qualifiers.
    Slot(u8),
    /// What became of the explanation that was offered.
    Explanation,
}

/// What holds a rule back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum HeldBy {
    /// A professional found an explanation suitable.
    Explanation,
    /// A gate inside `seen`: this qualifier of the observation.
    Qualifier(Qualifying),
    /// This gate of the rule, by its place among the rule's gates.
    Gate(usize),
    /// This exemption of the rule, by its place among the rule's exemptions.
    Exemption(usize),
}

/// A rule that would have fired but for an explanation or a gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HeldBack {
    pub(crate) rule: RuleId,
    pub(crate) by: HeldBy,
    /// The entries that are held back, in order; all that it would rest on, for a gate of the rule.
    pub(crate) supports: Vec<Support>,
}

/// One missing answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MissingAnswer {
    /// The qualifier of an entry of the timeline, by its place in the indicator.
    Qualifier { item: ItemId, slot: u8 },
    /// A professional's view of the explanation of an entry.
    Explanation { item: ItemId },
    /// A fact.
    Fact { name: FactNameId },
}

/// A rule that the missing answers decide, supported by something that is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Undetermined {
    pub(crate) rule: RuleId,
    /// The smallest set of answers found that would make it fire, in order: a stretch of [`Outcome::missing`].
    pub(crate) missing: Range<MissingId>,
}

/// A rule of stratum 1 that could raise concern or name a hazard on an entry of the timeline, and that something missing
/// leaves open there: the entry is *undecided*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Open {
    pub(crate) item: ItemId,
    pub(crate) rule: RuleId,
    /// The answers about the entry itself that are missing, in order; none where all about it is known and the rule is
    /// unknown for want of something else.
    pub(crate) missing: Vec<MissingAnswer>,
}

/// A rule that fired although it is not known whether an exemption holds it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OpenExemption {
    pub(crate) rule: RuleId,
    /// The answers that would tell, in order.
    pub(crate) missing: Vec<MissingAnswer>,
}

/// What became of one entry of the timeline, as far as the rules say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ItemFate {
    /// A finding rests on it.
    Used,
    /// An explanation holds it back from every rule that it would have met.
    Explained,
    /// A gate does.
    HeldBack,
    /// No rule fires on it, and why.
    NotAlerting(Reason),
}

impl ItemFate {
    /// How near to alerting the fate is: of several that rules give to one entry the nearest is told.
    fn nearness(self) -> u8 {
        match self {
            ItemFate::Used => 11,
            ItemFate::Explained => 9,
            ItemFate::HeldBack => 8,
            ItemFate::NotAlerting(reason) => nearness(reason),
        }
    }

    /// The nearer to alerting of two fates; of equals this one.
    pub(crate) fn nearest(self, other: ItemFate) -> ItemFate {
        if other.nearness() > self.nearness() { other } else { self }
    }
}

/// How near to alerting a reason is: the account names the nearest. A missing answer is nearer than anything but a
/// firing, an explanation and a gate stand between it and the rest.
pub(crate) fn nearness(reason: Reason) -> u8 {
    match reason {
        Reason::Undetermined => 10,
        Reason::Alone => 7,
        Reason::Window => 6,
        Reason::Count => 5,
        Reason::Qualifier => 4,
        Reason::Age => 3,
        Reason::Subject => 2,
        Reason::Threshold => 1,
        Reason::NoRule | Reason::Superseded | Reason::Unreadable | Reason::TooBroad => 0,
    }
}

/// An evaluation.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Outcome {
    /// The rules that fired, in the book's order.
    pub(crate) fired: Vec<Fired>,
    /// What they rest on.
    pub(crate) supports: Table<SupportId, Support>,
    /// The rules that were held back, in the book's order.
    pub(crate) held_back: Vec<HeldBack>,
    /// The rules that missing answers decide, in the book's order.
    pub(crate) undetermined: Vec<Undetermined>,
    /// The answers that they miss.
    pub(crate) missing: Table<MissingId, MissingAnswer>,
    /// The fate of each entry of the timeline.
    pub(crate) fates: Table<ItemId, ItemFate>,
    /// The rules that are open on entries of the timeline, by entry and then in the book's order.
    pub(crate) open: Vec<Open>,
    /// The exemptions of which nobody knows whether they hold, in the book's order of their rules.
    pub(crate) open_exemptions: Vec<OpenExemption>,
    /// Whether each condition of a next step is true.
    pub(crate) step_conditions: Table<StepConditionId, bool>,
    /// What the chronology of the findings says, as facts.
    pub(crate) chronology: Vec<Fact>,
    /// For each pack that defines levels, the pack and the place of the level reached among its levels.
    pub(crate) levels: Vec<(PackId, usize)>,
}

impl Outcome {
    /// Lays the stretches of supports in the order of the firings, and those of missing answers in the order of the
    /// rules, so that equal outcomes are equal.
    pub(super) fn in_book_order(mut self) -> Outcome {
        let by_rule = self.fired.is_sorted_by_key(|fired| fired.rule)
            && self.undetermined.is_sorted_by_key(|undetermined| undetermined.rule);
        self.held_back.sort_by_key(|held| held.rule);
        self.open.sort_by_key(|open| (open.item, open.rule));
        self.open_exemptions.sort_by_key(|open| open.rule);
        if by_rule {
            return self;
        }
        let mut fired = std::mem::take(&mut self.fired);
        fired.sort_by_key(|fired| fired.rule);
        let mut supports = Table::with_capacity(self.supports.len());
        for firing in &mut fired {
            firing.supports = supports.extend(self.supports[firing.supports.clone()].iter().copied());
        }
        let mut undetermined = std::mem::take(&mut self.undetermined);
        undetermined.sort_by_key(|undetermined| undetermined.rule);
        let mut missing = Table::with_capacity(self.missing.len());
        for rule in &mut undetermined {
            rule.missing = missing.extend(self.missing[rule.missing.clone()].iter().copied());
        }
        Outcome { fired, supports, undetermined, missing, ..self }
    }

    /// The rules that are open on an entry.
    pub(crate) fn open_on(&self, item: ItemId) -> &[Open] {
        let start = self.open.partition_point(|open| open.item < item);
        let end = self.open.partition_point(|open| open.item <= item);
        &self.open[start..end]
    }

    /// The answers that decide a rule.
    pub(crate) fn missing_of(&self, undetermined: &Undetermined) -> &[MissingAnswer] {
        &self.missing[undetermined.missing.clone()]
    }

    /// What a firing rests on.
    pub(crate) fn supports_of(&self, fired: &Fired) -> &[Support] {
        &self.supports[fired.supports.clone()]
    }

    /// The place of a rule among those that fired, where it did.
    pub(crate) fn place_of(&self, rule: RuleId) -> Option<usize> {
        self.fired.binary_search_by_key(&rule, |fired| fired.rule).ok()
    }
}
