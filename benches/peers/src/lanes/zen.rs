//! `zen-engine`: its expression language, compiled once to bytecode and run on one virtual machine, without the
//! decision graph around it, whose nodes, tracing and futures only add to the time. Each case is the engine's
//! own value, held in a scope.

use neglect_screen::Case;
use zen_expression::{Expression, Isolate, Scope, Variable, expression::Standard, vm::VM};

use super::{Kind, Lane};
use crate::{
    input::Inputs,
    rules::{Distinct, Rule},
    terms::{Bound, Spelling, Spelt, Term, spell},
};

/// Sixty compiled expressions and the scopes they read.
pub struct Zen {
    rules: Vec<Expression<Standard>>,
    cases: Vec<Scope>,
    machine: VM,
    spelling: Spelling,
    fired: u64,
}

impl Zen {
    /// Compiles the rules and converts the cases.
    pub fn new(rules: &[Rule], inputs: &Inputs, cases: &[Case]) -> Self {
        let spelling = inputs.spelling();
        let mut isolate = Isolate::new();
        let mut compile = |rule| {
            isolate.compile_standard(&expression(&spell(rule, spelling))).expect("the expression compiles")
        };
        let rules = rules.iter().map(&mut compile).collect();
        let cases = cases.iter().map(|case| Scope::new(Variable::from(inputs.of(case)))).collect();
        Self { rules, cases, machine: VM::new(), spelling, fired: 0 }
    }
}

impl Lane for Zen {
    fn name(&self) -> String {
        "zen-engine".to_owned()
    }

    fn kind(&self) -> Kind {
        super::engine_kind(self.spelling)
    }

    fn screen(&mut self, case: usize) {
        self.fired = 0;
        for (number, rule) in self.rules.iter().enumerate() {
            let answer =
                rule.evaluate_with_scope(&self.cases[case], &mut self.machine).expect("it evaluates");
            self.fired |= u64::from(answer.as_bool() == Some(true)) << number;
        }
    }

    fn fired(&self) -> u64 {
        self.fired
    }
}

/// The rule in zen's language: `some` where one is enough, else `count`. The language has no set: days and forms
/// become the keys of one object and the keys are counted.
fn expression(rule: &Spelt) -> String {
    let matches = rule.terms.iter().map(term).collect::<Vec<_>>().join(" and ");
    let at_least = rule.at_least;
    let keys = |key: &str| {
        format!(
            "len(keys(merge(map(filter(observations, {matches}), {{[string(#.{key})]: 1}})))) >= {at_least}"
        )
    };
    match rule.distinct {
        _ if at_least == 1 => format!("some(observations, {matches})"),
        Distinct::Observation => format!("count(observations, {matches}) >= {at_least}"),
        Distinct::Day => keys("day"),
        Distinct::Form => keys("form"),
    }
}

fn term(term: &Term) -> String {
    match term {
        Term::OneOf(field, values) => match values.as_slice() {
            [value] => format!("#.{} == '{value}'", field.name()),
            _ => format!("#.{} in ['{}']", field.name(), values.join("', '")),
        },
        Term::AtLeast(field, bound) => format!("#.{} >= {}", field.name(), self::bound(bound)),
        Term::AtMost(field, bound) => format!("#.{} <= {}", field.name(), self::bound(bound)),
        Term::Below(field, bound) => format!("#.{} < {}", field.name(), self::bound(bound)),
    }
}

fn bound(bound: &Bound) -> String {
    match bound {
        Bound::Number(number) => number.to_string(),
        Bound::Case(name) => name.clone(),
    }
}
