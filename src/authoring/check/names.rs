//! Every name that the packs define together.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::chronology::chronology_facts;
use crate::facts::{FactEntry, FactKind};
use crate::pack::qualified;
use crate::pack::{
    EXPLANATION_SCALE, Indicator, NextStep, Pack, ParsedPack, Qualifier, Rule, Scale, Select, Tool,
};

/// The names that packs define, with what they mean.
pub(in crate::authoring) struct Names<'a> {
    pub indicators: Vec<&'a Indicator>,
    by_code: FxHashMap<&'a str, &'a Indicator>,
    pub rules: FxHashMap<String, &'a Rule>,
    pub next_steps: FxHashMap<String, &'a NextStep>,
    pub tools: FxHashMap<&'a str, &'a Tool>,
    facts: FxHashMap<Cow<'a, str>, FactKind>,
}

impl<'a> Names<'a> {
    /// Of two things of one name the first stands; that there are two is said elsewhere.
    pub fn of(packs: &'a [ParsedPack]) -> Names<'a> {
        let mut names = Names {
            indicators: Vec::new(),
            by_code: FxHashMap::default(),
            rules: FxHashMap::default(),
            next_steps: FxHashMap::default(),
            tools: FxHashMap::default(),
            facts: FxHashMap::default(),
        };
        for entry in crate::facts::catalogue().iter().chain(chronology_facts()) {
            names.facts.insert(Cow::Borrowed(entry.name.as_ref()), entry.kind.clone());
        }
        for pack in packs.iter().map(|parsed| &parsed.pack) {
            names.add(pack);
        }
        names
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
        for tool in &pack.tools {
            self.tools.entry(&tool.id).or_insert(tool);
            for FactEntry { name, kind, .. } in crate::readers::tool_facts(tool) {
                self.facts.entry(name).or_insert(kind);
            }
        }
    }

    /// The catalogue entry of a code.
    pub fn indicator(&self, code: &str) -> Option<&'a Indicator> {
        self.by_code.get(code).copied()
    }

    /// All codes.
    pub fn codes(&self) -> impl Iterator<Item = &'a str> + Clone + '_ {
        self.indicators.iter().map(|indicator| indicator.code.as_str())
    }

    /// What kind of value a fact has.
    pub fn fact(&self, name: &str) -> Option<&FactKind> {
        self.facts.get(name)
    }

    /// All facts.
    pub fn facts(&self) -> impl Iterator<Item = &str> + Clone + '_ {
        self.facts.keys().map(AsRef::as_ref)
    }

    /// The indicators that a selection takes.
    pub fn selected(&self, select: &Select) -> Vec<&'a Indicator> {
        self.indicators.iter().copied().filter(|indicator| indicator.is_selected_by(select)).collect()
    }
}

/// The qualifier of that name.
pub(in crate::authoring) fn qualifier<'a>(indicator: &'a Indicator, name: &str) -> Option<&'a Qualifier> {
    indicator.qualifiers.iter().find(|qualifier| qualifier.name == name)
}

/// The values of an indicator's qualifier with whether they rise; those of `explanation` for every indicator.
pub(in crate::authoring) fn scale_of<'a>(
    indicator: &'a Indicator,
    name: &str,
) -> Option<(Vec<&'a str>, bool)> {
    if name == "explanation" {
        return Some((EXPLANATION_SCALE.to_vec(), true));
    }
    qualifier(indicator, name).map(|qualifier| {
        let rises = matches!(qualifier.scale, Scale::Ordered(_));
        (qualifier.scale.values().iter().map(String::as_str).collect(), rises)
    })
}
