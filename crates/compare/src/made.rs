//! Cases made up from parts: for one atom of a condition what meets it, and what just does not.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use neglect_screen::case::{Assessment, CaseDraft, ExplanationStatus, Observation};
use neglect_screen::pack::{AgeRange, Span, Unit};
use neglect_screen::{Agency, Case, Limits, Subject};
use serde_json::Value;

/// The date from which made-up cases are seen: no month before it is too short for its day.
pub(crate) const AS_OF: Date = date(2026, 11, 21);

/// Agencies by turns, where several are wanted.
const AGENCIES: [Agency; 6] =
    [Agency::Health, Agency::Education, Agency::Police, Agency::SocialCare, Agency::Dental, Agency::Housing];

/// What meets one atom of a condition, or just does not.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Evidence {
    Seen(SeenMany),
    /// Answers to a tool: its id, the question and the answer.
    Answer {
        tool: String,
        question: String,
        answer: Value,
    },
}

/// Observations, one after another back from the case's date.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SeenMany {
    /// Their codes, by turns.
    pub(crate) codes: Vec<String>,
    pub(crate) times: u32,
    /// How many days the first lies before the last; a day each where they may lie as they like.
    pub(crate) spread: Option<i64>,
    /// How many days the last lies before the case's date.
    pub(crate) ago: i64,
    pub(crate) with: BTreeMap<String, String>,
    /// How many agencies record them by turns, or which alone.
    pub(crate) by: Vec<Agency>,
    pub(crate) subject: Subject,
    pub(crate) explained: Option<String>,
    pub(crate) has_ended: bool,
}

impl SeenMany {
    pub(crate) fn new(codes: Vec<String>, times: u32) -> SeenMany {
        SeenMany {
            codes,
            times,
            spread: None,
            ago: 0,
            with: BTreeMap::new(),
            by: vec![Agency::Health],
            subject: Subject::Child,
            explained: None,
            has_ended: false,
        }
    }

    fn observations(&self, prefix: usize) -> impl Iterator<Item = Observation> {
        (0..self.times).map(move |nth| {
            let back = match self.spread {
                // Evenly over the time, the last on the last day and the first on the first.
                Some(spread) if self.times > 1 => spread * i64::from(nth) / i64::from(self.times - 1),
                _ => i64::from(nth),
            };
            let on = AS_OF.saturating_sub((back + self.ago).days());
            let place = nth as usize;
            let code = &self.codes[place % self.codes.len()];
            let by = self.by[place % self.by.len()];
            let id = format!("o{prefix}.{}", nth + 1);
            let mut observation = Observation::new(id, neglect_screen::case::Code::Own(code.clone()), on, by);
            observation.with = self.with.clone();
            observation.subject = self.subject;
            if let Some(kind) = &self.explained {
                observation =
                    observation.explained(kind.clone(), ExplanationStatus::Suitable, Agency::Health);
            }
            if self.has_ended {
                observation.until = Some(AS_OF.saturating_sub(1.days()).max(on));
            }
            observation
        })
    }
}

/// So many agencies by turns.
pub(crate) fn agencies(count: u32) -> Vec<Agency> {
    AGENCIES.iter().copied().take((count as usize).clamp(1, AGENCIES.len())).collect()
}

/// A child of that age on the case's date; younger by so many days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Age {
    Born { age: Span, younger: i64 },
    Unborn,
}

impl Age {
    /// The age where nothing says otherwise.
    pub(crate) const USUAL: Age = Age::Born { age: Span { n: 5, unit: Unit::Years }, younger: 0 };

    /// The ages on both sides of a range's ends.
    pub(crate) fn around(range: &AgeRange) -> impl Iterator<Item = Age> {
        let ends = range.from.into_iter().chain(range.below);
        let born = ends.flat_map(|age| [0, 1].map(|younger| Age::Born { age, younger }));
        born.chain(range.unborn.then_some(Age::Unborn))
    }
}

/// A case of such a child with this evidence; `None` where it would be no sound case.
pub(crate) fn case(age: Age, evidence: &[&Evidence]) -> Option<Case> {
    let mut case = CaseDraft::new("witness", AS_OF);
    match age {
        Age::Born { age, younger } => {
            case.child.born = Some(age.before(AS_OF).saturating_add(younger.days()).min(AS_OF));
        }
        Age::Unborn => case.child.due = Some(AS_OF.saturating_add(12.weeks())),
    }
    for (place, evidence) in evidence.iter().enumerate() {
        match evidence {
            Evidence::Seen(seen) => case.observations.extend(seen.observations(place + 1)),
            Evidence::Answer { tool, question, answer } => {
                let known = case.assessments.iter().position(|assessment| assessment.tool == *tool);
                let at = known.unwrap_or_else(|| {
                    let id = format!("a{}", case.assessments.len() + 1);
                    case.assessments.push(Assessment::new(id, tool.as_str(), AS_OF, Agency::Health));
                    case.assessments.len() - 1
                });
                case.assessments[at].answers.insert(question.clone(), answer.clone());
            }
        }
    }
    case.check(&Limits::default()).ok()
}
