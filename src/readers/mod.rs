//! Readers turn records into facts and observations. Arithmetic lives here, and only here; thresholds are in the packs.
//!
//! The second step of the way through: a checked case goes in, a [`ReaderOutput`] comes out, and the rules take it from
//! there. Each kind of record has its own file or folder; [`crate::facts::catalogue`] lists every fact that they can make.

mod appointments;
mod assessments;
mod attendance;
mod days;
mod growth;
mod output;
mod services;
mod settings;
#[cfg(test)]
mod tests;

pub(crate) use assessments::{Recorded, answers_elsewhere, known_elsewhere, targets, tool_facts};
pub use assessments::{Target, TargetState};
pub(crate) use output::{Derived, ReaderCaveat, ReaderOutput};
pub(crate) use settings::Settings;

use crate::case::CaseDraft;
use crate::work::Work;

/// Reads every record of the case that was known on its date.
///
/// What is dated after `case.as_of`, or was recorded after it, is left alone: it has the fate `after_as_of`. A reader never
/// fails: what it cannot make out becomes a caveat and the fate `unreadable`, and what it cannot know stays unknown. Every
/// record that is read has a fate in the output, which gives way to whatever the rules make of it.
pub(crate) fn read(case: &CaseDraft, settings: &Settings, work: &Work) -> ReaderOutput {
    let mut output = ReaderOutput::default();
    attendance::read(case, settings, work, &mut output);
    appointments::read(case, work, &mut output);
    growth::read(case, work, &mut output);
    services::read(case, work, &mut output);
    assessments::read(case, settings, work, &mut output);
    output
}
