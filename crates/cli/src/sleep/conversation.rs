//! The conversation itself: the next question given the answers so far, until nothing is left that could matter.

use neglect_screen::case::Assessment;
use neglect_screen::interview::{Answers, Interview};
use neglect_screen::pack::{AnswerKind, ToolQuestion};
use neglect_screen::{Agency, Case};
use serde_json::Value;

use super::said::{Lines, Said, could_be, read};
use crate::style::{QUIET, paint};

/// Asks, and puts the answers into the case: what belongs to the child's record there, the rest into an assessment.
pub fn run(interview: &Interview<'_>, case: &mut Case, input: &mut Lines) {
    let before = interview.answers_in(case);
    let mut given: Vec<(String, Value)> = Vec::new();
    loop {
        let mut answers = before.clone();
        answers.extend(given.iter().cloned());
        let Some(next) = interview.next_question(&case.child, case.as_of, &answers) else { break };
        match answer(next.question, next.left, input) {
            Some(Said::Answer(answer)) => given.push((next.question.id.clone(), answer)),
            Some(Said::Back) => drop(given.pop()),
            Some(Said::Stop | Said::Why) | None => break,
        }
    }
    anstream::eprintln!();
    keep(interview, case, given);
}

/// Asks one question until the line is an answer, or one of the words that lead elsewhere.
fn answer(question: &ToolQuestion, left: usize, input: &mut Lines) -> Option<Said> {
    let section = question.section.as_deref().unwrap_or_default();
    anstream::eprintln!("\n{}", paint(QUIET, format!("{section} \u{2013} at most {left} to go")));
    anstream::eprintln!("{}", question.ask);
    if let AnswerKind::Choice { options, .. } = &question.answer {
        for (at, option) in options.iter().enumerate() {
            anstream::eprintln!("  {} {}", at + 1, option.replace('_', " "));
        }
    }
    loop {
        let line = input.ask("> ")?;
        match read(question, &line) {
            Some(Said::Why) => {
                anstream::eprintln!(
                    "  {}",
                    question.note.as_deref().unwrap_or("It is one of the published checks.")
                );
                for cite in &question.cites {
                    anstream::eprintln!(
                        "  {}",
                        paint(QUIET, format!("{} {}", cite.source, cite.at).trim_end())
                    );
                }
            }
            Some(said) => return Some(said),
            None => input.mistaken(&could_be(question)),
        }
    }
}

fn keep(interview: &Interview<'_>, case: &mut Case, given: Vec<(String, Value)>) {
    let mut answers = Answers::new();
    for (id, answer) in given {
        let question = interview.tool().questions.iter().find(|question| question.id == id);
        let record = question.and_then(|question| question.record.as_deref());
        if !record.is_some_and(|record| into_the_record(case, record, &answer)) {
            answers.insert(id, answer);
        }
    }
    if answers.is_empty() {
        return;
    }
    let taken = |id: &str| {
        case.assessments.iter().any(|one| one.id == id) || case.observations.iter().any(|one| one.id == id)
    };
    let numbered = (1_u32..).map(|n| format!("sleep-{n}"));
    let id = numbered.into_iter().find(|id| !taken(id)).unwrap_or_default();
    let mut assessment = Assessment::new(id, interview.tool().id.clone(), case.as_of, Agency::Health);
    assessment.answers = answers;
    case.assessments.push(assessment);
}

/// Whether the answer has a place in the child's record, where it then stands.
fn into_the_record(case: &mut Case, record: &str, answer: &Value) -> bool {
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
