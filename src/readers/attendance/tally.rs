//! Sessions added up over a period, from marks and from totals together.

use jiff::civil::{Date, date};

use super::super::days;
use super::super::output::Provenance;
use super::register::{Counts, Session};
use super::totals::Counted;
use crate::case::{CaseDraft, InputRef};
use crate::facts::Value;
use crate::number::Number;
use crate::text::{percent, text};

/// A stretch of days, both included, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub from: i32,
    pub to: i32,
}

impl Period {
    /// The school year up to the date: from 1 September, as schools in England count.
    pub fn school_year(as_of: Date) -> Period {
        let year = if as_of.month() >= 9 { as_of.year() } else { as_of.year().saturating_sub(1) };
        let first = if year < -9998 { Date::MIN } else { date(year, 9, 1) };
        Period { from: days::number(first), to: days::number(as_of) }
    }

    /// The twelve months that end on the date: the same day a year earlier is not in them.
    pub fn twelve_months(as_of: Date) -> Period {
        let year_before = as_of.saturating_sub(jiff::Span::new().years(1));
        Period { from: days::number(year_before).saturating_add(1), to: days::number(as_of) }
    }

    fn holds(self, counted: &Counted) -> bool {
        self.from <= counted.from && counted.to <= self.to
    }

    /// The sessions of the period.
    pub fn of(self, sessions: &[Session]) -> &[Session] {
        let first = sessions.partition_point(|session| session.day() < self.from);
        let end = sessions.partition_point(|session| session.day() <= self.to);
        sessions.get(first..end).unwrap_or_default()
    }
}

/// Sessions of one period, added up.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    pub possible: u32,
    pub present: u32,
    pub authorised: u32,
    pub unauthorised: u32,
    /// Sessions whose mark no pack knows: they may be anything.
    pub not_known: u32,
    /// Sessions marked with illness; totals do not say.
    pub illness: u32,
    /// Whether any sessions that were, or may have been, possible were marked one by one.
    pub has_marks: bool,
    /// Whether anything at all was recorded in the period.
    pub is_recorded: bool,
    pub provenance: Provenance,
}

impl Tally {
    /// Adds up a period. Marks in a period of totals that count are not counted again.
    pub fn of(period: Period, sessions: &[Session], totals: &[Counted], case: &CaseDraft) -> Tally {
        let mut tally = Tally::default();
        let totals: Vec<&Counted> = totals.iter().filter(|counted| period.holds(counted)).collect();
        let mut last_register = None;
        let mut last_day = None;
        for session in period.of(sessions) {
            tally.has_marks |= session.counts != Counts::NotPossible;
            tally.illness += u32::from(session.illness);
            tally.is_recorded = true;
            if totals.iter().any(|counted| counted.covers(session.day())) {
                continue;
            }
            tally.add(session.counts);
            last_day = Some(session.day());
            if last_register != Some(session.register) {
                last_register = Some(session.register);
                tally.rest_on(session.register, session.day(), case);
            }
        }
        tally.provenance.on = last_day.map(days::date);
        for counted in totals {
            tally.present = tally.present.saturating_add(counted.totals.present);
            tally.authorised = tally.authorised.saturating_add(counted.totals.authorised);
            tally.unauthorised = tally.unauthorised.saturating_add(counted.totals.unauthorised);
            tally.possible = tally.present.saturating_add(tally.absent());
            tally.rest_on(counted.register, counted.to, case);
            tally.is_recorded = true;
        }
        tally
    }

    fn add(&mut self, counts: Counts) {
        match counts {
            Counts::Present => self.present += 1,
            Counts::Authorised => self.authorised += 1,
            Counts::Unauthorised => self.unauthorised += 1,
            Counts::NotKnown => self.not_known += 1,
            Counts::NotPossible => {}
        }
        self.possible = self.present.saturating_add(self.absent());
    }

    fn rest_on(&mut self, register: u32, day: i32, case: &CaseDraft) {
        if let Some(record) = case.attendance.get(register as usize) {
            self.provenance.add(InputRef::Attendance(register), record.by, days::date(day));
        }
    }

    /// All absences.
    pub fn absent(&self) -> u32 {
        self.authorised.saturating_add(self.unauthorised)
    }

    /// A count, or the least and the most that it can be.
    pub fn count(&self, certain: u32) -> Value {
        between(certain, certain.saturating_add(self.not_known))
    }

    /// Absences as a fraction of possible sessions; `None` where no session was possible.
    ///
    /// A session that nobody can read may have been attended, missed, or not possible: the fraction then lies
    /// between all of them attended and all of them missed.
    pub fn absence(&self) -> Option<Value> {
        let whole = self.possible.saturating_add(self.not_known);
        if whole == 0 {
            return None;
        }
        if self.not_known == 0 {
            return Some(Value::Ratio { part: self.absent(), whole });
        }
        let low = Number::ratio(i64::from(self.absent()), i64::from(whole))?;
        let high = Number::ratio(i64::from(self.absent()) + i64::from(self.not_known), i64::from(whole))?;
        Some(Value::Between { low, high })
    }

    /// The absence in words: "19 of 190 sessions missed, 10.0%".
    pub fn absence_in_words(&self) -> String {
        let (absent, possible) = (self.absent(), self.possible);
        match self.not_known {
            0 => text!(absent, " of ", possible, " sessions missed, ", percent(absent, possible)),
            unread => {
                text!(
                    absent,
                    " of ",
                    possible,
                    " sessions missed; ",
                    unread,
                    " more have a mark that is not known"
                )
            }
        }
    }
}

/// A whole number, or the two between which it lies.
pub(super) fn between(low: u32, high: u32) -> Value {
    if low == high {
        Value::Number(Number::from(low))
    } else {
        Value::Between { low: Number::from(low), high: Number::from(high) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_school_year_turns_on_the_first_of_september() {
        assert_eq!(days::date(Period::school_year(date(2026, 8, 31)).from), date(2025, 9, 1));
        assert_eq!(days::date(Period::school_year(date(2026, 9, 1)).from), date(2026, 9, 1));
        assert_eq!(Period::school_year(Date::MIN).from, days::number(Date::MIN));
    }

    #[test]
    fn twelve_months_end_on_the_date_and_clamp_at_the_leap_day() {
        assert_eq!(days::date(Period::twelve_months(date(2026, 11, 21)).from), date(2025, 11, 22));
        assert_eq!(days::date(Period::twelve_months(date(2024, 2, 29)).from), date(2023, 3, 1));
    }
}
