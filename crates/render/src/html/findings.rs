//! Findings and patterns as content of a page.

use maud::{Markup, html};
use neglect_screen::report::{Finding, SupportLine};

use super::frame::{Frame, list, section};
use crate::wording::{authority, spoken};

pub(super) fn findings(frame: Frame, id: &str, title: &str, findings: &[Finding]) -> Markup {
    let articles = html! { @for finding in findings { (article(finding)) } };
    section(frame, id, title, articles)
}

fn article(finding: &Finding) -> Markup {
    html! {
        article {
            h3 {
                @if let Some(concern) = finding.concern { (tag(concern.name(), &spoken(concern.name()))) " " }
                @if let Some(hazard) = finding.hazard {
                    (tag(&format!("hazard-{hazard}"), &format!("hazard: {hazard}"))) " "
                }
                (finding.text)
            }
            (list(finding.rests_on.iter().map(rests_on)))
            @if let Some(note) = &finding.note { p { "Note: " (note) } }
            @if !finding.overlaps.is_empty() { p { "Can look like: " (finding.overlaps.join(", ")) } }
            p { small {
                (finding.rule) " \u{2014} " (authority(finding.basis, &finding.cites, finding.checked))
            } }
            @if let Some(amended) = &finding.amended { p { small { "Amended by " (amended) } } }
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
