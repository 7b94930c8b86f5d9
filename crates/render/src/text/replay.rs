//! A replay as text: the case as it stood on each date.

use neglect_screen::Vocabulary as _;
use neglect_screen::report::{Replay, ReplayStep};

use crate::styled::{Role, Styled};

/// A replay as text.
pub fn replay(replay: &Replay) -> Styled {
    let mut text = Styled::default();
    let title = format!("Case {}, as it stood on each date on which something became known", replay.case);
    text.line(Role::Heading, title);
    if replay.steps.is_empty() {
        text.line(Role::Plain, "Nothing became known by the case's date.");
    }
    replay.steps.iter().for_each(|step| self::step(&mut text, step));
    for (concern, on) in &replay.first_reached {
        text.end_line().plain(format!("{concern} was first reached on {on}"));
    }
    text.end_line();
    text
}

fn step(text: &mut Styled, step: &ReplayStep) {
    text.end_line().add(Role::Heading, step.on.to_string()).plain("  ");
    text.add(Role::Concern(step.concern), step.concern.sentence());
    if let Some(hazard) = step.hazard {
        text.plain("; sleep hazard ").add(Role::Hazard(hazard), hazard.name());
    }
    text.end_line();
    let lines = [
        (Role::Plain, "became known", &step.became_known),
        (Role::Plain, "fired for the first time", &step.new_findings),
        (Role::Quiet, "no longer", &step.gone),
        (Role::Plain, "missed opportunity (nobody had responded to)", &step.missed),
    ];
    for (role, what, names) in lines {
        if !names.is_empty() {
            text.line(role, format!("    {what}: {}", names.join(", ")));
        }
    }
}
