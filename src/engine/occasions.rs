//! How many occasions lie behind occurrences of findings: what `distinct = "event"` counts over findings.
//!
//! Most occurrences were completed by something that happened: they are of one occasion where that is the same event.
//! Where several things happened on the day, any of them would have completed it. Some were completed by a fact: an
//! assessment is written, and what it says of last month's missed appointments makes another rule fire. Nothing more has
//! happened to the child then, so such an occurrence is of one occasion with whatever rests on the same record, and with
//! whatever was completed by the newest event that it rests on itself: by the one that it takes, of several on that day.
//!
//! The count is the most occurrences of which no two are of one occasion: each takes one of its events, and those of one
//! record count once. A further report of something only adds occurrences, and events to take: where no fact completes an
//! occurrence, the count never falls with more evidence.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::civil::Date;

use super::Evidence;
use super::outcome::Occurrence;
use crate::case::Case;
use crate::case::InputRef;

/// The most of the occurrences of which no two are of one occasion; no more than `enough` are looked for.
pub fn occasions(occurrences: &[&Occurrence], evidence: &Evidence<'_>, enough: usize) -> usize {
    let by_one_event = |one: &&Occurrence| one.completed.fact.is_none() && one.completed.events.len() == 1;
    if occurrences.iter().all(by_one_event) {
        let mut events: Vec<u64> =
            occurrences.iter().flat_map(|one| one.completed.events.iter().copied()).collect();
        events.sort_unstable();
        events.dedup();
        return events.len();
    }
    // What takes an event: each occurrence that events completed, and each record, for all that rests on it.
    let mut takers: Vec<Cow<'_, [u64]>> = Vec::new();
    // `None` where something rests on the record alone, and so needs no event.
    let mut of_record: BTreeMap<InputRef, Option<Vec<u64>>> = BTreeMap::new();
    for occurrence in occurrences {
        let events = occurrence.completed.events.as_slice();
        let Some(fact) = occurrence.completed.fact else {
            takers.push(events.into());
            continue;
        };
        match completing_record(fact, evidence) {
            Some(record) if events.is_empty() => {
                of_record.insert(record, None);
            }
            Some(record) => {
                if let Some(of_all) = of_record.entry(record).or_insert_with(|| Some(Vec::new())) {
                    of_all.extend_from_slice(events);
                }
            }
            // A fact of the chronology is an event of its own.
            None => takers.push(vec![BEYOND_EVENTS + u64::from(fact)].into()),
        }
    }
    let alone = of_record.values().filter(|events| events.is_none()).count();
    takers.extend(of_record.into_values().flatten().map(Cow::Owned));
    alone + most_with_an_event(&takers, enough.saturating_sub(alone))
}

/// Facts that stand for events are numbered from here, beyond every event.
const BEYOND_EVENTS: u64 = 1 << 40;

/// The newest record behind a fact; `None` where none is.
fn completing_record(fact: u32, evidence: &Evidence<'_>) -> Option<InputRef> {
    let from = &evidence.facts.at(fact as usize)?.from;
    from.iter().map(|&input| record(input)).max_by_key(|&input| (day(evidence.case, input), input))
}

/// An answer's assessment; any other input itself.
fn record(input: InputRef) -> InputRef {
    match input {
        InputRef::Answer(assessment, _) => InputRef::Assessment(assessment),
        other => other,
    }
}

fn day(case: &Case, input: InputRef) -> Option<Date> {
    match input {
        InputRef::Observation(n) => case.observations.get(n as usize).map(|one| one.on),
        InputRef::Assessment(n) | InputRef::Answer(n, _) => {
            case.assessments.get(n as usize).map(|one| one.on)
        }
        InputRef::Attendance(n) => case.attendance.get(n as usize).map(|one| one.to),
        InputRef::Appointment(n) => case.appointments.get(n as usize).map(|one| one.on),
        InputRef::Growth(n) => case.growth.get(n as usize).map(|one| one.on),
        InputRef::Response(n) => case.responses.get(n as usize).map(|one| one.on),
        InputRef::Child => None,
    }
}

/// How many of the takers can have an event each, no two the same; no more than `enough` are looked for. A matching, grown
/// one taker at a time along a path that frees an event for it.
fn most_with_an_event(takers: &[Cow<'_, [u64]>], enough: usize) -> usize {
    // Whoever can take only one event may take it first: whatever else took it could give no more room for that.
    let only: BTreeSet<u64> = takers
        .iter()
        .filter_map(|events| if let [event] = events.as_ref() { Some(*event) } else { None })
        .collect();
    let takers: Vec<Vec<u64>> = takers
        .iter()
        .filter(|events| events.len() > 1)
        .map(|events| events.iter().copied().filter(|event| !only.contains(event)).collect())
        .collect();
    let mut taken: BTreeMap<u64, usize> = BTreeMap::new();
    for start in 0..takers.len() {
        if only.len() + taken.len() >= enough {
            break;
        }
        // The search in breadth: for each event the taker that asked for it.
        let mut asked_by: BTreeMap<u64, usize> = BTreeMap::new();
        let mut waiting = VecDeque::from([start]);
        let mut free = None;
        while let Some(taker) = waiting.pop_front().filter(|_| free.is_none()) {
            for &event in takers.get(taker).into_iter().flatten() {
                if asked_by.contains_key(&event) {
                    continue;
                }
                asked_by.insert(event, taker);
                match taken.get(&event) {
                    Some(&holder) => waiting.push_back(holder),
                    None => {
                        free = Some(event);
                        break;
                    }
                }
            }
        }
        // Back along the path: each taker takes the event by which the search left it, and frees the one it held.
        while let Some(event) = free {
            let Some(&taker) = asked_by.get(&event) else { break };
            let held = taken.iter().find(|&(_, &holder)| holder == taker).map(|(&held, _)| held);
            if let Some(held) = held {
                taken.remove(&held);
            }
            taken.insert(event, taker);
            free = held;
        }
    }
    only.len() + taken.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most(all: &[&[u64]]) -> usize {
        let all: Vec<Cow<'_, [u64]>> = all.iter().map(|&events| events.into()).collect();
        most_with_an_event(&all, usize::MAX)
    }

    #[test]
    fn what_has_only_the_same_event_counts_once() {
        assert_eq!(most(&[]), 0);
        assert_eq!(most(&[&[1], &[1], &[1]]), 1);
        assert_eq!(most(&[&[1], &[2]]), 2);
        assert_eq!(most(&[&[]]), 0);
    }

    #[test]
    fn an_event_is_given_up_for_another_where_that_makes_room() {
        assert_eq!(most(&[&[1, 2], &[1]]), 2);
        assert_eq!(most(&[&[1, 2], &[2, 3], &[1]]), 3);
        assert_eq!(most(&[&[1, 2], &[1, 2], &[1, 2]]), 2);
    }
}
