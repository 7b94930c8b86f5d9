//! Ranges of numbers, spans of time and ages: which lies within which. Careful: `false` means *not shown*, never
//! *not so*.

use crate::number::Number;
use crate::pack::{AgeRange, Compare, Period, Span, Unit, Window};

/// An end of a range of numbers with whether it is included; `None` where the range has no such end.
pub(super) type End = Option<(Number, bool)>;

/// A test of a fact as the range of numbers that meet it, from the low end to the high one.
pub(super) fn range(test: &Compare) -> Option<(End, End)> {
    Some(match test {
        Compare::AtLeast(least) => (Some((*least, true)), None),
        Compare::Above(least) => (Some((*least, false)), None),
        Compare::AtMost(most) => (None, Some((*most, true))),
        Compare::Below(most) => (None, Some((*most, false))),
        Compare::Between(least, most) => (Some((*least, true)), Some((*most, true))),
        Compare::Is(_) | Compare::OneOf(_) | Compare::Known => return None,
    })
}

/// Whether one range of numbers lies in another.
pub(super) fn range_within((low_a, high_a): (End, End), (low_b, high_b): (End, End)) -> bool {
    let low = match (low_a, low_b) {
        (_, None) => true,
        (Some((a, a_in)), Some((b, b_in))) => a > b || (a == b && (b_in || !a_in)),
        (None, Some(_)) => false,
    };
    let high = match (high_a, high_b) {
        (_, None) => true,
        (Some((a, a_in)), Some((b, b_in))) => a < b || (a == b && (b_in || !a_in)),
        (None, Some(_)) => false,
    };
    low && high
}

/// Whether two ranges of numbers share none.
pub(super) fn ranges_apart((low_a, high_a): (End, End), (low_b, high_b): (End, End)) -> bool {
    let apart = |high: End, low: End| match (high, low) {
        (Some((high, high_in)), Some((low, low_in))) => high < low || (high == low && !(high_in && low_in)),
        _ => false,
    };
    apart(high_a, low_b) || apart(high_b, low_a)
}

/// Whether whatever lies in one period lies in some period of the other kind.
pub(super) fn window_within(a: Option<Window>, b: Option<Window>) -> bool {
    match (a, b) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => {
            no_longer(a.span, b.span) && (b.period == Period::Any || a.period == Period::Latest)
        }
    }
}

/// The fewest and the most days of a span.
pub(super) fn days(span: Span) -> (u64, u64) {
    let n = u64::from(span.n);
    match span.unit {
        Unit::Days => (n, n),
        Unit::Weeks => (7 * n, 7 * n),
        // No calendar month has fewer than 28 days or more than 31, and no year more than 366.
        Unit::Months => (28 * n, 31 * n),
        Unit::Years => (365 * n, 366 * n),
    }
}

/// The months of a span of months or years, which compare exactly with each other.
fn months(span: Span) -> Option<u64> {
    match span.unit {
        Unit::Months => Some(u64::from(span.n)),
        Unit::Years => Some(12 * u64::from(span.n)),
        Unit::Days | Unit::Weeks => None,
    }
}

/// Whether a span is never longer than another, on whatever day it ends.
pub(super) fn no_longer(a: Span, b: Span) -> bool {
    match (months(a), months(b)) {
        (Some(a), Some(b)) => a <= b,
        _ => days(a).1 <= days(b).0,
    }
}

/// Whether every age in one range lies in the other.
pub(super) fn age_within(a: &AgeRange, b: &AgeRange) -> bool {
    if a == b {
        return true;
    }
    let from = match (a.from, b.from) {
        (_, None) => true,
        (Some(a), Some(b)) => no_longer(b, a),
        (None, Some(b)) => b.n == 0,
    };
    let below = match (a.below, b.below) {
        (_, None) => true,
        (Some(a), Some(b)) => no_longer(a, b),
        (None, Some(_)) => false,
    };
    a.corrected == b.corrected && (b.unborn || !a.unborn) && from && below
}

/// Whether two ranges share no age. Corrected and uncorrected ages are not compared.
pub(super) fn ages_apart(a: &AgeRange, b: &AgeRange) -> bool {
    let apart = |low: &AgeRange, high: &AgeRange| {
        low.below.zip(high.from).is_some_and(|(below, from)| no_longer(below, from))
    };
    a.corrected == b.corrected && !(a.unborn && b.unborn) && (apart(a, b) || apart(b, a))
}

/// Whether a range of ages holds nobody.
pub(super) fn is_empty(range: &AgeRange) -> bool {
    let born = match (range.from, range.below) {
        (Some(from), Some(below)) => no_longer(below, from),
        (None, Some(below)) => below.n == 0,
        _ => false,
    };
    born && !range.unborn
}
