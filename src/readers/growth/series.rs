//! Measurements of one kind in order of date: what is the latest, and what the highest before it.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::output::Provenance;
use super::score::Score;
use crate::case::InputRef;
use crate::number::Number;
use crate::vocabulary::Agency;

/// One score of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub on: Date,
    pub recorded: Date,
    pub input: InputRef,
    /// Who measured; nobody is named for what the child's own particulars say.
    pub by: Option<Agency>,
    pub score: Score,
}

impl Point {
    /// Adds this point to what a fact rests on.
    pub fn supports(&self, provenance: &mut Provenance) {
        match self.by {
            Some(by) => provenance.add(self.input, by, self.on),
            None => provenance.add_unsigned(self.input, self.on),
        }
    }
}

/// Which measurement of a day stands: its day, the day of becoming known, how bad it is, and its record, in that order.
pub(super) type Key<S> = (Date, Date, S, InputRef);

/// What was measured on a day.
pub(super) trait Measurement: Copy {
    /// A higher one is worse.
    type Severity: Ord;

    fn key(&self) -> Key<Self::Severity>;
}

impl Measurement for Point {
    type Severity = Reverse<(Number, Number)>;

    fn key(&self) -> Key<Self::Severity> {
        (self.on, self.recorded, Reverse((self.score.low, self.score.high)), self.input)
    }
}

/// Where nothing but that it was measured is of interest.
impl<S: Ord + Copy> Measurement for Key<S> {
    type Severity = S;

    fn key(&self) -> Key<S> {
        *self
    }
}

/// Sorts what was measured by day and keeps one of each: the one recorded last, and of several that were recorded together
/// the worst. The others are `replaced`.
pub(super) fn one_a_day<T: Measurement>(mut measured: Vec<T>, replaced: &mut BTreeSet<InputRef>) -> Vec<T> {
    measured.sort_by_key(T::key);
    measured.dedup_by(|later, earlier| {
        let ((on, ..), (same, .., input)) = (later.key(), earlier.key());
        if on == same {
            replaced.insert(input);
            *earlier = *later;
        }
        on == same
    });
    measured
}

/// Those of them up to a day.
pub(super) fn until<T: Measurement>(measured: &[T], day: Date) -> &[T] {
    &measured[..measured.partition_point(|one| one.key().0 <= day)]
}

/// Points of one kind, one a day in the order of days, with what had been highest by each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Points<'m> {
    pub points: &'m [Point],
    /// For each point the highest up to it.
    highest: &'m [Point],
}

impl<'m> Points<'m> {
    /// `highest` is [`highest_by_each`] of the points.
    pub(super) fn new(points: &'m [Point], highest: &'m [Point]) -> Points<'m> {
        Points { points, highest }
    }

    /// Those of them up to a day.
    pub(super) fn until(self, day: Date) -> Points<'m> {
        let points = until(self.points, day);
        Points { points, highest: &self.highest[..points.len()] }
    }

    /// The latest point and the highest of those before it.
    pub(super) fn latest_and_highest_before(self) -> Option<(Point, Point)> {
        let (latest, earlier) = self.points.split_last()?;
        let highest = self.highest[..earlier.len()].last()?;
        Some((*latest, *highest))
    }
}

/// For each point the highest up to it, the later of equals.
///
/// Where scores are known only to lie between two, the highest is known only so as well; the point that can be
/// highest stands for it.
pub(super) fn highest_by_each(points: &[Point]) -> Vec<Point> {
    let highest = points.iter().scan(None, |highest: &mut Option<(Point, Number)>, point| {
        let key = |point: &Point| (point.score.high, point.score.low);
        let (before, least) = highest.unwrap_or((*point, point.score.low));
        let now = if key(point) >= key(&before) { *point } else { before };
        let least = least.max(point.score.low);
        *highest = Some((now, least));
        Some(Point { score: Score { low: least, ..now.score }, ..now })
    });
    highest.collect()
}
