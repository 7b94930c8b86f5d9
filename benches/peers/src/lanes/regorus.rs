//! `regorus`: Rego. One module with sixty rules is compiled once for its virtual machine, which is kept and given
//! each case as the engine's own value (a reference count, not a copy).

use neglect_screen::Case;
use regorus::{Engine, Rc, Value, languages::rego::compiler::Compiler, rvm::vm::RegoVM};

use super::{Kind, Lane};
use crate::{
    input::Inputs,
    rules::{Distinct, Rule},
    terms::{Bound, Spelling, Spelt, Term, spell},
};

/// What is asked of the module.
const ENTRY: &str = "data.peers.fired";

/// A virtual machine that holds the module, and the cases it reads.
pub struct Regorus {
    machine: RegoVM,
    cases: Vec<Value>,
    spelling: Spelling,
    fired: u64,
}

impl Regorus {
    /// Compiles the module and converts the cases.
    pub fn new(rules: &[Rule], inputs: &Inputs, cases: &[Case]) -> Self {
        let spelling = inputs.spelling();
        let spelt: Vec<Spelt> = rules.iter().map(|rule| spell(rule, spelling)).collect();
        let mut engine = Engine::new();
        engine.add_policy("peers.rego".to_owned(), module(&spelt)).expect("the module parses");
        let policy = engine.compile_with_entrypoint(&Rc::from(ENTRY)).expect("the module compiles");
        let program =
            Compiler::compile_from_policy(&policy, &[ENTRY]).expect("the module compiles to a program");
        let mut machine = RegoVM::new();
        machine.load_program(program);
        machine.set_max_instructions(usize::MAX);
        let convert = |case| Value::from_json_str(&inputs.of(case).to_string()).expect("the case is JSON");
        Self { machine, cases: cases.iter().map(convert).collect(), spelling, fired: 0 }
    }
}

impl Lane for Regorus {
    fn name(&self) -> String {
        "regorus".to_owned()
    }

    fn kind(&self) -> Kind {
        super::engine_kind(self.spelling)
    }

    fn screen(&mut self, case: usize) {
        self.machine.set_input(self.cases[case].clone());
        let answer = self.machine.execute().expect("the program runs");
        let numbers = answer.as_set().expect("fired is a set").iter();
        self.fired = numbers.fold(0, |fired, number| fired | 1 << number.as_u64().expect("of rule numbers"));
    }

    fn fired(&self) -> u64 {
        self.fired
    }
}

/// The rules as one module: `fired` is the set of the numbers of rules that hold.
fn module(rules: &[Spelt]) -> String {
    let mut module = "package peers\n\nimport rego.v1\n".to_owned();
    for (number, rule) in rules.iter().enumerate() {
        module.push_str(&self::rule(number, rule));
    }
    module
}

fn rule(number: usize, rule: &Spelt) -> String {
    let terms = rule.terms.iter().map(term).collect::<Vec<_>>().join("; ");
    let some = "some i, o in input.observations";
    let at_least = rule.at_least;
    let counted = match rule.distinct {
        Distinct::Observation => "i",
        Distinct::Day => "o.day",
        Distinct::Form => "o.form",
    };
    if at_least == 1 {
        format!("\nholds_{number} if {{ {some}; {terms} }}\nfired contains {number} if holds_{number}\n")
    } else {
        format!("\nfired contains {number} if count({{{counted} | {some}; {terms}}}) >= {at_least}\n")
    }
}

fn term(term: &Term) -> String {
    match term {
        Term::OneOf(field, values) => match values.as_slice() {
            [value] => format!("o.{} == \"{value}\"", field.name()),
            _ => format!("o.{} in {{\"{}\"}}", field.name(), values.join("\", \"")),
        },
        Term::AtLeast(field, bound) => format!("o.{} >= {}", field.name(), self::bound(bound)),
        Term::AtMost(field, bound) => format!("o.{} <= {}", field.name(), self::bound(bound)),
        Term::Below(field, bound) => format!("o.{} < {}", field.name(), self::bound(bound)),
    }
}

fn bound(bound: &Bound) -> String {
    match bound {
        Bound::Number(number) => number.to_string(),
        Bound::Case(name) => format!("input.{name}"),
    }
}
