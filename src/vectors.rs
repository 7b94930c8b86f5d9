//! Vectors: cases with the exact bytes of their reports, for every language to replay.
//!
//! A file of vectors says with which packs it was made, and for each case what a screening returns: the whole report
//! where it is short of keeping, else the FNV-1a hash of its bytes; or, for a case that is refused, each place and code.
//! `docs/vectors.md` has the format. What a vector says changes only with a star in `CHANGELOG.md`.

use serde::{Deserialize, Serialize};

use crate::case::Case;
use crate::report::Report;
use crate::screener::Screener;
use crate::vocabulary::{Concern, Hazard};

/// The version of the format.
pub const FORMAT: u32 = 1;

/// A file of vectors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vectors {
    /// The version of the format: 1.
    pub format: u32,
    /// What is in the file.
    pub title: String,
    /// The screener to make.
    pub screener: Setup,
    /// The packs in force, so that a vector of other content is known as such.
    pub packs: Vec<PackLine>,
    /// The vectors.
    pub vectors: Vec<Vector>,
}

/// How to make the screener.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// Whether the built-in packs for England are in force, before all others.
    pub england: bool,
    /// Further packs, by the names of their files under `packs/` of the source tree.
    #[serde(default)]
    pub packs: Vec<String>,
    /// The readings chosen.
    #[serde(default)]
    pub readings: Vec<String>,
    /// Whether what no pack knows is an error.
    #[serde(default)]
    pub strict: bool,
}

/// A pack in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackLine {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its canonical form, in hexadecimal.
    pub digest: String,
}

/// One case and what a screening of it returns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vector {
    /// Unique within the file.
    pub name: String,
    /// The case: the text to send, byte for byte.
    pub case: String,
    /// The highest concern of the report.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub concern: Option<Concern>,
    /// Its highest hazard.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// The rules that fired, patterns behind findings.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub rules: Vec<String>,
    /// The report: its text, byte for byte.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub report: Option<String>,
    /// The 64-bit FNV-1a hash of the report's bytes, in hexadecimal, where its text is not kept.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub report_fnv1a: Option<String>,
    /// What is wrong with the case, where it is refused.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub refused: Vec<Refused>,
}

/// One thing that is wrong with a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// The place: `observations[3].on`; empty for the document as a whole.
    pub path: String,
    /// The stable code.
    pub code: String,
}

/// How much of a report a vector keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Its text.
    Whole,
    /// The hash of its bytes.
    Hash,
}

/// The 64-bit FNV-1a hash: no proof against malice, and three lines in every language.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Vector {
    /// What a screener makes of a case in JSON.
    ///
    /// ```
    /// use neglect_screen::Screener;
    /// use neglect_screen::vectors::{Keep, Vector};
    ///
    /// let screener = Screener::england();
    /// let vector = Vector::of(&screener, "not even JSON", "{", Keep::Hash);
    /// assert_eq!(vector.refused[0].code, "not_json");
    /// assert_eq!(vector.differs(&screener), None);
    /// ```
    pub fn of(screener: &Screener, name: impl Into<String>, case: impl Into<String>, keep: Keep) -> Vector {
        let mut vector = Vector {
            name: name.into(),
            case: case.into(),
            concern: None,
            hazard: None,
            rules: Vec::new(),
            report: None,
            report_fnv1a: None,
            refused: Vec::new(),
        };
        let read = Case::from_json(vector.case.as_bytes(), screener.limits());
        match read.as_ref().map_err(Clone::clone).and_then(|case| screener.screen(case)) {
            Ok(report) => {
                let json = report.to_json();
                vector.concern = Some(report.concern);
                vector.hazard = report.hazard;
                vector.rules = rules(&report);
                match (keep, String::from_utf8(json)) {
                    (Keep::Whole, Ok(text)) => vector.report = Some(text),
                    (Keep::Hash, Ok(text)) => {
                        vector.report_fnv1a = Some(format!("{:016x}", fnv1a(text.as_bytes())));
                    }
                    // A report is UTF-8 by the types it is made of.
                    (_, Err(_)) => {}
                }
            }
            Err(refused) => {
                let problems = refused.problems.into_iter();
                vector.refused =
                    problems.map(|one| Refused { path: one.path, code: one.code.to_owned() }).collect();
            }
        }
        vector
    }

    /// How the screener's answer differs from what the vector says, in words; `None` where it does not.
    pub fn differs(&self, screener: &Screener) -> Option<String> {
        let keep = if self.report.is_some() { Keep::Whole } else { Keep::Hash };
        let now = Vector::of(screener, self.name.as_str(), self.case.as_str(), keep);
        if now == *self {
            return None;
        }
        Some(match (&self.report, &now.report) {
            _ if now.refused != self.refused => "it is refused otherwise, or not at all".to_owned(),
            _ if now.concern != self.concern || now.hazard != self.hazard => {
                "its concern or hazard is another".to_owned()
            }
            _ if now.rules != self.rules => "other rules fire".to_owned(),
            (Some(then), Some(now)) => {
                let at = then.bytes().zip(now.bytes()).position(|(then, now)| then != now);
                format!("the report differs from byte {}", at.unwrap_or_else(|| then.len().min(now.len())))
            }
            _ => "the bytes of the report differ".to_owned(),
        })
    }
}

fn rules(report: &Report) -> Vec<String> {
    report.findings.iter().chain(&report.patterns).map(|finding| finding.rule.to_string()).collect()
}

impl Vectors {
    /// An empty file for a screener that was made so.
    pub fn new(title: impl Into<String>, setup: Setup, screener: &Screener) -> Vectors {
        let packs = screener.packs().iter().zip(screener.digests());
        let packs = packs.map(|(pack, digest)| PackLine {
            id: pack.header.id.clone(),
            version: pack.header.version.clone(),
            digest: digest.to_owned(),
        });
        Vectors {
            format: FORMAT,
            title: title.into(),
            screener: setup,
            packs: packs.collect(),
            vectors: Vec::new(),
        }
    }
}
