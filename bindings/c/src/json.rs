//! The JSON door: a case in, a report, a replay or the next question out.

use neglect_screen::Case;

use crate::error::neglect_error;
use crate::guard::{Failure, guard};
use crate::handle::{self, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::{Terminated, neglect_str};

/// Screens a case in JSON and returns the report in JSON.
///
/// NEGLECT_STATUS_CASE where the JSON or the case is wrong: the error lists everything, each with its code and path.
///
/// - `screener`: in.
/// - `case_json`: in.
/// - `out`: out-owned, freed with neglect_text_free.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
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
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let screener = handle::read(screener, "screener")?;
            let report = screener.screen_json(case_json.bytes("case_json")?)?;
            slot.give(Terminated::new(report));
            Ok(())
        })
    }
}

/// Shows a case in JSON from each date on which something became known, with only what was known then, in JSON.
///
/// NEGLECT_STATUS_CASE where the JSON or the case is wrong: the error lists everything, each with its code and path.
///
/// - `screener`: in.
/// - `case_json`: in.
/// - `out`: out-owned, freed with neglect_text_free.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_replay_json(
    screener: *const neglect_screener,
    case_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let screener = handle::read(screener, "screener")?;
            let case = Case::from_json(case_json.bytes("case_json")?, screener.limits())?;
            slot.give(Terminated::new(screener.replay(&case)?.to_json()));
            Ok(())
        })
    }
}

/// The question of a tool to ask now, given the answers that a case in JSON holds, in JSON; `null` where nothing is
/// left that could matter.
///
/// NEGLECT_STATUS_CASE where the JSON or the case is wrong; NEGLECT_STATUS_INVALID_ARGUMENT where no pack has the tool.
///
/// - `screener`: in.
/// - `tool`: in; the tool's id, such as `safe_sleep`.
/// - `case_json`: in.
/// - `out`: out-owned, freed with neglect_text_free.
/// - `err`: out-owned, freed with neglect_error_free; may be NULL.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_next_question_json(
    screener: *const neglect_screener,
    tool: neglect_str,
    case_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let screener = handle::read(screener, "screener")?;
            let interview = screener.interview(tool.text("tool")?).ok_or_else(|| {
                Failure::invalid("tool", "no pack in force has this tool", "pass the id of a tool in force")
            })?;
            let case = Case::from_json(case_json.bytes("case_json")?, screener.limits())?;
            let answers = interview.answers_in(&case);
            let next = interview.next_question(&case.child, case.as_of, &answers);
            slot.give(Terminated::new(serde_json::to_vec(&next).map_err(|_| Failure::internal())?));
            Ok(())
        })
    }
}
