//! What services did about what was recorded, as patterns ask for it: what each
//! response answers, and which of them bring agencies together.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::Evidence;
use super::multiset::Multiset;
use super::occurrence::{Occurrence, SupportListId, SupportLists};
use super::outcome::Support;
use super::rule_book::RuleBook;
use super::sliding::moved;
use crate::case::{CaseDraft, Input, InputRef, ResponseKind};
use crate::facts::Fact;
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

/// The responses that were known on the case's date, by what they name.
#[derive(Debug)]
pub(super) struct KnownResponses {
    /// Of each kind the days of those that name nothing and so speak of the whole case, in order.
    on_whole_case: Vec<Vec<Date>>,
    naming: Vec<Naming>,
    /// For each observation and record that is named, by which of these.
    naming_record: BTreeMap<InputRef, Vec<usize>>,
}

/// A response that names observations or records.
#[derive(Debug)]
struct Naming {
    on: Date,
    kind: ResponseKind,
    /// Whether several agencies recorded what it names, as far as that is known on the case's date.
    joins: bool,
}

/// What services did about one occurrence.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Answered {
    /// The first day, from its own on, of an adequate response.
    pub(super) first: Option<Date>,
    /// Whether a response from its own day on brought it together with what another agency holds: it speaks of inputs of
    /// several agencies, those behind the occurrence among them, or it is a multi-agency step on the whole case.
    pub(super) joined: bool,
}

impl KnownResponses {
    pub(super) fn new(case: &CaseDraft) -> KnownResponses {
        let mut known = KnownResponses {
            on_whole_case: vec![Vec::new(); ResponseKind::ALL.len()],
            naming: Vec::new(),
            naming_record: BTreeMap::new(),
        };
        let responses = || case.known_responses().map(|(_, response)| response);
        let records = case
            .inputs()
            .filter(|input| input.question.is_none() && !matches!(input.reference, InputRef::Response(_)));
        let by_id: BTreeMap<&str, Input<'_>> = if responses().all(|response| response.to.is_empty()) {
            BTreeMap::new()
        } else {
            records.filter_map(|input| Some((input.id?, input))).collect()
        };
        for response in responses() {
            if response.to.is_empty() {
                known.on_whole_case[response.kind as usize].push(response.on);
                continue;
            }
            let named = || response.to.iter().filter_map(|id| by_id.get(id.as_str()));
            let agencies: AgencySet =
                named().filter(|input| input.known_on(case.as_of)).map(|input| input.by).collect();
            for input in named() {
                known.naming_record.entry(input.reference).or_default().push(known.naming.len());
            }
            known.naming.push(Naming { on: response.on, kind: response.kind, joins: agencies.len() > 1 });
        }
        known.on_whole_case.iter_mut().for_each(|days| days.sort_unstable());
        known
    }

    /// What services did about each occurrence. Those of one list of supports stand in the order of their days.
    pub(super) fn answers(
        &self,
        occurrences: &[Occurrence],
        supports: &SupportLists,
        adequacy: &Adequacy,
        evidence: Evidence<'_>,
    ) -> Vec<Answered> {
        let mut of_lists: BTreeMap<SupportListId, NamingNow> = BTreeMap::new();
        let answered = occurrences.iter().map(|occurrence| {
            let is_adequate = |kind| adequacy.holds(kind, occurrence.concern, occurrence.hazard);
            let mut answered = self.on_whole_case(occurrence.on, is_adequate);
            if !self.naming.is_empty() {
                let naming = of_lists.entry(occurrence.supports.list).or_default();
                let (enter, leave) = naming.move_to(&occurrence.supports.places);
                for (places, enters) in [(enter, true), (leave, false)] {
                    for &support in supports.get(occurrence.supports.list, places) {
                        self.each_naming(support, evidence, |response| {
                            naming.note(response, is_adequate(response.kind), enters);
                        });
                    }
                }
                answered.first = answered
                    .first
                    .into_iter()
                    .chain(naming.adequate.first_from(&occurrence.on).copied())
                    .min();
                answered.joined |= naming.joining.first_from(&occurrence.on).is_some();
            }
            answered
        });
        answered.collect()
    }

    /// What responses on the whole case did from a day on.
    fn on_whole_case(&self, day: Date, is_adequate: impl Fn(ResponseKind) -> bool) -> Answered {
        let since = |&kind: &ResponseKind| {
            let days = &self.on_whole_case[kind as usize];
            days.get(days.partition_point(|&on| on < day)).copied()
        };
        let kinds = ResponseKind::ALL.iter();
        Answered {
            first: kinds.clone().filter(|&&kind| is_adequate(kind)).filter_map(since).min(),
            joined: kinds.filter(|&&kind| brings_agencies_together(kind)).any(|kind| since(kind).is_some()),
        }
    }

    /// Calls `each` with the responses that name an observation or record behind a support. A finding and a fact of the
    /// chronology have none of their own.
    fn each_naming(&self, support: Support, evidence: Evidence<'_>, mut each: impl FnMut(&Naming)) {
        let mut naming = |input: InputRef| {
            evidence.work.take(1);
            let responses = self.naming_record.get(&input.record());
            responses.into_iter().flatten().for_each(|&response| each(&self.naming[response]));
        };
        match support {
            Support::Item(item) => naming(evidence.timeline.items[item].input),
            Support::Fact(fact) => {
                evidence.facts.of_readers(fact).into_iter().flat_map(Fact::inputs_ever).for_each(naming);
            }
            Support::Finding(_) => {}
        }
    }
}

/// The responses that name something in a stretch of supports, while it moves forward.
#[derive(Debug, Default)]
struct NamingNow {
    stretch: Range<u32>,
    adequate: Multiset<Date>,
    joining: Multiset<Date>,
}

impl NamingNow {
    /// The places that come in where the stretch becomes that one, and those that go out.
    fn move_to(&mut self, stretch: &Range<u32>) -> (Range<u32>, Range<u32>) {
        let places = moved(&self.stretch, stretch);
        self.stretch = stretch.clone();
        places
    }

    fn note(&mut self, response: &Naming, is_adequate: bool, enters: bool) {
        for (days, is_noted) in [(&mut self.adequate, is_adequate), (&mut self.joining, response.joins)] {
            match (is_noted, enters) {
                (true, true) => days.enter(response.on),
                (true, false) => days.leave(&response.on),
                (false, _) => {}
            }
        }
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
