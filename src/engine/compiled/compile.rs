//! From the rule book to the program.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::masks::Masks;
use super::program::{
    AfterStratum1, AgeRangeId, DomainId, Entry, FactTestCode, FactTestId, FactUse, FoundCode, LatestId,
    LevelCode, Node, NodeId, Program, QualifierTest, RuleCode, RuleSet, SeenCode, SeenId,
};
use crate::calendar::{AgeRange, Period, Window};
use crate::engine::outcome::Qualifying;
use crate::engine::responses::Adequacy;
use crate::engine::rule_book::{BookRule, RuleBook, RuleId};
use crate::facts::{FactTest, Truth, fact_domain};
use crate::ids::{Id, Table};
use crate::pack::{Condition, Distinct, EXPLANATION_SCALE, Found, Indicator, Pattern, Rule, Scale, Seen};
use crate::vocabulary::{Agency, Subject, Vocabulary};

impl Program {
    /// Compiles a rule book.
    pub(crate) fn new(book: &RuleBook) -> Program {
        compile(book)
    }
}

fn compile(book: &RuleBook) -> Program {
    let mut compiler = Compiler {
        book,
        program: Program {
            seens: Table::default(),
            entries_of: Table::default(),
            masks: Masks::default(),
            entries: Table::default(),
            tests: Table::default(),
            can_be_held_back: Table::default(),
            nodes: Table::default(),
            parts: Table::default(),
            fact_tests: Table::default(),
            founds: Table::default(),
            ages: Table::default(),
            latest: Table::default(),
            rules: Table::default(),
            facts: FxHashMap::default(),
            domains: FxHashMap::default(),
            rules_of_domain: Table::default(),
            patterns: RuleSet::with_room_for(book.rules().len()),
            counts_patterns: false,
            fact_names: book.fact_names().len(),
            tried_always: Vec::new(),
            count_findings: Vec::new(),
            look_at_fates: Vec::new(),
            step_conditions: Table::default(),
            adequacy: Adequacy::new(book),
            levels: Vec::new(),
        },
        sources: Table::default(),
    };
    for (id, rule) in book.rules().iter_with_ids() {
        compiler.rule(id, rule);
    }
    for (pack, place, level) in book.levels() {
        let when = level.when.as_ref().map(|when| compiler.condition(when, &Context::OF_LEVEL));
        compiler.program.counts_patterns |= level.when.as_ref().is_some_and(counts_findings);
        compiler.program.levels.push(LevelCode { pack, place, number: level.number, when });
    }
    for condition in book.step_conditions() {
        let node = compiler.condition(condition, &Context::OF_LEVEL);
        compiler.program.counts_patterns |= counts_findings(condition);
        compiler.program.step_conditions.push(node);
    }
    compiler.index_entries();
    compiler.program.masks = Masks::new(&compiler.program, book);
    compiler.program
}

struct Compiler<'a> {
    book: &'a RuleBook,
    program: Program,
    /// For each compiled `seen` the condition that it was made from, and its rule.
    sources: Table<SeenId, (&'a Seen, Option<&'a BookRule>)>,
}

/// Whose condition is compiled.
struct Context<'a> {
    rule: Option<(RuleId, &'a BookRule)>,
    /// It is a rule's own condition, and not a gate or a level.
    explains_silence: bool,
}

impl Context<'_> {
    const OF_LEVEL: Context<'static> = Context { rule: None, explains_silence: false };
}

impl<'a> Compiler<'a> {
    fn rule(&mut self, id: RuleId, rule: &'a BookRule) {
        let (first_seen, first_node) = (self.program.seens.next_id(), self.program.nodes.next_id());
        let own = Context { rule: Some((id, rule)), explains_silence: true };
        let when = self.condition(&rule.rule.when, &own);
        let nodes = &self.program.nodes[first_node..self.program.nodes.next_id()];
        let fact_tests: Vec<FactTestId> = nodes
            .iter()
            .filter_map(|node| if let Node::Fact(test) = node { Some(*test) } else { None })
            .collect();
        for &test in &fact_tests {
            self.find_by_fact(id, test);
        }
        let seens = first_seen..self.program.seens.next_id();
        let reads_observations = self.program.seens[seens.clone()].iter().any(|seen| seen.explains_silence);
        let of_gate = Context { explains_silence: false, ..own };
        let gates = rule.rule.gates.iter().map(|gate| self.condition(&gate.when, &of_gate)).collect();
        let exemptions =
            rule.rule.exemptions.iter().map(|exemption| self.condition(&exemption.when, &of_gate)).collect();
        let exempts_observations =
            self.sources[seens.clone()].iter().any(|(seen, _)| !seen.exempt.is_empty());
        if self.program.seens[seens.clone()].iter().any(|seen| seen.after_stratum_1.is_some()) {
            self.program.look_at_fates.push(id);
        }
        let opens = !rule.pattern && rule.rule.raises();
        let own_and_of_gates = &self.program.nodes[first_node..self.program.nodes.next_id()];
        let tested = own_and_of_gates.iter().filter(|node| !matches!(node, Node::AtLeast { .. }));
        let tested =
            tested.map(|node| if let Node::Fact(test) = node { Some(*test) } else { None }).collect();
        self.program.rules.push(RuleCode {
            when,
            gates,
            exemptions,
            seens,
            exempts_observations,
            opens,
            in_force: rule.rule.in_force(),
            reads_observations,
            fact_tests,
            facts_alone: tested,
            asked_of_nothing: OnceLock::new(),
        });
        if rule.pattern {
            self.program.patterns.insert(id);
        }
        if true_of_age_alone(&rule.rule.when) == Truth::True {
            self.program.tried_always.push(id);
        }
        if counts_findings(&rule.rule.when) {
            self.program.count_findings.push(id);
        }
    }

    /// A rule is tried where a fact that it tests is known, or any other of that fact's domain.
    fn find_by_fact(&mut self, rule: RuleId, test: FactTestId) {
        let code = &self.program.fact_tests[test];
        let tests = self.program.facts.get_mut(&code.test.fact).map(|of_fact| &mut of_fact.tests);
        let tests = tests.expect("a fact's use is noted where its test is compiled");
        if !tests.contains(&test) {
            tests.push(test);
        }
        let rules = &mut self.program.rules_of_domain[code.domain];
        if rules.last() != Some(&rule) {
            rules.push(rule);
        }
    }

    fn condition(&mut self, condition: &'a Condition, context: &Context<'a>) -> NodeId {
        let node = match condition {
            Condition::All(parts) => self.at_least(parts, parts.len(), false, context),
            Condition::Any(parts) => self.at_least(parts, 1, true, context),
            Condition::AtLeast { n, of } => self.at_least(of, *n as usize, false, context),
            Condition::Seen(seen) => Node::Seen(self.seen(seen, context)),
            Condition::Fact(test) => Node::Fact(self.fact_test(test, context)),
            Condition::Found(found) => {
                let named = (!found.rules.is_empty()).then(|| names_rules(found, self.book));
                Node::Found(self.program.founds.push(FoundCode { found: found.clone(), named }))
            }
            Condition::Age(range) => Node::Age(self.age_range(*range)),
        };
        self.program.nodes.push(node)
    }

    fn at_least(&mut self, parts: &'a [Condition], n: usize, any: bool, context: &Context<'a>) -> Node {
        let parts: Vec<NodeId> = parts.iter().map(|part| self.condition(part, context)).collect();
        Node::AtLeast { n, parts: self.program.parts.extend(parts), any }
    }

    fn seen(&mut self, seen: &'a Seen, context: &Context<'a>) -> SeenId {
        let subjects = Subject::ALL.iter().filter(|&&subject| seen.takes(subject));
        let agencies = Agency::ALL.iter().filter(|agency| seen.by.is_empty() || seen.by.contains(agency));
        let code = SeenCode {
            rule: context.rule.map(|(id, _)| id),
            // That too little is undecided is no reason why an entry does not alert.
            explains_silence: context.explains_silence && !seen.looks_at_findings(),
            same_code: seen.same_code,
            after_stratum_1: match (seen.undecided, seen.select.reaches) {
                (true, reaches) => Some(AfterStratum1::Undecided(reaches)),
                (false, Some(reaches)) => Some(AfterStratum1::NotSetAside(reaches)),
                (false, None) => None,
            },
            at_least: seen.at_least.max(1),
            distinct: seen.distinct,
            within: seen.within,
            over: seen.over,
            latest: self.latest(seen.within),
            current: seen.current,
            needs_one: seen.at_least <= 1
                && seen.within.is_none()
                && seen.over.is_none()
                && seen.distinct != Distinct::Form,
            subjects: subjects.fold(0, |bits, &subject| bits | 1 << subject as u8),
            agencies: agencies.fold(0, |bits, &agency| bits | 1 << agency as u32),
        };
        self.sources.push((seen, context.rule.map(|(_, rule)| rule)));
        self.program.seens.push(code)
    }

    /// The test of a fact: the one that is there already where the same is asked of it at the same ages.
    fn fact_test(&mut self, test: &FactTest, context: &Context<'_>) -> FactTestId {
        let of_rule = context.rule.and_then(|(_, rule)| rule.rule.ages);
        let ages = of_rule.map(|range| self.age_range(range));
        let domain = self.domain(fact_domain(&test.fact));
        let name = self.book.fact_name(&test.fact);
        self.program.facts.entry(test.fact.clone()).or_insert_with(|| FactUse { name, tests: Vec::new() });
        let same = |known: &FactTestCode| known.ages == ages && known.test == *test;
        let known = self.program.fact_tests.iter_with_ids().find(|(_, known)| same(known)).map(|(id, _)| id);
        known.unwrap_or_else(|| {
            self.program.fact_tests.push(FactTestCode { test: test.clone(), name, domain, ages })
        })
    }

    fn domain(&mut self, name: &str) -> DomainId {
        if let Some(&known) = self.program.domains.get(name) {
            return known;
        }
        let new = self.program.rules_of_domain.push(Vec::new());
        self.program.domains.insert(name.to_owned(), new);
        new
    }

    /// The length of a period that ends on the case's date.
    fn latest(&mut self, within: Option<Window>) -> Option<LatestId> {
        let window = within.filter(|window| window.period == Period::Latest)?;
        Some(id_of_equal(&mut self.program.latest, window.span))
    }

    fn age_range(&mut self, range: AgeRange) -> AgeRangeId {
        id_of_equal(&mut self.program.ages, range)
    }

    /// For each indicator the `seen`s that select it, with their tests in terms of its own qualifiers.
    fn index_entries(&mut self) {
        for (indicator_id, indicator) in self.book.indicators().iter_with_ids() {
            let first = self.program.entries.next_id();
            let mut can_be_held_back = false;
            for seen_id in self.sources.ids() {
                let (seen, rule) = self.sources[seen_id];
                if !self.book.selects(seen, indicator_id) {
                    continue;
                }
                let tests = |wanted: &[(String, Vec<String>)]| -> Vec<QualifierTest> {
                    wanted.iter().map(|(name, values)| qualifier_test(indicator, name, values)).collect()
                };
                let with = self.program.tests.extend(tests(&seen.with));
                let gate = self.program.tests.extend(tests(&seen.gate));
                let exempt = self.program.tests.extend(tests(&seen.exempt));
                let ages = [indicator.ages, rule.and_then(|rule| rule.rule.ages)];
                let ages = ages.map(|range| range.map(|range| self.age_range(range)));
                self.program.entries.push(Entry { seen: seen_id, with, gate, exempt, ages });
                can_be_held_back |= rule.is_some_and(|rule| can_hold_back(rule, seen));
            }
            self.program.can_be_held_back.push(can_be_held_back);
            self.program.entries_of.push(first..self.program.entries.next_id());
        }
    }
}

/// Whether a rule of stratum 1 can hold back what such a condition of it sees.
fn can_hold_back(rule: &BookRule, seen: &Seen) -> bool {
    let Rule { explained_by, gates, exemptions, .. } = &rule.rule;
    let by_rule = !explained_by.is_empty() || !gates.is_empty() || !exemptions.is_empty();
    !rule.pattern && (by_rule || !seen.gate.is_empty() || !seen.exempt.is_empty())
}

/// The id of an entry that equals this one, added where there is none.
fn id_of_equal<I: Id, T: PartialEq>(table: &mut Table<I, T>, entry: T) -> I {
    let known = table.iter_with_ids().find(|(_, known)| **known == entry).map(|(id, _)| id);
    known.unwrap_or_else(|| table.push(entry))
}

/// For each rule whether the condition names it.
fn names_rules(found: &Found, book: &RuleBook) -> Table<RuleId, bool> {
    let named = |rule: &BookRule| found.rules.iter().any(|pattern| Pattern::new(pattern).takes(&rule.id));
    book.rules().iter().map(named).collect()
}

/// A qualifier test as the bits of the values that meet it. An indicator without the qualifier meets none.
fn qualifier_test(indicator: &Indicator, name: &str, wanted: &[String]) -> QualifierTest {
    if name == "explanation" {
        let rising = EXPLANATION_SCALE.iter().map(|&value| wanted.iter().any(|wanted| wanted == value));
        return QualifierTest::Ask { of: Qualifying::Explanation, allowed: bits(from_first(rising)) };
    }
    let Some(slot) = indicator.qualifiers.iter().position(|qualifier| qualifier.name == name) else {
        return QualifierTest::Never;
    };
    let allowed = match &indicator.qualifiers[slot].scale {
        Scale::OneOf(values) => bits(values.iter().map(|value| wanted.contains(value))),
        Scale::Ordered(values) => bits(from_first(values.iter().map(|value| wanted.contains(value)))),
    };
    let slot = u8::try_from(slot).expect("an indicator has at most eight qualifiers");
    QualifierTest::Ask { of: Qualifying::Slot(slot), allowed }
}

/// On a rising scale a value is met by itself and by every higher one.
fn from_first(wanted: impl Iterator<Item = bool>) -> impl Iterator<Item = bool> {
    wanted.scan(false, |met, wanted| {
        *met |= wanted;
        Some(*met)
    })
}

fn bits(set: impl Iterator<Item = bool>) -> u64 {
    set.enumerate().fold(0, |bits, (place, set)| bits | u64::from(set) << place)
}

/// The value of a condition of which nothing is recorded and every age is right.
fn true_of_age_alone(condition: &Condition) -> Truth {
    let count = |n: usize, parts: &[Condition]| Truth::at_least(n, parts.iter().map(true_of_age_alone));
    match condition {
        Condition::All(parts) => count(parts.len(), parts),
        Condition::Any(parts) => count(1, parts),
        Condition::AtLeast { n, of } => count(*n as usize, of),
        Condition::Age(_) => Truth::True,
        Condition::Fact(_) => Truth::Unknown,
        Condition::Seen(_) | Condition::Found(_) => Truth::False,
    }
}

fn counts_findings(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().any(counts_findings)
        }
        Condition::Found(_) => true,
        Condition::Seen(_) | Condition::Fact(_) | Condition::Age(_) => false,
    }
}
