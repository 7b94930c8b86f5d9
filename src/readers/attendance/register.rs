//! From marks to sessions: the string of a register becomes dated sessions, and registers that overlap become one.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::super::days;
use super::super::output::{ReaderCaveat, ReaderOutput};
use super::super::settings::{Mark, Settings};
use crate::case::{Attendance, CaseDraft, InputRef, index};
use crate::pack::SessionClass;
use crate::vocabulary::{CaveatCode, Fate, Reason};
use crate::work::Work;

/// Dual registered, attending the other school: gives way to that school's own mark (national code D).
const AT_THE_OTHER_SCHOOL: Mark = *b"D\0";
/// Absent for a reason not yet known, to be settled within days (national code N).
const REASON_NOT_YET_KNOWN: Mark = *b"N\0";

/// What a session counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// Present, or at an approved educational activity.
    Present,
    /// Absent with leave.
    Authorised,
    /// Absent without.
    Unauthorised,
    /// Not a possible session: out of every count.
    NotPossible,
    /// No pack in force knows the mark: it may be any of the others.
    NotKnown,
}

/// One morning or afternoon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Session {
    /// Twice the day's number, and one more in the afternoon.
    pub slot: i32,
    pub mark: Mark,
    pub counts: Counts,
    pub illness: bool,
    /// Counts towards the penalty-notice threshold.
    pub penalty: bool,
    /// The place of the register in the case.
    pub register: u32,
}

impl Session {
    /// The day's number.
    pub fn day(&self) -> i32 {
        self.slot.div_euclid(2)
    }

    /// Certainly a possible session.
    pub fn is_possible(&self) -> bool {
        matches!(self.counts, Counts::Present | Counts::Authorised | Counts::Unauthorised)
    }

    /// Certainly an absence.
    pub fn is_absence(&self) -> bool {
        matches!(self.counts, Counts::Authorised | Counts::Unauthorised)
    }

    /// What is worse for the child is higher; the mark decides between those that count alike.
    fn severity(&self) -> impl Ord + use<> {
        let counts = match self.counts {
            Counts::NotPossible => 0,
            Counts::Present => 1,
            Counts::NotKnown => 2,
            Counts::Authorised => 3,
            Counts::Unauthorised => 4,
        };
        (counts, self.penalty, self.is_unexplained(), !self.illness, self.mark)
    }

    /// An absence whose reason is still to be found.
    pub fn is_unexplained(&self) -> bool {
        self.mark == REASON_NOT_YET_KNOWN
    }
}

/// Whether the register had begun and was known on the case's date. One that does not say when it became known is known
/// day by day, as it is kept: of one that goes on, what lies up to the case's date.
pub(super) fn is_known(register: &Attendance, case: &CaseDraft) -> bool {
    register.from <= case.as_of && register.recorded.is_none_or(|recorded| recorded <= case.as_of)
}

/// Every session marked up to the case's date, by date, each once.
pub(super) fn sessions(
    case: &CaseDraft,
    settings: &Settings,
    work: &Work,
    output: &mut ReaderOutput,
) -> Vec<Session> {
    let mut sessions = Vec::with_capacity(case.attendance.iter().map(length_of_marks).sum());
    let mut recalled: Vec<Mark> = Vec::new();
    let mut recalled_in: Vec<InputRef> = Vec::new();
    for (at, register) in case.attendance.iter().enumerate() {
        let Some(marks) = register.marks.as_deref().filter(|_| is_known(register, case)) else { continue };
        if !work.take(1 + marks.len()) {
            break;
        }
        let before = sessions.len();
        let input = InputRef::Attendance(index(at));
        let of_marks = |what: &str| format!("{}.marks {what}", case.path_of(input));
        let reader = RegisterReader { at, register, last_day: days::number(case.as_of), settings };
        match reader.read(marks, &mut sessions, &mut recalled) {
            Ok(Marks { had_recalled, unknown, short, later }) => {
                let mut tell = |code, what: &str| {
                    let text = Cow::Owned(of_marks(what));
                    output.caveats.push(ReaderCaveat { code, text, inputs: vec![input] });
                };
                if later > 0 {
                    let what = format!("has {later} of days after the case's date: they were not looked at");
                    tell(CaveatCode::RegisterGoesOn, &what);
                }
                if had_recalled {
                    recalled_in.push(input);
                }
                if short {
                    tell(
                        CaveatCode::RegisterShorterThanItsDays,
                        "has fewer marks than its days have sessions: they were read from the first day on, and the \
                         remaining days are not recorded",
                    );
                }
                if unknown > 0 {
                    let what = format!(
                        "has {unknown} that no pack in force knows on their day: what depends on them is given as the \
                         least and the most it can be"
                    );
                    tell(CaveatCode::RegisterMarkNotKnown, &what);
                }
            }
            Err(fault) => {
                sessions.truncate(before);
                let text = of_marks(&format!("{fault}: the register was not read"));
                output.unreadable(input, CaveatCode::RegisterUnreadable, text);
            }
        }
    }
    if !recalled_in.is_empty() {
        output.caveats.push(recalled_classes(recalled, recalled_in));
    }
    merge(sessions, case, output)
}

fn length_of_marks(register: &Attendance) -> usize {
    register.marks.as_ref().map_or(0, String::len)
}

fn recalled_classes(mut marks: Vec<Mark>, inputs: Vec<InputRef>) -> ReaderCaveat {
    marks.sort_unstable();
    let names: Vec<String> = marks.iter().map(|mark| name(*mark)).collect();
    ReaderCaveat {
        code: CaveatCode::RegisterClassRecalled,
        text: Cow::Owned(format!(
            "what these register codes count as is recalled and not yet read in their source: {}; a pack can \
             reclassify them",
            names.join(", ")
        )),
        inputs,
    }
}

fn name(mark: Mark) -> String {
    mark.iter().filter(|&&byte| byte != 0).map(|&byte| char::from(byte)).collect()
}

/// What was noticed while reading one register.
struct Marks {
    had_recalled: bool,
    unknown: u32,
    /// There are fewer marks than sessions up to the case's date.
    short: bool,
    /// Marks of days after it.
    later: u32,
}

/// Reads one register's marks.
struct RegisterReader<'a> {
    at: usize,
    register: &'a Attendance,
    /// The case's date: what the register says of later days is left alone.
    last_day: i32,
    settings: &'a Settings,
}

impl RegisterReader<'_> {
    /// Adds the register's sessions. A code is one character, or one and a digit (`C1`, `Y7`); white space may stand
    /// between days and nowhere else, so that a missing mark shows and shifts nothing.
    fn read(
        &self,
        marks: &str,
        sessions: &mut Vec<Session>,
        recalled: &mut Vec<Mark>,
    ) -> Result<Marks, &'static str> {
        let (first, last) = (days::number(self.register.from), days::number(self.register.to));
        if first > last {
            return Err("belongs to a register that ends before it begins");
        }
        let sessions_until = |day| usize::try_from(days::weekdays(first, day)).unwrap_or(0) * 2;
        let room = sessions_until(last);
        let mut noticed = Marks { had_recalled: false, unknown: 0, short: false, later: 0 };
        let mut day = first;
        let mut read = 0_usize;
        let mut rest = marks.chars().peekable();
        while let Some(character) = rest.next() {
            let afternoon = read % 2 == 1;
            if character.is_whitespace() {
                if afternoon {
                    return Err("has a day with one mark");
                }
                continue;
            }
            let digit = rest.next_if(char::is_ascii_digit);
            if read == room {
                return Err("has more marks than its days have sessions");
            }
            if !afternoon {
                while !days::is_weekday(day) {
                    day += 1;
                }
            }
            if day <= self.last_day {
                let mark = mark_of_characters(character, digit);
                sessions.push(self.session(mark, day * 2 + i32::from(afternoon), recalled, &mut noticed));
            } else {
                noticed.later += 1;
            }
            read += 1;
            day += i32::from(afternoon);
        }
        if read % 2 == 1 {
            return Err("ends in the middle of a day");
        }
        noticed.short = read < sessions_until(last.min(self.last_day));
        Ok(noticed)
    }

    fn session(
        &self,
        mark: Option<Mark>,
        slot: i32,
        recalled: &mut Vec<Mark>,
        noticed: &mut Marks,
    ) -> Session {
        let meaning = mark.and_then(|mark| self.settings.meaning(mark, slot.div_euclid(2)));
        let counts = match meaning.map(|meaning| meaning.class) {
            Some(SessionClass::Present | SessionClass::Educational) => Counts::Present,
            Some(SessionClass::Authorised) => Counts::Authorised,
            Some(SessionClass::Unauthorised) => Counts::Unauthorised,
            Some(SessionClass::NotPossible) => Counts::NotPossible,
            None => Counts::NotKnown,
        };
        let mark = mark.unwrap_or_default();
        match meaning {
            None => noticed.unknown += 1,
            Some(meaning) if meaning.recalled => {
                noticed.had_recalled = true;
                if !recalled.contains(&mark) {
                    recalled.push(mark);
                }
            }
            Some(_) => {}
        }
        Session {
            slot,
            mark,
            counts,
            illness: meaning.is_some_and(|meaning| meaning.illness),
            penalty: meaning.is_some_and(|meaning| meaning.penalty),
            register: index(self.at),
        }
    }
}

/// A mark is ASCII; a character that is not can be none that a pack knows.
fn mark_of_characters(character: char, digit: Option<char>) -> Option<Mark> {
    let byte = |character: char| u8::try_from(character).ok().filter(u8::is_ascii);
    Some([byte(character)?, digit.and_then(byte).unwrap_or(0)])
}

/// Puts the sessions in order and keeps one of each. Of two registers that say different things of one session the
/// one recorded later stands, the worse of two that were recorded together, and the report says so; a school that marks the child as being at the other school
/// gives way to that school's mark, which is no contradiction.
fn merge(mut sessions: Vec<Session>, case: &CaseDraft, output: &mut ReaderOutput) -> Vec<Session> {
    if sessions.windows(2).all(|pair| matches!(pair, [a, b] if a.slot < b.slot)) {
        return sessions;
    }
    let weight = |session: &Session| {
        let register = case.attendance.get(session.register as usize);
        let recorded = register.map(|register| register.recorded.unwrap_or(register.to));
        (session.mark != AT_THE_OTHER_SCHOOL, recorded, session.severity(), session.register)
    };
    sessions.sort_by_cached_key(|session| (session.slot, weight(session)));
    let mut had: Vec<u32> = sessions.iter().map(|session| session.register).collect();
    let mut kept: Vec<Session> = Vec::with_capacity(sessions.len());
    let mut in_conflict: Vec<u32> = Vec::new();
    for session in sessions {
        match kept.last_mut() {
            Some(earlier) if earlier.slot == session.slot => {
                if earlier.mark != session.mark && earlier.mark != AT_THE_OTHER_SCHOOL {
                    in_conflict.extend([earlier.register, session.register]);
                }
                *earlier = session;
            }
            _ => kept.push(session),
        }
    }
    had.sort_unstable();
    had.dedup();
    let standing: BTreeSet<u32> = kept.iter().map(|session| session.register).collect();
    for register in had {
        if !standing.contains(&register) {
            output.fates.push((InputRef::Attendance(register), Fate::NotAlerting, Some(Reason::Superseded)));
        }
    }
    in_conflict.sort_unstable();
    in_conflict.dedup();
    if !in_conflict.is_empty() {
        output.caveats.push(ReaderCaveat {
            code: CaveatCode::RegistersDisagree,
            text: Cow::Borrowed(
                "two registers say different things of one session: the one that was recorded later was used",
            ),
            inputs: in_conflict.into_iter().map(InputRef::Attendance).collect(),
        });
    }
    kept
}
