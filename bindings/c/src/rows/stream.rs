//! The stream that comes back: it reads rows as it is read, and screens each batch of them on several threads.

use std::borrow::Cow;

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use neglect_screen::Screener;
use neglect_screen::case::Case;
use serde::Deserialize;

use super::cases::Form;
use super::results;
use crate::error::{Failure, Fault};
use crate::memory;
use crate::panics::panic_where_marked;
use crate::tables::screened::{Screened, Wanted, screen_parts};
use crate::tables::{ArrowArrayStream, Stream};
use crate::threads::resolve_thread_count;
use crate::unwind::catch;

/// Fills `out` with the results of the cases in `rows`.
///
/// # Safety
///
/// `out` can be written to, and holds no stream that is still to be released.
pub(super) unsafe fn screen(
    screener: &Screener,
    rows: Stream,
    want: u32,
    threads: u32,
    out: *mut ArrowArrayStream,
) -> Result<(), Failure> {
    let wanted = Wanted::from_bits(want)?;
    let threads = resolve_thread_count(threads)?;
    let rows = rows.read("rows")?;
    let form = Form::new(&rows.schema())?;
    let none = results::columns(screener, Screened::default(), wanted).map_err(|_| Failure::internal())?;
    let of_a_batch = ScreeningOfRows { form, screener: screener.sharing_cancellation(), wanted, threads };
    let screened = Rows { rows, of_a_batch, schema: none.schema(), has_ended: false };
    // SAFETY: as the caller promises.
    unsafe { Stream::fill(out, Box::new(screened)) };
    Ok(())
}

/// The results of rows that are still to be read.
struct Rows {
    rows: RecordBatchStreamReader,
    of_a_batch: ScreeningOfRows,
    schema: SchemaRef,
    has_ended: bool,
}

/// What screens the rows of a batch.
struct ScreeningOfRows {
    form: Form,
    screener: Screener,
    wanted: Wanted,
    threads: usize,
}

impl RecordBatchReader for Rows {
    fn schema(&self) -> SchemaRef {
        SchemaRef::clone(&self.schema)
    }
}

impl Iterator for Rows {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.has_ended {
            return None;
        }
        // A panic must not reach whoever reads the stream.
        let next = catch(|| {
            // What the stream says is left out: it may quote the content.
            let rows = self.rows.next()?.map_err(|_| failed("the rows ended with an error"));
            Some(rows.and_then(|rows| self.of_a_batch.screened(&rows)))
        });
        let next = next.unwrap_or_else(|| Some(Err(failed("a fault of this library; please report it"))));
        self.has_ended = !matches!(next, Some(Ok(_)));
        next
    }
}

fn failed(why: &'static str) -> ArrowError {
    ArrowError::ExternalError(why.into())
}

impl ScreeningOfRows {
    fn screened(&self, rows: &RecordBatch) -> Result<RecordBatch, ArrowError> {
        let cases = self.form.cases(rows)?;
        let longest = cases.iter().map(Vec::len).max().unwrap_or_default();
        let work = longest.saturating_mul(memory::OF_A_BYTE).saturating_mul(self.threads.min(cases.len()));
        memory::reserve(work, "rows").map_err(|_| failed("there is not enough memory for these rows"))?;
        let screened = screen_parts(
            cases.len(),
            self.threads,
            || (),
            |row, (), part| self.case(&cases[row], part),
            |row| refused(&cases[row], Failure::internal()),
        );
        if screened.problems.iter().any(|problem| problem.code == Failure::cancelled().faults[0].code) {
            return Err(failed("the call was cancelled"));
        }
        results::columns(&self.screener, screened, self.wanted)
    }

    /// One case, added to what is said of those before it.
    fn case(&self, json: &[u8], part: &mut Screened<Fault>) {
        panic_where_marked(json);
        let case = Case::from_json(json, self.screener.limits());
        match case.and_then(|case| self.screener.screening(&case).map(|screening| (case, screening))) {
            Ok((case, screening)) => part.push(&case.case, &screening, self.wanted),
            Err(error) => refuse(json, Failure::from(error), part),
        }
    }
}

fn refused(json: &[u8], failure: Failure) -> Screened<Fault> {
    let mut part = Screened::default();
    refuse(json, failure, &mut part);
    part
}

/// A row for a case that is wrong: its reference, where that can be read, and what is wrong.
fn refuse(json: &[u8], failure: Failure, part: &mut Screened<Fault>) {
    #[derive(Deserialize)]
    struct Reference<'j> {
        #[serde(borrow)]
        case: Cow<'j, str>,
    }
    let reference = serde_json::from_slice::<Reference<'_>>(json);
    part.reports.push_refused(reference.as_ref().map_or("", |of| &of.case), failure.faults.len());
    part.problems.extend(failure.faults);
}
