//! The program's age ranges as days of this child's life, each worked out when it is first asked for.

use std::cell::OnceCell;

use jiff::civil::Date;

use super::program::AgeRangeId;
use crate::calendar::{AgeRange, ordinal};
use crate::case::{Child, age};
use crate::ids::Table;

/// The days, as numbers, on which the child's age lies in a range: from one, included, to another, not included, and
/// those before birth where the range holds them.
#[derive(Debug, Clone, Copy)]
struct AgeWindow {
    from: u32,
    before: u32,
    before_birth: u32,
}

/// The age windows of one child.
#[derive(Debug)]
pub(super) struct AgeWindows<'a> {
    ranges: &'a Table<AgeRangeId, AgeRange>,
    child: &'a Child,
    windows: Table<AgeRangeId, OnceCell<AgeWindow>>,
}

impl<'a> AgeWindows<'a> {
    pub(super) fn new(ranges: &'a Table<AgeRangeId, AgeRange>, child: &'a Child) -> AgeWindows<'a> {
        AgeWindows { ranges, child, windows: ranges.iter().map(|_| OnceCell::new()).collect() }
    }

    /// Whether the child's age on a day lies in the range; always where there is none.
    #[inline]
    pub(super) fn hold(&self, range: Option<AgeRangeId>, day: u32) -> bool {
        range.is_none_or(|range| self.holds(range, day))
    }

    /// Whether the child's age on a day lies in the range.
    #[inline]
    pub(super) fn holds(&self, range: AgeRangeId, day: u32) -> bool {
        let window = self.windows[range].get_or_init(|| age_window(&self.ranges[range], self.child));
        (window.from <= day && day < window.before) || day < window.before_birth
    }
}

#[cold]
fn age_window(range: &AgeRange, child: &Child) -> AgeWindow {
    let Some(born) = child.born else {
        // Every day lies before the birth.
        return AgeWindow { from: 0, before: 0, before_birth: if range.unborn { u32::MAX } else { 0 } };
    };
    let origin = if range.corrected { age::corrected_from(child).unwrap_or(born) } else { born };
    let from = range.from.filter(|span| span.n > 0).map_or(born, |span| span.after(origin));
    let before = match range.below {
        None => ordinal(Date::MAX),
        // Every age has reached nought.
        Some(span) if span.n == 0 => 0,
        Some(span) => ordinal(span.after(origin)),
    };
    let born = ordinal(born);
    let before_birth = if range.unborn { born } else { 0 };
    // A corrected age may be reached before birth; a range that starts then still starts at birth.
    AgeWindow { from: ordinal(from).max(born), before, before_birth }
}
