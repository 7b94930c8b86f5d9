//! Cases built in Rust, field by field, and checked like those from JSON.

use jiff::civil::Date;
use serde_json::Value;

use super::limits::Limits;
use super::model::{
    Appointment, AppointmentOutcome, Assessment, Attendance, AttendanceTotals, Case, Child, Code,
    Explanation, ExplanationStatus, Growth, Observation, Response, ResponseKind, SCHEMA, Service, Sex,
};
use super::problem::CaseError;
use crate::number::Number;
use crate::words::{Agency, Subject};

/// Builds a case.
///
/// ```
/// use jiff::civil::date;
/// use neglect_screen::case::{
///     Appointment, AppointmentOutcome, Assessment, CaseBuilder, Observation, Response, ResponseKind, Service,
/// };
/// use neglect_screen::Agency;
///
/// let case = CaseBuilder::new("case 1", date(2026, 11, 21))
///     .born(date(2026, 8, 2))
///     .gestation(35, 2)
///     .observation(
///         Observation::new("o1", "hygiene.smelly_and_dirty", date(2026, 10, 2), Agency::HealthVisiting)
///             .with("pattern", "persistent")
///             .recorded(date(2026, 10, 5)),
///     )
///     .assessment(
///         Assessment::new("a1", "safe_sleep", date(2026, 11, 20), Agency::HealthVisiting)
///             .answer("place", "sofa")
///             .answer("alcohol_units", 3),
///     )
///     .appointment(
///         Appointment::new("p1", date(2026, 9, 1), Service::Immunisation, AppointmentOutcome::NotBrought)
///             .essential(true),
///     )
///     .response(Response::new(date(2026, 10, 10), Agency::HealthVisiting, ResponseKind::AdviceGiven).to(["o1"]))
///     .build()?;
/// assert_eq!(case.observations.len(), 1);
/// # Ok::<(), neglect_screen::case::CaseError>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct CaseBuilder(Case);

impl CaseBuilder {
    /// A case with that reference (opaque, never a name), seen from that date, of which nothing is recorded yet.
    pub fn new(case: impl Into<String>, as_of: Date) -> CaseBuilder {
        CaseBuilder(Case {
            schema: SCHEMA,
            case: case.into(),
            as_of,
            child: Child::default(),
            observations: Vec::new(),
            assessments: Vec::new(),
            attendance: Vec::new(),
            appointments: Vec::new(),
            growth: Vec::new(),
            responses: Vec::new(),
        })
    }

    /// The date of birth. Either this or [`due`](CaseBuilder::due) is required.
    pub fn born(mut self, born: Date) -> Self {
        self.0.child.born = Some(born);
        self
    }

    /// The expected date of delivery: required for a child who is not born yet.
    pub fn due(mut self, due: Date) -> Self {
        self.0.child.due = Some(due);
        self
    }

    /// Gestation at birth in completed weeks (20 to 44) and days beyond them (0 to 6).
    pub fn gestation(mut self, weeks: u8, days: u8) -> Self {
        self.0.child.gestation_weeks = Some(weeks);
        self.0.child.gestation_days = Some(days);
        self
    }

    /// Birth weight in grams, 200 to 8,000.
    pub fn birth_weight_g(mut self, grams: u32) -> Self {
        self.0.child.birth_weight_g = Some(grams);
        self
    }

    /// Sex as registered.
    pub fn sex(mut self, sex: Sex) -> Self {
        self.0.child.sex = Some(sex);
        self
    }

    /// Everything about the child at once, in place of what was said so far.
    pub fn child(mut self, child: Child) -> Self {
        self.0.child = child;
        self
    }

    /// Adds something that someone saw, heard or was told.
    pub fn observation(mut self, observation: Observation) -> Self {
        self.0.observations.push(observation);
        self
    }

    /// Adds the answers to one tool.
    pub fn assessment(mut self, assessment: Assessment) -> Self {
        self.0.assessments.push(assessment);
        self
    }

    /// Adds a school register.
    pub fn attendance(mut self, attendance: Attendance) -> Self {
        self.0.attendance.push(attendance);
        self
    }

    /// Adds an appointment.
    pub fn appointment(mut self, appointment: Appointment) -> Self {
        self.0.appointments.push(appointment);
        self
    }

    /// Adds measurements of growth.
    pub fn growth(mut self, growth: Growth) -> Self {
        self.0.growth.push(growth);
        self
    }

    /// Adds something that a service did.
    pub fn response(mut self, response: Response) -> Self {
        self.0.responses.push(response);
        self
    }

    /// The case, checked within the default limits.
    ///
    /// # Errors
    /// All problems at once, as [`Case::check`] has them.
    pub fn build(self) -> Result<Case, CaseError> {
        self.build_within(&Limits::default())
    }

    /// The case, checked within these limits.
    ///
    /// # Errors
    /// All problems at once, as [`Case::check`] has them.
    pub fn build_within(self, limits: &Limits) -> Result<Case, CaseError> {
        self.0.check(limits)?;
        Ok(self.0)
    }
}

impl Observation {
    /// Something that was so on a day, about the child unless [`about`](Observation::about) says otherwise.
    pub fn new(id: impl Into<String>, code: impl Into<Code>, on: Date, by: Agency) -> Observation {
        Observation {
            id: id.into(),
            code: code.into(),
            on,
            until: None,
            recorded: None,
            by,
            with: Default::default(),
            event: None,
            subject: Subject::Child,
            explanation: None,
            note: None,
        }
    }

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
    /// An assessment with a tool, with no answers yet.
    pub fn new(id: impl Into<String>, tool: impl Into<String>, on: Date, by: Agency) -> Assessment {
        Assessment {
            id: id.into(),
            tool: tool.into(),
            on,
            recorded: None,
            by,
            accredited: None,
            answers: Default::default(),
            evidence: Default::default(),
        }
    }

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
        Attendance {
            id: None,
            from,
            to,
            recorded: None,
            by: Agency::Education,
            marks: Some(marks.into()),
            totals: None,
        }
    }

    /// A register as totals of sessions from the first day to the last, both included.
    pub fn totals(from: Date, to: Date, totals: AttendanceTotals) -> Attendance {
        Attendance {
            id: None,
            from,
            to,
            recorded: None,
            by: Agency::Education,
            marks: None,
            totals: Some(totals),
        }
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
    /// The child's appointment, recorded by a health service.
    pub fn new(
        id: impl Into<String>,
        on: Date,
        service: Service,
        outcome: AppointmentOutcome,
    ) -> Appointment {
        Appointment {
            id: id.into(),
            on,
            recorded: None,
            by: Agency::Health,
            service,
            outcome,
            essential: None,
            subject: Subject::Child,
            books_alone: None,
            explanation: None,
        }
    }

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
    /// Measurements of a day, by a health service, with none yet.
    pub fn new(on: Date) -> Growth {
        Growth {
            id: None,
            on,
            recorded: None,
            by: Agency::Health,
            weight_g: None,
            weight_sds: None,
            weight_centile: None,
            height_mm: None,
            height_sds: None,
            bmi_sds: None,
        }
    }

    /// An id, so that a response can refer to it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
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
    /// Something that a service did, about the whole case so far unless [`to`](Response::to) says otherwise.
    pub fn new(on: Date, by: Agency, kind: ResponseKind) -> Response {
        Response { id: None, on, recorded: None, by, kind, to: Vec::new() }
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
