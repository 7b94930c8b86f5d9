//! Children: born at term or early, long ago or today, or not born yet. All are under 18 on the case's date.

use crate::vocabulary::Vocabulary as _;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;

use super::dates::days_after;
use crate::Number;
use crate::case::{Child, Sex};

/// Eighteen years are at least this many days and one.
const MOST_DAYS: i32 = 18 * 365 + 3;

/// When the child was or will be born, seen from the case's date.
#[derive(Debug, Clone)]
pub(super) enum Birth {
    /// On this day.
    On(Date),
    /// So many days before the case's date.
    DaysBefore(i32),
    /// Not yet; due so many days after the case's date.
    DueIn(i32),
    /// So many days after the case's date, and due then.
    DaysAfter(i32),
}

/// A child whose birth is fixed once the case's date is known.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) birth: Birth,
    pub(super) gestation: Option<(u8, Option<u8>)>,
    pub(super) weight: Option<u32>,
    pub(super) scores: (Option<i64>, Option<i64>),
    pub(super) sex: Option<Sex>,
}

/// Any child.
pub(super) fn any() -> BoxedStrategy<Draft> {
    let birth = prop_oneof![
        2 => (0..60).prop_map(Birth::DaysBefore),
        3 => (0..1_100).prop_map(Birth::DaysBefore),
        6 => (0..=MOST_DAYS).prop_map(Birth::DaysBefore),
        1 => (-28..=280).prop_map(Birth::DueIn),
        1 => (1..200).prop_map(Birth::DaysAfter),
    ];
    with_birth(birth.boxed())
}

/// A child with that birth.
pub(super) fn with_birth(birth: BoxedStrategy<Birth>) -> BoxedStrategy<Draft> {
    let gestation =
        (prop_oneof![2 => 20_u8..=44, 1 => 35_u8..=37], proptest::option::weighted(0.7, 0_u8..=6));
    let score = || proptest::option::weighted(0.3, -60_i64..60);
    (
        birth,
        proptest::option::of(gestation),
        proptest::option::of(200_u32..=8_000),
        (score(), score()),
        proptest::option::of(select(Sex::ALL)),
    )
        .prop_map(|(birth, gestation, weight, scores, sex)| Draft { birth, gestation, weight, scores, sex })
        .boxed()
}

impl Draft {
    pub(super) fn seen_from(self, as_of: Date) -> Child {
        let (born, due) = match self.birth {
            Birth::On(day) => (Some(day), None),
            Birth::DaysBefore(days) => (Some(days_after(as_of, -days)), None),
            Birth::DueIn(days) => (None, Some(days_after(as_of, days))),
            Birth::DaysAfter(days) => (Some(days_after(as_of, days)), Some(days_after(as_of, days))),
        };
        let tenths = |score: Option<i64>| score.and_then(|tenths| Number::ratio(tenths, 10));
        #[allow(clippy::needless_update, reason = "a field that the model gains is unsaid here at first")]
        Child {
            born,
            due,
            gestation_weeks: self.gestation.map(|(weeks, _)| weeks),
            gestation_days: self.gestation.and_then(|(_, days)| days),
            birth_weight_g: self.weight,
            birth_weight_sds: tenths(self.scores.0),
            mid_parental_height_sds: tenths(self.scores.1),
            sex: self.sex,
            ..Child::default()
        }
    }
}
