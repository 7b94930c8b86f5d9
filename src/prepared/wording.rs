//! Words that a report needs again and again, looked up once for a screener.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::engine::{FactNameId, PackId, RuleBook, RuleId};
use crate::facts::catalogue;
use crate::ids::{Table, id_types};
use crate::pack::{Cite, Deadline, Indicator, NextStep, Qualifier, qualified};
use crate::readers::{Settings, tool_facts};
use crate::vocabulary::Concern;

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

/// A next step as a screener knows it.
#[derive(Debug)]
pub(crate) struct KnownStep {
    /// Its pack-qualified id.
    pub(crate) id: String,
    pub(crate) step: NextStep,
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
        Wording {
            asks: asks(book, settings),
            steps_at_concern: at_concern.collect(),
            steps_of,
            report_order: report_order(book),
            cites: book.rules().iter().map(|rule| rule.rule.cites.iter().map(cited).collect()).collect(),
            level_ids: book.levels().map(level_id).collect(),
            steps,
        }
    }
}

/// The question for each fact that conditions test: the catalogue's or the tool's own, or one made of its name.
fn asks(book: &RuleBook, settings: &Settings) -> Table<FactNameId, String> {
    let of_tools = settings.tools().iter().flat_map(tool_facts);
    let entries = catalogue().iter().cloned().chain(of_tools);
    let asks: FxHashMap<String, String> = entries
        .map(|entry| (entry.name.into_owned(), entry.ask.unwrap_or(entry.text).into_owned()))
        .collect();
    let ask =
        |name: &String| asks.get(name).cloned().unwrap_or_else(|| format!("What is recorded of {name}?"));
    book.fact_names().iter().map(ask).collect()
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
    let steps = book.next_steps();
    let known = |(pack, step): (&crate::pack::Pack, &NextStep)| KnownStep {
        id: qualified(&pack.header.id, &step.id),
        step: step.clone(),
    };
    let mut known: Vec<KnownStep> = steps.map(known).collect();
    known.sort_by_key(|known| urgency_rank(known.step.urgency.as_deref()));
    known.into()
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
