//! Numbers and days in a practitioner's words.

use jiff::civil::Date;

use crate::calendar::day::written;

/// What words are joined of.
pub(crate) trait WriteText {
    /// Adds it to a sentence.
    fn write_to(&self, sentence: &mut String);
}

/// Joins words, numbers and days to a sentence. A report has a sentence for each fact, and the general way of formatting
/// costs several times as much.
macro_rules! text {
    ($($part:expr),+ $(,)?) => {{
        let mut sentence = String::with_capacity(96);
        $($crate::text::WriteText::write_to(&$part, &mut sentence);)+
        sentence
    }};
}
pub(crate) use text;

impl WriteText for &str {
    fn write_to(&self, sentence: &mut String) {
        sentence.push_str(self);
    }
}

impl WriteText for String {
    fn write_to(&self, sentence: &mut String) {
        sentence.push_str(self);
    }
}

impl WriteText for u32 {
    fn write_to(&self, sentence: &mut String) {
        sentence.push_str(itoa::Buffer::new().format(*self));
    }
}

impl WriteText for u64 {
    fn write_to(&self, sentence: &mut String) {
        sentence.push_str(itoa::Buffer::new().format(*self));
    }
}

/// A day as words have it: `2026-11-21`.
pub(crate) struct Day(pub(crate) Date);

impl WriteText for Day {
    fn write_to(&self, sentence: &mut String) {
        match written(self.0) {
            Some(digits) => sentence.push_str(std::str::from_utf8(&digits).unwrap_or_default()),
            None => sentence.push_str(&self.0.to_string()),
        }
    }
}

/// A percentage with one place, cut and not rounded: words never say that a threshold was reached where it was not.
pub(crate) fn percent(part: u32, whole: u32) -> String {
    let thousandths = u64::from(part) * 1000 / u64::from(whole).max(1);
    text!(thousandths / 10, ".", thousandths % 10, "%")
}

#[cfg(test)]
mod tests {
    use super::{Date, Day, percent};

    #[test]
    fn a_day_is_written_as_the_calendar_writes_it() {
        for text in ["0000-01-01", "0987-12-31", "2026-11-21", "9999-12-31", "-000001-02-28"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(text!(Day(date)), date.to_string());
        }
    }

    #[test]
    fn a_percentage_is_never_rounded_up_to_a_threshold() {
        assert_eq!(percent(19, 190), "10.0%");
        assert_eq!(percent(9_999, 100_000), "9.9%");
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(u32::MAX, u32::MAX), "100.0%");
    }
}
