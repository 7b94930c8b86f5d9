//! What a report shows of a screening, section by section, before it is text or JSON: each view holds the values of one
//! entry and borrows its words.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;

use super::input_words::InputWords;
use super::model::Caveat;
use crate::case::{Input, InputCode, InputRef, Response};
use crate::engine::{
    BookRule, HeldBack, HeldBy, IndicatorId, Item, MissingAnswer, PackId, Qualifying, RuleId, Support,
};
use crate::facts::Fact;
use crate::pack::{Contradiction, Indicator, Level, TakenValue, qualified};
use crate::prepared::{KnownSource, KnownStep, PackStamp, SourceId, StepId, qualifier_ask};
use crate::screening::{self, Feature, FindingSummary, QuestionSet, Screening, StepDue, UndecidedFeature};
use crate::vocabulary::{
    Agency, Channel, Concern, Fate, Forms, Hazard, Reason, Standing, StepState, Subject,
};

/// What a report calls an input: its id, its path in the case where it has none; an answer's question behind it.
#[derive(Debug, Clone, Copy)]
pub(super) enum InputName<'s> {
    Id(&'s str),
    Path(InputRef),
    Answer {
        assessment: &'s str,
        question: &'s str,
    },
    /// A fact that rests on no input, such as one of the chronology: it has no name.
    None,
}

impl<'s> InputName<'s> {
    /// The name of an input in the account.
    pub(super) fn new(screening: &Screening, input: &Input<'s>) -> InputName<'s> {
        match (input.id, input.question) {
            (Some(assessment), Some(question)) => InputName::Answer { assessment, question },
            (Some(id), None) => InputName::Id(id),
            (None, _) => InputName::Path(screening.case.as_listed(input.reference)),
        }
    }

    /// The id of an input, or its path; of an answer its assessment's.
    pub(super) fn of_record(screening: &'s Screening, input: InputRef) -> InputName<'s> {
        screening.case.id_of(input).map_or(InputName::Path(screening.case.as_listed(input)), InputName::Id)
    }

    /// The name of an input in the account: an answer's is `assessment id/question`.
    pub(super) fn of_input(screening: &'s Screening, input: InputRef) -> InputName<'s> {
        match input {
            InputRef::Answer(..) => {
                let input = screening.case.input(input).expect("an answer is an input of its case");
                InputName::new(screening, &input)
            }
            record => InputName::of_record(screening, record),
        }
    }
}

impl fmt::Display for InputName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InputName::Id(id) => f.write_str(id),
            InputName::Path(input) => f.write_str(&input.path()),
            InputName::Answer { assessment, question } => write!(f, "{assessment}/{question}"),
            InputName::None => Ok(()),
        }
    }
}

/// A pack in force.
pub(super) struct PackView<'s> {
    /// Its place among the packs.
    pub(super) index: usize,
    pub(super) stamp: &'s PackStamp,
    pub(super) review_overdue: bool,
}

/// A level that was reached.
pub(super) struct LevelView<'s> {
    pub(super) pack: PackId,
    /// Its place among the pack's levels.
    pub(super) place: usize,
    pub(super) id: &'s str,
    pub(super) level: &'s Level,
    /// The place of the level that it could be, where that is higher.
    pub(super) could_be: Option<usize>,
}

/// Answers that contradict each other.
pub(super) struct ContradictionView<'s> {
    pub(super) id: String,
    pub(super) contradiction: &'s Contradiction,
    pub(super) inputs: Vec<InputName<'s>>,
    pub(super) taken: String,
    pub(super) ask: String,
}

/// The contradictions that were met.
pub(super) fn contradictions(screening: &Screening) -> impl Iterator<Item = ContradictionView<'_>> {
    let all: Vec<_> = screening.prepared.book.contradictions().collect();
    screening.contradicted().iter().map(move |met| {
        let (pack, contradiction) = all[met.place];
        let inputs = met.inputs.iter().map(|&input| InputName::of_input(screening, input));
        let asks = &screening.prepared.wording.asks;
        ContradictionView {
            id: qualified(&pack.header.id, &contradiction.id),
            contradiction,
            inputs: inputs.collect(),
            taken: match &contradiction.value {
                TakenValue::Flag(true) => "yes".to_owned(),
                TakenValue::Flag(false) => "no".to_owned(),
                TakenValue::Word(word) => word.replace('_', " "),
            },
            ask: met.fact.map_or_else(|| contradiction.text.clone(), |fact| asks[fact].clone()),
        }
    })
}

/// A feature that is undecided.
pub(super) struct UndecidedView<'s> {
    pub(super) input: InputName<'s>,
    pub(super) code: &'s str,
    pub(super) label: &'s str,
    pub(super) by: Agency,
    pub(super) forms: Forms,
    pub(super) missing: Vec<MissingView<'s>>,
    pub(super) concern: Option<Concern>,
    pub(super) hazard: Option<Hazard>,
}

impl<'s> UndecidedView<'s> {
    pub(super) fn new(screening: &'s Screening, undecided: &UndecidedFeature) -> UndecidedView<'s> {
        let missing = undecided.missing.iter().map(|missing| MissingView::new(screening, missing));
        let (code, label, by) = match undecided.feature {
            Feature::Item(item) => {
                let item = &screening.timeline.items[item];
                let indicator = screening.prepared.book.indicator(item.indicator);
                (indicator.code.as_str(), indicator.label.as_str(), item.by)
            }
            Feature::Fact(fact) => {
                let fact = screening.all_facts().get(fact);
                let label =
                    &screening.prepared.wording.fact_labels[screening.prepared.book.fact_name(&fact.name)];
                (&*fact.name, label.as_str(), fact.agencies[0])
            }
        };
        UndecidedView {
            input: InputName::of_input(screening, screening.input_of(undecided.feature)),
            code,
            label,
            by,
            forms: undecided.forms,
            missing: missing.collect(),
            concern: undecided.concern,
            hazard: undecided.hazard,
        }
    }
}

/// A document that something in the report cites.
pub(super) struct SourceView<'s> {
    pub(super) id: SourceId,
    pub(super) known: &'s KnownSource,
}

/// A finding or a pattern.
pub(super) struct FindingView<'s> {
    pub(super) rule_id: RuleId,
    pub(super) rule: &'s BookRule,
    pub(super) summary: FindingSummary,
    pub(super) standing: Standing,
    pub(super) supports: Vec<SupportView<'s>>,
    /// Conditions that look alike, each once, in the order of what the finding rests on.
    pub(super) overlaps: Vec<&'s str>,
    pub(super) cites: &'s [String],
}

/// One thing that a finding rests on.
pub(super) struct SupportView<'s> {
    pub(super) input: InputName<'s>,
    pub(super) what: SupportKind<'s>,
    pub(super) on: Option<Date>,
    pub(super) by: Option<Agency>,
}

/// What a finding rests on.
pub(super) enum SupportKind<'s> {
    Indicator(IndicatorId, &'s Indicator),
    Fact(&'s Fact),
    Finding(RuleId, &'s BookRule),
}

impl<'s> FindingView<'s> {
    pub(super) fn new(screening: &'s Screening, finding: screening::Finding<'s>) -> FindingView<'s> {
        let supports: Vec<SupportView<'s>> =
            finding.supports().iter().map(|&support| SupportView::new(screening, support)).collect();
        let mut overlaps: Vec<&'s str> = Vec::new();
        for support in &supports {
            if let SupportKind::Indicator(_, indicator) = support.what {
                let new = indicator.overlaps.iter().filter(|overlap| !overlaps.contains(&overlap.as_str()));
                let new: Vec<&str> = new.map(String::as_str).collect();
                overlaps.extend(new);
            }
        }
        FindingView {
            rule_id: finding.rule_id(),
            rule: finding.rule(),
            summary: finding.summary(),
            standing: finding.standing(),
            supports,
            overlaps,
            cites: &screening.prepared.wording.cites[finding.rule_id()],
        }
    }
}

impl<'s> SupportView<'s> {
    fn new(screening: &'s Screening, support: Support) -> SupportView<'s> {
        match support {
            Support::Item(item) => {
                let item = &screening.timeline.items[item];
                let indicator = screening.prepared.book.indicator(item.indicator);
                SupportView {
                    input: InputName::of_record(screening, item.input),
                    what: SupportKind::Indicator(item.indicator, indicator),
                    on: Some(item.on),
                    by: Some(item.by),
                }
            }
            Support::Fact(fact) => {
                let fact = screening.all_facts().get(fact);
                let input = fact.from.first();
                SupportView {
                    input: input.map_or(InputName::None, |&input| InputName::of_record(screening, input)),
                    what: SupportKind::Fact(fact),
                    on: fact.on,
                    by: if let [by] = fact.agencies.as_slice() { Some(*by) } else { None },
                }
            }
            Support::Finding(id) => {
                let rule = screening.rule(id);
                let finding = screening.finding_of(id).expect("a pattern rests on findings that were made");
                SupportView {
                    input: InputName::Id(&rule.id),
                    what: SupportKind::Finding(id, rule),
                    on: finding.last_day(),
                    by: None,
                }
            }
        }
    }
}

/// A rule that was held back.
pub(super) struct HeldBackView<'s> {
    pub(super) rule_id: RuleId,
    pub(super) rule: &'s BookRule,
    pub(super) by: HeldByView<'s>,
    pub(super) inputs: Vec<InputName<'s>>,
}

/// What holds a rule back.
pub(super) enum HeldByView<'s> {
    /// A professional found an explanation suitable.
    Explanation,
    /// The qualifier of an observation at this place among its indicator's, and the value it has.
    Qualifier { indicator: IndicatorId, slot: usize, name: &'s str, value: &'s str, value_place: usize },
    /// What became of the explanation of an observation.
    ExplanationStatus { status: &'static str },
    /// The gate at this place among the rule's.
    Gate(usize),
    /// The exemption at this place among the rule's.
    Exemption(usize),
}

/// Why a rule is held back where a suitable explanation does it.
pub(super) const HELD_BY_EXPLANATION: &str = "a professional recorded an explanation as suitable";

impl HeldByView<'_> {
    /// `explained`, or the name of the qualifier or gate.
    pub(super) fn name<'s>(&'s self, rule: &'s BookRule) -> &'s str {
        match self {
            HeldByView::Explanation => "explained",
            HeldByView::Qualifier { name, .. } => name,
            HeldByView::ExplanationStatus { .. } => "explanation",
            HeldByView::Gate(gate) => &rule.rule.gates[*gate].id,
            HeldByView::Exemption(exemption) => &rule.rule.exemptions[*exemption].id,
        }
    }

    /// The reason in words.
    pub(super) fn reason<'s>(&'s self, rule: &'s BookRule) -> Cow<'s, str> {
        match self {
            HeldByView::Explanation => HELD_BY_EXPLANATION.into(),
            HeldByView::Qualifier { name, value, .. } => format!("recorded as {name}: {value}").into(),
            HeldByView::ExplanationStatus { status } => format!("recorded as explanation: {status}").into(),
            HeldByView::Gate(gate) => rule.rule.gates[*gate].text.as_str().into(),
            HeldByView::Exemption(exemption) => rule.rule.exemptions[*exemption].text.as_str().into(),
        }
    }
}

impl<'s> HeldBackView<'s> {
    pub(super) fn new(screening: &'s Screening, held: &HeldBack) -> HeldBackView<'s> {
        let inputs = screening.inputs_of_held(held).into_iter();
        HeldBackView {
            rule_id: held.rule,
            rule: screening.rule(held.rule),
            by: held_by(screening, held),
            inputs: inputs.map(|input| InputName::of_input(screening, input)).collect(),
        }
    }
}

fn held_by<'s>(screening: &'s Screening, held: &HeldBack) -> HeldByView<'s> {
    let first_item = || match held.supports.first() {
        Some(Support::Item(item)) => &screening.timeline.items[*item],
        other => unreachable!("what a qualifier holds back are entries of the timeline, not {other:?}"),
    };
    match held.by {
        HeldBy::Explanation => HeldByView::Explanation,
        HeldBy::Gate(gate) => HeldByView::Gate(gate),
        HeldBy::Exemption(exemption) => HeldByView::Exemption(exemption),
        HeldBy::Qualifier(Qualifying::Explanation) => {
            let rank = first_item().explanation.expect("what fails a gate was stated");
            HeldByView::ExplanationStatus { status: crate::pack::EXPLANATION_SCALE[rank.place()] }
        }
        HeldBy::Qualifier(Qualifying::Slot(slot)) => {
            let (item, slot) = (first_item(), usize::from(slot));
            let qualifier = &screening.prepared.book.indicator(item.indicator).qualifiers[slot];
            let value_place = item.ranks[slot].expect("what fails a gate was stated").place();
            HeldByView::Qualifier {
                indicator: item.indicator,
                slot,
                name: &qualifier.name,
                value: &qualifier.scale.values()[value_place],
                value_place,
            }
        }
    }
}

/// A step that is due.
pub(super) struct StepView<'s> {
    pub(super) id: StepId,
    pub(super) step: &'s KnownStep,
    pub(super) because: Vec<RuleId>,
    pub(super) state: StepState,
    /// The response that did it, and its name.
    pub(super) done: Option<(&'s Response, InputName<'s>)>,
}

impl<'s> StepView<'s> {
    pub(super) fn new(screening: &'s Screening, due: StepDue) -> StepView<'s> {
        let name = |input| InputName::of_record(screening, input);
        StepView {
            id: due.step,
            step: &screening.prepared.wording.steps[due.step],
            state: due.state(),
            done: due.done.map(|done| (screening.response(done), name(done))),
            because: due.because,
        }
    }
}

/// Missing answers, and what they could change.
pub(super) struct QuestionView<'s> {
    pub(super) input: Option<InputName<'s>>,
    pub(super) exempts: Vec<RuleId>,
    pub(super) missing: Vec<MissingView<'s>>,
    pub(super) rules: Vec<RuleId>,
    pub(super) concern: Option<Concern>,
    pub(super) hazard: Option<Hazard>,
}

/// One missing answer.
pub(super) enum MissingView<'s> {
    /// The qualifier of an observation at this place among its indicator's.
    Qualifier {
        input: InputName<'s>,
        indicator: IndicatorId,
        slot: usize,
        name: &'s str,
        ask: Cow<'s, str>,
    },
    /// A professional's view of an explanation.
    Explanation {
        input: InputName<'s>,
    },
    Fact {
        id: crate::engine::FactNameId,
        name: &'s str,
        ask: &'s str,
    },
}

/// The question about an explanation that nobody has tested.
pub(super) const ASK_EXPLANATION: &str =
    "Was an explanation given, and has a professional found it suitable or unsuitable?";

impl<'s> QuestionView<'s> {
    pub(super) fn new(screening: &'s Screening, set: &QuestionSet) -> QuestionView<'s> {
        let missing = set.missing.iter().map(|missing| MissingView::new(screening, missing)).collect();
        let name = |feature| InputName::of_input(screening, screening.input_of(feature));
        QuestionView {
            input: set.feature.map(name),
            missing,
            rules: set.rules.clone(),
            exempts: set.exempts.clone(),
            concern: set.concern,
            hazard: set.hazard,
        }
    }
}

impl MissingView<'_> {
    /// The question in words.
    pub(super) fn ask(&self) -> &str {
        match self {
            MissingView::Qualifier { ask, .. } => ask,
            MissingView::Explanation { .. } => ASK_EXPLANATION,
            MissingView::Fact { ask, .. } => ask,
        }
    }
}

impl<'s> MissingView<'s> {
    fn new(screening: &'s Screening, missing: &MissingAnswer) -> MissingView<'s> {
        let input = |item: &Item| InputName::of_input(screening, item.input);
        match *missing {
            MissingAnswer::Qualifier { item, slot } => {
                let (item, slot) = (&screening.timeline.items[item], usize::from(slot));
                let indicator = screening.prepared.book.indicator(item.indicator);
                let qualifier = &indicator.qualifiers[slot];
                MissingView::Qualifier {
                    input: input(item),
                    indicator: item.indicator,
                    slot,
                    name: &qualifier.name,
                    ask: qualifier_ask(indicator, qualifier),
                }
            }
            MissingAnswer::Explanation { item } => {
                MissingView::Explanation { input: input(&screening.timeline.items[item]) }
            }
            MissingAnswer::Fact { name: id } => MissingView::Fact {
                id,
                name: &screening.prepared.book.fact_names()[id],
                ask: &screening.prepared.wording.asks[id],
            },
        }
    }
}

/// A feature that was seen in another child of the household.
pub(super) struct ReviewView<'s> {
    pub(super) input: InputName<'s>,
    pub(super) indicator_id: IndicatorId,
    pub(super) indicator: &'s Indicator,
}

/// The alerting features that were seen in other children of the household.
pub(super) fn reviews(screening: &Screening) -> impl Iterator<Item = ReviewView<'_>> {
    let siblings = screening.timeline.items.iter().filter(|item| item.subject == Subject::Sibling);
    let reviews = siblings.map(|item| ReviewView {
        input: InputName::of_record(screening, item.input),
        indicator_id: item.indicator,
        indicator: screening.prepared.book.indicator(item.indicator),
    });
    reviews.filter(|review| review.indicator.channel == Channel::Alerting)
}

/// A fact, with the inputs that it rests on.
pub(super) struct FactView<'s> {
    pub(super) fact: &'s Fact,
    pub(super) from: Vec<InputName<'s>>,
}

impl<'s> FactView<'s> {
    pub(super) fn new(screening: &'s Screening, fact: &'s Fact) -> FactView<'s> {
        let from = fact.from.iter().map(|&input| InputName::of_record(screening, input)).collect();
        FactView { fact, from }
    }
}

/// One line of the account.
pub(super) struct AccountView<'s> {
    pub(super) kind: &'static str,
    pub(super) input: InputName<'s>,
    pub(super) code: InputCode<'s>,
    pub(super) what: InputWords<'s>,
    pub(super) on: Date,
    pub(super) until: Option<Date>,
    pub(super) by: Agency,
    pub(super) fate: Fate,
    pub(super) reason: Option<Reason>,
    pub(super) of: AccountOf<'s>,
}

/// What a line of the account names beside its fate.
pub(super) enum AccountOf<'s> {
    /// The rules that used the input, or from which it was held back.
    Rules(Vec<RuleId>),
    /// The input that a duplicate repeats.
    Original(InputName<'s>),
}

/// Something of which a case holds nothing.
pub(super) enum NotRecordedView {
    /// A kind of record, by its place in [`crate::prepared::NOT_RECORDED`].
    Records(usize),
    /// A tool, by its place among the screener's.
    Tool(usize),
}

/// Caveats are few, and made as reports have them.
pub(super) type CaveatView = Caveat;
