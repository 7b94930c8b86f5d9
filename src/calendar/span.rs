//! Lengths, periods and ranges of calendar time. Months and years are clamped to month ends: 31 March and one month is
//! 30 April, 29 February and one year is 28 February.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Calendar months, with clamped ends: 31 March and one month is 30 April.
    Months,
    /// Calendar years, with clamped ends: 29 February and one year is 28 February.
    Years,
}

/// A length of calendar time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// The date that lies this span before `date`, clamped to the calendar's range and to month ends.
    pub fn before(self, date: Date) -> Date {
        let by_months = self.months().and_then(|months| plus_months(date, -months));
        by_months.unwrap_or_else(|| date.saturating_sub(self.to_jiff()))
    }

    /// The date that lies this span after `date`, clamped likewise.
    pub fn after(self, date: Date) -> Date {
        let by_months = self.months().and_then(|months| plus_months(date, months));
        by_months.unwrap_or_else(|| date.saturating_add(self.to_jiff()))
    }

    /// The whole months that it is, where it is counted in these or in years.
    fn months(self) -> Option<i32> {
        let n = i32::try_from(self.n.min(10_000)).ok()?;
        match self.unit {
            Unit::Months => Some(n),
            Unit::Years => Some(n * 12),
            Unit::Days | Unit::Weeks => None,
        }
    }

    fn to_jiff(self) -> jiff::Span {
        let n = i64::from(self.n.min(10_000));
        let span = jiff::Span::new();
        match self.unit {
            Unit::Days => span.days(n),
            Unit::Weeks => span.weeks(n),
            Unit::Months => span.months(n),
            Unit::Years => span.years(n),
        }
    }
}

/// The date so many months later, clamped to the month's end: what the date library says, worked out where it is asked for
/// with every entry of a timeline. Nothing where that lies outside the calendar, which the library clamps to.
fn plus_months(date: Date, months: i32) -> Option<Date> {
    let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1 + months;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    let first = Date::new(year, month, 1).ok()?;
    Date::new(year, month, date.day().min(first.days_in_month())).ok()
}

/// Where a period stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Any period of that length in the record.
    #[default]
    Any,
    /// The period that ends on the case's date.
    Latest,
}

/// A period of calendar time. It ends on a day `e`, included, and starts `span` before `e`, not included:
/// twelve months to 21 November run from 22 November of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// How long.
    pub span: Span,
    /// Where it stands.
    pub period: Period,
}

/// A range of ages: from one, included, to another, not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgeRange {
    /// From this age; from birth where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Span>,
    /// Below this age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Span>,
    /// Counted from the due date for a child born before 37 weeks.
    #[serde(default)]
    pub corrected: bool,
    /// Before birth as well.
    #[serde(default)]
    pub unborn: bool,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_span_is_what_the_date_library_makes_of_it() {
        let lengths = [0, 1, 2, 3, 6, 11, 12, 13, 24, 36, 59, 120, 9_999, 10_000, 20_000];
        let units = [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];
        let common = date(2023, 12, 1).series(jiff::Span::new().days(1)).take(1_600);
        let edges =
            [Date::MIN, Date::MAX, date(-1, 2, 28), date(0, 2, 29), date(9_999, 11, 30), date(-9_999, 2, 1)];
        for day in common.chain(edges) {
            for (unit, n) in units.into_iter().flat_map(|unit| lengths.map(|n| (unit, n))) {
                let span = Span { n, unit };
                assert_eq!(span.after(day), day.saturating_add(span.to_jiff()), "{day} and {span:?}");
                assert_eq!(span.before(day), day.saturating_sub(span.to_jiff()), "{day} less {span:?}");
            }
        }
    }
}
