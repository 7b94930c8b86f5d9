//! The door for tables: many cases at once from columns (Arrow), a few columns of every report back.

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "arrow")]
mod column;
#[cfg(feature = "arrow")]
mod gather;
#[cfg(feature = "arrow")]
mod growing;
#[cfg(feature = "arrow")]
mod results;
#[cfg(feature = "arrow")]
mod rows;
#[cfg(feature = "arrow")]
mod schema;
#[cfg(feature = "arrow")]
mod screened;
#[cfg(feature = "arrow")]
mod table;
#[cfg(not(feature = "arrow"))]
mod without;

#[cfg(feature = "arrow")]
use self::arrow::{Stream, Tables};
#[cfg(not(feature = "arrow"))]
use self::without::{Stream, Tables};
use crate::error::neglect_error;
use crate::guard::{Failure, guard, guard_value};
use crate::handle::{self, Exclusive, Handle, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;

/// A stream of the Arrow C stream interface, as the Arrow libraries define it.
pub struct ArrowArrayStream {
    _private: [u8; 0],
}

/// What a table holds.
#[repr(C)]
#[allow(missing_docs, reason = "the names say it; docs/tables.md has the columns")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_table {
    /// One row for each case: its reference, its day, its child. All others name the case.
    Cases = 0,
    Observations = 1,
    /// One row for each answer of an assessment.
    Answers = 2,
    Attendance = 3,
    Appointments = 4,
    Growth = 5,
    Responses = 6,
}

/// A table of results.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_result {
    /// One row for each case, in the order of the cases.
    Reports = 0,
    /// One row for each finding and pattern.
    Findings = 1,
    /// One row for each input: its fate.
    Account = 2,
    /// One row for each thing that is wrong, at its table, row and column.
    Problems = 3,
}

/// What is wanted beside reports and problems.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "arrow"), allow(dead_code, reason = "read where tables are"))]
pub(crate) struct Wanted {
    pub(crate) findings: bool,
    pub(crate) account: bool,
}

/// Tables of many cases: the rows added so far, copied; then the results of screening them, until the next screening.
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
/// [out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_tables_new(
    out: *mut *mut neglect_tables,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            Slot::open(out, "out")?.give(Tables::new()?);
            Ok(())
        })
    }
}

/// Adds the rows of a stream to a table, a neglect_table. The stream is read to its end and released.
/// [in-out tables; moved stream; out-owned err]
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
            let stream = Stream::take(stream)?;
            handle::write(tables, "tables")?.add(table, stream)
        })
    }
}

/// Screens every case of the tables, which are then empty. A case that is wrong is refused and the call succeeds: see
/// the problems. `want` adds 1 for findings and 2 for the account. `threads` is as in neglect_screen_json_many.
/// [in-out tables; in screener; out-owned err]
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
            if want > 3 {
                return Err(Failure::invalid(
                    "want",
                    "the number has other bits than 1 and 2",
                    "add 1 and 2",
                ));
            }
            let wanted = Wanted { findings: want & 1 != 0, account: want & 2 != 0 };
            tables.screen(screener, wanted, crate::threads::asked(threads)?)
        })
    }
}

/// Fills a stream with a result of the last screening, a neglect_result; it is released as every stream is.
/// [in tables; filled stream; out-owned err]
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
                return Err(Failure::null("stream"));
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
