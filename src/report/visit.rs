//! The one walk through a screening: which sections a report has, what is in each, and in which order. Whatever a report
//! becomes (a value, JSON) is a sink of this walk.

use super::caveats;
use super::input_words::{InputWords, LastDays};
use super::views::{
    AccountOf, AccountView, CaveatView, ContradictionView, FactView, FindingView, HeldBackView, InputName,
    LevelView, NotRecordedView, PackView, QuestionView, ReviewView, SourceView, StepView, UndecidedView,
    contradictions, reviews,
};
use crate::case::{Age, Input, age_on};
use crate::ids::Table;
use crate::prepared::{SourceId, StepId};
use crate::readings::{Interpretation, interpret_all};
use crate::screening::{Accounted, Screening};
use crate::vocabulary::Fate;

/// A list of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Packs,
    Levels,
    Contradictions,
    Findings,
    Patterns,
    HeldBack,
    NextSteps,
    Undecided,
    Questions,
    Readings,
    ForReview,
    Facts,
    Account,
    NotRecorded,
    Caveats,
    Sources,
}

/// Takes what a report shows, in its order. A section that has nothing to show is begun and ended all the same, but for
/// contradictions, readings and reviews, which are left out.
pub(super) trait ReportSink {
    /// The head, up to the packs.
    fn head(&mut self, screening: &Screening);
    /// What follows the packs: the child's age, the concern, the hazard, how far both could reach, and all in words.
    fn summary(&mut self, screening: &Screening, age: Age);
    fn begin(&mut self, section: Section);
    fn end(&mut self, section: Section);
    fn pack(&mut self, pack: PackView<'_>);
    fn level(&mut self, level: LevelView<'_>);
    fn contradiction(&mut self, contradiction: ContradictionView<'_>);
    /// A finding, or in that section a pattern.
    fn finding(&mut self, finding: FindingView<'_>);
    fn held_back(&mut self, held: HeldBackView<'_>);
    fn next_step(&mut self, step: StepView<'_>);
    fn undecided(&mut self, undecided: UndecidedView<'_>);
    fn question(&mut self, question: QuestionView<'_>);
    fn reading(&mut self, reading: &Interpretation<'_>);
    fn review(&mut self, review: ReviewView<'_>);
    fn fact(&mut self, fact: FactView<'_>);
    fn account_line(&mut self, line: AccountView<'_>);
    fn not_recorded(&mut self, nothing: NotRecordedView);
    fn caveat(&mut self, caveat: CaveatView);
    fn source(&mut self, source: SourceView<'_>);
}

/// Shows a screening to a sink.
pub(super) fn visit(screening: &Screening, sink: &mut impl ReportSink) {
    let prepared = &screening.prepared;
    let as_of = screening.case.as_of;
    sink.head(screening);
    in_section(sink, Section::Packs, prepared.packs.iter().enumerate(), |sink, (index, stamp)| {
        sink.pack(PackView { index, stamp, review_overdue: stamp.review_overdue(as_of) });
    });
    sink.summary(screening, age_on(&screening.case.child, as_of));
    in_section(sink, Section::Levels, &screening.outcome.levels, |sink, &(pack, place)| {
        let level = &prepared.book.packs()[pack].levels[place];
        let id = &prepared.wording.level_ids[&(pack, place)];
        sink.level(LevelView { pack, place, id, level, could_be: screening.level_could_be(pack) });
    });
    in_section_if_any(sink, Section::Contradictions, contradictions(screening), |sink, contradiction| {
        sink.contradiction(contradiction);
    });
    in_section(sink, Section::Findings, screening.findings(), |sink, finding| {
        sink.finding(FindingView::new(screening, finding));
    });
    in_section(sink, Section::Patterns, screening.patterns(), |sink, pattern| {
        sink.finding(FindingView::new(screening, pattern));
    });
    in_section(sink, Section::HeldBack, &screening.outcome.held_back, |sink, held| {
        sink.held_back(HeldBackView::new(screening, held));
    });
    let steps_due = screening.steps_due();
    let steps: Vec<StepId> = steps_due.iter().map(|due| due.step).collect();
    in_section(sink, Section::NextSteps, steps_due, |sink, due| {
        sink.next_step(StepView::new(screening, due));
    });
    in_section(sink, Section::Undecided, screening.undecided(), |sink, undecided| {
        sink.undecided(UndecidedView::new(screening, undecided));
    });
    in_section(sink, Section::Questions, screening.questions(), |sink, set| {
        sink.question(QuestionView::new(screening, set));
    });
    let readings = readings(screening);
    in_section_if_any(sink, Section::Readings, &readings, |sink, reading| sink.reading(reading));
    in_section_if_any(sink, Section::ForReview, reviews(screening), |sink, review| sink.review(review));
    in_section(sink, Section::Facts, screening.all_facts().iter(), |sink, (_, fact)| {
        sink.fact(FactView::new(screening, fact));
    });
    sink.begin(Section::Account);
    visit_account(screening, sink);
    sink.end(Section::Account);
    in_section(sink, Section::NotRecorded, caveats::not_recorded(screening), |sink, nothing| {
        sink.not_recorded(nothing);
    });
    in_section(sink, Section::Caveats, caveats::caveats(screening, !readings.is_empty()), |sink, caveat| {
        sink.caveat(caveat);
    });
    in_section(sink, Section::Sources, sources(screening, &steps, &readings), |sink, source| {
        sink.source(source)
    });
}

fn in_section<S: ReportSink, T>(
    sink: &mut S,
    section: Section,
    entries: impl IntoIterator<Item = T>,
    mut show: impl FnMut(&mut S, T),
) {
    sink.begin(section);
    entries.into_iter().for_each(|entry| show(sink, entry));
    sink.end(section);
}

fn in_section_if_any<S: ReportSink, T>(
    sink: &mut S,
    section: Section,
    entries: impl IntoIterator<Item = T>,
    show: impl FnMut(&mut S, T),
) {
    let mut entries = entries.into_iter().peekable();
    if entries.peek().is_some() {
        in_section(sink, section, entries, show);
    }
}

/// What each published reading makes of the answers.
fn readings(screening: &Screening) -> Vec<Interpretation<'_>> {
    let prepared = &screening.prepared;
    let packs = prepared.book.packs().iter();
    let all = packs.flat_map(|pack| pack.readings.iter().map(|reading| (pack.header.id.as_str(), reading)));
    interpret_all(all, &screening.facts, &screening.case, &prepared.options.chosen_readings)
}

/// The documents that something in the report cites.
fn sources<'s>(
    screening: &'s Screening,
    steps: &[StepId],
    readings: &[Interpretation<'_>],
) -> impl Iterator<Item = SourceView<'s>> {
    let sources = &screening.prepared.sources;
    let mut is_cited = Table::filled(false, sources.all.len());
    let mut cite = |cited: &[SourceId]| cited.iter().for_each(|&source| is_cited[source] = true);
    for &(pack, place) in &screening.outcome.levels {
        cite(&sources.of_level[pack][place]);
    }
    screening.contradicted().iter().for_each(|met| cite(&sources.of_contradiction[met.place]));
    for finding in screening.findings().chain(screening.patterns()) {
        cite(&sources.of_rule[finding.rule_id()]);
    }
    steps.iter().for_each(|&step| cite(&sources.of_step[step]));
    readings.iter().for_each(|reading| cite(&sources.of_reading[reading.index]));
    let all = sources.all.iter_with_ids();
    all.filter(move |(id, _)| is_cited[*id]).map(|(id, known)| SourceView { id, known })
}

/// The account: list by list of the case, in its order, an assessment's answers behind it.
fn visit_account(screening: &Screening, sink: &mut impl ReportSink) {
    let rules = screening.rules_by_input();
    let last_days = LastDays::new(screening);
    let mut show = |input: &Input<'_>| {
        let Accounted { input: reference, fate, reason } = screening.accounted(input.reference);
        let of = match screening.timeline.original_of(reference).filter(|_| fate == Fate::DuplicateOf) {
            Some(original) => AccountOf::Original(InputName::of_record(screening, original)),
            None => AccountOf::Rules(rules.of(screening, reference).collect()),
        };
        let (kind, name) = (reference.kind(), InputName::new(screening, input));
        let (what, until) = (InputWords::new(screening, input), last_days.of(screening, input));
        let Input { code, from: on, by, .. } = *input;
        sink.account_line(AccountView { kind, input: name, code, what, on, until, by, fate, reason, of });
    };
    screening.case.inputs().for_each(|input| show(&input));
}
