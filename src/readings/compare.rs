//! What each reading makes of the answers, and where it differs from the one that counts.

use std::borrow::Cow;
use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::case::{CaseDraft, age_on};
use crate::conditions::{Context, evaluate_into, fact_names};
use crate::facts::{Facts, Known, Truth, fact_domain};
use crate::pack::{PublishedReading, ReadingOutcome};

/// The outcome of a reading that missing answers decide.
const UNDECIDED: &str = "unknown";
/// The outcome of a reading of which no outcome holds.
const NO_OUTCOME: &str = "none";

/// What one reading makes of the answers.
#[derive(Debug)]
pub(crate) struct Interpretation<'a> {
    /// Its place among all readings of the packs, the silent ones among them.
    pub(crate) index: usize,
    /// The id of its pack.
    pub(crate) pack: &'a str,
    pub(crate) reading: &'a PublishedReading,
    /// Whether it is the one that counts in its group.
    pub(crate) selected: bool,
    /// The first outcome that holds.
    holds: Option<&'a ReadingOutcome>,
    /// The outcomes before it that missing answers decide.
    could: Vec<&'a str>,
    /// The facts that decided it.
    pub(crate) because: Vec<&'a str>,
    /// The facts that are missing, where it is undecided.
    pub(crate) missing: Vec<&'a str>,
    pub(crate) difference: Option<Difference<'a>>,
}

/// Where a reading differs from the one that counts.
#[derive(Debug)]
pub(crate) struct Difference<'a> {
    /// The outcome of the one that counts.
    pub(crate) selected: &'a str,
    /// The facts that one reading counts and the other does not.
    pub(crate) facts: Vec<&'a str>,
}

/// Interprets the answers by every reading whose ages hold and of whose facts something was recorded.
///
/// `readings` come with their packs' ids, in the order of the packs. `chosen` names readings (`pack/id`) that count in their
/// groups; in a group of which none is chosen the last reading marked `default` counts, so that a later pack can set
/// another.
///
/// A reading's outcomes are tried in order and the first that holds is its outcome. Where one before it is unknown, the
/// reading is undecided: its text says what it could be and what it is otherwise, and `missing` names every answer that
/// could still decide.
pub(crate) fn interpret_all<'a>(
    readings: impl IntoIterator<Item = (&'a str, &'a PublishedReading)>,
    facts: &Facts,
    case: &CaseDraft,
    chosen: &[String],
) -> Vec<Interpretation<'a>> {
    if facts.is_empty() {
        return Vec::new();
    }
    // Readings ask for the same few facts again and again.
    let by_name: OnceCell<FxHashMap<&str, Known<'_>>> = OnceCell::new();
    let fact_of = |name: &str| {
        let by_name = by_name
            .get_or_init(|| facts.iter().map(|fact| (fact.name.as_ref(), Known::from(fact))).collect());
        by_name.get(name).copied()
    };
    let context = Context { fact_of: &fact_of, age: age_on(&case.child, case.as_of), on: case.as_of };
    let applies = |reading: &PublishedReading| {
        reading.ages.is_none_or(|ages| context.age.lies_in(&ages))
            && mentions_recorded_fact(reading, facts, &context)
    };
    let applicable = readings.into_iter().enumerate().filter(|(_, (_, reading))| applies(reading));
    let mut all: Vec<Interpretation<'a>> =
        applicable.map(|(index, (pack, reading))| interpret(index, pack, reading, &context)).collect();
    for at in 0..all.len() {
        let selected = selected_of_group(&all[at].reading.group, &all, chosen);
        let difference = if selected == at { None } else { difference(&all[selected], &all[at], &context) };
        all[at].selected = selected == at;
        all[at].difference = difference;
    }
    all
}

/// The place of the reading that counts in a group that has any.
fn selected_of_group(group: &str, all: &[Interpretation<'_>], chosen: &[String]) -> usize {
    let of_group = || all.iter().enumerate().filter(|(_, other)| other.reading.group == *group);
    let is_chosen = |reading: &Interpretation<'_>| {
        chosen.iter().any(|name| name.split_once('/') == Some((reading.pack, reading.reading.id.as_str())))
    };
    let selected = of_group()
        .find(|(_, reading)| is_chosen(reading))
        .or_else(|| of_group().rfind(|(_, reading)| reading.reading.default))
        .or_else(|| of_group().next());
    selected.map(|(place, _)| place).expect("a reading is in its own group")
}

/// Whether anything that the reading speaks of was recorded.
fn mentions_recorded_fact(reading: &PublishedReading, facts: &Facts, context: &Context<'_>) -> bool {
    // Most readings speak of one tool: where nothing of it was answered, one look is enough.
    let mut last: Option<(&str, bool)> = None;
    reading.outcomes.iter().flat_map(|outcome| fact_names(&outcome.when)).any(|name| {
        let domain = fact_domain(name);
        let is_known = match last {
            Some((of, is_known)) if of == domain => is_known,
            _ => facts.has_domain(domain),
        };
        last = Some((domain, is_known));
        is_known && (context.fact_of)(name).is_some()
    })
}

fn interpret<'a>(
    index: usize,
    pack: &'a str,
    reading: &'a PublishedReading,
    context: &Context<'_>,
) -> Interpretation<'a> {
    let (mut could, mut because, mut missing, mut holds) = (Vec::new(), Vec::new(), Vec::new(), None);
    for outcome in &reading.outcomes {
        match evaluate_into(&outcome.when, context, &mut because, &mut missing) {
            Truth::False => {}
            Truth::Unknown => could.push(outcome.outcome.as_str()),
            Truth::True => {
                holds = Some(outcome);
                break;
            }
        }
    }
    Interpretation { index, pack, reading, selected: false, holds, could, because, missing, difference: None }
}

impl<'a> Interpretation<'a> {
    /// The name of its outcome.
    pub(crate) fn outcome(&self) -> &'a str {
        match (self.could.is_empty(), self.holds) {
            (true, Some(outcome)) => &outcome.outcome,
            (true, None) => NO_OUTCOME,
            (false, _) => UNDECIDED,
        }
    }

    /// What its outcome means.
    pub(crate) fn text(&self) -> Cow<'a, str> {
        match (self.could.is_empty(), self.holds) {
            (true, Some(outcome)) => Cow::Borrowed(&outcome.text),
            (true, None) => Cow::Borrowed("No outcome of this reading fits the answers."),
            (false, otherwise) => {
                Cow::Owned(undecided_text(&self.could, otherwise.map(|outcome| &*outcome.outcome)))
            }
        }
    }
}

/// The floor first, where there is one: outcomes stand with the most serious first, so the one that holds is the least that
/// it can be.
fn undecided_text(could: &[&str], at_least: Option<&str>) -> String {
    let words = |outcome: &str| outcome.replace('_', " ");
    let could = could.iter().map(|outcome| words(outcome)).collect::<Vec<_>>().join(" or ");
    match at_least {
        Some(outcome) => {
            format!("At least {}; could be {could}. Answers are missing that decide it.", words(outcome))
        }
        None => format!("Could be {could}. Answers are missing that decide it."),
    }
}

/// Where a reading differs from the one that counts: the facts that decided one and meet no outcome of the other. A reading
/// that is undecided differs from nothing yet.
fn difference<'a>(
    selected: &Interpretation<'a>,
    other: &Interpretation<'a>,
    context: &Context<'_>,
) -> Option<Difference<'a>> {
    let is_undecided = |reading: &Interpretation<'a>| reading.outcome() == UNDECIDED;
    if is_undecided(selected) || is_undecided(other) || selected.outcome() == other.outcome() {
        return None;
    }
    let of_all_outcomes = |reading: &'a PublishedReading| {
        let (mut names, mut open) = (Vec::new(), Vec::new());
        for outcome in &reading.outcomes {
            evaluate_into(&outcome.when, context, &mut names, &mut open);
        }
        names
    };
    let (in_selected, in_other) = (of_all_outcomes(selected.reading), of_all_outcomes(other.reading));
    let only = |because: &[&'a str], elsewhere: &[&str]| -> Vec<&'a str> {
        because.iter().filter(|name| !elsewhere.contains(name)).copied().collect()
    };
    let mut facts = only(&selected.because, &in_other);
    facts.extend(only(&other.because, &in_selected));
    if facts.is_empty() {
        // Both count the same answers and evaluate them differently.
        facts.extend(selected.because.iter().chain(&other.because));
    }
    facts.sort_unstable();
    facts.dedup();
    Some(Difference { selected: selected.outcome(), facts })
}
