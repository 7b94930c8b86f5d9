//! The order of a checked case's lists: by day, id and content, and never by the place in which a system happened to list
//! a record. What the rest of the library makes of a case, and every tie that it breaks by the order of the lists, is
//! then the same however the case was listed. The places in which the records were listed are kept for those that have no
//! other name.

use std::cmp::Ordering;

use serde::Serialize;

use super::input::{InputRef, index};
use super::listed::Listed;
use super::model::{Appointment, Assessment, Attendance, CaseDraft, Growth, Observation, Response};

impl CaseDraft {
    /// Lays every list in the order of its records.
    pub(super) fn lay_in_order(&mut self) {
        self.listed = Listed {
            observations: lay(&mut self.observations, Observation::compare),
            assessments: lay(&mut self.assessments, Assessment::compare),
            attendance: lay(&mut self.attendance, Attendance::compare),
            appointments: lay(&mut self.appointments, Appointment::compare),
            growth: lay(&mut self.growth, Growth::compare),
            responses: lay(&mut self.responses, Response::compare),
        };
    }

    /// The same input by the place in which it had been listed.
    pub(crate) fn as_listed(&self, input: InputRef) -> InputRef {
        // Most lists stand as they were listed, and what a conversation adds to a checked case comes last.
        let place = |listed: &[u32], n: u32| listed.get(n as usize).copied().unwrap_or(n);
        match input {
            InputRef::Observation(n) => InputRef::Observation(place(&self.listed.observations, n)),
            InputRef::Assessment(n) => InputRef::Assessment(place(&self.listed.assessments, n)),
            InputRef::Answer(n, answer) => InputRef::Answer(place(&self.listed.assessments, n), answer),
            InputRef::Attendance(n) => InputRef::Attendance(place(&self.listed.attendance, n)),
            InputRef::Appointment(n) => InputRef::Appointment(place(&self.listed.appointments, n)),
            InputRef::Growth(n) => InputRef::Growth(place(&self.listed.growth, n)),
            InputRef::Response(n) => InputRef::Response(place(&self.listed.responses, n)),
            InputRef::Child => InputRef::Child,
        }
    }

    /// The path of an input in the case as it was listed.
    pub(crate) fn path_of(&self, input: InputRef) -> String {
        self.as_listed(input).path()
    }
}

/// Lays a list in order, and returns where its records had stood; nothing where they stood so already, as most do.
fn lay<T>(records: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) -> Vec<u32> {
    if records.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return Vec::new();
    }
    let mut listed: Vec<(u32, T)> =
        records.drain(..).enumerate().map(|(place, record)| (index(place), record)).collect();
    listed.sort_by(|(_, a), (_, b)| compare(a, b));
    let (places, laid) = listed.into_iter().unzip();
    *records = laid;
    places
}

/// Which of two records that are alike in day and id comes first: any order does that only their content decides.
fn by_content<T: Serialize>(a: &T, b: &T) -> Ordering {
    let content = |record: &T| serde_json::to_string(record).expect("a record of a case is plain data");
    content(a).cmp(&content(b))
}

impl Observation {
    fn compare(&self, other: &Observation) -> Ordering {
        (self.on, &self.id).cmp(&(other.on, &other.id))
    }
}

impl Assessment {
    fn compare(&self, other: &Assessment) -> Ordering {
        (self.on, &self.id).cmp(&(other.on, &other.id))
    }
}

impl Appointment {
    fn compare(&self, other: &Appointment) -> Ordering {
        (self.on, &self.id).cmp(&(other.on, &other.id))
    }
}

impl Attendance {
    fn compare(&self, other: &Attendance) -> Ordering {
        (self.from, self.to, &self.id)
            .cmp(&(other.from, other.to, &other.id))
            .then_with(|| by_content(self, other))
    }
}

impl Growth {
    fn compare(&self, other: &Growth) -> Ordering {
        (self.on, &self.id).cmp(&(other.on, &other.id)).then_with(|| by_content(self, other))
    }
}

impl Response {
    fn compare(&self, other: &Response) -> Ordering {
        (self.on, &self.id).cmp(&(other.on, &other.id)).then_with(|| by_content(self, other))
    }
}
