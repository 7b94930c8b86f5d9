//! The rule book: the packs of one screener laid out flat, with every amendment applied. Both evaluators read it.

use rustc_hash::FxHashMap;

use crate::case::Code;
use crate::ids::{Id, Table, id_types};
use crate::pack::{
    AdequateResponse, Condition, Contradiction, Indicator, Level, NextStep, Pack, Pattern, Rule, Seen,
    category, lookup_key, qualified,
};
use crate::vocabulary::{Concern, Subject};

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
    /// A condition of a next step: whether it follows, does not, or another comes in its place.
    StepConditionId;
}

/// What a code of a case means.
pub(crate) enum Meaning<'b> {
    /// An indicator, with the qualifiers that a code of another system carries.
    Indicator(IndicatorId, &'b [(String, String)]),
    /// Something too broad to be any indicator, and why.
    TooBroad(&'b str),
}

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
    /// By system and the spelling that a code is looked up by: the indicator, and which of its codings has the code.
    codings: FxHashMap<String, FxHashMap<String, (IndicatorId, usize)>>,
    /// Those that end others, each with what it ends.
    ends: Vec<(IndicatorId, Vec<IndicatorId>)>,
    rules: Table<RuleId, BookRule>,
    fact_names: Table<FactNameId, String>,
    counts_findings: bool,
    /// For each indicator the highest concern that its own rules can raise.
    reach: Table<IndicatorId, Concern>,
    step_conditions: Table<StepConditionId, Condition>,
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
            ends: Vec::new(),
            fact_names: Table::default(),
            counts_findings: false,
            reach: Table::default(),
            step_conditions: Table::default(),
        };
        book.index_codes();
        book.reach = book.find_reach();
        book.step_conditions = book.next_steps().flat_map(|(_, step)| step.conditions()).cloned().collect();
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
            for (n, coding) in indicator.codings.iter().enumerate() {
                let of_system = self.codings.entry(coding.system.clone()).or_default();
                for value in &coding.values {
                    of_system.entry(lookup_key(&coding.system, value).into_owned()).or_insert((id, n));
                }
            }
        }
        let ending = self.indicators.iter_with_ids().filter(|(_, indicator)| !indicator.ends.is_empty());
        let ends = ending.map(|(id, indicator)| {
            // A check says it of one that no pack defines.
            (id, indicator.ends.iter().filter_map(|code| self.code(code)).collect())
        });
        self.ends = ends.collect();
    }

    /// Every condition of the rules in force and of the levels.
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let of_rules = self.rules.iter().flat_map(|BookRule { rule, .. }| rule.conditions());
        let of_levels = self.levels().filter_map(|(_, _, level)| level.when.as_ref());
        of_rules.chain(of_levels).chain(&self.step_conditions)
    }

    /// For each indicator the highest concern of the rules of stratum 1 that name its code and speak of this child.
    fn find_reach(&self) -> Table<IndicatorId, Concern> {
        // Many rules name one code: each is looked for among the indicators once.
        let mut of_codes: FxHashMap<&str, Concern> = FxHashMap::default();
        let own = self.rules.iter().filter(|rule| !rule.pattern);
        for (concern, rule) in own.filter_map(|rule| Some((rule.rule.then.concern?, rule))) {
            for part in rule.rule.when.walk() {
                let Condition::Seen(seen) = part else { continue };
                let speaks_of_child = seen.subject.is_empty()
                    || seen.subject.iter().any(|&subject| subject != Subject::Sibling);
                for code in seen.select.codes.iter().filter(|_| speaks_of_child) {
                    let reach = of_codes.entry(code).or_default();
                    *reach = concern.max(*reach);
                }
            }
        }
        let of_codes: Vec<(Pattern<'_>, Concern)> =
            of_codes.into_iter().map(|(code, concern)| (Pattern::new(code), concern)).collect();
        let reach = |indicator: &Indicator| {
            let named = of_codes.iter().filter(|(pattern, _)| pattern.takes(&indicator.code));
            named.map(|(_, concern)| *concern).max().unwrap_or_default()
        };
        self.indicators.iter().map(reach).collect()
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

    /// The conditions of the next steps, step by step in the order of the packs, as [`NextStep::conditions`] has them.
    pub(crate) fn step_conditions(&self) -> &Table<StepConditionId, Condition> {
        &self.step_conditions
    }

    /// Which responses are adequate to which concern.
    pub(crate) fn answers(&self) -> impl Iterator<Item = &AdequateResponse> {
        self.packs.iter().flat_map(|pack| &pack.answers)
    }

    /// Answers that cannot all be so, each with its pack.
    pub(crate) fn contradictions(&self) -> impl Iterator<Item = (&Pack, &Contradiction)> {
        self.packs.iter().flat_map(|pack| pack.contradictions.iter().map(move |one| (pack, one)))
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

    /// What a case's code means; `None` where no pack knows it.
    pub(crate) fn meaning(&self, code: &Code) -> Option<Meaning<'_>> {
        let (system, value) = match code {
            Code::Own(own) => return self.code(own).map(|id| Meaning::Indicator(id, &[])),
            Code::Coded { system, value } => (system, value),
        };
        let of_system = self.codings.get(system)?;
        let key = lookup_key(system, value);
        let found = of_system.get(&*key).or_else(|| of_system.get(category(system, &key)?));
        let &(id, n) = found?;
        let coding = &self.indicators[id].codings[n];
        Some(match &coding.broad {
            Some(why) => Meaning::TooBroad(why),
            None => Meaning::Indicator(id, &coding.with),
        })
    }

    /// The indicators that end others, each with those that it ends.
    pub(crate) fn ends(&self) -> &[(IndicatorId, Vec<IndicatorId>)] {
        &self.ends
    }

    /// Whether a condition's selection takes this indicator: any code, form or channel that it names, and of those only
    /// what its own rules can take as far as it says. Of what is undecided its open rules say that, entry by entry.
    pub(crate) fn selects(&self, seen: &Seen, id: IndicatorId) -> bool {
        let indicator = &self.indicators[id];
        indicator.is_selected_by(&seen.select)
            && (seen.undecided || seen.select.reaches.is_none_or(|concern| self.reach[id] >= concern))
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
