//! What services did about what was recorded, as patterns ask for it: what each
//! response answers, and which of them bring agencies together.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Evidence;
use super::outcome::Support;
use super::rule_book::RuleBook;
use crate::case::{CaseDraft, Input, InputRef, Response, ResponseKind};
use crate::vocabulary::{AgencySet, Concern, Vocabulary};

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

/// The responses that were known on the case's date, each with the observations and records that it names.
#[derive(Debug)]
pub(super) struct KnownResponses<'a>(Vec<KnownResponse<'a>>);

/// One of them.
#[derive(Debug)]
pub(super) struct KnownResponse<'a> {
    pub(super) response: &'a Response,
    /// What it names, in order.
    to: Vec<InputRef>,
    /// The agencies that recorded what it names, as far as that is known on the case's date.
    agencies: AgencySet,
}

impl<'a> KnownResponses<'a> {
    pub(super) fn new(case: &'a CaseDraft) -> KnownResponses<'a> {
        let known = || case.known_responses().map(|(_, response)| response);
        let records = case
            .inputs()
            .filter(|input| input.question.is_none() && !matches!(input.reference, InputRef::Response(_)));
        let by_id: BTreeMap<&str, Input<'_>> = if known().all(|response| response.to.is_empty()) {
            BTreeMap::new()
        } else {
            records.filter_map(|input| Some((input.id?, input))).collect()
        };
        let named = |response: &'a Response| {
            let named = || response.to.iter().filter_map(|id| by_id.get(id.as_str()));
            let mut to: Vec<InputRef> = named().map(|input| input.reference).collect();
            to.sort_unstable();
            let agencies = named().filter(|input| input.known_on(case.as_of)).map(|input| input.by).collect();
            KnownResponse { response, to, agencies }
        };
        KnownResponses(known().map(named).collect())
    }

    /// Those from a day on.
    pub(super) fn since(&self, day: Date) -> impl Iterator<Item = &KnownResponse<'a>> {
        self.0.iter().filter(move |known| known.response.on >= day)
    }
}

impl KnownResponse<'_> {
    /// Whether it speaks of the whole case so far or of something that stands behind these supports.
    pub(super) fn answers(&self, supports: &[Support], evidence: Evidence<'_>) -> bool {
        self.response.to.is_empty() || self.names_any(supports, evidence)
    }

    /// Whether it has brought what stands behind these supports together with what another agency holds: it speaks of inputs
    /// of several agencies, these among them, or it is a multi-agency step on the whole case.
    pub(super) fn joins(&self, supports: &[Support], evidence: Evidence<'_>) -> bool {
        if self.response.to.is_empty() {
            brings_agencies_together(self.response.kind)
        } else {
            self.agencies.len() > 1 && self.names_any(supports, evidence)
        }
    }

    /// Whether it names an observation or record that stands behind these supports. A finding and a fact of the chronology
    /// name none of their own.
    fn names_any(&self, supports: &[Support], evidence: Evidence<'_>) -> bool {
        let is_named = |input: InputRef| self.to.binary_search(&input.record()).is_ok();
        !self.to.is_empty()
            && supports.iter().any(|&support| match support {
                Support::Item(item) => is_named(evidence.timeline.items[item].input),
                Support::Fact(fact) => {
                    let fact = evidence.facts.of_readers(fact);
                    fact.is_some_and(|fact| fact.inputs_ever().any(is_named))
                }
                Support::Finding(_) => false,
            })
    }
}

/// Steps on a whole case that bring what several agencies hold together.
fn brings_agencies_together(kind: ResponseKind) -> bool {
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

/// The responses that closed the case or decided on no further action, in the order of their days.
pub(super) fn closures(case: &CaseDraft) -> Vec<(InputRef, Date)> {
    let closures = case.known_responses().filter(|(_, response)| !response.kind.acts());
    let mut closures: Vec<(InputRef, Date)> =
        closures.map(|(input, response)| (input, response.on)).collect();
    closures.sort_by_key(|(_, on)| *on);
    closures
}
