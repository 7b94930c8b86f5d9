//! Writes what the walk through a screening shows, from fragments and from what only the case can fill.

use super::super::headline::headline;
use super::super::input_words::InputWords;
use super::super::views::{
    ASK_EXPLANATION, AccountOf, AccountView, CaveatView, ContradictionView, FactView, FindingView,
    HeldBackView, HeldByView, InputName, LevelView, MissingView, NotRecordedView, PackView, QuestionView,
    ReviewView, SourceView, StepView, SupportKind, SupportView, UndecidedView,
};
use super::super::visit::{ReportSink, Section};
use super::writer::JsonWriter;
use crate::case::{Age, Code, InputCode};
use crate::engine::RuleId;
use crate::prepared::{Fragments, cited};
use crate::readings::Interpretation;
use crate::screening::Screening;
use crate::vocabulary::Vocabulary as _;

/// A report under way as JSON.
pub(super) struct JsonSink<'j> {
    json: JsonWriter<'j>,
    fragments: &'j Fragments,
    /// Nothing of the section has been written yet.
    at_start: bool,
}

impl<'j> JsonSink<'j> {
    pub(super) fn new(screening: &'j Screening, json: &'j mut Vec<u8>) -> JsonSink<'j> {
        let Screening { outcome, facts, .. } = screening;
        // About what a report takes; larger ones grow.
        json.reserve(
            4096 + 1280 * outcome.fired.len()
                + 256 * screening.input_count()
                + 320 * facts.len()
                + 32 * outcome.undetermined.len(),
        );
        JsonSink { json: JsonWriter::new(json), fragments: &screening.prepared.fragments, at_start: true }
    }

    /// A comma, where an entry of the section stands before.
    fn next_entry(&mut self) {
        if !std::mem::take(&mut self.at_start) {
            self.json.push_raw(",");
        }
    }

    fn rule_ids(&mut self, rules: impl IntoIterator<Item = RuleId>) {
        let fragments = self.fragments;
        self.json.list(rules, |json, rule| json.push_raw(&*fragments.rules[rule].id));
    }
}

/// How a section is opened: the key before its list.
fn key(section: Section) -> &'static str {
    match section {
        Section::Packs => r#","packs":["#,
        Section::Levels => r#","levels":["#,
        Section::Contradictions => r#","contradictions":["#,
        Section::Findings => r#","findings":["#,
        Section::Patterns => r#","patterns":["#,
        Section::HeldBack => r#","held_back":["#,
        Section::NextSteps => r#","next_steps":["#,
        Section::Undecided => r#","undecided":["#,
        Section::Questions => r#","questions":["#,
        Section::Readings => r#","readings":["#,
        Section::ForReview => r#","for_review":["#,
        Section::Facts => r#","facts":["#,
        Section::Account => r#","account":["#,
        Section::NotRecorded => r#","not_recorded":["#,
        Section::Caveats => r#","caveats":["#,
        Section::Sources => r#","sources":["#,
    }
}

fn input(json: &mut JsonWriter<'_>, name: InputName<'_>) {
    match name {
        InputName::Id(id) => json.text(id),
        InputName::Path(input) => json.text(&input.path()),
        InputName::Answer { assessment, question } => json.joined(assessment, b'/', question),
        InputName::None => json.push_raw(r#""""#),
    }
}

impl ReportSink for JsonSink<'_> {
    fn head(&mut self, screening: &Screening) {
        self.json.push_raw(&*self.fragments.beginning);
        self.json.text(&screening.case.case);
        self.json.push_raw(r#","as_of":"#);
        self.json.date(screening.case.as_of);
    }

    fn summary(&mut self, screening: &Screening, age: Age) {
        self.json.push_raw(r#","age":{"unborn":"#);
        self.json.flag(age.unborn());
        self.json.optional_integer("days", age.days());
        self.json.optional_integer("weeks", age.weeks());
        self.json.optional_integer("months", age.months());
        self.json.optional_integer("years", age.years());
        self.json.optional_integer("corrected_days", age.corrected_days());
        self.json.push_raw(r#"},"concern":"#);
        self.json.word(screening.concern().name());
        if let Some(hazard) = screening.hazard() {
            self.json.push_raw(r#","hazard":"#);
            self.json.word(hazard.name());
        }
        self.json.push_raw(r#","concern_ever":"#);
        self.json.word(screening.concern_ever().name());
        if let Some(concern) = screening.could_reach() {
            self.json.push_raw(r#","could_reach":"#);
            self.json.word(concern.name());
        }
        if let Some(hazard) = screening.hazard_could_reach() {
            self.json.push_raw(r#","hazard_could_reach":"#);
            self.json.word(hazard.name());
        }
        self.json.push_raw(r#","headline":"#);
        self.json.text(&headline(screening));
    }

    fn begin(&mut self, section: Section) {
        self.json.push_raw(key(section));
        self.at_start = true;
    }

    fn end(&mut self, section: Section) {
        self.json.push_raw(if section == Section::Sources { "]}" } else { "]" });
    }

    fn pack(&mut self, pack: PackView<'_>) {
        self.next_entry();
        self.json.push_raw(&*self.fragments.packs[pack.index]);
        self.json.push_raw(if pack.review_overdue { "true}" } else { "false}" });
    }

    fn level(&mut self, level: LevelView<'_>) {
        self.next_entry();
        let levels = &self.fragments.levels[level.pack];
        self.json.push_raw(&*levels[level.place].opening);
        if let Some(could_be) = level.could_be {
            self.json.push_raw(&*levels[could_be].could_be);
        }
        self.json.push_raw(&*levels[level.place].ending);
    }

    fn contradiction(&mut self, view: ContradictionView<'_>) {
        self.next_entry();
        let json = &mut self.json;
        let contradiction = view.contradiction;
        json.push_raw(r#"{"contradiction":"#);
        json.text(&view.id);
        json.push_raw(r#","text":"#);
        json.text(&contradiction.text);
        json.push_raw(r#","inputs":"#);
        json.list(view.inputs, input);
        json.push_raw(r#","fact":"#);
        json.text(&contradiction.fact);
        json.push_raw(r#","taken":"#);
        json.text(&view.taken);
        json.push_raw(r#","ask":"#);
        json.text(&view.ask);
        json.push_raw(r#","basis":"#);
        json.word(contradiction.basis.name());
        json.push_raw(r#","cites":"#);
        json.list(&contradiction.cites, |json, cite| json.text(&cited(cite)));
        json.push_raw(r#","checked":"#);
        json.word(contradiction.checked.name());
        json.push_raw("}");
    }

    fn finding(&mut self, finding: FindingView<'_>) {
        self.next_entry();
        let (json, fragments) = (&mut self.json, self.fragments);
        let rule = &fragments.rules[finding.rule_id];
        json.push_raw(&*rule.opening);
        json.word(finding.standing.name());
        json.push_raw(r#","forms":"#);
        json.push_raw(fragments.forms(finding.summary.forms));
        json.push_raw(&*rule.text);
        json.date(finding.summary.from);
        json.push_raw(r#","to":"#);
        json.date(finding.summary.to);
        json.push_raw(r#","agencies":"#);
        json.list(finding.summary.agencies.iter(), |json, by| json.push_raw(fragments.agency(by)));
        json.push_raw(r#","rests_on":"#);
        json.list(&finding.supports, |json, support| self::support(json, fragments, support));
        if !finding.overlaps.is_empty() {
            json.push_raw(r#","overlaps":"#);
            json.list(finding.overlaps, |json, text| json.text(text));
        }
        json.push_raw(&*rule.ending);
    }

    fn held_back(&mut self, held: HeldBackView<'_>) {
        self.next_entry();
        let (json, fragments) = (&mut self.json, self.fragments);
        let rule = &fragments.rules[held.rule_id];
        json.push_raw(&*rule.held);
        match held.by {
            HeldByView::Qualifier { indicator, slot, value_place, .. } => {
                json.push_raw(&*fragments.indicators[indicator].holds[slot][value_place]);
            }
            HeldByView::Gate(gate) => json.push_raw(&*rule.gates[gate]),
            HeldByView::Exemption(exemption) => json.push_raw(&*rule.exemptions[exemption]),
            HeldByView::Explanation | HeldByView::ExplanationStatus { .. } => {
                json.text(held.by.name(held.rule));
                json.push_raw(r#","reason":"#);
                json.text(&held.by.reason(held.rule));
            }
        }
        json.push_raw(r#","inputs":"#);
        json.list(held.inputs, input);
        json.push_raw("}");
    }

    fn next_step(&mut self, step: StepView<'_>) {
        self.next_entry();
        let pieces = &self.fragments.steps[step.id];
        self.json.push_raw(&*pieces.opening);
        self.rule_ids(step.because);
        let json = &mut self.json;
        json.push_raw(r#","state":"#);
        json.word(step.state.name());
        if let Some((response, name)) = step.done {
            json.push_raw(r#","done":{"by":"#);
            json.word(response.kind.name());
            json.push_raw(r#","on":"#);
            json.date(response.on);
            json.push_raw(r#","agency":"#);
            json.push_raw(self.fragments.agency(response.by));
            json.push_raw(r#","input":"#);
            input(json, name);
            json.push_raw("}");
        }
        json.push_raw(&*pieces.ending);
    }

    fn undecided(&mut self, undecided: UndecidedView<'_>) {
        self.next_entry();
        let (json, fragments) = (&mut self.json, self.fragments);
        json.push_raw(r#"{"input":"#);
        input(json, undecided.input);
        json.push_raw(r#","code":"#);
        json.text(undecided.code);
        json.push_raw(r#","label":"#);
        json.text(undecided.label);
        json.push_raw(r#","by":"#);
        json.push_raw(fragments.agency(undecided.by));
        json.push_raw(r#","forms":"#);
        json.push_raw(fragments.forms(undecided.forms));
        json.push_raw(r#","questions":"#);
        json.list(&undecided.missing, |json, missing| json.text(missing.ask()));
        if let Some(concern) = undecided.concern {
            json.push_raw(r#","concern":"#);
            json.word(concern.name());
        }
        if let Some(hazard) = undecided.hazard {
            json.push_raw(r#","hazard":"#);
            json.word(hazard.name());
        }
        json.push_raw("}");
    }

    fn question(&mut self, question: QuestionView<'_>) {
        self.next_entry();
        let (json, fragments) = (&mut self.json, self.fragments);
        json.push_raw("{");
        if let Some(name) = question.input {
            json.push_raw(r#""input":"#);
            input(json, name);
            json.push_raw(",");
        }
        json.push_raw(r#""missing":"#);
        json.list(&question.missing, |json, missing| self::missing(json, fragments, missing));
        json.push_raw(r#","could":"#);
        json.list(question.rules, |json, rule| json.push_raw(&*fragments.rules[rule].lift));
        if !question.exempts.is_empty() {
            json.push_raw(r#","exempts":"#);
            json.list(question.exempts, |json, rule| json.push_raw(&*fragments.rules[rule].id));
        }
        if let Some(concern) = question.concern {
            json.push_raw(r#","concern":"#);
            json.word(concern.name());
        }
        if let Some(hazard) = question.hazard {
            json.push_raw(r#","hazard":"#);
            json.word(hazard.name());
        }
        json.push_raw("}");
    }

    fn reading(&mut self, reading: &Interpretation<'_>) {
        self.next_entry();
        let (json, pieces) = (&mut self.json, &self.fragments.readings[reading.index]);
        json.push_raw(&*pieces.opening);
        json.flag(reading.selected);
        json.push_raw(r#","outcome":"#);
        json.text(reading.outcome());
        json.push_raw(r#","text":"#);
        json.text(&reading.text());
        json.push_raw(r#","because":"#);
        json.list(reading.because.iter().copied(), |json, text| json.text(text));
        if !reading.missing.is_empty() {
            json.push_raw(r#","missing":"#);
            json.list(reading.missing.iter().copied(), |json, text| json.text(text));
        }
        if let Some(difference) = &reading.difference {
            json.push_raw(r#","differs":{"selected":"#);
            json.text(difference.selected);
            json.push_raw(r#","facts":"#);
            json.list(difference.facts.iter().copied(), |json, text| json.text(text));
            json.push_raw("}");
        }
        json.push_raw(&*pieces.ending);
    }

    fn review(&mut self, review: ReviewView<'_>) {
        self.next_entry();
        self.json.push_raw(r#"{"input":"#);
        input(&mut self.json, review.input);
        let piece = self.fragments.indicators[review.indicator_id].review.as_ref();
        self.json.push_raw(&**piece.expect("a review is prepared for every alerting indicator"));
    }

    fn fact(&mut self, FactView { fact, from }: FactView<'_>) {
        self.next_entry();
        let json = &mut self.json;
        json.push_raw(r#"{"fact":"#);
        json.text(&fact.name);
        json.push_raw(r#","answer":"#);
        json.answer(&fact.answer);
        json.push_raw(r#","words":"#);
        json.text(&fact.words);
        if let Some(on) = fact.on {
            json.push_raw(r#","on":"#);
            json.date(on);
        }
        json.push_raw(r#","from":"#);
        json.list(from, input);
        json.push_raw("}");
    }

    fn account_line(&mut self, line: AccountView<'_>) {
        self.next_entry();
        self.json.push_raw(r#"{"kind":"#);
        self.json.word(line.kind);
        self.json.push_raw(r#","input":"#);
        input(&mut self.json, line.input);
        self.json.push_raw(r#","code":"#);
        match line.code {
            InputCode::Code(Code::Own(code)) => self.json.text(code),
            InputCode::Code(Code::Coded { system, value }) => self.json.joined(system, b':', value),
            InputCode::Word(word) => self.json.text(word),
        }
        match line.what {
            InputWords::Indicator(id) => self.json.push_raw(&*self.fragments.indicators[id].what),
            InputWords::Words(words) => {
                self.json.push_raw(r#","what":"#);
                self.json.text(&words);
            }
        }
        self.json.push_raw(r#","on":"#);
        self.json.date(line.on);
        if let Some(until) = line.until {
            self.json.push_raw(r#","until":"#);
            self.json.date(until);
        }
        self.json.push_raw(r#","by":"#);
        self.json.push_raw(self.fragments.agency(line.by));
        self.json.push_raw(self.fragments.fate(line.fate, line.reason));
        match line.of {
            AccountOf::Rules(rules) if rules.is_empty() => {}
            AccountOf::Rules(rules) => {
                self.json.push_raw(r#","of":"#);
                self.rule_ids(rules);
            }
            AccountOf::Original(original) => {
                self.json.push_raw(r#","of":"#);
                self.json.list([original], input);
            }
        }
        self.json.push_raw("}");
    }

    fn not_recorded(&mut self, nothing: NotRecordedView) {
        self.next_entry();
        let piece = match nothing {
            NotRecordedView::Records(kind) => &self.fragments.no_record[kind],
            NotRecordedView::Tool(tool) => &self.fragments.no_answers[tool],
        };
        self.json.push_raw(&**piece);
    }

    fn source(&mut self, source: SourceView<'_>) {
        self.next_entry();
        self.json.push_raw(&*self.fragments.sources[source.id]);
    }

    fn caveat(&mut self, caveat: CaveatView) {
        self.next_entry();
        self.json.push_raw(r#"{"code":"#);
        self.json.word(caveat.code.name());
        self.json.push_raw(r#","text":"#);
        self.json.text(&caveat.text);
        if !caveat.inputs.is_empty() {
            self.json.push_raw(r#","inputs":"#);
            self.json.list(&caveat.inputs, |json, input| json.text(input));
        }
        self.json.push_raw("}");
    }
}

fn support(json: &mut JsonWriter<'_>, fragments: &Fragments, support: &SupportView<'_>) {
    match support.what {
        SupportKind::Indicator(id, _) => {
            json.push_raw(r#"{"input":"#);
            input(json, support.input);
            json.push_raw(&*fragments.indicators[id].support);
        }
        SupportKind::Fact(fact) => {
            json.push_raw(r#"{"input":"#);
            input(json, support.input);
            json.push_raw(r#","what":"#);
            json.text(&fact.words);
            json.push_raw(r#","code":"#);
            json.text(&fact.name);
        }
        SupportKind::Finding(id, _) => json.push_raw(&*fragments.rules[id].support),
    }
    if let Some(on) = support.on {
        json.push_raw(r#","on":"#);
        json.date(on);
    }
    if let Some(by) = support.by {
        json.push_raw(r#","by":"#);
        json.push_raw(fragments.agency(by));
    }
    json.push_raw("}");
}

fn missing(json: &mut JsonWriter<'_>, fragments: &Fragments, missing: &MissingView<'_>) {
    match *missing {
        MissingView::Qualifier { input: name, indicator, slot, .. } => {
            json.push_raw(r#"{"input":"#);
            input(json, name);
            json.push_raw(&*fragments.indicators[indicator].asks[slot]);
        }
        MissingView::Explanation { input: name } => {
            json.push_raw(r#"{"input":"#);
            input(json, name);
            json.push_raw(r#","name":"explanation","ask":"#);
            json.text(ASK_EXPLANATION);
            json.push_raw("}");
        }
        MissingView::Fact { id, .. } => json.push_raw(&*fragments.facts[id]),
    }
}
