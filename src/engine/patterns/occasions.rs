//! How many occasions lie behind occurrences of findings, which is what `distinct = "event"` counts over them: maximum
//! bipartite matching, by augmenting paths searched in breadth (after Kuhn).
//!
//! Most occurrences were satisfied by something that happened: they are of one occasion where that is the same event.
//! Where several things happened on the day, any of them would have done. Some were satisfied by a fact: an assessment is
//! written, and what it says of last month's missed appointments makes another rule fire. Nothing more has happened to the
//! child then, so such an occurrence is of one occasion with whatever rests on the same record, and with whatever was
//! satisfied by the newest event that it rests on itself.
//!
//! The count is the most occurrences of which no two are of one occasion: each is matched with one of its events, and those
//! of one record are matched together. Occurrences with the same events are looked at together; so where there are too few
//! occasions behind many occurrences, few lists of events are looked at, and where there are many, enough are soon found.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use crate::case::InputRef;
use crate::engine::Evidence;
use crate::engine::multiset::Multiset;
use crate::engine::occurrence::{FactDay, Occurrence};
use crate::engine::timeline::EventId;
use crate::facts::FactId;

/// What an occurrence is matched with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Occasion {
    Event(EventId),
    /// A record by itself: no event is behind what it says.
    Record(InputRef),
    /// A fact of the chronology.
    Chronology(FactId),
}

/// The occasions behind a stretch of occurrences, while both of its ends move forward.
#[derive(Debug)]
pub(super) struct Occasions<'o> {
    occurrences: &'o [&'o Occurrence],
    evidence: Evidence<'o>,
    /// Of those inside that one event satisfied, the event, and how many it satisfied.
    of_one_event: Multiset<EventId>,
    /// The same of those that any of several events satisfied.
    of_several_events: Multiset<Rc<[EventId]>>,
    /// Of those inside that a fact satisfied, their places by its day.
    of_facts: BTreeMap<FactDay, Vec<usize>>,
    /// The newest record behind each day of a fact; none for a fact of the chronology, and where no record is behind it.
    newest_records: BTreeMap<FactDay, Option<InputRef>>,
}

impl<'o> Occasions<'o> {
    /// Of an empty stretch at the beginning.
    pub(super) fn new(occurrences: &'o [&'o Occurrence], evidence: Evidence<'o>) -> Occasions<'o> {
        Occasions {
            occurrences,
            evidence,
            of_one_event: Multiset::default(),
            of_several_events: Multiset::default(),
            of_facts: BTreeMap::new(),
            newest_records: BTreeMap::new(),
        }
    }

    /// Lets the occurrence at that place in.
    pub(super) fn enter(&mut self, place: usize) {
        let trigger = &self.occurrences[place].trigger;
        match (trigger.fact, &*trigger.events) {
            (Some(day), _) => {
                self.of_facts.entry(day).or_default().push(place);
                let evidence = self.evidence;
                self.newest_records.entry(day).or_insert_with(|| newest_record(day, evidence));
            }
            (None, &[event]) => self.of_one_event.enter(event),
            (None, _) => self.of_several_events.enter(Rc::clone(&trigger.events)),
        }
    }

    /// Lets the occurrence at that place out.
    pub(super) fn leave(&mut self, place: usize) {
        let trigger = &self.occurrences[place].trigger;
        match (trigger.fact, &*trigger.events) {
            (Some(day), _) => {
                let places = self.of_facts.get_mut(&day).expect("what leaves had entered");
                places.retain(|&other| other != place);
                if places.is_empty() {
                    self.of_facts.remove(&day);
                }
            }
            (None, &[event]) => self.of_one_event.leave(&event),
            (None, _) => self.of_several_events.leave(&trigger.events),
        }
    }

    /// Whether there are so many occasions.
    pub(super) fn reach(&self, needed: usize) -> bool {
        // Each event by itself is one.
        if self.of_one_event.different() >= needed {
            return true;
        }
        let of_one = self.of_one_event.iter().map(|(&event, _)| (vec![Occasion::Event(event)], 1));
        let of_records = self.of_records().map(|candidate| (candidate, 1));
        let of_several = self.of_several_events.iter().rev().map(|(events, count)| {
            (events.iter().map(|&event| Occasion::Event(event)).collect::<Vec<Occasion>>(), count)
        });
        let mut matching = Matching::default();
        of_one.chain(of_records).chain(of_several).any(|(candidate, count)| {
            // Where one of them finds no occasion of its own, none of the others with the same events does.
            let matched =
                (0..count).take_while(|_| matching.size() < needed && matching.add(&candidate)).count();
            self.evidence.work.take((matched + 1) * candidate.len());
            matching.size() >= needed
        })
    }

    /// What those that facts satisfied are matched with: of a fact that goes on being so the first day is an occasion, and
    /// all that rests on one record is of one.
    fn of_records(&self) -> impl Iterator<Item = Vec<Occasion>> {
        let mut of_chronology = Vec::new();
        // `None` where something rests on the record alone, and so needs no event.
        let mut of_records: BTreeMap<InputRef, Option<BTreeSet<Occasion>>> = BTreeMap::new();
        let mut known = None;
        for (day, places) in &self.of_facts {
            if known.replace(day.fact) == Some(day.fact) {
                continue;
            }
            let Some(record) = self.newest_records[day] else {
                of_chronology.push(vec![Occasion::Chronology(day.fact)]);
                continue;
            };
            let of_record = of_records.entry(record).or_insert_with(|| Some(BTreeSet::new()));
            for events in places.iter().map(|&place| &self.occurrences[place].trigger.events) {
                match of_record {
                    Some(of_all) if !events.is_empty() => {
                        of_all.extend(events.iter().map(|&event| Occasion::Event(event)));
                    }
                    _ => *of_record = None,
                }
            }
        }
        let of_record = |(record, events): (InputRef, Option<BTreeSet<Occasion>>)| match events {
            Some(events) => events.into_iter().collect(),
            None => vec![Occasion::Record(record)],
        };
        of_chronology.into_iter().chain(of_records.into_iter().map(of_record))
    }
}

/// The newest record behind a day of a fact, by its day and then by its place in the case.
fn newest_record(day: FactDay, evidence: Evidence<'_>) -> Option<InputRef> {
    let inputs = evidence.facts.of_readers(day.fact)?.inputs_on(day.nth);
    evidence.work.take(inputs.len());
    let records = inputs.iter().map(|input| input.record());
    records.max_by_key(|&record| (evidence.case.input(record).map(|input| input.on), record))
}

/// A maximum matching of candidates with the occasions that each can take.
#[derive(Debug, Default)]
struct Matching {
    candidates: Vec<Vec<Occasion>>,
    /// What each candidate holds.
    holds: Vec<Option<Occasion>>,
    holders: BTreeMap<Occasion, usize>,
}

impl Matching {
    fn size(&self) -> usize {
        self.holders.len()
    }

    /// Matches one more candidate where an augmenting path from it leads to a free occasion, and says whether one does. Where
    /// none does now, none ever will.
    fn add(&mut self, candidate: &[Occasion]) -> bool {
        let added = self.candidates.len();
        self.candidates.push(candidate.to_vec());
        self.holds.push(None);
        // For each occasion that the search reached the candidate from which it did.
        let mut reached_from: BTreeMap<Occasion, usize> = BTreeMap::new();
        let mut queue = VecDeque::from([added]);
        let mut free = None;
        'search: while let Some(candidate) = queue.pop_front() {
            for &occasion in &self.candidates[candidate] {
                if reached_from.contains_key(&occasion) {
                    continue;
                }
                reached_from.insert(occasion, candidate);
                match self.holders.get(&occasion) {
                    Some(&holder) => queue.push_back(holder),
                    None => {
                        free = Some(occasion);
                        break 'search;
                    }
                }
            }
        }
        let is_matched = free.is_some();
        // Back along the path: each candidate takes the occasion by which the search left it, and frees the one it held.
        while let Some(occasion) = free {
            let candidate = reached_from[&occasion];
            self.holders.insert(occasion, candidate);
            free = self.holds[candidate].replace(occasion);
        }
        is_matched
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(candidates: &[&[u32]]) -> usize {
        let mut matching = Matching::default();
        for events in candidates {
            let candidate: Vec<Occasion> =
                events.iter().map(|&event| Occasion::Event(EventId::Own(event))).collect();
            matching.add(&candidate);
        }
        matching.size()
    }

    #[test]
    fn candidates_that_have_only_the_same_event_count_once() {
        assert_eq!(size(&[]), 0);
        assert_eq!(size(&[&[1], &[1], &[1]]), 1);
        assert_eq!(size(&[&[1], &[2]]), 2);
        assert_eq!(size(&[&[]]), 0);
    }

    #[test]
    fn an_event_is_given_up_for_another_where_that_makes_room() {
        assert_eq!(size(&[&[1, 2], &[1]]), 2);
        assert_eq!(size(&[&[1, 2], &[2, 3], &[1]]), 3);
        assert_eq!(size(&[&[1, 2], &[1, 2], &[1, 2]]), 2);
    }
}
