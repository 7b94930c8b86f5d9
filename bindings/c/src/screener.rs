//! The screener: made once, used for every case.

use neglect_screen::Screener;
use serde_json::Value;

use crate::catalogue;
use crate::error::{Failure, neglect_error};
use crate::guard::guard_out;
use crate::handle::{self, Handle, Shared};
use crate::memory;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::unwind::guard_value;
use crate::view::{CText, neglect_str};
use crate::vocabulary::FromNumber;

/// Packs, checked and compiled: all that a screening needs besides the case. Make it once: that costs time.
/// Threads: any number at once. Lifetime: its own. Clones share what they know, and each is freed by itself.
/// Freed by: the caller, with neglect_screener_free, in any order.
pub struct neglect_screener {
    _private: [u8; 0],
}

/// What neglect_screener_list_json lists.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_list {
    /// The packs in force, with version, digest and sources.
    Packs = 0,
    /// The codes of observations, with labels, forms, qualifiers and the codes of other systems.
    Codes = 1,
    /// The rules in force, with what they raise, what they stand on and where.
    Rules = 2,
    /// The tools, with their questions and what may answer them.
    Tools = 3,
    /// The levels of need, with their legal basis.
    Levels = 4,
    /// The next steps.
    NextSteps = 5,
}

impl Handle for neglect_screener {
    type Real = Screener;
    type Access = Shared;
}

/// Makes a screener of the built-in packs for England.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_england(
    out: *mut *mut neglect_screener,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            memory::reserve(memory::OF_PACKS, "out")?;
            Ok(Screener::england())
        })
    }
}

/// Another handle to the same screener, at next to no cost; neglect_screener_cancel tells the two apart.
/// [in screener]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_clone(
    screener: *const neglect_screener,
    out: *mut *mut neglect_screener,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || Ok(handle::read(screener, "screener")?.clone())) }
}

/// Gives up every call on this handle, now and later, with NEGLECT_STATUS_CANCELLED; clones go on. From any thread, while
/// calls run. It cannot be undone: cancel a clone.
/// [in screener (may be NULL: nothing is done)]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_screener_cancel(screener: *const neglect_screener) {
    guard_value((), || {
        // SAFETY: as the parameter's words ask.
        if let Ok(screener) = unsafe { handle::read(screener, "screener") } {
            screener.cancel();
        }
    });
}

/// Lists what a screener knows, as a JSON array in the order of its packs. Later minor versions may add fields.
///
/// NEGLECT_STATUS_INVALID_ARGUMENT where `list` is no value of neglect_list.
/// [in screener]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_list_json(
    screener: *const neglect_screener,
    list: i32,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            let listed = neglect_list::from_number(list).ok_or_else(|| {
                Failure::invalid("list", "the number names no list", "pass a value of neglect_list")
            })?;
            let lines = match listed {
                neglect_list::Packs => catalogue::packs(screener),
                neglect_list::Codes => catalogue::codes(screener),
                neglect_list::Rules => catalogue::rules(screener),
                neglect_list::Tools => catalogue::tools(screener),
                neglect_list::Levels => catalogue::levels(screener),
                neglect_list::NextSteps => catalogue::next_steps(screener),
            };
            Ok(CText::new(lines.to_string()))
        })
    }
}

/// Finds codes and questions by people's words, best first: a JSON array of at most `limit` (0: all).
/// [in screener, words]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_search_json(
    screener: *const neglect_screener,
    words: neglect_str,
    limit: usize,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            let limit = if limit == 0 { usize::MAX } else { limit };
            let found = screener.search(words.text("words")?).into_iter().take(limit);
            let found: Value = found.map(|entry| entry.as_json()).collect();
            Ok(CText::new(found.to_string()))
        })
    }
}

/// Screens a case in JSON and returns the report in JSON.
/// [in screener, case_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screen_json(
    screener: *const neglect_screener,
    case_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            let mut report = Vec::new();
            screener.screen_json(case_json.bytes("case_json")?, &mut report)?;
            Ok(CText::new(report))
        })
    }
}

/// Frees a screener. Others that were cloned from it, or it from them, stay.
/// [consumed screener]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_screener_free(screener: *mut neglect_screener) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(screener) });
}
