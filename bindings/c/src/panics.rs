//! A function that panics, to show across the boundary that a panic becomes a status. No library that is shipped has it:
//! it is compiled only with `--cfg neglect_panics`, as `make sanitize` and `make windows` do.
#![cfg(neglect_panics)]

use crate::error::neglect_error;
use crate::guard::guard;
use crate::status::neglect_status;

/// Panics with a text that must not come out.
/// [out-owned err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_panics(err: *mut *mut neglect_error) -> neglect_status {
    // SAFETY: as the parameter's words ask.
    unsafe { guard(err, || panic!("a secret")) }
}
