//! The survey as data: items, the answers one may give, roles with their sectors, published figures.

use std::collections::BTreeSet;

use neglect_screen::case::Problem;
use neglect_screen::{Basis, Checked};
use serde::{Deserialize, Serialize};

use crate::codes;
use crate::definition::Definition;
use crate::problem::problem;

/// A survey of practitioners' confidence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// What it is.
    #[serde(rename = "survey")]
    pub header: SurveyHeader,
    /// What is measured, each by its own items and never together.
    #[serde(rename = "measure")]
    pub measures: Vec<ConfidenceMeasure>,
    /// The items.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
    /// The answers one may give.
    #[serde(rename = "answer")]
    pub answers: Vec<AnswerWord>,
    /// The roles.
    #[serde(rename = "role")]
    pub roles: Vec<Role>,
    /// Where the published figures come from.
    #[serde(default, rename = "source")]
    pub sources: Vec<FigureSource>,
    /// Published figures, as context only.
    #[serde(default, rename = "figure")]
    pub figures: Vec<NationalFigure>,
}

/// Id, version and standing of a survey.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyHeader {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: String,
    /// What it stands on.
    pub basis: Basis,
    /// How it was checked.
    pub checked: Checked,
}

/// One thing that is measured.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfidenceMeasure {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// One item of the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its id: `C1`.
    pub id: String,
    /// The measure it belongs to.
    pub measure: String,
    /// What one is asked to be confident of.
    pub text: String,
}

/// One answer that may be given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerWord {
    /// Its name for programs: `not_very`.
    pub code: String,
    /// Its name for people.
    pub label: String,
    /// Whether it counts as confident. Absent for an answer that is kept apart, as *don't know* is.
    #[serde(default)]
    pub confident: Option<bool>,
}

/// One role.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Its name for programs: `health_visitor`.
    pub code: String,
    /// Its name for people, in the plural.
    pub label: String,
    /// The sector it works in, where an answer names none.
    pub sector: String,
}

/// A document that published figures come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSource {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its address.
    #[serde(default)]
    pub url: Option<String>,
}

/// A figure published elsewhere. It stands beside a partnership's own figures; nothing is computed from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NationalFigure {
    /// The item it is nearest to.
    pub item: String,
    /// Of whom.
    pub who: String,
    /// The figure in the source's own precision: `over 90%`.
    pub value: String,
    /// What was asked.
    pub text: String,
    /// The sources it was read in.
    pub cites: Vec<String>,
    /// How it was checked.
    pub checked: Checked,
}

impl Definition for Survey {
    const NAME: &'static str = "survey";
    const UNREADABLE: &'static str = codes::CONFIDENCE_SURVEY_UNREADABLE;
    const SHIPPED: &'static str = include_str!("../../definitions/confidence.toml");

    fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        fn twice<'a>(kind: &str, ids: impl Iterator<Item = &'a str>, problems: &mut Vec<Problem>) {
            let mut seen = BTreeSet::new();
            for (n, id) in ids.enumerate() {
                if !seen.insert(id) {
                    problems.push(problem(
                        format!("{kind}[{n}]"),
                        codes::CONFIDENCE_ID_TWICE,
                        "the id stands twice",
                        "give each its own",
                    ));
                }
            }
        }
        twice("measure", self.measures.iter().map(|m| m.id.as_str()), &mut problems);
        twice("item", self.items.iter().map(|i| i.id.as_str()), &mut problems);
        twice("answer", self.answers.iter().map(|a| a.code.as_str()), &mut problems);
        twice("role", self.roles.iter().map(|r| r.code.as_str()), &mut problems);
        let mut require = |path: String, known: bool, what: &str| {
            if !known {
                problems.push(problem(
                    path,
                    codes::CONFIDENCE_UNKNOWN_REFERENCE,
                    format!("there is no such {what}"),
                    format!("name one that the file defines, or define the {what}"),
                ));
            }
        };
        for (n, item) in self.items.iter().enumerate() {
            let known = self.measures.iter().any(|measure| measure.id == item.measure);
            require(format!("item[{n}].measure"), known, "measure");
        }
        for (n, figure) in self.figures.iter().enumerate() {
            require(format!("figure[{n}].item"), self.item(&figure.item).is_some(), "item");
            let cited = figure.cites.iter().all(|id| self.sources.iter().any(|source| source.id == *id));
            require(format!("figure[{n}].cites"), cited && !figure.cites.is_empty(), "source");
        }
        problems
    }
}

impl Survey {
    /// The item of that id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The answer of that code.
    pub fn answer(&self, code: &str) -> Option<&AnswerWord> {
        self.answers.iter().find(|answer| answer.code == code)
    }

    /// The role of that code.
    pub fn role(&self, code: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_survey_keeps_identifying_referring_and_responding_apart() {
        let survey = Survey::shipped();
        let measure = |id| survey.item(id).unwrap().measure.as_str();
        assert_eq!((measure("C1"), measure("C3"), measure("C6")), ("identify", "refer", "respond"));
        assert_eq!(survey.items.len(), 8);
    }

    #[test]
    fn dont_know_is_neither_confident_nor_not() {
        assert_eq!(Survey::shipped().answer("dont_know").unwrap().confident, None);
    }

    #[test]
    fn a_figure_that_cites_nothing_is_refused_with_its_path() {
        let mut survey = Survey::shipped();
        survey.figures[2].cites.clear();
        survey.items[1].measure = "nothing".into();
        let paths: Vec<String> = survey.problems().into_iter().map(|problem| problem.path).collect();
        assert_eq!(paths, ["item[1].measure", "figure[2].cites"]);
    }
}
