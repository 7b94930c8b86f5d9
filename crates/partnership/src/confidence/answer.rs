//! One answer as it is written, in a line of CSV or as a record, and what it is counted under.

use std::borrow::Cow;
use std::fmt;

use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};

use super::survey::Survey;
use crate::codes;
use crate::problem::problem;

/// One answer of one person to one item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRecord<'a> {
    /// The role, as the survey names it: `health_visitor`.
    #[serde(borrow)]
    pub role: Cow<'a, str>,
    /// The sector; the role's where absent or empty.
    #[serde(borrow, default)]
    pub sector: Option<Cow<'a, str>>,
    /// The period, in the surveyor's own words.
    #[serde(borrow)]
    pub period: Cow<'a, str>,
    /// `before` or `after` a training; neither where absent or empty.
    #[serde(borrow, default)]
    pub stage: Option<Cow<'a, str>>,
    /// The item's id: `C1`.
    #[serde(borrow)]
    pub item: Cow<'a, str>,
    /// The answer, as the survey names it: `fairly`.
    #[serde(borrow)]
    pub value: Cow<'a, str>,
}

/// When an answer was given, where it was given around a training.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Not around a training.
    Survey,
    /// Before the training.
    Before,
    /// After the training.
    After,
}

impl Stage {
    const ALL: [Self; 3] = [Self::Survey, Self::Before, Self::After];

    /// The name as it is written in an answer and in a table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Survey => "survey",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What answers are counted under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AnswerKey {
    pub(super) item: String,
    pub(super) period: String,
    pub(super) stage: Stage,
    pub(super) role: String,
    pub(super) sector: String,
    pub(super) answer: String,
}

impl AnswerRecord<'_> {
    /// What the answer is counted under; `before` stands before the path of a problem.
    pub(super) fn key(&self, survey: &Survey, before: &str) -> Result<AnswerKey, Problem> {
        let unknown = |field: &str, code, known: Vec<&str>| {
            let message = format!("this is no {field} of the survey");
            let help = format!("use one of {}", known.join(", "));
            problem(format!("{before}{field}"), code, message, help)
        };
        let role = survey.role(&self.role).ok_or_else(|| {
            let known = survey.roles.iter().map(|role| role.code.as_str());
            unknown("role", codes::CONFIDENCE_UNKNOWN_ROLE, known.collect())
        })?;
        let item = survey.item(&self.item).ok_or_else(|| {
            let known = survey.items.iter().map(|item| item.id.as_str());
            unknown("item", codes::CONFIDENCE_UNKNOWN_ITEM, known.collect())
        })?;
        let answer = survey.answer(&self.value).ok_or_else(|| {
            let known = survey.answers.iter().map(|answer| answer.code.as_str());
            unknown("value", codes::CONFIDENCE_UNKNOWN_VALUE, known.collect())
        })?;
        let stage = match self.stage.as_deref().unwrap_or_default() {
            "" => Stage::Survey,
            name => Stage::ALL.into_iter().find(|stage| stage.name() == name).ok_or_else(|| {
                unknown("stage", codes::CONFIDENCE_UNKNOWN_STAGE, Stage::ALL.map(Stage::name).to_vec())
            })?,
        };
        if self.period.is_empty() {
            return Err(problem(
                format!("{before}period"),
                codes::CONFIDENCE_PERIOD_MISSING,
                "the period is empty",
                "name the period in which the answer was given",
            ));
        }
        let own_sector = self.sector.as_deref().filter(|sector| !sector.is_empty());
        Ok(AnswerKey {
            item: item.id.clone(),
            period: self.period.clone().into_owned(),
            stage,
            role: role.code.clone(),
            sector: own_sector.unwrap_or(&role.sector).to_owned(),
            answer: answer.code.clone(),
        })
    }
}
