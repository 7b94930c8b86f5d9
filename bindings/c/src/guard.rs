//! The guard around the body of every function that can fail: a panic and a failure both become a status, and an error
//! handle where the caller asks for one. [`crate::unwind`] has the guard of functions that cannot fail.

use crate::error::{Failure, neglect_error};
use crate::handle::{Handle, Slot};
use crate::status::neglect_status;
use crate::unwind::catch;

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

/// Runs the body of a function that can fail and gives one handle: `out` is NULL until it does.
///
/// # Safety
///
/// `out` and `err` are NULL or can be written to.
pub(crate) unsafe fn guard_out<H: Handle>(
    out: *mut *mut H,
    err: *mut *mut neglect_error,
    body: impl FnOnce() -> Result<H::Real, Failure>,
) -> neglect_status {
    // SAFETY: by the caller's promise.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            slot.give(body()?);
            Ok(())
        })
    }
}

/// Runs a body, and makes a panic a failure like any other.
pub(crate) fn panic_as_failure<T>(body: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch(body).unwrap_or_else(|| Err(Failure::internal()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::argument::Flaw;
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
    }

    #[test]
    fn an_error_that_nobody_asks_for_is_only_a_status() {
        // SAFETY: NULL is allowed.
        let status = unsafe { guard(std::ptr::null_mut(), || Ok(Flaw::Null.in_argument("case")?)) };
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
