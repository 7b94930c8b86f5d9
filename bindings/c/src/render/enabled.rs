//! Texts and pages, where the library is built with them.

use neglect_render::{html, printable, text};
use neglect_screen::interview::Plan;
use neglect_screen::report::{Replay, Report};

use crate::error::Failure;

pub(super) fn report_text(report: &Report) -> Result<String, Failure> {
    Ok(text::report(report).to_string())
}

pub(super) fn report_html(
    report: &Report,
    replay: Option<&Replay>,
    fragment: bool,
) -> Result<String, Failure> {
    Ok(if fragment { html::report_fragment(report, replay) } else { html::report(report, replay) })
}

pub(super) fn replay_text(replay: &Replay) -> Result<String, Failure> {
    Ok(text::replay(replay).to_string())
}

pub(super) fn replay_html(replay: &Replay, fragment: bool) -> Result<String, Failure> {
    Ok(if fragment { html::replay_fragment(replay) } else { html::replay(replay) })
}

pub(super) fn plan_text(plan: &Plan) -> Result<String, Failure> {
    Ok(printable(&plan.to_text()).into_owned())
}

pub(super) fn plan_html(plan: &Plan) -> Result<String, Failure> {
    Ok(html::plan(plan))
}
