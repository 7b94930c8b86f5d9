//! Measures of a partnership: reports counted, tallies added up, tables published.

use crate::error::neglect_error;
use crate::guard::{guard, guard_out};
use crate::handle::{self, Exclusive, Handle, Slot};
use crate::partnership::{Counting, measures_html};
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::unwind::guard_value;
use crate::view::{CText, neglect_str};

/// Counts of a partnership's measures. docs/partnership.md has the JSON.
/// Threads: one at a time. Lifetime: its own. Freed by: the caller, with neglect_tally_free.
pub struct neglect_tally {
    _private: [u8; 0],
}

impl Handle for neglect_tally {
    type Real = Counting;
    type Access = Exclusive;
}

/// Makes an empty tally.
/// [in options_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tally_new(
    options_json: neglect_str,
    out: *mut *mut neglect_tally,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let counting = Counting::new(options_json.request("options_json")?)?;
            Ok(counting)
        })
    }
}

/// Counts JSON Lines. Those refused are listed with what is wrong; the others stand.
/// [in-out tally; in lines; out-owned out_refused_json (may be NULL), err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tally_count(
    tally: *mut neglect_tally,
    lines: neglect_str,
    out_refused_json: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            // NULL means that no list is wanted.
            let slot = Slot::open(out_refused_json, "out_refused_json").ok();
            let counting = handle::write(tally, "tally")?;
            let lines = lines.bytes("lines")?;
            match slot {
                Some(slot) => slot.give(CText::new(counting.count_json(lines))),
                None => drop(counting.count(lines)),
            }
            Ok(())
        })
    }
}

/// Adds what neglect_tally_json wrote elsewhere: all of it or nothing.
/// [in-out tally; in tally_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tally_merge_json(
    tally: *mut neglect_tally,
    tally_json: neglect_str,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            handle::write(tally, "tally")?.merge_json(tally_json.bytes("tally_json")?)?;
            Ok(())
        })
    }
}

/// The tally as JSON: not for publication, for it holds small numbers.
/// [in tally]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tally_json(
    tally: *const neglect_tally,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || Ok(CText::new(handle::read(tally, "tally")?.to_json()))) }
}

/// The tables as they may be published.
/// [in tally, options_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tally_publish(
    tally: *const neglect_tally,
    options_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let counting = handle::read(tally, "tally")?;
            Ok(CText::new(counting.publish(options_json.request("options_json")?)?))
        })
    }
}

/// The same tables as a page of HTML. The options' `format` is left out.
/// [in tally, options_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tally_html(
    tally: *const neglect_tally,
    options_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let counting = handle::read(tally, "tally")?;
            Ok(CText::new(measures_html(counting, options_json.request("options_json")?)?))
        })
    }
}

/// Frees a tally.
/// [consumed tally]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_tally_free(tally: *mut neglect_tally) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(tally) });
}
