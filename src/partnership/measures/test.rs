//! What a measure asks of one line: true, false or not known.

use std::ops::Not;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Line;
use crate::case::ResponseKind;
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::pack::Span;
use crate::report::Course;
use crate::vocabulary::{Concern, Form, Hazard};

/// A question that a line answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Test {
    /// The report's concern is this or above.
    ConcernAtLeast(Concern),
    /// The report's hazard is this or above.
    HazardAtLeast(Hazard),
    /// A neglect finding speaks of this form.
    Form(Form),
    /// A rule or pattern of one of these ids fired; `*` stands for any characters.
    Rule(Vec<String>),
    /// A next step of one of these ids is due; `*` stands for any characters.
    NextStep(Vec<String>),
    /// The neglect findings rest on things recorded on at least so many days.
    FindingDays(u32),
    /// A fact is so.
    Fact(FactTest),
    /// A service responded.
    Response(ResponseTest),
    /// Two referrals lie close together.
    ReReferral(ReReferral),
    /// A person decided on the report.
    Decision(DecisionTest),
    /// All of these.
    All(Vec<Test>),
    /// Any of these.
    Any(Vec<Test>),
    /// Not this.
    Not(Box<Test>),
}

/// A comparison of a fact; of several that the names match, one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactTest {
    /// Its name, or several; `*` stands for any characters.
    pub names: Vec<String>,
    /// It is this word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
    /// It is this number or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Number>,
    /// It is known; alone, or together with the others.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub known: bool,
}

/// What a service did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseTest {
    /// It did one of these; anything where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ResponseKind>,
    /// It acted: closing a case or deciding on no further action is no acting.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub acting: bool,
    /// On or after the day of the first neglect finding.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub since_finding: bool,
}

/// A referral that came soon after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReReferral {
    /// How soon; the last day counts. Two referrals of one day are one.
    pub within: Span,
}

/// What the last decision on the report was.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionTest {
    /// It was one of these; any where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub courses: Vec<Course>,
    /// It was for less than the report's concern.
    #[serde(default, skip_serializing_if = "Not::not")]
    pub for_less: bool,
}

/// The answer to a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Truth {
    Yes,
    No,
    NotKnown,
}

impl Truth {
    fn of(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }

    /// Yes if any is; no if all are.
    fn any(answers: impl IntoIterator<Item = Self>) -> Self {
        let mut so_far = Self::No;
        for answer in answers {
            match answer {
                Self::Yes => return Self::Yes,
                Self::NotKnown => so_far = Self::NotKnown,
                Self::No => {}
            }
        }
        so_far
    }

    fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::NotKnown => Self::NotKnown,
        }
    }
}

impl Test {
    /// Asks a line; `finding` is the concern from which a finding is a neglect finding.
    pub(super) fn ask(&self, line: &Line<'_>, finding: Concern) -> Truth {
        match self {
            Test::ConcernAtLeast(concern) => Truth::of(line.report.concern >= *concern),
            Test::HazardAtLeast(hazard) => Truth::of(line.report.hazard.is_some_and(|h| h >= *hazard)),
            Test::Form(form) => Truth::of(line.forms(finding).contains(*form)),
            Test::Rule(patterns) => Truth::of(line.fired().any(|id| matches_any(patterns, id))),
            Test::NextStep(patterns) => Truth::of(line.next_steps().any(|id| matches_any(patterns, id))),
            Test::FindingDays(days) => Truth::of(line.finding_days(finding) >= *days as usize),
            Test::Fact(test) => test.ask(line),
            Test::Response(test) => test.ask(line, finding),
            Test::ReReferral(test) => test.ask(line),
            Test::Decision(test) => test.ask(line),
            Test::All(tests) => {
                Truth::any(tests.iter().map(|test| test.ask(line, finding).negated())).negated()
            }
            Test::Any(tests) => Truth::any(tests.iter().map(|test| test.ask(line, finding))),
            Test::Not(test) => test.ask(line, finding).negated(),
        }
    }
}

impl FactTest {
    fn ask(&self, line: &Line<'_>) -> Truth {
        let mut facts = line.facts(&self.names).peekable();
        if facts.peek().is_none() {
            // Nobody recorded it. Whether it is known is then answered; what it is, is not.
            let only_known = self.is.is_none() && self.at_least.is_none();
            return if only_known { Truth::No } else { Truth::NotKnown };
        }
        Truth::any(facts.map(|answer| match answer {
            Answer::Known(value) => self.compare(value),
            Answer::NotApplicable => Truth::No,
            Answer::NotKnown if self.is.is_none() && self.at_least.is_none() => Truth::No,
            Answer::NotKnown => Truth::NotKnown,
        }))
    }

    fn compare(&self, value: &Value) -> Truth {
        if let Some(word) = &self.is
            && !matches!(value, Value::Text(text) if text == word)
        {
            return Truth::No;
        }
        match (self.at_least, value.bounds()) {
            (None, _) => Truth::Yes,
            (Some(least), Some((low, _))) if low >= least => Truth::Yes,
            (Some(least), Some((_, high))) if high < least => Truth::No,
            (Some(_), Some(_)) => Truth::NotKnown,
            (Some(_), None) => Truth::No,
        }
    }
}

impl ResponseTest {
    fn takes(&self, kind: ResponseKind) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&kind)) && (!self.acting || kind.acts())
    }

    fn ask(&self, line: &Line<'_>, finding: Concern) -> Truth {
        let first = line.first_finding(finding);
        match &line.responses {
            Some(responses) => Truth::of(responses.iter().any(|response| {
                self.takes(response.kind)
                    && (!self.since_finding || first.is_some_and(|first| response.on >= first))
            })),
            // The report's account names responses without their dates.
            None if !line.account_responses().any(|kind| self.takes(kind)) => Truth::No,
            None if self.since_finding => Truth::NotKnown,
            None => Truth::Yes,
        }
    }
}

impl DecisionTest {
    fn ask(&self, line: &Line<'_>) -> Truth {
        if line.decisions.is_none() {
            return Truth::NotKnown;
        }
        Truth::of(line.last_decision().is_some_and(|decision| {
            (self.courses.is_empty() || self.courses.contains(&decision.decision))
                && (!self.for_less || decision.is_for_less())
        }))
    }
}

impl ReReferral {
    fn ask(&self, line: &Line<'_>) -> Truth {
        let referral = |kind| kind == ResponseKind::Referral;
        let Some(responses) = &line.responses else {
            let several = line.account_responses().filter(|kind| referral(*kind)).count() > 1;
            return if several { Truth::NotKnown } else { Truth::No };
        };
        let mut days: Vec<Date> = responses.iter().filter(|r| referral(r.kind)).map(|r| r.on).collect();
        days.sort_unstable();
        days.dedup();
        Truth::of(days.windows(2).any(|pair| matches!(pair, [one, next] if *next <= self.within.after(*one))))
    }
}

/// Whether a name matches one of the patterns.
pub(super) fn matches_any(patterns: &[String], id: &str) -> bool {
    patterns.iter().any(|pattern| matches(pattern, id))
}

/// Whether a name matches a pattern in which `*` stands for any characters.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((head, mut rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(head) else { return false };
    // Each further piece at its first place is as good as at any later one, save the last, which ends the name.
    while let Some((piece, after)) = rest.split_once('*') {
        let Some(at) = name.find(piece) else { return false };
        name = name.get(at + piece.len()..).unwrap_or_default();
        rest = after;
    }
    name.ends_with(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_characters_and_all_else_for_itself() {
        assert!(matches("graded_care.*.change", "graded_care.physical.change"));
        assert!(!matches("graded_care.*.change", "graded_care.physical.change.reason"));
        assert!(matches("*/refer*", "nice/refer.childrens_social_care"));
        assert!(matches("a*", "a") && matches("*", "") && matches("a*b*c", "a-b-b-c"));
        assert!(!matches("a*a", "a") && !matches("abc", "abcd"));
    }

    fn ask(test: &str, line: &str) -> Truth {
        let test: Test = toml::from_str::<toml::Table>(&format!("test = {test}")).unwrap()["test"]
            .clone()
            .try_into()
            .unwrap();
        let head = r#""schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": false }"#;
        let line = format!("{{ \"report\": {{ {head}, {line}");
        test.ask(&Line::from_json(line.as_bytes()).unwrap(), Concern::Consider)
    }

    #[test]
    fn a_fact_that_nobody_recorded_is_not_known() {
        let test = r#"{ fact = { names = ["attendance.absence"], at_least = "10%" } }"#;
        let line = |answer: &str| {
            format!(
                r#""concern": "prompt", "facts": [{{ "fact": "attendance.absence", "answer": {answer} }}] }}"#
            ) + "}"
        };
        let ratio =
            |part: u32| line(&format!(r#"{{ "known": {{ "ratio": {{ "part": {part}, "whole": 190 }} }} }}"#));
        assert_eq!(ask(test, &ratio(19)), Truth::Yes);
        assert_eq!(ask(test, &ratio(18)), Truth::No);
        assert_eq!(ask(test, &line(r#""not_known""#)), Truth::NotKnown);
        assert_eq!(ask(test, &line(r#""not_applicable""#)), Truth::No);
        assert_eq!(ask(test, r#""concern": "prompt" } }"#), Truth::NotKnown);
    }

    #[test]
    fn a_response_without_a_date_does_not_tell_whether_it_came_after_the_finding() {
        let since = "{ response = { kinds = ['referral'], since_finding = true } }";
        let ever = "{ response = { kinds = ['referral'] } }";
        let account = r#""concern": "consider", "account": [{ "kind": "response", "code": "referral" }] } }"#;
        assert_eq!((ask(since, account), ask(ever, account)), (Truth::NotKnown, Truth::Yes));
        let nothing = r#""concern": "consider" } }"#;
        assert_eq!((ask(since, nothing), ask(ever, nothing)), (Truth::No, Truth::No));
    }

    #[test]
    fn a_response_on_the_day_of_the_finding_is_since_it_and_one_the_day_before_is_not() {
        let test = "{ response = { acting = true, since_finding = true } }";
        let line = |on: &str, kind: &str| {
            format!(
                r#""concern": "consider", "findings": [{{ "rule": "a/b", "concern": "consider", "from": "2026-10-05",
                    "rests_on": [] }}] }}, "responses": [{{ "on": "{on}", "by": "education", "kind": "{kind}" }}] }}"#
            )
        };
        assert_eq!(ask(test, &line("2026-10-05", "referral")), Truth::Yes);
        assert_eq!(ask(test, &line("2026-10-04", "referral")), Truth::No);
        assert_eq!(ask(test, &line("2026-10-06", "case_closed")), Truth::No);
    }

    #[test]
    fn a_referral_on_the_last_day_of_twelve_months_is_a_re_referral() {
        let test = "{ re_referral = { within = { n = 12, unit = 'months' } } }";
        let line = |second: &str| {
            let referral = |on: &str| format!(r#"{{ "on": "{on}", "by": "health", "kind": "referral" }}"#);
            format!(
                r#""concern": "prompt" }}, "responses": [{}, {}] }}"#,
                referral(second),
                referral("2025-03-10")
            )
        };
        assert_eq!(ask(test, &line("2026-03-10")), Truth::Yes);
        assert_eq!(ask(test, &line("2026-03-11")), Truth::No);
        assert_eq!(ask(test, &line("2025-03-10")), Truth::No);
    }

    #[test]
    fn not_known_stays_not_known_through_all_any_and_not() {
        let unknown = r#"{ fact = { names = ["x"], is = "y" } }"#;
        let (yes, no) = ("{ concern_at_least = 'prompt' }", "{ concern_at_least = 'immediate' }");
        let line = r#""concern": "consider" } }"#;
        assert_eq!(ask(&format!("{{ all = [{yes}, {unknown}] }}"), line), Truth::NotKnown);
        assert_eq!(ask(&format!("{{ all = [{no}, {unknown}] }}"), line), Truth::No);
        assert_eq!(ask(&format!("{{ any = [{yes}, {unknown}] }}"), line), Truth::Yes);
        assert_eq!(ask(&format!("{{ any = [{no}, {unknown}] }}"), line), Truth::NotKnown);
        assert_eq!(ask(&format!("{{ not = {unknown} }}"), line), Truth::NotKnown);
    }

    #[test]
    fn the_last_decision_counts_and_none_written_is_not_none_made() {
        let line = |decisions: &[(&str, &str)]| {
            let digest = "0".repeat(64);
            let decision = |(on, decision): &(&str, &str)| {
                format!(
                    r#"{{ "schema": 1, "case": "a", "decision": "{decision}", "by": "education", "role": "lead",
                        "on": "{on}", "reason": "w", "had": {{ "as_of": "2026-11-21", "concern": "suspect", "library": "1",
                        "case_digest": "{digest}", "report_digest": "{digest}", "packs": [] }} }}"#
                )
            };
            let all: Vec<String> = decisions.iter().map(decision).collect();
            format!(r#""concern": "suspect" }}, "decisions": [{}] }}"#, all.join(", "))
        };
        let changed = line(&[("2026-11-23", "refer"), ("2026-11-22", "early_help")]);
        assert_eq!(ask("{ decision = { for_less = true } }", &changed), Truth::No);
        assert_eq!(ask("{ decision = { courses = ['refer', 'emergency'] } }", &changed), Truth::Yes);
        let less = line(&[("2026-11-22", "early_help")]);
        assert_eq!(ask("{ decision = { for_less = true } }", &less), Truth::Yes);
        assert_eq!(ask("{ decision = {} }", &line(&[])), Truth::No);
        assert_eq!(ask("{ decision = {} }", r#""concern": "suspect" } }"#), Truth::NotKnown);
    }
}
