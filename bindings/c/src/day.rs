//! Days across the boundary: whole numbers counted from 1970-01-01, which is 0.

use jiff::SignedDuration;
use jiff::civil::Date;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The day's number.
pub(crate) fn number(day: Date) -> i32 {
    let days = day.duration_since(EPOCH).as_secs() / 86_400;
    i32::try_from(days).expect("the calendar's years, -9999 to 9999, have fewer days than an i32 counts")
}

/// The day of a number, where the calendar has it.
pub(crate) fn from_number(number: i32) -> Option<Date> {
    EPOCH.checked_add(SignedDuration::from_secs(i64::from(number) * 86_400)).ok()
}

/// The number of a day written as `2026-11-21`, and in no other way.
#[cfg(feature = "arrow")]
pub(crate) fn from_text(text: &str) -> Option<i32> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if shape { text.parse::<Date>().ok().map(number) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_its_number_are_one_another_s() {
        for (expected, year, month, day) in [(0, 1970, 1, 1), (-1, 1969, 12, 31), (20_778, 2026, 11, 21)] {
            let date = Date::constant(year, month, day);
            assert_eq!(number(date), expected);
            assert_eq!(from_number(expected), Some(date));
        }
        // Miri, which looks at every access to memory, takes a thousand times as long.
        let step = if cfg!(miri) { 997 } else { 1 };
        for expected in (-80_000..80_000).step_by(step) {
            assert_eq!(from_number(expected).map(number), Some(expected));
        }
        assert_eq!(from_number(i32::MIN), None);
        assert_eq!(from_number(i32::MAX), None);
    }
    #[test]
    #[cfg(feature = "arrow")]
    fn a_day_is_read_from_one_form_of_text() {
        assert_eq!(from_text("2026-11-21"), Some(20_778));
        for text in ["2026-02-29", "2026-1-2", "20261121", "2026-11-21T10:00", "+02026-1-1", ""] {
            assert_eq!(from_text(text), None, "{text}");
        }
    }
}
