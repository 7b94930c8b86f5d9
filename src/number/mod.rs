//! Exact numbers. Thresholds are compared as fractions, so that `19 of 190` is 10% and not nearly 10%.
//!
//! Here is the arithmetic; `decimal` reads texts, and `json` reads and writes numbers in JSON.

mod decimal;
mod json;

use std::cmp::Ordering;
use std::fmt;

pub(crate) use json::Written;

/// An exact fraction of two 64-bit integers, in lowest terms, with a positive denominator.
///
/// Reads decimals (`-2.3`), fractions (`-4/3`) and percentages (`10%`); a JSON number is taken as it was
/// written, not as its nearest binary fraction. What cannot be held exactly is refused by `parse`, and rounded by
/// [`Number::rounded`].
///
/// ```
/// use neglect_screen::Number;
/// let tenth: Number = "10%".parse().unwrap();
/// assert_eq!(Number::ratio(19, 190), Some(tenth));
/// assert!("-1.3333".parse::<Number>().unwrap() > "-4/3".parse().unwrap());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    numerator: i64,
    denominator: i64,
}

/// Why a text is not read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NumberError {
    /// It is not the text of a number.
    #[error("not a number: write an integer, a decimal, a fraction such as -4/3 or a percentage")]
    NotANumber,
    /// It lies further from nought than any number that can be held.
    #[error("a number beyond {}", i64::MAX)]
    TooLarge,
    /// It has more digits than can be held.
    #[error("not a number that can be held exactly: write at most 17 decimal places")]
    Inexact,
}

/// The decimal places to which what cannot be held exactly is rounded. The difference of two scores of so many places,
/// in centile spaces (halves of thirds), still fits.
const PLACES: u32 = 17;

impl Number {
    /// Nought.
    pub const ZERO: Number = Number { numerator: 0, denominator: 1 };

    /// The fraction `numerator/denominator`; `None` where the denominator is nought or the result does not fit.
    pub fn ratio(numerator: i64, denominator: i64) -> Option<Number> {
        Number::reduced(i128::from(numerator), i128::from(denominator))
    }

    fn reduced(numerator: i128, denominator: i128) -> Option<Number> {
        if denominator == 0 {
            return None;
        }
        let (above, below) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = match (u64::try_from(above), u64::try_from(below)) {
            // Nearly always; and small numbers divide much quicker.
            (Ok(above), Ok(below)) => u128::from(small_gcd(above, below)),
            _ => gcd(above, below),
        };
        if divisor == 1 && denominator > 0 {
            return Some(Number {
                numerator: i64::try_from(numerator).ok()?,
                denominator: i64::try_from(denominator).ok()?,
            });
        }
        let sign = if denominator < 0 { -1 } else { 1 };
        let divisor = i128::try_from(divisor).ok()?.max(1) * sign;
        Some(Number {
            numerator: i64::try_from(numerator / divisor).ok()?,
            denominator: i64::try_from(denominator / divisor).ok()?,
        })
    }

    /// The number above the line.
    pub fn numerator(self) -> i64 {
        self.numerator
    }

    /// The number below the line; always positive.
    pub fn denominator(self) -> i64 {
        self.denominator
    }

    /// The integer, where it is one.
    pub fn as_integer(self) -> Option<i64> {
        (self.denominator == 1).then_some(self.numerator)
    }

    /// The sum, rounded as a text is where it cannot be held exactly; `None` where it is too large.
    pub(crate) fn plus(self, other: Number) -> Option<Number> {
        let (a, b) = (i128::from(self.numerator), i128::from(self.denominator));
        let (c, d) = (i128::from(other.numerator), i128::from(other.denominator));
        Number::nearest(a * d + c * b, b * d)
    }

    /// The difference, likewise.
    pub(crate) fn minus(self, other: Number) -> Option<Number> {
        self.plus(Number { numerator: other.numerator.checked_neg()?, denominator: other.denominator })
    }

    /// The product, likewise.
    pub(crate) fn times(self, other: Number) -> Option<Number> {
        Number::nearest(
            i128::from(self.numerator) * i128::from(other.numerator),
            i128::from(self.denominator) * i128::from(other.denominator),
        )
    }

    /// The quotient where it can be held exactly; `None` for a divisor of nought as well.
    fn divided_by(self, other: Number) -> Option<Number> {
        let (above, below) = self.over(other);
        Number::reduced(above, below)
    }

    /// The quotient as a fraction that need not fit.
    fn over(self, other: Number) -> (i128, i128) {
        (
            i128::from(self.numerator) * i128::from(other.denominator),
            i128::from(self.denominator) * i128::from(other.numerator),
        )
    }

    /// The number as decimal text with so many places, halves away from nought: for people, not for comparing.
    pub(crate) fn to_decimal(self, places: u32) -> String {
        if let Some(text) = self.short_decimal(places) {
            return text;
        }
        let scale = 10_i128.pow(places.min(18));
        let scaled = i128::from(self.numerator) * scale * 2;
        let denominator = i128::from(self.denominator);
        let rounded = (scaled + if scaled < 0 { -denominator } else { denominator }) / (2 * denominator);
        let (whole, part) =
            (rounded.unsigned_abs() / scale.unsigned_abs(), rounded.unsigned_abs() % scale.unsigned_abs());
        let sign = if rounded < 0 { "-" } else { "" };
        if places == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{part:0width$}", width = places.min(18) as usize)
    }

    /// The same where it can be worked out in 64 bits.
    fn short_decimal(self, places: u32) -> Option<String> {
        let scale = 10_u64.checked_pow(places).filter(|_| places <= 18)?;
        let denominator = self.denominator.unsigned_abs();
        let scaled = self.numerator.unsigned_abs().checked_mul(scale)?.checked_mul(2)?;
        let rounded = scaled.checked_add(denominator)? / denominator.checked_mul(2)?;
        let (whole, part) = (rounded / scale, rounded % scale);
        // Nought has no sign.
        let sign = if self.numerator < 0 && rounded > 0 { "-" } else { "" };
        let mut text = String::with_capacity(24);
        text.push_str(sign);
        text.push_str(itoa::Buffer::new().format(whole));
        if places > 0 {
            text.push('.');
            let mut digits = itoa::Buffer::new();
            let digits = digits.format(part);
            for _ in digits.len()..places as usize {
                text.push('0');
            }
            text.push_str(digits);
        }
        Some(text)
    }

    /// The exact decimal text, where the fraction has one of at most 18 places (`2.5`, not `1/3`).
    pub(crate) fn exact_decimal(self) -> Option<String> {
        let mut denominator = self.denominator;
        let mut places = 0_u32;
        let (mut twos, mut fives) = (0_u32, 0_u32);
        while denominator % 2 == 0 {
            denominator /= 2;
            twos += 1;
        }
        while denominator % 5 == 0 {
            denominator /= 5;
            fives += 1;
        }
        if denominator != 1 {
            return None;
        }
        places = places.max(twos).max(fives);
        (places <= 18).then(|| self.to_decimal(places))
    }
}

fn small_gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { small_gcd(b, a % b) }
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { gcd(b, a % b) }
}

impl From<i64> for Number {
    fn from(integer: i64) -> Self {
        Number { numerator: integer, denominator: 1 }
    }
}

impl From<u32> for Number {
    fn from(integer: u32) -> Self {
        Number { numerator: i64::from(integer), denominator: 1 }
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        let right = i128::from(other.numerator) * i128::from(self.denominator);
        left.cmp(&right)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact_decimal() {
            Some(decimal) => f.write_str(&decimal),
            None => write!(f, "{}/{}", self.numerator, self.denominator),
        }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn short_decimals_are_the_long_way_s() {
        for numerator in [-1_000_003, -12, -5, -1, 0, 1, 4, 5, 6, 10, 99, 100, 12_345, i64::MAX, i64::MIN + 1]
        {
            for denominator in [1, 2, 3, 7, 8, 10, 100, 1000, 4096, 1_000_000] {
                let number = Number::ratio(numerator, denominator).unwrap();
                for places in [0, 1, 2, 3, 6, 12, 18] {
                    let scale = 10_i128.pow(places);
                    let (above, below) = (i128::from(number.numerator), i128::from(number.denominator));
                    let doubled = above * scale * 2;
                    let rounded = (doubled + if doubled < 0 { -below } else { below }) / (2 * below);
                    let (whole, part) = (
                        rounded.unsigned_abs() / scale.unsigned_abs(),
                        rounded.unsigned_abs() % scale.unsigned_abs(),
                    );
                    let sign = if rounded < 0 { "-" } else { "" };
                    let long = match places {
                        0 => format!("{sign}{whole}"),
                        _ => format!("{sign}{whole}.{part:0width$}", width = places as usize),
                    };
                    assert_eq!(number.to_decimal(places), long, "{numerator}/{denominator}, {places}");
                }
            }
        }
    }

    #[test]
    fn rounding_for_people_is_half_away_from_nought() {
        assert_eq!(n("0.25").to_decimal(1), "0.3");
        assert_eq!(n("-0.25").to_decimal(1), "-0.3");
        assert_eq!(n("19/190").to_decimal(3), "0.100");
        assert_eq!(n("2/3").to_decimal(0), "1");
    }
}
