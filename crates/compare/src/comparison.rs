//! What a comparison says.

use std::collections::BTreeMap;

use neglect_screen::case::{CaseDraft, Code};
use neglect_screen::{Concern, Hazard, Screener};
use serde::Serialize;

use crate::labels;

/// What one set of packs says otherwise than another.
#[derive(Debug, Clone, Serialize)]
pub struct Comparison {
    /// The packs before: id and version.
    pub old: Vec<String>,
    /// The packs after.
    pub new: Vec<String>,
    /// The rules that are written otherwise, in the order of the packs.
    pub rules: Vec<RuleChange>,
    /// What else is written otherwise: indicators, tools, next steps, levels, readings.
    pub parts: Vec<PartChange>,
    /// How many cases were given.
    pub given: usize,
    /// Those of the given cases whose reports say otherwise.
    pub moved: Vec<Moved>,
}

/// A rule that is written otherwise.
#[derive(Debug, Clone, Serialize)]
pub struct RuleChange {
    /// The rule, pack-qualified.
    pub rule: String,
    /// What became of it.
    pub change: Change,
    /// When it fired before, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// When it fires now, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// The smallest case that was found on which the two differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness: Option<Witness>,
    /// How many cases were screened to find it.
    pub tried: usize,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// There was no such rule in force.
    Added,
    /// There is none any more.
    Removed,
    /// It means something else: there is a witness.
    Meaning,
    /// Its condition is written otherwise, and says the same.
    Rewritten,
    /// Its words or sources alone changed.
    Words,
    /// It is written otherwise, and no case was found on which that shows.
    NotFound,
}

/// A case on which two screeners differ about a rule.
#[derive(Debug, Clone, Serialize)]
pub struct Witness {
    /// The case.
    pub case: CaseDraft,
    /// The words of its codes, its tools (by id) and its questions (by `tool/question`).
    pub labels: BTreeMap<String, String>,
    /// What the rule did before.
    pub old: RuleOutcome,
    /// What it does now.
    pub new: RuleOutcome,
}

impl Witness {
    /// What a code of the case means, with the code behind it.
    pub fn code(&self, code: &Code) -> String {
        self.with_label(&labels::name(code))
    }

    /// What a tool is called, with its id behind it.
    pub fn tool(&self, tool: &str) -> String {
        self.with_label(tool)
    }

    /// A question of a tool in words, with its id behind it.
    pub fn question(&self, tool: &str, question: &str) -> String {
        self.labels
            .get(&format!("{tool}/{question}"))
            .map_or_else(|| question.to_owned(), |ask| format!("{ask} ({question})"))
    }

    fn with_label(&self, code: &str) -> String {
        self.labels.get(code).map_or_else(|| code.to_owned(), |label| format!("{label} ({code})"))
    }
}

/// What a rule does on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RuleOutcome {
    /// What it does.
    pub does: Does,
    /// The concern that it raises, where it fires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub concern: Option<Concern>,
    /// The hazard that it names, where it fires.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hazard: Option<Hazard>,
}

/// What a rule does on a case, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Does {
    /// It fires.
    Fires,
    /// Something holds it back.
    HeldBack,
    /// It asks for what is not written down.
    Asks,
    /// Nothing.
    Silent,
}

/// Something else than a rule that is written otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PartChange {
    /// What it is: `indicator`, `tool`, `next step`, `level`, `reading`.
    pub kind: &'static str,
    /// Its id or code.
    pub id: String,
    /// `added`, `removed` or `changed`.
    pub change: &'static str,
}

/// A given case whose report says otherwise.
#[derive(Debug, Clone, Serialize)]
pub struct Moved {
    /// The name under which it was given.
    pub case: String,
    /// The concern before and now.
    pub concern: [Concern; 2],
    /// What questions could raise before and now.
    pub could_reach: [Option<Concern>; 2],
    /// The hazard before and now.
    pub hazard: [Option<Hazard>; 2],
    /// Rules that fire now and did not.
    pub fires: Vec<String>,
    /// Rules that fired and no longer do.
    pub no_longer: Vec<String>,
}

/// The packs of a screener: id and version.
pub(crate) fn packs(screener: &Screener) -> Vec<String> {
    screener.packs().iter().map(|pack| format!("{} {}", pack.header.id, pack.header.version)).collect()
}
