//! A screening in small numbers: which rules fired and on what, and the one fate of every input. `report/` puts it into
//! words, as a [`Report`] or straight as JSON; whoever wants a few columns of many cases reads the numbers here.

mod account;
mod finding;
mod led_to;
mod questions;
mod steps;

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::case::InputRef;
use crate::case::{Case, CaseError};
use crate::engine::{
    BookRule, Evidence, Fired, Held, MissingPart, Outcome, Rest, Timeline, Undetermined, key_of,
};
use crate::facts::{Fact, Facts};
use crate::pack::{Level, Pack};
use crate::readers::{self, ReaderCaveat};
use crate::report::{Report, Text};
use crate::screener::Inner;
use crate::vocabulary::{Concern, Hazard};
use crate::vocabulary::{Fate, Reason};

pub use self::account::Accounted;
use self::account::Fates;
pub use self::finding::Finding;
pub(crate) use self::led_to::LedTo;
pub(crate) use self::questions::Asked;
pub(crate) use self::steps::StepDue;

/// What a screening found, in small numbers. It borrows the screener and the case.
///
/// ```
/// use neglect_screen::Fate;
/// use neglect_screen::{Case, Concern, Limits, Screener};
///
/// let screener = Screener::england();
/// let case = Case::from_json(br#"{
///     "schema": 1, "case": "example", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
///     "observations": [
///         { "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-10-02", "by": "education",
///           "with": { "pattern": "persistent" } },
///         { "id": "o2", "code": "hygiene.nits", "on": "2026-10-02", "by": "education" } ]
/// }"#, &Limits::default())?;
/// let screening = screener.screening(&case)?;
/// assert_eq!(screening.concern(), Concern::Suspect);
/// let finding = screening.findings().next().expect("a finding");
/// assert_eq!(finding.id(), "nice/1.3.3");
/// assert_eq!(finding.inputs().map(|input| screening.id_of(input)).collect::<Vec<_>>(), ["o1"]);
/// let fates: Vec<(&str, Fate)> =
///     screening.account().map(|one| (screening.id_of(one.input), one.fate)).collect();
/// assert_eq!(fates, [("o1", Fate::Used), ("o2", Fate::NotRecognised)]);
/// assert_eq!(screening.to_json(), screener.screen(&case)?.to_json());
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
#[derive(Debug)]
pub struct Screening<'a> {
    pub(crate) inner: &'a Inner,
    pub(crate) case: &'a Case,
    pub(crate) timeline: Timeline<'a>,
    pub(crate) facts: Facts,
    /// What the readers had to tell beside facts and observations.
    pub(crate) caveats: Vec<ReaderCaveat>,
    /// The fates that only the readers can settle.
    pub(crate) reader_fates: Vec<(InputRef, Fate, Option<Reason>)>,
    pub(crate) outcome: Outcome,
    pub(crate) fates: Fates,
    /// Places in [`Outcome::fired`] in the report's order: findings, then patterns.
    order: Vec<u32>,
    /// How many of them are findings of stratum 1.
    findings: usize,
    concern: Concern,
    hazard: Option<Hazard>,
}

impl<'a> Screening<'a> {
    /// Screens a case that has been checked.
    pub(crate) fn of(inner: &'a Inner, case: &'a Case, strict: bool) -> Result<Screening<'a>, CaseError> {
        let reading = readers::read(case, &inner.settings);
        let timeline = Timeline::build(case, &inner.book, &reading.observations);
        let facts = Facts::new(reading.facts);
        if strict {
            let problems = account::not_recognised(&timeline, &reading.fates);
            if !problems.is_empty() {
                return Err(CaseError { problems });
            }
        }
        let outcome = inner.evaluate(&Evidence { case, timeline: &timeline, facts: &facts });
        let mut screening = Screening {
            inner,
            case,
            timeline,
            facts,
            caveats: reading.caveats,
            reader_fates: reading.fates,
            outcome,
            fates: Fates::default(),
            order: Vec::new(),
            findings: 0,
            concern: Concern::NoneRecorded,
            hazard: None,
        };
        screening.lay_in_order();
        screening.fates = account::fates(&screening);
        Ok(screening)
    }

    /// Most serious first; of equals, in the order of the packs; patterns after findings.
    fn lay_in_order(&mut self) {
        let places = &self.inner.wording.report_order;
        let place = |fired: &Fired| places.get(fired.rule as usize).copied().unwrap_or(u32::MAX);
        let mut order: Vec<(u32, u32)> =
            (0..).zip(&self.outcome.fired).map(|(at, fired)| (place(fired), at)).collect();
        order.sort_unstable();
        for fired in &self.outcome.fired {
            let Some(rule) = self.rule(fired.rule) else { continue };
            self.findings += usize::from(!rule.pattern);
            self.concern = self.concern.max(rule.rule.then.concern.unwrap_or_default());
            self.hazard = self.hazard.max(rule.rule.then.hazard);
        }
        self.order = order.into_iter().map(|(_, at)| at).collect();
    }

    /// The case that was screened.
    pub fn case(&self) -> &'a Case {
        self.case
    }

    /// The highest concern that a finding or pattern raises. `none_recorded` never means that there is no neglect.
    pub fn concern(&self) -> Concern {
        self.concern
    }

    /// The highest hazard that a finding or pattern names, if any. A hazard is not neglect.
    pub fn hazard(&self) -> Option<Hazard> {
        self.hazard
    }

    /// Rules that fired on what was recorded (stratum 1), in the report's order: most serious first.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        self.in_order(self.order.get(..self.findings).unwrap_or_default())
    }

    /// Rules that fired on findings over time and across agencies (stratum 2), in the report's order.
    pub fn patterns(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        self.in_order(self.order.get(self.findings..).unwrap_or_default())
    }

    fn in_order<'s>(&'s self, order: &'s [u32]) -> impl ExactSizeIterator<Item = Finding<'s>> {
        /// Stands where a place has no firing, which no place has.
        static NOTHING: Fired = Fired { rule: u32::MAX, rests: 0..0 };
        order.iter().map(|&at| Finding::new(self, self.outcome.fired.get(at as usize).unwrap_or(&NOTHING)))
    }

    /// Rules that would have fired but for an explanation or a gate, in the order of the packs.
    pub fn held_back(&self) -> &[Held] {
        &self.outcome.held_back
    }

    /// Rules that missing answers decide, supported by something that is recorded, in the order of the packs.
    pub fn undetermined(&self) -> &[Undetermined] {
        &self.outcome.undetermined
    }

    /// The answers that decide a rule.
    pub fn missing_of(&self, undetermined: &Undetermined) -> &[MissingPart] {
        self.outcome.missing_of(undetermined)
    }

    /// The level of need that was reached, for each pack that defines levels.
    pub fn levels(&self) -> impl Iterator<Item = (&'a Pack, &'a Level)> {
        self.outcome.levels.iter().filter_map(|&(pack, place)| {
            let pack = self.inner.book.packs().get(pack as usize)?;
            Some((pack, pack.levels.get(place as usize)?))
        })
    }

    /// The one fate of every observation, record and answer, in the order of the case: its lists one after another, each
    /// assessment before its answers.
    pub fn account(&self) -> impl Iterator<Item = Accounted> {
        self.fates.account(self.case)
    }

    /// The fate of one input; `None` where the case has no such input.
    pub fn fate(&self, input: InputRef) -> Option<(Fate, Option<Reason>)> {
        self.fates.of(input)
    }

    /// The id of an input; an answer's is its assessment's. Empty where it has none.
    pub fn id_of(&self, input: InputRef) -> &'a str {
        key_of(self.case, input)
    }

    /// What the account of a report calls an input: its id, its place where it has none, `assessment id/question` for an
    /// answer.
    pub fn name_of(&self, input: InputRef) -> Text<'a> {
        crate::report::name(self, input)
    }

    /// A rule in force, by its place.
    pub fn rule(&self, at: u32) -> Option<&'a BookRule> {
        self.inner.book.rules().get(at as usize)
    }

    /// The screening in words.
    pub fn report(&self) -> Report<'a> {
        crate::report::in_words(self)
    }

    /// The screening in words, as compact JSON: the same bytes as [`Report::to_json`] without the detour over a report.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = Vec::new();
        self.write_json(&mut json);
        json
    }

    /// As [`Screening::to_json`], added to what is there.
    pub fn write_json(&self, json: &mut Vec<u8>) {
        crate::report::write_json(self, json);
    }

    /// A fact: of the readers, or, beyond their number, of the chronology.
    pub(crate) fn fact(&self, at: u32) -> Option<&Fact> {
        let at = at as usize;
        self.facts.at(at).or_else(|| self.outcome.chronology.get(at.checked_sub(self.facts.len())?))
    }

    /// The inputs of the case behind one thing that a finding rests on.
    pub(crate) fn inputs_of(&self, rest: Rest) -> impl Iterator<Item = InputRef> {
        rest.inputs(&self.timeline, |at| self.fact(at))
    }

    /// The inputs of the case from which a rule was held back, each once, in the order of what it would rest on.
    pub(crate) fn inputs_of_held(&self, held: &Held) -> Vec<InputRef> {
        let mut known = BTreeSet::new();
        let inputs = held.rests.iter().flat_map(|&rest| self.inputs_of(rest));
        inputs.filter(|&input| known.insert(input)).collect()
    }

    pub(crate) fn as_of(&self) -> Date {
        self.case.as_of
    }
}
