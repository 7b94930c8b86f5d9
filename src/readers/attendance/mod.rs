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
mod school_age;
mod tally;
mod totals;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::civil::Date;

use self::register::{Counts, Session};
use self::runs::{Step, Stretch, Term};
use self::tally::{Period, Tally, between};
use self::totals::Counted;
use super::days;
use super::output::{Provenance, ReaderCaveat, ReaderOutput};
use super::settings::Settings;
use crate::case::{CaseDraft, InputRef, index};
use crate::facts::{Answer, Value};
use crate::number::Number;
use crate::text::{Day, percent, text};
use crate::vocabulary::CaveatCode;
use crate::work::Work;

/// Reads `case.attendance`.
pub(super) fn read(case: &CaseDraft, settings: &Settings, work: &Work, output: &mut ReaderOutput) {
    if case.attendance.is_empty() {
        return;
    }
    let registers = case.attendance.iter().enumerate();
    for (n, _) in registers.filter(|(_, register)| register::is_known(register, case)) {
        output.understood(InputRef::Attendance(index(n)));
    }
    let sessions = register::sessions(case, settings, work, output);
    let totals = totals::counted(case, &sessions, work, output);
    totals_across_the_year(Period::school_year(case.as_of), &totals, output);
    figures(case, case.as_of, &sessions, &totals, output);
    for day in earlier_ends(case) {
        let number = days::number(day);
        let sessions = &sessions[..sessions.partition_point(|session| session.day() <= number)];
        let totals = totals::lately(&totals, number);
        if !work.take(1 + totals.len()) {
            return;
        }
        let mut then = ReaderOutput::default();
        figures(case, day, sessions, totals, &mut then);
        output.had_been(then);
    }
}

/// The days on which registers ended, but for the last.
fn earlier_ends(case: &CaseDraft) -> BTreeSet<Date> {
    let known = case.attendance.iter().filter(|one| register::is_known(one, case));
    let mut ends: BTreeSet<Date> = known.map(|one| one.to.min(case.as_of)).collect();
    ends.pop_last();
    ends
}

/// The facts as they are on a day, of what registers say up to it.
fn figures(case: &CaseDraft, day: Date, sessions: &[Session], totals: &[Counted], output: &mut ReaderOutput) {
    let year = Period::school_year(day);
    let tally = Tally::of(year, sessions, totals, case);
    if tally.is_recorded {
        counts(&tally, output);
        absence("attendance.absence", "", &tally, output);
    }
    let twelve_months = Tally::of(Period::twelve_months(day), sessions, totals, case);
    if twelve_months.is_recorded {
        absence("attendance.absence_12_months", " in twelve months", &twelve_months, output);
    }
    if tally.has_marks {
        let this_year = year.of(sessions);
        absence_run(case, this_year, output);
        unauthorised_run(case, this_year, output);
        unexplained(case, this_year, output);
        ten_school_weeks(case, sessions, year.from, output);
    }
    change_between_terms(case, sessions, totals, year, output);
    if let Some(tally) = [&tally, &twelve_months].into_iter().find(|tally| tally.is_recorded) {
        compulsory_school_age(case, day, tally, output);
    }
}

/// The sums of the school year. Where no session was possible, that is all there is to say.
fn counts(tally: &Tally, output: &mut ReaderOutput) {
    let provenance = &tally.provenance;
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
        output.fact(name, tally.count(count), text!(sessions_in_words(count), " ", what), provenance);
    }
    if tally.has_marks {
        output.fact(
            "attendance.illness_days",
            Value::Number(school_days(tally.illness)),
            text!(school_days_in_words(tally.illness), " missed through illness"),
            provenance,
        );
    }
}

/// `when` tells the period in the words, where it is not the school year.
fn absence(name: &'static str, when: &str, tally: &Tally, output: &mut ReaderOutput) {
    match tally.absence() {
        Some(value) => output.fact(name, value, text!(tally.absence_in_words(), when), &tally.provenance),
        None => {
            output.answer(
                name,
                Answer::NotKnown,
                "no session was possible in the register",
                &tally.provenance,
            );
        }
    }
}

/// Whether the duties about absence apply to the child at all. What a register shows of a child whose birth nobody
/// recorded stays undetermined.
fn compulsory_school_age(case: &CaseDraft, day: Date, tally: &Tally, output: &mut ReaderOutput) {
    let name = "attendance.compulsory_school_age";
    match case.child.born {
        Some(born) => {
            let is_compulsory = school_age::is_compulsory(born, day);
            let words =
                if is_compulsory { "of compulsory school age" } else { "not of compulsory school age" };
            output.fact(name, Value::Flag(is_compulsory), words, &tally.provenance);
        }
        None => output.answer(name, Answer::NotKnown, "no birth date is recorded", &tally.provenance),
    }
}

fn absence_run(case: &CaseDraft, sessions: &[Session], output: &mut ReaderOutput) {
    let names = ["attendance.absence_run_days", "attendance.absence_run_from", "attendance.absence_run_to"];
    run(case, sessions, Session::is_absence, "absent", names, output);
}

fn unauthorised_run(case: &CaseDraft, sessions: &[Session], output: &mut ReaderOutput) {
    let names = [
        "attendance.unauthorised_run_days",
        "attendance.unauthorised_run_from",
        "attendance.unauthorised_run_to",
    ];
    let unauthorised = |session: &Session| session.counts == Counts::Unauthorised;
    run(case, sessions, unauthorised, "absent without leave", names, output);
}

/// The longest unbroken run of sessions of one kind in the school year, in school days of two sessions.
fn run(
    case: &CaseDraft,
    sessions: &[Session],
    counts: impl Fn(&Session) -> bool,
    what: &str,
    [length, from, to]: [&'static str; 3],
    output: &mut ReaderOutput,
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
    let provenance = provenance(case, sessions, least);
    let words = match least.sessions {
        0 => text!("no session ", what),
        n => text!(school_days_in_words(n), " in a row ", what, ", ", dates_in_words(least)),
    };
    output.fact(length, value, words, &provenance);
    dates(least, [from, to], &provenance, output);
}

fn ten_school_weeks(case: &CaseDraft, sessions: &[Session], from: i32, output: &mut ReaderOutput) {
    let (worst, most) = runs::worst_ten_school_weeks(sessions, from);
    let provenance = provenance(case, sessions, worst);
    let words = match worst.sessions {
        0 => "no session missed without leave in any ten school weeks".to_owned(),
        n => {
            text!(sessions_in_words(n), " missed without leave in ten school weeks, ", dates_in_words(worst))
        }
    };
    output.fact(
        "attendance.unauthorised_in_10_school_weeks",
        between(worst.sessions, most),
        words,
        &provenance,
    );
    let names =
        ["attendance.unauthorised_in_10_school_weeks_from", "attendance.unauthorised_in_10_school_weeks_to"];
    dates(worst, names, &provenance, output);
}

fn dates(
    stretch: Stretch,
    [from, to]: [&'static str; 2],
    provenance: &Provenance,
    output: &mut ReaderOutput,
) {
    if stretch.sessions > 0 {
        for (name, day) in [(from, stretch.first), (to, stretch.last)] {
            let day = days::date(day);
            output.fact(name, Value::Date(day), text!(Day(day)), provenance);
        }
    }
}

/// How many school days have passed since the oldest absence that is still without a reason.
fn unexplained(case: &CaseDraft, sessions: &[Session], output: &mut ReaderOutput) {
    let (value, words, stretch) = match runs::longest_unexplained(sessions) {
        None => (0, "no absence waits for its reason".to_owned(), Stretch::default()),
        Some((day, school_days)) => (
            school_days,
            text!(
                "an absence of ",
                Day(days::date(day)),
                " still without a reason after ",
                school_days,
                " school days"
            ),
            Stretch { sessions: 1, first: day, last: day },
        ),
    };
    let provenance = provenance(case, sessions, stretch);
    output.fact("attendance.unexplained_school_days", Value::Number(Number::from(value)), words, &provenance);
    let unexplained: u32 = sessions.iter().map(|session| u32::from(session.is_unexplained())).sum();
    let words = text!(sessions_in_words(unexplained), " missed and still without a reason");
    output.fact("attendance.unexplained", Value::Number(Number::from(unexplained)), words, &provenance);
}

/// By how much of all possible sessions absence rose from one term to the next, the two latest that are recorded;
/// the latest must lie in the current school year. Terms come from the marks; where these show fewer than two, from
/// the two latest totals.
fn change_between_terms(
    case: &CaseDraft,
    sessions: &[Session],
    totals: &[Counted],
    year: Period,
    output: &mut ReaderOutput,
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
    let mut provenance = Provenance::default();
    for term in [before, latest] {
        let marked = Period { from: term.first, to: term.last }.of(sessions);
        let registers = marked.iter().map(|session| session.register).chain([term.register]);
        add_registers(case, registers, term.last, &mut provenance);
    }
    let words = text!(
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
    output.fact("attendance.change_between_terms", Value::Number(change), words, &provenance);
}

/// Totals that begin in one school year and end in another belong to neither.
fn totals_across_the_year(year: Period, totals: &[Counted], output: &mut ReaderOutput) {
    let across: Vec<InputRef> = totals
        .iter()
        .filter(|counted| counted.from < year.from && year.from <= counted.to)
        .map(|counted| InputRef::Attendance(counted.register))
        .collect();
    if !across.is_empty() {
        output.caveats.push(ReaderCaveat {
            code: CaveatCode::RegisterTotalsCrossTheYear,
            text:
                "totals that begin before 1 September and end after it are not in the school year's figures"
                    .into(),
            inputs: across,
        });
    }
}

/// The registers that speak of a stretch of days; of all the sessions where there is none.
fn provenance(case: &CaseDraft, sessions: &[Session], stretch: Stretch) -> Provenance {
    let (first, last) = match (stretch.sessions, sessions.first(), sessions.last()) {
        (0, Some(first), Some(last)) => (first.day(), last.day()),
        _ => (stretch.first, stretch.last),
    };
    let period = Period { from: first, to: last };
    let mut provenance = Provenance::default();
    add_registers(case, period.of(sessions).iter().map(|session| session.register), last, &mut provenance);
    provenance
}

fn add_registers(
    case: &CaseDraft,
    registers: impl Iterator<Item = u32>,
    day: i32,
    provenance: &mut Provenance,
) {
    let day: Date = days::date(day);
    let mut before = None;
    for register in registers {
        if before.replace(register) != Some(register)
            && let Some(record) = case.attendance.get(register as usize)
        {
            provenance.add(InputRef::Attendance(register), record.by, day);
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
        n if n % 2 == 0 => text!(n / 2, " school days"),
        n => text!(n / 2, ".5 school days"),
    }
}

fn sessions_in_words(sessions: u32) -> String {
    if sessions == 1 { "1 session".to_owned() } else { text!(sessions, " sessions") }
}

fn dates_in_words(stretch: Stretch) -> String {
    let (first, last) = (days::date(stretch.first), days::date(stretch.last));
    if first == last { text!("on ", Day(first)) } else { text!(Day(first), " to ", Day(last)) }
}
