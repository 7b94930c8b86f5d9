//! Days across the boundary: whole numbers counted from 1970-01-01, which is 0.

use jiff::SignedDuration;
use jiff::civil::Date;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The day's number.
pub(crate) fn number(day: Date) -> i32 {
    // The calendar's days, years -9999 to 9999, fit many times over.
    i32::try_from(day.duration_since(EPOCH).as_secs() / 86_400).unwrap_or(i32::MAX)
}

/// The day of a number, where the calendar has it.
pub(crate) fn of_number(number: i32) -> Option<Date> {
    EPOCH.checked_add(SignedDuration::from_secs(i64::from(number) * 86_400)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_number_are_one_another_s() {
        for (number_of, year, month, day) in [(0, 1970, 1, 1), (-1, 1969, 12, 31), (20_778, 2026, 11, 21)] {
            let date = Date::constant(year, month, day);
            assert_eq!(number(date), number_of);
            assert_eq!(of_number(number_of), Some(date));
        }
        for number_of in -80_000..80_000 {
            assert_eq!(of_number(number_of).map(number), Some(number_of));
        }
        assert_eq!(of_number(i32::MIN), None);
        assert_eq!(of_number(i32::MAX), None);
    }
}
