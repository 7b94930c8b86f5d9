//! Rust as one would first write it: for each rule, look at every observation. The plainest statement of what
//! the rules mean; every other lane is held against it.

use std::collections::{BTreeMap, BTreeSet};

use neglect_screen::{Case, case::Observation};

use super::{Account, Fate, Kind, Lane};
use crate::{
    cases::{born, own_code, severity},
    catalogue::{CODES, SEVERITIES, code_name, form_of},
    rules::{Distinct, Rule, aged},
};

/// The rules and the cases, as they are.
pub struct Naive<'a> {
    rules: Vec<(BTreeSet<String>, Rule)>,
    forms: BTreeMap<String, usize>,
    cases: &'a [Case],
    account: Account,
}

impl<'a> Naive<'a> {
    /// Keeps the rules with the names of their codes.
    pub fn new(rules: &[Rule], cases: &'a [Case]) -> Self {
        let named = |rule: &Rule| (rule.codes.iter().map(|&code| code_name(code)).collect(), rule.clone());
        Self {
            rules: rules.iter().map(named).collect(),
            forms: (0..CODES).map(|code| (code_name(code), form_of(code))).collect(),
            cases,
            account: Account { rests_on: Vec::new(), fates: Vec::new() },
        }
    }

    /// What the rule rests on, if it fires.
    fn fires(&self, codes: &BTreeSet<String>, rule: &Rule, case: &Case) -> Option<Vec<usize>> {
        let matches =
            |seen: &&(usize, &Observation)| codes.contains(own_code(seen.1)) && counts(rule, case, seen.1);
        let matching: Vec<_> = case.observations.iter().enumerate().collect();
        let matching: Vec<_> = matching.iter().filter(matches).collect();
        let counted = match rule.distinct {
            Distinct::Observation => matching.len(),
            Distinct::Day => matching.iter().map(|(_, seen)| seen.on).collect::<BTreeSet<_>>().len(),
            Distinct::Form => {
                matching.iter().map(|(_, seen)| self.forms[own_code(seen)]).collect::<BTreeSet<_>>().len()
            }
        };
        (counted >= rule.at_least).then(|| matching.iter().map(|(index, _)| *index).collect())
    }

    fn fate(&self, case: &Case, index: usize, rests_on: &[(usize, Vec<usize>)]) -> Fate {
        let seen = &case.observations[index];
        if seen.on > case.as_of {
            Fate::AfterAsOf
        } else if !self.forms.contains_key(own_code(seen)) {
            Fate::NotRecognised
        } else if rests_on.iter().any(|(_, used)| used.contains(&index)) {
            Fate::Used
        } else {
            Fate::NotAlerting
        }
    }
}

/// Whether the rule counts an observation of one of its codes.
fn counts(rule: &Rule, case: &Case, seen: &Observation) -> bool {
    let grade = SEVERITIES.iter().position(|grade| severity(seen) == Some(grade));
    seen.on <= case.as_of
        && grade.is_some_and(|grade| grade >= rule.severity)
        && rule.within.is_none_or(|within| seen.on >= within.begins(case.as_of))
        && rule
            .age_months
            .as_ref()
            .is_none_or(|age| (aged(born(case), age.start)..aged(born(case), age.end)).contains(&seen.on))
}

impl Lane for Naive<'_> {
    fn name(&self) -> String {
        "by hand, rule by rule".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::ByHand
    }

    fn screen(&mut self, case: usize) {
        let case = &self.cases[case];
        let rests_on: Vec<_> = self
            .rules
            .iter()
            .enumerate()
            .filter_map(|(number, (codes, rule))| Some((number, self.fires(codes, rule, case)?)))
            .collect();
        let fates = (0..case.observations.len()).map(|index| self.fate(case, index, &rests_on)).collect();
        self.account = Account { rests_on, fates };
    }

    fn fired(&self) -> u64 {
        self.account.rests_on.iter().fold(0, |fired, (number, _)| fired | 1 << number)
    }

    fn account(&self) -> Option<Account> {
        Some(self.account.clone())
    }
}
