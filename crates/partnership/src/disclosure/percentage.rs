//! Percentages of published figures, to one decimal place.

use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Figure, Symbols};

/// A percentage, or the mark that stands for it.
///
/// It is worked out from figures as published and from nothing else, so it can tell nothing they do not: it is hidden
/// with its numerator and with what is left of the whole without it, and follows rounded totals where those are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Percentage {
    /// In tenths of a percent, halves upwards: 1000 is 100.0%.
    Tenths(u16),
    /// Hidden with its numerator, its complement or both.
    Hidden,
    /// There is nothing to take a percentage of.
    NotApplicable,
    /// Numerator or complement was not collected.
    NotAvailable,
}

impl Percentage {
    /// What percentage `part` is of `part` and `rest` together. `rest` is the complement: those of the whole who are not
    /// in the part.
    pub fn new(part: Figure, rest: Figure) -> Self {
        match (part, rest) {
            (Figure::Hidden, _) | (_, Figure::Hidden) => Self::Hidden,
            (Figure::NotAvailable, _) | (_, Figure::NotAvailable) => Self::NotAvailable,
            (Figure::NotApplicable, _) | (_, Figure::NotApplicable) => Self::NotApplicable,
            (Figure::Exact(part) | Figure::Rounded(part), Figure::Exact(rest) | Figure::Rounded(rest)) => {
                Self::from_counts(part, rest)
            }
        }
    }

    fn from_counts(part: u64, rest: u64) -> Self {
        let (part, whole) = (u128::from(part), u128::from(part) + u128::from(rest));
        if whole == 0 {
            return Self::NotApplicable;
        }
        // Round half upwards: floor(1000 part / whole + 1/2).
        let tenths = (2000 * part + whole) / (2 * whole);
        Self::Tenths(u16::try_from(tenths).expect("a part is at most 1000 tenths of its whole"))
    }

    /// The number, if one is shown.
    pub fn tenths(self) -> Option<Tenths> {
        match self {
            Self::Tenths(tenths) => Some(Tenths(tenths.into())),
            Self::Hidden | Self::NotApplicable | Self::NotAvailable => None,
        }
    }

    /// Writes the number where one is shown, and nothing else.
    pub(crate) fn as_number<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.tenths().serialize(serializer)
    }

    /// The percentage as it is written, without a per cent sign.
    pub fn mark(self, symbols: &Symbols) -> String {
        match self {
            Self::Tenths(_) => self.to_string(),
            Self::Hidden => symbols.hidden.clone(),
            Self::NotApplicable => symbols.not_applicable.clone(),
            Self::NotAvailable => symbols.not_available.clone(),
        }
    }
}

impl fmt::Display for Percentage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tenths(tenths) => Tenths((*tenths).into()).fmt(f),
            Self::Hidden => f.write_str("hidden"),
            Self::NotApplicable => f.write_str("not applicable"),
            Self::NotAvailable => f.write_str("not available"),
        }
    }
}

/// Tenths of a percent, or of a percentage point: 667 is 66.7. They are written as a number with one decimal place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tenths(pub i64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, tenth) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        write!(f, "{}{whole}.{tenth}", if self.0 < 0 { "-" } else { "" })
    }
}

impl Serialize for Tenths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Its text as it stands: a division of floats would depend on how the host lets them be rounded.
        let text = RawValue::from_string(self.to_string()).expect("a number with one decimal place is JSON");
        text.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_hidden_with_its_numerator_and_with_its_complement() {
        assert_eq!(Percentage::new(Figure::Hidden, Figure::Exact(60)), Percentage::Hidden);
        assert_eq!(Percentage::new(Figure::Exact(60), Figure::Hidden), Percentage::Hidden);
    }

    #[test]
    fn a_percentage_has_one_decimal_and_rounds_halves_upwards() {
        let written = |part, rest| Percentage::new(Figure::Exact(part), Figure::Exact(rest)).to_string();
        assert_eq!(written(26_010, 25_500), "50.5");
        assert_eq!(written(1, 2), "33.3");
        assert_eq!(written(2, 1), "66.7");
        // 1 of 2000 is 0.05%.
        assert_eq!(written(1, 1999), "0.1");
        assert_eq!(written(7, 0), "100.0");
        assert_eq!(written(u64::MAX, 0), "100.0");
    }

    #[test]
    fn tenths_are_written_with_one_decimal_place() {
        for (tenths, written) in [(0, "0.0"), (7, "0.7"), (667, "66.7"), (1000, "100.0"), (-31, "-3.1")] {
            assert_eq!(Tenths(tenths).to_string(), written);
            assert_eq!(serde_json::to_string(&Tenths(tenths)).unwrap(), written);
        }
    }

    #[test]
    fn of_nobody_there_is_no_percentage() {
        assert_eq!(Percentage::new(Figure::Exact(0), Figure::Exact(0)), Percentage::NotApplicable);
    }
}
