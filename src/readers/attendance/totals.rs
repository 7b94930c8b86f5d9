//! Sessions that the register's owner counted: totals of a period, and where they stand beside marks and beside
//! each other.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::days;
use super::super::output::{ReaderCaveat, ReaderOutput};
use super::register::{Counts, Session, is_known};
use crate::case::{Attendance, AttendanceTotals, CaseDraft, InputRef, index};
use crate::number::Number;
use crate::vocabulary::{CaveatCode, Fate, Reason};
use crate::work::Work;

/// The totals of one period that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    /// First day and last day, as numbers, both included.
    pub from: i32,
    pub to: i32,
    pub totals: AttendanceTotals,
    /// The place of the register in the case.
    pub register: u32,
}

impl Counted {
    /// What is worse for the child is higher: the part that was missed, then what was missed without leave.
    fn severity(&self) -> impl Ord + use<> {
        let AttendanceTotals { possible, present, unauthorised, .. } = self.totals;
        let missed = Number::ratio(i64::from(possible) - i64::from(present), i64::from(possible));
        (missed, unauthorised)
    }

    /// Whether the day lies in the period.
    pub fn covers(&self, day: i32) -> bool {
        self.from <= day && day <= self.to
    }
}

/// The totals to count with, by date, none overlapping another.
///
/// No session may count twice, and totals do not say which sessions they counted. So where two records speak of the
/// same days the *fuller* one counts, the one with more possible sessions: a year's totals over a month's, marks
/// over totals where they are as many. Of two totals for exactly the same days the one recorded later counts, and the
/// worse of two that were recorded together.
pub(super) fn counted(
    case: &CaseDraft,
    sessions: &[Session],
    work: &Work,
    output: &mut ReaderOutput,
) -> Vec<Counted> {
    let mut candidates: Vec<Counted> = Vec::new();
    for (at, register) in case.attendance.iter().enumerate() {
        if !is_known(register, case) || register.marks.is_some() {
            continue;
        }
        let input = InputRef::Attendance(index(at));
        if goes_on(register, case) {
            output.fates.push((input, Fate::NotAlerting, Some(Reason::Undetermined)));
            output.caveats.push(ReaderCaveat {
                code: CaveatCode::RegisterGoesOn,
                text: Cow::Owned(format!(
                    "{}.totals end after the case's date, and how much of them lies before it is not said: they were not \
                     counted; give the totals up to that date",
                    case.path_of(input)
                )),
                inputs: vec![input],
            });
            continue;
        }
        match register.totals {
            None => output.unreadable(
                input,
                CaveatCode::RegisterUnreadable,
                format!("{} has neither marks nor totals: there was nothing to read", case.path_of(input)),
            ),
            Some(totals) if register.from > register.to || !adds_up(totals) => output.unreadable(
                input,
                CaveatCode::RegisterUnreadable,
                format!("{}.totals do not add up: they were not used", case.path_of(input)),
            ),
            Some(totals) => candidates.push(Counted {
                from: days::number(register.from),
                to: days::number(register.to.min(case.as_of)),
                totals,
                register: index(at),
            }),
        }
    }
    let recorded = |counted: &Counted| {
        case.attendance
            .get(counted.register as usize)
            .map(|register| register.recorded.unwrap_or(register.to))
    };
    candidates.sort_by_key(|counted| {
        (counted.from, counted.to, Reverse((recorded(counted), counted.severity(), counted.register)))
    });
    let mut set_aside: Vec<u32> = Vec::new();
    candidates.dedup_by(|later, first| {
        let same = later.from == first.from && later.to == first.to;
        if same {
            set_aside.push(later.register);
        }
        same
    });
    candidates.sort_by_key(|counted| {
        Reverse((counted.totals.possible, recorded(counted), counted.severity(), counted.register))
    });
    let marked = Marked::new(sessions);
    // By their first days. None overlaps another, so only the last that begins by the end of a candidate can meet it.
    let mut kept: BTreeMap<i32, Counted> = BTreeMap::new();
    for candidate in candidates.into_iter().take_while(|_| work.take(1)) {
        let (possible, meets_marks) = marked.within(&candidate);
        let before = kept.range(..=candidate.to).next_back();
        let overlaps = before.is_some_and(|(_, other)| candidate.from <= other.to);
        if overlaps || (meets_marks && possible >= candidate.totals.possible) {
            set_aside.push(candidate.register);
        } else {
            kept.insert(candidate.from, candidate);
        }
    }
    set_aside.sort_unstable();
    let inputs: Vec<InputRef> = set_aside.into_iter().map(InputRef::Attendance).collect();
    output.fates.extend(inputs.iter().map(|&input| (input, Fate::NotAlerting, Some(Reason::Superseded))));
    if !inputs.is_empty() {
        output.caveats.push(ReaderCaveat {
            code: CaveatCode::RegisterTotalsSuperseded,
            text: Cow::Borrowed(
                "totals that speak of days of which another register says more were not counted again",
            ),
            inputs,
        });
    }
    kept.into_values().collect()
}

/// More than a school year and the twelve months that end in it.
const LATELY: i32 = 800;

/// Of totals by date, none overlapping another, those up to a day that its figures can speak of: of the school year and the twelve
/// months to it, and the two latest whatever their days.
pub(super) fn lately(counted: &[Counted], day: i32) -> &[Counted] {
    let end = counted.partition_point(|one| one.to <= day);
    let recent = counted.partition_point(|one| one.to < day - LATELY);
    &counted[recent.min(end.saturating_sub(2))..end]
}

/// Whether there are school days of the period after the case's date.
fn goes_on(register: &Attendance, case: &CaseDraft) -> bool {
    days::weekdays(days::number(case.as_of) + 1, days::number(register.to)) > 0
}

fn adds_up(totals: AttendanceTotals) -> bool {
    let sum = u64::from(totals.present) + u64::from(totals.authorised) + u64::from(totals.unauthorised);
    sum == u64::from(totals.possible)
}

/// What the marks say of periods.
struct Marked<'s> {
    sessions: &'s [Session],
    /// For each session, and for the end, how many before it may be possible.
    possible_before: Vec<u32>,
}

impl Marked<'_> {
    fn new(sessions: &[Session]) -> Marked<'_> {
        let mut possible_before = vec![0];
        possible_before.extend(sessions.iter().scan(0_u32, |possible, session| {
            *possible += u32::from(session.counts != Counts::NotPossible);
            Some(*possible)
        }));
        Marked { sessions, possible_before }
    }

    /// How many sessions the marks may know to be possible in the period, and whether they speak of it at all.
    fn within(&self, period: &Counted) -> (u32, bool) {
        let from = self.sessions.partition_point(|session| session.day() < period.from);
        let to = self.sessions.partition_point(|session| session.day() <= period.to);
        (self.possible_before[to] - self.possible_before[from], from < to)
    }
}
