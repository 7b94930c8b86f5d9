//! A length of calendar time as people write it: `6 months`.

use jiff::Span;
use neglect_screen::case::Problem;

use crate::codes;
use crate::problem::problem;

/// Reads a length of calendar time such as `90 days`, `12 weeks`, `6 months` or `1 year`.
///
/// # Errors
///
/// One problem, with an empty path, if it is not one.
pub fn interval(text: &str) -> Result<Span, Problem> {
    let wrong = || {
        problem(
            "",
            codes::RESPONSE_INTERVAL,
            "this is no length of time",
            "write it as 90 days, 12 weeks, 6 months or 1 year",
        )
    };
    let (number, unit) = text.trim().split_once(' ').ok_or_else(wrong)?;
    let number: i32 = number.parse().ok().filter(|n| (0..=1000).contains(n)).ok_or_else(wrong)?;
    let span = Span::new();
    match unit.trim().trim_end_matches('s') {
        "day" => Ok(span.days(number)),
        "week" => Ok(span.weeks(number)),
        "month" => Ok(span.months(number)),
        "year" => Ok(span.years(number)),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;

    use super::*;

    #[test]
    fn calendar_time_is_read_as_people_write_it() {
        let read = |text| interval(text).ok().map(|span| span.fieldwise());
        assert_eq!(read("6 months"), Some(6.months().fieldwise()));
        assert_eq!(read(" 1 year "), Some(1.year().fieldwise()));
        for text in ["", "6", "months", "-1 days", "1001 days", "6 fortnights", "6  months of rain"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
