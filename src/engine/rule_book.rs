//! The rule book: the packs of one screener laid out flat, with every amendment applied. Both evaluators read it.

use rustc_hash::FxHashMap;

use crate::case::Code;
use crate::pack::{Condition, Indicator, Pack, Rule, Select, qualified};

/// The most qualifiers that an indicator may have.
pub const MAX_QUALIFIERS: usize = 8;
/// The most values that a qualifier may have.
pub const MAX_VALUES: usize = 64;

/// What a code of another system means: the indicator, and the qualifiers that the code carries.
type Coded = (u32, Vec<(String, String)>);

/// One rule in force.
#[derive(Debug, Clone)]
pub struct BookRule {
    /// The pack-qualified id: `nice/1.3.3`.
    pub id: String,
    /// The index of its pack.
    pub pack: usize,
    /// The rule, as amended.
    pub rule: Rule,
    /// Which pack amended it, and why.
    pub amended: Option<String>,
    /// Whether it belongs to stratum 2.
    pub pattern: bool,
}

/// The packs of one screener, flat.
#[derive(Debug, Clone)]
pub struct RuleBook {
    packs: Vec<Pack>,
    indicators: Vec<Indicator>,
    codes: FxHashMap<String, u32>,
    codings: FxHashMap<(String, String), Coded>,
    rules: Vec<BookRule>,
    fact_names: Vec<String>,
    counts_findings: bool,
}

impl RuleBook {
    /// Lays the packs out. They are taken as checked: of two indicators of one code the first stands.
    pub fn new(packs: Vec<Pack>) -> RuleBook {
        let mut indicators = Vec::new();
        let mut codes = FxHashMap::default();
        let mut codings = FxHashMap::default();
        for indicator in packs.iter().flat_map(|pack| &pack.indicators) {
            let at = u32::try_from(indicators.len()).unwrap_or(u32::MAX);
            if codes.contains_key(&indicator.code) {
                continue;
            }
            codes.insert(indicator.code.clone(), at);
            for coding in &indicator.codings {
                codings
                    .entry((coding.system.clone(), coding.value.clone()))
                    .or_insert_with(|| (at, coding.with.clone()));
            }
            indicators.push(indicator.clone());
        }
        let mut rules = Vec::new();
        for (at, pack) in packs.iter().enumerate() {
            for rule in &pack.rules {
                let id = format!("{}/{}", pack.header.id, rule.id);
                let mut rule = rule.clone();
                let mut amended: Option<String> = None;
                for (by, amend) in packs.iter().flat_map(|by| by.amends.iter().map(move |amend| (by, amend)))
                {
                    if amend.rule != id {
                        continue;
                    }
                    rule.enabled = amend.enabled.unwrap_or(rule.enabled);
                    if let Some(when) = &amend.when {
                        rule.when = when.clone();
                    }
                    if let Some(ages) = amend.ages {
                        rule.ages = Some(ages);
                    }
                    if let Some(text) = &amend.text {
                        rule.text = text.clone();
                    }
                    if let Some(next) = &amend.next {
                        // An id without its pack means a step of the pack that amends.
                        rule.then.next = next.iter().map(|step| qualified(&by.header.id, step)).collect();
                    }
                    let said = format!("{}: {}", by.header.id, amend.reason);
                    amended = Some(match amended {
                        Some(before) => format!("{before}; {said}"),
                        None => said,
                    });
                }
                if rule.enabled {
                    let pattern = rule.is_pattern();
                    rules.push(BookRule { id, pack: at, rule, amended, pattern });
                }
            }
        }
        let mut fact_names = Vec::new();
        for rule in &rules {
            names_in(&rule.rule.when, &mut fact_names);
            rule.rule.gates.iter().for_each(|gate| names_in(&gate.when, &mut fact_names));
        }
        for level in packs.iter().flat_map(|pack| &pack.levels) {
            level.when.iter().for_each(|when| names_in(when, &mut fact_names));
        }
        fact_names.sort();
        fact_names.dedup();
        let levels = packs.iter().flat_map(|pack| &pack.levels).filter_map(|level| level.when.as_ref());
        let counts_findings =
            rules.iter().any(|rule| rule.pattern) || levels.into_iter().any(Condition::speaks_of_findings);
        RuleBook { packs, indicators, codes, codings, rules, fact_names, counts_findings }
    }

    /// The packs.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The catalogue.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators
    }

    /// One catalogue entry.
    pub fn indicator(&self, at: u32) -> Option<&Indicator> {
        self.indicators.get(at as usize)
    }

    /// The rules in force, in the order of packs and files.
    pub fn rules(&self) -> &[BookRule] {
        &self.rules
    }

    /// The names of all facts that a condition in force tests, sorted.
    pub fn fact_names(&self) -> &[String] {
        &self.fact_names
    }

    /// Whether any pattern or level speaks of findings; where none does, nobody counts their occurrences.
    pub fn counts_findings(&self) -> bool {
        self.counts_findings
    }

    /// The place of a fact's name among them.
    pub fn fact_name(&self, name: &str) -> Option<u32> {
        self.fact_names
            .binary_search_by(|known| known.as_str().cmp(name))
            .ok()
            .and_then(|at| u32::try_from(at).ok())
    }

    /// The index of one of our codes.
    pub fn code(&self, code: &str) -> Option<u32> {
        self.codes.get(code).copied()
    }

    /// The index that a case's code points to, with the qualifiers that a foreign code carries.
    pub fn resolve(&self, code: &Code) -> Option<(u32, &[(String, String)])> {
        match code {
            Code::Own(own) => self.code(own).map(|at| (at, &[][..])),
            Code::Coded { system, value } => {
                // The pair is the key; cloning two short strings for a rare foreign code costs less than a second map.
                let key = (system.clone(), value.clone());
                self.codings.get(&key).map(|(at, with)| (*at, with.as_slice()))
            }
        }
    }

    /// Whether a condition's selection takes this indicator: any code, form or channel that it names.
    pub fn selects(select: &Select, indicator: &Indicator) -> bool {
        select.codes.iter().any(|code| match code.strip_suffix('*') {
            Some(stem) => indicator.code.starts_with(stem),
            None => *code == indicator.code,
        }) || select.forms.iter().any(|&form| indicator.forms.contains(form))
            || select.channels.contains(&indicator.channel)
    }
}

fn names_in(condition: &Condition, names: &mut Vec<String>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().for_each(|part| names_in(part, names));
        }
        Condition::Fact(test) => names.push(test.fact.clone()),
        Condition::Seen(_) | Condition::Found(_) | Condition::Age(_) => {}
    }
}
