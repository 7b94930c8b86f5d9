//! Measurements of one kind in order of date: what is the latest, and what the highest before it.

use jiff::civil::Date;

use super::super::output::Provenance;
use super::score::Score;
use crate::case::InputRef;
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

/// Sorts by date and keeps one point a day: the one recorded last. The others are `replaced`.
pub(super) fn in_order(mut points: Vec<Point>, replaced: &mut Vec<InputRef>) -> Vec<Point> {
    points.sort_by_key(|point| (point.on, point.recorded, point.input));
    points.dedup_by(|later, earlier| {
        let same_day = later.on == earlier.on;
        if same_day {
            replaced.push(earlier.input);
            *earlier = *later;
        }
        same_day
    });
    points
}

/// The latest point and the highest of those before it.
///
/// Where scores are known only to lie between two, the highest is known only so as well; the point that can be
/// highest stands for it.
pub(super) fn latest_and_highest_before(points: &[Point]) -> Option<(Point, Point)> {
    let (latest, earlier) = points.split_last()?;
    let mut highest = *earlier.iter().max_by_key(|point| (point.score.high, point.score.low))?;
    let least = earlier.iter().map(|point| point.score.low).max()?;
    highest.score.low = least;
    Some((*latest, highest))
}
