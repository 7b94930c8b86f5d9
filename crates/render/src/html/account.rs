//! The account of a report as content of a page.

use maud::{Markup, html};
use neglect_screen::Vocabulary as _;
use neglect_screen::report::{AccountLine, Report};

use super::frame::{Frame, list, plain, section, table};
use crate::wording::spoken;

pub(super) fn account(frame: Frame, report: &Report) -> Markup {
    let columns = ["Id", "Kind", "What", "Fate", "Rules"];
    let content = html! {
        (table("The fate of each input", &columns, report.account.iter().map(row)))
        @if !report.not_recorded.is_empty() {
            p { "Nothing is recorded of:" }
            (list(report.not_recorded.iter().map(|missing| plain(&missing.text))))
        }
    };
    section(frame, "account", "What happened to everything that was recorded", content)
}

fn row(line: &AccountLine) -> Vec<Markup> {
    let fate = html! { (spoken(line.fate.name())) @if let Some(reason) = line.reason { ": " (spoken(reason.name())) } };
    vec![plain(&line.input), plain(&line.kind), plain(&line.code), fate, plain(line.of.join(", "))]
}
