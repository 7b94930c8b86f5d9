//! Words that a report needs again and again, looked up once for a screener.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::engine::{FactNameId, PackId, RuleBook, RuleId, StepConditionId};
use crate::facts::{FactEntry, catalogue};
use crate::ids::{Table, id_types};
use crate::pack::{AgeRange, Cite, Condition, Deadline, Indicator, NextStep, Pack, Qualifier, qualified};
use crate::readers::{Settings, tool_facts};
use crate::vocabulary::{Concern, ResponseKind};

/// The version of this library, as reports name it.
pub(crate) const LIBRARY: &str = env!("CARGO_PKG_VERSION");

id_types! {
    /// A next step, among all of a screener: most urgent first; of equals, in the order of the packs.
    StepId;
}

/// Words that are looked up once for a screener and not in each report.
#[derive(Debug)]
pub(crate) struct Wording {
    /// The question for each fact that conditions test.
    pub(crate) asks: Table<FactNameId, String>,
    /// What each of them is: the catalogue's words, or the tool's question.
    pub(crate) fact_labels: Table<FactNameId, String>,
    /// For each fact that is the answer to a tool's question, of which ages and after which answers it is asked.
    pub(crate) questions: Table<FactNameId, Option<Arises>>,
    pub(crate) steps: Table<StepId, KnownStep>,
    /// For each rule its steps.
    pub(crate) steps_of: Table<RuleId, Vec<StepId>>,
    /// The steps that follow from a concern, whatever rule raised it.
    pub(crate) steps_at_concern: Vec<(Concern, StepId)>,
    /// For each rule its place in the order of a report: findings before patterns, most serious first, and of equals in
    /// the order of the packs.
    pub(crate) report_order: Table<RuleId, usize>,
    /// For each rule its citations.
    pub(crate) cites: Table<RuleId, Vec<String>>,
    /// The pack-qualified id of each level, by its pack and its place there.
    pub(crate) level_ids: BTreeMap<(PackId, usize), String>,
}

/// Where a tool's question arises.
#[derive(Debug)]
pub(crate) struct Arises {
    pub(crate) ages: Option<AgeRange>,
    pub(crate) only_if: Option<Condition>,
}

/// A next step as a screener knows it.
#[derive(Debug)]
pub(crate) struct KnownStep {
    /// Its pack-qualified id.
    pub(crate) id: String,
    pub(crate) step: NextStep,
    /// Where it follows, and where it does not.
    pub(crate) when: Option<StepConditionId>,
    pub(crate) unless: Option<StepConditionId>,
    /// What comes in its place, and where.
    pub(crate) instead: Vec<(StepConditionId, StepId)>,
    /// What comes after it, and after which kinds of response; after any where none is named.
    pub(crate) followed_by: Vec<(StepId, Vec<ResponseKind>)>,
}

impl Wording {
    pub(super) fn new(book: &RuleBook, settings: &Settings) -> Wording {
        let steps = steps_by_urgency(book);
        let step_by_id: FxHashMap<&str, StepId> =
            steps.iter_with_ids().map(|(id, known)| (known.id.as_str(), id)).collect();
        let steps_of = book.rules().iter().map(|rule| {
            let pack = &book.packs().as_slice()[rule.pack].header.id;
            let ids = rule.rule.then.next.iter().map(|id| qualified(pack, id));
            ids.map(|id| step_by_id[id.as_str()]).collect()
        });
        let steps_of = steps_of.collect();
        let at_concern =
            steps.iter_with_ids().flat_map(|(id, known)| known.step.at.iter().map(move |&at| (at, id)));
        let level_id = |(pack, place, level): (PackId, usize, &crate::pack::Level)| {
            ((pack, place), qualified(&book.packs()[pack].header.id, &level.id))
        };
        let (asks, fact_labels) = words_of_facts(book, settings);
        Wording {
            asks,
            fact_labels,
            questions: book.fact_names().iter().map(|name| arises(name, settings)).collect(),
            steps_at_concern: at_concern.collect(),
            steps_of,
            report_order: report_order(book),
            cites: book.rules().iter().map(|rule| rule.rule.cites.iter().map(cited).collect()).collect(),
            level_ids: book.levels().map(level_id).collect(),
            steps,
        }
    }
}

/// The question for each fact that conditions test, the catalogue's or the tool's own, or one made of its name; and what
/// the fact is.
fn words_of_facts(
    book: &RuleBook,
    settings: &Settings,
) -> (Table<FactNameId, String>, Table<FactNameId, String>) {
    let of_tools = settings.tools().iter().flat_map(tool_facts);
    let entries = catalogue().iter().cloned().chain(of_tools);
    let by_name: FxHashMap<String, FactEntry> =
        entries.map(|entry| (entry.name.clone().into_owned(), entry)).collect();
    let ask = |name: &String| match by_name.get(name) {
        Some(entry) => entry.ask.as_ref().unwrap_or(&entry.text).to_string(),
        None => format!("What is recorded of {name}?"),
    };
    let label =
        |name: &String| by_name.get(name).map_or_else(|| name.clone(), |entry| entry.text.to_string());
    (book.fact_names().iter().map(ask).collect(), book.fact_names().iter().map(label).collect())
}

/// Where the question of a fact arises, where a tool asks it.
fn arises(fact: &str, settings: &Settings) -> Option<Arises> {
    let (tool, question) = fact.split_once('.')?;
    let questions = &settings.tool(tool)?.questions;
    let question = questions.iter().find(|own| own.id == question)?;
    Some(Arises { ages: question.ages, only_if: question.only_if.clone() })
}

/// A citation as reports write it: `cg89 1.3.3`.
pub(crate) fn cited(cite: &Cite) -> String {
    if cite.at.is_empty() { cite.source.clone() } else { format!("{} {}", cite.source, cite.at) }
}

/// The question where a qualifier is missing: the pack's own, or one made of its name and values.
pub(crate) fn qualifier_ask<'p>(indicator: &'p Indicator, qualifier: &'p Qualifier) -> Cow<'p, str> {
    match &qualifier.ask {
        Some(ask) => ask.as_str().into(),
        None => {
            let (name, values) = (qualifier.name.replace('_', " "), qualifier.scale.values().join(", "));
            format!("{}: which is right of \u{201c}{name}\u{201d} ({values})?", indicator.label).into()
        }
    }
}

/// A limit of time as reports write it: `45 working days from the referral`.
pub(crate) fn deadline(limit: &Deadline) -> String {
    format!("{} {} from {}", limit.n, limit.unit.replace('_', " "), limit.from)
}

fn steps_by_urgency(book: &RuleBook) -> Table<StepId, KnownStep> {
    let mut conditions = book.step_conditions().ids();
    let mut steps: Vec<(&Pack, &NextStep, Vec<StepConditionId>)> = book
        .next_steps()
        .map(|(pack, step)| (pack, step, conditions.by_ref().take(step.conditions().count()).collect()))
        .collect();
    steps.sort_by_key(|(_, step, _)| urgency_rank(step.urgency.as_deref()));
    let ids: Table<StepId, String> =
        steps.iter().map(|(pack, step, _)| qualified(&pack.header.id, &step.id)).collect();
    let named = |pack: &Pack, step: &String| {
        let id = qualified(&pack.header.id, step);
        let found = ids.iter_with_ids().find(|(_, known)| **known == id).map(|(step, _)| step);
        found.expect("the steps that packs name were checked to exist")
    };
    let known = |(id, (pack, step, conditions)): (StepId, &(&Pack, &NextStep, Vec<StepConditionId>))| {
        let mut conditions = conditions.iter().copied();
        KnownStep {
            id: ids[id].clone(),
            when: step.when.as_ref().and_then(|_| conditions.next()),
            unless: step.unless.as_ref().and_then(|_| conditions.next()),
            instead: conditions
                .zip(&step.instead)
                .map(|(when, one)| (when, named(pack, &one.step)))
                .collect(),
            followed_by: step
                .followed_by
                .iter()
                .map(|next| (named(pack, &next.step), next.after.clone()))
                .collect(),
            step: (*step).clone(),
        }
    };
    ids.ids().zip(&steps).map(known).collect()
}

fn urgency_rank(name: Option<&str>) -> u8 {
    match name {
        Some("now") => 0,
        Some("today") => 1,
        Some("soon") => 2,
        None => 3,
        Some(_) => 4,
    }
}

fn report_order(book: &RuleBook) -> Table<RuleId, usize> {
    let mut order: Vec<RuleId> = book.rules().ids().collect();
    order.sort_by_key(|&id| {
        let rule = book.rule(id);
        (rule.pattern, Reverse((rule.rule.then.concern, rule.rule.then.hazard)), id)
    });
    let mut places = Table::filled(0, order.len());
    for (place, rule) in order.into_iter().enumerate() {
        places[rule] = place;
    }
    places
}

/// A kind of record of which a case may hold nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RecordKind {
    pub(crate) name: &'static str,
    /// What it says where a case holds nothing of it.
    pub(crate) nothing: &'static str,
}

/// The kinds of record, in the order of a case's lists but for assessments, of which each tool is a kind of its own.
pub(crate) const NOT_RECORDED: [RecordKind; 5] = [
    RecordKind { name: "observations", nothing: "nothing that anyone saw, heard or was told" },
    RecordKind { name: "attendance", nothing: "no school register" },
    RecordKind { name: "appointments", nothing: "no appointment, kept or missed" },
    RecordKind { name: "growth", nothing: "no weight, length or height" },
    RecordKind { name: "responses", nothing: "nothing that any service did" },
];
