//! One line of input: what the measures read of a report, and what came of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;

use super::test::matches_any;
use crate::case::ResponseKind;
use crate::facts::Answer;
use crate::partnership::Problem;
use crate::report::{AgeLine, Decision};
use crate::vocabulary::Fate;
use crate::vocabulary::{Agency, Concern, Forms, Hazard};

/// What is read of one line: a child's report, and what is known of the responses to it.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    pub(super) report: ReportLine<'a>,
    /// The agency that screened, where the line says so.
    pub(super) by: Option<Agency>,
    /// What services did, with dates, where the line says so.
    pub(super) responses: Option<Vec<ResponseLine>>,
    /// What people decided on the report, where the line says so.
    pub(super) decisions: Option<Vec<Decision>>,
}

/// The part of a report that measures read. Everything else in it is passed over.
#[derive(Debug, Clone)]
pub(super) struct ReportLine<'a> {
    pub(super) case: Cow<'a, str>,
    pub(super) as_of: Date,
    pub(super) age: AgeLine,
    pub(super) concern: Concern,
    pub(super) hazard: Option<Hazard>,
    findings: Vec<FindingLine<'a>>,
    patterns: Vec<FindingLine<'a>>,
    next_steps: Vec<StepLine<'a>>,
    facts: Vec<FactLine<'a>>,
    account: Vec<AccountLine<'a>>,
}

#[derive(Debug, Clone, Deserialize)]
struct FindingLine<'a> {
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
    rests_on: Vec<RestingLine>,
}

#[derive(Debug, Clone, Deserialize)]
struct RestingLine {
    #[serde(default)]
    on: Option<Date>,
}

#[derive(Debug, Clone, Deserialize)]
struct StepLine<'a> {
    #[serde(borrow)]
    step: Cow<'a, str>,
}

#[derive(Debug, Clone, Deserialize)]
struct FactLine<'a> {
    #[serde(borrow)]
    fact: Cow<'a, str>,
    answer: Answer,
}

#[derive(Debug, Clone, Deserialize)]
struct AccountLine<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    code: Cow<'a, str>,
    #[serde(default)]
    fate: Option<Fate>,
}

/// One response. Fields of the case's own responses that measures do not read may stand beside these.
#[derive(Debug, Clone, Copy, Deserialize)]
pub(super) struct ResponseLine {
    pub(super) on: Date,
    pub(super) kind: ResponseKind,
}

/// A line as it is written: a report, or an object around one. Both at once in one shape, so that a line is read
/// once.
#[derive(Deserialize)]
struct Written<'a> {
    #[serde(borrow, default)]
    report: Option<Box<Written<'a>>>,
    #[serde(default)]
    by: Option<Agency>,
    #[serde(default)]
    responses: Option<Vec<ResponseLine>>,
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
    #[serde(borrow, default)]
    findings: Vec<FindingLine<'a>>,
    #[serde(borrow, default)]
    patterns: Vec<FindingLine<'a>>,
    #[serde(borrow, default)]
    next_steps: Vec<StepLine<'a>>,
    #[serde(borrow, default)]
    facts: Vec<FactLine<'a>>,
    #[serde(borrow, default)]
    account: Vec<AccountLine<'a>>,
}

impl<'a> Line<'a> {
    /// Reads one line of JSON.
    ///
    /// # Errors
    ///
    /// What is wrong with the line and where in it; never what it says.
    pub fn from_json(bytes: &'a [u8]) -> Result<Self, Problem> {
        let mut written: Written<'a> = serde_json::from_slice(bytes).map_err(|error| {
            let mut problem = Problem::in_json("measures.unreadable", "a report", &error);
            // A line of its own: only the column tells anything.
            problem.place = format!("column {}", error.column());
            problem
        })?;
        let (by, responses, decisions) = (written.by, written.responses.take(), written.decisions.take());
        if let Some(report) = written.report.take() {
            written = *report;
        }
        let missing = |field: &str| {
            Problem::new(field, "measures.field_missing", "this is missing", "write the report whole")
        };
        match written.schema {
            Some(1) => {}
            Some(_) => {
                return Err(Problem::new(
                    "schema",
                    "measures.schema",
                    "this version of the schema is not known",
                    "screen the case again with this version of the library",
                ));
            }
            None => return Err(missing("schema")),
        }
        let report = ReportLine {
            case: written.case.ok_or_else(|| missing("case"))?,
            as_of: written.as_of.ok_or_else(|| missing("as_of"))?,
            age: written.age.ok_or_else(|| missing("age"))?,
            concern: written.concern.ok_or_else(|| missing("concern"))?,
            hazard: written.hazard,
            findings: written.findings,
            patterns: written.patterns,
            next_steps: written.next_steps,
            facts: written.facts,
            account: written.account,
        };
        check_decisions(decisions.as_deref().unwrap_or_default(), &report.case)?;
        Ok(Self { report, by, responses, decisions })
    }

    /// The decision of the latest day; of several on that day, the one written last.
    pub(super) fn last_decision(&self) -> Option<&Decision> {
        self.decisions.as_ref()?.iter().max_by_key(|decision| decision.on)
    }

    /// The neglect findings: those at the given concern or above.
    fn findings(&self, at: Concern) -> impl Iterator<Item = &FindingLine<'a>> {
        self.report.findings.iter().filter(move |finding| finding.concern.is_some_and(|c| c >= at))
    }

    /// The forms that the neglect findings speak of.
    pub(super) fn forms(&self, at: Concern) -> Forms {
        self.findings(at).fold(Forms::NONE, |forms, finding| forms.union(finding.forms))
    }

    /// The first day on which a neglect finding was met.
    pub(super) fn first_finding(&self, at: Concern) -> Option<Date> {
        self.findings(at).filter_map(|finding| finding.from).min()
    }

    /// On how many days the things were recorded that the neglect findings rest on.
    pub(super) fn finding_days(&self, at: Concern) -> usize {
        let days: BTreeSet<Date> = self
            .findings(at)
            .flat_map(|finding| &finding.rests_on)
            .filter_map(|resting| resting.on)
            .collect();
        days.len()
    }

    /// The agencies whose records the findings and patterns rest on.
    pub(super) fn agencies(&self) -> BTreeSet<Agency> {
        let all = self.report.findings.iter().chain(&self.report.patterns);
        all.flat_map(|finding| &finding.agencies).copied().collect()
    }

    /// The ids of rules and patterns that fired.
    pub(super) fn fired(&self) -> impl Iterator<Item = &str> {
        self.report.findings.iter().chain(&self.report.patterns).map(|finding| &*finding.rule)
    }

    /// The ids of the next steps due.
    pub(super) fn next_steps(&self) -> impl Iterator<Item = &str> {
        self.report.next_steps.iter().map(|step| &*step.step)
    }

    /// What is known of the facts whose name matches.
    pub(super) fn facts(&self, patterns: &[String]) -> impl Iterator<Item = &Answer> {
        self.report
            .facts
            .iter()
            .filter(move |line| matches_any(patterns, &line.fact))
            .map(|line| &line.answer)
    }

    /// The kinds of the responses in the report's account, which names no dates.
    pub(super) fn account_responses(&self) -> impl Iterator<Item = ResponseKind> {
        self.report
            .account
            .iter()
            .filter(|line| line.kind == "response" && line.fate != Some(Fate::AfterAsOf))
            .filter_map(|line| ResponseKind::from_name(&line.code))
    }
}

/// Decisions must be whole, and about this child.
fn check_decisions(decisions: &[Decision], case: &str) -> Result<(), Problem> {
    for (n, decision) in decisions.iter().enumerate() {
        let wrong = |field: &str, message: String, help: String| {
            let place =
                if field.is_empty() { format!("decisions[{n}]") } else { format!("decisions[{n}].{field}") };
            Err(Problem::new(place, "measures.decision", message, help))
        };
        if let Err(error) = decision.check()
            && let Some(first) = error.problems.into_iter().next()
        {
            return wrong(&first.path, first.message, first.help);
        }
        if decision.case != case {
            let message = "this is a decision about another case".to_owned();
            return wrong("case", message, "put it on that case's line".to_owned());
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
        assert_eq!(around.report.concern, Concern::Prompt);
    }

    #[test]
    fn a_line_that_is_no_report_says_what_is_missing_and_nothing_else() {
        let problem = |line: &str| Line::from_json(line.as_bytes()).unwrap_err();
        assert_eq!(problem(r#"{ "schema": 1, "case": "secret" }"#).place, "as_of");
        assert_eq!(problem(r#"{ "schema": 2, "case": "secret" }"#).code, "measures.schema");
        assert_eq!(problem(r#"{ "schema": 1"#).code, "measures.unreadable");
        let wrong = problem(r#"{ "schema": 1, "case": "a", "as_of": "secret" }"#);
        assert_eq!(wrong.code, "measures.unreadable");
        assert!(!wrong.to_string().contains("secret"), "{wrong}");
    }
}
