//! What `generated/read_report.rs` reads a report back with, so that what the structs say can be held to what the report
//! says.

use jiff::SignedDuration;
use jiff::civil::{Date, date};
use neglect_screen::Number;
use neglect_screen::report::{Answer, Value};
use neglect_screen_ffi::generated::report_structs::neglect_fact;
use neglect_screen_ffi::view::*;

use super::text;

/// A text, cut loose from its report.
pub fn owned(view: neglect_str) -> String {
    text(view).to_owned()
}

/// A text that is left out where it is empty.
pub fn some(view: neglect_str) -> Option<String> {
    (view.len > 0).then(|| owned(view))
}

/// The day of a number, where the calendar has it.
pub fn day_of(number: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add(SignedDuration::from_hours(24 * i64::from(number))).ok()
}

pub fn day(number: i32) -> Date {
    day_of(number).unwrap()
}

pub fn flag(number: i32) -> bool {
    assert!(matches!(number, 0 | 1));
    number == 1
}

pub fn optional(optional: neglect_optional) -> Option<i32> {
    assert!(optional.given == 1 || optional == neglect_optional::default());
    (optional.given == 1).then_some(optional.value)
}

/// Reads a list of texts.
pub fn texts(list: neglect_strs) -> Vec<String> {
    // SAFETY: the report lends as many texts as it says.
    (0..list.count).map(|at| owned(unsafe { *list.items.add(at) })).collect()
}

/// Reads a list of structs.
pub fn list<C, T>(first: *const *const C, count: usize, read: impl Fn(&C) -> T) -> Vec<T> {
    // SAFETY: the report lends as many structs as it says.
    (0..count).map(|at| read(unsafe { &**first.add(at) })).collect()
}

/// The words whose numbers are among the bits.
pub fn bits<T: Copy>(all: &[T], number: impl Fn(T) -> i32, bits: u32) -> impl Iterator<Item = T> {
    all.iter().copied().filter(move |word| bits & number(*word).unsigned_abs() != 0)
}

/// The words of whose number the bit is set.
pub fn set<T: Copy>(all: &[T], number: impl Fn(T) -> i32, bits: u64) -> impl Iterator<Item = T> {
    all.iter().copied().filter(move |word| bits >> number(*word) & 1 == 1)
}

pub fn fact_answer(fact: &neglect_fact) -> Answer {
    let fraction = |above, below| Number::ratio(above, below).unwrap();
    Answer::Known(match fact.kind {
        0 => return Answer::NotKnown,
        1 => return Answer::NotApplicable,
        2 => Value::Flag(fact.numerator == 1),
        3 => Value::Number(fraction(fact.numerator, fact.denominator)),
        4 => Value::Ratio {
            part: fact.numerator.try_into().unwrap(),
            whole: fact.denominator.try_into().unwrap(),
        },
        5 => Value::Between {
            low: fraction(fact.numerator, fact.denominator),
            high: fraction(fact.high_numerator, fact.high_denominator),
        },
        6 => Value::Text(text(fact.text).to_owned().into()),
        7 => Value::Date(day(fact.numerator.try_into().unwrap())),
        other => panic!("no kind of fact: {other}"),
    })
}
