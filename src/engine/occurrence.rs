//! Occurrences: the days on which a rule's condition was newly met. They are what patterns count.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use jiff::civil::Date;

use super::outcome::Support;
use super::rule_book::RuleId;
use super::timeline::EventId;
use crate::case::index;
use crate::facts::FactId;
use crate::ids::{Table, id_types};
use crate::vocabulary::{AgencySet, Concern, Forms};

/// A day on which a rule's condition was newly met.
#[derive(Debug, Clone)]
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
    pub(super) supports: Stretch,
}

/// A day on which a condition was newly met.
#[derive(Debug, Clone)]
pub(super) struct SatisfiedOn {
    pub(super) on: Date,
    pub(super) trigger: Trigger,
    pub(super) agencies: AgencySet,
    pub(super) supports: Stretch,
}

id_types! {
    /// A list of [`SupportLists`].
    SupportListId;
}

/// What occurrences rest on. The days of one condition rest on stretches of one list, and both ends of these move forward
/// with the days, so that however many days there are, nothing is copied for each.
#[derive(Debug, Default)]
pub(super) struct SupportLists(Table<SupportListId, Vec<Support>>);

/// A stretch of a list of [`SupportLists`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) list: SupportListId,
    pub(super) places: Range<u32>,
}

impl SupportLists {
    /// Adds a list.
    pub(super) fn push(&mut self, list: Vec<Support>) -> SupportListId {
        self.0.push(list)
    }

    /// Adds a list, all of which is one stretch.
    pub(super) fn push_whole(&mut self, list: Vec<Support>) -> Stretch {
        let places = 0..list.len();
        Stretch::new(self.push(list), places)
    }

    /// Adds to a list.
    pub(super) fn extend(&mut self, list: SupportListId, supports: Vec<Support>) {
        self.0[list].extend(supports);
    }

    /// The supports at those places of a list.
    pub(super) fn get(&self, list: SupportListId, places: Range<u32>) -> &[Support] {
        &self.0[list][places.start as usize..places.end as usize]
    }
}

impl Stretch {
    pub(super) fn new(list: SupportListId, places: Range<usize>) -> Stretch {
        Stretch { list, places: index(places.start)..index(places.end) }
    }
}

/// Which parts of lists were looked at already, by whoever looks at their stretches from the first day to the last.
#[derive(Debug, Default)]
pub(super) struct Covered(BTreeMap<SupportListId, u32>);

impl Covered {
    /// The places of a stretch that no stretch before it had.
    pub(super) fn cover(&mut self, stretch: &Stretch) -> Range<u32> {
        let covered = self.0.entry(stretch.list).or_default();
        let start = stretch.places.start.max(*covered).min(stretch.places.end);
        *covered = stretch.places.end.max(*covered);
        start..stretch.places.end
    }

    /// The same, by whoever looks at them from the last day to the first.
    pub(super) fn cover_backwards(&mut self, stretch: &Stretch) -> Range<u32> {
        let covered = self.0.entry(stretch.list).or_insert(u32::MAX);
        let end = stretch.places.end.min(*covered).max(stretch.places.start);
        *covered = stretch.places.start.min(*covered);
        stretch.places.start..end
    }
}

/// The events or the fact that satisfied a condition on a day. Two occurrences that can only have the same trigger are one
/// *occasion*, and `distinct = "event"` counts them once.
///
/// For example: "dirty" and "hungry" are seen at one visit (event 7), and each makes a rule fire. Both occurrences have the
/// trigger "event 7", so they are one occasion. An assessment of the next day makes a third rule fire on both: its trigger
/// is the fact, with event 7 as the newest event behind it, so it is of the same occasion still.
#[derive(Debug, Clone)]
pub(super) struct Trigger {
    /// The real events that satisfied it, in order: those of its day, any of which would have done. Where a fact satisfied
    /// it, those of the newest day on which an event had met a part of it.
    pub(super) events: Rc<[EventId]>,
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
    pub(super) fn from_fact(fact: FactDay) -> Trigger {
        Trigger { events: Rc::new([]), fact: Some(fact) }
    }

    /// Any of these events would have done.
    pub(super) fn from_events(events: impl Iterator<Item = EventId>) -> Trigger {
        let mut events: Vec<EventId> = events.collect();
        events.sort_unstable();
        events.dedup();
        Trigger { events: events.into(), fact: None }
    }

    /// The trigger of a condition that parts of it satisfied on one day. A fact among theirs is the trigger, with the
    /// `newest` events behind it: those of the newest day up to this one that has any, which is noted there.
    pub(super) fn from_parts<'t>(
        of_day: impl Iterator<Item = &'t Trigger> + Clone,
        newest: &mut Rc<[EventId]>,
    ) -> Trigger {
        let of_events = Trigger::from_events(of_day.clone().flat_map(|part| part.events.iter().copied()));
        if !of_events.events.is_empty() {
            newest.clone_from(&of_events.events);
        }
        match of_day.filter_map(|part| part.fact).max() {
            Some(fact) => Trigger { events: Rc::clone(newest), fact: Some(fact) },
            None => of_events,
        }
    }

    /// The trigger of a finding that rests on findings, all of one day. A fact is enough for them together.
    pub(super) fn from_findings<'t>(of_day: impl Iterator<Item = &'t Trigger> + Clone) -> Trigger {
        match of_day.clone().filter_map(|trigger| trigger.fact).max() {
            Some(fact) => Trigger::from_fact(fact),
            None => Trigger::from_events(of_day.flat_map(|trigger| trigger.events.iter().copied())),
        }
    }
}
