//! A rule book, compiled: flat tables that refer to each other by ids.

use std::ops::{Range, RangeInclusive};
use std::sync::OnceLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

pub(super) use super::code_ids::{
    AgeRangeId, DomainId, EntryId, FactTestId, FoundId, LatestId, NodeId, PartId, SeenId, TestId,
};
use super::masks::Masks;
use crate::calendar::{AgeRange, Span, Window};
use crate::engine::outcome::{MissingAnswer, Qualifying};
use crate::engine::responses::Adequacy;
use crate::engine::rule_book::{FactNameId, IndicatorId, PackId, RuleId, StepConditionId};
use crate::engine::timeline::Item;
use crate::facts::FactTest;
use crate::ids::{Id, Table};
use crate::pack::{Distinct, Found};
use crate::vocabulary::Concern;

/// A rule book, compiled. Immutable; threads may share it.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    pub(super) seens: Table<SeenId, SeenCode>,
    /// For each indicator the stretch of entries that select it.
    pub(super) entries_of: Table<IndicatorId, Range<EntryId>>,
    /// The same entries in blocks of 64, each with what it asks as a bit.
    pub(super) masks: Masks,
    /// By indicator, then by `seen`.
    pub(super) entries: Table<EntryId, Entry>,
    pub(super) tests: Table<TestId, QualifierTest>,
    /// For each indicator whether some rule of stratum 1 can hold its observations back.
    pub(super) can_be_held_back: Table<IndicatorId, bool>,
    pub(super) nodes: Table<NodeId, Node>,
    pub(super) parts: Table<PartId, NodeId>,
    pub(super) fact_tests: Table<FactTestId, FactTestCode>,
    pub(super) founds: Table<FoundId, FoundCode>,
    pub(super) ages: Table<AgeRangeId, AgeRange>,
    /// Each length once.
    pub(super) latest: Table<LatestId, Span>,
    pub(super) rules: Table<RuleId, RuleCode>,
    /// The facts that rules test, by name.
    pub(super) facts: FxHashMap<String, FactUse>,
    /// The domains of those facts, by name.
    pub(super) domains: FxHashMap<String, DomainId>,
    /// For each domain the rules to try where any of its facts is known.
    pub(super) rules_of_domain: Table<DomainId, Vec<RuleId>>,
    /// The rules of stratum 2.
    pub(super) patterns: RuleSet,
    /// Whether a level or a next step counts findings, and so those of patterns as well.
    pub(super) counts_patterns: bool,
    /// How many fact names the book's conditions test.
    pub(super) fact_names: usize,
    /// Rules that can fire on nothing but the child's age: tried always.
    pub(super) tried_always: Vec<RuleId>,
    /// Rules of stratum 2 that count findings: tried where there are any.
    pub(super) count_findings: Vec<RuleId>,
    /// Rules of stratum 2 that look at what became of entries: tried where there are any.
    pub(super) look_at_fates: Vec<RuleId>,
    pub(super) step_conditions: Table<StepConditionId, NodeId>,
    pub(super) adequacy: Adequacy,
    pub(super) levels: Vec<LevelCode>,
}

/// One `seen` of one rule or level.
#[derive(Debug, Clone)]
pub(super) struct SeenCode {
    /// The rule; `None` for a level's.
    pub(super) rule: Option<RuleId>,
    /// Entries of a rule's own condition, and not of a gate or a level: that an entry does not match them is a reason why
    /// its observation does not alert.
    pub(super) explains_silence: bool,
    pub(super) at_least: u32,
    pub(super) distinct: Distinct,
    pub(super) within: Option<Window>,
    pub(super) over: Option<Span>,
    /// The length of its period, where that ends on the case's date.
    pub(super) latest: Option<LatestId>,
    /// Takes no status that has ended.
    pub(super) current: bool,
    /// The count must be reached among entries of one code.
    pub(super) same_code: bool,
    /// What stratum 1 must have made of the entries that count.
    pub(super) after_stratum_1: Option<AfterStratum1>,
    /// One matching entry is enough: nothing need be counted.
    pub(super) needs_one: bool,
    /// Subjects that count, a bit each.
    pub(super) subjects: u8,
    /// Agencies that count, a bit each.
    pub(super) agencies: u32,
}

impl SeenCode {
    /// Whether it counts what is seen of this subject by this agency.
    pub(super) fn takes(&self, item: &Item) -> bool {
        self.subjects & (1 << item.subject as u8) != 0 && self.agencies & (1 << item.by as u32) != 0
    }
}

/// What stratum 1 must have made of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AfterStratum1 {
    /// A rule that could raise so much is open on it; any, where no concern is named.
    Undecided(Option<Concern>),
    /// A finding of so much concern rests on it, or nothing explains it or holds it back.
    NotSetAside(Concern),
}

/// A `seen` that selects an indicator, with its tests in terms of that indicator's qualifiers.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) seen: SeenId,
    /// What an observation must have.
    pub(super) with: Range<TestId>,
    /// What holds the observation back where it fails.
    pub(super) gate: Range<TestId>,
    /// What holds the observation back where it is met.
    pub(super) exempt: Range<TestId>,
    /// The ages of the indicator and of the rule, as far as they have any.
    pub(super) ages: [Option<AgeRangeId>; 2],
}

/// A qualifier must have one of these values.
#[derive(Debug, Clone, Copy)]
pub(super) enum QualifierTest {
    /// A qualifier of the indicator, or the explanation, with a bit for each value that meets the test.
    Ask { of: Qualifying, allowed: u64 },
    /// The indicator has no such qualifier: no observation meets the test.
    Never,
}

/// A `found`, with the rules whose findings it counts.
#[derive(Debug, Clone)]
pub(super) struct FoundCode {
    pub(super) found: Found,
    /// For each rule whether the condition names it; `None` where it names none and takes any.
    pub(super) named: Option<Table<RuleId, bool>>,
}

/// A condition, or a part of one.
#[derive(Debug, Clone)]
pub(super) enum Node {
    Seen(SeenId),
    Fact(FactTestId),
    Found(FoundId),
    Age(AgeRangeId),
    /// At least `n` of the parts. `any` marks where each part's days are days of the whole.
    AtLeast {
        n: usize,
        parts: Range<PartId>,
        any: bool,
    },
}

/// A test of a fact. Conditions of rules of the same ages that ask the same of a fact share one.
#[derive(Debug, Clone)]
pub(super) struct FactTestCode {
    pub(super) test: FactTest,
    pub(super) name: FactNameId,
    pub(super) domain: DomainId,
    /// The rule's ages.
    pub(super) ages: Option<AgeRangeId>,
}

/// A fact that conditions test.
#[derive(Debug, Clone)]
pub(super) struct FactUse {
    pub(super) name: FactNameId,
    /// The tests of it in the conditions of rules.
    pub(super) tests: Vec<FactTestId>,
}

#[derive(Debug, Clone)]
pub(super) struct RuleCode {
    pub(super) when: NodeId,
    pub(super) gates: Vec<NodeId>,
    pub(super) exemptions: Vec<NodeId>,
    /// The `seen`s of its condition.
    pub(super) seens: Range<SeenId>,
    /// Some part of its condition has an exemption of its own.
    pub(super) exempts_observations: bool,
    /// It raises concern or names a hazard, and belongs to stratum 1.
    pub(super) opens: bool,
    /// The days of a case on which it is tried.
    pub(super) in_force: RangeInclusive<Date>,
    /// Some part of its condition reads observations.
    pub(super) reads_observations: bool,
    /// The tests of facts in its condition.
    pub(super) fact_tests: Vec<FactTestId>,
    /// Where it and its gates test facts and nothing else, those tests.
    pub(super) facts_alone: Option<Vec<FactTestId>>,
    /// What such a rule asks for where none of its facts is known: the same of every case, so found once.
    pub(super) asked_of_nothing: OnceLock<Vec<MissingAnswer>>,
}

#[derive(Debug, Clone)]
pub(super) struct LevelCode {
    pub(super) pack: PackId,
    /// Its place among the levels of its pack.
    pub(super) place: usize,
    pub(super) number: u8,
    pub(super) when: Option<NodeId>,
}

impl Program {
    /// The rules whose own conditions look at an indicator, each once, in the book's order.
    pub(crate) fn rules_on(&self, indicator: IndicatorId) -> impl Iterator<Item = RuleId> {
        let seens =
            self.entries[self.entries_of[indicator].clone()].iter().map(|entry| &self.seens[entry.seen]);
        let mut rules: Vec<RuleId> =
            seens.filter(|seen| seen.explains_silence).filter_map(|seen| seen.rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules.into_iter()
    }

    /// The tests of a fact in the conditions of rules.
    pub(crate) fn tests_of(&self, fact: &str) -> impl Iterator<Item = &FactTest> {
        let tests = self.facts.get(fact).map_or(&[][..], |of_fact| &of_fact.tests);
        tests.iter().map(|&test| &self.fact_tests[test].test)
    }

    /// The tests of facts in a rule's condition.
    pub(crate) fn fact_tests_of(&self, rule: RuleId) -> impl Iterator<Item = &FactTest> {
        self.rules[rule].fact_tests.iter().map(|&test| &self.fact_tests[test].test)
    }

    /// Whether a rule's condition tests a fact.
    pub(crate) fn tests_fact(&self, rule: RuleId, fact: &str) -> bool {
        self.fact_tests_of(rule).any(|test| test.fact == fact)
    }
}

/// A set of rules, a bit each.
#[derive(Debug, Clone, Default)]
pub(super) struct RuleSet(Vec<u64>);

impl RuleSet {
    pub(super) fn with_room_for(rules: usize) -> RuleSet {
        RuleSet(vec![0; rules.div_ceil(64)])
    }

    pub(super) fn insert(&mut self, rule: RuleId) {
        self.0[rule.index() / 64] |= 1 << (rule.index() % 64);
    }

    pub(super) fn contains(&self, rule: RuleId) -> bool {
        self.0[rule.index() / 64] >> (rule.index() % 64) & 1 == 1
    }

    /// Calls `each` for the rules of the set that also lie in `other`, in the book's order.
    pub(super) fn for_each_in(&self, other: &RuleSet, each: impl FnMut(RuleId)) {
        for_each_bit(self.0.iter().zip(&other.0).map(|(&mine, &theirs)| mine & theirs), each);
    }

    /// Calls `each` for the rules of the set that do not lie in `other`, in the book's order.
    pub(super) fn for_each_not_in(&self, other: &RuleSet, each: impl FnMut(RuleId)) {
        for_each_bit(self.0.iter().zip(&other.0).map(|(&mine, &theirs)| mine & !theirs), each);
    }
}

fn for_each_bit(words: impl Iterator<Item = u64>, mut each: impl FnMut(RuleId)) {
    for (nth, mut left) in words.enumerate() {
        while left != 0 {
            each(RuleId::from_index(nth * 64 + left.trailing_zeros() as usize));
            left &= left - 1;
        }
    }
}
