//! A rule as the comparisons a general engine can make on one observation, in either of two spellings.
//!
//! None of the engines knows a clamped calendar month in its expression language, so the host must work out
//! something for them. How much is the difference between the spellings; each lane writes the same terms in its
//! own syntax.

use crate::{
    catalogue::{SEVERITIES, code_name},
    rules::{Distinct, Rule, Within},
};

/// How much of the arithmetic the host has done before the engine sees a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// The observation as it was recorded, with its date as a day number besides (not every engine compares
    /// texts). Where periods and ages begin and end is worked out once for the case.
    Raw,
    /// Each observation also carries how long ago it was, the child's age and its grade, all worked out by the
    /// host, so that rules compare with constants only. Less than half of what ours does is left to the engine.
    Prepared,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The code's name (text).
    Code,
    /// The severity's name (text).
    Severity,
    /// Days since 1970-01-01.
    Day,
    /// Prepared: days before the day the case is seen from.
    DaysAgo,
    /// Prepared: the fewest calendar months whose period reaches back to it.
    MonthsAgo,
    /// Prepared: the child's age in completed months.
    AgeMonths,
    /// Prepared: the severity as a number, mildest 0.
    Grade,
}

impl Field {
    /// The path of the field in an observation, in every engine's input.
    pub fn name(self) -> &'static str {
        match self {
            Field::Code => "code",
            Field::Severity => "with.severity",
            Field::Day => "day",
            Field::DaysAgo => "days_ago",
            Field::MonthsAgo => "months_ago",
            Field::AgeMonths => "age_months",
            Field::Grade => "grade",
        }
    }
}

/// What a number is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A constant of the rule.
    Number(i64),
    /// A number the case carries under this name.
    Case(String),
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// The text is one of these.
    OneOf(Field, Vec<String>),
    /// The number is the bound or more.
    AtLeast(Field, Bound),
    /// The number is the bound or less.
    AtMost(Field, Bound),
    /// The number is less than the bound.
    Below(Field, Bound),
}

impl Term {
    /// Whether it compares with something the case carries.
    pub fn needs_case(&self) -> bool {
        match self {
            Term::OneOf(..) => false,
            Term::AtLeast(_, bound) | Term::AtMost(_, bound) | Term::Below(_, bound) => {
                matches!(bound, Bound::Case(_))
            }
        }
    }
}

/// A rule, spelt: so many observations (or days, or forms) for which every term holds.
#[derive(Clone, Debug)]
pub struct Spelt {
    /// The comparisons, the one that leaves fewest observations first.
    pub terms: Vec<Term>,
    /// How many must match.
    pub at_least: usize,
    /// How many of what.
    pub distinct: Distinct,
}

/// The name under which a case carries the first day of a period, such as `since_6m`.
pub fn since_name(within: Within) -> String {
    match within {
        Within::Days(days) => format!("since_{days}d"),
        Within::Months(months) => format!("since_{months}m"),
    }
}

/// The name under which a case carries the day on which the child is so many months old.
pub fn aged_name(months: i32) -> String {
    format!("aged_{months}m")
}

/// `rule` in `spelling`.
pub fn spell(rule: &Rule, spelling: Spelling) -> Spelt {
    let mut terms = vec![Term::OneOf(Field::Code, rule.codes.iter().map(|&code| code_name(code)).collect())];
    match spelling {
        Spelling::Raw => raw(rule, &mut terms),
        Spelling::Prepared => prepared(rule, &mut terms),
    }
    Spelt { terms, at_least: rule.at_least, distinct: rule.distinct }
}

fn raw(rule: &Rule, terms: &mut Vec<Term>) {
    if let Some(within) = rule.within {
        terms.push(Term::AtLeast(Field::Day, Bound::Case(since_name(within))));
    }
    if let Some(age) = &rule.age_months {
        terms.push(Term::AtLeast(Field::Day, Bound::Case(aged_name(age.start))));
        terms.push(Term::Below(Field::Day, Bound::Case(aged_name(age.end))));
    }
    if rule.severity > 0 {
        let grades = SEVERITIES[rule.severity..].iter().map(|grade| (*grade).to_owned());
        terms.push(Term::OneOf(Field::Severity, grades.collect()));
    }
}

fn prepared(rule: &Rule, terms: &mut Vec<Term>) {
    match rule.within {
        Some(Within::Days(days)) => terms.push(Term::Below(Field::DaysAgo, Bound::Number(days.into()))),
        Some(Within::Months(months)) => {
            terms.push(Term::AtMost(Field::MonthsAgo, Bound::Number(months.into())))
        }
        None => {}
    }
    if let Some(age) = &rule.age_months {
        terms.push(Term::AtLeast(Field::AgeMonths, Bound::Number(age.start.into())));
        terms.push(Term::Below(Field::AgeMonths, Bound::Number(age.end.into())));
    }
    if rule.severity > 0 {
        terms.push(Term::AtLeast(Field::Grade, Bound::Number(rule.severity as i64)));
    }
}
