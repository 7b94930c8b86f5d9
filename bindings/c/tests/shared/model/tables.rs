//! Tables are filled from streams, screened and asked for results. What the columns mean, `tests/tables.rs` holds.

use std::ptr::null_mut;
use std::sync::Arc;

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{ArrayRef, Date32Array, RecordBatch, RecordBatchIterator, StringArray};
use arrow_schema::ArrowError;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::tables::*;

use super::handles::{self, Wrong, pointer, says};
use super::{Model, Step};

/// How many cases wait to be screened, and how many were, with what was wanted.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    waiting: usize,
    screened: Option<(usize, u32)>,
}

/// Two cases, with a column beside those that the table has.
fn two_cases(number: usize, beside: Option<&str>) -> RecordBatch {
    let name = |at| format!("case {}", number + at);
    let mut columns: Vec<(&str, ArrayRef)> = vec![
        ("case", Arc::new(StringArray::from(vec![name(0), name(1)]))),
        ("as_of", Arc::new(Date32Array::from(vec![20_778, 20_778]))),
        ("born", Arc::new(Date32Array::from(vec![Some(18_322), None]))),
    ];
    columns.extend(beside.map(|name| (name, Arc::new(StringArray::from(vec!["", ""])) as ArrayRef)));
    RecordBatch::try_from_iter(columns).unwrap()
}

/// A stream of these, and an error at its end where it breaks off.
fn stream(batch: RecordBatch, breaks_off: bool) -> FFI_ArrowArrayStream {
    let schema = batch.schema();
    let broken = breaks_off.then(|| Err(ArrowError::ComputeError("broken off".to_owned())));
    FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(
        [Ok(batch)].into_iter().chain(broken),
        schema,
    )))
}

impl Model {
    pub(super) fn take_with_tables(&mut self, step: Step) {
        match step.what {
            56 => self.tables_new(step),
            57 => self.tables_add(step),
            58 => self.tables_screen(step),
            59 => self.tables_result(step),
            _ => handles::free(&mut self.tables[step.a()]),
        }
    }

    fn tables_new(&mut self, step: Step) {
        // SAFETY: the outputs are NULL or locals.
        let made = self.made(step, Ok(Rows::default()), |out, err| unsafe { neglect_tables_new(out, err) });
        if made.is_some() {
            self.tables[step.c()] = made;
        }
    }

    fn tables_add(&mut self, step: Step) {
        let place = &self.tables[step.a()];
        let waiting = place.as_ref().map_or(0, |live| live.says.waiting);
        let table = *step.one_of(&[0, 0, 0, -1, 7, i32::MAX]);
        let broken = |code| Err(Wrong::new(neglect_status::Table, "cases", code));
        let (mut stream, fate) = match step.slip() {
            1 => (stream(two_cases(waiting, Some("nobody")), false), {
                Err(Wrong::new(neglect_status::Table, "cases.", "unknown_column"))
            }),
            2 => (stream(two_cases(waiting, None), true), broken("broken_stream")),
            3 => (FFI_ArrowArrayStream::empty(), broken("broken_stream")),
            _ => (stream(two_cases(waiting, None), false), Ok(())),
        };
        let known = if table == 0 { Ok(()) } else { Err(Wrong::invalid("table")) };
        let mut added = says(place, "tables").map(drop).and(known).and(fate);
        let tables = pointer(place);
        let given = if step.slip() == 4 {
            added = Err(Wrong::null("stream"));
            null_mut()
        } else {
            (&raw mut stream).cast()
        };
        // SAFETY: the tables are NULL or live; the stream is NULL or a local.
        let added = self.done(step, added, |err| unsafe { neglect_tables_add(tables, table, given, err) });
        assert!(given.is_null() || stream.release().is_none(), "the stream is released");
        if let (Some(()), Some(live)) = (added, &mut self.tables[step.a()]) {
            live.says.waiting += 2;
        }
    }

    fn tables_screen(&mut self, step: Step) {
        let (place, screener) = (&self.tables[step.a()], &self.screeners[step.b()]);
        let want = u32::from(step.first >> 2) % 6;
        let threads = *step.one_of(&[1, 1, 2, 3, 5000]);
        let known = match (want, threads) {
            (4.., _) => Err(Wrong::invalid("want")),
            (_, 5000) => Err(Wrong::invalid("threads")),
            _ => Ok(()),
        };
        let screened = says(place, "tables").and_then(|_| says(screener, "screener")).and(known);
        let (tables, screener) = (pointer(place), pointer(screener));
        // SAFETY: tables and screener are NULL or live.
        let screened = self.done(step, screened, |err| unsafe {
            neglect_tables_screen(tables, screener, want, threads, err)
        });
        if let (Some(()), Some(live)) = (screened, &mut self.tables[step.a()]) {
            live.says = Rows { waiting: 0, screened: Some((live.says.waiting, want)) };
        }
    }

    fn tables_result(&mut self, step: Step) {
        let (place, result) = (&self.tables[step.a()], step.number() % 6);
        let asked = says(place, "tables").cloned().and_then(|rows| match (result, rows.screened) {
            // Reports and problems are always there.
            (0 | 3, Some((cases, _))) => Ok(cases),
            (1, Some((cases, want))) if want & 1 != 0 => Ok(cases),
            (2, Some((cases, want))) if want & 2 != 0 => Ok(cases),
            _ => Err(Wrong::invalid("result")),
        });
        let tables = pointer(place);
        let mut stream = FFI_ArrowArrayStream::empty();
        let (given, asked) = match step.slip() {
            4 => (null_mut(), Err(Wrong::null("stream"))),
            _ => ((&raw mut stream).cast(), asked),
        };
        // SAFETY: the tables are NULL or live; the stream is NULL or a local that holds nothing.
        let cases =
            self.done(step, asked, |err| unsafe { neglect_tables_result(tables, result, given, err) });
        let Some(cases) = cases else { return assert!(stream.release().is_none(), "nothing is filled") };
        let rows: usize =
            RecordBatchStreamReader::try_new(stream).unwrap().map(|one| one.unwrap().num_rows()).sum();
        match result {
            0 => assert_eq!(rows, cases),
            // Every second case says neither when it was born nor when it is due.
            3 => assert_eq!(rows, cases / 2),
            _ => assert_eq!(rows, 0),
        }
    }
}
