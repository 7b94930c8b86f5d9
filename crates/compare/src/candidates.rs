//! Cases that could show what changed in a rule: made from the atoms of its condition before and now, at every boundary that
//! either names, smallest first.

use std::collections::BTreeSet;

use neglect_screen::pack::{
    AnswerKind, Compare, Condition, Distinct, Exemption, FactTest, Found, Gate, Indicator, Rule, Scale, Seen,
    Select, Span,
};
use neglect_screen::{Number, Screener, Subject};
use serde_json::Value;

use crate::made::{AS_OF, Age, Evidence, SeenMany, agencies};

/// How many codes of one selection are tried, those that only one of the two selects first.
const MOST_CODES: usize = 16;
/// How many atoms are put together in every way; of more, each by itself and all at once.
const MOST_ATOMS: usize = 6;

/// A made-up case: the child's age, and evidence.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) age: Age,
    pub(crate) evidence: Vec<Evidence>,
}

impl Candidate {
    fn size(&self) -> usize {
        let of = |evidence: &Evidence| match evidence {
            Evidence::Seen(seen) => {
                let extra =
                    seen.with.len() + usize::from(seen.explained.is_some()) + usize::from(seen.has_ended);
                (4 + extra) * seen.times as usize + seen.by.len()
            }
            Evidence::Answer { .. } => 3,
        };
        self.evidence.iter().map(of).sum::<usize>() * 4 + usize::from(self.age != Age::USUAL)
    }
}

/// All candidates for a rule as it was and as it is, smallest first.
pub(crate) fn candidates(old: &Screener, new: &Screener, rules: &[&Rule]) -> Vec<Candidate> {
    let boundaries = Boundaries::new(rules);
    let mut atoms: Vec<Vec<Evidence>> = Vec::new();
    for rule in rules {
        for part in conditions(rule).flat_map(Condition::walk) {
            let variants = variants(old, new, part, &boundaries, rule);
            if !variants.is_empty() && !atoms.contains(&variants) {
                atoms.push(variants);
            }
        }
    }
    let mut candidates = Vec::new();
    for age in &boundaries.ages {
        candidates.push(Candidate { age: *age, evidence: Vec::new() });
        for chosen in subsets(atoms.len()) {
            // One atom varies at a time; the others just meet their conditions.
            for &varied in &chosen {
                for variant in &atoms[varied] {
                    let evidence =
                        chosen.iter().map(|&at| if at == varied { variant } else { &atoms[at][0] });
                    candidates.push(Candidate { age: *age, evidence: evidence.cloned().collect() });
                }
            }
        }
    }
    candidates.sort_by_key(Candidate::size);
    candidates
}

fn conditions(rule: &Rule) -> impl Iterator<Item = &Condition> {
    let gates = rule.gates.iter().map(|Gate { when, .. }| when);
    let exemptions = rule.exemptions.iter().map(|Exemption { when, .. }| when);
    std::iter::once(&rule.when).chain(gates).chain(exemptions)
}

/// The sets of atoms that are put together.
fn subsets(atoms: usize) -> Vec<Vec<usize>> {
    if atoms <= MOST_ATOMS {
        let with = |bits: usize| (0..atoms).filter(|at| bits >> at & 1 == 1).collect();
        return (1..1_usize << atoms).map(with).collect();
    }
    (0..atoms).map(|at| vec![at]).chain([(0..atoms).collect()]).collect()
}

/// The numbers and lengths of time that the conditions name.
struct Boundaries {
    times: BTreeSet<u32>,
    days: BTreeSet<i64>,
    ages: Vec<Age>,
    explained_by: BTreeSet<String>,
}

impl Boundaries {
    fn new(rules: &[&Rule]) -> Boundaries {
        let mut times = BTreeSet::from([1]);
        let mut days = BTreeSet::new();
        let mut ages = vec![Age::USUAL];
        let mut add_span = |span: Option<Span>| {
            let length = span.map(|span| (AS_OF - span.before(AS_OF)).get_days());
            days.extend(length.into_iter().flat_map(|length| [-1, 0, 1].map(|off| i64::from(length + off))));
        };
        for rule in rules {
            for part in conditions(rule).flat_map(Condition::walk) {
                let least = match part {
                    Condition::Seen(seen) => {
                        add_span(seen.within.map(|within| within.span));
                        add_span(seen.over);
                        seen.at_least
                    }
                    Condition::Found(found) => {
                        add_span(found.within.map(|within| within.span));
                        add_span(found.unanswered);
                        found.at_least
                    }
                    Condition::Fact(test) => {
                        add_span(test.within);
                        1
                    }
                    Condition::AtLeast { n, .. } => *n,
                    _ => 1,
                };
                times.extend([least.saturating_sub(1).max(1), least, least + 1]);
                if let Condition::Age(range) = part {
                    ages.extend(Age::around(range));
                }
            }
            ages.extend(rule.ages.iter().flat_map(Age::around));
        }
        ages.dedup();
        days.retain(|&length| length >= 0);
        let explained_by = rules.iter().flat_map(|rule| rule.explained_by.iter().cloned()).collect();
        Boundaries { times, days, ages, explained_by }
    }
}

/// What meets an atom, first, and then what just does not or meets it otherwise. None where an atom is met by nothing that
/// is made up here: facts that readers work out of registers and charts.
fn variants(
    old: &Screener,
    new: &Screener,
    part: &Condition,
    boundaries: &Boundaries,
    rule: &Rule,
) -> Vec<Evidence> {
    match part {
        Condition::Seen(seen) => seen_variants(old, new, seen, boundaries),
        Condition::Fact(test) => answers(old, new, test),
        Condition::Found(found) => found_variants(old, new, found, boundaries, rule),
        _ => Vec::new(),
    }
}

fn seen_variants(old: &Screener, new: &Screener, seen: &Seen, boundaries: &Boundaries) -> Vec<Evidence> {
    let selected = selected(old, new, &seen.select);
    let Some(first) = selected.first() else { return Vec::new() };
    let needs_codes = matches!(seen.distinct, Distinct::Code | Distinct::Form);
    let codes =
        |count: u32| selected.iter().take(count as usize).map(|one| one.code.clone()).collect::<Vec<_>>();
    let by = |count: u32| match seen.by.first() {
        Some(by) => vec![*by],
        None if seen.distinct == Distinct::Agency => agencies(count),
        None => agencies(1),
    };
    let mut base = SeenMany::new(if needs_codes { codes(seen.at_least) } else { codes(1) }, seen.at_least);
    base.by = by(seen.at_least);
    base.subject = seen.subject.first().copied().unwrap_or(Subject::Child);
    for (name, values) in seen.with.iter().chain(&seen.gate) {
        if let (Some(value), false) = (values.first(), name == "explanation") {
            base.with.insert(name.clone(), value.clone());
        }
    }
    base.spread = seen.over.map(|over| i64::from((AS_OF - over.before(AS_OF)).get_days()));
    let mut variants = vec![base.clone()];
    let mut add = |change: &dyn Fn(&mut SeenMany)| {
        let mut variant = base.clone();
        change(&mut variant);
        variants.push(variant);
    };
    for &times in &boundaries.times {
        let count = |variant: &mut SeenMany| {
            variant.times = times;
            variant.by = by(times);
            if needs_codes {
                variant.codes = codes(times);
            }
        };
        add(&count);
        for &days in &boundaries.days {
            add(&|variant| {
                count(variant);
                variant.spread = Some(days);
            });
        }
    }
    for &days in &boundaries.days {
        add(&|variant| variant.ago = days);
    }
    for other in selected.iter().take(MOST_CODES) {
        add(&|variant| variant.codes = vec![other.code.clone()]);
    }
    for qualifier in &first.qualifiers {
        let (Scale::Ordered(values) | Scale::OneOf(values)) = &qualifier.scale;
        for value in values {
            add(&|variant| drop(variant.with.insert(qualifier.name.clone(), value.clone())));
        }
        add(&|variant| drop(variant.with.remove(&qualifier.name)));
    }
    for &subject in &[Subject::Sibling, Subject::Carer, Subject::Home] {
        add(&|variant| variant.subject = subject);
    }
    for by in agencies(6) {
        add(&|variant| variant.by = vec![by]);
    }
    add(&|variant| {
        // What began on the case's date cannot have ended before it.
        variant.ago = 2;
        variant.has_ended = true;
    });
    let kinds = boundaries.explained_by.iter().map(|kind| if kind == "any" { "medical" } else { kind });
    for kind in kinds {
        add(&|variant| variant.explained = Some(kind.to_owned()));
    }
    variants.into_iter().map(Evidence::Seen).collect()
}

/// The indicators that a selection takes before or now; those that only one of the two takes first.
fn selected<'s>(old: &'s Screener, new: &'s Screener, select: &Select) -> Vec<&'s Indicator> {
    let takes = |screener: &Screener, code: &str| {
        screener.indicators().iter().any(|one| one.code == code && one.is_selected_by(select))
    };
    let mut all: Vec<&Indicator> = Vec::new();
    for one in old.indicators().iter().chain(new.indicators()).filter(|one| one.is_selected_by(select)) {
        if !all.iter().any(|known| known.code == one.code) {
            all.push(one);
        }
    }
    all.sort_by_key(|one| takes(old, &one.code) == takes(new, &one.code));
    all
}

/// Findings, through what the first rule that could make them rests on.
fn found_variants(
    old: &Screener,
    new: &Screener,
    found: &Found,
    boundaries: &Boundaries,
    pattern: &Rule,
) -> Vec<Evidence> {
    let makes = |rule: &&Rule| {
        rule.id != pattern.id
            && !rule.is_pattern()
            && found.concern.is_none_or(|least| rule.then.concern >= Some(least))
            && (!found.hazard || rule.then.hazard.is_some())
    };
    let named = |id: &str| {
        let matches =
            |wanted: &String| wanted.strip_suffix('*').map_or(wanted == id, |stem| id.starts_with(stem));
        found.rules.is_empty() || found.rules.iter().any(matches)
    };
    let rules = old.rules().iter().chain(new.rules()).filter(|rule| named(&rule.id)).map(|rule| &rule.rule);
    let atom = rules.filter(makes).find_map(|rule| match &rule.when {
        Condition::Seen(seen) if seen.at_least == 1 && rule.gates.is_empty() => Some(seen),
        _ => None,
    });
    let Some(atom) = atom else { return Vec::new() };
    let distinct = if found.distinct == Distinct::Rule { Distinct::Day } else { found.distinct };
    seen_variants(old, new, &Seen { at_least: found.at_least, distinct, ..atom.clone() }, boundaries)
}

/// The answers on both sides of what a test asks of a tool's question.
fn answers(old: &Screener, new: &Screener, test: &FactTest) -> Vec<Evidence> {
    let Some((tool, question)) = test.fact.split_once('.') else { return Vec::new() };
    let tools = new.tools().iter().chain(old.tools()).filter(|known| known.id == tool);
    let Some(known) = tools.flat_map(|tool| &tool.questions).find(|known| known.id == question) else {
        return Vec::new();
    };
    // The number itself, one more and one less.
    let step = |number: &Number| {
        let (part, whole) = (number.numerator(), number.denominator());
        let around = [Some(part), part.checked_add(whole), part.checked_sub(whole)];
        let around = around.into_iter().flatten().filter_map(|part| Number::ratio(part, whole));
        around.map(Value::from).collect::<Vec<Value>>()
    };
    let wanted: Vec<Value> = match &test.test {
        Compare::Is(flag) => vec![(*flag).into(), (!*flag).into()],
        Compare::OneOf(words) => words.iter().map(|word| word.as_str().into()).collect(),
        Compare::AtLeast(number)
        | Compare::Above(number)
        | Compare::AtMost(number)
        | Compare::Below(number) => step(number),
        Compare::Between(low, high) => [step(low), step(high)].concat(),
        Compare::Known => Vec::new(),
    };
    let others: Vec<Value> = match &known.answer {
        AnswerKind::YesNo => vec![true.into(), false.into()],
        AnswerKind::Choice { options, .. } => options.iter().map(|option| option.as_str().into()).collect(),
        AnswerKind::Grade { min, max } => (*min..=*max).take(12).map(Value::from).collect(),
        AnswerKind::Number { min, max, .. } => vec![Value::from(*min), Value::from(*max)],
    };
    let mut answers: Vec<Evidence> = Vec::new();
    for answer in wanted.into_iter().chain(others).chain(["not_known".into()]) {
        let evidence = Evidence::Answer { tool: tool.to_owned(), question: question.to_owned(), answer };
        if !answers.contains(&evidence) {
            answers.push(evidence);
        }
    }
    answers
}
