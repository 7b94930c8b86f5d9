//! A case without hindsight, as a case review asks for it.

use crate::case::neglect_case;
use crate::error::neglect_error;
use crate::guard::guard;
use crate::handle::{self, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::Terminated;

/// Shows a case from each day on which something became known, with only what was known then, in JSON.
/// [in screener, the_case; out-owned out, err]
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
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let screener = handle::read(screener, "screener")?;
            let case = handle::read(the_case, "the_case")?;
            slot.give(Terminated::new(screener.replay(case)?.to_json()));
            Ok(())
        })
    }
}
