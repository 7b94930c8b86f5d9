//! Percentages of published figures, to one decimal place.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Figure, Symbols};

/// A percentage, or the mark that stands for it.
///
/// Worked out from figures as published and from nothing else, so it can tell nothing they do not: it is
/// hidden with its numerator and with what is left of the whole without it, and follows rounded totals where
/// those are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Percentage {
    /// In tenths of a percent, halves upwards: 1000 is 100.0%.
    Tenths(u64),
    /// Hidden with its numerator, its complement or both.
    Hidden,
    /// There is nothing to take a percentage of.
    NotApplicable,
    /// Numerator or complement was not collected.
    NotAvailable,
}

impl Percentage {
    /// What percentage `part` is of `part` and `rest` together. `rest` is the complement: those of the whole who
    /// are not in the part.
    #[must_use]
    pub fn of(part: Figure, rest: Figure) -> Self {
        match (part, rest) {
            (Figure::Hidden, _) | (_, Figure::Hidden) => Self::Hidden,
            (Figure::NotAvailable, _) | (_, Figure::NotAvailable) => Self::NotAvailable,
            (Figure::NotApplicable, _) | (_, Figure::NotApplicable) => Self::NotApplicable,
            (Figure::Exact(part) | Figure::Rounded(part), Figure::Exact(rest) | Figure::Rounded(rest)) => {
                Self::of_counts(part, rest)
            }
        }
    }

    fn of_counts(part: u64, rest: u64) -> Self {
        let (part, whole) = (u128::from(part), u128::from(part) + u128::from(rest));
        if whole == 0 {
            return Self::NotApplicable;
        }
        // Round half upwards: floor(1000 part / whole + 1/2).
        let tenths = (2000 * part + whole) / (2 * whole);
        Self::Tenths(u64::try_from(tenths).unwrap_or(1000))
    }

    /// The percentage as it is written, without a per cent sign.
    #[must_use]
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
            Self::Tenths(tenths) => write!(f, "{}.{}", tenths / 10, tenths % 10),
            Self::Hidden => f.write_str("hidden"),
            Self::NotApplicable => f.write_str("not applicable"),
            Self::NotAvailable => f.write_str("not available"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_hidden_with_its_numerator_and_with_its_complement() {
        assert_eq!(Percentage::of(Figure::Hidden, Figure::Exact(60)), Percentage::Hidden);
        assert_eq!(Percentage::of(Figure::Exact(60), Figure::Hidden), Percentage::Hidden);
    }

    #[test]
    fn a_percentage_has_one_decimal_and_rounds_halves_upwards() {
        let of = |part, rest| Percentage::of(Figure::Exact(part), Figure::Exact(rest)).to_string();
        assert_eq!(of(26_010, 25_500), "50.5");
        assert_eq!(of(1, 2), "33.3");
        assert_eq!(of(2, 1), "66.7");
        // 1 of 2000 is 0.05%.
        assert_eq!(of(1, 1999), "0.1");
        assert_eq!(of(7, 0), "100.0");
    }

    #[test]
    fn of_nobody_there_is_no_percentage() {
        assert_eq!(Percentage::of(Figure::Exact(0), Figure::Exact(0)), Percentage::NotApplicable);
    }
}
