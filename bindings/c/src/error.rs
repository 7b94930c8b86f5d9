//! What went wrong, in detail: for callers who ask for it.

use crate::guard::{Failure, guard_value};
use crate::handle::{self, Handle, Shared};
use crate::status::neglect_status;
use crate::view::{Terminated, neglect_str};

/// Why a call failed.
///
/// What: a status and at least one fault, each with a place, a stable code, what is wrong and what to do about it.
/// Never a value of a case, so it may be logged.
/// Threads: any number at once; it never changes.
/// Lifetime: independent of every other handle. One that a batch lends lives as long as the batch.
/// Freed by: the caller, with neglect_error_free; one that a batch lends, by the batch.
pub struct neglect_error {
    _private: [u8; 0],
}

/// What stands behind `neglect_error`.
#[derive(Debug)]
pub(crate) struct ErrorDetail {
    status: neglect_status,
    message: Terminated,
    faults: Vec<Fault>,
}

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Fault {
    path: Terminated,
    code: Terminated,
    message: Terminated,
    mend: Terminated,
    line: String,
}

impl Fault {
    pub(crate) fn new(path: &str, code: &str, message: &str, mend: &str) -> Fault {
        let place = if path.is_empty() { "the document" } else { path };
        Fault {
            path: Terminated::new(path),
            code: Terminated::new(code),
            message: Terminated::new(message),
            mend: Terminated::new(mend),
            line: format!("{place}: {message} [{code}]; {mend}"),
        }
    }
}

impl Handle for neglect_error {
    type Real = ErrorDetail;
    type Access = Shared;
}

impl From<Failure> for ErrorDetail {
    fn from(failure: Failure) -> ErrorDetail {
        let lines: Vec<&str> = failure.faults.iter().map(|fault| fault.line.as_str()).collect();
        let message = Terminated::new(lines.join("\n"));
        ErrorDetail { status: failure.status, message, faults: failure.faults }
    }
}

/// A text of a fault; empty where there is no such error or fault.
///
/// # Safety
///
/// As [`handle::read`].
unsafe fn of_fault(
    error: *const neglect_error,
    index: usize,
    text: impl FnOnce(&Fault) -> &Terminated,
) -> neglect_str {
    guard_value(neglect_str::EMPTY, || {
        // SAFETY: the caller's promise is ours.
        let detail = unsafe { handle::read(error, "error") }.ok();
        let fault = detail.and_then(|detail| detail.faults.get(index));
        fault.map_or(neglect_str::EMPTY, |fault| text(fault).view())
    })
}

/// The status of the call that failed; NEGLECT_STATUS_OK for NULL.
///
/// - `error`: in; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_status(error: *const neglect_error) -> neglect_status {
    guard_value(neglect_status::Internal, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(neglect_status::Ok, |detail| detail.status)
    })
}

/// Everything that is wrong, one line for each fault, borrowed from the error; empty for NULL.
///
/// - `error`: in; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_message(error: *const neglect_error) -> neglect_str {
    guard_value(neglect_str::EMPTY, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(neglect_str::EMPTY, |detail| detail.message.view())
    })
}

/// The number of faults; 0 for NULL.
///
/// - `error`: in; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_count(error: *const neglect_error) -> usize {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(0, |detail| detail.faults.len())
    })
}

/// Where fault `index` is: `observations[3].on` in a case, `local.toml:12:1` in a pack, a parameter's name, or empty
/// for the document as a whole. Borrowed from the error; empty where there is no such fault.
///
/// - `error`: in; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_path(error: *const neglect_error, index: usize) -> neglect_str {
    // SAFETY: as the parameter's words ask.
    unsafe { of_fault(error, index, |fault| &fault.path) }
}

/// The stable code of fault `index`, such as `not_a_date`. Borrowed from the error; empty where there is no such fault.
///
/// - `error`: in; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_code(error: *const neglect_error, index: usize) -> neglect_str {
    // SAFETY: as the parameter's words ask.
    unsafe { of_fault(error, index, |fault| &fault.code) }
}

/// What is wrong in fault `index`, in words. Borrowed from the error; empty where there is no such fault.
///
/// - `error`: in; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_fault(error: *const neglect_error, index: usize) -> neglect_str {
    // SAFETY: as the parameter's words ask.
    unsafe { of_fault(error, index, |fault| &fault.message) }
}

/// What to do about fault `index`, in words. Borrowed from the error; empty where there is no such fault.
///
/// - `error`: in; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_mend(error: *const neglect_error, index: usize) -> neglect_str {
    // SAFETY: as the parameter's words ask.
    unsafe { of_fault(error, index, |fault| &fault.mend) }
}

/// Frees an error.
///
/// - `error`: consumed; may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_free(error: *mut neglect_error) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(error) });
}
