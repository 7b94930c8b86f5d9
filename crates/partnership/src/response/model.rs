//! One organisation's response: what it does for each priority and how far it has come, on one date.

use std::collections::BTreeMap;

use jiff::civil::Date;
use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};

use super::tool::ResponseTool;
use crate::codes;
use crate::problem::problem;

/// What one organisation returned on one date. A later date is a newer version of the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrategyResponse {
    /// The id of the tool it answers; absent where there is only one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<String>,
    /// The organisation.
    pub organisation: String,
    /// Whom to ask: a post or a mailbox rather than a name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The date of this version.
    pub date: Date,
    /// What it does, priority by priority. One that is missing or blank is not the organisation's to answer.
    #[serde(default)]
    pub answers: Vec<PriorityAnswer>,
}

/// What an organisation does for one priority.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriorityAnswer {
    /// The priority's id: `R1`.
    pub priority: String,
    /// What it does, in its own words.
    #[serde(default)]
    pub action: String,
    /// How far it has come, in its own words or one of the tool's.
    #[serde(default)]
    pub status: String,
}

impl PriorityAnswer {
    /// Whether nothing is written: legal, and the same as no answer.
    pub fn is_blank(&self) -> bool {
        self.action.trim().is_empty() && self.status.trim().is_empty()
    }
}

impl StrategyResponse {
    /// A response with every priority of the tool and every answer blank: a form to fill in.
    pub fn blank(tool: &ResponseTool, organisation: &str, date: Date) -> Self {
        let answer = |id: &str| PriorityAnswer { priority: id.to_owned(), ..PriorityAnswer::default() };
        Self {
            tool: Some(tool.header.id.clone()),
            organisation: organisation.to_owned(),
            contact: None,
            date,
            answers: tool.priorities().map(|priority| answer(&priority.id)).collect(),
        }
    }

    /// The answer to a priority, unless it is missing or blank.
    pub fn answer(&self, priority: &str) -> Option<&PriorityAnswer> {
        self.answers
            .iter()
            .find(|answer| answer.priority.eq_ignore_ascii_case(priority) && !answer.is_blank())
    }

    /// Whether the organisation holds a priority: it has an answer, and that is not that the priority is not its own.
    pub(super) fn holds(&self, priority: &str, tool: &ResponseTool) -> bool {
        self.answer(priority)
            .is_some_and(|answer| tool.status_word(&answer.status).is_none_or(|word| word.step.is_some()))
    }

    /// Everything that is wrong with the response; empty if nothing is. A blank is never wrong.
    pub fn problems(&self, tool: &ResponseTool) -> Vec<Problem> {
        self.problems_at(tool, "", |n| format!("answers[{n}]."))
    }

    /// The same, with `whole` before the path of what is wrong with the response as a whole, and what `answer` says of an
    /// index before the path of what is wrong with an answer.
    pub(super) fn problems_at(
        &self,
        tool: &ResponseTool,
        whole: &str,
        answer: impl Fn(usize) -> String,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.tool.as_ref().is_some_and(|id| *id != tool.header.id) {
            problems.push(problem(
                format!("{whole}tool"),
                codes::RESPONSE_OTHER_TOOL,
                "this response answers another tool",
                format!("check it against that tool, or set it to {}", tool.header.id),
            ));
        }
        if self.organisation.trim().is_empty() {
            problems.push(problem(
                format!("{whole}organisation"),
                codes::RESPONSE_ORGANISATION_MISSING,
                "nobody is named",
                "name the organisation",
            ));
        }
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (n, PriorityAnswer { priority, .. }) in self.answers.iter().enumerate() {
            let path = || format!("{}priority", answer(n));
            let Some(priority) = tool.priority(priority) else {
                problems.push(problem(
                    path(),
                    codes::RESPONSE_UNKNOWN_PRIORITY,
                    "the tool has no such priority",
                    format!("use one of {}", ids(tool)),
                ));
                continue;
            };
            let before = *first.entry(&priority.id).or_insert(n);
            if before != n {
                problems.push(problem(
                    path(),
                    codes::RESPONSE_PRIORITY_TWICE,
                    format!("answers[{before}] answers {} already", priority.id),
                    "join the two answers",
                ));
            }
        }
        problems
    }
}

fn ids(tool: &ResponseTool) -> String {
    tool.priorities().map(|priority| priority.id.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
    use jiff::civil::date;

    fn response(answers: &[(&str, &str, &str)]) -> StrategyResponse {
        let answer = |(priority, action, status): &(&str, &str, &str)| PriorityAnswer {
            priority: (*priority).into(),
            action: (*action).into(),
            status: (*status).into(),
        };
        StrategyResponse {
            tool: None,
            organisation: "Housing".into(),
            contact: None,
            date: date(2026, 10, 1),
            answers: answers.iter().map(answer).collect(),
        }
    }

    #[test]
    fn a_blank_answer_is_legal_and_holds_nothing() {
        let tool = ResponseTool::shipped();
        let response = response(&[("R1", "", " "), ("R2", "train all", "")]);
        assert_eq!(response.problems(&tool), []);
        assert!(!response.holds("R1", &tool) && response.holds("R2", &tool) && !response.holds("R3", &tool));
    }

    #[test]
    fn not_applicable_is_an_answer_but_holds_nothing() {
        let tool = ResponseTool::shipped();
        let response = response(&[("P5", "", "Not applicable")]);
        assert!(response.answer("P5").is_some() && !response.holds("P5", &tool));
    }

    #[test]
    fn every_problem_is_reported_with_its_path() {
        let tool = ResponseTool::shipped();
        let mut response = response(&[("R1", "a", ""), ("X9", "secret", ""), ("r1", "b", "")]);
        response.organisation = "  ".into();
        response.tool = Some("another".into());
        let problems = response.problems(&tool);
        let found: Vec<_> = problems.iter().map(|p| (p.path.as_str(), p.code)).collect();
        assert_eq!(
            found,
            [
                ("tool", codes::RESPONSE_OTHER_TOOL),
                ("organisation", codes::RESPONSE_ORGANISATION_MISSING),
                ("answers[1].priority", codes::RESPONSE_UNKNOWN_PRIORITY),
                ("answers[2].priority", codes::RESPONSE_PRIORITY_TWICE),
            ]
        );
        assert!(problems.iter().all(|problem| !problem.to_string().contains("secret")));
    }

    #[test]
    fn a_blank_form_has_a_row_for_every_priority_and_nothing_wrong() {
        let tool = ResponseTool::shipped();
        let form = StrategyResponse::blank(&tool, "Police", date(2026, 10, 1));
        assert_eq!(form.answers.len(), 10);
        assert_eq!(form.problems(&tool), []);
    }
}
