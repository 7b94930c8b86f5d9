//! One line of input: what the measures read of a report, and what came of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;
use neglect_screen::case::{Problem, ResponseKind};
use neglect_screen::report::Answer;
use neglect_screen::report::{AgeLine, Decision};
use neglect_screen::{Agency, Concern, Fate, Forms, Hazard, Vocabulary, without_byte_order_mark};
use serde::Deserialize;

use crate::codes;
use crate::problem::{not_json, problem};

/// The label of questions that have none of their own.
pub(super) const OTHER_QUESTIONS: &str = "other questions";

/// What is read of one line: a child's report, and what is known of the responses to it.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub(super) case: Cow<'a, str>,
    pub(super) as_of: Date,
    pub(super) age: AgeLine,
    pub(super) concern: Concern,
    pub(super) hazard: Option<Hazard>,
    /// How far open questions could raise the concern; absent where they could raise none.
    could_reach: Option<Concern>,
    /// What is undecided, where the report says so: one of an older version does not.
    pub(super) undecided: Option<Vec<UndecidedFields>>,
    /// What is asked, likewise.
    questions: Option<Vec<QuestionFields<'a>>>,
    /// The agency that screened, where the line says so.
    pub(super) by: Option<Agency>,
    /// What services did, with dates, where the line says so.
    pub(super) responses: Option<Vec<DatedResponse>>,
    /// What people decided on the report, where the line says so.
    pub(super) decisions: Option<Vec<Decision>>,
    findings: Vec<FindingFields<'a>>,
    patterns: Vec<FindingFields<'a>>,
    next_steps: Vec<StepFields<'a>>,
    facts: Vec<FactFields<'a>>,
    account: Vec<AccountFields<'a>>,
}

#[derive(Debug, Clone, Deserialize)]
struct FindingFields<'a> {
    #[serde(borrow)]
    rule: Cow<'a, str>,
    #[serde(default)]
    concern: Option<Concern>,
    #[serde(default)]
    forms: Forms,
    #[serde(default)]
    from: Option<Date>,
    #[serde(default)]
    agencies: Vec<Agency>,
    #[serde(default)]
    rests_on: Vec<SupportFields>,
}

#[derive(Debug, Clone, Deserialize)]
struct SupportFields {
    #[serde(default)]
    on: Option<Date>,
}

/// Something that is undecided.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct UndecidedFields {
    pub(super) by: Agency,
    pub(super) forms: Forms,
    #[serde(default)]
    pub(super) concern: Option<Concern>,
}

#[derive(Debug, Clone, Deserialize)]
struct QuestionFields<'a> {
    #[serde(borrow)]
    missing: Vec<MissingFields<'a>>,
}

#[derive(Debug, Clone, Deserialize)]
struct MissingFields<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
}

#[derive(Debug, Clone, Deserialize)]
struct StepFields<'a> {
    #[serde(borrow)]
    step: Cow<'a, str>,
}

#[derive(Debug, Clone, Deserialize)]
struct FactFields<'a> {
    #[serde(borrow)]
    fact: Cow<'a, str>,
    answer: Answer,
}

#[derive(Debug, Clone, Deserialize)]
struct AccountFields<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    code: Cow<'a, str>,
    #[serde(default)]
    fate: Option<Fate>,
}

/// One response. Fields of the case's own responses that measures do not read may stand beside these.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct DatedResponse {
    pub(super) on: Date,
    pub(super) kind: ResponseKind,
}

/// A line as it is written: a report, of which everything else is passed over, or an object around one. Both have one shape
/// here, so that a line is read once.
#[derive(Deserialize)]
struct LineFields<'a> {
    #[serde(borrow, default)]
    report: Option<Box<LineFields<'a>>>,
    #[serde(default)]
    by: Option<Agency>,
    #[serde(default)]
    responses: Option<Vec<DatedResponse>>,
    #[serde(default)]
    decisions: Option<Vec<Decision>>,
    #[serde(default)]
    schema: Option<u32>,
    #[serde(borrow, default)]
    case: Option<Cow<'a, str>>,
    #[serde(default)]
    as_of: Option<Date>,
    #[serde(default)]
    age: Option<AgeLine>,
    #[serde(default)]
    concern: Option<Concern>,
    #[serde(default)]
    hazard: Option<Hazard>,
    #[serde(default)]
    could_reach: Option<Concern>,
    #[serde(default)]
    undecided: Option<Vec<UndecidedFields>>,
    #[serde(borrow, default)]
    questions: Option<Vec<QuestionFields<'a>>>,
    #[serde(borrow, default)]
    findings: Vec<FindingFields<'a>>,
    #[serde(borrow, default)]
    patterns: Vec<FindingFields<'a>>,
    #[serde(borrow, default)]
    next_steps: Vec<StepFields<'a>>,
    #[serde(borrow, default)]
    facts: Vec<FactFields<'a>>,
    #[serde(borrow, default)]
    account: Vec<AccountFields<'a>>,
}

impl<'a> Line<'a> {
    /// Reads one line of JSON.
    ///
    /// # Errors
    ///
    /// What is wrong with the line and where in it; never what it says.
    pub(super) fn from_json(bytes: &'a [u8]) -> Result<Self, Problem> {
        let mut line: LineFields<'a> =
            serde_json::from_slice(without_byte_order_mark(bytes)).map_err(|error| {
                let problem = not_json(codes::MEASURES_UNREADABLE, "a report", &error);
                // A line of its own: only the column tells anything.
                Problem { path: format!("column {}", error.column()), ..problem }
            })?;
        let (by, responses, decisions) = (line.by, line.responses.take(), line.decisions.take());
        if let Some(report) = line.report.take() {
            line = *report;
        }
        let missing = |field: &str| {
            problem(field, codes::MEASURES_FIELD_MISSING, "this is missing", "write the report whole")
        };
        if line.schema.ok_or_else(|| missing("schema"))? != 1 {
            return Err(problem(
                "schema",
                codes::MEASURES_SCHEMA,
                "this version of the schema is not known",
                "screen the case again with this version of the library",
            ));
        }
        let case = line.case.ok_or_else(|| missing("case"))?;
        let as_of = line.as_of.ok_or_else(|| missing("as_of"))?;
        let age = line.age.ok_or_else(|| missing("age"))?;
        let concern = line.concern.ok_or_else(|| missing("concern"))?;
        check_decisions(decisions.as_deref().unwrap_or_default(), &case)?;
        Ok(Self {
            case,
            as_of,
            age,
            concern,
            hazard: line.hazard,
            could_reach: line.could_reach,
            undecided: line.undecided,
            questions: line.questions,
            by,
            responses,
            decisions,
            findings: line.findings,
            patterns: line.patterns,
            next_steps: line.next_steps,
            facts: line.facts,
            account: line.account,
        })
    }

    /// The decision of the latest day; of several on that day, the one written last.
    pub(super) fn last_decision(&self) -> Option<&Decision> {
        self.decisions.as_ref()?.iter().max_by_key(|decision| decision.on)
    }

    /// The neglect findings: those at the given concern or above.
    fn findings(&self, from: Concern) -> impl Iterator<Item = &FindingFields<'a>> {
        self.findings.iter().filter(move |finding| finding.concern.is_some_and(|c| c >= from))
    }

    /// The forms that the neglect findings speak of.
    pub(super) fn forms(&self, from: Concern) -> Forms {
        self.findings(from).fold(Forms::NONE, |forms, finding| forms.union(finding.forms))
    }

    /// The first day on which a neglect finding was met.
    pub(super) fn first_finding(&self, from: Concern) -> Option<Date> {
        self.findings(from).filter_map(|finding| finding.from).min()
    }

    /// On how many days the things were recorded that the neglect findings rest on.
    pub(super) fn finding_days(&self, from: Concern) -> usize {
        let supports = self.findings(from).flat_map(|finding| &finding.rests_on);
        supports.filter_map(|support| support.on).collect::<BTreeSet<Date>>().len()
    }

    /// How far open questions could raise the concern, `None` within where they could raise none; `None` where the report
    /// does not say.
    pub(super) fn could_reach(&self) -> Option<Option<Concern>> {
        self.undecided.as_ref().map(|_| self.could_reach)
    }

    /// The names of the questions that stand open, each once; `None` where the report does not say. What cannot be such a
    /// name is [`OTHER_QUESTIONS`], so that no table has words of a record for a label.
    pub(super) fn open_questions(&self) -> Option<BTreeSet<&str>> {
        let missing = self.questions.as_ref()?.iter().flat_map(|question| &question.missing);
        let name = |missing: &'_ MissingFields<'_>| is_question_name(&missing.name);
        Some(missing.map(|one| if name(one) { &*one.name } else { OTHER_QUESTIONS }).collect())
    }

    fn findings_and_patterns(&self) -> impl Iterator<Item = &FindingFields<'a>> {
        self.findings.iter().chain(&self.patterns)
    }

    /// The agencies whose records the findings and patterns rest on.
    pub(super) fn agencies(&self) -> BTreeSet<Agency> {
        self.findings_and_patterns().flat_map(|finding| &finding.agencies).copied().collect()
    }

    /// The ids of rules and patterns that fired.
    pub(super) fn fired(&self) -> impl Iterator<Item = &str> {
        self.findings_and_patterns().map(|finding| &*finding.rule)
    }

    /// The ids of the next steps due.
    pub(super) fn next_steps(&self) -> impl Iterator<Item = &str> {
        self.next_steps.iter().map(|step| &*step.step)
    }

    /// The facts by name, with what is known of each.
    pub(super) fn facts(&self) -> impl Iterator<Item = (&str, &Answer)> {
        self.facts.iter().map(|line| (&*line.fact, &line.answer))
    }

    /// The kinds of the responses in the report's account, which names no dates.
    pub(super) fn account_responses(&self) -> impl Iterator<Item = ResponseKind> {
        let account = self.account.iter();
        account
            .filter(|line| line.kind == "response" && line.fate != Some(Fate::AfterAsOf))
            .filter_map(|line| ResponseKind::from_name(&line.code))
    }
}

/// Whether a text can be the name of a qualifier or a fact, as packs spell them.
fn is_question_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    (1..=100).contains(&name.len()) && name.bytes().all(fits)
}

/// Decisions must be whole, and about this child.
fn check_decisions(decisions: &[Decision], case: &str) -> Result<(), Problem> {
    for (n, decision) in decisions.iter().enumerate() {
        if let Err(error) = decision.check() {
            let first = error.problems.into_iter().next().expect("an error names at least one problem");
            let joint = if first.path.is_empty() { "" } else { "." };
            let path = format!("decisions[{n}]{joint}{}", first.path);
            return Err(Problem { path, code: codes::MEASURES_DECISION, ..first });
        }
        if decision.case != case {
            return Err(problem(
                format!("decisions[{n}].case"),
                codes::MEASURES_DECISION,
                "this is a decision about another case",
                "put it on that case's line",
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_alone_and_a_report_with_what_came_of_it_are_both_lines() {
        let report = r#"{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": true }, "concern": "prompt" }"#;
        let alone = Line::from_json(report.as_bytes()).unwrap();
        assert!(alone.by.is_none() && alone.responses.is_none());
        let around = format!(r#"{{ "by": "police", "responses": [], "report": {report} }}"#);
        let around = Line::from_json(around.as_bytes()).unwrap();
        assert_eq!((around.by, around.responses.map(|r| r.len())), (Some(Agency::Police), Some(0)));
        assert_eq!(around.concern, Concern::Prompt);
    }

    #[test]
    fn words_of_a_record_are_no_name_of_a_question() {
        let line = r#"{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": true }, "concern": "prompt",
            "questions": [{ "missing": [{ "name": "pattern" }, { "name": "asked Mrs Secret" }] },
                          { "missing": [{ "name": "pattern" }, { "name": "" }] }] }"#;
        let line = Line::from_json(line.as_bytes()).unwrap();
        let names: Vec<&str> = line.open_questions().unwrap().into_iter().collect();
        assert_eq!(names, [OTHER_QUESTIONS, "pattern"]);
    }

    #[test]
    fn a_line_that_is_no_report_says_what_is_missing_and_nothing_else() {
        let problem = |line: &str| Line::from_json(line.as_bytes()).unwrap_err();
        assert_eq!(problem(r#"{ "schema": 1, "case": "secret" }"#).path, "as_of");
        assert_eq!(problem(r#"{ "schema": 2, "case": "secret" }"#).code, codes::MEASURES_SCHEMA);
        assert_eq!(problem(r#"{ "schema": 1"#).code, codes::MEASURES_UNREADABLE);
        let wrong = problem(r#"{ "schema": 1, "case": "a", "as_of": "secret" }"#);
        assert_eq!(wrong.code, codes::MEASURES_UNREADABLE);
        assert!(!wrong.to_string().contains("secret"), "{wrong}");
    }
}
