//! Stands where tables are where the library was built without them: every call says so.

use neglect_screen::Screener;

use super::kinds::ArrowArrayStream;
use crate::error::Failure;

/// No tables.
#[derive(Debug)]
pub(crate) struct Tables(());

fn unsupported() -> Failure {
    Failure::unsupported("tables", "arrow", ", or the functions that take JSON")
}

/// No stream: it stays the caller's.
pub(crate) struct Stream(());

impl Stream {
    /// # Safety
    ///
    /// None is needed: nothing is read.
    pub(crate) unsafe fn take(_: *mut ArrowArrayStream, _: &'static str) -> Result<Stream, Failure> {
        Err(unsupported())
    }
}

impl Tables {
    pub(super) fn new() -> Result<Tables, Failure> {
        Err(unsupported())
    }

    pub(super) fn add(&mut self, _: i32, _: Stream) -> Result<(), Failure> {
        Err(unsupported())
    }

    pub(super) fn screen(&mut self, _: &Screener, _: u32, _: u32) -> Result<(), Failure> {
        Err(unsupported())
    }

    /// # Safety
    ///
    /// None is needed: nothing is written.
    pub(super) unsafe fn result(&self, _: i32, _: *mut ArrowArrayStream) -> Result<(), Failure> {
        Err(unsupported())
    }
}
