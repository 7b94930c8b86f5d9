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
        date.saturating_sub(self.to_jiff())
    }

    /// The date that lies this span after `date`, clamped likewise.
    pub fn after(self, date: Date) -> Date {
        date.saturating_add(self.to_jiff())
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
