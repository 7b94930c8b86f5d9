//! One name, one thing.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::intervals::Cover;
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::pack::codes::DUPLICATE;
use crate::pack::{ParsedPack, lookup_key};

/// Names seen so far, each with the pack and path where it was first.
struct FirstUses<'a> {
    what: &'static str,
    first: FxHashMap<String, (&'a ParsedPack, String)>,
}

impl<'a> FirstUses<'a> {
    fn new(what: &'static str) -> FirstUses<'a> {
        FirstUses { what, first: FxHashMap::default() }
    }

    fn add(
        &mut self,
        name: &str,
        pack: &'a ParsedPack,
        path: String,
        rule: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) {
        match self.first.get(name) {
            Some((first, first_path)) => {
                let (file, place) = first.locate(first_path);
                diagnostics.emit(
                    Location { pack, path: &path, rule },
                    DUPLICATE,
                    format!(
                        "a second {} `{name}`: the first stands in {file}, line {}",
                        self.what, place.line
                    ),
                    "give one of them another name, or take one out",
                );
            }
            None => {
                self.first.insert(name.to_owned(), (pack, path));
            }
        }
    }
}

/// Emits a diagnostic for each second thing of one name: across all packs for packs, codes, codings and tools,
/// otherwise within one pack.
pub(super) fn check(packs: &[ParsedPack], diagnostics: &mut Diagnostics) {
    let mut ids = FirstUses::new("pack");
    let mut indicators = FirstUses::new("indicator");
    let mut codings = FirstUses::new("meaning of the coding");
    let mut tools = FirstUses::new("tool");
    for parsed in packs {
        ids.add(&parsed.pack.header.id, parsed, "pack.id".to_owned(), None, diagnostics);
        for (index, indicator) in parsed.pack.indicators.iter().enumerate() {
            indicators.add(&indicator.code, parsed, format!("indicator[{index}].code"), None, diagnostics);
            for (coding_index, coding) in indicator.codings.iter().enumerate() {
                for value in &coding.values {
                    let name = format!("{} {}", coding.system, lookup_key(&coding.system, value));
                    let path = format!("indicator[{index}].codings[{coding_index}]");
                    codings.add(&name, parsed, path, None, diagnostics);
                }
            }
        }
        for (index, tool) in parsed.pack.tools.iter().enumerate() {
            tools.add(&tool.id, parsed, format!("tool[{index}].id"), None, diagnostics);
        }
        within(parsed, diagnostics);
        register(parsed, diagnostics);
    }
}

fn within(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    let pack = &parsed.pack;
    let mut unique = |what, table: &str, ids: Vec<&str>| {
        let mut first_uses = FirstUses::new(what);
        for (index, id) in ids.into_iter().enumerate() {
            let rule = (what == "rule").then_some(id);
            first_uses.add(id, parsed, format!("{table}[{index}].id"), rule, diagnostics);
        }
    };
    unique("source", "source", pack.sources.iter().map(|source| source.id.as_str()).collect());
    unique("rule", "rule", pack.rules.iter().map(|rule| rule.id.as_str()).collect());
    unique("level", "level", pack.levels.iter().map(|level| level.id.as_str()).collect());
    unique("next step", "next_step", pack.next_steps.iter().map(|step| step.id.as_str()).collect());
    unique("answer", "answer", pack.answers.iter().map(|answer| answer.id.as_str()).collect());
    unique(
        "contradiction",
        "contradiction",
        pack.contradictions.iter().map(|contradiction| contradiction.id.as_str()).collect(),
    );
    unique("reading", "reading", pack.readings.iter().map(|reading| reading.id.as_str()).collect());
    unique(
        "background",
        "background",
        pack.background.iter().map(|background| background.id.as_str()).collect(),
    );
    for (index, tool) in pack.tools.iter().enumerate() {
        let questions = tool.questions.iter().map(|question| question.id.as_str()).collect();
        unique("question", &format!("tool[{index}].question"), questions);
        unique(
            "total",
            &format!("tool[{index}].total"),
            tool.totals.iter().map(|total| total.id.as_str()).collect(),
        );
    }
    for (index, rule) in pack.rules.iter().enumerate() {
        unique(
            "gate",
            &format!("rule[{index}].gate"),
            rule.gates.iter().map(|gate| gate.id.as_str()).collect(),
        );
        unique(
            "exemption",
            &format!("rule[{index}].exemption"),
            rule.exemptions.iter().map(|exemption| exemption.id.as_str()).collect(),
        );
    }
}

/// A register's code may change its meaning from one day to the next, and never has two on one day.
fn register(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    let mut in_force: FxHashMap<&str, Cover<Date>> = FxHashMap::default();
    for (index, code) in parsed.pack.attendance_codes.iter().enumerate() {
        let (from, to) = (code.from.unwrap_or(Date::MIN), code.to.unwrap_or(Date::MAX));
        if in_force.entry(&code.code).or_default().add(from, to) {
            diagnostics.emit(
                Location::new(parsed, &format!("attendance_code[{index}].code")),
                DUPLICATE,
                format!("the register's code `{}` has two meanings on one day", code.code),
                "say with `from` and `to` when each is in force; both days are included",
            );
        }
    }
}
