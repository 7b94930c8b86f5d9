//! The account in numbers: the one fate of every observation, record and answer of the case.

use jiff::civil::Date;

use super::Screening;
use crate::case::InputRef;
use crate::case::{Case, Problem, ProblemCode};
use crate::engine::{HeldBy, ItemFate, Timeline, nearness};
use crate::facts::Fact;
use crate::facts::{Truth, compare};
use crate::vocabulary::Channel;
use crate::vocabulary::{Fate, Reason};

/// The fate of one input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accounted {
    /// The input.
    pub input: InputRef,
    /// Its fate.
    pub fate: Fate,
    /// Why, where the fate does not say it all.
    pub reason: Option<Reason>,
}

/// What is known of one input's fate.
type Known = Option<(Fate, Option<Reason>)>;

/// A place for each input of the case: its lists one after another, and each assessment's answers behind it.
#[derive(Debug, Default)]
pub(crate) struct Fates {
    known: Vec<Known>,
    starts: [usize; 5],
    assessments: Vec<usize>,
}

impl Fates {
    fn new(case: &Case) -> Fates {
        let mut next = case.observations.len();
        let mut assessments = Vec::with_capacity(case.assessments.len());
        for assessment in &case.assessments {
            assessments.push(next);
            next += 1 + assessment.answers.len();
        }
        let mut starts = [0; 5];
        let lists =
            [case.attendance.len(), case.appointments.len(), case.growth.len(), case.responses.len(), 1];
        for (start, len) in starts.iter_mut().zip(lists) {
            *start = next;
            next += len;
        }
        Fates { known: vec![None; next], starts, assessments }
    }

    /// The place of an input among all inputs of the case.
    pub(crate) fn slot(&self, input: InputRef) -> Option<usize> {
        let [attendance, appointments, growth, responses, child] = self.starts;
        Some(match input {
            InputRef::Observation(n) => n as usize,
            InputRef::Assessment(n) => *self.assessments.get(n as usize)?,
            InputRef::Answer(n, question) => self.assessments.get(n as usize)? + 1 + question as usize,
            InputRef::Attendance(n) => attendance + n as usize,
            InputRef::Appointment(n) => appointments + n as usize,
            InputRef::Growth(n) => growth + n as usize,
            InputRef::Response(n) => responses + n as usize,
            InputRef::Child => child,
        })
    }

    /// How many places there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    fn at(&mut self, input: InputRef) -> Option<&mut Known> {
        let at = self.slot(input)?;
        self.known.get_mut(at)
    }

    /// The fate of an input. What nothing was said of was understood, and no rule speaks of it.
    pub(crate) fn of(&self, input: InputRef) -> Option<(Fate, Option<Reason>)> {
        let known = self.known.get(self.slot(input)?)?;
        Some(known.unwrap_or((Fate::NotAlerting, Some(Reason::NoRule))))
    }

    pub(super) fn account(&self, case: &Case) -> impl Iterator<Item = Accounted> {
        let list = |len: usize| (0_u32..).take(len);
        let of_assessments = list(case.assessments.len()).zip(&case.assessments);
        let inputs = list(case.observations.len())
            .map(InputRef::Observation)
            .chain(of_assessments.flat_map(move |(n, one)| {
                let answers = list(one.answers.len()).map(move |answer| InputRef::Answer(n, answer));
                std::iter::once(InputRef::Assessment(n)).chain(answers)
            }))
            .chain(list(case.attendance.len()).map(InputRef::Attendance))
            .chain(list(case.appointments.len()).map(InputRef::Appointment))
            .chain(list(case.growth.len()).map(InputRef::Growth))
            .chain(list(case.responses.len()).map(InputRef::Response));
        inputs.filter_map(|input| self.of(input).map(|(fate, reason)| Accounted { input, fate, reason }))
    }

    /// Settles a fate, unless a weightier one stands: what is used stays used, what is settled first stays.
    fn settle(&mut self, input: InputRef, fate: Fate, reason: Option<Reason>) {
        let Some(known) = self.at(input) else { return };
        if known.is_none_or(|(standing, _)| weight(standing) < weight(fate)) {
            *known = Some((fate, reason));
        }
    }

    /// As [`Fates::settle`]; and an assessment shares the weightiest fate of its answers.
    fn settle_with_whole(&mut self, input: InputRef, fate: Fate) {
        self.settle(input, fate, None);
        if let InputRef::Answer(assessment, _) = input {
            self.settle(InputRef::Assessment(assessment), fate, None);
        }
    }
}

/// Of two fates that could be told of one input, the weightier is told.
fn weight(fate: Fate) -> u8 {
    match fate {
        Fate::AfterAsOf => 7,
        Fate::DuplicateOf => 6,
        Fate::NotRecognised => 5,
        Fate::Used => 4,
        Fate::HeldBack => 3,
        Fate::Explained => 2,
        Fate::Context => 1,
        Fate::NotAlerting => 0,
    }
}

/// The fate that a rule's being held back gives to what it would have rested on.
pub(crate) fn fate_of_held(by: HeldBy) -> Fate {
    if by == HeldBy::Explanation { Fate::Explained } else { Fate::HeldBack }
}

/// The fates of all inputs.
pub(super) fn fates(screening: &Screening<'_>) -> Fates {
    let mut fates = Fates::new(screening.case);
    settle_observations(screening, &mut fates);
    settle_records(screening, &mut fates);
    fates
}

fn settle_observations(screening: &Screening<'_>, fates: &mut Fates) {
    let timeline = &screening.timeline;
    for &input in &timeline.after_as_of {
        fates.settle(input, Fate::AfterAsOf, None);
    }
    for &input in &timeline.not_recognised {
        fates.settle(input, Fate::NotRecognised, None);
    }
    for &(input, _) in &timeline.duplicates {
        fates.settle(input, Fate::DuplicateOf, None);
    }
    for &rest in &screening.outcome.rests {
        screening.inputs_of(rest).for_each(|input| fates.settle_with_whole(input, Fate::Used));
    }
    for held in &screening.outcome.held_back {
        for &rest in &held.rests {
            screening.inputs_of(rest).for_each(|input| fates.settle_with_whole(input, fate_of_held(held.by)));
        }
    }
    for (item, fate) in timeline.items.iter().zip(&screening.outcome.fates) {
        let context = || {
            let channel = screening.inner.book.indicator(item.indicator).map(|indicator| indicator.channel);
            !matches!(channel, Some(Channel::Alerting | Channel::Hazard))
        };
        match fate {
            // Settled above.
            ItemFate::Used => {}
            ItemFate::Explained => fates.settle(item.input, Fate::Explained, None),
            ItemFate::HeldBack => fates.settle(item.input, Fate::HeldBack, None),
            ItemFate::NotAlerting(_) if context() => fates.settle(item.input, Fate::Context, None),
            ItemFate::NotAlerting(reason) => fates.settle(item.input, Fate::NotAlerting, Some(*reason)),
        }
    }
}

fn settle_records(screening: &Screening<'_>, fates: &mut Fates) {
    let case = screening.case;
    let after = |on: Date, recorded: Option<Date>| on > case.as_of || recorded.unwrap_or(on) > case.as_of;
    for (n, one) in (0_u32..).zip(&case.assessments).filter(|(_, one)| after(one.on, one.recorded)) {
        fates.settle(InputRef::Assessment(n), Fate::AfterAsOf, None);
        for question in (0_u32..).take(one.answers.len()) {
            fates.settle(InputRef::Answer(n, question), Fate::AfterAsOf, None);
        }
    }
    for (n, _) in (0_u32..).zip(&case.attendance).filter(|(_, one)| after(one.to, one.recorded)) {
        fates.settle(InputRef::Attendance(n), Fate::AfterAsOf, None);
    }
    for (n, _) in (0_u32..).zip(&case.appointments).filter(|(_, one)| after(one.on, one.recorded)) {
        fates.settle(InputRef::Appointment(n), Fate::AfterAsOf, None);
    }
    for (n, _) in (0_u32..).zip(&case.growth).filter(|(_, one)| after(one.on, one.recorded)) {
        fates.settle(InputRef::Growth(n), Fate::AfterAsOf, None);
    }
    for (n, one) in (0_u32..).zip(&case.responses) {
        let fate = if after(one.on, one.recorded) { Fate::AfterAsOf } else { Fate::Context };
        fates.settle(InputRef::Response(n), fate, None);
    }
    for &(input, fate, reason) in &screening.reader_fates {
        fates.settle(input, fate, reason);
    }
    for fact in screening.facts.iter() {
        // Why a fact alerts nobody is asked only where one of its inputs has no other fate.
        let mut known_why = None;
        for &input in &fact.from {
            let Some(known) = fates.at(input) else { continue };
            let standing = match *known {
                None => None,
                Some((Fate::NotAlerting, Some(standing))) => Some(standing),
                Some(_) => continue,
            };
            let reason = *known_why.get_or_insert_with(|| why_silent(screening, fact));
            if standing.is_none_or(|standing| nearer(reason, standing)) {
                *known = Some((Fate::NotAlerting, Some(reason)));
            }
        }
    }
}

fn nearer(reason: Reason, than: Reason) -> bool {
    nearness(reason) > nearness(than)
}

/// Why a fact on which nothing rests alerts nobody: a rule that missing answers decide speaks of it, or a rule needs
/// something else besides, or none of its thresholds is reached.
fn why_silent(screening: &Screening<'_>, fact: &Fact) -> Reason {
    let program = &screening.inner.program;
    let undetermined = &screening.outcome.undetermined;
    if undetermined.iter().any(|undetermined| program.tests_fact(undetermined.rule, &fact.name)) {
        return Reason::Undetermined;
    }
    let mut reason = Reason::NoRule;
    for test in program.tests_of(&fact.name) {
        let met = compare(test, Some(fact), screening.case.as_of) == Truth::True;
        let now = if met { Reason::Alone } else { Reason::Threshold };
        if nearer(now, reason) {
            reason = now;
        }
    }
    reason
}

/// The problems that strict mode makes of what no pack knows.
pub(super) fn not_recognised(
    timeline: &Timeline<'_>,
    of_readers: &[(InputRef, Fate, Option<Reason>)],
) -> Vec<Problem> {
    let problem = |path: String| Problem {
        path,
        code: ProblemCode::NotRecognised.name(),
        message: "no pack in force knows it".to_owned(),
        help: "use a name that the packs in force define, or add the pack that defines it".to_owned(),
    };
    let codes = timeline.not_recognised.iter().map(|&input| format!("{}.code", input.path()));
    let qualifiers = timeline.unknown_qualifiers.iter().map(|one| format!("{}.with", one.input.path()));
    let of_readers = of_readers.iter().filter(|(_, fate, _)| *fate == Fate::NotRecognised);
    let of_readers = of_readers.map(|&(input, ..)| match input {
        InputRef::Answer(n, _) => format!("assessments[{n}].answers"),
        InputRef::Assessment(n) => format!("assessments[{n}].tool"),
        other => other.path(),
    });
    codes.chain(qualifiers).chain(of_readers).map(problem).collect()
}
