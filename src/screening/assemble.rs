//! From a case to its screening: the records are read, the rules evaluated, and what follows from both is put together.

use std::sync::Arc;

use jiff::civil::Date;

use super::parts::{Account, Raised, Reach};
use super::{Contradicted, Screening, account, contradictions};
use crate::case::{Case, CaseDraft, CaseError, InputRef};
use crate::engine::{Entry, Evidence, Fired, Horizon, Timeline};
use crate::facts::Facts;
use crate::prepared::Prepared;
use crate::readers::{self, ReaderCaveat};
use crate::vocabulary::{Fate, Reason};
use crate::work::Work;

/// What is gathered of a case before any rule is tried.
struct Gathered {
    timeline: Timeline,
    facts: Facts,
    contradictions: Vec<Contradicted>,
    caveats: Vec<ReaderCaveat>,
    /// The fates that readers gave to records.
    fates: Vec<(InputRef, Fate, Option<Reason>)>,
}

impl Gathered {
    /// `entries`: what the observations are, where that was looked up before.
    fn new(prepared: &Prepared, case: &CaseDraft, entries: Option<&[Entry]>, work: &Work) -> Gathered {
        let read = readers::read(case, &prepared.settings, work);
        let (book, derived) = (&prepared.book, &read.observations);
        let timeline = match entries {
            Some(entries) => Timeline::seen_again(case, book, entries, derived, work),
            None => Timeline::new(case, book, derived, work),
        };
        let mut facts = Facts::new(read.facts);
        let recorded = |code: &str| timeline.recorded(case, &prepared.book, code);
        let elsewhere = readers::known_elsewhere(case, &prepared.settings, &facts, &recorded);
        if !elsewhere.is_empty() {
            facts = Facts::new(facts.iter().cloned().chain(elsewhere).collect());
        }
        let (facts, contradictions) = contradictions::settle(case, &prepared.book, facts);
        Gathered { timeline, facts, contradictions, caveats: read.caveats, fates: read.fates }
    }
}

impl Screening {
    /// Screens a case. `strict`: what no pack knows is an error.
    pub(crate) fn new(
        prepared: Arc<Prepared>,
        case: Case,
        strict: bool,
        work: &Work,
    ) -> Result<Screening, CaseError> {
        let evidence = Gathered::new(&prepared, &case, None, work);
        work.check()?;
        let is_unknown = |fate: &&(InputRef, Fate, Option<Reason>)| fate.1 == Fate::NotRecognised;
        let not_recognised_by_readers: Vec<InputRef> =
            evidence.fates.iter().filter(is_unknown).map(|fate| fate.0).collect();
        if strict {
            account::refuse_unrecognised(&case, &evidence.timeline, &not_recognised_by_readers)?;
        }
        let Gathered { timeline, facts, contradictions, caveats, fates } = evidence;
        let mut screening = Screening::evaluated(prepared, Arc::new(case), timeline, facts, work, None);
        work.check()?;
        screening.caveats = caveats;
        screening.not_recognised_by_readers = not_recognised_by_readers;
        screening.contradictions = contradictions;
        screening.undecided = screening.find_undecided();
        screening.account = Account::new(&screening, &fates, work);
        screening.questions = screening.find_questions(work);
        work.check()?;
        screening.reach = screening.find_reach(work);
        work.check()?;
        screening.steps = work.taken();
        Ok(screening)
    }

    /// What the rules alone say of a case on its date: its findings, concern, hazard and levels, without account, questions
    /// and reach; and the first day on which a period that was looked at has run out, so that they say something else although
    /// nothing more is known. For a replay, which looks at many days and has looked up what the observations are: `entries`.
    pub(crate) fn of_rules(
        prepared: &Arc<Prepared>,
        case: &Arc<Case>,
        entries: &[Entry],
        work: &Work,
    ) -> Result<(Screening, Option<Date>), CaseError> {
        let Gathered { timeline, facts, .. } = Gathered::new(prepared, case, Some(entries), work);
        work.check()?;
        let horizon = Horizon::new(case.as_of);
        let (prepared, case) = (Arc::clone(prepared), Arc::clone(case));
        let screening = Screening::evaluated(prepared, case, timeline, facts, work, Some(&horizon));
        work.check()?;
        Ok((screening, horizon.first()))
    }

    /// What the rules say of a case, before it is known what became of each input and what answers could change.
    pub(super) fn evaluated(
        prepared: Arc<Prepared>,
        case: Arc<Case>,
        timeline: Timeline,
        facts: Facts,
        work: &Work,
        horizon: Option<&Horizon>,
    ) -> Screening {
        let evidence = Evidence { case: &case, timeline: &timeline, facts: &facts, work, horizon };
        let outcome = prepared.evaluate(evidence);
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
            steps: 0,
        };
        (screening.standings, screening.raised) = screening.stand(work, horizon);
        screening
    }
}
