//! Rules that another always covers.

use std::collections::{BTreeMap, BTreeSet};

use super::implication::{Formula, LookedAt};
use super::ranges::age_within;
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::{AgeRange, ParsedPack, Rule, codes, qualified};
use crate::work::{CancelFlag, Work};

codes! {
    /// A rule that another always covers.
    ///
    /// # What it does
    ///
    /// Warns of a rule where another fires whenever it does, and says at least as much: as high a concern and hazard,
    /// the same next steps, the same forms. Each rule is held against at most 256 others that look at the same thing,
    /// those that stand nearest, so that a pack of thousands is checked in moments.
    ///
    /// # Why
    ///
    /// The report would say one thing twice. Most often the author meant the rule to be stronger than the other, or to
    /// look for something else.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_missing", at_least = 3 }
    /// then = { concern = "prompt" }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_missing", at_least = 3 }
    /// then = { concern = "consider" }
    /// ```
    Warning COVERED = "covered";
}

/// How many rules that look at one thing a rule is held against.
const MOST_COMPARED: usize = 256;

/// How many parts of conditions are compared in all: a fraction of a second's work.
const MOST_STEPS: usize = 20_000_000;

/// One rule with what is compared of it.
struct Candidate<'a> {
    pack: &'a ParsedPack,
    index: usize,
    rule: &'a Rule,
    when: Formula<'a>,
    gates: Vec<Formula<'a>>,
    /// The next steps that follow, pack-qualified.
    next_steps: Vec<String>,
}

impl<'a> Candidate<'a> {
    fn new(pack: &'a ParsedPack, index: usize, symbols: &SymbolTable<'a>) -> Candidate<'a> {
        let rule = &pack.pack.rules[index];
        let id = &pack.pack.header.id;
        Candidate {
            pack,
            index,
            rule,
            when: Formula::new(&rule.when, symbols),
            gates: rule.gates.iter().map(|gate| Formula::new(&gate.when, symbols)).collect(),
            next_steps: rule.then.next.iter().map(|step| qualified(id, step)).collect(),
        }
    }

    fn path_of_id(&self) -> String {
        format!("rule[{}].id", self.index)
    }
}

/// Warns of rules that another rule always covers: whatever meets the one meets the other, which says at least as much.
pub(super) fn lint(packs: &[ParsedPack], symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    let rules: Vec<Candidate<'_>> = packs
        .iter()
        .flat_map(|pack| {
            let in_force = (0..pack.pack.rules.len()).filter(|index| pack.pack.rules[*index].enabled);
            in_force.map(move |index| Candidate::new(pack, index, symbols))
        })
        .collect();
    let mut looking: BTreeMap<LookedAt<'_>, Vec<usize>> = BTreeMap::new();
    for (place, rule) in rules.iter().enumerate() {
        let looked_at: BTreeSet<LookedAt<'_>> = rule.when.looks_at().flatten().collect();
        looked_at.into_iter().for_each(|at| looking.entry(at).or_default().push(place));
    }
    let work = Work::new(MOST_STEPS, &CancelFlag::default());
    for (place, narrow) in rules.iter().enumerate().take_while(|_| work.take(0)) {
        let covering = compared_with(place, narrow, &looking).into_iter().find(|&other| {
            covers(&rules[other], narrow, &work)
                // Of two rules that cover each other the earlier stands.
                && (other < place || !covers(narrow, &rules[other], &work))
        });
        let Some(wide) = covering.map(|other| &rules[other]) else { continue };
        let (file, found) = wide.pack.locate(&wide.path_of_id());
        diagnostics.emit(
            Location::in_rule(narrow.pack, &narrow.path_of_id(), &narrow.rule.id),
            COVERED,
            format!(
                "whatever meets this rule also meets `{}` ({file}, line {}), which says as much",
                qualified(&wide.pack.pack.header.id, &wide.rule.id),
                found.line
            ),
            "narrow the other rule, raise what follows from this one, or take it out",
        );
    }
}

/// The rules that may cover one, in their order: they look at something that it looks at.
fn compared_with(
    place: usize,
    narrow: &Candidate<'_>,
    looking: &BTreeMap<LookedAt<'_>, Vec<usize>>,
) -> BTreeSet<usize> {
    // A rule that covers it selects all that a condition of it selects, and so the first of them.
    let looked_at = narrow.when.looks_at().filter_map(|of_one| of_one.first().copied());
    let looked_at: BTreeSet<LookedAt<'_>> = looked_at.collect();
    let mut others = BTreeSet::new();
    for places in looked_at.iter().map(|at| &looking[at]) {
        let own = places.partition_point(|&other| other < place);
        let nearest = own.saturating_sub(MOST_COMPARED / 2)..places.len().min(own + MOST_COMPARED / 2 + 1);
        others.extend(places[nearest].iter().copied().filter(|&other| other != place));
    }
    others
}

/// Whether `wide` fires wherever `narrow` does, and says at least as much.
fn covers(wide: &Candidate<'_>, narrow: &Candidate<'_>, work: &Work) -> bool {
    work.take(1)
        && says_as_much(wide, narrow)
        && in_force_throughout(wide.rule, narrow.rule)
        && ages_within(narrow.rule.ages, wide.rule.ages)
        && explained_no_more(wide.rule, narrow.rule)
        // What exempts from the wide rule may leave the narrow one in force.
        && wide.rule.exemptions.is_empty()
        && wide
            .gates
            .iter()
            .all(|gate| narrow.gates.iter().chain([&narrow.when]).any(|condition| condition.implies(gate, work)))
        && narrow.when.implies(&wide.when, work)
}

/// What follows from the one is at least what follows from the other.
fn says_as_much(wide: &Candidate<'_>, narrow: &Candidate<'_>) -> bool {
    let (more, less) = (&wide.rule.then, &narrow.rule.then);
    more.about == less.about
        && more.concern >= less.concern
        && more.hazard >= less.hazard
        && narrow.next_steps.iter().all(|step| wide.next_steps.contains(step))
        && (more.forms == less.forms
            || (!less.forms.is_empty() && less.forms.iter().all(|form| more.forms.contains(form))))
}

/// Whether `wide` is in force on every day on which `narrow` is.
fn in_force_throughout(wide: &Rule, narrow: &Rule) -> bool {
    let (wide, narrow) = (wide.in_force(), narrow.in_force());
    wide.start() <= narrow.start() && narrow.end() <= wide.end()
}

fn ages_within(narrow: Option<AgeRange>, wide: Option<AgeRange>) -> bool {
    match (narrow, wide) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(narrow), Some(wide)) => age_within(&narrow, &wide),
    }
}

/// Whatever explains an observation away for the wide rule does so for the narrow one.
fn explained_no_more(wide: &Rule, narrow: &Rule) -> bool {
    let takes = |kind: &String| narrow.explained_by.iter().any(|own| own == kind || own == "any");
    wide.explained_by.iter().all(takes)
}
