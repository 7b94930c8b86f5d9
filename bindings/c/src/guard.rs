//! The guard around the body of every function: a panic and an error both become a status, and an error handle where
//! the caller asks for one.

use std::panic::{AssertUnwindSafe, catch_unwind};

use neglect_screen::CaseError;
use neglect_screen::pack::Diagnostic;

use crate::error::{Fault, neglect_error};
use crate::handle::Slot;
use crate::status::neglect_status;

/// Why a call fails: its status and everything that is wrong.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: neglect_status,
    pub(crate) faults: Vec<Fault>,
}

impl Failure {
    pub(crate) fn misuse(
        status: neglect_status,
        path: &str,
        code: &str,
        message: &str,
        help: &str,
    ) -> Failure {
        Failure { status, faults: vec![Fault::new(path, code, message, help)] }
    }

    pub(crate) fn null(name: &'static str) -> Failure {
        Failure::misuse(
            neglect_status::NullArgument,
            name,
            "null_argument",
            "the pointer is NULL",
            "pass a pointer to what the parameter names",
        )
    }

    pub(crate) fn invalid(name: &str, message: &str, help: &str) -> Failure {
        Failure::misuse(neglect_status::InvalidArgument, name, "invalid_argument", message, help)
    }

    /// The same failure with its place said more closely.
    pub(crate) fn at(mut self, path: &str) -> Failure {
        self.faults = self.faults.into_iter().map(|fault| fault.at(path)).collect();
        self
    }

    pub(crate) fn internal() -> Failure {
        // Not the panic's own message: that could quote the case.
        Failure::misuse(
            neglect_status::Internal,
            "",
            "internal",
            "the library met a fault of its own",
            "report it with the library's version; every handle stays valid",
        )
    }
}

impl From<CaseError> for Failure {
    fn from(error: CaseError) -> Failure {
        let faults = error.problems.iter();
        Failure {
            status: neglect_status::Case,
            faults: faults.map(|one| Fault::new(&one.path, one.code, &one.message, &one.help)).collect(),
        }
    }
}

impl Failure {
    /// Everything that is wrong with packs, each at `file:line:column` of the text that `texts` has under that name.
    pub(crate) fn packs(diagnostics: &[Diagnostic], texts: &[(String, String)]) -> Failure {
        let faults = diagnostics.iter().map(|one| {
            let text = texts.iter().find(|(name, _)| *name == one.file);
            let path = match text {
                Some((name, text)) => {
                    let place = one.place(text);
                    format!("{name}:{}:{}", place.line, place.column)
                }
                None => one.file.clone(),
            };
            Fault::new(&path, one.code, &one.message, &one.help)
        });
        Failure { status: neglect_status::Pack, faults: faults.collect() }
    }
}

/// Runs the whole body of a function that can fail.
///
/// # Safety
///
/// `err` is NULL or can be written to.
pub(crate) unsafe fn guard(
    err: *mut *mut neglect_error,
    body: impl FnOnce() -> Result<(), Failure>,
) -> neglect_status {
    // SAFETY: by the caller's promise; NULL means that no detail is wanted.
    let slot = unsafe { Slot::open(err, "err") }.ok();
    let Err(failure) = panic_as_failure(body) else { return neglect_status::Ok };
    let status = failure.status;
    if let Some(slot) = slot {
        slot.give(failure.into());
    }
    status
}

/// Runs a body, and makes a panic a failure like any other.
pub(crate) fn panic_as_failure<T>(body: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    match guard_value(None, || Some(body())) {
        Some(result) => result,
        None => Err(Failure::internal()),
    }
}

/// Runs the whole body of a function that cannot fail, and returns `otherwise` where it panics all the same.
pub(crate) fn guard_value<T>(otherwise: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|panic| {
        // What a panic carries may panic when it is dropped; what that second panic carries is let be.
        if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(panic))) {
            std::mem::forget(second);
        }
        otherwise
    })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::error::{neglect_error_free, neglect_error_message};

    #[test]
    fn a_panic_becomes_a_status_and_says_nothing_of_its_own() {
        let mut err = std::ptr::null_mut();
        // SAFETY: `err` is a local; the message is read before the error is freed.
        unsafe {
            let status = guard(&mut err, || panic!("a secret"));
            assert_eq!(status, neglect_status::Internal);
            let message = neglect_error_message(err).text("message").unwrap().to_owned();
            assert!(message.contains("fault") && !message.contains("secret"), "{message}");
            neglect_error_free(err);
        }
        assert_eq!(guard_value(7, || panic!("a secret")), 7);
    }

    #[test]
    #[cfg_attr(miri, ignore = "what the second panic carries is let be, and Miri calls that a leak")]
    fn what_a_panic_carries_is_freed_even_where_that_panics() {
        struct Carried<'a>(&'a AtomicUsize);
        impl Drop for Carried<'_> {
            fn drop(&mut self) {
                self.0.fetch_add(1, Ordering::Relaxed);
                panic!("and once more");
            }
        }
        static FREED: AtomicUsize = AtomicUsize::new(0);
        assert_eq!(guard_value(7, || std::panic::panic_any(Carried(&FREED))), 7);
        assert_eq!(FREED.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn an_error_that_nobody_asks_for_is_only_a_status() {
        // SAFETY: NULL is allowed.
        let status = unsafe { guard(std::ptr::null_mut(), || Err(Failure::null("case"))) };
        assert_eq!(status, neglect_status::NullArgument);
    }

    #[test]
    fn an_error_slot_is_emptied_where_all_goes_well() {
        let mut err = std::ptr::NonNull::<neglect_error>::dangling().as_ptr();
        // SAFETY: `err` is a local that is written to and never followed.
        assert_eq!(unsafe { guard(&mut err, || Ok(())) }, neglect_status::Ok);
        assert!(err.is_null());
    }
}
