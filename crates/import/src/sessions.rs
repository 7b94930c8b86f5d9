//! From marks of single sessions to registers: what every vendor has to write, and what goes wrong with gaps, weekends and
//! two marks for one session.

use std::collections::BTreeMap;

use jiff::civil::{Date, Weekday};
use neglect_screen::case::{Attendance, Limits, Problem};
use serde::Deserialize;
use serde_json::Value;

use crate::words::explain;

/// The mark of a session of which there is no row, on a day of which there is one: no code that anybody knows, so that a
/// report says that it may be anything.
const NO_MARK: &str = "-";

/// Morning or afternoon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Session {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
}

impl Session {
    /// As exports write it: AM, PM, `1`, `2`, morning, afternoon.
    pub fn from_text(text: &str) -> Option<Session> {
        match text.to_ascii_lowercase().as_str() {
            "am" | "a" | "1" | "morning" => Some(Session::Morning),
            "pm" | "p" | "2" | "afternoon" => Some(Session::Afternoon),
            _ => None,
        }
    }
}

/// Why a mark could not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// Registers have sessions from Monday to Friday.
    #[error("a session on a Saturday or Sunday")]
    Weekend,
    /// Another mark of the same session says otherwise, and came first.
    #[error("another mark of the same session says otherwise")]
    Contradicts,
    /// Not one character, or one and a digit.
    #[error("not a register code")]
    NotACode,
}

impl SessionError {
    /// The code of what became of the mark, which `docs/import.md` lists.
    pub(crate) fn code(self) -> &'static str {
        match self {
            SessionError::Weekend => "weekend",
            SessionError::Contradicts => "contradicts",
            SessionError::NotACode => "unknown_value",
        }
    }

    /// The field of a row that is at fault.
    fn field(self) -> &'static str {
        match self {
            SessionError::Weekend => "date",
            SessionError::Contradicts | SessionError::NotACode => "code",
        }
    }
}

/// Marks of sessions in any order, which become registers.
///
/// ```
/// use jiff::civil::date;
/// use neglect_import::{Session, Sessions};
///
/// let mut sessions = Sessions::default();
/// sessions.add(date(2026, 11, 16), Session::Morning, "/")?;
/// sessions.add(date(2026, 11, 16), Session::Afternoon, "O")?;
/// sessions.add(date(2026, 11, 17), Session::Morning, "I")?;
/// let registers = sessions.registers();
/// assert_eq!(registers[0].marks.as_deref(), Some("/OI-"));
/// # Ok::<(), neglect_import::SessionError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sessions {
    days: BTreeMap<Date, [Option<Box<str>>; 2]>,
}

impl Sessions {
    /// Takes one mark. The same mark a second time says nothing new.
    ///
    /// # Errors
    /// Where the day has no sessions, the mark is none, or contradicts one that was taken.
    pub fn add(&mut self, day: Date, session: Session, mark: &str) -> Result<(), SessionError> {
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Err(SessionError::Weekend);
        }
        let mut characters = mark.chars();
        let is_code = match (characters.next(), characters.next(), characters.next()) {
            (Some(first), None, _) => !first.is_ascii_digit(),
            (Some(first), Some(second), None) => !first.is_ascii_digit() && second.is_ascii_digit(),
            _ => false,
        };
        if !is_code || mark.chars().any(|character| character.is_whitespace() || character.is_control()) {
            return Err(SessionError::NotACode);
        }
        let own = &mut self.days.entry(day).or_default()[session as usize];
        match own {
            Some(own) if **own != *mark => Err(SessionError::Contradicts),
            Some(_) => Ok(()),
            None => {
                *own = Some(mark.into());
                Ok(())
            }
        }
    }

    /// The registers: one for each stretch of school days without a gap. Of a day without any mark nothing is said.
    pub fn registers(&self) -> Vec<Attendance> {
        let mut registers: Vec<(Date, Date, String)> = Vec::new();
        for (&day, marks) in &self.days {
            let marks = marks.iter().map(|mark| mark.as_deref().unwrap_or(NO_MARK));
            let marks: String = marks.collect();
            match registers.last_mut() {
                Some((_, to, register)) if next_school_day(*to) == Some(day) => {
                    *to = day;
                    register.push_str(&marks);
                }
                _ => registers.push((day, day, marks)),
            }
        }
        registers.into_iter().map(|(from, to, marks)| Attendance::marks(from, to, marks)).collect()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.days.is_empty()
    }
}

/// The registers of one child's marks: [`Sessions`] in one call. Rows may come in any order.
///
/// ```
/// use jiff::civil::date;
/// use neglect_import::{Session, marks_from_sessions};
///
/// let rows = [(date(2026, 11, 16), Session::Morning, "/"), (date(2026, 11, 14), Session::Morning, "/")];
/// assert!(marks_from_sessions(rows[..1].iter().copied()).is_ok());
/// let problems = marks_from_sessions(rows).unwrap_err();
/// assert_eq!((problems[0].path.as_str(), problems[0].code), ("rows[1].date", "weekend"));
/// ```
///
/// # Errors
/// Every row that cannot be taken, by its place and field: `weekend`, `contradicts` or `unknown_value`.
pub fn marks_from_sessions<M: AsRef<str>>(
    rows: impl IntoIterator<Item = (Date, Session, M)>,
) -> Result<Vec<Attendance>, Vec<Problem>> {
    registers_of(rows.into_iter().map(Ok))
}

/// The same for other languages: rows as JSON, `[["2026-11-16", "AM", "/"]]`, and registers as a case has them.
///
/// # Errors
/// As [`marks_from_sessions`], and rows that are not three texts (`bad_request`), without a date (`not_a_date`) or neither of
/// morning nor afternoon (`not_a_session`).
pub fn marks_from_sessions_json(rows: &[u8]) -> Result<String, Vec<Problem>> {
    let rows: Vec<Value> = serde_json::from_slice(rows)
        .map_err(|_| vec![problem("rows".to_owned(), "bad_request", "these are not rows of sessions")])?;
    let registers = registers_of(rows.iter().map(read_row))?;
    Ok(serde_json::to_string(&registers).expect("registers are written into memory"))
}

/// The field of a row that cannot be taken, and the code that says why; no field where the row is none.
struct RowFault(Option<&'static str>, &'static str);

impl From<SessionError> for RowFault {
    fn from(error: SessionError) -> RowFault {
        RowFault(Some(error.field()), error.code())
    }
}

fn read_row(row: &Value) -> Result<(Date, Session, String), RowFault> {
    let (day, session, mark) =
        <(String, String, String)>::deserialize(row).map_err(|_| RowFault(None, "bad_request"))?;
    // A day and nothing behind it: `Date` takes a time as well.
    let day = day.parse().ok().filter(|_| day.len() == "2026-11-16".len());
    let day = day.ok_or(RowFault(Some("date"), "not_a_date"))?;
    let session = Session::from_text(&session).ok_or(RowFault(Some("session"), "not_a_session"))?;
    Ok((day, session, mark))
}

fn registers_of<M: AsRef<str>>(
    rows: impl Iterator<Item = Result<(Date, Session, M), RowFault>>,
) -> Result<Vec<Attendance>, Vec<Problem>> {
    let mut sessions = Sessions::default();
    let mut problems = Vec::new();
    let limit = Limits::default().problems;
    for (place, row) in rows.enumerate() {
        let taken = row.and_then(|(day, session, mark)| Ok(sessions.add(day, session, mark.as_ref())?));
        if let Err(RowFault(field, code)) = taken {
            let row = format!("rows[{place}]");
            problems.push(match field {
                Some(field) => problem(format!("{row}.{field}"), code, explain(code)),
                None => problem(row, code, "a row is a date, a session and a code"),
            });
            if problems.len() == limit {
                break;
            }
        }
    }
    if problems.is_empty() { Ok(sessions.registers()) } else { Err(problems) }
}

fn problem(path: String, code: &'static str, message: &str) -> Problem {
    let help = "docs/import.md has the rows of sessions".to_owned();
    Problem { path, code, message: message.to_owned(), help }
}

fn next_school_day(day: Date) -> Option<Date> {
    let days = match day.weekday() {
        Weekday::Friday => 3,
        Weekday::Saturday => 2,
        _ => 1,
    };
    day.checked_add(jiff::Span::new().days(days)).ok()
}

/// The last day of a register of marks from a first day, two marks to a school day; `None` where there is none.
pub(crate) fn last_day(from: Date, marks: &str) -> Option<Date> {
    let sessions = marks.chars().filter(|mark| !mark.is_whitespace() && !mark.is_ascii_digit()).count();
    let mut day = from;
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        day = next_school_day(day)?;
    }
    for _ in 1..sessions.div_ceil(2).max(1) {
        day = next_school_day(day)?;
    }
    Some(day)
}
