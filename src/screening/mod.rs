//! A screening, as indices into the screener and the case, before any text is rendered: which rules fired and on what, and
//! the one fate of every input. `report/` puts it into words, as a [`crate::Report`] or straight as JSON; whoever wants a
//! few columns of many cases reads them here.

mod account;
mod assemble;
mod contradictions;
mod finding;
mod next_steps;
mod parts;
mod questions;
mod reach;
mod rules_by_input;
mod standing;
mod undecided;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::case::{Case, InputRef};
use crate::engine::{BookRule, HeldBack, Outcome, PackId, RuleId, Support, Timeline};
use crate::facts::{AllFacts, Facts};
use crate::pack::{Level, Pack};
use crate::prepared::Prepared;
use crate::readers::{self, ReaderCaveat, Target};
use crate::vocabulary::{Concern, Fate, Hazard, Reason, Standing};

pub(crate) use self::contradictions::Contradicted;
pub use self::finding::{Finding, FindingSummary};
pub(crate) use self::next_steps::StepDue;
pub use self::parts::Accounted;
use self::parts::{Account, Raised, Reach};
pub(crate) use self::questions::QuestionSet;
pub(crate) use self::undecided::{Feature, UndecidedFeature};

/// What a screening found. It shares the screener and the case, and may outlive both.
///
/// ```
/// use neglect_screen::{Case, Concern, Fate, Limits, Screener};
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
/// assert_eq!(finding.inputs().map(|input| screening.name_of(input)).collect::<Vec<_>>(), ["o1"]);
/// let fates: Vec<(String, Fate)> =
///     screening.account().map(|line| (screening.name_of(line.input), line.fate)).collect();
/// assert_eq!(fates, [("o1".to_owned(), Fate::Used), ("o2".to_owned(), Fate::NotRecognised)]);
/// assert_eq!(screening.to_json(), screener.screen(&case)?.to_json());
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
pub struct Screening {
    pub(crate) prepared: Arc<Prepared>,
    pub(crate) case: Arc<Case>,
    pub(crate) timeline: Timeline,
    pub(crate) facts: Facts,
    /// What the readers had to tell beside facts and observations.
    pub(crate) caveats: Vec<ReaderCaveat>,
    /// The inputs that a reader did not recognise, in the order in which they were read.
    pub(crate) not_recognised_by_readers: Vec<InputRef>,
    pub(crate) outcome: Outcome,
    account: Account,
    /// Places in [`Outcome::fired`] in the report's order: findings, then patterns.
    order: Vec<usize>,
    /// How many of them are findings of stratum 1.
    findings: usize,
    /// The standing of each of [`Outcome::fired`].
    standings: Vec<Standing>,
    raised: Raised,
    reach: Reach,
    contradictions: Vec<Contradicted>,
    undecided: Vec<UndecidedFeature>,
    questions: Vec<QuestionSet>,
    steps: u64,
}

impl Screening {
    /// The case that was screened.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// How many steps of work it took: what [`Limits::work`](crate::Limits::work) bounds. The same case takes as many on every
    /// machine, under one version of the library and of the packs.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The highest concern that a current finding or pattern raises. `none_recorded` never means that there is no neglect.
    pub fn concern(&self) -> Concern {
        self.raised.concern
    }

    /// The highest hazard that a current finding or pattern names, if any. A hazard is not neglect.
    pub fn hazard(&self) -> Option<Hazard> {
        self.raised.hazard
    }

    /// The highest concern that any finding or pattern raises, past ones among them.
    pub fn concern_ever(&self) -> Concern {
        self.raised.concern_ever
    }

    /// The highest concern that answers which nobody gave could raise, the report's own where that is higher;
    /// absent where none could raise any.
    pub fn could_reach(&self) -> Option<Concern> {
        self.reach.concern
    }

    /// The highest hazard that answers which nobody gave could name, the report's own where that is higher;
    /// absent where none could name any.
    pub fn hazard_could_reach(&self) -> Option<Hazard> {
        self.reach.hazard
    }

    /// The place of the level of need that answers which nobody gave could lead to, for a pack that defines levels.
    pub(crate) fn level_could_be(&self, pack: PackId) -> Option<usize> {
        self.reach.levels.iter().find(|(of, _)| *of == pack).map(|&(_, place)| place)
    }

    /// The entries of alerting indicators and hazards, and the facts of answers and records, that are undecided.
    pub(crate) fn undecided(&self) -> &[UndecidedFeature] {
        &self.undecided
    }

    /// The inputs that are undecided, each once, in the order of the case: entries of alerting indicators and hazards, and
    /// answers and records that wait for others.
    pub fn undecided_inputs(&self) -> BTreeSet<InputRef> {
        self.undecided.iter().map(|undecided| self.input_of(undecided.feature)).collect()
    }

    /// How many questions the report asks: answers that belong together are one.
    pub fn question_count(&self) -> usize {
        self.questions.len()
    }

    /// What is asked, in the report's order.
    pub(crate) fn questions(&self) -> &[QuestionSet] {
        &self.questions
    }

    /// The contradictions among the answers.
    pub(crate) fn contradicted(&self) -> &[Contradicted] {
        &self.contradictions
    }

    /// Rules that fired on what was recorded (stratum 1), in the report's order: most serious first.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        self.in_order(&self.order[..self.findings])
    }

    /// Rules that fired on findings over time and across agencies (stratum 2), in the report's order.
    pub fn patterns(&self) -> impl ExactSizeIterator<Item = Finding<'_>> {
        self.in_order(&self.order[self.findings..])
    }

    fn in_order<'s>(&'s self, order: &'s [usize]) -> impl ExactSizeIterator<Item = Finding<'s>> {
        order.iter().map(|&at| self.finding_at(at))
    }

    /// A finding or pattern by its place among all that fired.
    fn finding_at(&self, place: usize) -> Finding<'_> {
        Finding::new(self, place)
    }

    /// The finding or pattern of a rule, where it fired.
    pub(crate) fn finding_of(&self, rule: RuleId) -> Option<Finding<'_>> {
        self.outcome.place_of(rule).map(|place| Finding::new(self, place))
    }

    /// Rules that would have fired but for an explanation or a gate, in the order of the packs.
    pub fn held_back(&self) -> impl ExactSizeIterator<Item = &BookRule> {
        self.outcome.held_back.iter().map(|held| self.rule(held.rule))
    }

    /// Rules that answers which nobody gave decide, in the order of the packs.
    pub fn undetermined(&self) -> impl ExactSizeIterator<Item = &BookRule> {
        self.outcome.undetermined.iter().map(|undetermined| self.rule(undetermined.rule))
    }

    /// The level of need that was reached, for each pack that defines levels.
    pub fn levels(&self) -> impl Iterator<Item = (&Pack, &Level)> {
        self.outcome.levels.iter().map(|&(pack, place)| {
            let pack = &self.prepared.book.packs()[pack];
            (pack, &pack.levels[place])
        })
    }

    /// The ids of the levels that were reached, as reports name them.
    pub(crate) fn level_ids(&self) -> impl Iterator<Item = &str> {
        self.outcome.levels.iter().map(|level| self.prepared.wording.level_ids[level].as_str())
    }

    /// The rules of all findings and patterns.
    pub(crate) fn rules_fired(&self) -> impl Iterator<Item = RuleId> {
        self.outcome.fired.iter().map(|fired| fired.rule)
    }

    /// The level of need that answers which nobody gave could lead to, for each pack whose level they could raise.
    pub fn levels_possible(&self) -> impl Iterator<Item = (&Pack, &Level)> {
        self.reach.levels.iter().map(|&(pack, place)| {
            let pack = &self.prepared.book.packs()[pack];
            (pack, &pack.levels[place])
        })
    }

    /// The one fate of every observation, record and answer, in the order of the case: its lists one after another, each
    /// assessment before its answers.
    pub fn account(&self) -> impl Iterator<Item = Accounted> {
        self.case.inputs().map(|input| self.account.of(input.reference))
    }

    /// The fate of one input of the case, and the reason where the fate does not say it all.
    ///
    /// # Panics
    ///
    /// Where the case has no such input.
    pub fn fate(&self, input: InputRef) -> (Fate, Option<Reason>) {
        let Accounted { fate, reason, .. } = self.account.of(input);
        (fate, reason)
    }

    /// The fate of one input of the case.
    pub(crate) fn accounted(&self, input: InputRef) -> Accounted {
        self.account.of(input)
    }

    /// How many inputs the case has.
    pub(crate) fn input_count(&self) -> usize {
        self.account.places().count()
    }

    /// What the account of a report calls an input: its id, its path where it has none, `assessment id/question` for an
    /// answer.
    pub fn name_of(&self, input: InputRef) -> String {
        self.case.name_of(input)
    }

    /// The items of a graded tool that have room to be better, worst first, each with a target one grade better; none where
    /// the packs have no such tool or nobody graded it.
    pub fn targets(&self, tool: &str) -> Vec<Target> {
        let tool = self.prepared.settings.tool(tool);
        tool.map(|tool| readers::targets(tool, &self.facts)).unwrap_or_default()
    }

    /// What has become of a target, by what has been graded since.
    pub fn state_of_target(&self, target: &Target) -> readers::TargetState {
        target.state(&self.facts)
    }

    /// A rule in force.
    pub(crate) fn rule(&self, rule: RuleId) -> &BookRule {
        self.prepared.book.rule(rule)
    }

    /// The facts of the readers and of the chronology.
    pub(crate) fn all_facts(&self) -> AllFacts<'_> {
        AllFacts { readers: &self.facts, chronology: &self.outcome.chronology }
    }

    /// The inputs of the case behind one thing that a finding rests on.
    pub(crate) fn inputs_of(&self, support: Support) -> impl Iterator<Item = InputRef> + use<'_> {
        support.inputs(&self.timeline, self.all_facts())
    }

    /// The inputs of the case from which a rule was held back, each once, in the order of what it would rest on.
    pub(crate) fn inputs_of_held(&self, held: &HeldBack) -> Vec<InputRef> {
        let mut known = BTreeSet::new();
        let inputs = held.supports.iter().flat_map(|&support| self.inputs_of(support));
        inputs.filter(|&input| known.insert(input)).collect()
    }
}
