//! The account: the one fate of every observation, record and answer of the case. It is built from all inputs and has no
//! default: an input that nothing gives a fate is a fault of this library, and says so.

use std::collections::BTreeSet;

use super::parts::{Account, InputPlaces};
use super::{Feature, Screening};
use crate::case::{CaseDraft, CaseError, InputRef, Problem, ProblemCode};
use crate::engine::{Evidence, HeldBy, ItemFate, Outcome, Timeline, nearness};
use crate::facts::{AllFacts, Fact, Truth, compare};
use crate::prepared::Prepared;
use crate::vocabulary::{Channel, Fate, Reason, Vocabulary as _};
use crate::work::Work;

impl Account {
    /// The fates of all inputs. `read` has the fates that readers gave to records.
    pub(super) fn new(
        screening: &Screening,
        read: &[(InputRef, Fate, Option<Reason>)],
        work: &Work,
    ) -> Account {
        let Screening { prepared, case, timeline, facts, outcome, .. } = screening;
        let evidence = Evidence { case, timeline, facts, work, horizon: None };
        let places = InputPlaces::new(evidence.case);
        let mut draft = AccountDraft { told: vec![None; places.count()], places };
        draft.tell_inputs_after_as_of(evidence.case);
        draft.tell_observations(screening);
        draft.tell_responses(evidence.case);
        for undecided in screening.undecided() {
            if let Feature::Fact(fact) = undecided.feature {
                let inputs = &screening.all_facts().get(fact).from;
                inputs.iter().for_each(|&input| draft.tell_with_record(input, Fate::Undecided));
            }
        }
        for &(input, fate, reason) in read {
            draft.tell(input, fate, reason);
        }
        for (_, fact) in (AllFacts { readers: evidence.facts, chronology: &[] }).iter() {
            draft.tell_why_silent(fact, prepared, evidence, outcome);
        }
        draft.finish(evidence.case)
    }
}

/// The account while fates are told: of several that could be told of one input the weightiest is, and of equals the first.
struct AccountDraft {
    told: Vec<Option<(Fate, Option<Reason>)>>,
    places: InputPlaces,
}

/// Of two fates that could be told of one input, the weightier is told.
fn weight(fate: Fate) -> u8 {
    match fate {
        Fate::AfterAsOf => 9,
        Fate::DuplicateOf => 8,
        Fate::NotRecognised => 7,
        Fate::Used => 6,
        Fate::Undecided => 5,
        Fate::HeldBack => 4,
        Fate::Explained => 3,
        Fate::Short => 2,
        Fate::Context => 1,
        Fate::NotAlerting => 0,
    }
}

/// The fate that a rule's being held back gives to what it would have rested on.
pub(crate) fn fate_of_held(by: HeldBy) -> Fate {
    match by {
        HeldBy::Explanation => Fate::Explained,
        HeldBy::Qualifier(_) | HeldBy::Gate(_) | HeldBy::Exemption(_) => Fate::HeldBack,
    }
}

/// Whether an entry is no feature of this child at this age, or no rule speaks of it. Where it is one, it alerts, and
/// what it does not reach it stays short of.
fn is_of_another(reason: Reason) -> bool {
    match reason {
        Reason::Age
        | Reason::Subject
        | Reason::NoRule
        | Reason::Superseded
        | Reason::Unreadable
        | Reason::TooBroad => true,
        Reason::Qualifier
        | Reason::Undetermined
        | Reason::Count
        | Reason::Window
        | Reason::Alone
        | Reason::Threshold => false,
    }
}

impl AccountDraft {
    fn tell(&mut self, input: InputRef, fate: Fate, reason: Option<Reason>) {
        let Some(place) = self.places.of(input) else { return };
        let told = &mut self.told[place];
        let weight = |fate, reason: Option<Reason>| {
            // That no rule speaks of an input is told only where there is nothing else to tell.
            (weight(fate), reason.map_or(0, nearness), reason != Some(Reason::NoRule))
        };
        if told.is_none_or(|(known, known_reason)| weight(fate, reason) > weight(known, known_reason)) {
            *told = Some((fate, reason));
        }
    }

    /// An answer's fate; its assessment shares the weightiest of its answers.
    fn tell_with_record(&mut self, input: InputRef, fate: Fate) {
        self.tell(input, fate, None);
        if let InputRef::Answer(..) = input {
            self.tell(input.record(), fate, None);
        }
    }

    fn tell_inputs_after_as_of(&mut self, case: &CaseDraft) {
        for input in case.inputs().filter(|input| !input.known_on(case.as_of)) {
            self.tell(input.reference, Fate::AfterAsOf, None);
        }
    }

    fn tell_observations(&mut self, screening: &Screening) {
        let Screening { prepared, timeline, outcome, .. } = screening;
        for &input in &timeline.not_recognised {
            self.tell(input, Fate::NotRecognised, None);
        }
        for &input in &timeline.too_broad {
            self.tell(input, Fate::NotAlerting, Some(Reason::TooBroad));
        }
        for &(input, _) in &timeline.duplicates {
            self.tell(input, Fate::DuplicateOf, None);
        }
        let facts = screening.all_facts();
        let open = outcome.open.iter().filter(|open| screening.alerts(open.item));
        let undecided: BTreeSet<InputRef> = open.map(|open| timeline.items[open.item].input).collect();
        for fired in &outcome.fired {
            let pattern = screening.rule(fired.rule).pattern;
            let inputs =
                outcome.supports_of(fired).iter().flat_map(|support| support.inputs(timeline, facts));
            // What is undecided stays so where only a pattern rests on it.
            for input in inputs.filter(|input| !pattern || !undecided.contains(input)) {
                self.tell_with_record(input, Fate::Used);
            }
        }
        for held in &outcome.held_back {
            let inputs = held.supports.iter().flat_map(|support| support.inputs(timeline, facts));
            inputs.for_each(|input| self.tell_with_record(input, fate_of_held(held.by)));
        }
        for (item, fate) in timeline.items.iter().zip(&outcome.fates) {
            if undecided.contains(&item.input) {
                self.tell(item.input, Fate::Undecided, None);
                continue;
            }
            let channel = prepared.book.indicator(item.indicator).channel;
            match fate {
                // Told above, through what rests on it.
                ItemFate::Used => {}
                ItemFate::Explained => self.tell(item.input, Fate::Explained, None),
                ItemFate::HeldBack => self.tell(item.input, Fate::HeldBack, None),
                ItemFate::NotAlerting(reason) => match channel {
                    Channel::Alerting | Channel::Hazard => {
                        let fate = if is_of_another(*reason) { Fate::NotAlerting } else { Fate::Short };
                        self.tell(item.input, fate, Some(*reason));
                    }
                    _ => self.tell(item.input, Fate::Context, None),
                },
            }
        }
    }

    /// What a service did is context wherever nothing rests on it.
    fn tell_responses(&mut self, case: &CaseDraft) {
        for input in case.inputs().filter(|input| matches!(input.reference, InputRef::Response(_))) {
            self.tell(input.reference, Fate::Context, None);
        }
    }

    /// Why a fact alerts nobody, where one of its inputs has no other fate.
    fn tell_why_silent(
        &mut self,
        fact: &Fact,
        prepared: &Prepared,
        evidence: Evidence<'_>,
        outcome: &Outcome,
    ) {
        let mut places = fact.from.iter().filter_map(|&input| self.places.of(input));
        if places.any(|place| self.told[place].is_none_or(|(fate, _)| fate == Fate::NotAlerting)) {
            let reason = reason_of_silence(fact, prepared, evidence, outcome);
            for &input in &fact.from {
                self.tell(input, Fate::NotAlerting, Some(reason));
            }
        }
    }

    fn finish(self, case: &CaseDraft) -> Account {
        let is_untold =
            |input: &InputRef| self.places.of(*input).is_some_and(|place| self.told[place].is_none());
        let untold: Vec<String> =
            case.inputs().map(|input| input.reference).filter(is_untold).map(InputRef::path).collect();
        assert!(untold.is_empty(), "these inputs were given no fate: {}", untold.join(", "));
        Account { fates: self.told.into_iter().flatten().collect(), places: self.places }
    }
}

/// Why a fact on which nothing rests alerts nobody: a rule that missing answers decide speaks of it, or a rule needs
/// something else besides, or none of its thresholds is reached.
fn reason_of_silence(fact: &Fact, prepared: &Prepared, evidence: Evidence<'_>, outcome: &Outcome) -> Reason {
    let program = &prepared.program;
    if outcome.undetermined.iter().any(|undetermined| program.tests_fact(undetermined.rule, &fact.name)) {
        return Reason::Undetermined;
    }
    let of_test = program.tests_of(&fact.name).map(|test| {
        let is_met = compare(test, Some(fact.into()), evidence.case.as_of) == Truth::True;
        if is_met { Reason::Alone } else { Reason::Threshold }
    });
    of_test.max_by_key(|&reason| nearness(reason)).unwrap_or(Reason::NoRule)
}

/// The problems that strict mode makes of what no pack knows.
pub(super) fn refuse_unrecognised(
    case: &CaseDraft,
    timeline: &Timeline,
    by_readers: &[InputRef],
) -> Result<(), CaseError> {
    let problem = |path: String| Problem {
        path,
        code: ProblemCode::NotRecognised.name(),
        message: "no pack in force knows it".to_owned(),
        help: "use a name that the packs in force define, or add the pack that defines it".to_owned(),
    };
    let codes = timeline.not_recognised.iter().map(|input| format!("{}.code", case.path_of(*input)));
    let qualifiers =
        timeline.unknown_qualifiers.iter().map(|unknown| format!("{}.with", case.path_of(unknown.input)));
    let by_readers = by_readers.iter().map(|&input| match input {
        InputRef::Answer(..) => format!("{}.answers", case.path_of(input)),
        InputRef::Assessment(_) => format!("{}.tool", case.path_of(input)),
        other => case.path_of(other),
    });
    let problems: Vec<Problem> = codes.chain(qualifiers).chain(by_readers).map(problem).collect();
    if problems.is_empty() { Ok(()) } else { Err(CaseError { problems }) }
}
