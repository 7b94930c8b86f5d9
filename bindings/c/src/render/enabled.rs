//! Texts and pages, where the library is built with them.

use neglect_render::html::ChildOnPage;
use neglect_render::{html, printable, text};
use neglect_screen::interview::Plan;
use neglect_screen::report::{Replay, Report};
use neglect_screen::without_byte_order_mark;
use serde::Deserialize;

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

/// A home as the answer of an import has it.
#[derive(Deserialize)]
struct Home {
    children: Vec<ChildOnPage<'static>>,
}

pub(super) fn household_html(home_json: &[u8]) -> Result<String, Failure> {
    let home: Home = serde_json::from_slice(without_byte_order_mark(home_json)).map_err(|error| {
        let message = format!("this is not a home (line {}, column {})", error.line(), error.column());
        Failure::invalid("home_json", &message, "pass a home of an import's answer, as the library wrote it")
    })?;
    Ok(html::household(&home.children))
}

pub(super) fn plan_text(plan: &Plan) -> Result<String, Failure> {
    Ok(printable(&plan.to_text()).into_owned())
}

pub(super) fn plan_html(plan: &Plan) -> Result<String, Failure> {
    Ok(html::plan(plan))
}
