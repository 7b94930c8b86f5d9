//! Ids: unique within the case, known where a response refers to them, and never the name of another input: what has no
//! id is named by its place (`growth[0]`), an answer by its assessment and question (`a1/place`).

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
        self.names_of_places();
        self.names_of_answers();
        // Most cases are done with a look at the hashes alone: nothing refers to an id, and none stands twice.
        if self.case.responses.iter().all(|response| response.to.is_empty()) && self.all_differ() {
            return;
        }
        let mut ids: Vec<Id<'_>> = hashed(self.case).collect();
        ids.sort_unstable();
        self.duplicates(&ids);
        self.references(&ids);
    }

    /// Whether the hashes of all ids differ, and so the ids do.
    fn all_differ(&self) -> bool {
        let mut hashes = Vec::with_capacity(self.case.observations.len());
        hashes.extend(hashed(self.case).map(|(hash, ..)| hash));
        hashes.sort_unstable();
        hashes.windows(2).all(|pair| matches!(pair, [one, next] if one != next))
    }

    /// Refuses an id that reads as the place of a record.
    fn names_of_places(&mut self) {
        for (_, place) in ids(self.case).filter(|(id, _)| is_a_place(id)) {
            self.problems.add(
                ProblemCode::DuplicateId,
                format_args!("{place}.id"),
                "reads as the place of a record in the case, which is the name of one that has no id",
                "give it another id, one that is not the name of a list with a number in brackets",
            );
        }
    }

    /// Refuses an id that is the name of an answer, and an answer that has the name of another. Only an id with a stroke in it
    /// can be the one or lead to the other.
    fn names_of_answers(&mut self) {
        if !ids(self.case).any(|(id, _)| id.contains('/')) {
            return;
        }
        let of_records = ids(self.case).map(|(id, place)| (Name { id, question: None }, place));
        let of_answers = self.case.assessments.iter().enumerate().flat_map(|(n, assessment)| {
            let name = |question| Name { id: &assessment.id, question: Some(question) };
            assessment.answers.keys().map(move |question| (name(question), Place::In(List::Assessments, n)))
        });
        let mut names: Vec<(Name<'_>, Place)> = of_records.chain(of_answers).collect();
        names.sort_by(|(a, of_a), (b, of_b)| a.bytes().cmp(b.bytes()).then(of_a.cmp(of_b)));
        let mut taken: Vec<Place> = Vec::new();
        for same in names.chunk_by(|(a, _), (b, _)| a.bytes().eq(b.bytes())) {
            // Of records alone it is the id that stands twice, and said so.
            if same.iter().any(|(name, _)| name.question.is_some()) {
                taken.extend(same.iter().skip(1).map(|(_, place)| *place));
            }
        }
        taken.sort_unstable();
        taken.dedup();
        for place in taken {
            self.problems.add(
                ProblemCode::DuplicateId,
                format_args!("{place}.id"),
                "gives two inputs of the case one name: an answer is named `assessment id/question`",
                "give it another id, one without a stroke in it",
            );
        }
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

/// What an input is called in reports.
#[derive(Clone, Copy)]
struct Name<'a> {
    id: &'a str,
    question: Option<&'a str>,
}

impl<'a> Name<'a> {
    fn bytes(self) -> impl Iterator<Item = u8> + use<'a> {
        let question =
            self.question.into_iter().flat_map(|question| b"/".iter().copied().chain(question.bytes()));
        self.id.bytes().chain(question)
    }
}

/// Whether an id is the name of a list with a number in brackets.
fn is_a_place(id: &str) -> bool {
    let number = |list: &List| id.strip_prefix(list.field())?.strip_prefix('[')?.strip_suffix(']');
    id.ends_with(']')
        && List::ALL.iter().filter_map(number).any(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

fn hashed(case: &CaseDraft) -> impl Iterator<Item = Id<'_>> {
    ids(case).map(|(id, place)| (hash(id), id, place))
}

fn ids(case: &CaseDraft) -> impl Iterator<Item = (&str, Place)> {
    fn of_list<'a, T>(
        list: List,
        records: &'a [T],
        id: impl Fn(&'a T) -> Option<&'a str>,
    ) -> impl Iterator<Item = (&'a str, Place)> {
        let records = records.iter().enumerate();
        records.filter_map(move |(n, record)| id(record).map(|id| (id, Place::In(list, n))))
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
