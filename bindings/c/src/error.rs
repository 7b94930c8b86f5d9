//! What went wrong, in detail: for callers who ask for it.

use crate::guard::{Failure, guard_value};
use crate::handle::{self, Handle, Shared};
use crate::status::neglect_status;
use crate::view::{Terminated, neglect_str};

/// Why a call failed: a status and at least one fault. Never a value of a case, so it may be logged.
/// Threads: any number at once. Lifetime: its own; one that a batch lends lives as long as the batch.
/// Freed by: the caller, with neglect_error_free; one that a batch lends, by the batch.
pub struct neglect_error {
    _private: [u8; 0],
}

/// One thing that is wrong.
/// Threads, lifetime, freed by: as its error.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_fault {
    /// `observations[3].on` in a case, `local.toml:12:1` in a pack, a parameter, or empty for the whole.
    pub path: neglect_str,
    /// A stable code, such as `not_a_date`.
    pub code: neglect_str,
    /// What is wrong, in words.
    pub message: neglect_str,
    /// What to do about it, in words.
    pub help: neglect_str,
}

/// What stands behind `neglect_error`.
#[derive(Debug)]
pub(crate) struct ErrorDetail {
    status: neglect_status,
    message: Terminated,
    lent: Lent,
    /// Kept for what is lent.
    faults: Vec<Fault>,
}

/// The faults as programs read them.
#[derive(Debug)]
struct Lent(Vec<neglect_fault>);

// SAFETY: the pointers lead into the faults beside it, which nobody changes.
unsafe impl Send for Lent {}
// SAFETY: as above.
unsafe impl Sync for Lent {}

/// One thing that is wrong.
#[derive(Debug)]
pub(crate) struct Fault {
    path: Terminated,
    code: Terminated,
    message: Terminated,
    help: Terminated,
    line: String,
}

impl Fault {
    pub(crate) fn new(path: &str, code: &str, message: &str, help: &str) -> Fault {
        let place = if path.is_empty() { "the document" } else { path };
        Fault {
            path: Terminated::new(path),
            code: Terminated::new(code),
            message: Terminated::new(message),
            help: Terminated::new(help),
            line: format!("{place}: {message} [{code}]; {help}"),
        }
    }

    /// The same fault at another place.
    pub(crate) fn at(&self, path: &str) -> Fault {
        Fault::new(path, self.code.text(), self.message.text(), self.help.text())
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
        let lent = failure.faults.iter().map(|fault| neglect_fault {
            path: fault.path.view(),
            code: fault.code.view(),
            message: fault.message.view(),
            help: fault.help.view(),
        });
        let lent = Lent(lent.collect());
        ErrorDetail { status: failure.status, message, lent, faults: failure.faults }
    }
}

/// The status of the call that failed; NEGLECT_STATUS_OK for NULL.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_status(error: *const neglect_error) -> neglect_status {
    guard_value(neglect_status::Internal, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(neglect_status::Ok, |detail| detail.status)
    })
}

/// Everything that is wrong, one line for each fault, borrowed from the error; empty for NULL.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_message(error: *const neglect_error) -> neglect_str {
    guard_value(neglect_str::EMPTY, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(neglect_str::EMPTY, |detail| detail.message.view())
    })
}

/// The number of faults; 0 for NULL.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_count(error: *const neglect_error) -> usize {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(error, "error") }.map_or(0, |detail| detail.faults.len())
    })
}

/// Fault `index`, borrowed from the error; NULL where there is none.
/// [in error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_fault(
    error: *const neglect_error,
    index: usize,
) -> *const neglect_fault {
    guard_value(std::ptr::null(), || {
        // SAFETY: as the parameter's words ask.
        let detail = unsafe { handle::read(error, "error") }.ok();
        let fault = detail.and_then(|detail| detail.lent.0.get(index));
        fault.map_or(std::ptr::null(), std::ptr::from_ref)
    })
}

/// Frees an error.
/// [consumed error]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_error_free(error: *mut neglect_error) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(error) });
}
