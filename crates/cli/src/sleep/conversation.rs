//! The conversation itself: the next question given the answers so far, until nothing is left that could matter.

use neglect_render::{Role, Styled};
use neglect_screen::Agency;
use neglect_screen::case::{Assessment, CaseDraft};
use neglect_screen::interview::{Answers, Interview};
use neglect_screen::pack::{AnswerKind, ToolQuestion};
use serde_json::Value;

use super::input::Input;
use super::reply::{Reply, could_be, read};
use crate::console;

/// Asks, and puts the answers into the case: what belongs to the child's record there, the rest into an assessment.
pub fn run(interview: &Interview<'_>, case: &mut CaseDraft, input: &mut Input) {
    let before = interview.answers_in(case);
    let mut given: Vec<(String, Value)> = Vec::new();
    loop {
        let mut answers = before.clone();
        answers.extend(given.iter().cloned());
        let Some(next) = interview.next_question(&case.child, case.as_of, &answers) else { break };
        match ask(next.question, next.left, input) {
            Some(Reply::Answer(answer)) => given.push((next.question.id.clone(), answer)),
            Some(Reply::Back) => drop(given.pop()),
            Some(Reply::Stop | Reply::AskReason) | None => break,
        }
    }
    console::tell("");
    keep(interview, case, given);
}

/// Asks one question until the line is an answer, or a word that leads elsewhere.
fn ask(question: &ToolQuestion, left: usize, input: &mut Input) -> Option<Reply> {
    console::tell_styled(&shown(question, left));
    loop {
        let line = input.ask("> ")?;
        match read(question, &line) {
            Some(Reply::AskReason) => console::tell_styled(&reason(question)),
            Some(reply) => return Some(reply),
            None => input.explain_mistake(&could_be(question)),
        }
    }
}

fn shown(question: &ToolQuestion, left: usize) -> Styled {
    let mut text = Styled::default();
    let section = question.section.as_deref().unwrap_or_default();
    text.end_line().line(Role::Quiet, format!("{section} \u{2013} at most {left} to go"));
    text.line(Role::Plain, &question.ask);
    if let AnswerKind::Choice { options, .. } = &question.answer {
        for (option, number) in options.iter().zip(1..) {
            text.line(Role::Plain, format!("  {number} {}", option.replace('_', " ")));
        }
    }
    text
}

/// Why a question is asked.
fn reason(question: &ToolQuestion) -> Styled {
    let mut text = Styled::default();
    let note = question.note.as_deref().unwrap_or("It is one of the published checks.");
    text.line(Role::Plain, format!("  {note}"));
    for cite in &question.cites {
        text.line(Role::Quiet, format!("  {} {}", cite.source, cite.at).trim_end());
    }
    text
}

fn keep(interview: &Interview<'_>, case: &mut CaseDraft, given: Vec<(String, Value)>) {
    let mut answers = Answers::new();
    for (id, answer) in given {
        let question = interview.tool().questions.iter().find(|question| question.id == id);
        let record = question.and_then(|question| question.record.as_deref());
        if !record.is_some_and(|record| keep_in_record(case, record, &answer)) {
            answers.insert(id, answer);
        }
    }
    if answers.is_empty() {
        return;
    }
    let is_taken = |id: &str| {
        case.assessments.iter().any(|assessment| assessment.id == id)
            || case.observations.iter().any(|observation| observation.id == id)
    };
    let mut ids = (1_u32..).map(|number| format!("sleep-{number}"));
    let id = ids.find(|id| !is_taken(id)).expect("a case has fewer records than there are numbers");
    let mut assessment = Assessment::new(id, interview.tool().id.clone(), case.as_of, Agency::Health);
    assessment.answers = answers;
    case.assessments.push(assessment);
}

/// Whether the answer has a place in the child's record, where it then stands.
fn keep_in_record(case: &mut CaseDraft, record: &str, answer: &Value) -> bool {
    let Some(number) = answer.as_u64() else { return false };
    let small = u8::try_from(number).ok();
    let child = &mut case.child;
    match record {
        "birth.gestation_weeks" => child.gestation_weeks = small,
        // The days count beyond weeks that must be known too.
        "birth.gestation_days_beyond" if child.gestation_weeks.is_some() => child.gestation_days = small,
        "birth.weight_g" => child.birth_weight_g = u32::try_from(number).ok(),
        _ => return false,
    }
    true
}
