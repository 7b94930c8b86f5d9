//! Examples as cases.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::stand_in::{given_findings, stand_in_code};
use crate::case::{
    Assessment, Case, CaseDraft, Code, Explanation, ExplanationStatus, Limits, Observation, Response,
    ResponseKind,
};
use crate::number::Number;
use crate::pack::{AnswerKind, Example, ExampleInput, Expect, Pack, Span, Unit, qualified};
use crate::vocabulary::{Agency, Subject, Vocabulary};

/// The date from which an example is seen, where it does not say: no month before it is too short for its day.
const AS_OF: Date = date(2026, 11, 21);

/// The date from which an example is seen.
pub(super) fn as_of(example: &Example) -> Date {
    example.as_of.unwrap_or(AS_OF)
}

/// The child's age where an example does not say.
const AGE: Span = Span { n: 5, unit: Unit::Years };

/// How long after that date an unborn child is due.
const DUE: Span = Span { n: 12, unit: Unit::Weeks };

/// A rule's example as a case of its own, for those who want to send it through a whole screening.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleCase {
    /// The rule, pack-qualified.
    pub rule: String,
    /// Which of its examples, from 1.
    pub nth: usize,
    /// What the example says that the rule does.
    pub expect: Expect,
    /// The case.
    pub case: Case,
}

/// The examples of these packs that a case can say: those of observations, responses and answers to tools. An example
/// that gives a finding, or a fact that only a register or a growth chart can give, is left out.
///
/// ```
/// use neglect_screen::Screener;
/// use neglect_screen::authoring::example_cases;
/// use neglect_screen::pack::Expect;
///
/// let screener = Screener::england();
/// let examples = example_cases(screener.packs());
/// let fires = examples
///     .iter()
///     .find(|example| example.rule == "nice/1.3.3" && example.expect == Expect::Fires)
///     .unwrap();
/// let report = screener.screen(&fires.case)?;
/// assert!(report.findings.iter().any(|finding| finding.rule == "nice/1.3.3"));
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
pub fn example_cases(packs: &[Pack]) -> Vec<ExampleCase> {
    let mut cases = Vec::new();
    for pack in packs {
        for rule in &pack.rules {
            let id = qualified(&pack.header.id, &rule.id);
            for (index, example) in rule.examples.iter().enumerate() {
                let draft = case_of(example).and_then(|draft| with_answers(draft, example, packs));
                let case = draft.and_then(|draft| draft.check(&Limits::default()).ok());
                cases.extend(case.map(|case| ExampleCase {
                    rule: id.clone(),
                    nth: index + 1,
                    expect: example.expect,
                    case,
                }));
            }
        }
    }
    cases
}

/// The case with the example's facts as answers to tools; `None` where a fact or a finding is no tool's.
fn with_answers(mut case: CaseDraft, example: &Example, packs: &[Pack]) -> Option<CaseDraft> {
    for input in &example.given {
        let (fact, value) = match input {
            ExampleInput::Fact { fact, value } => (fact, value),
            ExampleInput::Found { .. } => return None,
            ExampleInput::Seen { .. } | ExampleInput::Response { .. } => continue,
        };
        let tools = packs.iter().flat_map(|pack| &pack.tools);
        let (tool, question, kind) = tools.into_iter().find_map(|tool| {
            let question = fact.strip_prefix(tool.id.as_str())?.strip_prefix('.')?;
            let question = tool.questions.iter().find(|own| own.id == question)?;
            Some((&tool.id, &question.id, &question.answer))
        })?;
        let answer = match (value.as_str(), kind) {
            ("true", AnswerKind::YesNo) => true.into(),
            ("false", AnswerKind::YesNo) => false.into(),
            (number, AnswerKind::Grade { .. } | AnswerKind::Number { .. }) => {
                Number::rounded(number).map_or_else(|_| number.into(), Into::into)
            }
            (word, _) => word.into(),
        };
        let index = match case.assessments.iter().position(|assessment| assessment.tool == *tool) {
            Some(index) => index,
            None => {
                let id = format!("assessment.{}", case.assessments.len() + 1);
                case.assessments.push(Assessment::new(id, tool.as_str(), case.as_of, Agency::Health));
                case.assessments.len() - 1
            }
        };
        case.assessments[index].answers.insert(question.clone(), answer);
    }
    Some(case)
}

/// The case that an example describes: what is observed, what services did, and a stand-in for each finding. Facts are
/// not in it.
pub(super) fn case_of(example: &Example) -> Option<CaseDraft> {
    let as_of = as_of(example);
    let day = |ago: &Option<Span>| ago.map_or(as_of, |ago| ago.before(as_of));
    let mut case = CaseDraft::new("example", as_of);
    if example.unborn {
        case.child.due = Some(DUE.after(as_of));
    } else {
        case.child.born = Some(example.age.unwrap_or(AGE).before(as_of));
        case.child.gestation_weeks = example.gestation_weeks;
    }
    let found = given_findings(example);
    for (index, input) in example.given.iter().enumerate() {
        match input {
            ExampleInput::Seen { code, with, times, ago, by, subject, explanation, ended } => {
                let explanation = match explanation {
                    Some((kind, status, by)) => Some(Explanation {
                        kind: kind.clone(),
                        status: ExplanationStatus::from_name(status)?,
                        by: Agency::from_name(by)?,
                    }),
                    None => None,
                };
                let first = day(ago);
                for nth in 0..*times {
                    let on = first.saturating_sub(i64::from(nth).days());
                    case.observations.push(Observation {
                        until: ended.map(|ended| ended.before(as_of)),
                        with: with.iter().cloned().collect(),
                        subject: subject.unwrap_or_default(),
                        explanation: explanation.clone(),
                        ..observation(format!("given[{index}].{nth}"), code, on, *by)
                    });
                }
            }
            ExampleInput::Found { rule, ago, by } => {
                let code = stand_in_code(rule, &found)?;
                case.observations.push(observation(format!("given[{index}]"), &code, day(ago), *by));
            }
            ExampleInput::Response { kind, ago } => case.responses.push(Response {
                id: None,
                on: day(ago),
                recorded: None,
                by: Agency::SocialCare,
                kind: ResponseKind::from_name(kind)?,
                to: Vec::new(),
            }),
            ExampleInput::Fact { .. } => {}
        }
    }
    Some(case)
}

fn observation(id: String, code: &str, on: Date, by: Option<Agency>) -> Observation {
    Observation {
        id,
        code: Code::Own(code.to_owned()),
        on,
        until: None,
        recorded: None,
        by: by.unwrap_or(Agency::Health),
        with: BTreeMap::new(),
        event: None,
        subject: Subject::Child,
        explanation: None,
        note: None,
    }
}
