//! Every name that the packs define together.

use std::collections::BTreeMap;

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
    by_code: BTreeMap<&'a str, &'a Indicator>,
    rules: BTreeMap<String, &'a Rule>,
    next_steps: BTreeMap<String, &'a NextStep>,
    facts: BTreeMap<String, FactKind>,
}

impl<'a> SymbolTable<'a> {
    /// Of two things of one name the first stands; that there are two is said elsewhere.
    pub fn new(packs: &'a [ParsedPack]) -> SymbolTable<'a> {
        let mut symbols = SymbolTable {
            indicators: Vec::new(),
            by_code: BTreeMap::new(),
            rules: BTreeMap::new(),
            next_steps: BTreeMap::new(),
            facts: BTreeMap::new(),
        };
        for entry in catalogue().iter().chain(chronology_facts()) {
            symbols.facts.insert(entry.name.to_string(), entry.kind.clone());
        }
        for pack in packs.iter().map(|parsed| &parsed.pack) {
            symbols.add(pack);
        }
        symbols
    }

    fn add(&mut self, pack: &'a Pack) {
        for indicator in &pack.indicators {
            self.by_code.entry(&indicator.code).or_insert_with(|| {
                self.indicators.push(indicator);
                indicator
            });
        }
        for rule in &pack.rules {
            self.rules.entry(qualified(&pack.header.id, &rule.id)).or_insert(rule);
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
        self.by_code.get(code).copied()
    }

    /// Whether an indicator has this code, or one that the pattern takes.
    pub fn has_code(&self, pattern: Pattern<'_>) -> bool {
        if pattern.is_open() {
            return self.codes().any(|code| pattern.takes(code));
        }
        self.by_code.contains_key(pattern.stem())
    }

    /// All codes, in their order.
    pub fn codes(&self) -> impl Iterator<Item = &'a str> + Clone + '_ {
        self.by_code.keys().copied()
    }

    /// The indicators that a selection takes, in the order of the catalogue.
    pub fn selected(&self, select: &Select) -> Vec<&'a Indicator> {
        self.indicators.iter().copied().filter(|indicator| indicator.is_selected_by(select)).collect()
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
        self.rules.contains_key(id)
    }

    /// The rules that a pattern takes.
    pub fn rules(&self, pattern: Pattern<'_>) -> Vec<&'a Rule> {
        if pattern.is_open() {
            return self.rules.iter().filter(|(id, _)| pattern.takes(id)).map(|(_, rule)| *rule).collect();
        }
        self.rules.get(pattern.stem()).copied().into_iter().collect()
    }

    /// The pack-qualified ids of all rules, in their order.
    pub fn rule_ids(&self) -> impl Iterator<Item = &str> + Clone + '_ {
        self.rules.keys().map(String::as_str)
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

/// The values of an indicator's qualifier with whether they rise; those of `explanation` for every indicator.
pub(super) fn scale_of<'a>(indicator: &'a Indicator, name: &str) -> Option<(Vec<&'a str>, bool)> {
    if name == "explanation" {
        return Some((EXPLANATION_SCALE.to_vec(), true));
    }
    let qualifier = indicator.qualifiers.iter().find(|qualifier| qualifier.name == name)?;
    let rises = matches!(qualifier.scale, Scale::Ordered(_));
    Some((qualifier.scale.values().iter().map(String::as_str).collect(), rises))
}
