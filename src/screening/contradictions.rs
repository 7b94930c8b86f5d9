//! Answers that cannot all be so: the more dangerous one is taken before any rule is tried.

use crate::case::{CaseDraft, InputRef, age_on};
use crate::conditions::{Context, evaluate};
use crate::engine::{FactNameId, RuleBook};
use crate::facts::{Answer, Fact, Facts, Known, Truth, Value};
use crate::pack::TakenValue;
use crate::vocabulary::AgencySet;

/// A contradiction that was met.
#[derive(Debug, Clone)]
pub(crate) struct Contradicted {
    /// Its place among all of the packs.
    pub(crate) place: usize,
    /// The inputs whose answers contradict each other, each once.
    pub(crate) inputs: Vec<InputRef>,
    /// The fact of which the more dangerous value was taken, where a condition asks for it.
    pub(crate) fact: Option<FactNameId>,
}

/// Finds the contradictions among the facts as they were recorded, and takes of each the more dangerous value.
pub(super) fn settle(case: &CaseDraft, book: &RuleBook, facts: Facts) -> (Facts, Vec<Contradicted>) {
    let mut met: Vec<Contradicted> = Vec::new();
    let mut taken: Vec<Fact> = Vec::new();
    let fact_of = |name: &str| facts.get(name).map(Known::from);
    let context = Context { fact_of: &fact_of, age: age_on(&case.child, case.as_of), on: case.as_of };
    for (place, (_, contradiction)) in book.contradictions().enumerate() {
        let result = evaluate(&contradiction.when, &context);
        if result.value != Truth::True {
            continue;
        }
        let behind: Vec<&Fact> = result.because.iter().filter_map(|name| facts.get(name)).collect();
        let mut inputs: Vec<InputRef> = behind.iter().flat_map(|fact| fact.from.iter().copied()).collect();
        inputs.sort_unstable();
        inputs.dedup();
        let (value, word) = match &contradiction.value {
            TakenValue::Flag(flag) => (Value::Flag(*flag), if *flag { "yes" } else { "no" }),
            TakenValue::Word(word) => (Value::Text(word.clone().into()), word.as_str()),
        };
        let own = facts.get(&contradiction.fact);
        let agencies: AgencySet = behind.iter().flat_map(|fact| fact.agencies.iter().copied()).collect();
        taken.push(Fact {
            name: contradiction.fact.clone().into(),
            answer: Answer::Known(value),
            on: own.and_then(|fact| fact.on).or_else(|| behind.iter().filter_map(|fact| fact.on).max()),
            agencies: own.map_or_else(|| agencies.iter().collect(), |fact| fact.agencies.clone()),
            from: own.map_or_else(|| inputs.clone(), |fact| fact.from.clone()),
            words: format!("{}, taken where answers contradict each other", word.replace('_', " ")).into(),
            earlier: own.map_or_else(Vec::new, |fact| fact.earlier.clone()),
        });
        let fact = book.fact_names().iter_with_ids().find(|(_, name)| **name == contradiction.fact);
        met.push(Contradicted { place, inputs, fact: fact.map(|(id, _)| id) });
    }
    if taken.is_empty() {
        return (facts, met);
    }
    // Of two that take a value of one fact the first stands: of two facts of one name the later wins.
    taken.reverse();
    let all = facts.iter().cloned().chain(taken).collect();
    (Facts::new(all), met)
}
