//! Dates as people write them in forms.

use jiff::civil::Date;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date as people write it: 2026-10-31, 31/10/2026, 31.10.2026 or 31 October 2026, the day first.
pub(super) fn form_date(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse::<Date>() {
        return Some(date);
    }
    let lower = text.to_lowercase();
    let split = lower.split(|character: char| !character.is_alphanumeric());
    let pieces: Vec<&str> = split.filter(|piece| !piece.is_empty()).collect();
    let [day, month, year] = pieces.as_slice() else { return None };
    let day = ["st", "nd", "rd", "th"].iter().find_map(|ending| day.strip_suffix(ending)).unwrap_or(day);
    // A year of two digits could be of any century.
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    Date::new(year, self::month(month)?, day.parse().ok()?).ok()
}

/// A month by its number, its name or the first letters of its name.
fn month(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let names = MONTHS.iter().zip(1..);
    names.filter(|(name, _)| text.len() >= 3 && name.starts_with(text)).map(|(_, number)| number).next()
}
