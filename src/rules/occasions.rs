//! How many occasions lie behind occurrences of findings: what `distinct = "event"` counts over findings.
//!
//! Most occurrences were completed by something that happened: they are of one occasion where that is the same event.
//! Some were completed by a fact: an assessment is written, and what it says of last month's missed appointments makes
//! another rule fire. Nothing more has happened to the child then, so such an occurrence is of one occasion with
//! whatever rests on the same record, and with whatever was completed by the newest event that it rests on itself.
//!
//! The count is the most occurrences of which no two are of one occasion. So it never falls when there are more.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::civil::Date;

use super::Evidence;
use super::outcome::{FACT_EVENT, Occurrence, Rest};
use crate::case::Case;
use crate::readers::InputRef;

/// What completes an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Completion {
    /// A real event.
    Event(u64),
    /// A record from which a fact was read.
    Record(InputRef),
}

/// The most of the occurrences of which no two are of one occasion.
pub fn occasions(occurrences: &[&Occurrence], evidence: &Evidence<'_>) -> usize {
    let mut alone: BTreeSet<Completion> = BTreeSet::new();
    let mut pairs: Vec<(u64, InputRef)> = Vec::new();
    for occurrence in occurrences {
        match (newest_event(occurrence, evidence), completing_record(occurrence, evidence)) {
            (Some(event), Some(record)) => pairs.push((event, record)),
            (None, Some(record)) => {
                alone.insert(Completion::Record(record));
            }
            (_, None) => {
                alone.insert(Completion::Event(occurrence.event));
            }
        }
    }
    // What rests on one thing alone is counted first: nothing that shares it could be counted in its place and leave
    // more for the others.
    pairs.retain(|&(event, record)| {
        !alone.contains(&Completion::Event(event)) && !alone.contains(&Completion::Record(record))
    });
    alone.len() + most_pairs(&pairs)
}

/// The newest event of the timeline among what an occurrence rests on.
fn newest_event(occurrence: &Occurrence, evidence: &Evidence<'_>) -> Option<u64> {
    let items = occurrence.inputs.iter().filter_map(|rest| match rest {
        Rest::Item(at) => evidence.timeline.items.get(*at as usize),
        Rest::Fact(_) | Rest::Finding(_) => None,
    });
    items.max_by_key(|item| (item.on, item.event)).map(|item| u64::from(item.event))
}

/// The newest record behind the fact that completed an occurrence; `None` where an event completed it.
fn completing_record(occurrence: &Occurrence, evidence: &Evidence<'_>) -> Option<InputRef> {
    let place = usize::try_from(occurrence.event.checked_sub(FACT_EVENT)?).ok()?;
    let from = &evidence.facts.at(place)?.from;
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

/// The most pairs of which no two share an event or a record: a matching, grown one record at a time along the
/// shortest path that frees an event for it.
fn most_pairs(pairs: &[(u64, InputRef)]) -> usize {
    let mut events_of: BTreeMap<InputRef, BTreeSet<u64>> = BTreeMap::new();
    for &(event, record) in pairs {
        events_of.entry(record).or_default().insert(event);
    }
    let mut taken: BTreeMap<u64, InputRef> = BTreeMap::new();
    for &start in events_of.keys() {
        let mut reached_from: BTreeMap<u64, InputRef> = BTreeMap::new();
        let mut waiting = VecDeque::from([start]);
        let mut free = None;
        while let Some(record) = waiting.pop_front().filter(|_| free.is_none()) {
            for &event in events_of.get(&record).into_iter().flatten() {
                if reached_from.contains_key(&event) {
                    continue;
                }
                reached_from.insert(event, record);
                match taken.get(&event) {
                    Some(&holder) => waiting.push_back(holder),
                    None => {
                        free = Some(event);
                        break;
                    }
                }
            }
        }
        // Back along the path: each record takes the event by which the search left it, and frees the one it held.
        while let Some(event) = free {
            let Some(&record) = reached_from.get(&event) else { break };
            let held = taken.iter().find(|&(_, &holder)| holder == record).map(|(&held, _)| held);
            if let Some(held) = held {
                taken.remove(&held);
            }
            taken.insert(event, record);
            free = held;
        }
    }
    taken.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(all: &[(u64, u32)]) -> usize {
        let all: Vec<(u64, InputRef)> =
            all.iter().map(|&(event, n)| (event, InputRef::Assessment(n))).collect();
        most_pairs(&all)
    }

    #[test]
    fn what_shares_a_record_or_an_event_counts_once() {
        assert_eq!(pairs(&[]), 0);
        assert_eq!(pairs(&[(1, 1), (2, 1), (3, 1)]), 1, "one assessment");
        assert_eq!(pairs(&[(1, 1), (1, 2)]), 1, "one event");
        assert_eq!(pairs(&[(1, 1), (2, 2)]), 2);
    }

    #[test]
    fn an_event_is_given_up_for_another_where_that_makes_room() {
        assert_eq!(pairs(&[(1, 1), (2, 1), (1, 2)]), 2);
        assert_eq!(pairs(&[(1, 1), (2, 1), (2, 2), (3, 2), (1, 3)]), 3);
    }
}
