//! Tools: questionnaires and scales as data, and how their answers add up.

use serde::{Deserialize, Serialize};

use super::citation::Cite;
use super::condition::Condition;
use crate::calendar::AgeRange;
use crate::facts::Value;
use crate::number::Number;
use crate::vocabulary::{Basis, Checked, Hazard};

/// A questionnaire or scale. Each question becomes the fact `tool.question`, each total the fact `tool.total`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// The id, unique among packs.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// For children of these ages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgeRange>,
    /// The questions, in a sensible order of asking.
    pub questions: Vec<ToolQuestion>,
    /// How the answers add up; empty for a tool that must not be totalled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<Total>,
    /// The answers for which the tool requires evidence (option names); empty for none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence_for: Vec<String>,
    /// Only an accredited assessor's result may be taken.
    #[serde(default)]
    pub accredited: bool,
    /// What a user must know: limits, licence, what it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// What the method stands on.
    pub basis: Basis,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

/// One question of a tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToolQuestion {
    /// The id, unique in the tool; a path such as `A1a` or a word such as `place`.
    pub id: String,
    /// The question, in words for a practitioner.
    pub ask: String,
    /// Everyday and clinical words that people look for it with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// What an answer may be.
    pub answer: AnswerKind,
    /// The section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Asked for children of these ages; of all where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgeRange>,
    /// Asked only where this holds of the answers so far (conditions of `fact` only).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only_if: Option<Condition>,
    /// The fact of the child's record that answers it where the record holds one: `birth.weight_g`. The record's
    /// word stands over the assessment's, so that one thing is never kept in two places.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// Answers that say what an indicator says: one given is an observation of its code, and an observation of its
    /// code answers the question, so that nobody is asked what another record holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub means: Vec<AnswerMeaning>,
    /// The worst that an answer to it can name, for the order of asking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<Hazard>,
    /// Why it is asked, or how to look.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Cite>,
    /// How well that was checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Checked>,
}

/// What one answer to a question says in the codes of observations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerMeaning {
    /// The answer: `yes`, `no`, or an option of a choice.
    pub answer: String,
    /// The code of the indicator that says the same.
    pub code: String,
}

impl AnswerMeaning {
    /// The answer as a case holds it.
    pub(crate) fn json(&self, kind: &AnswerKind) -> serde_json::Value {
        match kind {
            AnswerKind::YesNo => (self.answer == "yes").into(),
            _ => self.answer.clone().into(),
        }
    }

    /// The answer as a value of the question's fact.
    pub(crate) fn value(&self, kind: &AnswerKind) -> Value {
        match kind {
            AnswerKind::YesNo => Value::Flag(self.answer == "yes"),
            _ => Value::Text(self.answer.clone().into()),
        }
    }
}

/// What an answer may be. Every question can also be answered *not known* and *not applicable*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Yes or no.
    YesNo,
    /// One of these words; the points each is worth in a sum, where it has any.
    Choice {
        /// The options, in order.
        options: Vec<String>,
        /// Points by option, in the options' order; empty for none.
        points: Vec<i64>,
    },
    /// A whole-number grade.
    Grade {
        /// The least.
        min: i64,
        /// The most.
        max: i64,
    },
    /// A number.
    Number {
        /// The unit.
        unit: String,
        /// The least possible.
        min: Number,
        /// The most possible.
        max: Number,
    },
}

/// How some answers add up to one fact. Blanks give a range, not a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// The id: the fact is `tool.id`. With it go `tool.id.coverage` (a ratio of questions answered to questions
    /// that apply), and for `mode_with_ceiling` `tool.id.reason` (`ceiling`, `mode`, `tie`) and `tool.id.spread`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The method.
    pub method: Method,
    /// Ids of questions and of earlier totals.
    pub of: Vec<String>,
    /// Names for spans of the result, as far as they are published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
}

/// How answers add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The sum of numbers, grades, points, and of yes as one.
    Sum,
    /// The highest.
    Max,
    /// How many are yes, or worth a point.
    Count,
    /// Graded care: any grade above `over` wins, otherwise the most frequent, with `tie` deciding.
    ModeWithCeiling {
        /// Grades above this win outright.
        over: i64,
        /// How a tie is decided.
        tie: Tie,
    },
    /// A person gives the result: the answer to the question of the same id as the total.
    ByHand,
}

/// How a tie between modes is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The worse (higher) grade.
    Worse,
    /// The better (lower) grade.
    Better,
}

/// A named span of a result, both ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The least.
    pub from: Number,
    /// The most.
    pub to: Number,
    /// Its name: the fact `tool.total.band` has it.
    pub label: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}
