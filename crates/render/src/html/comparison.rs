//! A comparison of packs as a page.

use maud::{Markup, html};
use neglect_compare::Comparison;

use super::frame::{Frame, fragment, list, page, plain, section, table};
use crate::compared::{change_in_words, moved_in_words, outcomes, summary, witness_lines};

const TITLE: &str = "What the packs say otherwise";

/// A comparison as a page.
pub fn comparison(comparison: &Comparison) -> String {
    page(TITLE, content(comparison, Frame::Page))
}

/// A comparison as part of a page.
pub fn comparison_fragment(comparison: &Comparison) -> String {
    fragment(content(comparison, Frame::Fragment))
}

fn content(comparison: &Comparison, frame: Frame) -> Markup {
    let rules = html! {
        @for rule in &comparison.rules {
            article {
                h3 { (rule.rule) ": " (change_in_words(rule.change)) }
                @if rule.old != rule.new {
                    @for (when, words) in [("Before", &rule.old), ("Now", &rule.new)] {
                        @if let Some(words) = words { p { (when) ":" } pre { (words) } }
                    }
                }
                @if let Some(witness) = &rule.witness {
                    p { "The smallest case that shows it (" (outcomes(witness)) "):" }
                    (list(witness_lines(witness).iter().map(plain)))
                } @else if rule.tried > 0 {
                    p { small { (rule.tried) " cases at its boundaries were screened." } }
                }
            }
        }
    };
    let parts =
        comparison.parts.iter().map(|part| vec![plain(part.kind), plain(&part.id), plain(part.change)]);
    let moved = comparison.moved.iter().map(|moved| vec![plain(&moved.case), plain(moved_in_words(moved))]);
    let given = html! {
        @if comparison.given > 0 { p { (comparison.moved.len()) " of " (comparison.given) " are reported otherwise." } }
        (table("What moves", &["Case", "What moves"], moved))
    };
    html! {
        header {
            h1 { (TITLE) }
            p { (summary(comparison)) }
            p { small { "Before: " (comparison.old.join(", ")) ". Now: " (comparison.new.join(", ")) "." } }
        }
        (section(frame, "rules", "Rules", rules))
        (section(frame, "parts", "Other parts", table("Other parts", &["Kind", "Id", "Change"], parts)))
        (section(frame, "cases", "The cases that were given", given))
    }
}
