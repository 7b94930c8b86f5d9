//! Words that a report needs again and again, looked up once for a screener.

use rustc_hash::FxHashMap;

use crate::pack::Cite;
use crate::readers::{self, Settings};
use crate::rules::{BookRule, RuleBook, qualified};
use crate::words::Concern;

/// Words that are looked up once for a screener and not in each report.
#[derive(Debug)]
pub(crate) struct Wording {
    /// The question for each of the book's fact names.
    pub(super) asks: Vec<String>,
    /// For each rule its next steps: pack and place.
    pub(super) next: Vec<Vec<(usize, usize)>>,
    /// The steps that follow from a concern, whatever rule raised it.
    pub(super) at_concern: Vec<(Concern, usize, usize)>,
    /// For each rule its citations.
    pub(super) cites: Vec<Vec<String>>,
    /// The pack-qualified ids of next steps.
    pub(super) step_ids: FxHashMap<(usize, usize), String>,
    /// The pack-qualified ids of levels.
    pub(super) level_ids: FxHashMap<(usize, usize), String>,
}

impl Wording {
    pub(crate) fn new(book: &RuleBook, settings: &Settings) -> Wording {
        let mut asks: FxHashMap<String, String> = FxHashMap::default();
        for entry in readers::catalogue() {
            let ask = entry.ask.as_ref().map_or_else(|| entry.text.to_string(), ToString::to_string);
            asks.insert(entry.name.to_string(), ask);
        }
        for entry in settings.tools().iter().flat_map(readers::tool_facts) {
            let ask = entry.ask.unwrap_or(entry.text);
            asks.insert(entry.name.into_owned(), ask.into_owned());
        }
        let steps = steps_by_id(book);
        let next = |rule: &BookRule| {
            let pack = book.packs().get(rule.pack).map_or("", |pack| pack.header.id.as_str());
            let ids = rule.rule.then.next.iter().map(|id| qualified(pack, id));
            ids.filter_map(|id| steps.get(&id).copied()).collect()
        };
        let at_concern = book.packs().iter().enumerate().flat_map(|(at, pack)| {
            pack.next_steps
                .iter()
                .enumerate()
                .flat_map(move |(place, step)| step.at.iter().map(move |&concern| (concern, at, place)))
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
            step_ids: steps.iter().map(|(id, &at)| (at, id.clone())).collect(),
            level_ids: levels.collect(),
        }
    }
}

/// A citation as reports write it: `cg89 1.3.3`.
pub(crate) fn cited(cite: &Cite) -> String {
    if cite.at.is_empty() { cite.source.clone() } else { format!("{} {}", cite.source, cite.at) }
}

/// Every next step by its pack-qualified id: pack and place.
fn steps_by_id(book: &RuleBook) -> FxHashMap<String, (usize, usize)> {
    let mut steps = FxHashMap::default();
    for (at, pack) in book.packs().iter().enumerate() {
        for (place, step) in pack.next_steps.iter().enumerate() {
            steps.entry(qualified(&pack.header.id, &step.id)).or_insert((at, place));
        }
    }
    steps
}
