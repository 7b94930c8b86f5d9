//! How one fact compares with what a condition asks of it. Everything that compares a fact does so here.

use jiff::civil::Date;

use super::fact::{Answer, Fact, Value};
use super::test::{Compare, FactTest};
use super::truth::Truth;
use crate::number::Number;
use crate::vocabulary::Agency;

/// What is known of a fact: its answer, and the day that it speaks of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'f> {
    pub(crate) answer: &'f Answer,
    pub(crate) on: Option<Date>,
}

impl<'f> From<&'f Fact> for Known<'f> {
    fn from(fact: &'f Fact) -> Known<'f> {
        Known { answer: &fact.answer, on: fact.on }
    }
}

/// Whether a fact meets a test on the case's date. A fact that nobody recorded is unknown.
pub(crate) fn compare(test: &FactTest, known: Option<Known<'_>>, as_of: Date) -> Truth {
    let Some(Known { answer, on }) = known else { return Truth::Unknown };
    if let (Some(within), Some(on)) = (test.within, on)
        && (on <= within.before(as_of) || on > as_of)
    {
        return Truth::False;
    }
    match answer {
        Answer::NotKnown => Truth::Unknown,
        Answer::NotApplicable => Truth::False,
        Answer::Known(value) => value_meets(&test.test, value),
    }
}

impl Fact {
    /// The days on which it meets a test: of the earlier ones each, then its own.
    pub(crate) fn days_met(&self, test: &FactTest, as_of: Date) -> impl Iterator<Item = DayMet<'_>> {
        let is_met = move |answer, on| compare(test, Some(Known { answer, on }), as_of) == Truth::True;
        let earlier = self.earlier.iter().enumerate();
        let earlier = earlier
            .filter(move |(_, one)| is_met(&one.answer, Some(one.on)))
            .map(|(nth, one)| DayMet { nth, on: one.on, agencies: &one.agencies });
        let own = DayMet { nth: self.earlier.len(), on: self.on.unwrap_or(as_of), agencies: &self.agencies };
        earlier.chain(is_met(&self.answer, self.on).then_some(own))
    }
}

/// A day on which a fact met a test.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DayMet<'f> {
    /// Which of its days: the last is its own.
    pub(crate) nth: usize,
    pub(crate) on: Date,
    pub(crate) agencies: &'f [Agency],
}

impl Compare {
    /// Whether a known value compares so.
    pub fn accepts(&self, value: &Value) -> Truth {
        value_meets(self, value)
    }
}

fn value_meets(test: &Compare, value: &Value) -> Truth {
    match (test, value) {
        (Compare::Known, _) => Truth::True,
        (Compare::Is(wanted), Value::Flag(flag)) => (wanted == flag).into(),
        (Compare::OneOf(words), Value::Text(word)) => words.iter().any(|wanted| wanted == word).into(),
        (Compare::AtLeast(bound), _) => in_bounds(value, |number| number >= *bound),
        (Compare::Above(bound), _) => in_bounds(value, |number| number > *bound),
        (Compare::AtMost(bound), _) => in_bounds(value, |number| number <= *bound),
        (Compare::Below(bound), _) => in_bounds(value, |number| number < *bound),
        (Compare::Between(low, high), _) => match value.bounds() {
            Some((least, most)) if least >= *low && most <= *high => Truth::True,
            Some((least, most)) if most < *low || least > *high => Truth::False,
            Some(_) => Truth::Unknown,
            None => Truth::False,
        },
        // A pack that compares a fact with the wrong kind of value is refused when it is checked.
        (Compare::Is(_) | Compare::OneOf(_), _) => Truth::False,
    }
}

/// A comparison in one direction holds of every number between two bounds where it holds of both.
fn in_bounds(value: &Value, holds: impl Fn(Number) -> bool) -> Truth {
    match value.bounds() {
        Some((low, high)) => match (holds(low), holds(high)) {
            (true, true) => Truth::True,
            (false, false) => Truth::False,
            _ => Truth::Unknown,
        },
        None => Truth::False,
    }
}
