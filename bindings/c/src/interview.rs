//! The interview: the questions of a tool in a sensible order, one at a time.

use crate::case::neglect_case;
use crate::error::neglect_error;
use crate::guard::{Failure, guard};
use crate::handle::{self, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::{Terminated, neglect_str};

/// The question of a tool to ask now, given the answers that a case holds, in JSON; `null` where nothing is left that
/// could matter.
///
/// NEGLECT_STATUS_INVALID_ARGUMENT where no pack in force has the tool.
/// [in screener, tool (the tool's id, such as `safe_sleep`), the_case; out-owned out, err]
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
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let screener = handle::read(screener, "screener")?;
            let interview = screener.interview(tool.text("tool")?).ok_or_else(|| {
                Failure::invalid("tool", "no pack in force has this tool", "pass the id of a tool in force")
            })?;
            let case = handle::read(the_case, "the_case")?;
            let next = interview.next_question(&case.child, case.as_of, &interview.answers_in(case));
            slot.give(Terminated::new(serde_json::to_vec(&next).map_err(|_| Failure::internal())?));
            Ok(())
        })
    }
}
