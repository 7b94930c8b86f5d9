//! Stands where texts and pages are where the library was built without them: every call says so.

use neglect_screen::interview::Plan;
use neglect_screen::report::{Replay, Report};

use crate::error::Failure;

fn unsupported() -> Result<String, Failure> {
    Err(Failure::unsupported("texts and pages", "render", ", or the functions that give JSON"))
}

pub(super) fn report_text(_: &Report) -> Result<String, Failure> {
    unsupported()
}

pub(super) fn report_html(_: &Report, _: Option<&Replay>, _: bool) -> Result<String, Failure> {
    unsupported()
}

pub(super) fn replay_text(_: &Replay) -> Result<String, Failure> {
    unsupported()
}

pub(super) fn replay_html(_: &Replay, _: bool) -> Result<String, Failure> {
    unsupported()
}

pub(super) fn household_html(_: &[u8]) -> Result<String, Failure> {
    unsupported()
}

pub(super) fn plan_text(_: &Plan) -> Result<String, Failure> {
    unsupported()
}

pub(super) fn plan_html(_: &Plan) -> Result<String, Failure> {
    unsupported()
}
