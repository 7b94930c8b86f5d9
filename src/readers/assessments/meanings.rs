//! Answers that say what an indicator says. One that is given is an observation of that indicator's code, and an
//! observation of its code answers the question: nobody is asked what another record holds. Part of `assessments`.

use std::borrow::Cow;

use jiff::civil::Date;

use super::answers::words;
use super::totals::DatedAnswer;
use crate::case::{CaseDraft, InputRef, age_on};
use crate::facts::{Answer, Fact, Facts};
use crate::pack::{AnswerMeaning, Tool, ToolQuestion};
use crate::readers::output::{Derived, ReaderOutput};
use crate::readers::settings::Settings;
use crate::text::text;
use crate::vocabulary::{Agency, AgencySet, Subject};

/// An observation of a code that an answer means.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recorded {
    pub(crate) input: InputRef,
    pub(crate) on: Date,
    pub(crate) by: Agency,
}

/// Adds the observation that an answer is.
pub(super) fn push(
    question: &ToolQuestion,
    given: &DatedAnswer,
    case: &CaseDraft,
    output: &mut ReaderOutput,
) {
    let (Answer::Known(value), InputRef::Answer(at, _)) = (&given.answer, given.input) else { return };
    let assessment = &case.assessments[at as usize];
    for meaning in question.means.iter().filter(|meaning| meaning.value(&question.answer) == *value) {
        output.observations.push(Derived {
            input: given.input,
            code: Cow::Owned(meaning.code.clone()),
            on: assessment.on,
            recorded: assessment.recorded.unwrap_or(assessment.on),
            by: assessment.by,
            subject: Subject::Child,
            with: Vec::new(),
        });
    }
}

/// The answers to a tool's questions that observations of the case hold. Of two answers that are recorded, the one stands
/// that the pack names first. `recorded` gives the observations of a code that hold on the case's date.
pub(crate) fn answers_elsewhere<'t>(
    tool: &'t Tool,
    case: &CaseDraft,
    recorded: &impl Fn(&str) -> Vec<Recorded>,
) -> impl Iterator<Item = (&'t ToolQuestion, &'t AnswerMeaning, Vec<Recorded>)> {
    let age = age_on(&case.child, case.as_of);
    let asked = move |question: &&ToolQuestion| question.ages.is_none_or(|ages| age.lies_in(&ages));
    tool.questions.iter().filter(asked).filter_map(move |question| {
        question.means.iter().find_map(|meaning| {
            let records = recorded(&meaning.code);
            (!records.is_empty()).then_some((question, meaning, records))
        })
    })
}

/// The facts of questions that nobody answered, or knew the answer of, and that observations answer. As with the child's
/// own record, they answer a tool that is in use and open none.
pub(crate) fn known_elsewhere(
    case: &CaseDraft,
    settings: &Settings,
    facts: &Facts,
    recorded: &impl Fn(&str) -> Vec<Recorded>,
) -> Vec<Fact> {
    let is_in_use = |tool: &&Tool| case.known_assessments().any(|(_, assessment)| assessment.tool == tool.id);
    let mut answers = Vec::new();
    for tool in settings.tools().iter().filter(is_in_use) {
        for (question, meaning, records) in answers_elsewhere(tool, case, recorded) {
            let name = text!(tool.id, ".", question.id);
            let is_known = facts.get(&name).is_some_and(|fact| fact.answer != Answer::NotKnown);
            if is_known {
                continue;
            }
            let answer = Answer::Known(meaning.value(&question.answer));
            let agencies: AgencySet = records.iter().map(|record| record.by).collect();
            answers.push(Fact {
                name: Cow::Owned(name),
                words: words(&question.answer, &answer),
                earlier: Vec::new(),
                answer,
                on: records.iter().map(|record| record.on).max(),
                agencies: agencies.iter().collect(),
                from: records.iter().map(|record| record.input).collect(),
            });
        }
    }
    answers
}
