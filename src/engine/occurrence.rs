//! Occurrences: the days on which a rule's condition was newly met. They are what patterns count.

use jiff::civil::Date;

use super::outcome::Support;
use super::rule_book::RuleId;
use super::timeline::EventId;
use crate::facts::FactId;
use crate::vocabulary::{AgencySet, Concern, Forms};

/// A day on which a rule's condition was newly met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) rule: RuleId,
    pub(super) on: Date,
    pub(super) trigger: Trigger,
    /// The agencies whose records it rests on.
    pub(super) agencies: AgencySet,
    /// The forms of neglect it speaks of.
    pub(super) forms: Forms,
    /// The concern it raises.
    pub(super) concern: Concern,
    /// Whether it names a hazard.
    pub(super) hazard: bool,
    /// The entries and facts it rests on.
    pub(super) supports: Vec<Support>,
}

/// A day on which a condition was newly met.
#[derive(Debug, Clone)]
pub(super) struct SatisfiedOn {
    pub(super) on: Date,
    pub(super) trigger: Trigger,
    pub(super) agencies: AgencySet,
    pub(super) supports: Vec<Support>,
}

/// The events or the fact that satisfied a condition on a day. Two occurrences that can only have the same trigger are one
/// *occasion*, and `distinct = "event"` counts them once.
///
/// For example: "dirty" and "hungry" are seen at one visit (event 7), and each makes a rule fire. Both occurrences have the
/// trigger "event 7", so they are one occasion. An assessment of the next day makes a third rule fire on both: its trigger
/// is the fact, with event 7 as the newest event behind it, so it is of the same occasion still.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Trigger {
    /// The real events that satisfied it, in order: those of its day, any of which would have done. Where a fact satisfied
    /// it, those of the newest day on which an event had met a part of it.
    pub(super) events: Vec<EventId>,
    /// The fact that satisfied it, and on which of its days; of several of one day the last.
    pub(super) fact: Option<FactDay>,
}

/// One of the days on which a fact met a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FactDay {
    pub(super) fact: FactId,
    pub(super) nth: usize,
}

impl Trigger {
    pub(super) fn from_event(event: EventId) -> Trigger {
        Trigger { events: vec![event], fact: None }
    }

    pub(super) fn from_fact(fact: FactDay) -> Trigger {
        Trigger { events: Vec::new(), fact: Some(fact) }
    }

    /// Any of these events would have done.
    pub(super) fn from_any_event(events: impl Iterator<Item = EventId>) -> Trigger {
        let mut events: Vec<EventId> = events.collect();
        events.sort_unstable();
        events.dedup();
        Trigger { events, fact: None }
    }

    /// The trigger of a condition that several parts satisfied by this day, each with the day on which it was met.
    ///
    /// A fact of this day is the trigger, with the events of the newest day that has any behind it. Without one, the
    /// events of this day are.
    pub(super) fn from_parts<'t>(
        on: Date,
        parts: impl Iterator<Item = (Date, &'t Trigger)> + Clone,
    ) -> Trigger {
        let of_day = |day: Date| parts.clone().filter(move |(on, _)| *on == day).map(|(_, trigger)| trigger);
        let fact = of_day(on).filter_map(|trigger| trigger.fact).max();
        let day = match fact {
            Some(_) => parts.clone().filter(|(_, part)| !part.events.is_empty()).map(|(on, _)| on).max(),
            None => Some(on),
        };
        let events = day.into_iter().flat_map(of_day).flat_map(|trigger| trigger.events.iter().copied());
        Trigger { fact, ..Trigger::from_any_event(events) }
    }

    /// The trigger of a finding that rests on findings, all of one day. A fact is enough for them together.
    pub(super) fn from_findings<'t>(
        on: Date,
        triggers: impl Iterator<Item = &'t Trigger> + Clone,
    ) -> Trigger {
        let trigger = Trigger::from_parts(on, triggers.map(|trigger| (on, trigger)));
        if trigger.fact.is_some() { Trigger { events: Vec::new(), ..trigger } } else { trigger }
    }
}
