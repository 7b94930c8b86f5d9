//! The next steps: what to do now at the head of a report, the others behind the questions. Each has its state, who takes it
//! and by when.

use neglect_screen::report::{NextStepDue, Report};
use neglect_screen::{StepState, Vocabulary as _};

use super::block::{Block, said};
use super::line::{Line, Piece};
use super::numbers::Numbers;
use crate::wording::spoken;

/// How many steps the head has at most, those that cannot wait excepted.
const MOST_NOW: usize = 5;

/// The steps of the head, and the others.
pub(super) fn steps(report: &Report, numbers: &Numbers<'_>) -> (Vec<Block>, Vec<Block>) {
    let due: Vec<&NextStepDue> =
        report.next_steps.iter().filter(|step| step.state == StepState::Due).collect();
    let urgent = due.iter().take_while(|step| cannot_wait(step)).count();
    let (now, later) = due.split_at(urgent.max(MOST_NOW).min(due.len()));
    let done = report.next_steps.iter().filter(|step| step.state == StepState::Done);
    let told = |step: &&NextStepDue| self::due(numbers, step);
    (now.iter().map(told).chain(done.map(self::done)).collect(), later.iter().map(told).collect())
}

fn cannot_wait(step: &NextStepDue) -> bool {
    step.urgency.as_deref().is_some_and(|urgency| matches!(urgency, "now" | "today"))
}

fn due(numbers: &Numbers<'_>, step: &NextStepDue) -> Block {
    let urgency = step.urgency.as_deref().unwrap_or("due");
    let mut details = Vec::new();
    let who = step.who.as_ref().map(|who| format!("Who: {who}."));
    let deadline = step.deadline.as_ref().map(|deadline| format!("By: {}.", spoken(deadline)));
    let known: Vec<String> = who.into_iter().chain(deadline).collect();
    if !known.is_empty() {
        details.push(Line::plain(known.join(" ")));
    }
    if let Some(family) = &step.family {
        details.push(Line::plain(format!("To the family: \u{201c}{family}\u{201d}")));
    }
    let authority = numbers.authority(&step.step, step.basis, &step.cites, step.checked);
    said(Line::strong(urgency).add(format!(": {}", step.text)), details, Some(authority))
}

/// A step that was taken, with what did it, the day and the agency.
fn done(step: &NextStepDue) -> Block {
    let details = step.done.iter().map(|done| {
        let (by, agency) = (spoken(done.by.name()), spoken(done.agency.name()));
        Line::plain(format!("{by}, ")).piece(Piece::Day(done.on)).add(format!(", {agency} ({})", done.input))
    });
    said(Line::strong("done").add(format!(": {}", step.text)), details.collect(), None)
}
