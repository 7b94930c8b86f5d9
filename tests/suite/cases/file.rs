//! One file of `tests/cases/`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use neglect_screen::Fate;
use neglect_screen::{Case, Concern, Forms, Hazard, Limits};
use serde::Deserialize;

/// A case with what a screening of it must say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseFile {
    #[serde(skip)]
    pub stem: String,
    pub name: String,
    pub source: String,
    pub published: String,
    #[serde(rename = "note", default)]
    _note: Option<String>,
    /// Of a case as stated: each place that its case as answered fills and the text does not, and why.
    #[serde(default)]
    pub not_stated: BTreeMap<String, String>,
    pub case: serde_json::Value,
    pub expect: Expect,
}

/// What the name of a file ends in whose case is as its source states it.
pub(super) const AS_STATED: &str = "-as-stated";

/// What the report must say: at least what is listed, and nothing where the list is empty.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Expect {
    pub concern: Concern,
    #[serde(default)]
    pub could_reach: Option<Concern>,
    #[serde(default)]
    pub hazard: Option<Hazard>,
    #[serde(default)]
    pub hazard_could_reach: Option<Hazard>,
    #[serde(default)]
    pub undecided: BTreeSet<String>,
    pub findings: Vec<String>,
    #[serde(default)]
    pub not_findings: Vec<String>,
    #[serde(default)]
    pub held_back: Option<Vec<ExpectHeld>>,
    #[serde(default)]
    pub questions: Option<Vec<ExpectQuestion>>,
    #[serde(default)]
    pub for_review: Vec<ExpectReview>,
    #[serde(default)]
    pub next_steps: Vec<String>,
    #[serde(default)]
    pub forms: BTreeMap<String, Forms>,
    #[serde(default)]
    pub readings: BTreeMap<String, String>,
    #[serde(default)]
    pub account: BTreeMap<String, Fate>,
    #[serde(default)]
    pub caveats: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectHeld {
    pub rule: String,
    pub by: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectQuestion {
    pub rule: String,
    pub name: String,
    #[serde(default)]
    pub input: Option<String>,
    #[serde(default)]
    pub concern: Option<Concern>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ExpectReview {
    pub input: String,
    pub rule: String,
}

impl Expect {
    /// Every rule that is named, so that a misspelt one cannot pass as absent.
    pub fn rules(&self) -> impl Iterator<Item = &str> {
        let lists = self.findings.iter().chain(&self.not_findings).chain(self.forms.keys());
        let held = self.held_back.iter().flatten().map(|held| &held.rule);
        let asked = self.questions.iter().flatten().map(|question| &question.rule);
        let review = self.for_review.iter().map(|review| &review.rule);
        lists.chain(held).chain(asked).chain(review).map(String::as_str)
    }
}

impl CaseFile {
    /// The folder of the cases.
    pub fn folder() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
    }

    /// Every case, by file name.
    pub fn all() -> Vec<CaseFile> {
        let entries = std::fs::read_dir(CaseFile::folder()).unwrap().map(|entry| entry.unwrap().path());
        let mut paths: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect();
        paths.sort();
        assert!(!paths.is_empty());
        paths.iter().map(|path| CaseFile::read(path)).collect()
    }

    fn read(path: &Path) -> CaseFile {
        let text = std::fs::read(path).unwrap();
        let mut file: CaseFile =
            serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        file.stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        file
    }

    /// Whether its case is as its source states it, and not as all questions were answered.
    pub fn is_as_stated(&self) -> bool {
        self.stem.ends_with(AS_STATED)
    }

    /// The case, read as a vendor's JSON is.
    pub fn case(&self) -> Case {
        let json = serde_json::to_vec(&self.case).unwrap();
        Case::from_json(&json, &Limits::default()).unwrap_or_else(|error| panic!("{}: {error}", self.stem))
    }
}
