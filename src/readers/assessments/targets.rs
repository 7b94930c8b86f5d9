//! Targets: the items of a graded tool that a family and a practitioner choose to work on, each one grade better.
//! Nothing in a screening uses them; software that shows a profile does.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::facts::{Answer, Facts, Value};
use crate::pack::{AnswerKind, Tool};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What has become of a target.
    TargetState {
        /// Nobody has graded the item since.
        NotGradedAgain = "not_graded_again",
        /// The grade is worse than when the target was set.
        Worse = "worse",
        /// The grade is what it was.
        Unchanged = "unchanged",
        /// The grade is the target, or better.
        Achieved = "achieved",
    }
}

/// One item to work on. The advice is one grade better at a time, rather than straight to the best.
///
/// Source: recalled from local instructions of the original Graded Care Profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Target {
    /// The fact: `graded_care.A1b`.
    pub fact: String,
    /// The item's path as practitioners write it: `A/1/b`.
    pub path: String,
    /// The grade when the target was set.
    pub baseline: i64,
    /// The grade aimed at: one better.
    pub target: i64,
    /// The day on which the baseline was graded.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub graded_on: Option<Date>,
    /// The day on which to grade again, where one is agreed.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub review_due: Option<Date>,
}

/// The items of a tool that have room to be better, worst first, each with a target one grade better. A practitioner
/// chooses among them; `review_due` is theirs to set.
///
/// Only questions with a grade and a known answer appear: nothing is proposed for an item that nobody graded.
pub fn targets(tool: &Tool, facts: &Facts) -> Vec<Target> {
    let mut found: Vec<Target> = tool
        .questions
        .iter()
        .filter_map(|question| {
            let AnswerKind::Grade { min, .. } = question.answer else { return None };
            let fact = facts.get(&format!("{}.{}", tool.id, question.id))?;
            let baseline = grade_of(&fact.answer)?;
            (baseline > min).then(|| Target {
                fact: fact.name.to_string(),
                path: path(&question.id),
                baseline,
                target: baseline - 1,
                graded_on: fact.on,
                review_due: None,
            })
        })
        .collect();
    found.sort_by_key(|target| std::cmp::Reverse(target.baseline));
    found
}

impl Target {
    /// What has become of it, by the facts of a later screening.
    pub fn state(&self, facts: &Facts) -> TargetState {
        let fact = facts.get(&self.fact);
        let graded_since = fact.is_some_and(|fact| fact.on > self.graded_on);
        match fact.and_then(|fact| grade_of(&fact.answer)) {
            Some(grade) if graded_since => match grade {
                _ if grade <= self.target => TargetState::Achieved,
                _ if grade <= self.baseline => TargetState::Unchanged,
                _ => TargetState::Worse,
            },
            _ => TargetState::NotGradedAgain,
        }
    }
}

fn grade_of(answer: &Answer) -> Option<i64> {
    match answer {
        Answer::Known(Value::Number(number)) => number.as_integer(),
        _ => None,
    }
}

/// `A1b` as practitioners write it, `A/1/b`: a stroke wherever letters and digits meet.
fn path(id: &str) -> String {
    let mut path = String::with_capacity(id.len() + 2);
    let mut last: Option<char> = None;
    for next in id.chars() {
        if last.is_some_and(|last| last.is_ascii_digit() != next.is_ascii_digit()) {
            path.push('/');
        }
        path.push(next);
        last = Some(next);
    }
    path
}
