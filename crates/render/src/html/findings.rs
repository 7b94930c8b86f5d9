//! Findings and patterns as content of a page.

use maud::{Markup, html};
use neglect_screen::Vocabulary as _;
use neglect_screen::report::{Finding, Report, SupportLine};

use super::frame::{Frame, list, section};
use crate::grouped::{Inputs, evidence};
use crate::wording::{authority_in, spoken};

/// Findings, those that rest on the same together.
pub(super) fn findings(
    frame: Frame,
    report: &Report,
    inputs: &Inputs<'_>,
    id: &str,
    title: &str,
    groups: &[Vec<&Finding>],
) -> Markup {
    let articles = html! { @for group in groups { (article(report, inputs, group)) } };
    section(frame, id, title, articles)
}

fn article(report: &Report, inputs: &Inputs<'_>, group: &[&Finding]) -> Markup {
    let (newest, counted) = evidence(inputs, &group[0].rests_on);
    html! {
        article {
            @for finding in group {
                h3 {
                    @if let Some(concern) = finding.concern { (tag(concern.name(), &spoken(concern.name()))) " " }
                    @if let Some(hazard) = finding.hazard {
                        (tag(&format!("hazard-{hazard}"), &format!("hazard: {hazard}"))) " "
                    }
                    (finding.text)
                }
                @if let Some(note) = &finding.note { p { "Note: " (note) } }
                p { small {
                    (finding.rule) " \u{2014} "
                    (authority_in(report, &finding.rule, finding.basis, &finding.cites, finding.checked))
                } }
                @if let Some(amended) = &finding.amended { p { small { "Amended by " (amended) } } }
            }
            @if let Some(counted) = counted { p { (counted) } }
            (list(newest.into_iter().map(rests_on)))
            @if !group[0].overlaps.is_empty() { p { "Can look like: " (group[0].overlaps.join(", ")) } }
        }
    }
}

fn rests_on(support: &SupportLine) -> Markup {
    html! {
        @if let Some(on) = support.on { time datetime=(on) { (on) } " " }
        (support.what)
        @if let Some(by) = support.by { ", " (spoken(by.name())) }
        @if !support.input.is_empty() { " (" (support.input) ")" }
    }
}

/// A word in its colour; the word says all that the colour does.
pub(super) fn tag(kind: &str, words: &str) -> Markup {
    html! { span class=(format!("tag {kind}")) { (words) } }
}
