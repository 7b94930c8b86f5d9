//! Civil days as whole numbers, counted from a Monday, so that weeks and gaps are plain division.

use jiff::Span;
use jiff::civil::Date;

/// A Monday.
const MONDAY: Date = Date::constant(1970, 1, 5);

/// Days since a Monday: a multiple of seven is a Monday.
pub(super) fn number(date: Date) -> i32 {
    let days = date.duration_since(MONDAY).as_hours() / 24;
    i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX })
}

/// The day of that number, kept within the calendar.
pub(super) fn date(number: i32) -> Date {
    MONDAY.saturating_add(Span::new().days(number.clamp(-5_000_000, 5_000_000)))
}

/// Whether the day is a Monday, Tuesday, Wednesday, Thursday or Friday.
pub(super) fn is_weekday(number: i32) -> bool {
    number.rem_euclid(7) < 5
}

/// The number of the Monday-to-Sunday week in which the day lies.
pub(super) fn week(number: i32) -> i32 {
    number.div_euclid(7)
}

/// How many days from `from` to `to`, both included, are weekdays; nought where `from` is the later.
pub(super) fn weekdays(from: i32, to: i32) -> i32 {
    fn before(day: i32) -> i32 {
        week(day) * 5 + day.rem_euclid(7).min(5)
    }
    if from > to { 0 } else { before(to + 1) - before(from) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as civil;

    #[test]
    fn days_and_numbers_are_the_same_days() {
        for day in [civil(1970, 1, 5), civil(2024, 2, 29), civil(1899, 12, 31), civil(2026, 11, 21)] {
            assert_eq!(date(number(day)), day);
            assert_eq!(number(day).rem_euclid(7), i32::from(day.weekday().to_monday_zero_offset()));
        }
        assert_eq!(date(number(Date::MAX)), Date::MAX);
        assert_eq!(date(number(Date::MIN)), Date::MIN);
    }

    #[test]
    fn weekdays_are_counted_without_walking() {
        let start = number(civil(2026, 8, 31));
        for length in 0..40 {
            for shift in 0..7 {
                let (from, to) = (start + shift, start + shift + length - 1);
                let walked = (from..=to).filter(|&day| is_weekday(day)).count();
                assert_eq!(weekdays(from, to), i32::try_from(walked).unwrap());
            }
        }
    }
}
