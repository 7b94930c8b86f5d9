//! Dates as a case writes them: `2026-11-21` and nothing else. A time or a zone beside a date would have to be dropped
//! in silence, and would move the day for some readers.

use std::fmt;

use jiff::civil::Date;
use serde::de::{self, Deserialize, Deserializer};

/// The day that the text names, in four, two and two digits.
pub(crate) fn parse(text: &str) -> Option<Date> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
        })
    };
    let (year, month, day) = (number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The day as a case writes it; `None` for years that four digits cannot say.
pub(crate) fn written(day: Date) -> Option<[u8; 10]> {
    let year @ 0..=9999 = u16::try_from(day.year()).ok()? else { return None };
    let digit = |number: u16| b'0' + u8::try_from(number % 10).unwrap_or(0);
    let tens = |number: u16| digit(number / 10);
    let (month, of_month) = (day.month().unsigned_abs().into(), day.day().unsigned_abs().into());
    Some([
        digit(year / 1000),
        digit(year / 100),
        tens(year),
        digit(year),
        b'-',
        tens(month),
        digit(month),
        b'-',
        tens(of_month),
        digit(of_month),
    ])
}

/// Reads a day.
pub(crate) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    Day::deserialize(deserializer).map(|day| day.0)
}

/// Reads a day or nothing.
pub(crate) fn read_optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Option::<Day>::deserialize(deserializer).map(|day| day.map(|day| day.0))
}

struct Day(Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        struct DayVisitor;
        impl de::Visitor<'_> for DayVisitor {
            type Value = Day;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                parse(text).map(Day).ok_or_else(|| E::custom("not a date"))
            }
        }
        deserializer.deserialize_str(DayVisitor)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{parse, written};

    #[test]
    fn only_days_of_the_calendar_are_read() {
        assert_eq!(parse("2026-11-21"), Some(date(2026, 11, 21)));
        assert_eq!(parse("2024-02-29"), Some(date(2024, 2, 29)));
        for text in [
            "2026-02-29",
            "2026-00-10",
            "2026-13-01",
            "2026-01-32",
            "2026-1-2",
            "20261121",
            " 2026-11-21",
            "2026-11-21T10:00:00",
            "2026-11-21Z",
            "+002026-11-21",
            "2026/11/21",
            "21-11-2026",
            "2026-11-2x",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for day in
            [date(0, 1, 1), date(999, 12, 31), date(1970, 1, 1), date(2026, 11, 21), date(9999, 12, 31)]
        {
            let bytes = written(day).unwrap();
            let text = std::str::from_utf8(&bytes).unwrap();
            assert_eq!((parse(text), text), (Some(day), day.to_string().as_str()));
        }
        assert_eq!(written(date(-1, 1, 1)), None);
    }
}
