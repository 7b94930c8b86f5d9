//! The days along the foot of a picture.

use std::ops::Range;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

const START: Date = Date::constant(1970, 1, 1);

/// The number of a day, counted from the beginning of 1970.
pub(super) fn number(date: Date) -> i32 {
    // Within the calendar, years of four digits on both sides, every number of days fits.
    START
        .until(date)
        .map(|span: Span| span.get_days())
        .expect("two civil dates have a number of days between them")
}

/// The day of a number, as an axis writes it. An axis may go beyond the calendar, which ends with the year 9999.
pub(super) fn label(number: &i32) -> String {
    START.saturating_add(number.days()).to_string()
}

/// The days from the first to the last, with room for a mark at either end.
pub(super) fn axis(first: Date, last: Date) -> Range<i32> {
    let (first, last) = (number(first), number(last));
    let margin = ((last - first) / 20).max(3);
    first - margin..last + margin
}
