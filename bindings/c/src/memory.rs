//! Whether there is memory for what a call is about to do.
//!
//! Rust ends the process where memory is lacking, and a host must not end because one case is large. So before a call
//! works through something, it asks for about as much memory as that takes, in one piece that it lets go of at once: where
//! that cannot be had, the call fails with a status and has done nothing. Other threads may take the memory in between, so
//! this is no guarantee; `docs/conventions.md` says so.

use std::hint::black_box;

use neglect_screen::case::CaseDraft;

use crate::argument::{BadArgument, Flaw};

/// What is asked for on top, for what does not grow with the input.
const BASE: usize = 128 << 10;

/// How many bytes the work may take for each byte of JSON, of another text, or of a register's marks. The most that was
/// measured is some sixty, of answers to a tool that no pack knows.
pub(crate) const OF_A_BYTE: usize = 64;

/// The longest text that is worked through as a whole: of a longer one, such as many lines, parts are, and few bytes are
/// kept of the others.
const WHOLE: usize = 8 << 20;
const KEPT_OF_A_BYTE: usize = 4;

/// How many bytes it takes to read the definitions by which a partnership's work is counted and asked.
const OF_DEFINITIONS: usize = 12 << 20;

/// How many bytes it takes to make a screener of the built-in packs.
pub(crate) const OF_PACKS: usize = 48 << 20;

/// How many bytes the work may take for each record of a case, and for each answer in it.
const OF_A_RECORD: usize = 4 << 10;
const OF_AN_ANSWER: usize = 1 << 10;

/// Texts shorter than this cost less than the question whether there is memory for them.
const SHORT: usize = 256;

/// Asks for memory for work that takes so many bytes.
pub(crate) fn reserve(bytes: usize, name: &'static str) -> Result<(), BadArgument> {
    let mut asked = Vec::<u8>::new();
    let had = asked.try_reserve_exact(bytes.saturating_add(BASE));
    // A compiler may leave out an allocation that nobody looks at.
    black_box(&mut asked);
    had.or_else(|_| Flaw::NoMemory.in_argument(name))
}

/// The same for what is made of a text of so many bytes.
pub(crate) fn reserve_for_text(bytes: usize, name: &'static str) -> Result<(), BadArgument> {
    if bytes < SHORT { Ok(()) } else { reserve(of_text(bytes), name) }
}

/// The same for a request of so many bytes.
pub(crate) fn reserve_for_request(bytes: usize, name: &'static str) -> Result<(), BadArgument> {
    reserve(OF_DEFINITIONS.saturating_add(of_text(bytes)), name)
}

fn of_text(bytes: usize) -> usize {
    let whole = bytes.min(WHOLE);
    whole * OF_A_BYTE + (bytes - whole).saturating_mul(KEPT_OF_A_BYTE)
}

/// How many bytes the work on a case may take.
pub(crate) fn of_case(case: &CaseDraft) -> usize {
    let answers: usize = case.assessments.iter().map(|assessment| assessment.answers.len()).sum();
    let marks: usize =
        case.attendance.iter().map(|register| register.marks.as_ref().map_or(0, String::len)).sum();
    let records = [
        case.observations.len(),
        case.assessments.len(),
        case.attendance.len(),
        case.appointments.len(),
        case.growth.len(),
        case.responses.len(),
    ];
    let records: usize = records.iter().sum();
    records * OF_A_RECORD + answers * OF_AN_ANSWER + marks * OF_A_BYTE
}
