//! Cases built in Rust, field by field, and checked like those from JSON. Their parts are made in `parts.rs`.

use jiff::civil::Date;

use super::limits::Limits;
use super::model::{
    Appointment, Assessment, Attendance, Case, CaseDraft, Child, Growth, Observation, Response,
};
use super::problem::CaseError;
use super::words::Sex;

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
#[derive(Clone)]
#[must_use]
pub struct CaseBuilder(CaseDraft);

impl CaseBuilder {
    /// A case with that reference (opaque, never a name), seen from that date, of which nothing is recorded yet.
    pub fn new(case: impl Into<String>, as_of: Date) -> CaseBuilder {
        CaseBuilder(CaseDraft::new(case, as_of))
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
    /// All problems at once, as [`CaseDraft::check`] has them.
    pub fn build(self) -> Result<Case, CaseError> {
        self.build_within(&Limits::default())
    }

    /// The case, checked within these limits.
    ///
    /// # Errors
    /// All problems at once, as [`CaseDraft::check`] has them.
    pub fn build_within(self, limits: &Limits) -> Result<Case, CaseError> {
        self.0.check(limits)
    }
}
