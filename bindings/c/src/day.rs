//! Days across the boundary: whole numbers counted from 1970-01-01, which is 0.

use jiff::civil::Date;

/// Days from 0000-03-01, with which the calendar repeats itself, to 1970-01-01.
const EPOCH: i32 = 719_468;
/// Days in the four hundred years after which it does.
const ERA: i32 = 146_097;

/// The day's number. Years are counted from March here, so that the leap day is the last.
pub(crate) fn number(day: Date) -> i32 {
    let (month, of_month) = (i32::from(day.month()), i32::from(day.day()));
    let year = i32::from(day.year()) - i32::from(month <= 2);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    year.div_euclid(400) * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH
}

/// The day of a number, where the calendar has it.
pub(crate) fn of_number(number: i32) -> Option<Date> {
    let days = number.checked_add(EPOCH)?;
    let of_era = days.rem_euclid(ERA);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = days.div_euclid(ERA) * 400 + year + i32::from(month <= 2);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(of_month).ok()?).ok()
}

/// The number of a day written as `2026-11-21`, and in no other way.
#[cfg_attr(not(feature = "arrow"), allow(dead_code, reason = "texts come in columns"))]
pub(crate) fn of_text(text: &str) -> Option<i32> {
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
        for (number_of, year, month, day) in [(0, 1970, 1, 1), (-1, 1969, 12, 31), (20_778, 2026, 11, 21)] {
            let date = Date::constant(year, month, day);
            assert_eq!(number(date), number_of);
            assert_eq!(of_number(number_of), Some(date));
        }
        // Miri, which looks at every access to memory, takes a thousand times as long.
        let step = if cfg!(miri) { 997 } else { 1 };
        let ends = [-4_371_587, -4_371_586, 2_932_895, 2_932_896];
        let epoch = Date::constant(1970, 1, 1);
        for number_of in (-80_000..80_000).step_by(step).chain(ends) {
            let hours = i64::from(number_of) * 24;
            let date = epoch.checked_add(jiff::SignedDuration::from_hours(hours)).ok();
            assert_eq!(of_number(number_of), date, "{number_of}");
            assert_eq!(date.map(number), date.map(|_| number_of));
        }
        assert_eq!(of_text("2026-11-21"), Some(20_778));
        for text in ["2026-02-29", "2026-1-2", "20261121", "2026-11-21T10:00", "+02026-1-1", ""] {
            assert_eq!(of_text(text), None, "{text}");
        }
        assert_eq!(of_number(i32::MIN), None);
        assert_eq!(of_number(i32::MAX), None);
    }
}
