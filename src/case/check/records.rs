//! Observations and records: names, dates and the order of dates.

use std::fmt;

use jiff::civil::Date;
use serde_json::Value;

use super::{Check, nth};
use crate::Number;
use crate::case::model::{
    Appointment, Assessment, Attendance, Code, Explanation, Growth, Observation, Response,
};
use crate::case::place::{List, Place};
use crate::case::problem::ProblemCode;
use crate::case::words::AppointmentOutcome;

impl Check<'_> {
    pub(super) fn records(&mut self) {
        let case = self.case;
        self.each(List::Observations, &case.observations, Self::observation);
        self.each(List::Assessments, &case.assessments, Self::assessment);
        self.each(List::Attendance, &case.attendance, Self::attendance);
        self.each(List::Appointments, &case.appointments, Self::appointment);
        self.each(List::Growth, &case.growth, Self::growth);
        self.each(List::Responses, &case.responses, Self::response);
    }

    fn each<T>(&mut self, list: List, records: &[T], check: fn(&mut Self, &T, Place)) {
        for (index, record) in records.iter().enumerate() {
            let place = Place::In(list, index);
            if !self.faulty.has(place) && !self.problems.is_full() {
                check(self, record, place);
            }
        }
    }

    fn observation(&mut self, observation: &Observation, place: Place) {
        self.name(&observation.id, format_args!("{place}.id"));
        match &observation.code {
            Code::Own(code) => self.name(code, format_args!("{place}.code")),
            Code::Coded { system, value } => {
                self.name(system, format_args!("{place}.code.system"));
                self.name(value, format_args!("{place}.code.value"));
            }
        }
        self.date(observation.on, format_args!("{place}.on"));
        if let Some(until) = observation.until {
            self.date(until, format_args!("{place}.until"));
            if until < observation.on {
                self.problems.add(
                    ProblemCode::UntilBeforeOn,
                    format_args!("{place}.until"),
                    "ended before it was so",
                    "give the last day on which it was so, `on` or later",
                );
            }
        }
        self.recorded(observation.recorded, observation.on, "on", place);
        if !self.count(observation.with.len(), self.limits.qualifiers, format_args!("{place}.with")) {
            for (rank, (name, value)) in observation.with.iter().enumerate() {
                self.entry(name, value, self.limits.text, rank, format_args!("{place}.with"));
            }
        }
        if let Some(event) = &observation.event {
            self.name(event, format_args!("{place}.event"));
        }
        self.explanation(observation.explanation.as_ref(), place);
        if let Some(note) = &observation.note {
            self.length(note, self.limits.note, format_args!("{place}.note"));
        }
    }

    fn assessment(&mut self, assessment: &Assessment, place: Place) {
        self.name(&assessment.id, format_args!("{place}.id"));
        self.name(&assessment.tool, format_args!("{place}.tool"));
        self.date(assessment.on, format_args!("{place}.on"));
        self.recorded(assessment.recorded, assessment.on, "on", place);
        if !self.count(assessment.answers.len(), self.limits.answers, format_args!("{place}.answers")) {
            for (rank, (question, answer)) in assessment.answers.iter().enumerate() {
                self.answer(question, answer, rank, format_args!("{place}.answers"));
            }
        }
        if !self.count(assessment.evidence.len(), self.limits.answers, format_args!("{place}.evidence")) {
            for (rank, (question, text)) in assessment.evidence.iter().enumerate() {
                self.entry(question, text, self.limits.note, rank, format_args!("{place}.evidence"));
            }
        }
    }

    fn answer(&mut self, question: &str, answer: &Value, rank: usize, path: impl fmt::Display) {
        match answer {
            Value::String(text) => self.entry(question, text, self.limits.text, rank, path),
            Value::Bool(_) | Value::Number(_) => self.entry(question, "", self.limits.text, rank, path),
            Value::Null | Value::Array(_) | Value::Object(_) => self.problems.add(
                ProblemCode::WrongType,
                path,
                format!("the value of {} is not an answer", nth(rank)),
                ANSWER_HELP,
            ),
        }
    }

    fn attendance(&mut self, attendance: &Attendance, place: Place) {
        self.optional_id(attendance.id.as_deref(), place);
        self.date(attendance.from, format_args!("{place}.from"));
        self.date(attendance.to, format_args!("{place}.to"));
        if attendance.to < attendance.from {
            self.problems.add(
                ProblemCode::ToBeforeFrom,
                format_args!("{place}.to"),
                "the span ends before it starts",
                "give the last day in `to` and the first in `from`",
            );
        } else if attendance.to.duration_since(attendance.from).as_hours() / 24
            >= i64::try_from(self.limits.register).unwrap_or(i64::MAX)
        {
            self.problems.add(
                ProblemCode::TooLong,
                format_args!("{place}.to"),
                format!("the span is longer than the limit of {} days", self.limits.register),
                "give one entry for each school year",
            );
        }
        self.recorded(attendance.recorded, attendance.to, "to", place);
        self.not_before_birth(attendance.from, "from", place);
        match (&attendance.marks, &attendance.totals) {
            (Some(marks), None) if marks.trim_ascii().is_empty() => self.problems.add(
                ProblemCode::Empty,
                format_args!("{place}.marks"),
                "no marks",
                "give one code for each session, or take the entry out",
            ),
            (Some(marks), None) => {
                self.length(marks, self.limits.register, format_args!("{place}.marks"));
            }
            (None, Some(totals)) => {
                let parts = [totals.present, totals.authorised, totals.unauthorised];
                if parts.into_iter().map(u64::from).sum::<u64>() != u64::from(totals.possible) {
                    self.problems.add(
                        ProblemCode::TotalsDisagree,
                        format_args!("{place}.totals"),
                        "`present`, `authorised` and `unauthorised` do not add up to `possible`",
                        "correct the totals",
                    );
                }
            }
            (Some(_), Some(_)) => self.problems.add(
                ProblemCode::MarksOrTotals,
                place,
                "both `marks` and `totals`",
                "keep the marks and leave the totals out: they are counted",
            ),
            (None, None) => self.problems.add(
                ProblemCode::MarksOrTotals,
                place,
                "neither `marks` nor `totals`",
                "give the marks, or the totals where no marks are held",
            ),
        }
    }

    fn appointment(&mut self, appointment: &Appointment, place: Place) {
        self.name(&appointment.id, format_args!("{place}.id"));
        self.date(appointment.on, format_args!("{place}.on"));
        match appointment.outcome {
            // These can be known before the day itself.
            AppointmentOutcome::CancelledByCarer
            | AppointmentOutcome::CancelledByService
            | AppointmentOutcome::Rebooked
            | AppointmentOutcome::Declined => {
                if let Some(recorded) = appointment.recorded {
                    self.date(recorded, format_args!("{place}.recorded"));
                }
            }
            AppointmentOutcome::Brought | AppointmentOutcome::NotBrought | AppointmentOutcome::NoAccess => {
                self.recorded(appointment.recorded, appointment.on, "on", place);
            }
        }
        self.explanation(appointment.explanation.as_ref(), place);
    }

    fn growth(&mut self, growth: &Growth, place: Place) {
        self.optional_id(growth.id.as_deref(), place);
        self.date(growth.on, format_args!("{place}.on"));
        self.recorded(growth.recorded, growth.on, "on", place);
        self.not_before_birth(growth.on, "on", place);
        let centiles = Number::ZERO..Number::from(100_u32);
        if growth
            .weight_centile
            .is_some_and(|centile| centile == Number::ZERO || !centiles.contains(&centile))
        {
            self.problems.add(
                ProblemCode::OutOfRange,
                format_args!("{place}.weight_centile"),
                "not between 0 and 100",
                "give the centile itself, such as 0.4 or 91, or the score in `weight_sds`",
            );
        }
    }

    fn response(&mut self, response: &Response, place: Place) {
        self.optional_id(response.id.as_deref(), place);
        self.date(response.on, format_args!("{place}.on"));
        self.recorded(response.recorded, response.on, "on", place);
        self.count(response.to.len(), self.limits.records, format_args!("{place}.to"));
    }

    fn optional_id(&mut self, id: Option<&str>, place: Place) {
        if let Some(id) = id {
            self.name(id, format_args!("{place}.id"));
        }
    }

    fn explanation(&mut self, explanation: Option<&Explanation>, place: Place) {
        if let Some(explanation) = explanation {
            self.name(&explanation.kind, format_args!("{place}.explanation.kind"));
        }
    }

    /// Nothing becomes known before it is so: a replay sees the case through `recorded`, without hindsight.
    fn recorded(&mut self, recorded: Option<Date>, day: Date, field: &str, place: Place) {
        let Some(recorded) = recorded else { return };
        self.date(recorded, format_args!("{place}.recorded"));
        if recorded < day {
            self.problems.add(
                ProblemCode::RecordedBeforeOn,
                format_args!("{place}.recorded"),
                format!("became known before `{field}`"),
                format!("give the date on which it became known, `{field}` or later, or leave it out"),
            );
        }
    }

    fn not_before_birth(&mut self, day: Date, field: &str, place: Place) {
        if self.faulty.has(Place::Child) || self.faulty.has(Place::Head) {
            return;
        }
        let before = match self.case.child.born {
            Some(born) => day < born,
            // Not born on the case's date, so not before it either.
            None => self.case.child.due.is_some() && day <= self.case.as_of,
        };
        if before {
            self.problems.add(
                ProblemCode::BeforeBirth,
                format_args!("{place}.{field}"),
                "before the child's birth",
                "correct this date or `child.born`",
            );
        }
    }
}

/// The help for a value that is no answer.
pub(in crate::case) const ANSWER_HELP: &str = "answer with a text, a number, `true` or `false`, \"not_known\" or \"not_applicable\", or leave the question out";
