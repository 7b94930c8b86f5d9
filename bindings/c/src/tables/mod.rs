//! Many cases at once from columns (Arrow), and a few columns of every report back.

mod kinds;

#[cfg(feature = "arrow")]
pub(crate) mod array_readers;
#[cfg(feature = "arrow")]
mod column;
#[cfg(feature = "arrow")]
pub(crate) mod column_builders;
#[cfg(feature = "arrow")]
mod column_readers;
#[cfg(not(feature = "arrow"))]
mod disabled;
#[cfg(feature = "arrow")]
mod enabled;
#[cfg(feature = "arrow")]
mod generated;
#[cfg(feature = "arrow")]
mod join;
#[cfg(feature = "arrow")]
pub(crate) mod results;
#[cfg(feature = "arrow")]
mod row_readers;
#[cfg(feature = "arrow")]
mod schema;
#[cfg(feature = "arrow")]
pub(crate) mod screened;
#[cfg(feature = "arrow")]
mod table;

#[cfg(not(feature = "arrow"))]
pub(crate) use self::disabled::Stream;
#[cfg(not(feature = "arrow"))]
use self::disabled::Tables;
#[cfg(feature = "arrow")]
pub(crate) use self::enabled::Stream;
#[cfg(feature = "arrow")]
use self::enabled::Tables;
pub use self::kinds::{ArrowArrayStream, neglect_result, neglect_table};
use crate::argument::Flaw;
use crate::error::neglect_error;
use crate::guard::{guard, guard_out};
use crate::handle::{self, Exclusive, Handle};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::unwind::guard_value;

/// Tables of many cases: the rows added so far, copied; then, until the next screening, the results.
/// Threads: one at a time. Lifetime: its own; streams taken from it stay when it is freed.
/// Freed by: the caller, with neglect_tables_free.
pub struct neglect_tables {
    _private: [u8; 0],
}

impl Handle for neglect_tables {
    type Real = Tables;
    type Access = Exclusive;
}

/// Makes a set of tables without rows.
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tables_new(
    out: *mut *mut neglect_tables,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, Tables::new) }
}

/// Adds the rows of a stream to a neglect_table. The stream is read to its end and released.
/// [in-out tables; moved stream]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tables_add(
    tables: *mut neglect_tables,
    table: i32,
    stream: *mut ArrowArrayStream,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            // The stream is taken whatever else is wrong, so that it is always released.
            let stream = Stream::take(stream, "stream")?;
            handle::write(tables, "tables")?.add(table, stream)
        })
    }
}

/// Screens every case of the tables, which are then empty. What is wrong with a case is among the problems.
/// `want` adds 1 for findings and 2 for the account; `threads` is as in neglect_screen_json_many.
/// [in-out tables; in screener]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tables_screen(
    tables: *mut neglect_tables,
    screener: *const neglect_screener,
    want: u32,
    threads: u32,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let tables = handle::write(tables, "tables")?;
            let screener = handle::read(screener, "screener")?;
            tables.screen(screener, want, threads)
        })
    }
}

/// Fills a stream with a neglect_result of the last screening.
/// [in tables; filled stream]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tables_result(
    tables: *const neglect_tables,
    result: i32,
    stream: *mut ArrowArrayStream,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            if stream.is_null() {
                return Ok(Flaw::Null.in_argument("stream")?);
            }
            handle::read(tables, "tables")?.result(result, stream)
        })
    }
}

/// Frees tables.
/// [consumed tables]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_tables_free(tables: *mut neglect_tables) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(tables) });
}
