//! From the rule book to the program.

use rustc_hash::FxHashMap;

use super::super::found;
use super::super::rule_book::{BookRule, RuleBook};
use super::masks::Masks;
use super::{
    Atom, EXPLANATION_SLOT, Entry, FoundCode, LevelCode, NONE, NamedTest, Node, Program, RuleCode, RuleSet,
    Test,
};
use crate::facts::Truth;
use crate::pack::{
    AgeRange, Condition, Distinct, EXPLANATION_SCALE, FactTest, Indicator, Period, Scale, Seen, Window,
};
use crate::vocabulary::{Agency, Subject};

/// Compiles a rule book.
pub(super) fn compile(book: &RuleBook) -> Program {
    let mut compiler = Compiler {
        book,
        program: Program {
            atoms: Vec::new(),
            index: Vec::new(),
            masks: Masks::default(),
            entries: Vec::new(),
            tests: Vec::new(),
            nodes: Vec::new(),
            children: Vec::new(),
            fact_tests: Vec::new(),
            founds: Vec::new(),
            ages: Vec::new(),
            latest: Vec::new(),
            rules: Vec::new(),
            by_fact: FxHashMap::default(),
            by_domain: FxHashMap::default(),
            patterns: RuleSet::with_room_for(book.rules().len()),
            fact_names: book.fact_names().len(),
            always: Vec::new(),
            counting: Vec::new(),
            levels: Vec::new(),
        },
        seens: Vec::new(),
    };
    for (at, rule) in book.rules().iter().enumerate() {
        compiler.rule(number(at), rule);
    }
    for (pack, of) in book.packs().iter().enumerate() {
        for (place, level) in of.levels.iter().enumerate() {
            let when = level.when.as_ref().map(|when| compiler.condition(when, NONE, None, true));
            compiler.program.levels.push(LevelCode {
                pack: number(pack),
                place: number(place),
                number: level.number,
                when,
            });
        }
    }
    compiler.index();
    compiler.program.masks = Masks::new(&compiler.program, book);
    compiler.program
}

struct Compiler<'a> {
    book: &'a RuleBook,
    program: Program,
    /// The `seen` of each atom, and its rule.
    seens: Vec<(&'a Seen, Option<&'a BookRule>)>,
}

pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

impl<'a> Compiler<'a> {
    fn rule(&mut self, at: u32, rule: &'a BookRule) {
        let (atoms, nodes) = (self.program.atoms.len(), self.program.nodes.len());
        let when = self.condition(&rule.rule.when, at, Some(rule), false);
        let looks = self.program.atoms.len() > atoms;
        let of_rule = self.program.nodes.get(nodes..).unwrap_or(&[]);
        let tests: Vec<u32> = of_rule
            .iter()
            .filter_map(|node| if let Node::Fact(test) = node { Some(*test) } else { None })
            .collect();
        for &test in &tests {
            self.find_by_fact(at, test);
        }
        let gates =
            rule.rule.gates.iter().map(|gate| self.condition(&gate.when, at, Some(rule), true)).collect();
        self.program.rules.push(RuleCode { when, gates, looks, tests });
        if rule.pattern {
            self.program.patterns.insert(at);
        }
        if true_of_age_alone(&rule.rule.when) == Truth::True {
            self.program.always.push(at);
        }
        if counts_findings(&rule.rule.when) {
            self.program.counting.push(at);
        }
    }

    /// A rule is tried where a fact that it tests is known, or any other of that fact's domain.
    fn find_by_fact(&mut self, rule: u32, test: u32) {
        let Some(named) = self.program.fact_tests.get(test as usize) else { return };
        if let Some(of_fact) = self.program.by_fact.get_mut(&named.test.fact)
            && !of_fact.tests.contains(&test)
        {
            of_fact.tests.push(test);
        }
        if let Some((_, rules)) = self.program.by_domain.get_mut(domain_of(&named.test.fact))
            && rules.last() != Some(&rule)
        {
            rules.push(rule);
        }
    }

    fn condition(
        &mut self,
        condition: &'a Condition,
        at: u32,
        rule: Option<&'a BookRule>,
        silent: bool,
    ) -> u32 {
        let node = match condition {
            Condition::All(parts) => self.together(parts, number(parts.len()), false, at, rule, silent),
            Condition::Any(parts) => self.together(parts, 1, true, at, rule, silent),
            Condition::AtLeast { n, of } => self.together(of, *n, false, at, rule, silent),
            Condition::Seen(seen) => {
                let latest = self.latest(seen.within);
                self.program.atoms.push(Atom {
                    latest,
                    rule: at,
                    silent,
                    at_least: seen.at_least.max(1),
                    distinct: seen.distinct,
                    within: seen.within,
                    current: seen.current,
                    single: seen.at_least <= 1 && seen.within.is_none() && seen.distinct != Distinct::Form,
                    subjects: Subject::ALL
                        .iter()
                        .filter(|&&subject| seen.takes(subject))
                        .fold(0, |bits, &subject| bits | 1 << subject as u8),
                    agencies: Agency::ALL
                        .iter()
                        .filter(|agency| seen.by.is_empty() || seen.by.contains(agency))
                        .fold(0, |bits, &agency| bits | 1 << agency as u32),
                });
                self.seens.push((seen, rule));
                Node::Seen(number(self.program.atoms.len() - 1))
            }
            Condition::Fact(test) => Node::Fact(self.test(test, rule)),
            Condition::Found(found) => {
                let names = |at| found::names(found, self.book, at);
                let any = found.rules.is_empty();
                let named =
                    if any { Vec::new() } else { (0..).take(self.book.rules().len()).map(names).collect() };
                self.program.founds.push(FoundCode { found: found.clone(), named });
                Node::Found(number(self.program.founds.len() - 1))
            }
            Condition::Age(range) => Node::Age(self.age(Some(*range))),
        };
        self.program.nodes.push(node);
        number(self.program.nodes.len() - 1)
    }

    /// The number of a fact's test. Conditions that ask the same of a fact share one, so that it is answered once.
    fn test(&mut self, test: &FactTest, rule: Option<&BookRule>) -> u32 {
        let ages = self.age(rule.and_then(|rule| rule.rule.ages));
        let domain = self.domain(&test.fact);
        let name = self.book.fact_name(&test.fact).unwrap_or(NONE);
        self.program.by_fact.entry(test.fact.clone()).or_default().name = name;
        let known =
            self.program.fact_tests.iter().position(|known| known.ages == ages && known.test == *test);
        number(known.unwrap_or_else(|| {
            self.program.fact_tests.push(NamedTest { test: test.clone(), name, domain, ages });
            self.program.fact_tests.len() - 1
        }))
    }

    /// The number of a fact's domain.
    fn domain(&mut self, fact: &str) -> u32 {
        let next = number(self.program.by_domain.len());
        self.program.by_domain.entry(domain_of(fact).to_owned()).or_insert((next, Vec::new())).0
    }

    fn together(
        &mut self,
        parts: &'a [Condition],
        n: u32,
        any: bool,
        at: u32,
        rule: Option<&'a BookRule>,
        silent: bool,
    ) -> Node {
        let parts: Vec<u32> = parts.iter().map(|part| self.condition(part, at, rule, silent)).collect();
        let start = number(self.program.children.len());
        self.program.children.extend(parts);
        Node::AtLeast { n, children: start..number(self.program.children.len()), any }
    }

    /// The place of the length of a period that ends on the case's date.
    fn latest(&mut self, within: Option<Window>) -> u32 {
        let Some(window) = within.filter(|window| window.period == Period::Latest) else { return NONE };
        let known = self.program.latest.iter().position(|known| *known == window.span);
        number(known.unwrap_or_else(|| {
            self.program.latest.push(window.span);
            self.program.latest.len() - 1
        }))
    }

    fn age(&mut self, range: Option<AgeRange>) -> u32 {
        let Some(range) = range else { return NONE };
        let known = self.program.ages.iter().position(|known| *known == range);
        number(known.unwrap_or_else(|| {
            self.program.ages.push(range);
            self.program.ages.len() - 1
        }))
    }

    /// For each indicator the atoms that select it, with their tests in terms of its own qualifiers.
    fn index(&mut self) {
        for indicator in self.book.indicators() {
            let start = number(self.program.entries.len());
            for atom in 0..self.seens.len() {
                let Some(&(seen, rule)) = self.seens.get(atom) else { continue };
                if !RuleBook::selects(&seen.select, indicator) {
                    continue;
                }
                let first = number(self.program.tests.len());
                let tests = |wanted: &[(String, Vec<String>)]| -> Vec<Test> {
                    wanted.iter().map(|(name, values)| test_of(indicator, name, values)).collect()
                };
                self.program.tests.extend(tests(&seen.with));
                let withs = number(seen.with.len());
                self.program.tests.extend(tests(&seen.gate));
                let ages = [self.age(indicator.ages), self.age(rule.and_then(|rule| rule.rule.ages))];
                let tests = first..number(self.program.tests.len());
                self.program.entries.push(Entry { atom: number(atom), tests, withs, ages });
            }
            self.program.index.push(start..number(self.program.entries.len()));
        }
    }
}

/// A qualifier test as the bits of the values that meet it. An indicator without the qualifier meets none.
fn test_of(indicator: &Indicator, name: &str, wanted: &[String]) -> Test {
    if name == "explanation" {
        let wants = |value: &&str| wanted.iter().any(|wanted| wanted == value);
        let least = EXPLANATION_SCALE.iter().position(wants).unwrap_or(usize::MAX);
        let allowed = bits((0..EXPLANATION_SCALE.len()).map(|place| place >= least));
        return Test { slot: EXPLANATION_SLOT, allowed };
    }
    let Some(slot) = indicator.qualifiers.iter().position(|qualifier| qualifier.name == name) else {
        return Test { slot: super::super::timeline::MISSING, allowed: 0 };
    };
    let scale = indicator.qualifiers.get(slot).map(|qualifier| &qualifier.scale);
    let allowed = match scale {
        Some(Scale::OneOf(values)) => bits(values.iter().map(|value| wanted.contains(value))),
        Some(Scale::Ordered(values)) => {
            let least = values.iter().position(|value| wanted.contains(value)).unwrap_or(usize::MAX);
            bits((0..values.len()).map(|place| place >= least))
        }
        None => 0,
    };
    Test { slot: u8::try_from(slot).unwrap_or(u8::MAX), allowed }
}

fn bits(set: impl Iterator<Item = bool>) -> u64 {
    set.take(64).enumerate().fold(0, |bits, (place, set)| bits | u64::from(set) << place)
}

/// The name of a fact up to its first point: the tool or reader it comes from.
pub(super) fn domain_of(fact: &str) -> &str {
    fact.split('.').next().unwrap_or_default()
}

/// The value of a condition of which nothing is recorded and every age is right.
fn true_of_age_alone(condition: &Condition) -> Truth {
    let count =
        |n: usize, parts: &[Condition]| Truth::at_least(number(n), parts.iter().map(true_of_age_alone));
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
