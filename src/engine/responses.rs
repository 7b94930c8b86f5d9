//! What services did about what was recorded, as patterns ask for it: what each
//! response answers, and which of them bring agencies together.

use jiff::civil::Date;

use super::Evidence;
use super::outcome::Support;
use super::rule_book::RuleBook;
use crate::case::{CaseDraft, InputRef, Response, ResponseKind};
use crate::vocabulary::{Agency, AgencySet, Concern, Vocabulary};

/// Which kinds of response are adequate to which concern: a bit for each kind.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Adequacy {
    /// For each concern the kinds that answer it.
    to_concern: [u32; Concern::ALL.len()],
    to_hazard: u32,
}

impl Adequacy {
    /// As the packs have it; where none says anything, whatever acts.
    pub(crate) fn new(book: &RuleBook) -> Adequacy {
        let bit = |kind: &ResponseKind| 1_u32 << *kind as u32;
        let acting =
            ResponseKind::ALL.iter().filter(|kind| kind.acts()).fold(0, |bits, kind| bits | bit(kind));
        if book.answers().next().is_none() {
            return Adequacy { to_concern: [acting; Concern::ALL.len()], to_hazard: acting };
        }
        let mut adequacy = Adequacy::default();
        // What raises nothing asks for no more than that somebody acts.
        adequacy.to_concern[Concern::NoneRecorded as usize] = acting;
        for answer in book.answers() {
            let kinds = answer.kinds.iter().fold(0, |bits, kind| bits | bit(kind));
            for &concern in Concern::ALL.iter().filter(|&&concern| concern > Concern::NoneRecorded) {
                if answer.answers(Some(concern), false) {
                    adequacy.to_concern[concern as usize] |= kinds;
                }
            }
            adequacy.to_hazard |= if answer.answers(None, true) { kinds } else { 0 };
        }
        adequacy
    }

    /// Whether a kind of response is adequate to a concern, or where there is none to a hazard.
    pub(crate) fn holds(&self, kind: ResponseKind, concern: Concern, hazard: bool) -> bool {
        let kinds = if concern == Concern::NoneRecorded && hazard {
            self.to_hazard
        } else {
            self.to_concern[concern as usize]
        };
        kinds >> kind as u32 & 1 == 1
    }
}

/// Whether a response speaks of the whole case so far or of something that stands behind these supports.
pub(super) fn answers(response: &Response, supports: &[Support], evidence: Evidence<'_>) -> bool {
    response.to.is_empty() || names_any(response, supports, evidence)
}

/// Whether a response names an observation or record that stands behind these supports. A finding and a fact of the
/// chronology name none of their own.
pub(super) fn names_any(response: &Response, supports: &[Support], evidence: Evidence<'_>) -> bool {
    let is_named =
        |input: InputRef| evidence.work.take(response.to.len()) && evidence.case.is_named_by(response, input);
    supports.iter().any(|&support| match support {
        Support::Item(item) => is_named(evidence.timeline.items[item].input),
        Support::Fact(fact) => {
            let fact = evidence.facts.of_readers(fact);
            fact.is_some_and(|fact| fact.from.iter().any(|&input| is_named(input)))
        }
        Support::Finding(_) => false,
    })
}

/// Whether a response speaks of inputs that several agencies recorded.
pub(super) fn names_several_agencies(response: &Response, case: &CaseDraft) -> bool {
    let agencies: AgencySet = response.to.iter().filter_map(|id| agency_of(case, id)).collect();
    agencies.len() > 1
}

/// The agency that recorded the observation or record of an id.
fn agency_of(case: &CaseDraft, id: &str) -> Option<Agency> {
    let records = case.inputs().filter(|input| input.question.is_none());
    let mut named = records.filter(|input| !matches!(input.reference, InputRef::Response(_)));
    named.find(|input| input.id == Some(id)).map(|input| input.by)
}

/// Steps on a whole case that bring what several agencies hold together.
pub(super) fn brings_agencies_together(kind: ResponseKind) -> bool {
    matches!(
        kind,
        ResponseKind::InformationGathered
            | ResponseKind::EarlyHelpAssessment
            | ResponseKind::EarlyHelpPlan
            | ResponseKind::Referral
            | ResponseKind::StrategyDiscussion
            | ResponseKind::Section17Assessment
            | ResponseKind::Section47Enquiry
            | ResponseKind::ChildProtectionConference
            | ResponseKind::LegalProceedings
    )
}

/// The latest response that closed the case or decided on no further action, before a day; of several of one day the last
/// in the case.
pub(super) fn closed_before(case: &CaseDraft, day: Date) -> Option<(InputRef, Date)> {
    case.known_responses()
        .filter(|(_, response)| response.on < day && !response.kind.acts())
        .max_by_key(|(_, response)| response.on)
        .map(|(input, response)| (input, response.on))
}
