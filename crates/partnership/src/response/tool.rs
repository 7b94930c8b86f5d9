//! The response tool as data: pillars, their priorities, and the words for how far an action has come.

use std::collections::BTreeSet;

use neglect_screen::Checked;
use neglect_screen::case::Problem;
use serde::Deserialize;

use crate::codes;
use crate::definition::Definition;
use crate::problem::problem;

/// What a strategy asks of every organisation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseTool {
    /// What it is.
    #[serde(rename = "tool")]
    pub header: ToolHeader,
    /// Where it comes from.
    #[serde(default, rename = "source")]
    pub sources: Vec<ToolSource>,
    /// The pillars, in their order.
    #[serde(default, rename = "pillar")]
    pub pillars: Vec<Pillar>,
    /// The words under which a status is counted.
    #[serde(default, rename = "status")]
    pub statuses: Vec<StatusWord>,
}

/// Id, version and title of a tool.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolHeader {
    /// Its id: responses that name a tool must name this one.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
}

/// A document that the tool comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToolSource {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it was checked.
    pub checked: Checked,
}

/// One pillar of the strategy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pillar {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub purpose: String,
    /// How it was checked.
    pub checked: Checked,
    /// Its priorities, in their order.
    #[serde(rename = "priority")]
    pub priorities: Vec<Priority>,
}

/// One priority.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// Its id: `R1`.
    pub id: String,
    /// What is to be done.
    pub text: String,
}

/// A word for how far an action has come.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusWord {
    /// Its name for programs: `in_progress`.
    pub code: String,
    /// Its name for people: `In progress`.
    pub label: String,
    /// How far along: a higher step is further. Absent where the priority is not the organisation's.
    #[serde(default)]
    pub step: Option<u8>,
    /// How the word was checked.
    pub checked: Checked,
}

impl Definition for ResponseTool {
    const NAME: &'static str = "response tool";
    const UNREADABLE: &'static str = codes::RESPONSE_TOOL_UNREADABLE;
    const SHIPPED: &'static str = include_str!("../../definitions/response.toml");

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        let mut once = |kind: &'static str, path: String, id: &str| {
            if id.trim().is_empty() {
                problems.push(problem(path, codes::RESPONSE_ID_MISSING, "the id is empty", "give it an id"));
            } else if !seen.insert((kind, id.to_owned())) {
                problems.push(problem(
                    path,
                    codes::RESPONSE_ID_TWICE,
                    "the id stands twice",
                    "give each its own",
                ));
            }
        };
        for (p, pillar) in self.pillars.iter().enumerate() {
            once("pillar", format!("pillar[{p}].id"), &pillar.id);
            for (n, priority) in pillar.priorities.iter().enumerate() {
                once("priority", format!("pillar[{p}].priority[{n}].id"), &priority.id);
            }
        }
        for (n, status) in self.statuses.iter().enumerate() {
            once("status", format!("status[{n}].code"), &status.code);
            once("status label", format!("status[{n}].label"), &plain(&status.label));
        }
        if self.priorities().next().is_none() {
            problems.push(problem(
                "pillar",
                codes::RESPONSE_NO_PRIORITIES,
                "the tool has no priorities",
                "add a [[pillar]] with at least one [[pillar.priority]]",
            ));
        }
        problems
    }
}

impl ResponseTool {
    /// All priorities in their order.
    pub fn priorities(&self) -> impl Iterator<Item = &Priority> {
        self.pillars.iter().flat_map(|pillar| &pillar.priorities)
    }

    /// The priority of that id; upper and lower case are the same.
    pub fn priority(&self, id: &str) -> Option<&Priority> {
        self.priorities().find(|priority| priority.id.eq_ignore_ascii_case(id.trim()))
    }

    /// The word that a status begins with, if it begins with one: "In progress: two of three teams" is
    /// `in_progress`. Upper and lower case, blanks and underscores are the same.
    pub fn status_word(&self, status: &str) -> Option<&StatusWord> {
        let status = plain(status);
        let begins = |word: &str| {
            status.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        };
        self.statuses
            .iter()
            .filter(|word| begins(&plain(&word.label)) || begins(&plain(&word.code)))
            .max_by_key(|word| word.label.len())
    }
}

/// A text for comparison: lower case, underscores as blanks, one blank between words.
pub(super) fn plain(text: &str) -> String {
    let text = text.replace('_', " ").to_lowercase();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tool_has_three_pillars_and_ten_priorities() {
        let tool = ResponseTool::shipped();
        let shape: Vec<usize> = tool.pillars.iter().map(|pillar| pillar.priorities.len()).collect();
        assert_eq!(shape, [3, 5, 2]);
    }

    #[test]
    fn a_status_is_counted_under_the_word_it_begins_with() {
        let tool = ResponseTool::shipped();
        let code = |status: &str| tool.status_word(status).map(|word| word.code.as_str());
        assert_eq!(code("In progress"), Some("in_progress"));
        assert_eq!(code("  IN_PROGRESS: two of three teams"), Some("in_progress"));
        assert_eq!(code("complete - May"), Some("complete"));
        assert_eq!(code("completely new approach"), None);
        assert_eq!(code("we hope to be in progress soon"), None);
        assert_eq!(code(""), None);
    }

    #[test]
    fn a_tool_with_an_id_twice_names_both_the_path_and_the_help() {
        let text = r#"
            [tool]
            id = "t"
            version = "1"
            title = "t"
            [[pillar]]
            id = "p"
            title = "p"
            purpose = "p"
            checked = "recalled"
            priority = [{ id = "A", text = "a" }, { id = "A", text = "b" }, { id = "", text = "c" }]
        "#;
        let problems = ResponseTool::from_toml(text).unwrap_err().problems;
        let found: Vec<_> = problems.iter().map(|p| (p.path.as_str(), p.code)).collect();
        assert_eq!(
            found,
            [
                ("pillar[0].priority[1].id", codes::RESPONSE_ID_TWICE),
                ("pillar[0].priority[2].id", codes::RESPONSE_ID_MISSING)
            ]
        );
    }
}
