//! The parts of a case made in Rust: what may be said of each by name. `generated/new.rs` has how each begins.

use jiff::civil::Date;
use serde_json::Value;

use super::model::{
    Appointment, Assessment, Attendance, AttendanceTotals, Code, Explanation, Growth, Observation, Response,
};
use super::words::ExplanationStatus;
use crate::number::Number;
use crate::vocabulary::{Agency, Subject};

impl Observation {
    /// States a qualifier, such as `pattern`, `persistent`.
    #[must_use]
    pub fn with(mut self, qualifier: impl Into<String>, value: impl Into<String>) -> Self {
        self.with.insert(qualifier.into(), value.into());
        self
    }

    /// The date on which it became known, where that was later.
    #[must_use]
    pub fn recorded(mut self, recorded: Date) -> Self {
        self.recorded = Some(recorded);
        self
    }

    /// The last date on which it was so, for a status that has ended.
    #[must_use]
    pub fn until(mut self, until: Date) -> Self {
        self.until = Some(until);
        self
    }

    /// Joins it with other reports of the same real event.
    #[must_use]
    pub fn event(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// Whom it is about.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// An explanation that was offered, what became of it, and who judged it so.
    #[must_use]
    pub fn explained(mut self, kind: impl Into<String>, status: ExplanationStatus, by: Agency) -> Self {
        self.explanation = Some(Explanation { kind: kind.into(), status, by });
        self
    }

    /// Free text, carried and never read.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}

impl Code {
    /// A code of another system, such as `cin_factor` `16A`.
    pub fn coded(system: impl Into<String>, value: impl Into<String>) -> Code {
        Code::Coded { system: system.into(), value: value.into() }
    }
}

impl From<&str> for Code {
    fn from(code: &str) -> Code {
        Code::Own(code.to_owned())
    }
}

impl From<String> for Code {
    fn from(code: String) -> Code {
        Code::Own(code)
    }
}

impl Assessment {
    /// Answers a question: with a text, a number, yes or no, `"not_known"` or `"not_applicable"`.
    #[must_use]
    pub fn answer(mut self, question: impl Into<String>, answer: impl Into<Value>) -> Self {
        self.answers.insert(question.into(), answer.into());
        self
    }

    /// What an answer rests on, for tools that require evidence.
    #[must_use]
    pub fn evidence(mut self, question: impl Into<String>, text: impl Into<String>) -> Self {
        self.evidence.insert(question.into(), text.into());
        self
    }

    /// The date on which it became known, where that was later.
    #[must_use]
    pub fn recorded(mut self, recorded: Date) -> Self {
        self.recorded = Some(recorded);
        self
    }

    /// Whether the assessor is accredited for this tool.
    #[must_use]
    pub fn accredited(mut self, accredited: bool) -> Self {
        self.accredited = Some(accredited);
        self
    }
}

impl Attendance {
    /// A register as marks: one code for each session from the first day to the last, both included.
    pub fn marks(from: Date, to: Date, marks: impl Into<String>) -> Attendance {
        Attendance { marks: Some(marks.into()), ..Attendance::new(from, to) }
    }

    /// A register as totals of sessions from the first day to the last, both included.
    pub fn totals(from: Date, to: Date, totals: AttendanceTotals) -> Attendance {
        Attendance { totals: Some(totals), ..Attendance::new(from, to) }
    }

    /// An id, so that a response can refer to it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The date on which it became known, where that was later than the last day.
    #[must_use]
    pub fn recorded(mut self, recorded: Date) -> Self {
        self.recorded = Some(recorded);
        self
    }
}

impl Appointment {
    /// The date on which the outcome became known, where that was not the day itself.
    #[must_use]
    pub fn recorded(mut self, recorded: Date) -> Self {
        self.recorded = Some(recorded);
        self
    }

    /// Who recorded it.
    #[must_use]
    pub fn by(mut self, by: Agency) -> Self {
        self.by = by;
        self
    }

    /// Whether it was essential for the child's health and wellbeing.
    #[must_use]
    pub fn essential(mut self, essential: bool) -> Self {
        self.essential = Some(essential);
        self
    }

    /// Whether the young person books for themselves.
    #[must_use]
    pub fn books_alone(mut self, books_alone: bool) -> Self {
        self.books_alone = Some(books_alone);
        self
    }

    /// Whose appointment it was.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// A reason that was given, what became of it, and who judged it so.
    #[must_use]
    pub fn explained(mut self, kind: impl Into<String>, status: ExplanationStatus, by: Agency) -> Self {
        self.explanation = Some(Explanation { kind: kind.into(), status, by });
        self
    }
}

impl Growth {
    /// An id, so that a response can refer to it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The date on which they became known, where that was later.
    #[must_use]
    pub fn recorded(mut self, recorded: Date) -> Self {
        self.recorded = Some(recorded);
        self
    }

    /// Weight in grams.
    #[must_use]
    pub fn weight_g(mut self, grams: u32) -> Self {
        self.weight_g = Some(grams);
        self
    }

    /// Weight as a standard deviation score.
    #[must_use]
    pub fn weight_sds(mut self, sds: Number) -> Self {
        self.weight_sds = Some(sds);
        self
    }

    /// Weight as a centile, where no score is held.
    #[must_use]
    pub fn weight_centile(mut self, centile: Number) -> Self {
        self.weight_centile = Some(centile);
        self
    }

    /// Length or height in millimetres, and as a standard deviation score where one is held.
    #[must_use]
    pub fn height(mut self, millimetres: u32, sds: Option<Number>) -> Self {
        self.height_mm = Some(millimetres);
        self.height_sds = sds;
        self
    }
}

impl Response {
    /// An id of its own.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The ids of the observations and records that it answers.
    #[must_use]
    pub fn to<I: Into<String>>(mut self, ids: impl IntoIterator<Item = I>) -> Self {
        self.to.extend(ids.into_iter().map(Into::into));
        self
    }

    /// The date on which it became known, where that was later.
    #[must_use]
    pub fn recorded(mut self, recorded: Date) -> Self {
        self.recorded = Some(recorded);
        self
    }
}
