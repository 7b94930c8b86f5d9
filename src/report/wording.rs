//! Words that a report needs again and again, looked up once for a screener.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::model::Text;
use crate::engine::{BookRule, RuleBook};
use crate::pack::qualified;
use crate::pack::{Cite, Deadline, Indicator, Qualifier};
use crate::readers::{self, Settings};
use crate::vocabulary::Concern;

/// Words that are looked up once for a screener and not in each report.
#[derive(Debug)]
pub(crate) struct Wording {
    /// The question for each of the book's fact names.
    pub(crate) asks: Vec<String>,
    /// The next steps, most urgent first; of equals, in the order of the packs.
    pub(crate) steps: Vec<KnownStep>,
    /// For each rule the places of its steps among them.
    pub(crate) next: Vec<Vec<u32>>,
    /// The steps that follow from a concern, whatever rule raised it.
    pub(crate) at_concern: Vec<(Concern, u32)>,
    /// For each rule its place in the order of a report: findings before patterns, most serious first, and of equals
    /// in the order of the packs.
    pub(crate) report_order: Vec<u32>,
    /// For each rule its citations.
    pub(crate) cites: Vec<Vec<String>>,
    /// The pack-qualified ids of levels.
    pub(super) level_ids: FxHashMap<(usize, usize), String>,
}

/// A next step as a screener knows it.
#[derive(Debug)]
pub(crate) struct KnownStep {
    /// Its pack-qualified id.
    pub(crate) id: String,
    /// Its pack, and its place there.
    pub(super) pack: usize,
    pub(super) place: usize,
}

impl Wording {
    pub(crate) fn new(book: &RuleBook, settings: &Settings) -> Wording {
        let mut asks: FxHashMap<String, String> = FxHashMap::default();
        for entry in crate::facts::catalogue() {
            let ask = entry.ask.as_ref().map_or_else(|| entry.text.to_string(), ToString::to_string);
            asks.insert(entry.name.to_string(), ask);
        }
        for entry in settings.tools().iter().flat_map(readers::tool_facts) {
            let ask = entry.ask.unwrap_or(entry.text);
            asks.insert(entry.name.into_owned(), ask.into_owned());
        }
        let steps = steps(book);
        let step_by_id: FxHashMap<&str, u32> = steps.iter().map(|step| step.id.as_str()).zip(0..).collect();
        let next = |rule: &BookRule| {
            let pack = book.packs().get(rule.pack).map_or("", |pack| pack.header.id.as_str());
            let ids = rule.rule.then.next.iter().map(|id| qualified(pack, id));
            ids.filter_map(|id| step_by_id.get(id.as_str()).copied()).collect()
        };
        let at_concern = steps.iter().zip(0..).flat_map(|(known, at)| {
            let step = book.packs().get(known.pack).and_then(|pack| pack.next_steps.get(known.place));
            step.into_iter().flat_map(move |step| step.at.iter().map(move |&concern| (concern, at)))
        });
        let levels = book.packs().iter().enumerate().flat_map(|(at, pack)| {
            let id = &pack.header.id;
            pack.levels
                .iter()
                .enumerate()
                .map(move |(place, level)| ((at, place), format!("{id}/{}", level.id)))
        });
        Wording {
            asks: book
                .fact_names()
                .iter()
                .map(|name| asks.get(name).cloned().unwrap_or_else(|| format!("What is recorded of {name}?")))
                .collect(),
            next: book.rules().iter().map(next).collect(),
            at_concern: at_concern.collect(),
            cites: book.rules().iter().map(|rule| rule.rule.cites.iter().map(cited).collect()).collect(),
            level_ids: levels.collect(),
            report_order: report_order(book),
            steps,
        }
    }
}

/// A citation as reports write it: `cg89 1.3.3`.
pub(crate) fn cited(cite: &Cite) -> String {
    if cite.at.is_empty() { cite.source.clone() } else { format!("{} {}", cite.source, cite.at) }
}

/// The question where a qualifier is missing: the pack's own, or one made of its name and values.
pub(super) fn qualifier_ask<'a>(indicator: &'a Indicator, qualifier: &'a Qualifier) -> Text<'a> {
    match &qualifier.ask {
        Some(ask) => ask.as_str().into(),
        None => {
            let (name, values) = (qualifier.name.replace('_', " "), qualifier.scale.values().join(", "));
            format!("{}: which is right of \u{201c}{name}\u{201d} ({values})?", indicator.label).into()
        }
    }
}

/// A limit of time as reports write it: `45 working_days from the referral`.
pub(super) fn deadline(limit: &Deadline) -> String {
    format!("{} {} from {}", limit.n, limit.unit.replace('_', " "), limit.from)
}

/// Every next step, most urgent first. Of two of one id the first stands.
fn steps(book: &RuleBook) -> Vec<KnownStep> {
    let mut known: Vec<(u8, KnownStep)> = Vec::new();
    let mut ids = FxHashSet::default();
    for (pack, of) in book.packs().iter().enumerate() {
        for (place, step) in of.next_steps.iter().enumerate() {
            let id = qualified(&of.header.id, &step.id);
            if ids.insert(id.clone()) {
                known.push((urgency(step.urgency.as_deref()), KnownStep { id, pack, place }));
            }
        }
    }
    known.sort_by_key(|(urgency, _)| *urgency);
    known.into_iter().map(|(_, step)| step).collect()
}

/// The order of urgencies.
fn urgency(name: Option<&str>) -> u8 {
    match name {
        Some("now") => 0,
        Some("today") => 1,
        Some("soon") => 2,
        None => 3,
        Some(_) => 4,
    }
}

fn report_order(book: &RuleBook) -> Vec<u32> {
    let mut order: Vec<(usize, &BookRule)> = book.rules().iter().enumerate().collect();
    order.sort_by_key(|(at, rule)| {
        (rule.pattern, Reverse((rule.rule.then.concern, rule.rule.then.hazard)), *at)
    });
    let mut places = vec![u32::MAX; order.len()];
    for (place, (rule, _)) in (0..).zip(order) {
        if let Some(of_rule) = places.get_mut(rule) {
            *of_rule = place;
        }
    }
    places
}
