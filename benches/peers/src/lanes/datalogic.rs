//! `datalogic-rs`: JSONLogic. Each rule is compiled once; each case is parsed once into the engine's own tree,
//! which is passed by reference, and one arena is reset between cases.

use datalogic_rs::{Engine, Logic, ParsedData, bumpalo::Bump};
use neglect_screen::Case;
use serde_json::{Value, json};

use super::{Kind, Lane};
use crate::{
    input::Inputs,
    rules::{Distinct, Rule},
    terms::{Bound, Spelling, Spelt, Term, spell},
};

/// Sixty compiled logics and the cases they read.
pub struct Datalogic {
    engine: Engine,
    rules: Vec<Logic>,
    cases: Vec<ParsedData>,
    arena: Bump,
    spelling: Spelling,
    fired: u64,
}

impl Datalogic {
    /// Compiles the rules and parses the cases.
    pub fn new(rules: &[Rule], inputs: &Inputs, cases: &[Case]) -> Self {
        let engine = Engine::new();
        let spelling = inputs.spelling();
        let compile =
            |rule| engine.compile(&logic(&spell(rule, spelling)).to_string()).expect("the logic compiles");
        let rules = rules.iter().map(compile).collect();
        let parse = |case| ParsedData::from_json(&inputs.of(case).to_string()).expect("the case is JSON");
        let cases = cases.iter().map(parse).collect();
        Self { engine, rules, cases, arena: Bump::new(), spelling, fired: 0 }
    }
}

impl Lane for Datalogic {
    fn name(&self) -> String {
        "datalogic-rs".to_owned()
    }

    fn kind(&self) -> Kind {
        super::engine_kind(self.spelling)
    }

    fn screen(&mut self, case: usize) {
        self.arena.reset();
        self.fired = 0;
        for (number, rule) in self.rules.iter().enumerate() {
            let answer =
                self.engine.evaluate(rule, &self.cases[case], &self.arena).expect("the logic evaluates");
            self.fired |= u64::from(answer.as_bool() == Some(true)) << number;
        }
    }

    fn fired(&self) -> u64 {
        self.fired
    }
}

/// The rule as JSONLogic: `some` where one is enough, else the length of what is left by `filter`. The engine
/// has a short cut for predicates that compare fields with literals alone, so those stand in a filter of their
/// own, and only what passes it is compared with the case's bounds.
fn logic(rule: &Spelt) -> Value {
    let (bounded, literal): (Vec<&Term>, Vec<&Term>) = rule.terms.iter().partition(|term| term.needs_case());
    let seen = json!({"var": "observations"});
    let (from, last) = match bounded.as_slice() {
        [] => (seen, all(&literal)),
        _ => (json!({"filter": [seen, all(&literal)]}), all(&bounded)),
    };
    if rule.at_least == 1 {
        return json!({"some": [from, last]});
    }
    let matching = json!({"filter": [from, last]});
    let counted = match rule.distinct {
        Distinct::Observation => matching,
        Distinct::Day => json!({"distinct": [matching, {"var": "day"}]}),
        Distinct::Form => json!({"distinct": [matching, {"var": "form"}]}),
    };
    json!({">=": [{"length": counted}, rule.at_least]})
}

fn all(terms: &[&Term]) -> Value {
    match terms {
        [only] => term(only),
        _ => json!({"and": terms.iter().map(|each| term(each)).collect::<Vec<_>>()}),
    }
}

fn term(term: &Term) -> Value {
    match term {
        Term::OneOf(field, values) => match values.as_slice() {
            [value] => json!({"===": [{"var": field.name()}, value]}),
            _ => json!({"in": [{"var": field.name()}, values]}),
        },
        Term::AtLeast(field, bound) => json!({">=": [{"var": field.name()}, self::bound(bound)]}),
        Term::AtMost(field, bound) => json!({"<=": [{"var": field.name()}, self::bound(bound)]}),
        Term::Below(field, bound) => json!({"<": [{"var": field.name()}, self::bound(bound)]}),
    }
}

/// A number, or one level out of the iteration, the case's.
fn bound(bound: &Bound) -> Value {
    match bound {
        Bound::Number(number) => json!(number),
        Bound::Case(name) => json!({"val": [[2], name]}),
    }
}
