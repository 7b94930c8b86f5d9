//! Handles that live, and calls that make them or are refused.

use std::ptr::{NonNull, null_mut};

use neglect_screen::CaseError;
use neglect_screen_ffi::batch::*;
use neglect_screen_ffi::case::*;
use neglect_screen_ffi::case_builder::*;
use neglect_screen_ffi::error::*;
use neglect_screen_ffi::report::*;
use neglect_screen_ffi::screener::*;
use neglect_screen_ffi::screener_builder::*;
use neglect_screen_ffi::status::neglect_status;
#[cfg(feature = "arrow")]
use neglect_screen_ffi::tables::*;
use neglect_screen_ffi::text::*;

use super::super::faults_of;
use super::{Model, Step};

/// A handle, and what the model says of it.
pub struct Live<H: Freed, M> {
    handle: *mut H,
    pub says: M,
}

pub type Places<H, M> = [Option<Live<H, M>>; 4];

/// What is freed with a function of its own.
pub trait Freed: Sized {
    /// # Safety
    ///
    /// As the header says of the function.
    unsafe fn free(handle: *mut Self);
}

macro_rules! freed {
    ($($handle:ident with $free:ident),* $(,)?) => {
        $(impl Freed for $handle {
            unsafe fn free(handle: *mut Self) {
                // SAFETY: the caller's promise is ours.
                unsafe { $free(handle) }
            }
        })*
    };
}

freed! {
    neglect_screener_builder with neglect_screener_builder_free,
    neglect_screener with neglect_screener_free,
    neglect_case_builder with neglect_case_builder_free,
    neglect_case with neglect_case_free,
    neglect_report with neglect_report_free,
    neglect_batch with neglect_batch_free,
    neglect_text with neglect_text_free,
    neglect_error with neglect_error_free,
}
#[cfg(feature = "arrow")]
freed! { neglect_tables with neglect_tables_free }

impl<H: Freed, M> Drop for Live<H, M> {
    fn drop(&mut self) {
        // SAFETY: the library made it, and it is freed here only.
        unsafe { H::free(self.handle) }
    }
}

/// Frees what stands in a place, or NULL.
pub fn free<H: Freed, M>(place: &mut Option<Live<H, M>>) {
    if place.take().is_none() {
        // SAFETY: to free NULL is nothing.
        unsafe { H::free(null_mut()) }
    }
}

/// The handle in a place, or NULL.
pub fn pointer<H: Freed, M>(place: &Option<Live<H, M>>) -> *mut H {
    place.as_ref().map_or(null_mut(), |live| live.handle)
}

/// What the model says of the handle in a place; NULL is refused by the parameter's name.
pub fn says<'a, H: Freed, M>(place: &'a Option<Live<H, M>>, name: &str) -> Result<&'a M, Wrong> {
    place.as_ref().map(|live| &live.says).ok_or_else(|| Wrong::null(name))
}

/// How a call fails.
#[derive(Debug, Clone, PartialEq)]
pub struct Wrong {
    pub status: neglect_status,
    /// Path and code of each fault.
    pub faults: Vec<(String, String)>,
}

impl Wrong {
    pub fn new(status: neglect_status, path: &str, code: &str) -> Wrong {
        Wrong { status, faults: vec![(path.to_owned(), code.to_owned())] }
    }

    pub fn null(path: &str) -> Wrong {
        Wrong::new(neglect_status::NullArgument, path, "null_argument")
    }

    pub fn invalid(path: &str) -> Wrong {
        Wrong::new(neglect_status::InvalidArgument, path, "invalid_argument")
    }

    /// Holds that an error says this.
    pub fn is(&self, status: neglect_status, faults: &[(String, String)]) {
        assert_eq!((status, faults), (self.status, self.faults.as_slice()));
        assert!(!faults.is_empty(), "an error has a fault");
    }
}

impl From<CaseError> for Wrong {
    fn from(error: CaseError) -> Wrong {
        let faults = error.problems.into_iter().map(|one| (one.path, one.code.to_owned()));
        Wrong { status: neglect_status::Case, faults: faults.collect() }
    }
}

impl Model {
    /// A call without outputs.
    pub(super) fn done<M>(
        &mut self,
        step: Step,
        expected: Result<M, Wrong>,
        call: impl FnOnce(*mut *mut neglect_error) -> neglect_status,
    ) -> Option<M> {
        // What stands there first is no error, and must not stay.
        let mut err = NonNull::dangling().as_ptr();
        let status = call(if step.without_err() { null_mut() } else { &mut err });
        let wrong = match expected {
            Ok(made) => {
                assert_eq!(status, neglect_status::Ok, "{step:?}");
                assert!(step.without_err() || err.is_null());
                return Some(made);
            }
            Err(wrong) => wrong,
        };
        assert_eq!(status, wrong.status, "{step:?}: {wrong:?}");
        if !step.without_err() {
            // SAFETY: the call failed and was asked for an error.
            wrong.is(unsafe { neglect_error_status(err) }, &unsafe { faults_of(err) });
            self.errors[step.a()] = Some(Live { handle: err, says: wrong });
        }
        None
    }

    /// A call that makes a handle.
    pub(super) fn made<H: Freed, M>(
        &mut self,
        step: Step,
        expected: Result<M, Wrong>,
        call: impl FnOnce(*mut *mut H, *mut *mut neglect_error) -> neglect_status,
    ) -> Option<Live<H, M>> {
        let nothing = NonNull::dangling().as_ptr();
        let mut out = nothing;
        let at = if step.without_out() { null_mut() } else { &raw mut out };
        // The output is looked at before anything else.
        let expected = if step.without_out() { Err(Wrong::null("out")) } else { expected };
        let made = self.done(step, expected, |err| call(at, err));
        assert!(made.is_some() || step.without_out() || out.is_null());
        made.map(|says| {
            assert!(!out.is_null() && out != nothing);
            Live { handle: out, says }
        })
    }
}
