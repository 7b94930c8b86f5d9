//! What stands behind `neglect_tables`: streams in, streams out.

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use neglect_screen::Screener;

use super::join::JoinedTables;
use super::kinds::{ArrowArrayStream, neglect_result, neglect_table};
use super::results::Results;
use super::schema::TABLES;
use super::screened::{self, Wanted};
use super::table::Table;
use crate::argument::Flaw;
use crate::error::Failure;
use crate::memory;
use crate::status::neglect_status;
use crate::threads::resolve_thread_count;
use crate::vocabulary::FromNumber;

/// How many bytes the copy of a cell of a table may take, and all that is made of a row.
const OF_A_CELL: usize = 24;
const OF_A_ROW: usize = 256;

/// A stream of the caller's that is ours now: dropping it releases it.
pub(crate) struct Stream(FFI_ArrowArrayStream);

impl Stream {
    /// # Safety
    ///
    /// `stream` is NULL or points to a stream of the Arrow C stream interface.
    pub(crate) unsafe fn take(stream: *mut ArrowArrayStream, name: &'static str) -> Result<Stream, Failure> {
        if stream.is_null() {
            return Ok(Flaw::Null.in_argument(name)?);
        }
        // SAFETY: not NULL, and a stream by the caller's promise; what is left there is marked as released.
        Ok(Stream(unsafe { FFI_ArrowArrayStream::from_raw(stream.cast::<FFI_ArrowArrayStream>()) }))
    }

    /// Its batches; `name` is what the stream is of, for errors.
    pub(crate) fn read(self, name: &str) -> Result<RecordBatchStreamReader, Failure> {
        RecordBatchStreamReader::try_new(self.0).map_err(|_| broken(name))
    }

    /// Makes a stream of the caller's of batches.
    ///
    /// # Safety
    ///
    /// `stream` can be written to, and holds no stream that is still to be released.
    pub(crate) unsafe fn fill(stream: *mut ArrowArrayStream, batches: Box<dyn RecordBatchReader + Send>) {
        // SAFETY: writable by the caller's promise.
        unsafe { stream.cast::<FFI_ArrowArrayStream>().write(FFI_ArrowArrayStream::new(batches)) };
    }
}

/// The tables of one screening, and the results of the last.
#[derive(Debug)]
pub(crate) struct Tables {
    tables: [Table; TABLES.len()],
    results: Option<Results>,
    /// How many rows the tables have.
    rows: usize,
}

fn empty() -> [Table; TABLES.len()] {
    TABLES.map(Table::new)
}

/// A stream that ends with an error. What it says is left out: it may quote the content.
fn broken(name: &str) -> Failure {
    Failure::new(
        neglect_status::Table,
        name,
        "broken_stream",
        "the stream ended with an error, or is no stream",
        "look at what makes it",
    )
}

/// What Arrow says where the texts of a column are longer together than the column can count.
fn too_large() -> Failure {
    Failure::new(
        neglect_status::Table,
        "",
        "too_large",
        "the results are larger than a column can hold",
        "screen fewer cases at once",
    )
}

impl Tables {
    pub(super) fn new() -> Result<Tables, Failure> {
        Ok(Tables { tables: empty(), results: None, rows: 0 })
    }

    pub(super) fn add(&mut self, table: i32, stream: Stream) -> Result<(), Failure> {
        let Some(kind) = neglect_table::from_number(table) else {
            let help = "pass a value of neglect_table";
            return Err(Failure::invalid("table", "the number names no table", help));
        };
        let table = &mut self.tables[kind as usize];
        let reader = stream.read(table.kind.name())?;
        table.check(&reader.schema())?;
        // All or nothing: a stream that breaks off is not half added.
        let batches = reader.collect::<Result<Vec<_>, _>>().map_err(|_| broken(table.kind.name()))?;
        // Batches may be parts of the same columns, whose size says nothing of what is copied.
        let cells: usize =
            batches.iter().map(|batch| batch.num_rows().saturating_mul(batch.num_columns())).sum();
        memory::reserve(cells.saturating_mul(OF_A_CELL), table.kind.name())?;
        batches.iter().for_each(|batch| table.add(batch));
        self.rows = self.rows.saturating_add(batches.iter().map(RecordBatch::num_rows).sum());
        Ok(())
    }

    /// Screens the cases. Where that fails, the tables and the results of the last screening stay as they were.
    pub(super) fn screen(&mut self, screener: &Screener, want: u32, threads: u32) -> Result<(), Failure> {
        let wanted = Wanted::from_bits(want)?;
        let threads = resolve_thread_count(threads)?;
        memory::reserve(self.rows.saturating_mul(OF_A_ROW), "tables")?;
        let joined = JoinedTables::new(&self.tables);
        let screened = screened::screen(screener, &joined, wanted, threads);
        let results = Results::new(screener, &joined, screened, wanted).map_err(|_| too_large())?;
        self.results = Some(results);
        self.tables = empty();
        self.rows = 0;
        Ok(())
    }

    /// # Safety
    ///
    /// `stream` can be written to, and holds no stream that is still to be released.
    pub(super) unsafe fn result(&self, result: i32, stream: *mut ArrowArrayStream) -> Result<(), Failure> {
        let asked = neglect_result::from_number(result).ok_or_else(|| {
            Failure::invalid("result", "the number names no result", "pass a value of neglect_result")
        })?;
        let batch = self.results.as_ref().and_then(|results| results.get(asked)).ok_or_else(|| {
            Failure::invalid(
                "result",
                "nothing was screened, or this was not wanted",
                "screen and want it first",
            )
        })?;
        let batches = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
        // SAFETY: as the caller promises.
        unsafe { Stream::fill(stream, Box::new(batches)) };
        Ok(())
    }
}
