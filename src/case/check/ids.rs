//! Ids: unique within the case, and known where a response refers to them.

use std::hash::Hasher;

use rustc_hash::FxHasher;

use super::Check;
use crate::case::model::CaseDraft;
use crate::case::place::{List, Place};
use crate::case::problem::ProblemCode;

/// An id with its hash before it, so that sorting compares whole texts only where hashes agree. Ids chosen to collide
/// cost comparisons of texts, never a slower order.
type Id<'a> = (u64, &'a str, Place);

impl Check<'_> {
    pub(super) fn ids(&mut self) {
        // Most cases are done with a look at the hashes alone: nothing refers to an id, and none stands twice.
        if self.case.responses.iter().all(|response| response.to.is_empty()) && self.all_differ() {
            return;
        }
        let mut ids: Vec<Id<'_>> = ids(self.case).collect();
        ids.sort_unstable();
        self.duplicates(&ids);
        self.references(&ids);
    }

    /// Whether the hashes of all ids differ, and so the ids do.
    fn all_differ(&self) -> bool {
        let mut hashes = Vec::with_capacity(self.case.observations.len());
        hashes.extend(ids(self.case).map(|(hash, ..)| hash));
        hashes.sort_unstable();
        hashes.windows(2).all(|pair| matches!(pair, [one, next] if one != next))
    }

    fn duplicates(&mut self, ids: &[Id<'_>]) {
        let mut twice: Vec<(Place, Place)> = ids
            .chunk_by(|a, b| a.0 == b.0 && a.1 == b.1)
            // An empty id is a problem of its own.
            .filter(|same| same.first().is_some_and(|(_, id, _)| !id.is_empty()))
            .flat_map(|same| {
                let first = same.first().map(|id| id.2);
                same.iter().skip(1).filter_map(move |again| Some((again.2, first?)))
            })
            .collect();
        twice.sort_unstable();
        for (again, first) in twice {
            self.problems.add(
                ProblemCode::DuplicateId,
                format_args!("{again}.id"),
                format!("the same id as `{first}.id`"),
                "give every observation and record an id of its own; reports of one real event share an `event`",
            );
        }
    }

    fn references(&mut self, ids: &[Id<'_>]) {
        // Where an entry could not be read, its id may be the one referred to.
        if self.faulty.has_records() {
            return;
        }
        let case = self.case;
        for (index, response) in case.responses.iter().enumerate() {
            if response.to.len() > self.limits.records {
                continue;
            }
            for (nth, to) in response.to.iter().enumerate() {
                let hash = hash(to);
                if ids.binary_search_by(|(other, id, _)| (*other, *id).cmp(&(hash, to.as_str()))).is_err() {
                    self.problems.add(
                        ProblemCode::UnknownReference,
                        format_args!("{}.to[{nth}]", Place::In(List::Responses, index)),
                        "no observation or record of the case has this id",
                        "give the id of what was answered; leave `to` empty for the whole case so far",
                    );
                }
            }
        }
    }
}

fn ids(case: &CaseDraft) -> impl Iterator<Item = Id<'_>> {
    fn of_list<'a, T>(
        list: List,
        records: &'a [T],
        id: impl Fn(&'a T) -> Option<&'a str>,
    ) -> impl Iterator<Item = Id<'a>> {
        let records = records.iter().enumerate();
        records.filter_map(move |(n, record)| id(record).map(|id| (hash(id), id, Place::In(list, n))))
    }
    of_list(List::Observations, &case.observations, |record| Some(record.id.as_str()))
        .chain(of_list(List::Assessments, &case.assessments, |record| Some(record.id.as_str())))
        .chain(of_list(List::Attendance, &case.attendance, |record| record.id.as_deref()))
        .chain(of_list(List::Appointments, &case.appointments, |record| Some(record.id.as_str())))
        .chain(of_list(List::Growth, &case.growth, |record| record.id.as_deref()))
        .chain(of_list(List::Responses, &case.responses, |record| record.id.as_deref()))
}

fn hash(id: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(id.as_bytes());
    hasher.finish()
}
