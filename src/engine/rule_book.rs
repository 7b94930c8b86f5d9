//! The rule book: the packs of one screener laid out flat, with every amendment applied. Both evaluators read it.

use rustc_hash::FxHashMap;

use crate::case::Code;
use crate::ids::{Id, Table, id_types};
use crate::pack::{Condition, Indicator, Level, NextStep, Pack, Pattern, Rule, Select, qualified};

/// The most qualifiers that an indicator may have.
pub(crate) const MAX_QUALIFIERS: usize = 8;
/// The most values that a qualifier may have.
pub(crate) const MAX_VALUES: usize = 64;

id_types! {
    /// A rule in force.
    RuleId;
    /// An entry of the catalogue.
    IndicatorId;
    /// The name of a fact that some condition in force tests.
    FactNameId;
    /// A pack.
    PackId;
}

/// What a code of another system means: the indicator, and the qualifiers that the code carries.
type Coded = (IndicatorId, Vec<(String, String)>);

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
pub(crate) struct RuleBook {
    packs: Table<PackId, Pack>,
    indicators: Table<IndicatorId, Indicator>,
    codes: FxHashMap<String, IndicatorId>,
    codings: FxHashMap<String, FxHashMap<String, Coded>>,
    rules: Table<RuleId, BookRule>,
    fact_names: Table<FactNameId, String>,
    counts_findings: bool,
}

impl RuleBook {
    /// Lays the packs out. They are taken as checked: ids and codes are unique among them.
    pub(crate) fn new(packs: Vec<Pack>) -> RuleBook {
        let mut book = RuleBook {
            rules: rules_in_force(&packs),
            packs: packs.into(),
            indicators: Table::default(),
            codes: FxHashMap::default(),
            codings: FxHashMap::default(),
            fact_names: Table::default(),
            counts_findings: false,
        };
        book.index_codes();
        let mut names: Vec<String> = book.conditions().flat_map(fact_names_in).map(str::to_owned).collect();
        names.sort_unstable();
        names.dedup();
        book.fact_names = names.into();
        let counts_findings = book.conditions().any(Condition::speaks_of_findings);
        book.counts_findings = counts_findings;
        book
    }

    fn index_codes(&mut self) {
        for indicator in self.packs.iter().flat_map(|pack| &pack.indicators) {
            let id = self.indicators.push(indicator.clone());
            self.codes.entry(indicator.code.clone()).or_insert(id);
            for coding in &indicator.codings {
                let of_system = self.codings.entry(coding.system.clone()).or_default();
                of_system.entry(coding.value.clone()).or_insert_with(|| (id, coding.with.clone()));
            }
        }
    }

    /// Every condition of the rules in force and of the levels.
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let of_rules = self.rules.iter().flat_map(|BookRule { rule, .. }| {
            std::iter::once(&rule.when).chain(rule.gates.iter().map(|gate| &gate.when))
        });
        of_rules.chain(self.levels().filter_map(|(_, _, level)| level.when.as_ref()))
    }

    /// The packs.
    pub(crate) fn packs(&self) -> &Table<PackId, Pack> {
        &self.packs
    }

    /// The catalogue.
    pub(crate) fn indicators(&self) -> &Table<IndicatorId, Indicator> {
        &self.indicators
    }

    /// One catalogue entry.
    pub(crate) fn indicator(&self, id: IndicatorId) -> &Indicator {
        &self.indicators[id]
    }

    /// The rules in force, in the order of packs and files.
    pub(crate) fn rules(&self) -> &Table<RuleId, BookRule> {
        &self.rules
    }

    /// One rule in force.
    pub(crate) fn rule(&self, id: RuleId) -> &BookRule {
        &self.rules[id]
    }

    /// The levels of need, each with its pack and its place there.
    pub(crate) fn levels(&self) -> impl Iterator<Item = (PackId, usize, &Level)> {
        let packs = self.packs.iter_with_ids();
        packs.flat_map(|(id, pack)| pack.levels.iter().enumerate().map(move |(n, level)| (id, n, level)))
    }

    /// The next steps, each with its pack.
    pub(crate) fn next_steps(&self) -> impl Iterator<Item = (&Pack, &NextStep)> {
        self.packs.iter().flat_map(|pack| pack.next_steps.iter().map(move |step| (pack, step)))
    }

    /// The names of all facts that a condition in force tests, sorted.
    pub(crate) fn fact_names(&self) -> &Table<FactNameId, String> {
        &self.fact_names
    }

    /// Whether any pattern or level speaks of findings; where none does, nobody counts their occurrences.
    pub(crate) fn counts_findings(&self) -> bool {
        self.counts_findings
    }

    /// The id of the name of a fact that some condition in force tests.
    pub(crate) fn fact_name(&self, name: &str) -> FactNameId {
        let found = self.fact_names.as_slice().binary_search_by(|known| known.as_str().cmp(name));
        FactNameId::from_index(found.expect("the names of all facts that conditions test were collected"))
    }

    /// The indicator of one of our codes.
    pub(crate) fn code(&self, code: &str) -> Option<IndicatorId> {
        self.codes.get(code).copied()
    }

    /// The indicator that a case's code points to, with the qualifiers that a foreign code carries.
    pub(crate) fn resolve(&self, code: &Code) -> Option<(IndicatorId, &[(String, String)])> {
        match code {
            Code::Own(own) => self.code(own).map(|id| (id, &[][..])),
            Code::Coded { system, value } => {
                let (id, carried) = self.codings.get(system)?.get(value)?;
                Some((*id, carried))
            }
        }
    }

    /// Whether a condition's selection takes this indicator: any code, form or channel that it names.
    pub(crate) fn selects(select: &Select, indicator: &Indicator) -> bool {
        select.codes.iter().any(|code| Pattern::new(code).takes(&indicator.code))
            || select.forms.iter().any(|&form| indicator.forms.contains(form))
            || select.channels.contains(&indicator.channel)
    }
}

/// The rules of all packs that are in force once every amendment is applied.
fn rules_in_force(packs: &[Pack]) -> Table<RuleId, BookRule> {
    let all = packs.iter().enumerate().flat_map(|(n, pack)| pack.rules.iter().map(move |rule| (n, rule)));
    let amended = all.map(|(n, rule)| {
        let id = qualified(&packs[n].header.id, &rule.id);
        let (rule, amended) = amend(rule, &id, packs);
        let pattern = rule.is_pattern();
        BookRule { id, pack: n, rule, amended, pattern }
    });
    amended.filter(|rule| rule.rule.enabled).collect()
}

/// A rule as every pack together would have it, and who changed it and why.
fn amend(rule: &Rule, id: &str, packs: &[Pack]) -> (Rule, Option<String>) {
    let mut rule = rule.clone();
    let mut reasons: Vec<String> = Vec::new();
    for pack in packs {
        for amend in pack.amends.iter().filter(|amend| amend.rule == id) {
            rule.enabled = amend.enabled.unwrap_or(rule.enabled);
            if let Some(when) = &amend.when {
                rule.when = when.clone();
            }
            rule.ages = amend.ages.or(rule.ages);
            if let Some(text) = &amend.text {
                rule.text = text.clone();
            }
            if let Some(next) = &amend.next {
                // An id without its pack means a step of the pack that amends.
                rule.then.next = next.iter().map(|step| qualified(&pack.header.id, step)).collect();
            }
            reasons.push(format!("{}: {}", pack.header.id, amend.reason));
        }
    }
    (rule, (!reasons.is_empty()).then(|| reasons.join("; ")))
}

fn fact_names_in(condition: &Condition) -> Vec<&str> {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter().flat_map(fact_names_in).collect()
        }
        Condition::Fact(test) => vec![&test.fact],
        Condition::Seen(_) | Condition::Found(_) | Condition::Age(_) => Vec::new(),
    }
}
