//! Days counted from others.

use jiff::civil::Date;

pub(super) fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}
