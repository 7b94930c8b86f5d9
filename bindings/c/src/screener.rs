//! The screener: made once, used for every case.

use neglect_screen::Screener;

use crate::error::neglect_error;
use crate::guard::{guard, guard_value};
use crate::handle::{self, Handle, Shared, Slot};
use crate::status::neglect_status;

/// Packs, checked and compiled: all that a screening needs besides the case. Make it once: it is what costs time.
/// Threads: any number at once. Lifetime: its own. Clones share what they know, and each is freed by itself.
/// Freed by: the caller, with neglect_screener_free, in any order.
pub struct neglect_screener {
    _private: [u8; 0],
}

impl Handle for neglect_screener {
    type Real = Screener;
    type Access = Shared;
}

/// Makes a screener of the built-in packs for England.
/// [out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_england(
    out: *mut *mut neglect_screener,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            Slot::open(out, "out")?.give(Screener::england());
            Ok(())
        })
    }
}

/// Another handle to the same screener, at next to no cost.
/// [in screener; out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screener_clone(
    screener: *const neglect_screener,
    out: *mut *mut neglect_screener,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            slot.give(handle::read(screener, "screener")?.clone());
            Ok(())
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
