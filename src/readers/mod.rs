//! Readers turn records into facts and observations. Arithmetic lives here, and only here; thresholds are in
//! the packs.
//!
//! The second step of the way through: a checked [`Case`] goes in, a [`Reading`] comes out, and the rules take it
//! from there. Each kind of record has its own file; [`catalogue`] lists every fact that they can make.

mod answers;
mod appointments;
mod asked;
mod assessments;
mod attendance;
mod days;
mod graded_care;
mod growth;
mod prefill;
mod reading;
mod settings;
mod targets;
mod total_facts;
mod totals;

pub use graded_care::{GradeReason, Graded, mode_with_ceiling};
pub use prefill::RECORD_FACTS;
pub use reading::{Derived, ReaderCaveat, Reading};
pub use settings::Settings;
pub use targets::{Target, TargetState, targets};
pub use total_facts::tool_facts;

use crate::case::Case;

/// Reads every record of the case that was known on its date.
///
/// What is dated after `case.as_of`, or was recorded after it, is left alone: it has the fate `after_as_of`. A
/// reader never fails: what it cannot make out becomes a caveat and the fate `unreadable`, and what it cannot know
/// stays unknown.
///
/// ```
/// use neglect_screen::case::Case;
/// use neglect_screen::readers::{Settings, read};
///
/// let case: Case = serde_json::from_str(r#"{
///     "schema": 1, "case": "example", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
///     "appointments": [
///         { "id": "p1", "on": "2026-09-01", "service": "dental", "outcome": "not_brought", "essential": true } ]
/// }"#)?;
/// let reading = read(&case, &Settings::default());
/// assert_eq!(reading.observations[0].code, "contact.not_brought");
/// assert_eq!(reading.observations[0].with, [("service", "dental"), ("essential", "yes")]);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn read(case: &Case, settings: &Settings) -> Reading {
    let mut reading = Reading::default();
    attendance::read(case, settings, &mut reading);
    appointments::read(case, &mut reading);
    growth::read(case, &mut reading);
    assessments::read(case, settings, &mut reading);
    reading
}
