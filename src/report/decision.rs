//! The human decision: what a person decided when they had read a report. Nothing in a screening reads it.
//!
//! It says what, by which role, when and why, and carries the digests of the case, the packs and the report, so that it
//! can be shown later what was known. A person may always decide otherwise than the report; where they decide for less
//! than its concern they write down why: Keeping Children Safe in Education asks schools to record the reasons of
//! decisions, those not to refer among them (recalled).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::model::{PackRef, Report};
use crate::case::{Case, Problem};
use crate::unseen::without_byte_order_mark;
use crate::vocabulary::{Agency, Concern, Hazard, vocabulary};

/// The schema version of decisions that this library reads and writes.
const SCHEMA: u32 = 1;

/// The most bytes that a decision may have as JSON, and the most characters of its role and of its reason.
const MOST_BYTES: usize = 256 * 1024;
const MOST_ROLE: usize = 200;
const MOST_REASON: usize = 20_000;

vocabulary! {
    /// What was decided, in the order of the concern that each course meets.
    Course {
        /// Nothing further.
        NoAction = "no_action",
        /// Talk with the child or family, and keep watching.
        TalkAndWatch = "talk_and_watch",
        /// Talk it over with someone more experienced, gather what others know, or set a review (NICE's *consider*).
        DiscussGatherReview = "discuss_gather_review",
        /// Help with the family's consent.
        EarlyHelp = "early_help",
        /// Refer to children's social care (NICE's *suspect*).
        Refer = "refer",
        /// Police or ambulance, now.
        Emergency = "emergency",
    }
}

impl Course {
    /// The concern that this course of action meets. The pairing follows NICE's steps where NICE has one, and is this
    /// project's for the rest.
    pub(crate) fn meets(self) -> Concern {
        match self {
            Course::NoAction => Concern::NoneRecorded,
            Course::TalkAndWatch => Concern::Prompt,
            Course::DiscussGatherReview | Course::EarlyHelp => Concern::Consider,
            Course::Refer => Concern::Suspect,
            Course::Emergency => Concern::Immediate,
        }
    }
}

/// What a person decided on a report.
///
/// ```
/// use jiff::civil::date;
/// use neglect_screen::report::{Course, Decision};
/// use neglect_screen::{Agency, Case, Limits, Screener};
///
/// let case = Case::from_json(br#"{
///     "schema": 1, "case": "example", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
///     "observations": [{ "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-11-20",
///                        "by": "education", "with": { "pattern": "persistent" } }] }"#, &Limits::default())?;
/// let screener = Screener::england();
/// let report = screener.screen(&case)?;
///
/// // The report suspects neglect. Deciding for less is a person's right, with a reason.
/// let decision = Decision::on(
///     &case, &report, Course::EarlyHelp, Agency::Education, "designated safeguarding lead", date(2026, 11, 21),
/// );
/// assert_eq!(decision.check().unwrap_err().problems[0].code, "reason_required");
///
/// let decision = decision.with_reason("Referred yesterday by the school nurse; early help goes on meanwhile.");
/// decision.check()?;
/// assert_eq!(Decision::from_json(&decision.to_json())?, decision);
/// assert!(decision.mismatches(&case, &report).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The schema version: 1.
    pub schema: u32,
    /// The case's reference.
    pub case: String,
    /// What was decided.
    pub decision: Course,
    /// The agency whose decision it is.
    pub by: Agency,
    /// The role of the person who decided, such as `designated safeguarding lead`. Never a name.
    pub role: String,
    /// The day on which it was decided.
    pub on: Date,
    /// Why. Required where the decision is for less than the report's concern.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What the person had before them.
    pub had: Snapshot,
}

/// What the person had before them, so that it can be shown later what was known.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The date from which the case was seen.
    pub as_of: Date,
    /// The report's concern.
    pub concern: Concern,
    /// The report's hazard, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hazard: Option<Hazard>,
    /// The version of the library that screened.
    pub library: String,
    /// SHA-256 of the case, in hexadecimal, over its compact JSON as this library writes it.
    pub case_digest: String,
    /// SHA-256 of the report, in hexadecimal, over its compact JSON as this library writes it.
    pub report_digest: String,
    /// The packs in force, each with its version and digest.
    pub packs: Vec<PackRef>,
}

vocabulary! {
    /// In what a decision differs from a case and a report that are laid beside it.
    Mismatch {
        /// The case's reference is another.
        Reference = "reference",
        /// The case's content is not what it was.
        CaseDigest = "case_digest",
        /// The packs are not those that were in force, or not in that version.
        Packs = "packs",
        /// The report is not the one that was read.
        ReportDigest = "report_digest",
    }
}

/// Everything that is wrong with a decision. It never holds a word of the decision itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(.problems))]
pub struct DecisionError {
    /// The problems; never empty.
    pub problems: Vec<Problem>,
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}

impl Decision {
    /// A decision on this report of this case, still without a reason.
    pub fn on(
        case: &Case,
        report: &Report,
        decision: Course,
        by: Agency,
        role: impl Into<String>,
        on: Date,
    ) -> Decision {
        Decision {
            schema: SCHEMA,
            case: report.case.to_string(),
            decision,
            by,
            role: role.into(),
            on,
            reason: None,
            had: Snapshot {
                as_of: report.as_of,
                concern: report.concern,
                hazard: report.hazard,
                library: report.library.to_string(),
                case_digest: case_digest(case),
                report_digest: hexadecimal(&report.to_json()),
                packs: report.packs.clone(),
            },
        }
    }

    /// The decision with its reason.
    #[must_use]
    pub fn with_reason(mut self, reason: impl Into<String>) -> Decision {
        self.reason = Some(reason.into());
        self
    }

    /// Whether the decision is for less than the report's concern. An immediate hazard asks for what an immediate
    /// concern asks; any other hazard is not neglect, and asks for no reason.
    pub fn is_for_less(&self) -> bool {
        let immediate = self.had.hazard == Some(Hazard::Immediate);
        let asked = if immediate { Concern::Immediate } else { self.had.concern };
        self.decision.meets() < asked
    }

    /// Checks the decision.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, each with its place, a stable code and the help: `unsupported_schema`,
    /// `empty`, `too_long`, `decided_before_as_of`, `reason_required`, `not_a_digest`.
    pub fn check(&self) -> Result<(), DecisionError> {
        let mut problems = Vec::new();
        let mut add = |path: &str, code, message: &str, help: &str| {
            problems.push(Problem {
                path: path.to_owned(),
                code,
                message: message.to_owned(),
                help: help.to_owned(),
            });
        };
        if self.schema != SCHEMA {
            add("schema", "unsupported_schema", "the schema version is not one that is read here", "write 1");
        }
        if self.case.is_empty() {
            add("case", "empty", "no case is named", "write the case's reference");
        }
        if self.role.trim().is_empty() {
            add("role", "empty", "the role of whoever decided is missing", "write the role, never a name");
        }
        if self.role.chars().count() > MOST_ROLE {
            add("role", "too_long", "the role has more than 200 characters", "write the role alone");
        }
        let reason = self.reason.as_deref().unwrap_or_default();
        if reason.chars().count() > MOST_REASON {
            add("reason", "too_long", "the reason has more than 20,000 characters", "write the reason alone");
        }
        if self.on < self.had.as_of {
            add(
                "on",
                "decided_before_as_of",
                "the decision is dated before the date from which the case was seen",
                "write the day of the decision, or decide on the report of an earlier date",
            );
        }
        if self.is_for_less() && reason.trim().is_empty() {
            add(
                "reason",
                "reason_required",
                "the decision is for less than the report's concern, and no reason is written down",
                "write why",
            );
        }
        let digests =
            [("had.case_digest", &self.had.case_digest), ("had.report_digest", &self.had.report_digest)];
        for (path, digest) in digests {
            if !is_digest(digest) {
                add(
                    path,
                    "not_a_digest",
                    "not a SHA-256 in hexadecimal",
                    "write 64 digits from 0 to 9 and a to f",
                );
            }
        }
        for (at, pack) in self.had.packs.iter().enumerate() {
            if !is_digest(&pack.digest) {
                let path = format!("had.packs[{at}].digest");
                add(
                    &path,
                    "not_a_digest",
                    "not a SHA-256 in hexadecimal",
                    "write 64 digits from 0 to 9 and a to f",
                );
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(DecisionError { problems }) }
    }

    /// Reads and checks a decision.
    ///
    /// # Errors
    ///
    /// Where it is too long (`too_large`), not a decision of schema 1 (`not_readable`, with line and column), or where
    /// [`Decision::check`] finds something.
    pub fn from_json(json: &[u8]) -> Result<Decision, DecisionError> {
        let refused = |code, message: String, help: &str| DecisionError {
            problems: vec![Problem { path: String::new(), code, message, help: help.to_owned() }],
        };
        if json.len() > MOST_BYTES {
            return Err(refused(
                "too_large",
                format!("the decision has more than {MOST_BYTES} bytes"),
                "write the decision and its reason alone",
            ));
        }
        // The parser's own words can quote the text, so only its place is passed on.
        let decision: Decision = serde_json::from_slice(without_byte_order_mark(json)).map_err(|error| {
            refused(
                "not_readable",
                format!("not a decision of schema 1 at line {}, column {}", error.line(), error.column()),
                "compare it there with the schema in schema/decision.schema.json",
            )
        })?;
        decision.check()?;
        Ok(decision)
    }

    /// The decision as compact JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a decision is texts, numbers and lists, which are written as JSON")
    }

    /// In what the decision differs from this case and this report: nothing, where it was made on them.
    pub fn mismatches(&self, case: &Case, report: &Report) -> Vec<Mismatch> {
        let mut mismatches = Vec::new();
        if self.case != report.case || self.case != case.case {
            mismatches.push(Mismatch::Reference);
        }
        if self.had.case_digest != case_digest(case) {
            mismatches.push(Mismatch::CaseDigest);
        }
        if self.had.packs != report.packs {
            mismatches.push(Mismatch::Packs);
        }
        if self.had.report_digest != hexadecimal(&report.to_json()) {
            mismatches.push(Mismatch::ReportDigest);
        }
        mismatches
    }
}

/// SHA-256 over the case as this library writes it, so that white space and the order of keys leave no trace.
fn case_digest(case: &Case) -> String {
    hexadecimal(
        &serde_json::to_vec(case).expect("a case is texts, numbers and lists, which are written as JSON"),
    )
}

fn hexadecimal(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_digest(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
