//! Every name that the packs define together.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::ops::Bound;

use super::chronology::chronology_facts;
use crate::facts::{FactEntry, FactKind, catalogue};
use crate::pack::{
    EXPLANATION_SCALE, Indicator, NextStep, Pack, ParsedPack, Pattern, Rule, Scale, Select, qualified,
};
use crate::readers::tool_facts;

/// The names that packs define, with what they mean.
pub(super) struct SymbolTable<'a> {
    /// The catalogue, in the order of the packs.
    pub indicators: Vec<&'a Indicator>,
    /// The place of each code in the catalogue.
    by_code: BTreeMap<&'a str, usize>,
    /// By their pack-qualified ids.
    rules: Vec<(String, &'a Rule)>,
    next_steps: BTreeMap<String, &'a NextStep>,
    facts: BTreeMap<String, FactKind>,
}

impl<'a> SymbolTable<'a> {
    /// Of two things of one name the first stands; that there are two is said elsewhere.
    pub fn new(packs: &'a [ParsedPack]) -> SymbolTable<'a> {
        let mut symbols = SymbolTable {
            indicators: Vec::new(),
            by_code: BTreeMap::new(),
            rules: Vec::new(),
            next_steps: BTreeMap::new(),
            facts: BTreeMap::new(),
        };
        for entry in catalogue().iter().chain(chronology_facts()) {
            symbols.facts.insert(entry.name.to_string(), entry.kind.clone());
        }
        for pack in packs.iter().map(|parsed| &parsed.pack) {
            symbols.add(pack);
        }
        symbols.rules.sort_by(|(a, _), (b, _)| a.cmp(b));
        symbols.rules.dedup_by(|(later, _), (earlier, _)| later == earlier);
        symbols
    }

    fn add(&mut self, pack: &'a Pack) {
        for indicator in &pack.indicators {
            self.by_code.entry(&indicator.code).or_insert_with(|| {
                self.indicators.push(indicator);
                self.indicators.len() - 1
            });
        }
        for rule in &pack.rules {
            self.rules.push((qualified(&pack.header.id, &rule.id), rule));
        }
        for step in &pack.next_steps {
            self.next_steps.entry(qualified(&pack.header.id, &step.id)).or_insert(step);
        }
        for FactEntry { name, kind, .. } in pack.tools.iter().flat_map(tool_facts) {
            self.facts.entry(name.into_owned()).or_insert(kind);
        }
    }

    /// The catalogue entry of a code.
    pub fn indicator(&self, code: &str) -> Option<&'a Indicator> {
        self.by_code.get(code).map(|&place| self.indicators[place])
    }

    /// Whether an indicator has this code, or one that the pattern takes.
    pub fn has_code(&self, pattern: Pattern<'_>) -> bool {
        taken(&self.by_code, pattern).next().is_some()
    }

    /// How many indicators have this code, or one that the pattern takes.
    pub fn count_codes(&self, pattern: Pattern<'_>) -> usize {
        taken(&self.by_code, pattern).count()
    }

    /// All codes, in their order.
    pub fn codes(&self) -> impl Iterator<Item = &'a str> + Clone + '_ {
        self.by_code.keys().copied()
    }

    /// The indicators that a selection takes, in the order of the catalogue.
    pub fn selected(&self, select: &Select) -> Vec<&'a Indicator> {
        if !select.forms.is_empty() || !select.channels.is_empty() {
            return self
                .indicators
                .iter()
                .copied()
                .filter(|indicator| indicator.is_selected_by(select))
                .collect();
        }
        let of_codes = select.codes.iter().flat_map(|code| taken(&self.by_code, Pattern::new(code)));
        let mut places: Vec<usize> = of_codes.map(|(_, &place)| place).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| self.indicators[place]).collect()
    }

    /// What kind of value a fact has.
    pub fn fact(&self, name: &str) -> Option<&FactKind> {
        self.facts.get(name)
    }

    /// All facts, by name.
    pub fn facts(&self) -> impl Iterator<Item = &str> + Clone + '_ {
        self.facts.keys().map(String::as_str)
    }

    /// Whether there is a rule of this pack-qualified id.
    pub fn has_rule(&self, id: &str) -> bool {
        !self.rules(Pattern::new(id)).is_empty()
    }

    /// The rules that a pattern takes.
    pub fn rules(&self, pattern: Pattern<'_>) -> &[(String, &'a Rule)] {
        let start = self.rules.partition_point(|(id, _)| id.as_str() < pattern.stem());
        let taken = self.rules[start..].partition_point(|(id, _)| pattern.takes(id));
        &self.rules[start..start + taken]
    }

    /// How many rules some patterns take together; all where none is named.
    #[cfg(feature = "authoring")]
    pub fn count_rules(&self, patterns: &[String]) -> usize {
        if patterns.is_empty() {
            return self.rules.len();
        }
        let mut taken: Vec<(usize, usize)> = Vec::with_capacity(patterns.len());
        for pattern in patterns.iter().map(|pattern| Pattern::new(pattern)) {
            let start = self.rules.partition_point(|(id, _)| id.as_str() < pattern.stem());
            taken.push((start, start + self.rules(pattern).len()));
        }
        taken.sort_unstable();
        let mut counted_to = 0;
        let mut count = 0;
        for (start, end) in taken {
            count += end.saturating_sub(start.max(counted_to));
            counted_to = counted_to.max(end);
        }
        count
    }

    /// The pack-qualified ids of all rules, in their order.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> + Clone + '_ {
        self.rules.iter().map(|(id, _)| id.as_str())
    }

    /// Whether there is a next step of this pack-qualified id.
    pub fn has_next_step(&self, id: &str) -> bool {
        self.next_steps.contains_key(id)
    }

    /// The pack-qualified ids of all next steps, in their order.
    pub fn next_step_ids(&self) -> impl Iterator<Item = &str> + Clone + '_ {
        self.next_steps.keys().map(String::as_str)
    }
}

/// What a pattern takes of a table by name, in the order of the names.
fn taken<'t, K: Borrow<str> + Ord, V>(
    table: &'t BTreeMap<K, V>,
    pattern: Pattern<'t>,
) -> impl Iterator<Item = (&'t K, &'t V)> {
    let from = (Bound::Included(pattern.stem()), Bound::Unbounded);
    table.range::<str, _>(from).take_while(move |(name, _)| pattern.takes((*name).borrow()))
}

/// The values of an indicator's qualifier with whether they rise; those of `explanation` for every indicator.
pub(super) fn scale_of<'a>(indicator: &'a Indicator, name: &str) -> Option<(Vec<&'a str>, bool)> {
    if name == "explanation" {
        return Some((EXPLANATION_SCALE.to_vec(), true));
    }
    let qualifier = indicator.qualifiers.iter().find(|qualifier| qualifier.name == name)?;
    let rises = matches!(qualifier.scale, Scale::Ordered(_));
    Some((qualifier.scale.values().iter().map(String::as_str).collect(), rises))
}
