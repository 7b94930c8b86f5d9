//! What a measure asks of one line: true, false or unknown.

use std::ops::Not;

use jiff::civil::Date;
use neglect_screen::case::ResponseKind;
use neglect_screen::pack::Span;
use neglect_screen::pack::{Compare, Truth};
use neglect_screen::report::Course;
use neglect_screen::report::{Answer, Value};
use neglect_screen::{Agency, Concern, Form, Hazard, Number};
use serde::{Deserialize, Serialize};

use super::line::Line;

/// A question that a line answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Predicate {
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
    Fact(FactPredicate),
    /// A service responded.
    Response(ResponsePredicate),
    /// Two referrals lie close together.
    ReReferral(ReReferral),
    /// A person decided on the report.
    Decision(DecisionPredicate),
    /// Something is undecided.
    Undecided(UndecidedPredicate),
    /// A question of one of these names stands open; `*` stands for any characters.
    Question(Vec<String>),
    /// Open questions could raise the report's concern.
    CouldRise,
    /// All of these.
    All(Vec<Predicate>),
    /// Any of these.
    Any(Vec<Predicate>),
    /// Not this.
    Not(Box<Predicate>),
}

/// A comparison of a fact; of several that the names match, one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactPredicate {
    /// Its name, or several; `*` stands for any characters.
    names: Vec<String>,
    /// It is this word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is: Option<String>,
    /// It is this number or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_least: Option<Number>,
    /// It is known: what a predicate without `is` and `at_least` asks, written out.
    #[serde(default, skip_serializing_if = "Not::not")]
    known: bool,
}

/// What a service did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResponsePredicate {
    /// It did one of these; anything where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kinds: Vec<ResponseKind>,
    /// It acted: closing a case or deciding on no further action is no acting.
    #[serde(default, skip_serializing_if = "Not::not")]
    acting: bool,
    /// On or after the day of the first neglect finding.
    #[serde(default, skip_serializing_if = "Not::not")]
    since_finding: bool,
}

/// A referral that came soon after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReReferral {
    /// How soon; the last day counts. Two referrals of one day are one.
    within: Span,
}

/// What the last decision on the report was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionPredicate {
    /// It was one of these; any where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    courses: Vec<Course>,
    /// It was for less than the report's concern.
    #[serde(default, skip_serializing_if = "Not::not")]
    for_less: bool,
}

/// What is undecided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UndecidedPredicate {
    /// One of these agencies recorded it; any where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    by: Vec<Agency>,
    /// It speaks of one of these forms; of any or none where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    forms: Vec<Form>,
    /// It could raise this concern or a higher one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    could_reach: Option<Concern>,
}

impl Predicate {
    /// Whether this is so of a line; a finding at the concern `from` or above is a neglect finding.
    pub(super) fn evaluate(&self, line: &Line<'_>, from: Concern) -> Truth {
        let evaluate = |predicate: &Self| predicate.evaluate(line, from);
        match self {
            Self::ConcernAtLeast(concern) => (line.concern >= *concern).into(),
            Self::HazardAtLeast(hazard) => line.hazard.is_some_and(|h| h >= *hazard).into(),
            Self::Form(form) => line.forms(from).contains(*form).into(),
            Self::Rule(patterns) => line.fired().any(|id| matches_any(patterns, id)).into(),
            Self::NextStep(patterns) => line.next_steps().any(|id| matches_any(patterns, id)).into(),
            Self::FindingDays(days) => (line.finding_days(from) >= *days as usize).into(),
            Self::Fact(predicate) => predicate.evaluate(line),
            Self::Response(predicate) => predicate.evaluate(line, from),
            Self::ReReferral(predicate) => predicate.evaluate(line),
            Self::Decision(predicate) => predicate.evaluate(line),
            Self::Undecided(predicate) => predicate.evaluate(line),
            Self::Question(patterns) => line.open_questions().map_or(Truth::Unknown, |names| {
                names.into_iter().any(|name| matches_any(patterns, name)).into()
            }),
            Self::CouldRise => line.could_reach().map_or(Truth::Unknown, |could_reach| {
                could_reach.is_some_and(|could| could > line.concern).into()
            }),
            Self::All(predicates) => predicates.iter().map(evaluate).fold(Truth::True, Truth::and),
            Self::Any(predicates) => predicates.iter().map(evaluate).fold(Truth::False, Truth::or),
            Self::Not(predicate) => match evaluate(predicate) {
                Truth::True => Truth::False,
                Truth::Unknown => Truth::Unknown,
                Truth::False => Truth::True,
            },
        }
    }
}

impl FactPredicate {
    fn evaluate(&self, line: &Line<'_>) -> Truth {
        // Whether a fact is known can be answered where nobody recorded it; what it is cannot.
        let only_known = self.is.is_none() && self.at_least.is_none();
        let not_known = if only_known { Truth::False } else { Truth::Unknown };
        let answers = facts_named(line, &self.names).map(|answer| match answer {
            Answer::Known(value) => self.compare(value),
            Answer::NotApplicable => Truth::False,
            Answer::NotKnown => not_known,
        });
        answers.reduce(Truth::or).unwrap_or(not_known)
    }

    fn compare(&self, value: &Value) -> Truth {
        let is_word = self.is.as_ref().is_none_or(|word| matches!(value, Value::Text(text) if text == word));
        let at_least = self.at_least.map_or(Truth::True, |least| Compare::AtLeast(least).accepts(value));
        Truth::from(is_word).and(at_least)
    }
}

impl ResponsePredicate {
    fn takes(&self, kind: ResponseKind) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&kind)) && (!self.acting || kind.acts())
    }

    fn evaluate(&self, line: &Line<'_>, from: Concern) -> Truth {
        let first = line.first_finding(from);
        match &line.responses {
            Some(responses) => Truth::from(responses.iter().any(|response| {
                self.takes(response.kind)
                    && (!self.since_finding || first.is_some_and(|first| response.on >= first))
            })),
            // The report's account names responses without their dates.
            None if !line.account_responses().any(|kind| self.takes(kind)) => Truth::False,
            None if self.since_finding => Truth::Unknown,
            None => Truth::True,
        }
    }
}

impl DecisionPredicate {
    fn evaluate(&self, line: &Line<'_>) -> Truth {
        if line.decisions.is_none() {
            return Truth::Unknown;
        }
        Truth::from(line.last_decision().is_some_and(|decision| {
            (self.courses.is_empty() || self.courses.contains(&decision.decision))
                && (!self.for_less || decision.is_for_less())
        }))
    }
}

impl UndecidedPredicate {
    fn evaluate(&self, line: &Line<'_>) -> Truth {
        let Some(undecided) = &line.undecided else { return Truth::Unknown };
        Truth::from(undecided.iter().any(|undecided| {
            (self.by.is_empty() || self.by.contains(&undecided.by))
                && (self.forms.is_empty() || self.forms.iter().any(|form| undecided.forms.contains(*form)))
                && self.could_reach.is_none_or(|least| undecided.concern >= Some(least))
        }))
    }
}

impl ReReferral {
    fn evaluate(&self, line: &Line<'_>) -> Truth {
        let referral = |kind| kind == ResponseKind::Referral;
        let Some(responses) = &line.responses else {
            let several = line.account_responses().filter(|kind| referral(*kind)).count() > 1;
            return if several { Truth::Unknown } else { Truth::False };
        };
        let mut days: Vec<Date> = responses.iter().filter(|r| referral(r.kind)).map(|r| r.on).collect();
        days.sort_unstable();
        days.dedup();
        days.windows(2).any(|pair| pair[1] <= self.within.after(pair[0])).into()
    }
}

/// What is known of the facts whose name one of the patterns takes.
pub(super) fn facts_named<'l>(line: &'l Line<'_>, patterns: &[String]) -> impl Iterator<Item = &'l Answer> {
    line.facts().filter(|(name, _)| matches_any(patterns, name)).map(|(_, answer)| answer)
}

/// Whether a name matches one of the patterns.
fn matches_any(patterns: &[String], name: &str) -> bool {
    patterns.iter().any(|pattern| matches(pattern, name))
}

/// Whether a name matches a pattern in which `*` stands for any characters.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, mut pattern)) = pattern.split_once('*') else { return pattern == name };
    let Some(mut name) = name.strip_prefix(start) else { return false };
    // Each further piece at its first place is as good as at any later one, save the last, which ends the name.
    while let Some((piece, rest)) = pattern.split_once('*') {
        let Some((_, after)) = name.split_once(piece) else { return false };
        (pattern, name) = (rest, after);
    }
    name.ends_with(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Node;

    #[test]
    fn a_star_stands_for_any_characters_and_all_else_for_itself() {
        assert!(matches("graded_care.*.change", "graded_care.physical.change"));
        assert!(!matches("graded_care.*.change", "graded_care.physical.change.reason"));
        assert!(matches("*/refer*", "nice/refer.childrens_social_care"));
        assert!(matches("a*", "a") && matches("*", "") && matches("a*b*c", "a-b-b-c"));
        assert!(!matches("a*a", "a") && !matches("abc", "abcd"));
    }

    fn evaluate(predicate: &str, line: &str) -> Truth {
        #[derive(Deserialize)]
        struct Document {
            predicate: Predicate,
        }
        let document = Node::from_toml(&format!("predicate = {predicate}")).unwrap();
        let Document { predicate } = document.read().unwrap();
        let head = r#""schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": false }"#;
        let line = format!("{{ \"report\": {{ {head}, {line}");
        predicate.evaluate(&Line::from_json(line.as_bytes()).unwrap(), Concern::Consider)
    }

    #[test]
    fn a_fact_that_nobody_recorded_is_not_known() {
        let predicate = r#"{ fact = { names = ["attendance.absence"], at_least = "10%" } }"#;
        let line = |answer: &str| {
            format!(
                r#""concern": "prompt", "facts": [{{ "fact": "attendance.absence", "answer": {answer} }}] }}"#
            ) + "}"
        };
        let ratio =
            |part: u32| line(&format!(r#"{{ "known": {{ "ratio": {{ "part": {part}, "whole": 190 }} }} }}"#));
        assert_eq!(evaluate(predicate, &ratio(19)), Truth::True);
        assert_eq!(evaluate(predicate, &ratio(18)), Truth::False);
        assert_eq!(evaluate(predicate, &line(r#""not_known""#)), Truth::Unknown);
        assert_eq!(evaluate(predicate, &line(r#""not_applicable""#)), Truth::False);
        assert_eq!(evaluate(predicate, r#""concern": "prompt" } }"#), Truth::Unknown);
    }

    #[test]
    fn a_response_without_a_date_does_not_tell_whether_it_came_after_the_finding() {
        let since = "{ response = { kinds = ['referral'], since_finding = true } }";
        let ever = "{ response = { kinds = ['referral'] } }";
        let account = r#""concern": "consider", "account": [{ "kind": "response", "code": "referral" }] } }"#;
        assert_eq!((evaluate(since, account), evaluate(ever, account)), (Truth::Unknown, Truth::True));
        let nothing = r#""concern": "consider" } }"#;
        assert_eq!((evaluate(since, nothing), evaluate(ever, nothing)), (Truth::False, Truth::False));
    }

    #[test]
    fn a_response_on_the_day_of_the_finding_is_since_it_and_one_the_day_before_is_not() {
        let predicate = "{ response = { acting = true, since_finding = true } }";
        let line = |on: &str, kind: &str| {
            format!(
                r#""concern": "consider", "findings": [{{ "rule": "a/b", "concern": "consider", "from": "2026-10-05",
                    "rests_on": [] }}] }}, "responses": [{{ "on": "{on}", "by": "education", "kind": "{kind}" }}] }}"#
            )
        };
        assert_eq!(evaluate(predicate, &line("2026-10-05", "referral")), Truth::True);
        assert_eq!(evaluate(predicate, &line("2026-10-04", "referral")), Truth::False);
        assert_eq!(evaluate(predicate, &line("2026-10-06", "case_closed")), Truth::False);
    }

    #[test]
    fn a_referral_on_the_last_day_of_twelve_months_is_a_re_referral() {
        let predicate = "{ re_referral = { within = { n = 12, unit = 'months' } } }";
        let line = |second: &str| {
            let referral = |on: &str| format!(r#"{{ "on": "{on}", "by": "health", "kind": "referral" }}"#);
            format!(
                r#""concern": "prompt" }}, "responses": [{}, {}] }}"#,
                referral(second),
                referral("2025-03-10")
            )
        };
        assert_eq!(evaluate(predicate, &line("2026-03-10")), Truth::True);
        assert_eq!(evaluate(predicate, &line("2026-03-11")), Truth::False);
        assert_eq!(evaluate(predicate, &line("2025-03-10")), Truth::False);
    }

    #[test]
    fn not_known_stays_not_known_through_all_any_and_not() {
        let unknown = r#"{ fact = { names = ["x"], is = "y" } }"#;
        let (yes, no) = ("{ concern_at_least = 'prompt' }", "{ concern_at_least = 'immediate' }");
        let line = r#""concern": "consider" } }"#;
        assert_eq!(evaluate(&format!("{{ all = [{yes}, {unknown}] }}"), line), Truth::Unknown);
        assert_eq!(evaluate(&format!("{{ all = [{no}, {unknown}] }}"), line), Truth::False);
        assert_eq!(evaluate(&format!("{{ any = [{yes}, {unknown}] }}"), line), Truth::True);
        assert_eq!(evaluate(&format!("{{ any = [{no}, {unknown}] }}"), line), Truth::Unknown);
        assert_eq!(evaluate(&format!("{{ not = {unknown} }}"), line), Truth::Unknown);
    }

    #[test]
    fn undecided_is_what_a_report_says_and_not_known_of_one_that_does_not_say() {
        let open = r#""concern": "prompt", "could_reach": "suspect",
            "undecided": [{ "by": "education", "forms": ["physical"], "concern": "suspect" },
                          { "by": "police", "forms": [], "hazard": "strong" }],
            "questions": [{ "missing": [{ "name": "pattern" }, { "name": "safe_sleep.away" }] }] } }"#;
        let nothing = r#""concern": "prompt", "undecided": [], "questions": [] } }"#;
        let older = r#""concern": "prompt" } }"#;
        let truths = |predicate: &str| [open, nothing, older].map(|line| evaluate(predicate, line));
        let expected = [Truth::True, Truth::False, Truth::Unknown];
        for predicate in [
            "{ undecided = {} }",
            "{ undecided = { by = ['education', 'health'], forms = ['physical'], could_reach = 'consider' } }",
            "{ question = ['pattern'] }",
            "{ question = ['safe_sleep.*'] }",
            "'could_rise'",
        ] {
            assert_eq!(truths(predicate), expected, "{predicate}");
        }
        for predicate in [
            "{ undecided = { by = ['police'], forms = ['physical'] } }",
            "{ undecided = { by = ['police'], could_reach = 'prompt' } }",
            "{ question = ['patter'] }",
        ] {
            assert_eq!(truths(predicate)[0], Truth::False, "{predicate}");
        }
        let no_higher = r#""concern": "suspect", "could_reach": "suspect", "undecided": [] } }"#;
        assert_eq!(evaluate("'could_rise'", no_higher), Truth::False);
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
        assert_eq!(evaluate("{ decision = { for_less = true } }", &changed), Truth::False);
        assert_eq!(evaluate("{ decision = { courses = ['refer', 'emergency'] } }", &changed), Truth::True);
        let less = line(&[("2026-11-22", "early_help")]);
        assert_eq!(evaluate("{ decision = { for_less = true } }", &less), Truth::True);
        assert_eq!(evaluate("{ decision = {} }", &line(&[])), Truth::False);
        assert_eq!(evaluate("{ decision = {} }", r#""concern": "suspect" } }"#), Truth::Unknown);
    }
}
