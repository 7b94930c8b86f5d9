//! The JSON door: a case in, a report out, in one call.

use crate::error::neglect_error;
use crate::guard::guard;
use crate::handle::{self, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::{Terminated, neglect_str};

/// Screens a case in JSON and returns the report in JSON.
/// [in screener, case_json; out-owned out, err]
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
