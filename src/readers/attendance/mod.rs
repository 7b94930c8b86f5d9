//! Attendance: registers become exact counts, ratios, runs and windows.
//!
//! Facts speak of the *current school year* (1 September to the case's date) unless their name says otherwise; two
//! speak of the twelve months to the case's date, because a school year that has just begun says little. What a
//! code counts as comes from the packs (`attendance_code`), and what number of anything matters is a rule's affair:
//! the numbers in this folder are definitions (ten school weeks, two weeks between terms), each with its source.
//!
//! Possible sessions are those attended and those missed; sessions that were *not possible* are in no count. Where
//! no session was possible, the absence is not known: it is never nought. Sessions are Monday to Friday.

mod register;
mod runs;
mod tally;
mod totals;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use self::register::{Counts, Session};
use self::runs::{Step, Stretch, Term};
use self::tally::{Period, Tally, between};
use self::totals::Counted;
use super::days;
use super::reading::{ReaderCaveat, Reading, RestsOn};
use super::settings::Settings;
use crate::case::Case;
use crate::case::InputRef;
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::text::{Day, percent, say};

/// Reads `case.attendance`.
pub(super) fn read(case: &Case, settings: &Settings, reading: &mut Reading) {
    if case.attendance.is_empty() {
        return;
    }
    let sessions = register::sessions(case, settings, reading);
    let totals = totals::counted(case, &sessions, reading);
    let year = Period::school_year(case.as_of);
    totals_across_the_year(year, &totals, reading);

    let tally = Tally::of(year, &sessions, &totals, case);
    if tally.is_recorded {
        counts(&tally, reading);
        absence("attendance.absence", "", &tally, reading);
    }
    let twelve_months = Tally::of(Period::twelve_months(case.as_of), &sessions, &totals, case);
    if twelve_months.is_recorded {
        absence("attendance.absence_12_months", " in twelve months", &twelve_months, reading);
    }
    if tally.has_marks {
        let this_year = year.of(&sessions);
        absence_run(case, this_year, reading);
        unauthorised_run(case, this_year, reading);
        unexplained(case, this_year, reading);
        ten_school_weeks(case, &sessions, year.from, reading);
    }
    change_between_terms(case, &sessions, &totals, year, reading);
}

/// The sums of the school year. Where no session was possible, that is all there is to say.
fn counts(tally: &Tally, reading: &mut Reading) {
    let rests_on = &tally.rests_on;
    let some = tally.possible > 0 || tally.not_known > 0;
    for (name, count, what) in [
        ("attendance.possible", tally.possible, "possible"),
        ("attendance.present", tally.present, "attended"),
        ("attendance.authorised", tally.authorised, "missed with leave"),
        ("attendance.unauthorised", tally.unauthorised, "missed without leave"),
    ]
    .into_iter()
    .take(if some { 4 } else { 1 })
    {
        reading.fact(name, tally.count(count), say!(sessions_in_words(count), " ", what), rests_on);
    }
    if tally.has_marks {
        reading.fact(
            "attendance.illness_days",
            Value::Number(school_days(tally.illness)),
            say!(school_days_in_words(tally.illness), " missed through illness"),
            rests_on,
        );
    }
}

/// `when` tells the period in the words, where it is not the school year.
fn absence(name: &'static str, when: &str, tally: &Tally, reading: &mut Reading) {
    match tally.absence() {
        Some(value) => reading.fact(name, value, say!(tally.absence_in_words(), when), &tally.rests_on),
        None => {
            reading.answer(
                name,
                Answer::NotKnown,
                "no session was possible in the register",
                &tally.rests_on,
            );
        }
    }
}

fn absence_run(case: &Case, sessions: &[Session], reading: &mut Reading) {
    let names = ["attendance.absence_run_days", "attendance.absence_run_from", "attendance.absence_run_to"];
    run(case, sessions, Session::is_absence, "absent", names, reading);
}

fn unauthorised_run(case: &Case, sessions: &[Session], reading: &mut Reading) {
    let names = [
        "attendance.unauthorised_run_days",
        "attendance.unauthorised_run_from",
        "attendance.unauthorised_run_to",
    ];
    let unauthorised = |session: &Session| session.counts == Counts::Unauthorised;
    run(case, sessions, unauthorised, "absent without leave", names, reading);
}

/// The longest unbroken run of sessions of one kind in the school year, in school days of two sessions.
fn run(
    case: &Case,
    sessions: &[Session],
    counts: impl Fn(&Session) -> bool,
    what: &str,
    [length, from, to]: [&'static str; 3],
    reading: &mut Reading,
) {
    let step = |not_known: Step| {
        let counts = &counts;
        move |session: &Session| match session.counts {
            Counts::NotPossible => Step::Passes,
            Counts::NotKnown => not_known,
            _ if counts(session) => Step::GoesOn,
            _ => Step::Ends,
        }
    };
    let least = runs::longest_run(sessions, step(Step::Ends));
    let most = if sessions.iter().any(|session| session.counts == Counts::NotKnown) {
        runs::longest_run(sessions, step(Step::GoesOn)).sessions
    } else {
        least.sessions
    };
    let value = if most == least.sessions {
        Value::Number(school_days(most))
    } else {
        Value::Between { low: school_days(least.sessions), high: school_days(most) }
    };
    let rests_on = rests_on(case, sessions, least);
    let words = match least.sessions {
        0 => say!("no session ", what),
        n => say!(school_days_in_words(n), " in a row ", what, ", ", dates_in_words(least)),
    };
    reading.fact(length, value, words, &rests_on);
    dates(least, [from, to], &rests_on, reading);
}

fn ten_school_weeks(case: &Case, sessions: &[Session], from: i32, reading: &mut Reading) {
    let (worst, most) = runs::worst_ten_school_weeks(sessions, from);
    let rests_on = rests_on(case, sessions, worst);
    let words = match worst.sessions {
        0 => "no session missed without leave in any ten school weeks".to_owned(),
        n => say!(sessions_in_words(n), " missed without leave in ten school weeks, ", dates_in_words(worst)),
    };
    reading.fact(
        "attendance.unauthorised_in_10_school_weeks",
        between(worst.sessions, most),
        words,
        &rests_on,
    );
    let names =
        ["attendance.unauthorised_in_10_school_weeks_from", "attendance.unauthorised_in_10_school_weeks_to"];
    dates(worst, names, &rests_on, reading);
}

fn dates(stretch: Stretch, [from, to]: [&'static str; 2], rests_on: &RestsOn, reading: &mut Reading) {
    if stretch.sessions > 0 {
        for (name, day) in [(from, stretch.first), (to, stretch.last)] {
            let day = days::date(day);
            reading.fact(name, Value::Date(day), say!(Day(day)), rests_on);
        }
    }
}

/// How many school days have passed since the oldest absence that is still without a reason.
fn unexplained(case: &Case, sessions: &[Session], reading: &mut Reading) {
    let (value, words, stretch) = match runs::longest_unexplained(sessions) {
        None => (0, "no absence waits for its reason".to_owned(), Stretch::default()),
        Some((day, school_days)) => (
            school_days,
            say!(
                "an absence of ",
                Day(days::date(day)),
                " still without a reason after ",
                school_days,
                " school days"
            ),
            Stretch { sessions: 1, first: day, last: day },
        ),
    };
    let rests_on = rests_on(case, sessions, stretch);
    reading.fact("attendance.unexplained_school_days", Value::Number(Number::from(value)), words, &rests_on);
}

/// By how much of all possible sessions absence rose from one term to the next, the two latest that are recorded;
/// the latest must lie in the current school year. Terms come from the marks; where these show fewer than two, from
/// the two latest totals.
fn change_between_terms(
    case: &Case,
    sessions: &[Session],
    totals: &[Counted],
    year: Period,
    reading: &mut Reading,
) {
    let mut terms = runs::terms(sessions);
    if terms.len() < 2 {
        terms = totals
            .iter()
            .filter(|counted| counted.totals.possible > 0)
            .map(|counted| Term {
                first: counted.from,
                last: counted.to,
                possible: counted.totals.possible,
                absent: counted.totals.authorised.saturating_add(counted.totals.unauthorised),
                register: counted.register,
            })
            .collect();
    }
    let [.., before, latest] = terms.as_slice() else { return };
    let share = |term: &Term| Number::ratio(i64::from(term.absent), i64::from(term.possible));
    let change = share(latest).and_then(|latest| latest.minus(share(before)?));
    let Some(change) = change.filter(|_| latest.last >= year.from) else { return };
    let mut rests_on = RestsOn::default();
    for term in [before, latest] {
        let marked = Period { from: term.first, to: term.last }.of(sessions);
        let registers = marked.iter().map(|session| session.register).chain([term.register]);
        add_registers(case, registers, term.last, &mut rests_on);
    }
    let words = say!(
        latest.absent,
        " of ",
        latest.possible,
        " sessions missed in the latest term, ",
        percent(latest.absent, latest.possible),
        "; ",
        before.absent,
        " of ",
        before.possible,
        " in the one before, ",
        percent(before.absent, before.possible),
    );
    reading.fact("attendance.change_between_terms", Value::Number(change), words, &rests_on);
}

/// Totals that begin in one school year and end in another belong to neither.
fn totals_across_the_year(year: Period, totals: &[Counted], reading: &mut Reading) {
    let across: Vec<InputRef> = totals
        .iter()
        .filter(|counted| counted.from < year.from && year.from <= counted.to)
        .map(|counted| InputRef::Attendance(counted.register))
        .collect();
    if !across.is_empty() {
        reading.caveats.push(ReaderCaveat {
            code: "register_totals_cross_the_year",
            text:
                "totals that begin before 1 September and end after it are not in the school year's figures"
                    .into(),
            inputs: across,
        });
    }
}

/// The registers that speak of a stretch of days; of all the sessions where there is none.
fn rests_on(case: &Case, sessions: &[Session], stretch: Stretch) -> RestsOn {
    let (first, last) = match (stretch.sessions, sessions.first(), sessions.last()) {
        (0, Some(first), Some(last)) => (first.day(), last.day()),
        _ => (stretch.first, stretch.last),
    };
    let period = Period { from: first, to: last };
    let mut rests_on = RestsOn::default();
    add_registers(case, period.of(sessions).iter().map(|session| session.register), last, &mut rests_on);
    rests_on
}

fn add_registers(case: &Case, registers: impl Iterator<Item = u32>, day: i32, rests_on: &mut RestsOn) {
    let day: Date = days::date(day);
    let mut before = None;
    for register in registers {
        if before.replace(register) != Some(register)
            && let Some(record) = case.attendance.get(register as usize)
        {
            rests_on.add(InputRef::Attendance(register), record.by, day);
        }
    }
}

/// Two sessions make a school day.
fn school_days(sessions: u32) -> Number {
    Number::ratio(i64::from(sessions), 2).unwrap_or(Number::ZERO)
}

fn school_days_in_words(sessions: u32) -> String {
    match sessions {
        2 => "1 school day".to_owned(),
        n if n % 2 == 0 => say!(n / 2, " school days"),
        n => say!(n / 2, ".5 school days"),
    }
}

fn sessions_in_words(sessions: u32) -> String {
    if sessions == 1 { "1 session".to_owned() } else { say!(sessions, " sessions") }
}

fn dates_in_words(stretch: Stretch) -> String {
    let (first, last) = (days::date(stretch.first), days::date(stretch.last));
    if first == last { say!("on ", Day(first)) } else { say!(Day(first), " to ", Day(last)) }
}
