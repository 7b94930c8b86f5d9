//! Absence over time: unbroken runs, the worst ten school weeks, terms, and absences that stay unexplained.

use super::super::days;
use super::register::{Counts, Session};

/// How many school weeks the national threshold looks at (DfE, *Working together to improve school attendance*:
/// unauthorised sessions in a rolling period of ten school weeks). The number of sessions is the pack's.
const SCHOOL_WEEKS: usize = 10;

/// A gap between terms: so many whole Monday-to-Friday weeks without a possible session. Half-term holidays are one
/// week in most places, Christmas and Easter two or more. A choice of this project: registers do not name terms.
const WEEKS_BETWEEN_TERMS: i32 = 2;

/// Sessions in a row, or in a window, with the first and last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stretch {
    pub sessions: u32,
    /// The numbers of the first and the last day; meaningless where there are no sessions.
    pub first: i32,
    pub last: i32,
}

/// How a session bears on a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It goes on.
    GoesOn,
    /// It ends.
    Ends,
    /// The session was not possible: it neither counts nor ends a run.
    Passes,
}

/// The longest unbroken run; of two as long the later one.
pub(super) fn longest_run(sessions: &[Session], step: impl Fn(&Session) -> Step) -> Stretch {
    let mut longest = Stretch::default();
    let mut run = Stretch::default();
    for session in sessions {
        match step(session) {
            Step::Passes => {}
            Step::Ends => run = Stretch::default(),
            Step::GoesOn => {
                let first = if run.sessions == 0 { session.day() } else { run.first };
                run = Stretch { sessions: run.sessions + 1, first, last: session.day() };
                if run.sessions >= longest.sessions {
                    longest = run;
                }
            }
        }
    }
    longest
}

/// One school week: a week with at least one possible session.
struct Week {
    counted: u32,
    first: i32,
    last: i32,
}

fn school_weeks(
    sessions: &[Session],
    is_school: impl Fn(&Session) -> bool,
    counts: impl Fn(&Session) -> bool,
) -> Vec<Week> {
    let mut weeks: Vec<Week> = Vec::new();
    for session in sessions.iter().filter(|session| is_school(session)) {
        let (day, counted) = (session.day(), u32::from(counts(session)));
        match weeks.last_mut() {
            Some(week) if days::week(week.last) == days::week(day) => {
                week.counted += counted;
                week.last = day;
            }
            _ => weeks.push(Week { counted, first: day, last: day }),
        }
    }
    weeks
}

fn worst(weeks: &[Week], from: i32) -> Stretch {
    let mut worst = Stretch::default();
    let mut in_window = 0;
    for (at, week) in weeks.iter().enumerate() {
        in_window += week.counted;
        if let Some(left) = at.checked_sub(SCHOOL_WEEKS).and_then(|left| weeks.get(left)) {
            in_window -= left.counted;
        }
        let opens = weeks.get(at.saturating_sub(SCHOOL_WEEKS - 1)).map_or(week.first, |first| first.first);
        if week.last >= from && in_window >= worst.sessions {
            worst = Stretch { sessions: in_window, first: opens, last: week.last };
        }
    }
    worst
}

/// The ten school weeks, ending on or after the day `from`, with the most sessions that count towards the
/// threshold, and the most that there can be where some marks are not known. The window may begin before `from`: it
/// runs across terms and years.
pub(super) fn worst_ten_school_weeks(sessions: &[Session], from: i32) -> (Stretch, u32) {
    let not_known = sessions.iter().filter(|session| session.counts == Counts::NotKnown).count();
    let counts = |session: &Session| session.penalty && session.is_possible();
    // An unread mark may make its week a school week, and so push an older week out of the window.
    let least = worst(&school_weeks(sessions, |session| session.counts != Counts::NotPossible, counts), from);
    if not_known == 0 {
        return (least, least.sessions);
    }
    let most = worst(&school_weeks(sessions, Session::is_possible, counts), from).sessions;
    (least, most.max(least.sessions).saturating_add(u32::try_from(not_known).unwrap_or(u32::MAX)))
}

/// Absence in one term, or in one period of totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Term {
    pub first: i32,
    pub last: i32,
    pub possible: u32,
    pub absent: u32,
    /// The place of a register that speaks of it.
    pub register: u32,
}

/// The terms that the marks show, by date: stretches of possible sessions with a gap of two whole weeks between.
pub(super) fn terms(sessions: &[Session]) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for session in sessions.iter().filter(|session| session.is_possible()) {
        let (day, absent) = (session.day(), u32::from(session.is_absence()));
        match terms.last_mut() {
            Some(term) if !is_gap(term.last, day) => {
                term.last = day;
                term.possible += 1;
                term.absent += absent;
            }
            _ => terms.push(Term { first: day, last: day, possible: 1, absent, register: session.register }),
        }
    }
    terms
}

/// Whether two whole school weeks lie between the days. Counting weekdays is for the few that are far enough apart.
fn is_gap(before: i32, after: i32) -> bool {
    after - before > WEEKS_BETWEEN_TERMS * 5
        && days::weekdays(before + 1, after - 1) >= WEEKS_BETWEEN_TERMS * 5
}

/// The oldest absence whose reason is still to be found, and on how many later days there was school.
pub(super) fn longest_unexplained(sessions: &[Session]) -> Option<(i32, u32)> {
    let (at, oldest) = sessions.iter().enumerate().find(|(_, session)| session.is_unexplained())?;
    let mut last_day = oldest.day();
    let mut school_days = 0;
    for session in sessions.iter().skip(at).filter(|session| session.is_possible()) {
        if session.day() != last_day {
            last_day = session.day();
            school_days += 1;
        }
    }
    Some((oldest.day(), school_days))
}
