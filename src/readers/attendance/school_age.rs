//! Compulsory school age, which duties about absence presuppose (Education Act 1996, section 8; recalled).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// Whether a child is of compulsory school age on a day: from the prescribed day (31 March, 31 August or 31 December)
/// on or after the fifth birthday, to the last Friday in June of the school year in which the child turns sixteen.
/// School years begin on 1 September.
pub(super) fn is_compulsory(born: Date, on: Date) -> bool {
    begins(born.saturating_add(5.years())) <= on && on <= ends(born.saturating_add(16.years()))
}

fn begins(fifth_birthday: Date) -> Date {
    let year = fifth_birthday.year();
    let prescribed = [date(year, 3, 31), date(year, 8, 31), date(year, 12, 31)];
    let next = prescribed.into_iter().find(|&day| fifth_birthday <= day);
    next.expect("the last day of the year is a prescribed day")
}

fn ends(sixteenth_birthday: Date) -> Date {
    let year = sixteenth_birthday.year();
    let year = if sixteenth_birthday.month() >= 9 { year.saturating_add(1).min(9999) } else { year };
    date(year, 6, 1).nth_weekday_of_month(-1, Weekday::Friday).expect("every June has a last Friday")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compulsory_school_age_begins_on_a_prescribed_day_and_ends_on_the_last_friday_in_june() {
        for (born, on, expected) in [
            // Five on 31 August: that very day. Five on 1 September: the last day of the year.
            (date(2021, 8, 31), date(2026, 8, 30), false),
            (date(2021, 8, 31), date(2026, 8, 31), true),
            (date(2021, 9, 1), date(2026, 12, 30), false),
            (date(2021, 9, 1), date(2026, 12, 31), true),
            (date(2022, 1, 1), date(2027, 3, 30), false),
            (date(2022, 1, 1), date(2027, 3, 31), true),
            // Sixteen in the school year that ends in 2026, first and last: both leave on 26 June 2026.
            (date(2009, 9, 1), date(2026, 6, 26), true),
            (date(2010, 8, 31), date(2026, 6, 26), true),
            (date(2010, 8, 31), date(2026, 6, 27), false),
            (date(2010, 9, 1), date(2027, 6, 25), true),
            (date(2010, 9, 1), date(2027, 6, 26), false),
            (Date::MAX, Date::MAX, false),
        ] {
            assert_eq!(is_compulsory(born, on), expected, "born {born}, on {on}");
        }
        assert!(!is_compulsory(Date::MIN, date(2026, 11, 21)));
    }
}
