//! Days some days or months away, in plain numbers: the common case of [`Span::before`] and [`Span::after`], at a tenth
//! of what general arithmetic with dates and times takes. What lies outside the four-digit years is left to that.

use jiff::civil::Date;

use super::{Span, Unit};

/// The longest span, in its unit, that is moved by.
const LONGEST: u32 = 10_000;

/// The day that lies `direction` times the span away, with clamped month ends; `None` outside the years 0 to 9999.
pub(super) fn moved(date: Date, span: Span, direction: i32) -> Option<Date> {
    if date.year() < 0 {
        return None;
    }
    let n = i32::try_from(span.n.min(LONGEST)).ok()? * direction;
    match span.unit {
        Unit::Days => days(date, n),
        Unit::Weeks => days(date, n * 7),
        Unit::Months => months(date, n),
        Unit::Years => months(date, n * 12),
    }
}

fn months(date: Date, n: i32) -> Option<Date> {
    let months = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + n;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    if !(0..=9999).contains(&year) {
        return None;
    }
    let first = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    Date::new(first.year(), first.month(), date.day().min(first.days_in_month())).ok()
}

fn days(date: Date, n: i32) -> Option<Date> {
    let moved = number(date) + n;
    // From the first day of year 0 to the last of 9999.
    if !(-60..=3_652_364).contains(&moved) {
        return None;
    }
    from_number(moved)
}

/// Days since 1 March of year 0. Years that begin in March have their leap day last, so that each month begins as many
/// days after the first in every year (the usual way of counting civil days).
fn number(date: Date) -> i32 {
    let (year, month, day) = (i32::from(date.year()), i32::from(date.month()), i32::from(date.day()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 153 + 2) / 5
        + day
        - 1
}

fn from_number(number: i32) -> Option<Date> {
    let of_cycle = number.rem_euclid(146_097);
    let year_of_cycle = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100);
    let month = (of_year * 5 + 2) / 153;
    let day = of_year - (month * 153 + 2) / 5 + 1;
    let year = number.div_euclid(146_097) * 400 + year_of_cycle;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn agrees(date: Date, span: Span) {
        let (before, after) = (date.saturating_sub(span.to_jiff()), date.saturating_add(span.to_jiff()));
        assert_eq!((span.before(date), span.after(date)), (before, after), "{date}, {span:?}");
    }

    #[test]
    fn every_day_of_a_cycle_and_its_edges_has_its_number() {
        let mut day = date(1896, 1, 1);
        let mut last = number(day) - 1;
        while day < date(2306, 1, 1) {
            assert_eq!(number(day), last + 1);
            assert_eq!(from_number(number(day)), Some(day));
            (last, day) = (number(day), day.tomorrow().unwrap());
        }
        assert_eq!((number(date(0, 1, 1)), number(date(9999, 12, 31))), (-60, 3_652_364));
    }

    #[test]
    fn the_ends_of_the_calendar_are_clamped() {
        for unit in [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years] {
            for n in [0, 1, 59, 60, 61, 366, 9_998, 10_000, u32::MAX] {
                for day in
                    [Date::MIN, date(-1, 12, 31), date(0, 1, 1), date(0, 3, 1), date(9999, 12, 1), Date::MAX]
                {
                    agrees(day, Span { n, unit });
                }
            }
        }
    }

    proptest! {
        #[test]
        fn moving_by_a_span_is_what_the_calendar_says(
            year in 0_i16..=9999, month in 1_i8..=12, day in 1_i8..=31, n in 0_u32..1_500, unit in 0_usize..4,
        ) {
            let unit = [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years][unit];
            let first = date(year, month, 1);
            agrees(date(year, month, day.min(first.days_in_month())), Span { n, unit });
        }
    }
}
