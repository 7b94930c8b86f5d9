//! Maximum bipartite matching between occurrences and events, by augmenting paths searched in breadth (after Kuhn): how
//! many occasions lie behind occurrences of findings, which is what `distinct = "event"` counts over findings.
//!
//! Most occurrences were satisfied by something that happened: they are of one occasion where that is the same event.
//! Where several things happened on the day, any of them would have done. Some were satisfied by a fact: an assessment is
//! written, and what it says of last month's missed appointments makes another rule fire. Nothing more has happened to the
//! child then, so such an occurrence is of one occasion with whatever rests on the same record, and with whatever was
//! satisfied by the newest event that it rests on itself.
//!
//! The count is the most occurrences of which no two are of one occasion: each is matched with one of its events, and those
//! of one record are matched together.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::case::InputRef;
use crate::engine::Evidence;
use crate::engine::occurrence::{FactDay, Occurrence};
use crate::engine::timeline::EventId;
use crate::facts::FactId;

/// What an occurrence is matched with: an event, or a fact of the chronology, which is an event of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Occasion {
    Event(EventId),
    Chronology(FactId),
}

/// How many occasions lie behind the occurrences; no more than `enough` are looked for.
pub(super) fn occasions(occurrences: &[&Occurrence], evidence: Evidence<'_>, enough: usize) -> usize {
    let has_one_event =
        |occurrence: &&Occurrence| occurrence.trigger.fact.is_none() && occurrence.trigger.events.len() == 1;
    if occurrences.iter().all(has_one_event) {
        let mut events: Vec<EventId> =
            occurrences.iter().flat_map(|occurrence| occurrence.trigger.events.iter().copied()).collect();
        events.sort_unstable();
        events.dedup();
        return events.len();
    }
    // A fact that goes on being so is of one occasion, the first.
    let mut first_days: BTreeMap<FactId, FactDay> = BTreeMap::new();
    for day in occurrences.iter().filter_map(|occurrence| occurrence.trigger.fact) {
        let first = first_days.entry(day.fact).or_insert(day);
        *first = day.min(*first);
    }
    // What is matched with an event: each occurrence that events satisfied, and each record, for all that rests on it.
    let mut candidates: Vec<Vec<Occasion>> = Vec::new();
    // `None` where something rests on the record alone, and so needs no event.
    let mut of_record: BTreeMap<InputRef, Option<Vec<Occasion>>> = BTreeMap::new();
    for occurrence in occurrences {
        let events = || occurrence.trigger.events.iter().map(|&event| Occasion::Event(event));
        let Some(day) = occurrence.trigger.fact else {
            candidates.push(events().collect());
            continue;
        };
        if first_days[&day.fact] != day {
            continue;
        }
        match newest_record(day, evidence) {
            None => candidates.push(vec![Occasion::Chronology(day.fact)]),
            Some(record) if occurrence.trigger.events.is_empty() => {
                of_record.insert(record, None);
            }
            Some(record) => {
                if let Some(of_all) = of_record.entry(record).or_insert_with(|| Some(Vec::new())) {
                    of_all.extend(events());
                }
            }
        }
    }
    let alone = of_record.values().filter(|events| events.is_none()).count();
    candidates.extend(of_record.into_values().flatten());
    alone + maximum_matching(&candidates, enough.saturating_sub(alone))
}

/// The newest record behind a day of a fact of the readers; `None` for a fact of the chronology, and where no record is
/// behind it.
fn newest_record(day: FactDay, evidence: Evidence<'_>) -> Option<InputRef> {
    let inputs = evidence.facts.of_readers(day.fact)?.inputs_on(day.nth);
    let records = inputs.iter().map(|input| input.record());
    records.max_by_key(|&record| (evidence.case.input(record).map(|input| input.on), record))
}

/// The size of a maximum matching of the candidates with the occasions that each can take; no more than `enough` are
/// looked for.
fn maximum_matching(candidates: &[Vec<Occasion>], enough: usize) -> usize {
    // A candidate that can take only one occasion may have it: whatever else takes it could make no more room.
    let forced: BTreeSet<Occasion> = candidates
        .iter()
        .filter_map(|occasions| if let [only] = occasions.as_slice() { Some(*only) } else { None })
        .collect();
    let choosing: Vec<Cow<'_, [Occasion]>> = candidates
        .iter()
        .filter(|occasions| occasions.len() > 1)
        .map(|occasions| occasions.iter().copied().filter(|occasion| !forced.contains(occasion)).collect())
        .collect();
    let mut matched: BTreeMap<Occasion, usize> = BTreeMap::new();
    for candidate in 0..choosing.len() {
        if forced.len() + matched.len() >= enough {
            break;
        }
        augment(candidate, &choosing, &mut matched);
    }
    forced.len() + matched.len()
}

/// Matches one more candidate where an augmenting path from it leads to a free occasion.
fn augment(candidate: usize, choosing: &[Cow<'_, [Occasion]>], matched: &mut BTreeMap<Occasion, usize>) {
    // For each occasion that the search reached the candidate from which it did.
    let mut reached_from: BTreeMap<Occasion, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([candidate]);
    let mut free = None;
    'search: while let Some(candidate) = queue.pop_front() {
        for &occasion in choosing[candidate].iter() {
            if reached_from.contains_key(&occasion) {
                continue;
            }
            reached_from.insert(occasion, candidate);
            match matched.get(&occasion) {
                Some(&holder) => queue.push_back(holder),
                None => {
                    free = Some(occasion);
                    break 'search;
                }
            }
        }
    }
    // Back along the path: each candidate takes the occasion by which the search left it, and frees the one it held.
    while let Some(occasion) = free {
        let candidate = reached_from[&occasion];
        let held = matched.iter().find(|&(_, &holder)| holder == candidate).map(|(&held, _)| held);
        if let Some(held) = held {
            matched.remove(&held);
        }
        matched.insert(occasion, candidate);
        free = held;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(candidates: &[&[u32]]) -> usize {
        let occasion = |&event: &u32| Occasion::Event(EventId::Own(event));
        let candidates: Vec<Vec<Occasion>> =
            candidates.iter().map(|events| events.iter().map(occasion).collect()).collect();
        maximum_matching(&candidates, usize::MAX)
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
