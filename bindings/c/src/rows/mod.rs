//! Many cases at once from one table with a row for each, and a row for each back.

#[cfg(feature = "arrow")]
mod cases;
#[cfg(not(feature = "arrow"))]
mod disabled;
#[cfg(feature = "arrow")]
mod results;
#[cfg(feature = "arrow")]
mod stream;

#[cfg(not(feature = "arrow"))]
use self::disabled::screen;
#[cfg(feature = "arrow")]
use self::stream::screen;
use crate::argument::Flaw;
use crate::error::neglect_error;
use crate::guard::guard;
use crate::handle;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::tables::{ArrowArrayStream, Stream};

/// Screens cases of which each is one row, its JSON in the column `case_json` or its fields in columns: `out` becomes a
/// stream with a row for each, which reads `rows` as it is read. docs/tables.md has the columns.
/// `want` and `threads` are as in neglect_tables_screen.
/// [in screener; moved rows; filled out]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_rows_screen(
    screener: *const neglect_screener,
    rows: *mut ArrowArrayStream,
    want: u32,
    threads: u32,
    out: *mut ArrowArrayStream,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            // The stream is taken whatever else is wrong, so that it is always released.
            let rows = Stream::take(rows, "rows")?;
            if out.is_null() {
                return Ok(Flaw::Null.in_argument("out")?);
            }
            screen(handle::read(screener, "screener")?, rows, want, threads, out)
        })
    }
}
