//! One answer as it is written, in a line of CSV or as a record, and what it is counted under.

use std::borrow::Cow;

use serde::Deserialize;

use super::{Key, Stage, Survey};
use crate::partnership::Problem;

/// One answer of one person to one item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerRecord<'a> {
    /// The role, as the survey names it: `health_visitor`.
    pub role: Cow<'a, str>,
    /// The sector; the role's where absent or empty.
    #[serde(default)]
    pub sector: Option<Cow<'a, str>>,
    /// The period, in the surveyor's own words.
    pub period: Cow<'a, str>,
    /// `before` or `after` a training; neither where absent or empty.
    #[serde(default)]
    pub stage: Option<Cow<'a, str>>,
    /// The item's id: `C1`.
    pub item: Cow<'a, str>,
    /// The answer, as the survey names it: `fairly`.
    pub value: Cow<'a, str>,
}

impl AnswerRecord<'_> {
    /// What the answer is counted under; `before` stands before the place of a problem.
    pub(super) fn key(&self, survey: &Survey, before: &str) -> Result<Key, Problem> {
        let wrong = |column: &str, code, known: String| {
            Problem::new(
                format!("{before}{column}"),
                code,
                format!("this is no {column} of the survey"),
                format!("use one of {known}"),
            )
        };
        fn join<'a>(words: impl Iterator<Item = &'a str>) -> String {
            words.collect::<Vec<_>>().join(", ")
        }
        let role = survey.role(&self.role).ok_or_else(|| {
            wrong("role", "confidence.unknown_role", join(survey.roles.iter().map(|r| r.code.as_str())))
        })?;
        let item = survey.item(&self.item).ok_or_else(|| {
            wrong("item", "confidence.unknown_item", join(survey.items.iter().map(|i| i.id.as_str())))
        })?;
        let answer = survey.answer(&self.value).ok_or_else(|| {
            wrong("value", "confidence.unknown_value", join(survey.answers.iter().map(|a| a.code.as_str())))
        })?;
        let stage = match self.stage.as_deref().unwrap_or_default() {
            "" => Stage::Survey,
            name => Stage::from_name(name).ok_or_else(|| {
                wrong("stage", "confidence.unknown_stage", join(Stage::NAMES.iter().copied()))
            })?,
        };
        if self.period.is_empty() {
            return Err(Problem::new(
                format!("{before}period"),
                "confidence.period_missing",
                "the period is empty",
                "name the period in which the answer was given",
            ));
        }
        let own = self.sector.as_deref().filter(|sector| !sector.is_empty());
        Ok(Key {
            item: item.id.clone(),
            period: self.period.clone().into_owned(),
            stage,
            role: role.code.clone(),
            sector: own.unwrap_or(&role.sector).to_owned(),
            answer: answer.code.clone(),
        })
    }
}
