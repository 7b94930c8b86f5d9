//! Assessments: the answers to a tool become facts.

use std::borrow::Cow;

use super::catalogue::FactEntry;
use super::fact::{FactKind, InputRef};
use super::reading::{Reading, place};
use super::settings::Settings;
use crate::case::Case;
use crate::pack::{AnswerKind, Tool};
use crate::report::Fate;

/// Reads `case.assessments`.
pub(super) fn read(case: &Case, settings: &Settings, reading: &mut Reading) {
    for (at, assessment) in case.assessments.iter().enumerate() {
        let recorded = assessment.recorded.unwrap_or(assessment.on);
        if assessment.on > case.as_of || recorded > case.as_of {
            continue;
        }
        if settings.tool(&assessment.tool).is_none() {
            reading.fates.push((InputRef::Assessment(place(at)), Fate::NotRecognised, None));
        }
    }
}

/// The facts that a tool's answers make, question by question: `tool.question`.
pub fn tool_facts(tool: &Tool) -> Vec<FactEntry> {
    tool.questions
        .iter()
        .map(|question| FactEntry {
            name: Cow::Owned(format!("{}.{}", tool.id, question.id)),
            kind: match &question.answer {
                AnswerKind::YesNo => FactKind::Flag,
                AnswerKind::Choice { options, .. } => {
                    FactKind::Choice { options: options.iter().cloned().map(Cow::Owned).collect() }
                }
                AnswerKind::Grade { .. } => FactKind::Number { unit: Cow::Borrowed("grade") },
                AnswerKind::Number { unit, .. } => FactKind::Number { unit: Cow::Owned(unit.clone()) },
            },
            text: Cow::Owned(question.ask.clone()),
            ask: Some(Cow::Owned(question.ask.clone())),
        })
        .collect()
}
