//! Civil days, and lengths of calendar time between them. There is no clock here and no time zone.

pub(crate) mod day;
mod span;

use jiff::civil::Date;

pub use span::{AgeRange, Period, Span, Unit, Window};

/// Days from one day to another; negative where the other comes first.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    // Civil days are 24 hours, and the whole calendar of jiff has fewer than eight million of them.
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(i32::MAX)
}

/// Completed units from one day to another; negative where the other comes first.
pub(crate) fn completed(unit: Unit, from: Date, to: Date) -> i32 {
    match unit {
        Unit::Days => days_between(from, to),
        Unit::Weeks => days_between(from, to).div_euclid(7),
        Unit::Months => completed_months(from, to),
        Unit::Years => completed_months(from, to).div_euclid(12),
    }
}

/// The most months that can be added to `from`, with clamped month ends, without passing `to`.
pub(crate) fn completed_months(from: Date, to: Date) -> i32 {
    let begun = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month())
        - i32::from(from.month());
    if to.day() < from.day().min(to.days_in_month()) { begun - 1 } else { begun }
}

/// A day as a number: later days have higher ones. Days between two are not counted by it.
pub(crate) fn ordinal(day: Date) -> u32 {
    let year = u32::from(day.year().unsigned_abs());
    let year = if day.year() < 0 { (1 << 15) - year } else { (1 << 15) + year };
    year << 9 | u32::from(day.month().unsigned_abs()) << 5 | u32::from(day.day().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn completed_months_agree_with_adding_months_on_every_pair_of_days() {
        let start = date(2023, 1, 28);
        for from in start.series(jiff::Span::new().days(1)).take(430) {
            for to in from.series(jiff::Span::new().days(1)).take(430) {
                let months = completed_months(from, to);
                let after = |n| from.saturating_add(jiff::Span::new().months(n));
                assert!(after(months) <= to && to < after(months + 1), "{from} to {to}: {months}");
            }
        }
    }
}
