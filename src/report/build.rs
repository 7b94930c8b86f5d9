//! A screening as a [`Report`].

use super::headline::headline;
use super::model::{
    AccountLine, ContradictionFound, Difference, FactLine, Finding, HeldBack, LevelPossible, LevelReached,
    Missing, NextStepDue, NotRecorded, PackRef, Question, ReadingResult, Report, RuleLift, SiblingReview,
    SourceCited, StepDone, SupportLine, Undecided,
};
use super::views::{
    AccountOf, AccountView, CaveatView, ContradictionView, FactView, FindingView, HeldBackView, InputName,
    LevelView, MissingView, NotRecordedView, PackView, QuestionView, ReviewView, SourceView, StepView,
    SupportKind, SupportView, UndecidedView,
};
use super::visit::{ReportSink, Section, visit};
use crate::case::{Age, Code, InputCode};
use crate::engine::RuleId;
use crate::prepared::{LIBRARY, NOT_RECORDED, cited, deadline, nothing_of_tool};
use crate::readings::Interpretation;
use crate::screening::Screening;

impl Screening {
    /// The screening in words.
    pub fn report(&self) -> Report {
        let mut builder = ReportBuilder { screening: self, report: Report::empty(self), patterns: false };
        visit(self, &mut builder);
        builder.report
    }
}

struct ReportBuilder<'s> {
    screening: &'s Screening,
    report: Report,
    /// Whether findings that come are patterns.
    patterns: bool,
}

impl Report {
    /// The head of a report, with nothing in its lists yet.
    fn empty(screening: &Screening) -> Report {
        Report {
            schema: 1,
            library: LIBRARY.to_owned(),
            case: screening.case.case.clone(),
            as_of: screening.case.as_of,
            packs: Vec::new(),
            age: crate::case::age_on(&screening.case.child, screening.case.as_of).into(),
            concern: screening.concern(),
            hazard: screening.hazard(),
            concern_ever: screening.concern_ever(),
            could_reach: screening.could_reach(),
            hazard_could_reach: screening.hazard_could_reach(),
            headline: headline(screening),
            levels: Vec::new(),
            contradictions: Vec::new(),
            findings: Vec::new(),
            patterns: Vec::new(),
            held_back: Vec::new(),
            next_steps: Vec::new(),
            undecided: Vec::new(),
            questions: Vec::new(),
            readings: Vec::new(),
            for_review: Vec::new(),
            facts: Vec::new(),
            account: Vec::new(),
            not_recorded: Vec::new(),
            caveats: Vec::new(),
            sources: Vec::new(),
        }
    }
}

fn names(inputs: Vec<InputName<'_>>) -> Vec<String> {
    inputs.iter().map(InputName::to_string).collect()
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

impl ReportBuilder<'_> {
    fn rule_id(&self, rule: RuleId) -> String {
        self.screening.rule(rule).id.clone()
    }

    fn rule_ids(&self, rules: impl IntoIterator<Item = RuleId>) -> Vec<String> {
        rules.into_iter().map(|rule| self.rule_id(rule)).collect()
    }
}

impl ReportSink for ReportBuilder<'_> {
    // The head is made with the report itself.
    fn head(&mut self, _: &Screening) {}
    fn summary(&mut self, _: &Screening, _: Age) {}

    fn begin(&mut self, section: Section) {
        self.patterns = section == Section::Patterns;
    }
    fn end(&mut self, _: Section) {}

    fn pack(&mut self, pack: PackView<'_>) {
        self.report.packs.push(PackRef {
            id: pack.stamp.id.clone(),
            version: pack.stamp.version.clone(),
            digest: pack.stamp.digest.clone(),
            review_overdue: pack.review_overdue,
        });
    }

    fn level(&mut self, LevelView { id, level, pack, could_be, .. }: LevelView<'_>) {
        let levels = &self.screening.prepared.book.packs()[pack].levels;
        let possible =
            |place: usize| LevelPossible { number: levels[place].number, name: levels[place].name.clone() };
        self.report.levels.push(LevelReached {
            level: id.to_owned(),
            number: level.number,
            at_least: level.number,
            could_be: could_be.map(possible),
            name: level.name.clone(),
            legal: level.legal.clone(),
            text: level.text.clone(),
            basis: level.basis,
            cites: level.cites.iter().map(cited).collect(),
            checked: level.checked,
        });
    }

    fn contradiction(&mut self, view: ContradictionView<'_>) {
        let contradiction = view.contradiction;
        self.report.contradictions.push(ContradictionFound {
            contradiction: view.id,
            text: contradiction.text.clone(),
            inputs: names(view.inputs),
            fact: contradiction.fact.clone(),
            taken: view.taken,
            ask: view.ask,
            basis: contradiction.basis,
            cites: contradiction.cites.iter().map(cited).collect(),
            checked: contradiction.checked,
        });
    }

    fn finding(&mut self, finding: FindingView<'_>) {
        let rule = &finding.rule.rule;
        let list = if self.patterns { &mut self.report.patterns } else { &mut self.report.findings };
        list.push(Finding {
            rule: finding.rule.id.clone(),
            concern: rule.then.concern,
            hazard: rule.then.hazard,
            about: rule.then.about,
            standing: finding.standing,
            forms: finding.summary.forms,
            text: rule.text.clone(),
            note: rule.note.clone(),
            from: finding.summary.from,
            to: finding.summary.to,
            agencies: finding.summary.agencies.iter().collect(),
            rests_on: finding.supports.iter().map(support_line).collect(),
            overlaps: texts(&finding.overlaps),
            basis: rule.basis,
            cites: finding.cites.to_vec(),
            checked: rule.checked,
            amended: finding.rule.amended.clone(),
        });
    }

    fn held_back(&mut self, held: HeldBackView<'_>) {
        let rule = &held.rule.rule;
        self.report.held_back.push(HeldBack {
            rule: held.rule.id.clone(),
            concern: rule.then.concern,
            hazard: rule.then.hazard,
            text: rule.text.clone(),
            by: held.by.name(held.rule).to_owned(),
            reason: held.by.reason(held.rule).into_owned(),
            inputs: names(held.inputs),
        });
    }

    fn next_step(&mut self, StepView { step: known, because, state, done, .. }: StepView<'_>) {
        let step = &known.step;
        let line = NextStepDue {
            step: known.id.clone(),
            text: step.text.clone(),
            family: step.family.clone(),
            who: step.who.clone(),
            urgency: step.urgency.clone(),
            deadline: step.deadline.as_ref().map(deadline),
            because: self.rule_ids(because),
            state,
            done: done.map(|(response, name)| StepDone {
                by: response.kind,
                on: response.on,
                agency: response.by,
                input: name.to_string(),
            }),
            basis: step.basis,
            cites: step.cites.iter().map(cited).collect(),
            checked: step.checked,
        };
        self.report.next_steps.push(line);
    }

    fn undecided(&mut self, undecided: UndecidedView<'_>) {
        self.report.undecided.push(Undecided {
            input: undecided.input.to_string(),
            code: undecided.code.to_owned(),
            label: undecided.label.to_owned(),
            by: undecided.by,
            forms: undecided.forms,
            questions: undecided.missing.iter().map(|missing| missing.ask().to_owned()).collect(),
            concern: undecided.concern,
            hazard: undecided.hazard,
        });
    }

    fn question(&mut self, question: QuestionView<'_>) {
        let could = question.rules.iter().map(|&rule| {
            let rule = self.screening.rule(rule);
            let then = &rule.rule.then;
            RuleLift { rule: rule.id.clone(), concern: then.concern, hazard: then.hazard }
        });
        let line = Question {
            input: question.input.map(|input| input.to_string()),
            missing: question.missing.iter().map(missing).collect(),
            could: could.collect(),
            exempts: self.rule_ids(question.exempts),
            concern: question.concern,
            hazard: question.hazard,
        };
        self.report.questions.push(line);
    }

    fn reading(&mut self, read: &Interpretation<'_>) {
        let reading = read.reading;
        self.report.readings.push(ReadingResult {
            reading: crate::pack::qualified(read.pack, &reading.id),
            title: reading.title.clone(),
            group: reading.group.clone(),
            selected: read.selected,
            outcome: read.outcome().to_owned(),
            text: read.text().into_owned(),
            because: texts(&read.because),
            missing: texts(&read.missing),
            differs: read.difference.as_ref().map(|difference| Difference {
                selected: difference.selected.to_owned(),
                facts: texts(&difference.facts),
            }),
            basis: reading.basis,
            cites: reading.cites.iter().map(cited).collect(),
            checked: reading.checked,
        });
    }

    fn review(&mut self, review: ReviewView<'_>) {
        let rules = self.screening.prepared.program.rules_on(review.indicator_id);
        let rules = rules.filter(|&rule| !self.screening.rule(rule).pattern);
        let line = SiblingReview {
            input: review.input.to_string(),
            code: review.indicator.code.clone(),
            what: review.indicator.label.clone(),
            rules: self.rule_ids(rules),
        };
        self.report.for_review.push(line);
    }

    fn fact(&mut self, FactView { fact, from }: FactView<'_>) {
        self.report.facts.push(FactLine {
            fact: fact.name.to_string(),
            answer: fact.answer.clone(),
            words: fact.words.to_string(),
            on: fact.on,
            from: names(from),
        });
    }

    fn account_line(&mut self, line: AccountView<'_>) {
        let of = match line.of {
            AccountOf::Original(original) => vec![original.to_string()],
            AccountOf::Rules(rules) => self.rule_ids(rules),
        };
        self.report.account.push(AccountLine {
            kind: line.kind.to_owned(),
            input: line.input.to_string(),
            code: match line.code {
                InputCode::Code(Code::Own(code)) => code.clone(),
                InputCode::Code(Code::Coded { system, value }) => format!("{system}:{value}"),
                InputCode::Word(word) => word.to_owned(),
            },
            what: line.what.words(self.screening).into_owned(),
            on: line.on,
            until: line.until,
            by: line.by,
            fate: line.fate,
            reason: line.reason,
            of,
        });
    }

    fn not_recorded(&mut self, nothing: NotRecordedView) {
        self.report.not_recorded.push(match nothing {
            NotRecordedView::Records(kind) => {
                let kind = NOT_RECORDED[kind];
                NotRecorded { what: kind.name.to_owned(), text: kind.nothing.to_owned() }
            }
            NotRecordedView::Tool(tool) => {
                let tool = &self.screening.prepared.settings.tools()[tool];
                NotRecorded { what: tool.id.clone(), text: nothing_of_tool(tool) }
            }
        });
    }

    fn caveat(&mut self, caveat: CaveatView) {
        self.report.caveats.push(caveat);
    }

    fn source(&mut self, SourceView { known, .. }: SourceView<'_>) {
        let source = &known.source;
        self.report.sources.push(SourceCited {
            source: known.id.clone(),
            title: source.title.clone(),
            url: source.url.clone(),
            date: source.date.clone(),
            read_in: source.read_in.clone(),
        });
    }
}

fn support_line(support: &SupportView<'_>) -> SupportLine {
    let (what, code) = match support.what {
        SupportKind::Indicator(_, indicator) => (indicator.label.as_str(), indicator.code.as_str()),
        SupportKind::Fact(fact) => (&*fact.words, &*fact.name),
        SupportKind::Finding(_, rule) => (rule.rule.text.as_str(), rule.id.as_str()),
    };
    SupportLine {
        input: support.input.to_string(),
        what: what.to_owned(),
        code: code.to_owned(),
        on: support.on,
        by: support.by,
    }
}

fn missing(missing: &MissingView<'_>) -> Missing {
    let (input, name) = match missing {
        MissingView::Qualifier { input, name, .. } => (Some(input), *name),
        MissingView::Explanation { input } => (Some(input), "explanation"),
        MissingView::Fact { name, .. } => (None, *name),
    };
    Missing { input: input.map(InputName::to_string), name: name.to_owned(), ask: missing.ask().to_owned() }
}
