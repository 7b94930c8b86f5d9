//! The questions as a form to fill in: what is asked, and the place where each answer is written.

use neglect_screen::Vocabulary as _;
use neglect_screen::report::{Missing, Question, Report};

use super::block::{Block, QuestionGroup};
use super::numbers::Numbers;
use crate::grouped;
use crate::wording::spoken;

pub(super) fn questions(report: &Report, numbers: &Numbers<'_>) -> Vec<Block> {
    let groups = grouped::questions(report, numbers.inputs());
    let mut told: Vec<QuestionGroup> = Vec::new();
    for (question, inputs) in &groups {
        let mut group = group(numbers, question, inputs);
        if group.about.is_none() {
            // What was asked for the sake of something more serious is not asked again.
            let asked = |ask: &str| {
                told.iter().filter(|group| group.about.is_none()).any(|group| group.asks_for(ask))
            };
            group.asks.retain(|(ask, _)| !asked(ask));
        }
        if group.asks.is_empty() {
            continue;
        }
        match told.last_mut() {
            // What is asked about nothing in particular, with the same outcome, stands together.
            Some(last) if group.about.is_none() && last.about.is_none() && last.could == group.could => {
                last.asks.extend(group.asks);
            }
            _ => told.push(group),
        }
    }
    if told.is_empty() { Vec::new() } else { vec![Block::Questions(told)] }
}

fn group(numbers: &Numbers<'_>, question: &Question, inputs: &[&str]) -> QuestionGroup {
    let label = inputs.first().and_then(|input| numbers.inputs().label_of(input));
    let mut asks: Vec<(String, String)> = Vec::new();
    for missing in &question.missing {
        let place = place(numbers, missing, inputs);
        match asks.iter_mut().find(|(ask, _)| *ask == missing.ask) {
            Some((_, places)) => *places = format!("{places}; {place}"),
            None => asks.push((missing.ask.clone(), place)),
        }
    }
    let concern = question.concern.map(|concern| spoken(concern.name()));
    let hazard = question.hazard.map(|hazard| format!("hazard {hazard}"));
    let raised: Vec<String> = concern.into_iter().chain(hazard).collect();
    let raised = (!raised.is_empty()).then(|| format!("could raise it to {}", raised.join(", ")));
    let exempts =
        numbers.findings(&question.exempts).map(|findings| format!("could make an exception of {findings}"));
    let could: Vec<String> = raised.into_iter().chain(exempts).collect();
    QuestionGroup {
        about: label.map(|label| format!("{label} ({})", inputs.join(", "))),
        could: (!could.is_empty()).then(|| could.join("; ")),
        asks,
    }
}

/// Where in the case an answer is written. What is missing of several inputs alike is written in each.
fn place(numbers: &Numbers<'_>, missing: &Missing, inputs: &[&str]) -> String {
    let Some(input) = missing.input.as_deref() else {
        return match missing.name.split_once('.') {
            Some((tool, question)) => format!("assessment with {tool}, answer {question}"),
            None => format!("{} of the records", missing.name),
        };
    };
    let kind = match numbers.inputs().kind_of(input) {
        "" => "record",
        kind => kind,
    };
    let field = if kind == "observation" && missing.name != "explanation" { "with." } else { "" };
    let ids = if inputs.contains(&input) { inputs.join(", ") } else { input.to_owned() };
    format!("{kind} {ids}: {field}{}", missing.name)
}
