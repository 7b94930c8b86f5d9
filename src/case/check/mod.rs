//! What must fit together in a case that could be read: limits, ids, dates, references. The same checks hold for a
//! case from JSON and for one that was built in Rust.
//!
//! What is recorded may be wrong, late or strange, and much of that is a reader's or a rule's business: a code that no
//! pack knows, an observation dated after `as_of`, one dated before the birth (family history, the pregnancy), a
//! standard deviation score of minus nine. Refused is only what cannot be meant.

mod child;
mod ids;
mod records;

pub(super) use records::ANSWER_HELP;

use std::fmt;

use jiff::civil::Date;

use super::limits::Limits;
use super::model::{Case, CaseDraft, SCHEMA};
use super::place::{Faulty, List, Place};
use super::problem::{CaseError, ProblemCode, Problems};
use crate::unseen::holds_unseen;

/// The years that a date can be meant to lie in, first and last: no record or family history that a case draws on
/// lies outside them (`basis = "design"`).
const YEARS: (i16, i16) = (1900, 2199);

impl CaseDraft {
    /// Checks everything about the draft that its types do not: limits, ids, dates, references. The lists of the case are
    /// in the order of days, whatever order the draft lists them in.
    ///
    /// # Errors
    /// All problems at once, in the order of the case, without any of its values.
    pub fn check(mut self, limits: &Limits) -> Result<Case, CaseError> {
        let mut problems = Problems::new(limits.problems);
        check(&self, limits, &Faulty::default(), &mut problems);
        problems.into_result()?;
        self.lay_in_order();
        Ok(Case::as_it_stands(self))
    }
}

/// Checks the case but for the places that are faulty already.
pub(super) fn check(case: &CaseDraft, limits: &Limits, faulty: &Faulty, problems: &mut Problems) {
    let mut check = Check { case, limits, faulty, problems };
    // Nothing below may cost more than the limits allow.
    if check.lists_are_too_long() {
        return;
    }
    check.head();
    check.child();
    check.records();
    check.ids();
}

struct Check<'a> {
    case: &'a CaseDraft,
    limits: &'a Limits,
    faulty: &'a Faulty,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn lists_are_too_long(&mut self) -> bool {
        let mut too_long = false;
        for list in List::ALL {
            let (length, limit) = match list {
                List::Observations => (self.case.observations.len(), self.limits.observations),
                List::Assessments => (self.case.assessments.len(), self.limits.records),
                List::Attendance => (self.case.attendance.len(), self.limits.records),
                List::Appointments => (self.case.appointments.len(), self.limits.records),
                List::Growth => (self.case.growth.len(), self.limits.records),
                List::Responses => (self.case.responses.len(), self.limits.records),
            };
            too_long |= self.count(length, limit, list.field());
        }
        too_long
    }

    fn head(&mut self) {
        if self.faulty.has(Place::Head) {
            return;
        }
        if self.case.schema != SCHEMA {
            self.problems.add(
                ProblemCode::UnsupportedSchema,
                "schema",
                "not a schema version that is read here",
                format!("write the case in schema version {SCHEMA}"),
            );
        }
        self.name(&self.case.case, "case");
        self.date(self.case.as_of, "as_of");
    }

    /// Refuses a list or object with more entries than the limit.
    fn count(&mut self, length: usize, limit: usize, path: impl fmt::Display) -> bool {
        if length > limit {
            self.problems.add(
                ProblemCode::TooMany,
                path,
                format!("more entries than the limit of {limit}"),
                "send fewer, or raise the limit",
            );
        }
        length > limit
    }

    /// Refuses a text longer than the limit.
    fn length(&mut self, text: &str, limit: usize, path: impl fmt::Display) {
        if text.len() > limit {
            self.problems.add(
                ProblemCode::TooLong,
                path,
                format!("longer than the limit of {limit} bytes"),
                "shorten it, or raise the limit",
            );
        }
    }

    /// Checks an id, code or name: not empty, not too long, and safe to show on one line.
    fn name(&mut self, text: &str, path: impl fmt::Display) {
        if text.is_empty() {
            self.problems.add(
                ProblemCode::Empty,
                path,
                "empty",
                "write something, or leave the field out if it is optional",
            );
        } else if text.len() > self.limits.text {
            self.length(text, self.limits.text, path);
        } else if holds_unseen(text) {
            self.problems.add(
                ProblemCode::ControlCharacter,
                path,
                "holds a control character, such as a line end, a tab or a sign that turns the direction of reading",
                "take it out",
            );
        }
    }

    /// Checks the name and text of one entry of an object. The name is the case's own, so its rank stands for it.
    fn entry(&mut self, name: &str, text: &str, limit: usize, rank: usize, path: impl fmt::Display) {
        if name.is_empty() {
            self.problems.add(
                ProblemCode::Empty,
                path,
                format!("the name of {} is empty", nth(rank)),
                "write the name, or take the entry out",
            );
        } else if name.len() > self.limits.text {
            self.problems.add(
                ProblemCode::TooLong,
                path,
                format!("the name of {} is longer than the limit of {} bytes", nth(rank), self.limits.text),
                "use the name that the pack gives",
            );
        } else if holds_unseen(name) {
            self.problems.add(
                ProblemCode::ControlCharacter,
                path,
                format!("the name of {} holds a control character", nth(rank)),
                "take it out",
            );
        } else if text.len() > limit {
            self.problems.add(
                ProblemCode::TooLong,
                path,
                format!("the value of {} is longer than the limit of {limit} bytes", nth(rank)),
                "shorten it, or raise the limit",
            );
        } else if limit == self.limits.text && holds_unseen(text) {
            // A longer text is a note: it is carried and never shown.
            self.problems.add(
                ProblemCode::ControlCharacter,
                path,
                format!("the value of {} holds a control character", nth(rank)),
                "take it out",
            );
        }
    }

    fn date(&mut self, date: Date, path: impl fmt::Display) {
        let (first, last) = YEARS;
        if !(first..=last).contains(&date.year()) {
            self.problems.add(
                ProblemCode::ImplausibleDate,
                path,
                format!("a date outside the years {first} to {last}"),
                "give the year in four digits",
            );
        }
    }
}

/// One entry of an object, by its rank among the names in alphabetical order.
pub(super) fn nth(rank: usize) -> String {
    format!("entry {} (by name, in alphabetical order)", rank + 1)
}
