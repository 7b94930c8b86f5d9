//! Readings: several published rules over the same answers, and where they differ for this child.
//!
//! Sources disagree at the edges (two units of alcohol or any; a parent or anyone in the bed). None of them is
//! mended into another: each reading says what its source says, and the report shows them together.

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::evaluate::{Ground, touches, weigh_into};
use crate::case::age_on;
use crate::facts::Truth;
use crate::facts::{Fact, domain};
use crate::pack::{PublishedReading, ReadingOutcome};
use crate::report::wording::cited;
use crate::report::{Difference, ReadingResult, Text};

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
    readings: impl IntoIterator<Item = (&'a str, &'a PublishedReading)>,
    ground: &Ground<'_>,
    chosen: &[String],
) -> Vec<ReadingResult<'a>> {
    read_all(readings, ground, chosen).into_iter().map(Read::in_words).collect()
}

/// What one reading says of the answers, before it is put into words.
#[derive(Debug)]
pub(crate) struct Read<'a> {
    /// Its place among all readings, the silent ones among them.
    pub(crate) at: usize,
    pack: &'a str,
    reading: &'a PublishedReading,
    pub(crate) selected: bool,
    /// The first outcome that holds.
    holds: Option<&'a ReadingOutcome>,
    /// The outcomes before it that missing answers decide.
    could: Vec<&'a str>,
    pub(crate) because: Vec<&'a str>,
    pub(crate) missing: Vec<&'a str>,
    pub(crate) differs: Option<Differs<'a>>,
}

/// Where a reading differs from the one that counts.
#[derive(Debug)]
pub(crate) struct Differs<'a> {
    pub(crate) selected: &'a str,
    pub(crate) facts: Vec<&'a str>,
}

/// As [`readings`], before they are put into words.
pub(crate) fn read_all<'a>(
    readings: impl IntoIterator<Item = (&'a str, &'a PublishedReading)>,
    ground: &Ground<'_>,
    chosen: &[String],
) -> Vec<Read<'a>> {
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
    let mut found: Vec<Read<'a>> = readings
        .into_iter()
        .enumerate()
        .filter(|(_, (_, reading))| {
            reading.ages.is_none_or(|ages| age.lies_in(&ages)) && touched(reading, ground, &fact_of)
        })
        .map(|(at, (pack, reading))| read(at, pack, reading, ground, &fact_of))
        .collect();
    for at in 0..found.len() {
        let Some(selected) = selected_beside(at, &found, chosen) else { continue };
        let differs = match (found.get(selected), found.get(at)) {
            (Some(counts), Some(one)) if selected != at => difference(counts, one, ground, &fact_of),
            _ => None,
        };
        if let Some(one) = found.get_mut(at) {
            (one.selected, one.differs) = (selected == at, differs);
        }
    }
    found
}

/// The place of the reading that counts in the group of the one at a place.
fn selected_beside(at: usize, found: &[Read<'_>], chosen: &[String]) -> Option<usize> {
    let group = &found.get(at)?.reading.group;
    let of_group = || found.iter().enumerate().filter(|(_, one)| one.reading.group == *group);
    let is_chosen = |one: &Read<'_>| {
        let is = |name: &String| {
            name.strip_prefix(one.pack).and_then(|rest| rest.strip_prefix('/')) == Some(&one.reading.id)
        };
        chosen.iter().any(is)
    };
    let selected = of_group()
        .find(|(_, one)| is_chosen(one))
        .or_else(|| of_group().rfind(|(_, one)| one.reading.default))
        .or_else(|| of_group().next());
    selected.map(|(selected, _)| selected)
}

/// Whether anything that the reading speaks of was recorded.
fn touched<'g>(
    reading: &PublishedReading,
    ground: &Ground<'_>,
    fact_of: &impl Fn(&str) -> Option<&'g Fact>,
) -> bool {
    // Most readings speak of one tool: where nothing of it was answered, one look is enough.
    let mut last = ("", false);
    let mut is_recorded = |name| {
        let of_last = |name: &str| name.strip_prefix(last.0).is_some_and(|rest| rest.starts_with('.'));
        if !of_last(name) {
            let domain = domain(name);
            last = (domain, ground.facts.has_domain(domain));
        }
        last.1 && fact_of(name).is_some()
    };
    reading.outcomes.iter().any(|outcome| touches(&outcome.when, &mut is_recorded))
}

fn read<'a, 'g>(
    at: usize,
    pack: &'a str,
    reading: &'a PublishedReading,
    ground: &Ground<'_>,
    fact_of: &impl Fn(&str) -> Option<&'g Fact>,
) -> Read<'a> {
    let (mut could, mut because, mut missing, mut holds) = (Vec::new(), Vec::new(), Vec::new(), None);
    for outcome in &reading.outcomes {
        match weigh_into(&outcome.when, ground, fact_of, &mut because, &mut missing) {
            Truth::False => {}
            Truth::Unknown => could.push(outcome.outcome.as_str()),
            Truth::True => {
                holds = Some(outcome);
                break;
            }
        }
    }
    Read { at, pack, reading, selected: false, holds, could, because, missing, differs: None }
}

impl<'a> Read<'a> {
    /// The name of its outcome.
    pub(crate) fn outcome(&self) -> &'a str {
        match (self.could.is_empty(), self.holds) {
            (true, Some(outcome)) => &outcome.outcome,
            (true, None) => NO_OUTCOME,
            (false, _) => UNDECIDED,
        }
    }

    /// What its outcome means.
    pub(crate) fn text(&self) -> Text<'a> {
        match (self.could.is_empty(), self.holds) {
            (true, Some(outcome)) => Cow::Borrowed(&outcome.text),
            (true, None) => Cow::Borrowed("No outcome of this reading fits the answers."),
            (false, otherwise) => Cow::Owned(undecided(&self.could, otherwise.map(|one| &*one.outcome))),
        }
    }

    /// The reading as reports have it.
    pub(crate) fn in_words(self) -> ReadingResult<'a> {
        let all = |names: Vec<&'a str>| names.into_iter().map(Cow::Borrowed).collect();
        ReadingResult {
            reading: Cow::Owned(format!("{}/{}", self.pack, self.reading.id)),
            title: Cow::Borrowed(&self.reading.title),
            group: Cow::Borrowed(&self.reading.group),
            selected: self.selected,
            outcome: Cow::Borrowed(self.outcome()),
            text: self.text(),
            because: all(self.because),
            missing: all(self.missing),
            differs: self.differs.map(|differs| Difference {
                selected: Cow::Borrowed(differs.selected),
                facts: all(differs.facts),
            }),
            basis: self.reading.basis,
            cites: self.reading.cites.iter().map(|cite| Cow::Owned(cited(cite))).collect(),
            checked: self.reading.checked,
        }
    }
}

fn undecided(could: &[&str], otherwise: Option<&str>) -> String {
    let words = |outcome: &str| outcome.replace('_', " ");
    let mut text = String::with_capacity(160);
    text.push_str("Answers are missing that decide it: it could be ");
    for (at, outcome) in could.iter().enumerate() {
        text.push_str(if at > 0 { " or " } else { "" });
        text.push_str(&words(outcome));
    }
    if let Some(outcome) = otherwise {
        text.push_str("; if not, it is ");
        text.push_str(&words(outcome));
    }
    text.push('.');
    text
}

/// Where a reading differs from the one that counts: the facts that decided one and meet no outcome of the other.
/// A reading that is undecided differs from nothing yet.
fn difference<'a, 'g>(
    counts: &Read<'a>,
    one: &Read<'a>,
    ground: &Ground<'_>,
    fact_of: &impl Fn(&str) -> Option<&'g Fact>,
) -> Option<Differs<'a>> {
    let undecided = [counts, one].iter().any(|read| read.outcome() == UNDECIDED);
    if undecided || counts.outcome() == one.outcome() {
        return None;
    }
    let everywhere = |reading: &'a PublishedReading| {
        let (mut names, mut open) = (Vec::new(), Vec::new());
        for outcome in &reading.outcomes {
            weigh_into(&outcome.when, ground, fact_of, &mut names, &mut open);
        }
        names
    };
    let (in_counts, in_reading) = (everywhere(counts.reading), everywhere(one.reading));
    let only = |because: &[&'a str], other: &[&str]| -> Vec<&'a str> {
        because.iter().filter(|name| !other.contains(name)).copied().collect()
    };
    let mut facts = only(&counts.because, &in_reading);
    facts.extend(only(&one.because, &in_counts));
    if facts.is_empty() {
        // Both count the same answers and weigh them differently.
        facts.extend(counts.because.iter().chain(&one.because));
    }
    facts.sort_unstable();
    facts.dedup();
    Some(Differs { selected: counts.outcome(), facts })
}
