//! Assessments: the answers to a tool become facts, and add up to totals as the tool says.
//!
//! For each question the latest assessment that answers it stands, so an assessment may be partial, and an earlier
//! answer stands until somebody asks again. An answer that cannot be read is left out and said, never guessed; a
//! question that nobody answered makes no fact. What the child's own record holds stands over an assessment. Several
//! totals of a tool stand side by side and are never joined.

mod answers;
mod graded_care;
mod meanings;
mod prefill;
#[cfg(test)]
mod shipped;
mod targets;
mod total_facts;
mod totals;

pub(crate) use self::meanings::{Recorded, answers_elsewhere, known_elsewhere};
pub(crate) use self::targets::targets;
pub use self::targets::{Target, TargetState};
pub(crate) use self::total_facts::tool_facts;

use std::borrow::Cow;

use self::answers::{Unreadable, allowed, read as read_answer, words};
use self::prefill::recorded;
use self::total_facts::push_totals;
use self::totals::{AnswerSheet, DatedAnswer, parts_of_totals};
use super::output::{ReaderCaveat, ReaderOutput};
use super::settings::{Questions, Settings};
use crate::case::{Assessment, CaseDraft, InputRef, age_on, index};
use crate::conditions::{Context, evaluate};
use crate::facts::{Answer, EarlierAnswer, Fact, Known, Truth, Value};
use crate::pack::{Tool, ToolQuestion};
use crate::text::text;
use crate::vocabulary::{CaveatCode, Fate, Reason};
use crate::work::Work;

/// Reads `case.assessments`.
pub(super) fn read(case: &CaseDraft, settings: &Settings, work: &Work, output: &mut ReaderOutput) {
    for (at, assessment) in case.known_assessments().take_while(|(_, one)| work.take(1 + one.answers.len())) {
        if settings.tool(&assessment.tool).is_none() {
            not_recognised(at, assessment, output);
        }
    }
    if case.assessments.is_empty() {
        return;
    }
    for (tool, questions) in settings.tools_with_questions() {
        let mut assessments: Vec<(u32, &Assessment)> =
            case.known_assessments().filter(|(_, assessment)| assessment.tool == tool.id).collect();
        // What the child's record holds answers a tool that is in use; it opens none: a birth weight by itself asks
        // nobody how the baby sleeps.
        if !assessments.is_empty() {
            assessments.sort_by_key(|(_, one)| (one.on, one.recorded.unwrap_or(one.on), one.id.as_str()));
            read_tool(case, (tool, questions), &assessments, work, output);
        }
    }
}

fn not_recognised(at: u32, assessment: &Assessment, output: &mut ReaderOutput) {
    output.fates.push((InputRef::Assessment(at), Fate::NotRecognised, None));
    for answer in 0..assessment.answers.len() {
        output.fates.push((InputRef::Answer(at, index(answer)), Fate::NotRecognised, None));
    }
}

/// Reads all assessments with one tool, in order of date.
fn read_tool(
    case: &CaseDraft,
    (tool, questions): (&Tool, &Questions),
    assessments: &[(u32, &Assessment)],
    work: &Work,
    output: &mut ReaderOutput,
) {
    let parts = parts_of_totals(tool, questions);
    let given = vec![Vec::new(); tool.questions.len()];
    let mut sheet = AnswerSheet { tool, parts, given, asked: Vec::new() };
    // Results that may not be taken: where nothing else answers the question, it stays open and is asked about.
    let mut not_taken: Vec<(usize, DatedAnswer)> = Vec::new();
    for (sequence, &(at, assessment)) in assessments.iter().enumerate() {
        output.understood(InputRef::Assessment(at));
        let taken = may_be_taken(case, tool, at, assessment, output);
        tool_for_this_age(case, tool, at, assessment, output);
        let mut unreadable = 0;
        for (answer_at, (id, json)) in assessment.answers.iter().enumerate() {
            let input = InputRef::Answer(at, index(answer_at));
            let Some((q, question)) = question_of(tool, questions, id) else {
                output.fates.push((input, Fate::NotRecognised, None));
                continue;
            };
            let given =
                |answer| DatedAnswer { sequence, input, on: assessment.on, by: Some(assessment.by), answer };
            match read_answer(question, json) {
                Ok(_) if !taken => {
                    output.fates.push((input, Fate::NotAlerting, Some(Reason::Unreadable)));
                    not_taken.push((q, given(Answer::NotKnown)));
                    unreadable += 1;
                }
                Ok(answer) => {
                    output.understood(input);
                    sheet.given[q].push(given(answer));
                }
                Err(reason) => {
                    output.fates.push((input, Fate::NotAlerting, Some(Reason::Unreadable)));
                    let text =
                        Cow::Owned(complaint(&case.path_of(InputRef::Assessment(at)), question, reason));
                    output.caveats.push(ReaderCaveat { code: reason.code(), text, inputs: vec![input] });
                    unreadable += 1;
                }
            }
        }
        if unreadable > 0 && unreadable == assessment.answers.len() {
            output.fates.push((InputRef::Assessment(at), Fate::NotAlerting, Some(Reason::Unreadable)));
        }
    }
    for (q, given) in not_taken {
        if sheet.given[q].is_empty() {
            sheet.given[q].push(given);
        }
    }
    answer_from_record(case, &mut sheet, assessments.len());
    settle_superseded(&sheet, assessments, output);
    sheet.asked = applicable_questions(case, &sheet, questions, assessments);
    for (q, question) in tool.questions.iter().enumerate() {
        if let Some(given) = sheet.standing(q, None) {
            push_answer(tool, question, given, &sheet.given[q], output);
            push_evidence(tool, question, given, case, output);
            meanings::push(question, given, case, output);
        }
    }
    push_totals(&sheet, work, output);
}

/// What the child's record holds stands over what an assessment says, at the ages at which the question is asked.
fn answer_from_record(case: &CaseDraft, sheet: &mut AnswerSheet<'_>, sequence: usize) {
    let age = age_on(&case.child, case.as_of);
    for (question, given) in sheet.tool.questions.iter().zip(&mut sheet.given) {
        if question.ages.is_none_or(|range| age.lies_in(&range))
            && let Some(answer) = recorded(question, &case.child)
        {
            let on = case.child.born.unwrap_or(case.as_of);
            given.push(DatedAnswer { sequence, input: InputRef::Child, on, by: None, answer });
        }
    }
}

fn question_of<'t>(tool: &'t Tool, questions: &Questions, id: &str) -> Option<(usize, &'t ToolQuestion)> {
    questions.get(id).map(|&at| (at, &tool.questions[at]))
}

/// Where the tool asks for an accredited assessor, only an accredited assessor's result is taken.
fn may_be_taken(
    case: &CaseDraft,
    tool: &Tool,
    at: u32,
    assessment: &Assessment,
    output: &mut ReaderOutput,
) -> bool {
    if !tool.accredited || assessment.accredited == Some(true) {
        return true;
    }
    let (code, state) = match assessment.accredited {
        Some(_) => (CaveatCode::AssessorNotAccredited, "was not made by an accredited assessor"),
        None => (CaveatCode::AccreditationNotStated, "does not say whether its assessor is accredited"),
    };
    output.caveats.push(ReaderCaveat {
        code,
        text: Cow::Owned(format!(
            "{} {state}, which `{}` requires: its result is not taken; have it made by an accredited assessor, or set \
             `accredited`",
            case.path_of(InputRef::Assessment(at)),
            tool.id
        )),
        inputs: vec![InputRef::Assessment(at)],
    });
    false
}

/// A result for a child outside the tool's ages is taken, and said.
fn tool_for_this_age(
    case: &CaseDraft,
    tool: &Tool,
    at: u32,
    assessment: &Assessment,
    output: &mut ReaderOutput,
) {
    let outside = tool.ages.is_some_and(|range| !age_on(&case.child, assessment.on).lies_in(&range));
    if outside {
        output.caveats.push(ReaderCaveat {
            code: CaveatCode::ToolForAnotherAge,
            text: Cow::Owned(format!(
                "{}: `{}` is made for children of another age than this child had on its date",
                case.path_of(InputRef::Assessment(at)),
                tool.id
            )),
            inputs: vec![InputRef::Assessment(at)],
        });
    }
}

fn complaint(path: &str, question: &ToolQuestion, reason: Unreadable) -> String {
    let state = match reason {
        Unreadable::Empty => "is empty",
        Unreadable::WrongType => "is not of the type that the question asks for",
        Unreadable::NotAnOption => "is not one of the options",
        Unreadable::OutOfRange => "lies outside the range of the question",
        Unreadable::NotWhole => "is not a whole number",
    };
    format!("{path}.answers.{} {state} and was not used: write {}", question.id, allowed(&question.answer))
}

/// An answer that a later assessment replaces is superseded; so is an assessment all of whose answers are.
fn settle_superseded(sheet: &AnswerSheet<'_>, assessments: &[(u32, &Assessment)], output: &mut ReaderOutput) {
    let mut standing = vec![false; assessments.len()];
    let mut replaced = vec![false; assessments.len()];
    for of_question in &sheet.given {
        for (at, given) in of_question.iter().enumerate() {
            let stands = at + 1 == of_question.len();
            if !stands {
                output.superseded(given.input);
            }
            // The child's own record, which comes behind all assessments, is none of them.
            if given.sequence < assessments.len() {
                let list = if stands { &mut standing } else { &mut replaced };
                list[given.sequence] = true;
            }
        }
    }
    for ((&(at, _), stands), was_replaced) in assessments.iter().zip(standing).zip(replaced) {
        if was_replaced && !stands {
            output.superseded(InputRef::Assessment(at));
        }
    }
}

/// Which questions are asked of this child, at the child's age on the date of the latest assessment: those of that age whose
/// `only_if` is not false over the answers so far. What is undecided is asked: a question left out must not look answered.
/// What is not asked is not missing, and does not count towards coverage.
fn applicable_questions(
    case: &CaseDraft,
    sheet: &AnswerSheet<'_>,
    questions: &Questions,
    assessments: &[(u32, &Assessment)],
) -> Vec<bool> {
    let on = assessments.last().map_or(case.as_of, |(_, latest)| latest.on);
    let age = age_on(&case.child, on);
    let fact_of = |name: &str| {
        let id = name.strip_prefix(sheet.tool.id.as_str())?.strip_prefix('.')?;
        let given = sheet.standing(*questions.get(id)?, None)?;
        Some(Known { answer: &given.answer, on: None })
    };
    let context = Context { fact_of: &fact_of, age, on };
    let applies = |question: &ToolQuestion| {
        question.ages.is_none_or(|range| age.lies_in(&range))
            && question.only_if.as_ref().is_none_or(|only| evaluate(only, &context).value != Truth::False)
    };
    sheet.tool.questions.iter().map(applies).collect()
}

/// The answer that stands, with those that were given before it.
fn push_answer(
    tool: &Tool,
    question: &ToolQuestion,
    given: &DatedAnswer,
    all: &[DatedAnswer],
    output: &mut ReaderOutput,
) {
    let before = all.iter().filter(|one| one.sequence < given.sequence);
    let earlier = before.map(|one| EarlierAnswer {
        answer: one.answer.clone(),
        on: one.on,
        agencies: one.by.into_iter().collect(),
        from: vec![one.input],
    });
    output.facts.push(Fact {
        earlier: earlier.collect(),
        name: Cow::Owned(text!(tool.id, ".", question.id)),
        words: words(&question.answer, &given.answer),
        answer: given.answer.clone(),
        on: Some(given.on),
        agencies: given.by.into_iter().collect(),
        from: vec![given.input],
    });
}

/// Some tools take certain answers only with the evidence for them. The answer stays a fact; whether its evidence is
/// recorded is a fact beside it, `tool.question.evidenced`, on which the pack's rules can put their gate.
fn push_evidence(
    tool: &Tool,
    question: &ToolQuestion,
    given: &DatedAnswer,
    case: &CaseDraft,
    output: &mut ReaderOutput,
) {
    let Answer::Known(value) = &given.answer else { return };
    let asks_for = |word: &str| tool.evidence_for.iter().any(|one| one == word);
    let required = match value {
        Value::Text(option) => asks_for(option),
        Value::Flag(true) => asks_for("yes") || asks_for("true"),
        Value::Flag(false) => asks_for("no") || asks_for("false"),
        Value::Number(number) => asks_for(&number.to_string()),
        Value::Ratio { .. } | Value::Between { .. } | Value::Date(_) => false,
    };
    if !required {
        return;
    }
    // What the child's own record says needs no evidence beside it.
    let InputRef::Answer(at, _) = given.input else { return };
    let evidence = case.assessments[at as usize].evidence.get(&question.id);
    let evidenced = evidence.is_some_and(|evidence| !evidence.trim().is_empty());
    output.facts.push(Fact {
        name: Cow::Owned(format!("{}.{}.evidenced", tool.id, question.id)),
        answer: Answer::Known(Value::Flag(evidenced)),
        on: Some(given.on),
        agencies: given.by.into_iter().collect(),
        from: vec![given.input],
        words: Cow::Borrowed(if evidenced { "with evidence" } else { "without evidence" }),
        earlier: Vec::new(),
    });
    if !evidenced {
        let path = case.path_of(InputRef::Assessment(at));
        output.caveats.push(ReaderCaveat {
            code: CaveatCode::EvidenceMissing,
            text: Cow::Owned(format!(
                "{path}.answers.{} is an answer that `{}` takes only with its evidence: write it to {path}.evidence.{}",
                question.id, tool.id, question.id
            )),
            inputs: vec![given.input],
        });
    }
}
