//! Standard deviation scores and centiles: one measure, exact where the record is exact.
//!
//! A centile space is the gap between two lines of the UK-WHO chart: two thirds of a standard deviation (RCPCH,
//! UK-WHO Fact Sheet 1). The nine lines are multiples of it, and their labels are roundings: the line called the
//! 2nd stands at a score of exactly -2, which is the 2.275th per cent. Turning the label into a score by the normal
//! curve gives -2.054, and would move every child near a threshold. So a label becomes its line's score, and any
//! other centile becomes what can be said of it without a table: it lies between two lines.

use crate::number::Number;
use crate::text::text;

/// A score beyond this, either way, is a probable error (RCPCH Digital Growth Charts).
pub(super) const PROBABLE: i64 = 6;

/// A score, or the two between which it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Score {
    pub low: Number,
    pub high: Number,
}

/// How near to a line a score between two lines can come: a hundred-thousandth of a standard deviation. No centile
/// with two decimals that is not a label lies nearer (the nearest, 25.25, is twice as far off).
fn a_hair() -> Option<Number> {
    Number::ratio(1, 100_000)
}

/// The lines of the chart: label, score in thirds, and the per cent of the normal curve below the score, in
/// thousandths (UK-WHO nine-centile chart).
const LINES: [(&str, i64, i64); 9] = [
    ("0.4", -8, 383),
    ("2", -6, 2_275),
    ("9", -4, 9_121),
    ("25", -2, 25_249),
    ("50", 0, 50_000),
    ("75", 2, 74_751),
    ("91", 4, 90_879),
    ("98", 6, 97_725),
    ("99.6", 8, 99_617),
];

impl Score {
    /// A score that is known; `None` where it is a probable error.
    pub fn known(sds: Number) -> Option<Score> {
        let probable = Number::from(-PROBABLE) <= sds && sds <= Number::from(PROBABLE);
        probable.then_some(Score { low: sds, high: sds })
    }

    /// A centile: the label of a line is that line, anything else lies between two. `None` where it is no centile.
    pub fn of_centile(centile: Number) -> Option<Score> {
        if centile <= Number::ZERO || centile >= Number::from(100_i64) {
            return None;
        }
        let mut low = Number::from(-PROBABLE);
        for (label, thirds, per_cent) in LINES {
            let line = Number::ratio(thirds, 3)?;
            if label.parse() == Ok(centile) {
                return Some(Score { low: line, high: line });
            }
            if centile < Number::ratio(per_cent, 1000)? {
                return Some(Score { low, high: line.minus(a_hair()?)? });
            }
            low = line.plus(a_hair()?)?;
        }
        Some(Score { low, high: Number::from(PROBABLE) })
    }

    /// The score in words: `-2.3 SDS`, or `between -2.00 and -1.33 SDS`.
    pub fn in_words(self) -> String {
        if self.low == self.high {
            text!(decimal(self.low), " SDS")
        } else {
            text!("between ", self.low.to_decimal(2), " and ", self.high.to_decimal(2), " SDS")
        }
    }
}

/// By how many centile spaces `now` lies below `reference`; less than nought where it lies above.
pub(super) fn spaces_below(now: Score, reference: Score) -> Option<Score> {
    let spaces = |high: Number, low: Number| high.minus(low)?.times(Number::ratio(3, 2)?);
    Some(Score { low: spaces(reference.low, now.high)?, high: spaces(reference.high, now.low)? })
}

/// Two places at most: for people.
fn decimal(number: Number) -> String {
    number.exact_decimal().filter(|text| text.len() <= 8).unwrap_or_else(|| number.to_decimal(2))
}

/// A number of spaces with two places, cut and not rounded: words never say that a threshold was reached where it
/// was not.
pub(super) fn cut(number: Number) -> String {
    let hundredths = (i128::from(number.numerator()) * 100).div_euclid(i128::from(number.denominator()));
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    format!("{}{whole}.{part:02}", if hundredths < 0 { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn a_label_is_its_line_and_not_its_place_on_the_normal_curve() {
        for (label, score) in [
            ("0.4", "-8/3"),
            ("2", "-2"),
            ("9", "-4/3"),
            ("25", "-2/3"),
            ("50", "0"),
            ("75", "2/3"),
            ("91", "4/3"),
            ("98", "2"),
            ("99.6", "8/3"),
        ] {
            assert_eq!(Score::of_centile(n(label)), Score::known(n(score)), "{label}");
        }
    }

    #[test]
    fn another_centile_lies_between_two_lines() {
        for (centile, low, high) in [
            ("0.1", "-6", "-8/3"),
            ("0.39", "-8/3", "-2"),
            ("2.2", "-8/3", "-2"),
            ("2.3", "-2", "-4/3"),
            ("5", "-2", "-4/3"),
            ("74.8", "2/3", "4/3"),
            ("99.9", "8/3", "6"),
        ] {
            let score = Score::of_centile(n(centile)).unwrap();
            let outer = |number: Number| number == n("6") || number == n("-6");
            assert!(outer(score.low) && score.low == n(low) || score.low > n(low), "{centile}");
            assert!(outer(score.high) && score.high == n(high) || score.high < n(high), "{centile}");
            assert_eq!(
                (score.low.to_decimal(4), score.high.to_decimal(4)),
                (n(low).to_decimal(4), n(high).to_decimal(4))
            );
        }
        for centile in ["0", "-1", "100", "250"] {
            assert_eq!(Score::of_centile(n(centile)), None, "{centile}");
        }
    }

    #[test]
    fn a_score_beyond_six_is_a_probable_error_and_six_is_not() {
        assert!(Score::known(n("-6")).is_some() && Score::known(n("6")).is_some());
        assert!(Score::known(n("-6.01")).is_none() && Score::known(n("6.01")).is_none());
    }

    #[test]
    fn a_space_is_two_thirds_of_a_standard_deviation() {
        let spaces = |now: &str, reference: &str| {
            spaces_below(Score::known(n(now)).unwrap(), Score::known(n(reference)).unwrap()).unwrap().low
        };
        assert_eq!(spaces("-2", "-4/3"), n("1"));
        assert_eq!(spaces("-1.40", "0"), n("2.1"));
        assert_eq!(spaces("0", "-1"), n("-1.5"));
        assert!(spaces("-2.00", "-1.3333") > n("1"), "a rounded line is not the line");
    }

    #[test]
    fn words_cut_and_do_not_round() {
        assert_eq!(cut(n("1.999")), "1.99");
        assert_eq!(cut(n("2")), "2.00");
        assert_eq!(cut(n("-0.5")), "-0.50");
        assert_eq!(Score::of_centile(n("5")).unwrap().in_words(), "between -2.00 and -1.33 SDS");
    }
}
