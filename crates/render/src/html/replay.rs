//! A replay as content of a page.

use maud::{Markup, PreEscaped, html};
use neglect_screen::Vocabulary as _;
use neglect_screen::report::{Replay, ReplayStep};

use super::findings::tag;
use super::frame::{Frame, list, plain, section, table};
use crate::picture;
use crate::wording::spoken;

pub(super) fn replay(frame: Frame, replay: &Replay) -> Markup {
    html! {
        header { h1 { "Case " (replay.case) ", as it stood on each date" } }
        (section(frame, "timeline", "Timeline: what was known when", known(replay)))
    }
}

/// The concern on each date as a picture and as a table, and when each was first reached.
pub(super) fn known(replay: &Replay) -> Markup {
    let columns = ["Date", "Concern", "Became known", "New", "Missed opportunity"];
    let reached = replay
        .first_reached
        .iter()
        .map(|(concern, on)| plain(format!("{} was first reached on {on}", spoken(concern.name()))));
    html! {
        // A line needs two days.
        @if replay.steps.len() > 1 {
            figure role="img" aria-label="The concern on each date; the table below says the same" {
                (PreEscaped(picture::concern(replay)))
            }
        }
        (table("The case on each date", &columns, replay.steps.iter().map(row)))
        (list(reached))
    }
}

fn row(step: &ReplayStep) -> Vec<Markup> {
    vec![
        html! { time datetime=(step.on) { (step.on) } },
        tag(step.concern.name(), &spoken(step.concern.name())),
        plain(step.became_known.join(", ")),
        plain(step.new_findings.join(", ")),
        plain(step.missed.join(", ")),
    ]
}
