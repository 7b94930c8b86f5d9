//! Rust as one would write it for speed and these sixty rules alone: each observation is looked at once, masks
//! say which rules it counts for, and each rule has a counter. This is the floor we measure ourselves against.

use jiff::civil::Date;
use neglect_screen::Case;
use rustc_hash::FxHashMap;

use super::{Account, Fate, Kind, Lane};
use crate::{
    cases::{born, own_code, severity},
    catalogue::{CODES, SEVERITIES, code_name, form_of},
    rules::{Distinct, RULES, Rule, Within, aged},
};

/// What is known of a code: the rules that count it, and its form as a bit.
struct Code {
    rules: u64,
    form: u8,
}

/// Masks of rules by code, severity, period and age, and the cases.
pub struct OnePass<'a> {
    codes: FxHashMap<String, Code>,
    /// The rules that count a severity or anything worse.
    severities: [u64; SEVERITIES.len()],
    /// The rules that ask for this period.
    periods: Vec<(Within, u64)>,
    /// The rules that count from this age on, and those that no longer do.
    ages: Vec<(i32, u64, u64)>,
    /// The rules that ask for no age at all or count from birth.
    newborn: u64,
    at_least: [u8; RULES],
    by_day: u64,
    by_form: u64,
    cases: &'a [Case],
    account: Account,
}

/// The mask of the rules for which `what` holds.
fn mask(rules: &[Rule], what: impl Fn(&Rule) -> bool) -> u64 {
    rules.iter().enumerate().fold(0, |mask, (number, rule)| mask | u64::from(what(rule)) << number)
}

impl<'a> OnePass<'a> {
    /// Turns the rules into masks.
    pub fn new(rules: &[Rule], cases: &'a [Case]) -> Self {
        let codes = (0..CODES).map(|code| {
            let of = Code { rules: mask(rules, |rule| rule.codes.contains(&code)), form: 1 << form_of(code) };
            (code_name(code), of)
        });
        let mut periods: Vec<Within> = rules.iter().filter_map(|rule| rule.within).collect();
        periods.sort_unstable();
        periods.dedup();
        let mut ages: Vec<i32> = rules
            .iter()
            .filter_map(|rule| rule.age_months.clone())
            .flat_map(|age| [age.start, age.end])
            .collect();
        ages.sort_unstable();
        ages.dedup();
        let begins =
            |months| mask(rules, |rule| rule.age_months.as_ref().is_some_and(|age| age.start == months));
        let ends = |months| mask(rules, |rule| rule.age_months.as_ref().is_some_and(|age| age.end == months));
        let mut at_least = [u8::MAX; RULES];
        for (slot, rule) in at_least.iter_mut().zip(rules) {
            *slot = rule.at_least as u8;
        }
        Self {
            codes: codes.collect(),
            severities: std::array::from_fn(|severity| mask(rules, |rule| severity >= rule.severity)),
            periods: periods.iter().map(|&p| (p, mask(rules, |rule| rule.within == Some(p)))).collect(),
            ages: ages.iter().map(|&months| (months, begins(months), ends(months))).collect(),
            newborn: mask(rules, |rule| rule.age_months.is_none()),
            at_least,
            by_day: mask(rules, |rule| rule.distinct == Distinct::Day),
            by_form: mask(rules, |rule| rule.distinct == Distinct::Form),
            cases,
            account: Account { rests_on: Vec::new(), fates: Vec::new() },
        }
    }
}

/// The days one rule has counted: at most as many as the largest count, so a scan is quickest.
#[derive(Clone, Copy)]
struct Days {
    seen: [Date; 4],
}

impl Lane for OnePass<'_> {
    fn name(&self) -> String {
        "by hand, one pass".to_owned()
    }

    fn kind(&self) -> Kind {
        Kind::ByHand
    }

    fn screen(&mut self, case: usize) {
        let case = &self.cases[case];
        // Where periods begin and ages turn: calendar arithmetic once for the case.
        let mut begins = [Date::MAX; 16];
        for (slot, (within, _)) in begins.iter_mut().zip(&self.periods) {
            *slot = within.begins(case.as_of);
        }
        let born = born(case);
        let mut turns = [Date::MAX; 16];
        for (slot, (months, ..)) in turns.iter_mut().zip(&self.ages) {
            *slot = aged(born, *months);
        }
        let mut counted = [0u8; RULES];
        let mut forms = [0u8; RULES];
        let mut days = [Days { seen: [Date::MIN; 4] }; RULES];
        let mut matched = Vec::with_capacity(case.observations.len());
        let mut fates = Vec::with_capacity(case.observations.len());
        for seen in &case.observations {
            if seen.on > case.as_of {
                matched.push(0);
                fates.push(Fate::AfterAsOf);
                continue;
            }
            let Some(code) = self.codes.get(own_code(seen)) else {
                matched.push(0);
                fates.push(Fate::NotRecognised);
                continue;
            };
            fates.push(Fate::NotAlerting);
            let mut rules = code.rules;
            rules &= match severity(seen) {
                Some("mild") => self.severities[0],
                Some("moderate") => self.severities[1],
                Some("severe") => self.severities[2],
                _ => 0,
            };
            for (from, (_, asks)) in begins.iter().zip(&self.periods) {
                rules &= if seen.on < *from { !asks } else { !0 };
            }
            let mut of_age = self.newborn;
            for (_, (_, begin, end)) in turns.iter().zip(&self.ages).take_while(|(turn, _)| seen.on >= **turn)
            {
                of_age = (of_age | begin) & !end;
            }
            rules &= of_age;
            matched.push(rules);
            let mut left = rules;
            while left != 0 {
                let rule = left.trailing_zeros() as usize;
                let bit = left & left.wrapping_neg();
                left ^= bit;
                if self.by_form & bit != 0 {
                    forms[rule] |= code.form;
                    counted[rule] = forms[rule].count_ones() as u8;
                } else if self.by_day & bit != 0 {
                    let so_far = usize::from(counted[rule]);
                    if so_far < 4 && !days[rule].seen[..so_far].contains(&seen.on) {
                        days[rule].seen[so_far] = seen.on;
                        counted[rule] += 1;
                    }
                } else {
                    counted[rule] += 1;
                }
            }
        }
        let enough = |rule: &usize| counted[*rule] >= self.at_least[*rule];
        let mut rests_on: Vec<(usize, Vec<usize>)> =
            (0..RULES).filter(enough).map(|rule| (rule, Vec::with_capacity(counted[rule].into()))).collect();
        let fired = rests_on.iter().fold(0u64, |fired, (rule, _)| fired | 1 << rule);
        for (index, rules) in matched.iter().enumerate() {
            let mut left = rules & fired;
            if left != 0 {
                fates[index] = Fate::Used;
            }
            while left != 0 {
                let bit = left & left.wrapping_neg();
                left ^= bit;
                // Fired rules stand in order, so a rule's place is the number of fired rules before it.
                rests_on[(fired & (bit - 1)).count_ones() as usize].1.push(index);
            }
        }
        self.account = Account { rests_on, fates };
    }

    fn fired(&self) -> u64 {
        self.account.rests_on.iter().fold(0, |fired, (number, _)| fired | 1 << number)
    }

    fn account(&self) -> Option<Account> {
        Some(self.account.clone())
    }
}
