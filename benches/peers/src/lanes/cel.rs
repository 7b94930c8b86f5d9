//! `cel`: the Common Expression Language. Each rule is compiled once; each case is one context whose variables
//! hold the engine's own values.

use std::{collections::HashMap, sync::Arc};

use cel::{Context, Env, Program, Value, extensions};
use neglect_screen::Case;
use serde_json::Value as Json;

use super::{Kind, Lane};
use crate::{
    input::Inputs,
    rules::{Distinct, Rule},
    terms::{Bound, Spelling, Spelt, Term, spell},
};

/// Sixty programs and the contexts they read.
pub struct Cel {
    rules: Vec<Program>,
    cases: Vec<Context<'static, 'static>>,
    spelling: Spelling,
    fired: u64,
}

impl Cel {
    /// Compiles the rules and converts the cases.
    pub fn new(rules: &[Rule], inputs: &Inputs, cases: &[Case]) -> Self {
        let mut env = Env::stdlib();
        env.add_extension(extensions::lists).expect("the lists extension stands alone");
        let env = Arc::new(env);
        let spelling = inputs.spelling();
        let compile =
            |rule| env.compile(&expression(&spell(rule, spelling))).expect("the expression compiles");
        let rules = rules.iter().map(compile).collect();
        let cases = cases.iter().map(|case| context(&env, &inputs.of(case))).collect();
        Self { rules, cases, spelling, fired: 0 }
    }
}

impl Lane for Cel {
    fn name(&self) -> String {
        "cel".to_owned()
    }

    fn kind(&self) -> Kind {
        super::engine_kind(self.spelling)
    }

    fn screen(&mut self, case: usize) {
        self.fired = 0;
        for (number, rule) in self.rules.iter().enumerate() {
            let answer = rule.execute(&self.cases[case]).expect("the program runs");
            self.fired |= u64::from(answer == Value::Bool(true)) << number;
        }
    }

    fn fired(&self) -> u64 {
        self.fired
    }
}

fn context(env: &Arc<Env>, case: &Json) -> Context<'static, 'static> {
    let mut context = Context::with_env(Arc::clone(env));
    for (name, what) in case.as_object().expect("an input is an object") {
        context.add_variable_from_value(name.as_str(), value(what));
    }
    context
}

/// JSON as CEL values, whole numbers as `int` so that they compare without conversion.
fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => Value::Int(number.as_i64().expect("inputs hold whole numbers only")),
        Json::String(text) => Value::String(Arc::new(text.clone())),
        Json::Array(items) => Value::List(Arc::new(items.iter().map(value).collect())),
        Json::Object(pairs) => {
            let pairs = pairs.iter().map(|(name, what)| (name.clone(), value(what)));
            Value::from(pairs.collect::<HashMap<String, Value>>())
        }
    }
}

/// The rule as CEL: `exists` where one is enough, else the size of what is left by `filter`.
fn expression(rule: &Spelt) -> String {
    let matches = rule.terms.iter().map(term).collect::<Vec<_>>().join(" && ");
    let at_least = rule.at_least;
    match rule.distinct {
        _ if at_least == 1 => format!("observations.exists(o, {matches})"),
        Distinct::Observation => format!("observations.filter(o, {matches}).size() >= {at_least}"),
        Distinct::Day => format!("observations.map(o, {matches}, o.day).distinct().size() >= {at_least}"),
        Distinct::Form => format!("observations.map(o, {matches}, o.form).distinct().size() >= {at_least}"),
    }
}

fn term(term: &Term) -> String {
    match term {
        Term::OneOf(field, values) => match values.as_slice() {
            [value] => format!("o.{} == '{value}'", field.name()),
            _ => format!("o.{} in ['{}']", field.name(), values.join("', '")),
        },
        Term::AtLeast(field, bound) => format!("o.{} >= {}", field.name(), self::bound(bound)),
        Term::AtMost(field, bound) => format!("o.{} <= {}", field.name(), self::bound(bound)),
        Term::Below(field, bound) => format!("o.{} < {}", field.name(), self::bound(bound)),
    }
}

fn bound(bound: &Bound) -> String {
    match bound {
        Bound::Number(number) => number.to_string(),
        Bound::Case(name) => name.clone(),
    }
}
