//! The sixty rules, made once from a seed and then translated, never rewritten, for each lane.
//!
//! Each says: at least so many (observations, days or forms) among these codes, no milder than this, at these
//! ages of the child, in this calendar period up to the day the case is seen from.

use std::ops::Range;

use fastrand::Rng;
use jiff::{ToSpan, civil::Date};

use crate::catalogue::{CODES, form_of};

/// How many rules every lane holds. A mask of them fits a `u64`.
pub const RULES: usize = 60;

/// What a rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Distinct {
    /// Every observation that matches.
    Observation,
    /// The days on which something matched.
    Day,
    /// The forms of neglect of what matched.
    Form,
}

/// A calendar period, never longer than [`Within::LONGEST_MONTHS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Within {
    /// So many days.
    Days(i32),
    /// So many calendar months; a day the month does not have is clamped to its last.
    Months(i32),
}

impl Within {
    /// The longest period a rule asks for, in months.
    pub const LONGEST_MONTHS: i32 = 24;

    /// The periods rules choose among.
    const CHOICES: [Within; 8] = [
        Within::Days(14),
        Within::Days(28),
        Within::Days(42),
        Within::Days(90),
        Within::Months(3),
        Within::Months(6),
        Within::Months(12),
        Within::Months(Self::LONGEST_MONTHS),
    ];

    /// The first day of the period that ends on `as_of`, both days included: the day after the one that lies so
    /// long before. Twelve months to 21 November begin on 22 November of the year before.
    pub fn begins(self, as_of: Date) -> Date {
        let before = match self {
            Within::Days(days) => as_of.saturating_sub(days.days()),
            Within::Months(months) => as_of.saturating_sub(months.months()),
        };
        before.saturating_add(1.day())
    }
}

/// The day on which a child born on `born` has completed so many months.
pub fn aged(born: Date, months: i32) -> Date {
    born.saturating_add(months.months())
}

/// One counting rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The codes it counts, as ascending numbers into the catalogue.
    pub codes: Vec<usize>,
    /// The mildest severity that counts, as a number into the catalogue's severities; 0 counts all.
    pub severity: usize,
    /// The child's age when the thing was seen, in completed months; the end is not included.
    pub age_months: Option<Range<i32>>,
    /// The period, ending on the day the case is seen from.
    pub within: Option<Within>,
    /// How many must match.
    pub at_least: usize,
    /// How many of what.
    pub distinct: Distinct,
}

/// The name of rule number `rule`, such as `r07`.
pub fn rule_name(rule: usize) -> String {
    format!("r{rule:02}")
}

/// The sixty rules of `seed`.
pub fn rules(seed: u64) -> Vec<Rule> {
    let mut rng = Rng::with_seed(seed);
    (0..RULES).map(|_| rule(&mut rng)).collect()
}

/// One rule: a third ask for a single sign, the others count two to four over wider sets of codes.
fn rule(rng: &mut Rng) -> Rule {
    let at_least = if rng.u8(..3) == 0 { 1 } else { rng.usize(2..=4) };
    let how_many = if at_least == 1 { rng.usize(1..=4) } else { rng.usize(3 * at_least..=5 * at_least) };
    let distinct = match (at_least, rng.u8(..10)) {
        (1, _) | (_, 0..=4) => Distinct::Observation,
        (_, 5..=7) => Distinct::Day,
        _ => Distinct::Form,
    };
    let codes = codes(rng, how_many, if distinct == Distinct::Form { at_least } else { 1 });
    let severity = [0, 0, 1, 1, 2][rng.usize(..if at_least > 2 { 4 } else { 5 })];
    let age_months = (rng.u8(..5) < 2).then(|| {
        let ends = [0, 12, 24, 36, 60, 84, 132, 192, 216];
        let from = rng.usize(..ends.len() - 2);
        ends[from]..ends[rng.usize(from + 2..ends.len())]
    });
    // Many things take time: the shorter periods are for rules that ask for little.
    let shortest = if at_least > 2 { Within::CHOICES.len() - 4 } else { 0 };
    let within = (rng.u8(..5) < 3).then(|| Within::CHOICES[rng.usize(shortest..Within::CHOICES.len())]);
    Rule { codes, severity, age_months, within, at_least, distinct }
}

/// So many different codes that together have at least `forms` forms, so that a rule can fire at all.
fn codes(rng: &mut Rng, how_many: usize, forms: usize) -> Vec<usize> {
    loop {
        let mut all: Vec<usize> = (0..CODES).collect();
        rng.shuffle(&mut all);
        all.truncate(how_many);
        all.sort_unstable();
        let mut seen: Vec<usize> = all.iter().map(|&code| form_of(code)).collect();
        seen.dedup();
        if seen.len() >= forms {
            return all;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_condition_is_asked_by_several_rules() {
        let rules = rules(1);
        let several = |what: fn(&Rule) -> bool| rules.iter().filter(|rule| what(rule)).count() >= 3;
        assert_eq!(rules.len(), RULES);
        assert!(several(|rule| rule.at_least == 1));
        assert!(several(|rule| rule.at_least == 4));
        assert!(several(|rule| rule.severity == 1));
        assert!(several(|rule| rule.severity == 2));
        assert!(several(|rule| rule.age_months.is_some()));
        assert!(several(|rule| matches!(rule.within, Some(Within::Days(_)))));
        assert!(several(|rule| matches!(rule.within, Some(Within::Months(_)))));
        assert!(several(|rule| rule.distinct == Distinct::Day));
        assert!(several(|rule| rule.distinct == Distinct::Form));
    }

    #[test]
    fn a_seed_always_makes_the_same_rules() {
        assert_eq!(format!("{:?}", rules(7)), format!("{:?}", rules(7)));
        assert_ne!(format!("{:?}", rules(7)), format!("{:?}", rules(8)));
    }
}
