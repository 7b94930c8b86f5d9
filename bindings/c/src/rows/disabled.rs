//! Stands where rows are where the library was built without them: the call says so.

use neglect_screen::Screener;

use crate::error::Failure;
use crate::tables::{ArrowArrayStream, Stream};

/// # Safety
///
/// None is needed: nothing is written.
pub(super) unsafe fn screen(
    _: &Screener,
    _: Stream,
    _: u32,
    _: u32,
    _: *mut ArrowArrayStream,
) -> Result<(), Failure> {
    Err(Failure::unsupported("rows", "arrow", ", or the functions that take JSON"))
}
