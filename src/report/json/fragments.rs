//! What reports say again and again, escaped and joined once for a screener: all of a rule's, an indicator's or a step's
//! words between two places that only a case can fill.

use serde_json::to_string;

use super::super::assemble::LIBRARY;
use super::super::caveats::{NOT_RECORDED, nothing_of_tool};
use super::super::model::NotRecorded;
use super::super::wording::{KnownStep, cited, deadline, qualifier_ask};
use crate::engine::{BookRule, Program, RuleBook};
use crate::pack::{Cite, Indicator, Level, NextStep, PublishedReading};
use crate::readers::Settings;
use crate::vocabulary::{Agency, Basis, Channel, Checked, Concern, Fate, Form, Forms, Hazard, Reason};

/// A piece of JSON that is ready.
type Ready = Box<str>;

/// Everything that is ready.
#[derive(Debug)]
pub(crate) struct Fragments {
    /// From the beginning to the case's reference.
    pub(super) beginning: Ready,
    /// Each pack but for whether its review is overdue.
    pub(super) packs: Vec<Ready>,
    /// Every set of forms, by its bits.
    pub(super) forms: Vec<Ready>,
    /// Every agency, in the vocabulary's order.
    pub(super) agencies: Vec<Ready>,
    pub(super) rules: Vec<RuleWords>,
    pub(super) indicators: Vec<IndicatorWords>,
    /// The wording's steps.
    pub(super) steps: Vec<StepWords>,
    /// The levels of each pack, whole.
    pub(super) levels: Vec<Vec<Ready>>,
    /// The readings of all packs.
    pub(super) readings: Vec<ReadingWords>,
    /// What is asked where one of the book's facts is missing.
    pub(super) facts: Vec<Ready>,
    /// What is not recorded, whole: kinds of record, then tools.
    pub(super) not_recorded: Vec<Ready>,
    /// Each fate, each with each reason.
    fates: Vec<Ready>,
}

/// A rule's words.
#[derive(Debug)]
pub(super) struct RuleWords {
    /// Its id, in quotes.
    pub(super) id: Ready,
    /// Of a finding: up to its forms.
    pub(super) opening: Ready,
    /// Of a finding: from there to its first day.
    pub(super) text: Ready,
    /// Of a finding: what follows its overlaps.
    pub(super) ending: Ready,
    /// Of a pattern that rests on its finding: up to the day.
    pub(super) resting: Ready,
    /// Of what was held back: up to what holds it back.
    pub(super) held: Ready,
    /// Of a question: what it could become.
    pub(super) lift: Ready,
    /// Of each gate that holds it back: its name and why.
    pub(super) gates: Vec<Ready>,
}

/// An indicator's words.
#[derive(Debug)]
pub(super) struct IndicatorWords {
    /// Of a finding that rests on it: from the input to the day.
    pub(super) resting: Ready,
    /// Conditions that look alike, each in quotes.
    pub(super) overlaps: Vec<Ready>,
    /// Of a review, where it is alerting: from the input to the end.
    pub(super) review: Option<Ready>,
    /// For each qualifier: its name, and the question where it is missing.
    pub(super) asks: Vec<Ready>,
    /// For each qualifier and value: what is held back by it.
    pub(super) holds: Vec<Vec<Ready>>,
}

/// A step's words.
#[derive(Debug, Default)]
pub(super) struct StepWords {
    /// Up to the rules that lead to it.
    pub(super) opening: Ready,
    /// From there to the end.
    pub(super) ending: Ready,
}

/// A reading's words.
#[derive(Debug)]
pub(super) struct ReadingWords {
    /// Up to whether it is the one that counts.
    pub(super) opening: Ready,
    /// What follows where it differs.
    pub(super) ending: Ready,
}

impl Fragments {
    pub(crate) fn new(
        book: &RuleBook,
        program: &Program,
        settings: &Settings,
        packs: &[crate::screener::PackStamp],
        steps: &[KnownStep],
        asks: &[String],
    ) -> Fragments {
        let step = |known: &KnownStep| {
            let step = book.packs().get(known.pack).and_then(|pack| pack.next_steps.get(known.place));
            step.map(|step| step_words(known, step)).unwrap_or_default()
        };
        let level = |pack: &str, level: &Level| level_words(&format!("{pack}/{}", level.id), level);
        let levels = book
            .packs()
            .iter()
            .map(|pack| pack.levels.iter().map(|one| level(&pack.header.id, one)).collect());
        let fact = |(name, ask): (&String, &String)| {
            format!(r#"{{"name":{},"ask":{}}}"#, quoted(name), quoted(ask)).into()
        };
        Fragments {
            beginning: format!(r#"{{"schema":1,"library":{},"case":"#, quoted(LIBRARY)).into(),
            packs: packs.iter().map(pack_words).collect(),
            forms: (0..1_u8 << Form::ALL.len()).map(|bits| forms(bits).into()).collect(),
            agencies: Agency::NAMES.iter().map(|name| quoted(name).into()).collect(),
            rules: book.rules().iter().map(rule_words).collect(),
            indicators: (0..)
                .zip(book.indicators())
                .map(|(at, one)| indicator_words(book, program, at, one))
                .collect(),
            steps: steps.iter().map(step).collect(),
            levels: levels.collect(),
            readings: book
                .packs()
                .iter()
                .flat_map(|pack| pack.readings.iter().map(|reading| reading_words(&pack.header.id, reading)))
                .collect(),
            facts: book.fact_names().iter().zip(asks).map(fact).collect(),
            not_recorded: NOT_RECORDED
                .iter()
                .map(|&(what, text)| NotRecorded { what: what.into(), text: text.into() })
                .chain(settings.tools().iter().map(nothing_of_tool))
                .map(|one| json(&one))
                .collect(),
            fates: Fate::ALL
                .iter()
                .flat_map(|fate| {
                    std::iter::once(None)
                        .chain(Reason::ALL.iter().map(Some))
                        .map(move |reason| (fate, reason))
                })
                .map(|(fate, reason)| {
                    let reason = reason.map_or(String::new(), |reason| format!(r#","reason":"{reason}""#));
                    format!(r#","fate":"{fate}"{reason}"#).into()
                })
                .collect(),
        }
    }

    /// A fate and its reason.
    pub(super) fn fate(&self, fate: Fate, reason: Option<Reason>) -> &str {
        let at = fate as usize * (Reason::ALL.len() + 1) + reason.map_or(0, |reason| reason as usize + 1);
        self.fates.get(at).map_or("", |ready| ready)
    }

    pub(super) fn agency(&self, agency: Agency) -> &str {
        self.agencies.get(agency as usize).map_or("", |ready| ready)
    }

    pub(super) fn forms_of(&self, forms: Forms) -> &str {
        self.forms.get(usize::from(forms.bits())).map_or("[]", |ready| ready)
    }
}

fn quoted(text: &str) -> String {
    to_string(text).unwrap_or_default()
}

fn json(value: &impl serde::Serialize) -> Ready {
    to_string(value).unwrap_or_default().into()
}

fn all_quoted<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", texts.map(quoted).collect::<Vec<_>>().join(","))
}

/// A member that may be absent, after others.
fn member(name: &str, text: Option<&str>) -> String {
    text.map_or(String::new(), |text| format!(r#","{name}":{}"#, quoted(text)))
}

fn raises(concern: Option<Concern>, hazard: Option<Hazard>) -> String {
    member("concern", concern.map(Concern::name)) + &member("hazard", hazard.map(Hazard::name))
}

/// What ends a finding, a step or a level.
fn source(basis: Basis, cites: &[Cite], checked: Checked) -> String {
    let cites: Vec<String> = cites.iter().map(cited).collect();
    let cites = all_quoted(cites.iter().map(String::as_str));
    format!(r#","basis":"{basis}","cites":{cites},"checked":"{checked}""#)
}

fn forms(bits: u8) -> String {
    all_quoted(Form::ALL.iter().filter(|&&form| bits >> form as u8 & 1 == 1).map(|form| form.name()))
}

fn pack_words(pack: &crate::screener::PackStamp) -> Ready {
    format!(
        r#"{{"id":{},"version":{},"digest":{},"review_overdue":"#,
        quoted(&pack.id),
        quoted(&pack.version),
        quoted(&pack.digest)
    )
    .into()
}

fn rule_words(rule: &BookRule) -> RuleWords {
    let id = quoted(&rule.id);
    let then = raises(rule.rule.then.concern, rule.rule.then.hazard);
    let text = quoted(&rule.rule.text);
    let note = member("note", rule.rule.note.as_deref());
    let source = source(rule.rule.basis, &rule.rule.cites, rule.rule.checked);
    let amended = member("amended", rule.amended.as_deref());
    RuleWords {
        opening: format!(r#"{{"rule":{id}{then},"forms":"#).into(),
        text: format!(r#","text":{text}{note},"from":"#).into(),
        ending: format!("{source}{amended}}}").into(),
        resting: format!(r#"{{"input":{id},"what":{text},"code":{id}"#).into(),
        held: format!(r#"{{"rule":{id}{then},"text":{text},"by":"#).into(),
        lift: format!(r#"{{"rule":{id}{then}}}"#).into(),
        gates: rule
            .rule
            .gates
            .iter()
            .map(|gate| format!(r#"{},"reason":{}"#, quoted(&gate.id), quoted(&gate.text)).into())
            .collect(),
        id: id.into(),
    }
}

fn indicator_words(book: &RuleBook, program: &Program, at: u32, indicator: &Indicator) -> IndicatorWords {
    let (code, label) = (quoted(&indicator.code), quoted(&indicator.label));
    let rules = program.rules_on(at).filter_map(|rule| book.rules().get(rule as usize));
    let rules = all_quoted(rules.filter(|rule| !rule.pattern).map(|rule| rule.id.as_str()));
    let review = format!(r#","code":{code},"what":{label},"rules":{rules}}}"#).into();
    IndicatorWords {
        resting: format!(r#","what":{label},"code":{code},"on":"#).into(),
        overlaps: indicator.overlaps.iter().map(|overlap| quoted(overlap).into()).collect(),
        review: (indicator.channel == Channel::Alerting).then_some(review),
        asks: indicator
            .qualifiers
            .iter()
            .map(|one| {
                let ask = quoted(&qualifier_ask(indicator, one));
                format!(r#","name":{},"ask":{ask}}}"#, quoted(&one.name)).into()
            })
            .collect(),
        holds: indicator
            .qualifiers
            .iter()
            .map(|one| {
                let hold = |value: &String| {
                    let reason = quoted(&format!("recorded as {}: {value}", one.name));
                    format!(r#"{},"reason":{reason}"#, quoted(&one.name)).into()
                };
                one.scale.values().iter().map(hold).collect()
            })
            .collect(),
    }
}

fn step_words(known: &KnownStep, step: &NextStep) -> StepWords {
    let optional = member("family", step.family.as_deref())
        + &member("who", step.who.as_deref())
        + &member("urgency", step.urgency.as_deref())
        + &member("deadline", step.deadline.as_ref().map(deadline).as_deref());
    let (id, text) = (quoted(&known.id), quoted(&step.text));
    StepWords {
        opening: format!(r#"{{"step":{id},"text":{text}{optional},"because":"#).into(),
        ending: format!("{}}}", source(step.basis, &step.cites, step.checked)).into(),
    }
}

fn reading_words(pack: &str, reading: &PublishedReading) -> ReadingWords {
    let id = quoted(&format!("{pack}/{}", reading.id));
    let (title, group) = (quoted(&reading.title), quoted(&reading.group));
    ReadingWords {
        opening: format!(r#"{{"reading":{id},"title":{title},"group":{group},"selected":"#).into(),
        ending: format!("{}}}", source(reading.basis, &reading.cites, reading.checked)).into(),
    }
}

fn level_words(id: &str, level: &Level) -> Ready {
    format!(
        r#"{{"level":{},"number":{},"name":{},"legal":{},"text":{}{}}}"#,
        quoted(id),
        level.number,
        quoted(&level.name),
        all_quoted(level.legal.iter().map(String::as_str)),
        quoted(&level.text),
        source(level.basis, &level.cites, level.checked)
    )
    .into()
}
