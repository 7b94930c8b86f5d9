//! How old the child is on a day. Every age range in a pack is tested here, and nowhere else.
//!
//! Ages are completed units between civil dates; there is no clock and no time zone. A child born on the 31st
//! completes a month on the last day of a shorter month, and one born on 29 February a year on 28 February: the
//! same clamping as in [`Span`], so that "two months old" and "two months ago" agree. A range that ends at an age in years
//! ends for the latter on 1 March.

use jiff::civil::Date;

use super::model::Child;
use crate::calendar::{AgeRange, Span, Unit, completed, days_between};

/// Days of gestation at which a birth is at term: 37 weeks and 0 days. Below it, ages may be corrected.
const TERM_DAYS: i32 = 37 * 7;

/// Days of gestation from which corrected age is counted: 40 weeks and 0 days.
const DUE_DAYS: i32 = 40 * 7;

/// The age of one child on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Age {
    on: Date,
    /// The birth date, where the child was born by `on`.
    born: Option<Date>,
    /// The day on which 40 weeks were or would have been complete, for a birth before 37 weeks.
    corrected: Option<Date>,
}

/// The age of the child on that day. Before the birth date, or where none is known, the child is unborn.
///
/// Corrected age is counted from the day on which 40 weeks of gestation are complete, for births before 37 weeks and
/// 0 days. Where only the completed weeks are recorded, they count as weeks and 0 days.
pub fn age_on(child: &Child, on: Date) -> Age {
    let born = child.born.filter(|&born| born <= on);
    Age { on, born, corrected: born.and_then(|_| corrected_from(child)) }
}

/// The day from which corrected age is counted, for a child born before 37 weeks and 0 days.
pub(crate) fn corrected_from(child: &Child) -> Option<Date> {
    let (born, gestation) = child.born.zip(child.gestation())?;
    (gestation < TERM_DAYS).then(|| born.saturating_add(jiff::Span::new().days(DUE_DAYS - gestation)))
}

impl Child {
    /// Days of gestation at birth, where the completed weeks are recorded; missing days count as none.
    pub fn gestation(&self) -> Option<i32> {
        let days = i32::from(self.gestation_days.unwrap_or(0));
        self.gestation_weeks.map(|weeks| i32::from(weeks) * 7 + days)
    }
}

impl Age {
    /// Whether the child was not yet born on the day.
    pub fn unborn(&self) -> bool {
        self.born.is_none()
    }

    /// Completed days since birth; `None` before it.
    pub fn days(&self) -> Option<i32> {
        self.born.map(|born| days_between(born, self.on))
    }

    /// Completed weeks since birth; `None` before it.
    pub fn weeks(&self) -> Option<i32> {
        self.born.map(|born| completed(Unit::Weeks, born, self.on))
    }

    /// Completed months since birth; `None` before it.
    pub fn months(&self) -> Option<i32> {
        self.born.map(|born| completed(Unit::Months, born, self.on))
    }

    /// Completed years since birth; `None` before it.
    pub fn years(&self) -> Option<i32> {
        self.born.map(|born| completed(Unit::Years, born, self.on))
    }

    /// Completed days of corrected age, negative before 40 weeks were complete; `None` before birth and for a child
    /// born at 37 weeks or later, or at an unrecorded gestation.
    pub fn corrected_days(&self) -> Option<i32> {
        self.corrected.map(|due| days_between(due, self.on))
    }

    /// Whether the age lies in the range: its start included, its end not.
    ///
    /// Before birth that is so only for a range that names the unborn. A range that starts at nought starts at birth,
    /// also where it is corrected and the corrected age is still negative.
    pub(crate) fn lies_in(&self, range: &AgeRange) -> bool {
        let Some(born) = self.born else {
            // Every age that a range could end at comes later.
            return range.unborn;
        };
        let origin = if range.corrected { self.corrected.unwrap_or(born) } else { born };
        let reached = |span: Span| span.n == 0 || has_completed(span, origin, self.on);
        let past = |span: Span| span.n == 0 || has_surely_completed(span, origin, self.on);
        range.from.is_none_or(reached) && range.below.is_none_or(|span| !past(span))
    }

    /// Whether the child has surely reached an age.
    pub(super) fn is_past(&self, age: Span) -> bool {
        self.born.is_some_and(|born| has_surely_completed(age, born, self.on))
    }
}

fn has_completed(span: Span, origin: Date, on: Date) -> bool {
    i64::from(completed(span.unit, origin, on)) >= i64::from(span.n)
}

/// Whether a time has passed by every way of counting. Sources differ on whether a year since 29 February ends on
/// 28 February or on 1 March: what ends at an age, childhood itself above all, does not end a day early.
fn has_surely_completed(span: Span, origin: Date, on: Date) -> bool {
    let may_be_a_day_early = span.unit == Unit::Years
        && (origin.month(), origin.day()) == (2, 29)
        && (on.month(), on.day()) == (2, 28);
    let on = if may_be_a_day_early { on.saturating_sub(jiff::Span::new().days(1)) } else { on };
    has_completed(span, origin, on)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn child(born: Date) -> Child {
        Child { born: Some(born), ..Child::default() }
    }

    fn preterm(born: Date, weeks: u8, days: u8) -> Child {
        Child { gestation_weeks: Some(weeks), gestation_days: Some(days), ..child(born) }
    }

    fn span(n: u32, unit: Unit) -> Option<Span> {
        Some(Span { n, unit })
    }

    #[test]
    fn a_child_of_the_leap_day_is_a_child_until_every_source_says_otherwise() {
        let below = AgeRange { below: span(18, Unit::Years), ..AgeRange::default() };
        let from = AgeRange { from: span(18, Unit::Years), ..AgeRange::default() };
        for (born, on, is_below, is_from) in [
            (date(2008, 2, 29), date(2026, 2, 27), true, false),
            (date(2008, 2, 29), date(2026, 2, 28), true, true),
            (date(2008, 2, 29), date(2026, 3, 1), false, true),
            (date(2008, 2, 28), date(2026, 2, 28), false, true),
        ] {
            let age = age_on(&child(born), on);
            assert_eq!((age.lies_in(&below), age.lies_in(&from)), (is_below, is_from), "{born} {on}");
            assert_eq!(age.is_past(Span { n: 18, unit: Unit::Years }), !is_below);
        }
    }

    #[test]
    fn ages_are_completed_units_with_clamped_month_ends() {
        let table = [
            // born, on, (days, weeks, months, years)
            (date(2024, 2, 29), date(2024, 2, 29), (0, 0, 0, 0)),
            (date(2024, 2, 29), date(2025, 2, 27), (364, 52, 11, 0)),
            (date(2024, 2, 29), date(2025, 2, 28), (365, 52, 12, 1)),
            (date(2024, 2, 29), date(2028, 2, 28), (1460, 208, 47, 3)),
            (date(2024, 2, 29), date(2028, 2, 29), (1461, 208, 48, 4)),
            (date(2023, 2, 28), date(2024, 2, 28), (365, 52, 12, 1)),
            (date(2023, 12, 31), date(2024, 2, 28), (59, 8, 1, 0)),
            (date(2023, 12, 31), date(2024, 2, 29), (60, 8, 2, 0)),
            (date(2023, 12, 31), date(2025, 2, 28), (425, 60, 14, 1)),
            (date(2024, 1, 31), date(2024, 4, 29), (89, 12, 2, 0)),
            (date(2024, 1, 31), date(2024, 4, 30), (90, 12, 3, 0)),
            (date(2024, 1, 30), date(2024, 3, 29), (59, 8, 1, 0)),
            (date(2024, 1, 30), date(2024, 3, 30), (60, 8, 2, 0)),
            (date(2026, 8, 2), date(2026, 8, 8), (6, 0, 0, 0)),
            (date(2026, 8, 2), date(2026, 8, 9), (7, 1, 0, 0)),
            (date(2008, 11, 22), date(2026, 11, 21), (6573, 939, 215, 17)),
            (date(2008, 11, 21), date(2026, 11, 21), (6574, 939, 216, 18)),
        ];
        for (born, on, (days, weeks, months, years)) in table {
            let age = age_on(&child(born), on);
            assert_eq!(
                (age.days(), age.weeks(), age.months(), age.years()),
                (Some(days), Some(weeks), Some(months), Some(years)),
                "born {born}, on {on}"
            );
        }
    }

    #[test]
    fn age_is_corrected_below_37_weeks_and_0_days_and_counted_from_40() {
        let born = date(2026, 1, 1);
        let table = [
            // weeks, days, corrected days on 1 March (59 days old)
            (36, 6, Some(59 - 22)),
            (37, 0, None),
            (35, 0, Some(59 - 35)),
            (24, 3, Some(59 - 109)),
            (40, 0, None),
        ];
        for (weeks, days, corrected) in table {
            let age = age_on(&preterm(born, weeks, days), date(2026, 3, 1));
            assert_eq!(age.days(), Some(59));
            assert_eq!(age.corrected_days(), corrected, "{weeks}+{days}");
        }
        let weeks_only = Child { gestation_weeks: Some(36), ..child(born) };
        assert_eq!(age_on(&weeks_only, date(2026, 3, 1)).corrected_days(), Some(59 - 28));
        assert_eq!(age_on(&child(born), date(2026, 3, 1)).corrected_days(), None);
    }

    #[test]
    fn only_a_corrected_range_is_counted_from_the_due_date() {
        // Born five weeks early: 12 months old on 1 January 2027, 12 corrected months on 5 February.
        let early = preterm(date(2026, 1, 1), 35, 0);
        let plain = AgeRange { below: span(12, Unit::Months), ..AgeRange::default() };
        let corrected = AgeRange { corrected: true, ..plain };
        let lies = |on, range: &AgeRange| age_on(&early, on).lies_in(range);
        assert!(lies(date(2026, 12, 31), &plain));
        assert!(!lies(date(2027, 1, 1), &plain));
        assert!(lies(date(2027, 2, 4), &corrected));
        assert!(!lies(date(2027, 2, 5), &corrected));

        // At term the two agree.
        let term = preterm(date(2026, 1, 1), 37, 0);
        assert!(!age_on(&term, date(2027, 1, 1)).lies_in(&corrected));
    }

    #[test]
    fn a_range_holds_its_start_and_not_its_end() {
        let range =
            AgeRange { from: span(5, Unit::Years), below: span(15, Unit::Years), ..AgeRange::default() };
        let born = child(date(2010, 6, 30));
        for (on, inside) in [
            (date(2015, 6, 29), false),
            (date(2015, 6, 30), true),
            (date(2025, 6, 29), true),
            (date(2025, 6, 30), false),
        ] {
            assert_eq!(age_on(&born, on).lies_in(&range), inside, "{on}");
        }
        let days = AgeRange { from: span(3, Unit::Days), below: span(2, Unit::Weeks), ..AgeRange::default() };
        for (day, inside) in [(2, false), (3, true), (13, true), (14, false)] {
            let on = date(2010, 6, 30).saturating_add(jiff::Span::new().days(day));
            assert_eq!(age_on(&born, on).lies_in(&days), inside, "day {day}");
        }
    }

    #[test]
    fn a_range_agrees_with_its_spans_added_to_the_birth_date() {
        let born = date(2024, 2, 29);
        for unit in [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years] {
            for n in 0..30 {
                let range = AgeRange { from: span(n, unit), ..AgeRange::default() };
                let start = Span { n, unit }.after(born);
                assert!(age_on(&child(born), start).lies_in(&range), "{n} {unit:?}");
                if n > 0 {
                    let eve = start.saturating_sub(jiff::Span::new().days(1));
                    assert!(!age_on(&child(born), eve).lies_in(&range), "{n} {unit:?}");
                }
            }
        }
    }

    #[test]
    fn a_corrected_range_from_nought_starts_at_birth() {
        let early = preterm(date(2026, 1, 1), 30, 0);
        let range = AgeRange {
            from: span(0, Unit::Days),
            below: span(6, Unit::Months),
            corrected: true,
            unborn: false,
        };
        let age = age_on(&early, date(2026, 1, 2));
        assert!(age.corrected_days().is_some_and(|days| days < 0));
        assert!(age.lies_in(&range));
    }

    #[test]
    fn before_birth_only_a_range_for_the_unborn_holds() {
        let any = AgeRange::default();
        let unborn = AgeRange { unborn: true, below: span(1, Unit::Years), ..AgeRange::default() };
        let expected = Child { due: Some(date(2027, 1, 10)), ..Child::default() };
        let later = child(date(2026, 12, 1));
        for child in [expected, later] {
            let age = age_on(&child, date(2026, 11, 30));
            assert!(age.unborn());
            assert_eq!((age.days(), age.weeks(), age.months(), age.years()), (None, None, None, None));
            assert!(!age.lies_in(&any));
            assert!(age.lies_in(&unborn));
        }
        assert!(!age_on(&child(date(2026, 12, 1)), date(2026, 12, 1)).unborn());
        assert!(age_on(&child(date(2026, 12, 1)), date(2026, 12, 1)).lies_in(&unborn));
    }

    #[test]
    fn a_birthday_on_a_leap_day_falls_on_the_last_of_february() {
        let child = Child { born: Some(date(2024, 2, 29)), ..Child::default() };
        let age = age_on(&child, date(2025, 2, 28));
        assert_eq!((age.years(), age.months(), age.days()), (Some(1), Some(12), Some(365)));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_overflow() {
        let first = child(Date::MIN);
        let age = age_on(&first, Date::MAX);
        assert_eq!(age.years(), Some(19_998));
        let endless =
            AgeRange { from: span(u32::MAX, Unit::Years), below: span(1, Unit::Days), ..AgeRange::default() };
        assert!(!age.lies_in(&endless));
        let last = preterm(Date::MAX, 20, 0);
        assert_eq!(age_on(&last, Date::MAX).corrected_days(), Some(0));
    }

    #[cfg(feature = "testing")]
    proptest::proptest! {
        #[test]
        fn ages_never_run_backwards(case in crate::testing::boundary_case(), days in 0_i32..500) {
            let later = case.as_of.saturating_add(jiff::Span::new().days(days));
            let (now, then) = (age_on(&case.child, case.as_of), age_on(&case.child, later));
            proptest::prop_assert_eq!(now.days().map(|now| now + days), then.days());
            proptest::prop_assert!(now.months() <= then.months() && now.years() <= then.years());
            proptest::prop_assert!(now.weeks() <= then.weeks());
            proptest::prop_assert_eq!(then.months().map(|months| months / 12), then.years());
            proptest::prop_assert_eq!(now.corrected_days().map(|now| now + days), then.corrected_days());
        }
    }
}
