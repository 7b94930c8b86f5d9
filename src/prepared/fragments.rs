//! The JSON that reports say again and again, escaped and joined once for a screener: all of a rule's, an indicator's or a
//! step's words between two places that only a case can fill.
//!
//! A finding, for example, is written from three pieces, cut where `|` stands:
//!
//! ```text
//! {"rule":"nice/1.3.3","concern":"suspect","standing":|"current","forms":["physical"]|,"text":"…","from":|…"rests_on":[…]|,"basis":…}
//!  opening                                                                              text                             ending
//! ```

use super::PackStamp;
use super::sources::{KnownSource, SourceId, Sources};
use super::wording::{KnownStep, LIBRARY, NOT_RECORDED, StepId, Wording, cited, deadline, qualifier_ask};
use crate::engine::{BookRule, FactNameId, IndicatorId, PackId, Program, RuleBook, RuleId};
use crate::ids::Table;
use crate::pack::{Cite, Indicator, Level, PublishedReading, Tool, qualified};
use crate::readers::Settings;
use crate::vocabulary::{
    About, Agency, Basis, Channel, Checked, Concern, Fate, Form, Forms, Hazard, Reason, Vocabulary,
};

/// A piece of JSON that is ready to be written as it stands.
type RawJson = Box<str>;

/// Everything that is ready.
#[derive(Debug)]
pub(crate) struct Fragments {
    /// From the beginning to the case's reference.
    pub(crate) beginning: RawJson,
    /// Each pack but for whether its review is overdue.
    pub(crate) packs: Vec<RawJson>,
    /// Every set of forms, by its bits.
    pub(crate) forms: Vec<RawJson>,
    /// Every agency, in the vocabulary's order.
    pub(crate) agencies: Vec<RawJson>,
    pub(crate) rules: Table<RuleId, RuleJson>,
    pub(crate) indicators: Table<IndicatorId, IndicatorJson>,
    pub(crate) steps: Table<StepId, StepJson>,
    /// The levels of each pack.
    pub(crate) levels: Table<PackId, Vec<LevelJson>>,
    /// The readings of all packs.
    pub(crate) readings: Vec<ReadingJson>,
    /// What is asked where a fact that conditions test is missing.
    pub(crate) facts: Table<FactNameId, RawJson>,
    /// What is not recorded, whole: each kind of record, in the order of [`NOT_RECORDED`].
    pub(crate) no_record: Vec<RawJson>,
    /// The same for each tool.
    pub(crate) no_answers: Vec<RawJson>,
    /// Each document that packs cite, whole.
    pub(crate) sources: Table<SourceId, RawJson>,
    /// Each fate, each with each reason.
    fates: Vec<RawJson>,
}

/// A rule's pieces.
#[derive(Debug)]
pub(crate) struct RuleJson {
    /// Its id, in quotes.
    pub(crate) id: RawJson,
    /// Of a finding: up to its standing.
    pub(crate) opening: RawJson,
    /// Of a finding: from its forms to its first day.
    pub(crate) text: RawJson,
    /// Of a finding: what follows its overlaps.
    pub(crate) ending: RawJson,
    /// Of a pattern that rests on its finding: up to the day.
    pub(crate) support: RawJson,
    /// Of what was held back: up to what holds it back.
    pub(crate) held: RawJson,
    /// Of a question: what it could become.
    pub(crate) lift: RawJson,
    /// Of each gate that holds it back: its name and why.
    pub(crate) gates: Vec<RawJson>,
    /// The same of each exemption.
    pub(crate) exemptions: Vec<RawJson>,
}

/// An indicator's pieces.
#[derive(Debug)]
pub(crate) struct IndicatorJson {
    /// Of a finding that rests on it: from the input to the day.
    pub(crate) support: RawJson,
    /// Of a line of the account: the label.
    pub(crate) what: RawJson,
    /// Of a review, where it is alerting: from the input to the end.
    pub(crate) review: Option<RawJson>,
    /// For each qualifier: its name, and the question where it is missing.
    pub(crate) asks: Vec<RawJson>,
    /// For each qualifier and value: what is held back by it, and why.
    pub(crate) holds: Vec<Vec<RawJson>>,
}

/// A step's pieces.
#[derive(Debug)]
pub(crate) struct StepJson {
    /// Up to the rules that lead to it.
    pub(crate) opening: RawJson,
    /// From there to the end.
    pub(crate) ending: RawJson,
}

/// A level's pieces.
#[derive(Debug)]
pub(crate) struct LevelJson {
    /// Up to what it could be.
    pub(crate) opening: RawJson,
    /// From its name to the end.
    pub(crate) ending: RawJson,
    /// Of a level that could be: its number and name.
    pub(crate) could_be: RawJson,
}

/// A reading's pieces.
#[derive(Debug)]
pub(crate) struct ReadingJson {
    /// Up to whether it is the one that counts.
    pub(crate) opening: RawJson,
    /// What follows where it differs.
    pub(crate) ending: RawJson,
}

impl Fragments {
    pub(super) fn new(
        book: &RuleBook,
        program: &Program,
        settings: &Settings,
        packs: &[PackStamp],
        wording: &Wording,
        sources: &Sources,
    ) -> Fragments {
        let levels_of = |pack: &crate::pack::Pack| {
            let level = |level: &Level| level_json(&qualified(&pack.header.id, &level.id), level);
            pack.levels.iter().map(level).collect()
        };
        let readings = book
            .packs()
            .iter()
            .flat_map(|pack| pack.readings.iter().map(|reading| reading_json(&pack.header.id, reading)));
        let missing_fact = |(name, ask): (&String, &String)| {
            format!(r#"{{"name":{},"ask":{}}}"#, quoted(name), quoted(ask)).into()
        };
        let no_answers = |tool: &Tool| not_recorded_json(&tool.id, &nothing_of_tool(tool));
        Fragments {
            beginning: format!(r#"{{"schema":1,"library":{},"case":"#, quoted(LIBRARY)).into(),
            packs: packs.iter().map(pack_json).collect(),
            forms: (0..1_u8 << Form::ALL.len()).map(|bits| forms_json(bits).into()).collect(),
            agencies: Agency::NAMES.iter().map(|name| quoted(name).into()).collect(),
            rules: book.rules().iter().map(rule_json).collect(),
            indicators: book
                .indicators()
                .iter_with_ids()
                .map(|(id, indicator)| indicator_json(book, program, id, indicator))
                .collect(),
            steps: wording.steps.iter().map(step_json).collect(),
            levels: book.packs().iter().map(levels_of).collect(),
            readings: readings.collect(),
            facts: book.fact_names().iter().zip(&wording.asks).map(missing_fact).collect(),
            no_record: NOT_RECORDED.iter().map(|kind| not_recorded_json(kind.name, kind.nothing)).collect(),
            no_answers: settings.tools().iter().map(no_answers).collect(),
            sources: sources.all.iter().map(source_json).collect(),
            fates: Fate::ALL.iter().flat_map(|&fate| fates_json(fate)).collect(),
        }
    }

    /// A fate and its reason.
    pub(crate) fn fate(&self, fate: Fate, reason: Option<Reason>) -> &str {
        let of_reason = reason.map_or(0, |reason| reason as usize + 1);
        &self.fates[fate as usize * (Reason::ALL.len() + 1) + of_reason]
    }

    pub(crate) fn agency(&self, agency: Agency) -> &str {
        &self.agencies[agency as usize]
    }

    pub(crate) fn forms(&self, forms: Forms) -> &str {
        &self.forms[usize::from(forms.bits())]
    }
}

/// What a report says of a tool of which a case holds no answers.
pub(crate) fn nothing_of_tool(tool: &Tool) -> String {
    format!("no answers to {}", tool.title)
}

fn not_recorded_json(what: &str, text: &str) -> RawJson {
    format!(r#"{{"what":{},"text":{}}}"#, quoted(what), quoted(text)).into()
}

fn source_json(KnownSource { id, source }: &KnownSource) -> RawJson {
    let optional = member("url", source.url.as_deref()) + &member("date", source.date.as_deref());
    let read_in = match source.read_in.as_slice() {
        [] => String::new(),
        places => format!(r#","read_in":{}"#, all_quoted(places.iter().map(String::as_str))),
    };
    format!(r#"{{"source":{},"title":{}{optional}{read_in}}}"#, quoted(id), quoted(&source.title)).into()
}

/// A fate without a reason, and with each.
fn fates_json(fate: Fate) -> impl Iterator<Item = RawJson> {
    let reasons = std::iter::once(None).chain(Reason::ALL.iter().map(Some));
    reasons.map(move |reason| {
        let reason = reason.map_or(String::new(), |reason| format!(r#","reason":"{reason}""#));
        format!(r#","fate":"{fate}"{reason}"#).into()
    })
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text is written as JSON")
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

fn forms_json(bits: u8) -> String {
    all_quoted(Form::ALL.iter().filter(|&&form| bits >> form as u8 & 1 == 1).map(|form| form.name()))
}

fn pack_json(pack: &PackStamp) -> RawJson {
    format!(
        r#"{{"id":{},"version":{},"digest":{},"review_overdue":"#,
        quoted(&pack.id),
        quoted(&pack.version),
        quoted(&pack.digest)
    )
    .into()
}

fn rule_json(rule: &BookRule) -> RuleJson {
    let id = quoted(&rule.id);
    let then = raises(rule.rule.then.concern, rule.rule.then.hazard);
    let about = match rule.rule.then.about {
        About::Neglect => String::new(),
        about => member("about", Some(about.name())),
    };
    let text = quoted(&rule.rule.text);
    let note = member("note", rule.rule.note.as_deref());
    let source = source(rule.rule.basis, &rule.rule.cites, rule.rule.checked);
    let amended = member("amended", rule.amended.as_deref());
    RuleJson {
        opening: format!(r#"{{"rule":{id}{then}{about},"standing":"#).into(),
        text: format!(r#","text":{text}{note},"from":"#).into(),
        ending: format!("{source}{amended}}}").into(),
        support: format!(r#"{{"input":{id},"what":{text},"code":{id}"#).into(),
        held: format!(r#"{{"rule":{id}{then},"text":{text},"by":"#).into(),
        lift: format!(r#"{{"rule":{id}{then}}}"#).into(),
        gates: rule.rule.gates.iter().map(|gate| held_json(&gate.id, &gate.text)).collect(),
        exemptions: rule.rule.exemptions.iter().map(|one| held_json(&one.id, &one.text)).collect(),
        id: id.into(),
    }
}

/// What holds a rule back, by its name, and why.
fn held_json(id: &str, text: &str) -> RawJson {
    format!(r#"{},"reason":{}"#, quoted(id), quoted(text)).into()
}

fn indicator_json(
    book: &RuleBook,
    program: &Program,
    id: IndicatorId,
    indicator: &Indicator,
) -> IndicatorJson {
    let (code, label) = (quoted(&indicator.code), quoted(&indicator.label));
    let rules = program.rules_on(id).map(|rule| book.rule(rule));
    let rules = all_quoted(rules.filter(|rule| !rule.pattern).map(|rule| rule.id.as_str()));
    let review = format!(r#","code":{code},"what":{label},"rules":{rules}}}"#).into();
    IndicatorJson {
        support: format!(r#","what":{label},"code":{code}"#).into(),
        what: format!(r#","what":{label}"#).into(),
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

fn step_json(KnownStep { id, step, .. }: &KnownStep) -> StepJson {
    let optional = member("family", step.family.as_deref())
        + &member("who", step.who.as_deref())
        + &member("urgency", step.urgency.as_deref())
        + &member("deadline", step.deadline.as_ref().map(deadline).as_deref());
    let (id, text) = (quoted(id), quoted(&step.text));
    StepJson {
        opening: format!(r#"{{"step":{id},"text":{text}{optional},"because":"#).into(),
        ending: format!("{}}}", source(step.basis, &step.cites, step.checked)).into(),
    }
}

fn reading_json(pack: &str, reading: &PublishedReading) -> ReadingJson {
    let id = quoted(&qualified(pack, &reading.id));
    let (title, group) = (quoted(&reading.title), quoted(&reading.group));
    ReadingJson {
        opening: format!(r#"{{"reading":{id},"title":{title},"group":{group},"selected":"#).into(),
        ending: format!("{}}}", source(reading.basis, &reading.cites, reading.checked)).into(),
    }
}

fn level_json(id: &str, level: &Level) -> LevelJson {
    let number = level.number;
    let ending = format!(
        r#","name":{},"legal":{},"text":{}{}}}"#,
        quoted(&level.name),
        all_quoted(level.legal.iter().map(String::as_str)),
        quoted(&level.text),
        source(level.basis, &level.cites, level.checked)
    );
    LevelJson {
        opening: format!(r#"{{"level":{},"number":{number},"at_least":{number}"#, quoted(id)).into(),
        ending: ending.into(),
        could_be: format!(r#","could_be":{{"number":{number},"name":{}}}"#, quoted(&level.name)).into(),
    }
}
