//! The evaluator that ships. Codes are interned to integers, qualifier tests to bit masks, and rules are found
//! through what the case contains: a rule on codes that are not in the case costs nothing.
//!
//! [`super::reference`] is what it must say.

mod collect;
mod compile;
mod count;
mod run;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Evidence;
use super::book::RuleBook;
use super::outcome::Outcome;
use crate::pack::{AgeRange, Distinct, FactTest, Found, Window};

/// No place.
const NONE: u32 = u32::MAX;
/// The slot of the built-in qualifier `explanation`.
const EXPLANATION_SLOT: u8 = 254;

/// A rule book, compiled. Immutable; threads may share it.
#[derive(Debug, Clone)]
pub struct Program {
    /// One for each `seen` of each rule and level.
    atoms: Vec<Atom>,
    /// For each indicator the stretch of `entries` that it touches.
    index: Vec<Range<u32>>,
    /// Pairs of indicator and atom, by indicator.
    entries: Vec<Entry>,
    /// The qualifier tests of entries.
    tests: Vec<Test>,
    /// The conditions, flat.
    nodes: Vec<Node>,
    /// The children of `Node::AtLeast`.
    children: Vec<u32>,
    fact_tests: Vec<NamedTest>,
    founds: Vec<Found>,
    ages: Vec<AgeRange>,
    rules: Vec<RuleCode>,
    /// What to do where a fact of that name is known.
    by_fact: FxHashMap<String, FactUse>,
    /// Rules to try where any fact of that domain (the name up to its first point) is known: a number, and the rules.
    by_domain: FxHashMap<String, (u32, Vec<u32>)>,
    /// How many fact names the book's conditions test.
    fact_names: usize,
    /// Rules that can fire on nothing but the child's age: tried always.
    always: Vec<u32>,
    /// Rules of stratum 2 that count findings: tried where there are any.
    counting: Vec<u32>,
    /// Levels by pack: pack, place, number, condition.
    levels: Vec<LevelCode>,
}

/// One `seen` of one rule.
#[derive(Debug, Clone)]
struct Atom {
    /// The rule; `NONE` for a level's.
    rule: u32,
    /// Belongs to a gate or a level: says nothing about why an entry does not alert.
    silent: bool,
    at_least: u32,
    distinct: Distinct,
    within: Option<Window>,
    current: bool,
    /// One matching entry is enough: nothing need be counted.
    single: bool,
    /// Subjects that count, a bit each.
    subjects: u8,
    /// Agencies that count, a bit each.
    agencies: u32,
}

/// An atom that an indicator touches.
#[derive(Debug, Clone)]
struct Entry {
    atom: u32,
    /// Tests `with`, then tests `gate`.
    tests: Range<u32>,
    withs: u32,
    /// The ages of the indicator and of the rule.
    ages: [u32; 2],
}

/// A qualifier must have one of these values.
#[derive(Debug, Clone, Copy)]
struct Test {
    slot: u8,
    allowed: u64,
}

#[derive(Debug, Clone)]
enum Node {
    Seen(u32),
    Fact(u32),
    Found(u32),
    Age(u32),
    /// At least `n` of the children; `any` marks where each part's days are days of the whole.
    AtLeast {
        n: u32,
        children: Range<u32>,
        any: bool,
    },
}

#[derive(Debug, Clone)]
struct NamedTest {
    test: FactTest,
    /// Its place in the book's fact names.
    name: u32,
    /// The number of its domain.
    domain: u32,
    /// The rule's ages.
    ages: u32,
}

/// A fact's name as the program knows it.
#[derive(Debug, Clone, Default)]
struct FactUse {
    /// Its place in the book's fact names.
    name: u32,
    /// The rules to try.
    rules: Vec<u32>,
}

#[derive(Debug, Clone)]
struct RuleCode {
    when: u32,
    gates: Vec<u32>,
    pattern: bool,
}

#[derive(Debug, Clone)]
struct LevelCode {
    pack: u32,
    place: u32,
    number: u8,
    when: Option<u32>,
}

impl Program {
    /// Compiles a rule book.
    pub fn new(book: &RuleBook) -> Program {
        compile::compile(book)
    }

    /// Evaluates every rule of the book that the case's contents can touch. `book` is the one compiled.
    pub fn evaluate(&self, book: &RuleBook, evidence: &Evidence<'_>) -> Outcome {
        run::evaluate(self, book, evidence)
    }

    /// The rules that look at an indicator, each once, in the book's order.
    pub fn rules_on(&self, indicator: u32) -> impl Iterator<Item = u32> {
        let range = self.index.get(indicator as usize).cloned().unwrap_or(0..0);
        let entries = self.entries.get(range.start as usize..range.end as usize).unwrap_or(&[]);
        let mut rules: Vec<u32> = entries
            .iter()
            .filter_map(|entry| self.atoms.get(entry.atom as usize))
            .filter(|atom| !atom.silent)
            .map(|atom| atom.rule)
            .collect();
        rules.sort_unstable();
        rules.dedup();
        rules.into_iter()
    }

    /// The rules that test a fact.
    pub fn rules_on_fact(&self, name: &str) -> impl Iterator<Item = u32> {
        self.by_fact.get(name).into_iter().flat_map(|fact| fact.rules.iter().copied())
    }
}
