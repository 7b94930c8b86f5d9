//! From a case to its screening: the records are read, the rules evaluated, and what follows from both is put together.

use std::sync::Arc;

use super::parts::{Account, Raised, Reach};
use super::{Screening, account, contradictions};
use crate::case::{Case, CaseError, InputRef};
use crate::engine::{Evidence, Fired, Timeline};
use crate::facts::Facts;
use crate::prepared::Prepared;
use crate::readers;
use crate::vocabulary::{Fate, Reason};

impl Screening {
    /// Screens a case. `strict`: what no pack knows is an error.
    pub(crate) fn new(prepared: Arc<Prepared>, case: Case, strict: bool) -> Result<Screening, CaseError> {
        let read = readers::read(&case, &prepared.settings);
        let timeline = Timeline::new(&case, &prepared.book, &read.observations);
        let is_unknown = |fate: &&(InputRef, Fate, Option<Reason>)| fate.1 == Fate::NotRecognised;
        let not_recognised_by_readers: Vec<InputRef> =
            read.fates.iter().filter(is_unknown).map(|fate| fate.0).collect();
        if strict {
            account::refuse_unrecognised(&case, &timeline, &not_recognised_by_readers)?;
        }
        let mut facts = Facts::new(read.facts);
        let recorded = |code: &str| timeline.recorded(&case, &prepared.book, code);
        let elsewhere = readers::known_elsewhere(&case, &prepared.settings, &facts, &recorded);
        if !elsewhere.is_empty() {
            facts = Facts::new(facts.iter().cloned().chain(elsewhere).collect());
        }
        let (facts, contradictions) = contradictions::settle(&case, &prepared.book, facts);
        let mut screening = Screening::evaluated(prepared, Arc::new(case), timeline, facts);
        screening.caveats = read.caveats;
        screening.not_recognised_by_readers = not_recognised_by_readers;
        screening.contradictions = contradictions;
        screening.undecided = screening.find_undecided();
        screening.account = Account::new(&screening, &read.fates);
        screening.questions = screening.find_questions();
        screening.reach = screening.find_reach();
        Ok(screening)
    }

    /// What the rules say of a case, before it is known what became of each input and what answers could change.
    pub(super) fn evaluated(
        prepared: Arc<Prepared>,
        case: Arc<Case>,
        timeline: Timeline,
        facts: Facts,
    ) -> Screening {
        let outcome = prepared.evaluate(Evidence { case: &case, timeline: &timeline, facts: &facts });
        let rule = |fired: &Fired| prepared.book.rule(fired.rule);
        let place = |&at: &usize| prepared.wording.report_order[outcome.fired[at].rule];
        let mut order: Vec<usize> = (0..outcome.fired.len()).collect();
        order.sort_unstable_by_key(place);
        let mut screening = Screening {
            findings: outcome.fired.iter().filter(|fired| !rule(fired).pattern).count(),
            prepared,
            case,
            timeline,
            facts,
            caveats: Vec::new(),
            not_recognised_by_readers: Vec::new(),
            outcome,
            account: Account::default(),
            order,
            standings: Vec::new(),
            raised: Raised::default(),
            reach: Reach::default(),
            contradictions: Vec::new(),
            undecided: Vec::new(),
            questions: Vec::new(),
        };
        (screening.standings, screening.raised) = screening.stand();
        screening
    }
}
