//! A case: read or built once, checked, and then screened, replayed or asked about as often as is wanted.
//! A screener reads it, so what a screener does with a case other than screening stands here.

use neglect_screen::Case;

use crate::error::Failure;
use crate::error::neglect_error;
use crate::guard::guard_out;
use crate::handle::{self, Handle, Shared};
use crate::memory;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::unwind::guard_value;
use crate::view::{CText, neglect_str};

/// All that is recorded about one child, checked: a case of schema 1.
/// Threads: any number at once. Lifetime: its own; reports made of it keep what they need.
/// Freed by: the caller, with neglect_case_free.
pub struct neglect_case {
    _private: [u8; 0],
}

impl Handle for neglect_case {
    type Real = Case;
    type Access = Shared;
}

/// Reads and checks a case in JSON.
/// [in screener (its limits hold), json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_from_json(
    screener: *const neglect_screener,
    json: neglect_str,
    out: *mut *mut neglect_case,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            Ok(Case::from_json(json.bytes("json")?, screener.limits())?)
        })
    }
}

/// Writes a case as JSON, which reads back as the same case.
/// [in the_case]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_json(
    the_case: *const neglect_case,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let case = handle::read(the_case, "the_case")?;
            memory::reserve(memory::of_case(case), "the_case")?;
            Ok(CText::new(serde_json::to_vec(case).map_err(|_| Failure::internal())?))
        })
    }
}

/// Shows a case from each day on which something became known, with only what was known then, in JSON.
/// [in screener, the_case]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_replay(
    screener: *const neglect_screener,
    the_case: *const neglect_case,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            let case = handle::read(the_case, "the_case")?;
            memory::reserve(memory::of_case(case), "the_case")?;
            Ok(CText::new(screener.replay(case)?.to_json()))
        })
    }
}

/// The question of a tool to ask after a case's answers, in JSON; `null` where nothing is left that could matter.
///
/// NEGLECT_STATUS_INVALID_ARGUMENT where no pack in force has the tool.
/// [in screener, tool (the tool's id, such as `safe_sleep`), the_case]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_next_question(
    screener: *const neglect_screener,
    tool: neglect_str,
    the_case: *const neglect_case,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            let interview = screener.interview(tool.text("tool")?).ok_or_else(|| {
                Failure::invalid("tool", "no pack in force has this tool", "pass the id of a tool in force")
            })?;
            let case = handle::read(the_case, "the_case")?;
            let next = interview.next_question(&case.child, case.as_of, &interview.answers_in(case));
            Ok(CText::new(serde_json::to_vec(&next).map_err(|_| Failure::internal())?))
        })
    }
}

/// Frees a case.
/// [consumed the_case]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_case_free(the_case: *mut neglect_case) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(the_case) });
}
