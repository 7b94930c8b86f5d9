//! What an evaluation says, in small numbers: which rules fired, on what, and what became of each entry of the
//! timeline. Both evaluators return it; `report/` puts it into words.

use jiff::civil::Date;

use super::timeline::Timeline;
use crate::case::InputRef;
use crate::facts::Fact;
use crate::vocabulary::Reason;
use crate::vocabulary::{AgencySet, Concern, Forms};

/// One thing that a firing rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rest {
    /// An entry of the timeline.
    Item(u32),
    /// A fact: of the readers, or, beyond their number, of the chronology.
    Fact(u32),
    /// The finding of a rule of stratum 1.
    Finding(u32),
}

impl Rest {
    /// The inputs of the case behind it, in order. None are behind a finding: its own are told under its own rule.
    pub(crate) fn inputs<'e>(
        self,
        timeline: &'e Timeline<'_>,
        fact: impl FnOnce(u32) -> Option<&'e Fact>,
    ) -> impl Iterator<Item = InputRef> {
        let (item, fact) = match self {
            Rest::Item(at) => (timeline.items.get(at as usize).map(|item| item.input), None),
            Rest::Fact(at) => (None, fact(at)),
            Rest::Finding(_) => (None, None),
        };
        item.into_iter().chain(fact.into_iter().flat_map(|fact| fact.from.iter().copied()))
    }
}

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fired {
    /// The rule.
    pub rule: u32,
    /// What it rests on, in order, without repetition: a stretch of [`Outcome::rests`].
    pub rests: std::ops::Range<u32>,
}

/// What holds a rule back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeldBy {
    /// A professional found an explanation suitable.
    Explanation,
    /// This qualifier of the observation's indicator (a gate inside `seen`).
    Qualifier(u8),
    /// This gate of the rule.
    Gate(u32),
}

/// A rule that would have fired but for an explanation or a gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The rule.
    pub rule: u32,
    /// What holds it back.
    pub by: HeldBy,
    /// The entries that are held back, in order; all that it would rest on, for a gate of the rule.
    pub rests: Vec<Rest>,
}

/// One missing answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MissingPart {
    /// A qualifier of an entry of the timeline.
    Qualifier {
        /// The entry.
        item: u32,
        /// The qualifier's place in its indicator.
        slot: u8,
    },
    /// A professional's view of the explanation of an entry.
    Explanation {
        /// The entry.
        item: u32,
    },
    /// A fact, by the place of its name in [`super::RuleBook::fact_names`].
    Fact {
        /// The place.
        name: u32,
    },
}

/// A rule that the missing answers decide, supported by something that is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undetermined {
    /// The rule.
    pub rule: u32,
    /// The smallest set of answers found that would make it fire, in order: a stretch of [`Outcome::missing`].
    pub missing: std::ops::Range<u32>,
}

/// What became of one entry of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemFate {
    /// A finding rests on it.
    Used,
    /// An explanation holds it back from every rule that it would have met.
    Explained,
    /// A gate does.
    HeldBack,
    /// No rule fires on it, and why.
    NotAlerting(Reason),
}

/// An evaluation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// The rules that fired, in the book's order.
    pub fired: Vec<Fired>,
    /// What they rest on.
    pub rests: Vec<Rest>,
    /// The rules that were held back, in the book's order.
    pub held_back: Vec<Held>,
    /// The rules that missing answers decide, in the book's order.
    pub undetermined: Vec<Undetermined>,
    /// The answers that they miss.
    pub missing: Vec<MissingPart>,
    /// The fate of each entry of the timeline, in its order.
    pub fates: Vec<ItemFate>,
    /// What the chronology of the findings says, as facts.
    pub chronology: Vec<Fact>,
    /// For each pack that defines levels, the pack and the level reached.
    pub levels: Vec<(u32, u32)>,
}

impl Outcome {
    /// Lays the stretches of [`Outcome::rests`] in the order of the firings, and those of [`Outcome::missing`] in the order
    /// of the rules, so that equal outcomes are equal.
    pub(super) fn laid_in_order(mut self) -> Outcome {
        let mut rests = Vec::with_capacity(self.rests.len());
        let mut fired = std::mem::take(&mut self.fired);
        fired.sort_by_key(|fired| fired.rule);
        for one in &mut fired {
            let start = u32::try_from(rests.len()).unwrap_or(u32::MAX);
            rests.extend_from_slice(self.rests_of(one));
            one.rests = start..u32::try_from(rests.len()).unwrap_or(u32::MAX);
        }
        let mut missing = Vec::with_capacity(self.missing.len());
        let mut undetermined = std::mem::take(&mut self.undetermined);
        undetermined.sort_by_key(|undetermined| undetermined.rule);
        for one in &mut undetermined {
            let start = u32::try_from(missing.len()).unwrap_or(u32::MAX);
            missing.extend_from_slice(self.missing_of(one));
            one.missing = start..u32::try_from(missing.len()).unwrap_or(u32::MAX);
        }
        Outcome { fired, rests, undetermined, missing, ..self }
    }

    /// The answers that decide a rule.
    pub fn missing_of(&self, undetermined: &Undetermined) -> &[MissingPart] {
        let stretch = undetermined.missing.start as usize..undetermined.missing.end as usize;
        self.missing.get(stretch).unwrap_or(&[])
    }

    /// What a firing rests on.
    pub fn rests_of(&self, fired: &Fired) -> &[Rest] {
        self.rests.get(fired.rests.start as usize..fired.rests.end as usize).unwrap_or(&[])
    }
}

/// A day on which a rule's condition was newly met: what patterns count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The rule.
    pub rule: u32,
    /// The day.
    pub on: Date,
    /// What completed it.
    pub completed: Completed,
    /// The agencies whose records it rests on.
    pub agencies: AgencySet,
    /// The forms of neglect it speaks of.
    pub forms: Forms,
    /// The concern it raises.
    pub concern: Concern,
    /// Whether it names a hazard.
    pub hazard: bool,
    /// The entries and facts it rests on.
    pub inputs: Vec<Rest>,
}

/// What completed an occurrence, as far as it decides which occurrences are of one occasion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completed {
    /// The real events that completed it, each by its number, in order: those of its day, any of which would have done.
    /// Where a fact completed it, those of the newest day on which an event had met a part of it.
    pub events: Vec<u64>,
    /// The fact that completed it, by its place; of several of one day the last.
    pub fact: Option<u32>,
}

impl Completed {
    /// Completed by one event.
    pub(super) fn by_event(event: u32) -> Completed {
        Completed { events: vec![u64::from(event)], fact: None }
    }

    /// Completed by what completed any of these findings, all of one day. A fact is enough for them together.
    pub(super) fn by_findings<'c>(
        on: Date,
        findings: impl Iterator<Item = &'c Completed> + Clone,
    ) -> Completed {
        let mut completed = Completed::together(on, findings.map(|one| (on, one)));
        if completed.fact.is_some() {
            completed.events.clear();
        }
        completed
    }

    /// Completed by a fact.
    pub(super) fn by_fact(place: u32) -> Completed {
        Completed { events: Vec::new(), fact: Some(place) }
    }

    /// Completed by any of these events.
    pub(super) fn by_events(events: impl Iterator<Item = u32>) -> Completed {
        let mut events: Vec<u64> = events.map(u64::from).collect();
        events.sort_unstable();
        events.dedup();
        Completed { events, fact: None }
    }

    /// Completed by what completed any of these parts on this day, the parts of earlier days among them: each with its day.
    pub(super) fn together<'c>(
        on: Date,
        parts: impl Iterator<Item = (Date, &'c Completed)> + Clone,
    ) -> Completed {
        let of_day = |day: Date| parts.clone().filter(move |(on, _)| *on == day).map(|(_, part)| part);
        let fact = of_day(on).filter_map(|part| part.fact).max();
        let day = match fact {
            Some(_) => parts.clone().filter(|(_, part)| !part.events.is_empty()).map(|(on, _)| on).max(),
            None => Some(on),
        };
        let mut events: Vec<u64> =
            day.into_iter().flat_map(of_day).flat_map(|part| part.events.iter().copied()).collect();
        events.sort_unstable();
        events.dedup();
        Completed { events, fact }
    }
}

/// How near to alerting an explained entry is: only a missing answer is nearer.
pub const NEAR_EXPLAINED: u8 = 9;
/// How near to alerting an entry is that a gate holds back.
pub const NEAR_HELD_BACK: u8 = 8;
/// How near to alerting a reason is: the account names the nearest.
pub fn nearness(reason: Reason) -> u8 {
    match reason {
        Reason::Undetermined => 10,
        Reason::Alone => 7,
        Reason::Window => 6,
        Reason::Count => 5,
        Reason::Qualifier => 4,
        Reason::Age => 3,
        Reason::Subject => 2,
        Reason::Threshold => 1,
        Reason::NoRule | Reason::Superseded | Reason::Unreadable => 0,
    }
}
