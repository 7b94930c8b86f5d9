//! Readings: several published rules over the same answers, and where they differ for this child.
//!
//! Sources disagree at the edges (two units of alcohol or any; a parent or anyone in the bed). None of them is
//! mended into another: each reading says what its source says, and the report shows them together.

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::weighing::{Ground, touches, weigh, weigh_into};
use crate::case::age_on;
use crate::pack::Reading;
use crate::readers::Fact;
use crate::report::{Difference, ReadingResult, Text};
use crate::rules::Truth;

/// The outcome of a reading that missing answers decide.
pub const UNDECIDED: &str = "unknown";
/// The outcome of a reading of which no outcome holds.
const NO_OUTCOME: &str = "none";

/// Reads the answers by every reading whose ages hold and of whose facts something was recorded.
///
/// `readings` come with their packs' ids, in the order of the packs. `chosen` names readings (`pack/id`) that count
/// in their groups; in a group of which none is chosen the last reading marked `default` counts, so that a later
/// pack can set another.
///
/// A reading's outcomes are tried in order and the first that holds is its outcome. Where one before it is unknown,
/// the reading is [`UNDECIDED`]: its text says what it could be and what it is otherwise, and `missing` names every
/// answer that could still decide.
pub fn readings<'a>(
    readings: impl IntoIterator<Item = (&'a str, &'a Reading)>,
    ground: &Ground<'_>,
    chosen: &[String],
) -> Vec<ReadingResult<'a>> {
    if ground.facts.is_empty() {
        return Vec::new();
    }
    // Readings ask for the same few facts again and again.
    let by_name: OnceCell<FxHashMap<&str, &Fact>> = OnceCell::new();
    let fact_of = |name: &str| {
        let by_name =
            by_name.get_or_init(|| ground.facts.iter().map(|fact| (fact.name.as_ref(), fact)).collect());
        by_name.get(name).copied()
    };
    let age = age_on(ground.child, ground.on);
    let mut found: Vec<(&Reading, ReadingResult<'a>)> = readings
        .into_iter()
        .filter(|(_, reading)| reading.ages.is_none_or(|ages| age.lies_in(&ages)) && touched(reading, ground))
        .map(|(pack, reading)| (reading, read(pack, reading, ground, &fact_of)))
        .collect();
    let groups: Vec<Text<'a>> = found.iter().map(|(_, result)| result.group.clone()).collect();
    for group in &groups {
        let of_group = || found.iter().enumerate().filter(|(_, (_, result))| result.group == *group);
        let selected = of_group()
            .find(|(_, (_, result))| chosen.iter().any(|chosen| *chosen == result.reading))
            .or_else(|| of_group().rfind(|(_, (reading, _))| reading.default))
            .or_else(|| of_group().next());
        let Some((selected, (counts, of_counts))) =
            selected.map(|(at, (reading, result))| (at, (*reading, result.clone())))
        else {
            continue;
        };
        for (at, (reading, result)) in found.iter_mut().enumerate().filter(|(_, (_, r))| r.group == *group) {
            result.selected = at == selected;
            result.differs =
                if at == selected { None } else { difference(counts, &of_counts, reading, result, ground) };
        }
    }
    found.into_iter().map(|(_, result)| result).collect()
}

/// Whether anything that the reading speaks of was recorded.
fn touched(reading: &Reading, ground: &Ground<'_>) -> bool {
    // Most readings speak of one tool: where nothing of it was answered, one look is enough.
    let mut last = ("", false);
    let mut some_of = |domain| {
        if last.0 != domain {
            last = (domain, ground.facts.has_domain(domain));
        }
        last.1
    };
    reading.outcomes.iter().any(|outcome| touches(&outcome.when, ground, &mut some_of))
}

fn read<'a, 'g>(
    pack: &str,
    reading: &'a Reading,
    ground: &Ground<'_>,
    fact_of: &impl Fn(&str) -> Option<&'g Fact>,
) -> ReadingResult<'a> {
    let (mut could, mut missing, mut holds) = (Vec::new(), Vec::new(), None);
    for outcome in &reading.outcomes {
        let mut because = Vec::new();
        match weigh_into(&outcome.when, ground, fact_of, &mut because, &mut missing) {
            Truth::False => {}
            Truth::Unknown => {
                could.push(outcome.outcome.as_str());
            }
            Truth::True => {
                holds = Some((outcome, because));
                break;
            }
        }
    }
    let because = holds.iter().flat_map(|(_, because)| because.iter().copied().map(Cow::Borrowed)).collect();
    let (outcome, text) = match (could.is_empty(), holds.as_ref().map(|(outcome, _)| *outcome)) {
        (true, Some(outcome)) => {
            (Cow::Borrowed(outcome.outcome.as_str()), Cow::Borrowed(outcome.text.as_str()))
        }
        (true, None) => {
            (Cow::Borrowed(NO_OUTCOME), Cow::Borrowed("No outcome of this reading fits the answers."))
        }
        (false, otherwise) => {
            (Cow::Borrowed(UNDECIDED), Cow::Owned(undecided(&could, otherwise.map(|o| o.outcome.as_str()))))
        }
    };
    ReadingResult {
        reading: Cow::Owned(format!("{pack}/{}", reading.id)),
        title: Cow::Borrowed(&reading.title),
        group: Cow::Borrowed(&reading.group),
        selected: false,
        outcome,
        text,
        because,
        missing: missing.into_iter().map(Cow::Borrowed).collect(),
        differs: None,
        basis: reading.basis,
        cites: reading.cites.iter().map(cite).collect(),
        checked: reading.checked,
    }
}

fn cite<'a>(cite: &'a crate::pack::Cite) -> Text<'a> {
    if cite.at.is_empty() {
        Cow::Borrowed(&cite.source)
    } else {
        Cow::Owned(format!("{} {}", cite.source, cite.at))
    }
}

fn undecided(could: &[&str], otherwise: Option<&str>) -> String {
    let words: Vec<String> = could.iter().map(|outcome| outcome.replace('_', " ")).collect();
    let could = words.join(" or ");
    match otherwise {
        Some(outcome) => format!(
            "Answers are missing that decide it: it could be {could}; if not, it is {}.",
            outcome.replace('_', " ")
        ),
        None => format!("Answers are missing that decide it: it could be {could}."),
    }
}

/// Where a reading differs from the one that counts: the facts that decided one and meet no outcome of the other.
/// A reading that is undecided differs from nothing yet.
fn difference<'a>(
    counts: &'a Reading,
    of_counts: &ReadingResult<'a>,
    reading: &'a Reading,
    result: &ReadingResult<'a>,
    ground: &Ground<'_>,
) -> Option<Difference<'a>> {
    let undecided = [&of_counts.outcome, &result.outcome].into_iter().any(|outcome| outcome == UNDECIDED);
    if undecided || of_counts.outcome == result.outcome {
        return None;
    }
    let everywhere = |reading: &'a Reading| {
        let mut names = Vec::new();
        reading.outcomes.iter().for_each(|outcome| names.extend(weigh(&outcome.when, ground).because));
        names
    };
    let (in_counts, in_reading) = (everywhere(counts), everywhere(reading));
    let only = |because: &[Text<'a>], other: &[&str]| -> Vec<Text<'a>> {
        because.iter().filter(|name| !other.contains(&name.as_ref())).cloned().collect()
    };
    let mut facts = only(&of_counts.because, &in_reading);
    facts.extend(only(&result.because, &in_counts));
    if facts.is_empty() {
        // Both count the same answers and weigh them differently.
        facts.extend(of_counts.because.iter().chain(&result.because).cloned());
    }
    facts.sort();
    facts.dedup();
    Some(Difference { selected: of_counts.outcome.clone(), facts })
}
