//! The evaluator that ships. Codes are interned to integers, qualifier tests to bit masks, and rules are found
//! through what the case contains: a rule on codes that are not in the case costs nothing.
//!
//! [`super::reference`] is what it must say.

mod collect;
mod compile;
mod count;
mod hits;
mod judge;
mod masks;
mod run;
mod silence;
mod values;

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Evidence;
use super::outcome::Outcome;
use super::rule_book::RuleBook;
use crate::pack::{AgeRange, Distinct, FactTest, Found, Span, Window};

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
    /// The same entries by 64, each with what it asks as a bit.
    masks: masks::Masks,
    /// Pairs of indicator and atom, by indicator.
    entries: Vec<Entry>,
    /// The qualifier tests of entries.
    tests: Vec<Test>,
    /// The conditions, flat.
    nodes: Vec<Node>,
    /// The children of `Node::AtLeast`.
    children: Vec<u32>,
    fact_tests: Vec<NamedTest>,
    founds: Vec<FoundCode>,
    ages: Vec<AgeRange>,
    /// The lengths of periods that end on the case's date, each once.
    latest: Vec<Span>,
    rules: Vec<RuleCode>,
    /// What to do where a fact of that name is known.
    by_fact: FxHashMap<String, FactUse>,
    /// Rules to try where any fact of that domain (the name up to its first point) is known: a number, and the rules.
    by_domain: FxHashMap<String, (u32, Vec<u32>)>,
    /// The rules of stratum 2.
    patterns: RuleSet,
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
    /// Where its period ends on the case's date: the place of its length among the program's; `NONE` otherwise.
    latest: u32,
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

/// A `found`, with the rules whose findings it counts.
#[derive(Debug, Clone)]
struct FoundCode {
    found: Found,
    /// For each rule whether the condition names it; empty where it names none and takes any.
    named: Vec<bool>,
}

/// A set of rules, a bit each.
#[derive(Debug, Clone, Default)]
struct RuleSet(Vec<u64>);

impl RuleSet {
    fn with_room_for(rules: usize) -> RuleSet {
        RuleSet(vec![0; rules.div_ceil(64)])
    }

    fn insert(&mut self, rule: u32) {
        if let Some(word) = self.0.get_mut(rule as usize / 64) {
            *word |= 1 << (rule % 64);
        }
    }

    /// Calls `each` for the rules of the set that lie in `other`, or that do not, in the book's order.
    fn for_each(&self, lie: bool, other: &RuleSet, mut each: impl FnMut(u32)) {
        for ((&word, &theirs), first) in self.0.iter().zip(&other.0).zip((0_u32..).step_by(64)) {
            let mut left = word & if lie { theirs } else { !theirs };
            while left != 0 {
                each(first + left.trailing_zeros());
                left &= left - 1;
            }
        }
    }
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
    /// The tests of it in the conditions of rules.
    tests: Vec<u32>,
}

#[derive(Debug, Clone)]
struct RuleCode {
    when: u32,
    gates: Vec<u32>,
    /// Some part looks at observations.
    looks: bool,
    /// The tests of facts in its condition.
    tests: Vec<u32>,
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

    /// The tests of a fact in the conditions of rules.
    pub(crate) fn tests_of(&self, fact: &str) -> impl Iterator<Item = &FactTest> {
        let tests = self.by_fact.get(fact).map_or(&[][..], |of| &of.tests);
        tests.iter().filter_map(|&test| self.fact_tests.get(test as usize)).map(|named| &named.test)
    }

    /// Whether a rule's condition tests a fact.
    pub(crate) fn tests_fact(&self, rule: u32, fact: &str) -> bool {
        let tests = self.rules.get(rule as usize).map_or(&[][..], |rule| &rule.tests);
        tests
            .iter()
            .filter_map(|&test| self.fact_tests.get(test as usize))
            .any(|named| named.test.fact == fact)
    }
}
