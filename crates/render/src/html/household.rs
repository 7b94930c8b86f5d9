//! The page of a home: whom nobody has seen, then each child's report with what was known when.

use std::borrow::Cow;

use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};
use neglect_screen::report::{Replay, Report};
use serde::Deserialize;

use super::frame::Frame;
use super::report;

/// A child of the home, as the page shows it.
#[derive(Clone, Deserialize)]
pub struct ChildOnPage<'p> {
    /// The last day on which the child is recorded to have been seen.
    pub last_seen: Option<Date>,
    /// The child's report.
    pub report: Cow<'p, Report>,
    /// What was known when.
    pub replay: Option<Cow<'p, Replay>>,
}

pub(super) fn household(children: &[ChildOnPage<'_>]) -> Markup {
    html! {
        h1 { "Children of one home" }
        ul {
            @for child in children {
                li {
                    strong { (child.report.case) } ": "
                    @match child.last_seen {
                        None => { "nobody is recorded to have seen this child" },
                        Some(day) => { "last recorded as seen on " (day) },
                    }
                    ". " (child.report.headline)
                }
            }
        }
        @for child in children {
            (labelled(&child.report.case, &report::report(Frame::Fragment, &child.report, child.replay.as_deref())))
        }
    }
}

/// The report of one child among others: whoever goes from landmark to landmark must hear whose each is. A quotation mark of a
/// text is escaped, so that this begins a label and nothing else.
fn labelled(case: &str, report: &Markup) -> Markup {
    let whose = html! { (case) ": " }.into_string();
    PreEscaped(report.0.replace("aria-label=\"", &format!("aria-label=\"{whose}")))
}
