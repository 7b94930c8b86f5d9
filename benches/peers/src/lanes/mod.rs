//! The lanes: each answers which of the sixty rules fire in a case, with one engine and nothing else.
//!
//! A lane is given rules and cases once, and prepares what its engine lets it prepare: rules compiled, cases in
//! the engine's own values. What is left, and timed, is [`Lane::screen`].

pub mod cel;
pub mod datalogic;
pub mod naive;
pub mod one_pass;
pub mod ours;
pub mod regorus;
pub mod zen;

use neglect_screen::{Case, Screener};

use crate::{input::Inputs, pack::pack, rules::Rule, terms::Spelling};

/// What kind of contestant a lane is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The library, its answer in small numbers.
    Ours,
    /// The library, its answer in words; shown beside it.
    InWords,
    /// Rust written by hand for these rules.
    ByHand,
    /// A general rule engine on raw observations.
    Engine,
    /// A general rule engine that the host has done half the work for; shown, not held against us.
    Prepared,
}

/// The rules, and the cases that every lane is asked about.
pub struct Contest {
    rules: Vec<Rule>,
    cases: Vec<Case>,
    screener: Screener,
}

impl Contest {
    /// Of these rules over these cases. The library's pack is checked and compiled here.
    pub fn new(rules: Vec<Rule>, cases: Vec<Case>) -> Self {
        let screener = Screener::builder().pack("peers.toml", pack(&rules)).build();
        Self { rules, cases, screener: screener.expect("the pack is sound") }
    }

    /// The cases.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// Every lane, the plainest first.
    pub fn lanes(&self) -> Vec<Box<dyn Lane + '_>> {
        let (rules, cases) = (self.rules.as_slice(), self.cases.as_slice());
        let mut lanes: Vec<Box<dyn Lane + '_>> = vec![
            Box::new(naive::Naive::new(rules, cases)),
            Box::new(one_pass::OnePass::new(rules, cases)),
            Box::new(ours::Ours::new(&self.screener, cases)),
            Box::new(ours::InWords::new(&self.screener, cases)),
        ];
        for spelling in [Spelling::Raw, Spelling::Prepared] {
            let inputs = Inputs::new(rules, spelling);
            lanes.push(Box::new(datalogic::Datalogic::new(rules, &inputs, cases)));
            lanes.push(Box::new(regorus::Regorus::new(rules, &inputs, cases)));
            lanes.push(Box::new(zen::Zen::new(rules, &inputs, cases)));
            lanes.push(Box::new(cel::Cel::new(rules, &inputs, cases)));
        }
        lanes
    }
}

/// The kind of a general engine that is given cases in `spelling`.
fn engine_kind(spelling: Spelling) -> Kind {
    match spelling {
        Spelling::Raw => Kind::Engine,
        Spelling::Prepared => Kind::Prepared,
    }
}

/// One engine with the rules and cases it was given.
pub trait Lane {
    /// The name in the table.
    fn name(&self) -> String;

    /// What kind of contestant it is.
    fn kind(&self) -> Kind;

    /// The name, with what kind of input it was given where that is not the raw one.
    fn label(&self) -> String {
        match self.kind() {
            Kind::Prepared => format!("{}, prepared input", self.name()),
            _ => self.name(),
        }
    }

    /// Screens case number `case` and keeps the answer. This is what is timed.
    fn screen(&mut self, case: usize);

    /// The rules that fired in the case screened last, as a mask.
    fn fired(&self) -> u64;

    /// What the case screened last rests on and what became of each observation, from lanes that say.
    fn account(&self) -> Option<Account> {
        None
    }
}

/// What a lane that explains itself says about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// For each rule that fired, in order: its number and the observations it rests on, ascending.
    pub rests_on: Vec<(usize, Vec<usize>)>,
    /// What became of each observation.
    pub fates: Vec<Fate>,
}

/// What became of one observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Rules that fired rest on it.
    Used,
    /// It is in the catalogue, and no rule that fired rests on it.
    NotAlerting,
    /// Its code is not in the catalogue.
    NotRecognised,
    /// It is dated after the day the case is seen from.
    AfterAsOf,
}
