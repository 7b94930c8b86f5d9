//! One name, one thing.

use rustc_hash::FxHashMap;

use super::{At, Complaints};
use crate::pack::{AttendanceCode, ParsedPack, codes};

/// Names seen so far, each with the pack and path where it was first.
struct Seen<'a> {
    what: &'static str,
    first: FxHashMap<String, (&'a ParsedPack, String)>,
}

impl<'a> Seen<'a> {
    fn of(what: &'static str) -> Seen<'a> {
        Seen { what, first: FxHashMap::default() }
    }

    fn add(
        &mut self,
        name: &str,
        pack: &'a ParsedPack,
        path: String,
        rule: Option<&str>,
        complaints: &mut Complaints,
    ) {
        match self.first.get(name) {
            Some((first, first_path)) => {
                let line = crate::pack::Place::of(&first.text, first.spans.of(first_path).start).line;
                complaints.error(
                    At { pack, path: &path, rule },
                    codes::DUPLICATE,
                    format!(
                        "a second {} `{name}`: the first stands in {}, line {line}",
                        self.what, first.name
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

/// Complains of two things of one name: across all packs for packs, codes, codings and tools, else within one.
pub(super) fn check(packs: &[ParsedPack], complaints: &mut Complaints) {
    let mut ids = Seen::of("pack");
    let mut indicators = Seen::of("indicator");
    let mut codings = Seen::of("meaning of the coding");
    let mut tools = Seen::of("tool");
    for parsed in packs {
        ids.add(&parsed.pack.header.id, parsed, "pack.id".to_owned(), None, complaints);
        for (at, indicator) in parsed.pack.indicators.iter().enumerate() {
            indicators.add(&indicator.code, parsed, format!("indicator[{at}].code"), None, complaints);
            for (coding_at, coding) in indicator.codings.iter().enumerate() {
                let name = format!("{} {}", coding.system, coding.value);
                let path = format!("indicator[{at}].codings[{coding_at}]");
                codings.add(&name, parsed, path, None, complaints);
            }
        }
        for (at, tool) in parsed.pack.tools.iter().enumerate() {
            tools.add(&tool.id, parsed, format!("tool[{at}].id"), None, complaints);
        }
        within(parsed, complaints);
        register(parsed, complaints);
    }
}

fn within(parsed: &ParsedPack, complaints: &mut Complaints) {
    let pack = &parsed.pack;
    let mut all = |what, table: &str, ids: Vec<&str>| {
        let mut seen = Seen::of(what);
        for (at, id) in ids.into_iter().enumerate() {
            let rule = (what == "rule").then_some(id);
            seen.add(id, parsed, format!("{table}[{at}].id"), rule, complaints);
        }
    };
    all("source", "source", pack.sources.iter().map(|source| source.id.as_str()).collect());
    all("rule", "rule", pack.rules.iter().map(|rule| rule.id.as_str()).collect());
    all("level", "level", pack.levels.iter().map(|level| level.id.as_str()).collect());
    all("next step", "next_step", pack.next_steps.iter().map(|step| step.id.as_str()).collect());
    all("reading", "reading", pack.readings.iter().map(|reading| reading.id.as_str()).collect());
    all("background", "background", pack.background.iter().map(|one| one.id.as_str()).collect());
    for (at, tool) in pack.tools.iter().enumerate() {
        let questions = tool.questions.iter().map(|question| question.id.as_str()).collect();
        all("question", &format!("tool[{at}].question"), questions);
        all(
            "total",
            &format!("tool[{at}].total"),
            tool.totals.iter().map(|total| total.id.as_str()).collect(),
        );
    }
    for (at, rule) in pack.rules.iter().enumerate() {
        all("gate", &format!("rule[{at}].gate"), rule.gates.iter().map(|gate| gate.id.as_str()).collect());
    }
}

/// A register's code may change its meaning from one day to the next, and never has two on one day.
fn register(parsed: &ParsedPack, complaints: &mut Complaints) {
    let all = &parsed.pack.attendance_codes;
    for (at, code) in all.iter().enumerate() {
        let earlier = all.iter().take(at);
        if earlier.filter(|other| other.code == code.code).any(|other| overlap(other, code)) {
            complaints.error(
                At::new(parsed, &format!("attendance_code[{at}].code")),
                codes::DUPLICATE,
                format!("the register's code `{}` has two meanings on one day", code.code),
                "say with `from` and `to` when each is in force; both days are included",
            );
        }
    }
}

fn overlap(a: &AttendanceCode, b: &AttendanceCode) -> bool {
    let starts_in_time = |from: &AttendanceCode, to: &AttendanceCode| match (from.from, to.to) {
        (Some(from), Some(to)) => from <= to,
        _ => true,
    };
    starts_in_time(a, b) && starts_in_time(b, a)
}
