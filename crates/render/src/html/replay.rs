//! A replay as content of a page.

use maud::{Markup, PreEscaped, html};
use neglect_screen::Vocabulary as _;
use neglect_screen::report::{Replay, ReplayStep};

use super::frame::{Frame, list, plain, section, table};
use super::line::tag;
use crate::content::Strength;
use crate::picture;
use crate::wording::spoken;

pub(super) fn replay(frame: Frame, replay: &Replay) -> Markup {
    html! {
        header { h1 { "Case " (replay.case) ", as it stood on each date" } }
        (section(frame, "timeline", "Timeline: what was known when", html! {
            // A line needs two days.
            @if replay.steps.len() > 1 {
                figure class="scroll" role="img" tabindex="0"
                    aria-label="The concern on each date; the table below says the same" {
                    (PreEscaped(picture::concern(replay)))
                }
            }
            (known(replay, &str::to_owned))
        }))
    }
}

/// The concern on each date as a table, with each rule by the name that it is given, and when each was first reached.
pub(super) fn known(replay: &Replay, name: &dyn Fn(&str) -> String) -> Markup {
    let columns = ["Date", "Concern", "Became known", "New", "Missed opportunity"];
    let reached = replay
        .first_reached
        .iter()
        .map(|(concern, on)| plain(format!("{} was first reached on {on}", spoken(concern.name()))));
    html! {
        (table("The case on each date", &columns, replay.steps.iter().map(|step| row(step, name))))
        (list(reached))
    }
}

fn row(step: &ReplayStep, name: &dyn Fn(&str) -> String) -> Vec<Markup> {
    let named = |rules: &[String]| plain(rules.iter().map(|rule| name(rule)).collect::<Vec<_>>().join(", "));
    vec![
        html! { time datetime=(step.on) { (step.on) } },
        tag(Strength::Concern(step.concern), &spoken(step.concern.name())),
        plain(step.became_known.join(", ")),
        named(&step.new_findings),
        named(&step.missed),
    ]
}
