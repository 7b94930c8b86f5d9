//! How many occasions lie behind occurrences: the most of them of which no two are of one occasion. Each is given one of
//! the things that satisfied it; where that is taken, whoever has it is asked to take another (Kuhn's algorithm, by
//! recursion).

use std::collections::{BTreeMap, BTreeSet};

use super::evaluator::Occurrence;
use crate::case::InputRef;
use crate::engine::Evidence;
use crate::engine::timeline::EventId;
use crate::facts::FactId;

/// Something that satisfied an occurrence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Occasion {
    Event(EventId),
    /// A record by itself: no event is behind what it says.
    Record(InputRef),
    /// A fact of the chronology.
    Chronology(FactId),
}

/// The most occurrences of which no two are of one occasion.
pub(super) fn occasions(occurrences: &[&Occurrence], evidence: Evidence<'_>) -> usize {
    let mut groups: Vec<BTreeSet<Occasion>> = Vec::new();
    // What rests on one record is of one occasion: the events behind it are shared, and none is needed where something
    // rests on the record alone.
    let mut by_record: BTreeMap<InputRef, Vec<&Occurrence>> = BTreeMap::new();
    for occurrence in occurrences {
        let Some((fact, nth)) = occurrence.day.fact else {
            groups.push(events_of(occurrence));
            continue;
        };
        // A fact that goes on being so is of one occasion, the first.
        let of_fact =
            occurrences.iter().filter_map(|other| other.day.fact.filter(|(other, _)| *other == fact));
        if of_fact.map(|(_, nth)| nth).min() != Some(nth) {
            continue;
        }
        match newest_record(fact, nth, evidence) {
            None => groups.push(BTreeSet::from([Occasion::Chronology(fact)])),
            Some(record) => by_record.entry(record).or_default().push(occurrence),
        }
    }
    for (record, of_record) in by_record {
        let is_alone = of_record.iter().any(|occurrence| occurrence.day.events.is_empty());
        groups.push(if is_alone {
            BTreeSet::from([Occasion::Record(record)])
        } else {
            of_record.into_iter().flat_map(events_of).collect()
        });
    }
    let mut taken: BTreeMap<Occasion, usize> = BTreeMap::new();
    (0..groups.len()).filter(|&group| takes_one(group, &groups, &mut taken, &mut BTreeSet::new())).count()
}

fn events_of(occurrence: &Occurrence) -> BTreeSet<Occasion> {
    occurrence.day.events.iter().map(|&event| Occasion::Event(event)).collect()
}

/// Whether a group can be given an occasion of its own, others taking another where they can.
fn takes_one(
    group: usize,
    groups: &[BTreeSet<Occasion>],
    taken: &mut BTreeMap<Occasion, usize>,
    asked: &mut BTreeSet<Occasion>,
) -> bool {
    for &occasion in &groups[group] {
        if !asked.insert(occasion) {
            continue;
        }
        let is_free = match taken.get(&occasion).copied() {
            None => true,
            Some(holder) => takes_one(holder, groups, taken, asked),
        };
        if is_free {
            taken.insert(occasion, group);
            return true;
        }
    }
    false
}

/// The newest record behind a day of a fact of the readers, by its day and then by its place in the case.
fn newest_record(fact: FactId, nth: usize, evidence: Evidence<'_>) -> Option<InputRef> {
    let from = evidence.facts.of_readers(fact)?.inputs_on(nth);
    let day = |record: InputRef| evidence.case.input(record).map(|input| input.on);
    from.iter().map(|input| input.record()).max_by_key(|&record| (day(record), record))
}
