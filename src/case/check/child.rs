//! The child: birth, due date, gestation, and whether the case is about a child at all.

use jiff::civil::Date;

use super::Check;
use crate::calendar::{Span, Unit};
use crate::case::age::age_on;
use crate::case::place::Place;
use crate::case::problem::ProblemCode;

/// Weeks of gestation at birth that are read.
const GESTATION_WEEKS: (u8, u8) = (20, 44);
/// Weeks of gestation that the due date stands for.
const DUE_WEEKS: i32 = 40;
/// Grams of birth weight that are read.
const BIRTH_WEIGHT_G: (u32, u32) = (200, 8_000);
/// The age in years at which this library no longer applies (NICE CG89 and NG76: under 18).
const ADULT_YEARS: u32 = 18;

impl Check<'_> {
    pub(super) fn child(&mut self) {
        if self.faulty.has(Place::Child) {
            return;
        }
        let child = &self.case.child;
        if let Some(born) = child.born {
            self.date(born, "child.born");
        }
        if let Some(due) = child.due {
            self.date(due, "child.due");
        }
        self.birth();
        self.gestation();
        if child.birth_weight_g.is_some_and(|grams| grams < BIRTH_WEIGHT_G.0 || grams > BIRTH_WEIGHT_G.1) {
            self.problems.add(
                ProblemCode::OutOfRange,
                "child.birth_weight_g",
                format!("outside {} to {} grams", BIRTH_WEIGHT_G.0, BIRTH_WEIGHT_G.1),
                "give the birth weight in grams (3.4 kg are 3400), or leave it out",
            );
        }
    }

    fn birth(&mut self) {
        let (born, due, as_of) = (self.case.child.born, self.case.child.due, self.case.as_of);
        if born.is_none() && due.is_none() {
            self.problems.add(
                ProblemCode::BirthMissing,
                "child.born",
                "neither a birth date nor a due date",
                "give `born`, or `due` for a child who is not born yet",
            );
        }
        if let (Some(born), Some(due)) = (born, due)
            && (born < weeks_after(due, i32::from(GESTATION_WEEKS.0) - DUE_WEEKS)
                || born > weeks_after(due, i32::from(GESTATION_WEEKS.1) - DUE_WEEKS))
        {
            self.problems.add(
                ProblemCode::BornAndDueDisagree,
                "child.due",
                format!(
                    "not within {} to {} weeks of gestation at the birth date",
                    GESTATION_WEEKS.0, GESTATION_WEEKS.1
                ),
                "correct `born` or `due`, or leave `due` out",
            );
        }
        if self.faulty.has(Place::Head) {
            // The case's date could not be read: what is compared with it waits for the next try.
            return;
        }
        match (born, due) {
            (Some(born), None) if born > as_of => self.problems.add(
                ProblemCode::BornAfterAsOf,
                "child.born",
                "after the case's date, and there is no due date",
                "give `due` for a child who is not born yet, or correct `born` or `as_of`",
            ),
            (None, Some(due)) => self.due(due, as_of),
            _ => {}
        }
        if age_on(&self.case.child, as_of).is_past(Span { n: ADULT_YEARS, unit: Unit::Years }) {
            self.problems.add(
                ProblemCode::OutOfScopeAdult,
                "child.born",
                format!("{ADULT_YEARS} years old or more on the case's date: outside the scope of this library"),
                format!(
                    "screen only children under {ADULT_YEARS}; for an adult at risk follow the procedures for adults"
                ),
            );
        }
    }

    fn due(&mut self, due: Date, as_of: Date) {
        let latest_birth = weeks_after(due, i32::from(GESTATION_WEEKS.1) - DUE_WEEKS);
        if as_of > latest_birth {
            self.problems.add(
                ProblemCode::DueImplausible,
                "child.due",
                format!(
                    "passed so long ago that the child was born: over {} weeks of gestation",
                    GESTATION_WEEKS.1
                ),
                "give `born`",
            );
        } else if as_of < weeks_after(due, -DUE_WEEKS) {
            self.problems.add(
                ProblemCode::DueImplausible,
                "child.due",
                format!("more than {DUE_WEEKS} weeks after the case's date: before the pregnancy"),
                "correct `due` or `as_of`",
            );
        }
    }

    fn gestation(&mut self) {
        let child = &self.case.child;
        let (least, most) = GESTATION_WEEKS;
        if child.gestation_weeks.is_some_and(|weeks| weeks < least || weeks > most) {
            self.problems.add(
                ProblemCode::OutOfRange,
                "child.gestation_weeks",
                format!("outside {least} to {most} completed weeks"),
                "give the completed weeks of gestation at birth, or leave it out",
            );
        }
        if child.gestation_days.is_some_and(|days| days > 6) {
            self.problems.add(
                ProblemCode::OutOfRange,
                "child.gestation_days",
                "outside 0 to 6 days",
                "give the days beyond the completed weeks, or leave it out",
            );
        }
        if child.gestation_days.is_some() && child.gestation_weeks.is_none() {
            self.problems.add(
                ProblemCode::DaysWithoutWeeks,
                "child.gestation_days",
                "days of gestation without weeks",
                "give `gestation_weeks` too, or leave both out",
            );
        }
    }
}

fn weeks_after(date: Date, weeks: i32) -> Date {
    date.saturating_add(jiff::Span::new().weeks(weeks))
}
