//! Numbers from texts, exactly or rounded; part of `number`.
//!
//! Rounding never makes a number equal to a shorter one that it is not: digits beyond the last place are cut, and where
//! they were not all noughts, a last digit of 0 becomes 1 and one of 5 becomes 6 (the mode `ROUND_05UP` of the General
//! Decimal Arithmetic Specification). So what lies just below a threshold stays below it, and what is more than nothing
//! stays more than nothing.

use std::str::FromStr;

use super::{Number, NumberError, PLACES};

/// The digits of a whole number that can always be held.
const DIGITS: i64 = 18;

/// Digits that are kept of a text: more than enough to tell what can be held exactly.
const KEPT: u32 = 30;

impl Number {
    /// Reads a text as `parse` does, and rounds what cannot be held exactly: to 17 decimal places and 18 digits in all, as
    /// a case's numbers are read.
    ///
    /// ```
    /// use neglect_screen::Number;
    /// let exact: Number = "-2".parse()?;
    /// assert!(Number::rounded("-2.0000000000000000000001")? < exact);
    /// assert!(Number::rounded("5e-324")? > "0".parse()?);
    /// # Ok::<(), neglect_screen::NumberError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A text that is not a number, or a number beyond those that can be held.
    pub fn rounded(text: &str) -> Result<Number, NumberError> {
        if let Some(percent) = text.strip_suffix('%') {
            let mut decimal = Decimal::read(percent.trim_end())?;
            decimal.exponent -= 2;
            return decimal.rounded();
        }
        match text.split_once('/') {
            Some((above, below)) => {
                let (above, below) = (Number::rounded(above)?, Number::rounded(below)?);
                let (above, below) = above.over(below);
                match below {
                    0 => Err(NumberError::NotANumber),
                    _ => Number::nearest(above, below).ok_or(NumberError::TooLarge),
                }
            }
            None => Decimal::read(text)?.rounded(),
        }
    }

    /// The fraction, rounded where it cannot be held exactly; `None` where it is too large. `below` is not nought.
    pub(super) fn nearest(above: i128, below: i128) -> Option<Number> {
        if let Some(exact) = Number::reduced(above, below) {
            return Some(exact);
        }
        let negative = (above < 0) != (below < 0);
        let (mut above, mut below) = (above.unsigned_abs(), below.unsigned_abs());
        // Room for one digit more; what is cut here lies beyond the last place.
        while below > u128::MAX / 10 {
            (above, below) = (above >> 1, below >> 1);
        }
        let (mut digits, mut rest) = (above / below, above % below);
        let whole = i64::try_from(digits).ok()?;
        let places = PLACES.min(u32::try_from(DIGITS).ok()?.saturating_sub(decimal_digits(whole)));
        for _ in 0..places {
            digits = digits * 10 + rest * 10 / below;
            rest = rest * 10 % below;
        }
        scaled(negative, digits, rest != 0, places)
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        if let Some(percent) = text.strip_suffix('%') {
            let mut decimal = Decimal::read(percent.trim_end())?;
            decimal.exponent -= 2;
            return decimal.exact();
        }
        match text.split_once('/') {
            Some((above, below)) => {
                let (above, below) = (Decimal::read(above)?.exact()?, Decimal::read(below)?.exact()?);
                match below {
                    Number::ZERO => Err(NumberError::NotANumber),
                    _ => above.divided_by(below).ok_or(NumberError::Inexact),
                }
            }
            None => Decimal::read(text)?.exact(),
        }
    }
}

/// A decimal text, taken apart: `digits` times ten to the `exponent`, and a little more where `more`.
struct Decimal {
    negative: bool,
    digits: u128,
    exponent: i64,
    /// Digits other than nought follow those that were kept.
    more: bool,
}

impl Decimal {
    fn read(text: &str) -> Result<Decimal, NumberError> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, power(exponent)?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, part) = match mantissa.split_once('.') {
            Some((whole, "")) => (whole, None),
            Some((whole, part)) => (whole, Some(part)),
            None => (mantissa, Some("")),
        };
        let part = part.ok_or(NumberError::NotANumber)?;
        let is_digit = |byte: u8| byte.is_ascii_digit();
        if whole.is_empty() || !whole.bytes().chain(part.bytes()).all(is_digit) {
            return Err(NumberError::NotANumber);
        }
        let mut decimal = Decimal { negative, digits: 0, exponent, more: false };
        let full = 10_u128.pow(KEPT - 1);
        for (byte, place) in
            whole.bytes().map(|byte| (byte, false)).chain(part.bytes().map(|byte| (byte, true)))
        {
            let digit = u128::from(byte - b'0');
            if decimal.digits < full {
                decimal.digits = decimal.digits * 10 + digit;
                decimal.exponent -= i64::from(place);
            } else {
                decimal.more |= digit != 0;
                decimal.exponent += i64::from(!place);
            }
        }
        Ok(decimal)
    }

    /// The number, where it can be held exactly.
    fn exact(&self) -> Result<Number, NumberError> {
        if self.digits == 0 {
            return Ok(Number::ZERO);
        }
        if self.size() > DIGITS + 1 {
            return Err(NumberError::TooLarge);
        }
        let digits = i128::try_from(self.digits).expect("at most thirty digits are kept");
        let signed = if self.negative { -digits } else { digits };
        let power = u32::try_from(self.exponent.unsigned_abs()).ok().and_then(|by| 10_i128.checked_pow(by));
        if self.exponent >= 0 {
            let whole = power.and_then(|power| signed.checked_mul(power));
            return whole.and_then(|whole| Number::reduced(whole, 1)).ok_or(NumberError::TooLarge);
        }
        let held = power.filter(|_| !self.more).and_then(|power| Number::reduced(signed, power));
        held.ok_or(NumberError::Inexact)
    }

    /// The number, rounded where it cannot be held exactly.
    fn rounded(&self) -> Result<Number, NumberError> {
        match self.exact() {
            // A denominator beyond the last place leaves no room to reckon with.
            Ok(exact) if exact.denominator() <= 10_i64.pow(PLACES) => return Ok(exact),
            Ok(_) | Err(NumberError::Inexact) => {}
            Err(refused) => return Err(refused),
        }
        let places = (DIGITS - self.size()).clamp(0, i64::from(PLACES));
        // What cannot be held exactly has more places than are kept.
        let dropped = -self.exponent - places;
        let power = u32::try_from(dropped).ok().and_then(|by| 10_u128.checked_pow(by));
        let (digits, rest) =
            power.map_or((0, true), |power| (self.digits / power, !self.digits.is_multiple_of(power)));
        let places = u32::try_from(places).expect("the places were just clamped");
        scaled(self.negative, digits, rest || self.more, places).ok_or(NumberError::TooLarge)
    }

    /// How many digits it has before the point; below nought, how many noughts follow the point.
    fn size(&self) -> i64 {
        i64::from(self.digits.checked_ilog10().map_or(0, |ilog| ilog + 1)).saturating_add(self.exponent)
    }
}

/// `digits` at so many places, of which more was cut.
fn scaled(negative: bool, digits: u128, cut: bool, places: u32) -> Option<Number> {
    let digits = i128::try_from(digits).ok()? + i128::from(cut && digits.is_multiple_of(5));
    Number::reduced(if negative { -digits } else { digits }, 10_i128.pow(places))
}

fn decimal_digits(whole: i64) -> u32 {
    whole.checked_ilog10().map_or(0, |ilog| ilog + 1)
}

/// The power of ten behind an `e`. One beyond all reckoning is as good as a very large one.
fn power(text: &str) -> Result<i64, NumberError> {
    const BEYOND: i64 = 1_000_000_000_000;
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NumberError::NotANumber);
    }
    let size = digits.parse().map_or(BEYOND, |size: i64| size.min(BEYOND));
    Ok(if text.starts_with('-') { -size } else { size })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn rounded(text: &str) -> Number {
        Number::rounded(text).unwrap()
    }

    #[test]
    fn decimals_fractions_and_percentages_are_read_exactly() {
        assert_eq!(n("0.10"), n("1/10"));
        assert_eq!(n("10%"), n("1/10"));
        assert_eq!(n("-2.6667").to_string(), "-2.6667");
        assert_eq!(n("-8/3").to_string(), "-8/3");
        assert_eq!(n("1e3"), Number::from(1000_i64));
        assert_eq!(n("12.5e-1"), n("5/4"));
        assert!(n("-1.3333") > n("-4/3"));
        assert_eq!(n("2.500000000000000000000000000000000000"), n("5/2"));
        assert_eq!(n("0e999"), Number::ZERO);
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        use NumberError::{Inexact, NotANumber, TooLarge};
        for text in
            ["", ".", "1.", ".5", "-", "--1", "1/0", "ten", "0x10", "1 2", "1e", "1e+", "NaN", "inf", "1//2"]
        {
            assert_eq!(
                (text.parse::<Number>(), Number::rounded(text)),
                (Err(NotANumber), Err(NotANumber)),
                "{text}"
            );
        }
        for text in
            ["1e999", "1e99999999999999999999", "99999999999999999999", "9223372036854775808", "-1e19"]
        {
            assert_eq!(
                (text.parse::<Number>(), Number::rounded(text)),
                (Err(TooLarge), Err(TooLarge)),
                "{text}"
            );
        }
        for text in ["1e-400", "0.12345678901234567890123", "1e-99999999999999999999"] {
            assert_eq!(text.parse::<Number>(), Err(Inexact), "{text}");
        }
    }

    #[test]
    fn what_is_rounded_stays_on_its_side_of_every_shorter_number() {
        assert!(rounded("-2.0000000000000000000000001") < n("-2"));
        assert!(rounded("-1.9999999999999999999999999") > n("-2"));
        assert!(rounded("0.4999999999999999999999999") < n("0.5"));
        assert!(rounded("0.5000000000000000000000001") > n("0.5"));
        assert!(rounded("1e-400") > Number::ZERO && rounded("-5e-324") < Number::ZERO);
        assert_eq!(rounded("1.1102230246251565e-16"), n("0.00000000000000011"));
        assert_eq!(rounded("-2.30000000000000003"), n("-2.30000000000000003"));
        assert_eq!(rounded("1/3"), n("1/3"));
        assert_eq!(rounded("9223372036854775807.5"), n("9223372036854775807"));
    }

    #[test]
    fn a_difference_that_does_not_fit_is_rounded_and_not_lost() {
        let (low, high) = (rounded("-5.99999999999999999"), rounded("5.99999999999999991"));
        let spaces = high.minus(low).and_then(|apart| apart.times(n("3/2"))).unwrap();
        assert_eq!(spaces, n("17.99999999999999985"));
        let (odd, other) =
            (n("1234567890123456789/1234567890123456788"), n("-4000000000000000000/3999999999999999999"));
        let sum = odd.plus(other).unwrap();
        assert!(n("0") < sum && sum < n("0.000000000000000001") || sum == n("1/100000000000000000"), "{sum}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

        /// Every finite float that a language writes is read, and refused only for its size.
        #[test]
        fn every_finite_float_is_read(bits in any::<u64>(), small in -6.0..6.0_f64) {
            for float in [f64::from_bits(bits), small] {
                for text in [format!("{float}"), format!("{float:e}")] {
                    match Number::rounded(&text) {
                        Ok(read) => {
                            prop_assert!(float.abs() < 9.3e18, "{}", text);
                            let again: f64 = read.to_decimal(17).to_string().parse().unwrap();
                            prop_assert!((again - float).abs() <= float.abs() * 1e-15 + 1e-17, "{} {}", text, read);
                            prop_assert_eq!(read.cmp(&Number::ZERO), float.partial_cmp(&0.0).unwrap());
                        }
                        Err(refused) if float.is_finite() => {
                            prop_assert!(float.abs() > 9.2e18, "{}", text);
                            prop_assert_eq!(refused, NumberError::TooLarge);
                        }
                        Err(refused) => prop_assert_eq!(refused, NumberError::NotANumber),
                    }
                }
            }
        }

        /// More digits move a number away from the shorter one by which it begins, and never across it.
        #[test]
        fn more_digits_never_cross_a_shorter_number(
            whole in 0..100_u32, part in 0..100_000_u32, noughts in 0..60_usize, last in 1..10_u32,
        ) {
            let short = format!("{whole}.{part:05}");
            let long = format!("{short}{:0>noughts$}{last}", "");
            prop_assert!(rounded(&long) > n(&short), "{}", long);
            prop_assert!(rounded(&format!("-{long}")) < n(&format!("-{short}")), "{}", long);
        }
    }
}
