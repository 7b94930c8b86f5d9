//! Any bytes as tables of cases: a table begins with its number and the names of its columns, a row a line, commas between.
//!
//! A name may say in which form its column is held: `on:day`, `weight_g:int`, `weight_sds:float`, `essential:bool`; what
//! cannot be held so is empty, as an empty value is. All else is text.

use std::collections::BTreeSet;
use std::ptr::null_mut;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, RecordBatch, RecordBatchIterator,
    StringArray,
};
use arrow_schema::ArrowError;
use neglect_screen_ffi::error::neglect_error;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::tables::*;

use super::{England, faults};

/// The tables are refused with reasons or taken; then each case that was named has a row, and all results can be read.
pub fn run(bytes: &[u8]) {
    thread_local!(static ENGLAND: England = England::new());
    let text = String::from_utf8_lossy(bytes);
    let mut tables = null_mut();
    // SAFETY: everything lives while it is used and is freed once; a stream is taken by the call that is given it.
    unsafe {
        assert_eq!(neglect_tables_new(&mut tables, null_mut()), neglect_status::Ok);
        let mut cases = 0;
        for table in text.split("\n\n") {
            let Some((number, batch)) = parse(table) else { continue };
            let rows = batch.num_rows();
            let schema = batch.schema();
            let batches = RecordBatchIterator::new([Ok::<_, ArrowError>(batch)], schema);
            let mut stream = FFI_ArrowArrayStream::new(Box::new(batches));
            let mut err: *mut neglect_error = null_mut();
            let status = neglect_tables_add(tables, number, (&raw mut stream).cast(), &mut err);
            match status {
                neglect_status::Ok if number == neglect_table::Cases as i32 => cases += rows,
                neglect_status::Ok => {}
                neglect_status::Table | neglect_status::InvalidArgument => {
                    assert!(!faults(err).is_empty(), "a refusal has a reason");
                }
                _ => panic!("{status:?}"),
            }
        }
        let screened = ENGLAND.with(|england| neglect_tables_screen(tables, england.0, 3, 2, null_mut()));
        assert_eq!(screened, neglect_status::Ok);
        let reports = result(tables, neglect_result::Reports);
        assert_eq!(reports.num_rows(), cases, "no case is lost");
        for other in [neglect_result::Findings, neglect_result::Account] {
            let named: BTreeSet<String> =
                texts(&result(tables, other), "case").into_iter().flatten().collect();
            let known: BTreeSet<String> = texts(&reports, "case").into_iter().flatten().collect();
            assert!(named.is_subset(&known), "results are about the cases");
        }
        let problems = result(tables, neglect_result::Problems);
        assert!(texts(&problems, "code").iter().all(Option::is_some), "what is wrong has a code");
        neglect_tables_free(tables);
    }
}

unsafe fn result(tables: *const neglect_tables, result: neglect_result) -> RecordBatch {
    let mut stream = FFI_ArrowArrayStream::empty();
    // SAFETY: by the caller the tables live; the stream is a local that holds nothing.
    let status =
        unsafe { neglect_tables_result(tables, result as i32, (&raw mut stream).cast(), null_mut()) };
    assert_eq!(status, neglect_status::Ok);
    RecordBatchStreamReader::try_new(stream).unwrap().next().unwrap().unwrap()
}

fn texts(batch: &RecordBatch, column: &str) -> Vec<Option<String>> {
    let column = batch.column_by_name(column).unwrap();
    let column = match column.as_any_dictionary_opt() {
        Some(dictionary) => {
            let values = dictionary.values().as_string::<i32>();
            let keys = dictionary.normalized_keys();
            return (0..keys.len())
                .map(|row| dictionary.is_valid(row).then(|| values.value(keys[row]).to_owned()))
                .collect();
        }
        None => column.as_string::<i32>(),
    };
    column.iter().map(|value| value.map(str::to_owned)).collect()
}

/// A table's number and its rows; `None` where the bytes are none.
fn parse(table: &str) -> Option<(i32, RecordBatch)> {
    let mut lines = table.lines();
    let mut head = lines.next()?.split(',');
    let number = head.next()?.parse().ok()?;
    let names: Vec<&str> = head.collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let columns = names.iter().enumerate().map(|(at, name)| {
        let values = rows.iter().map(|row| row.get(at).copied().filter(|value| !value.is_empty()));
        let (name, held) = name.split_once(':').unwrap_or((name, "text"));
        (name, column(values, held), true)
    });
    RecordBatch::try_from_iter_with_nullable(columns).ok().map(|batch| (number, batch))
}

fn column<'v>(values: impl Iterator<Item = Option<&'v str>>, held: &str) -> ArrayRef {
    match held {
        "day" => Arc::new(values.map(|value| value?.parse().ok()).collect::<Date32Array>()),
        "int" => Arc::new(values.map(|value| value?.parse().ok()).collect::<Int64Array>()),
        "float" => Arc::new(values.map(|value| value?.parse().ok()).collect::<Float64Array>()),
        "bool" => Arc::new(values.map(|value| value?.parse().ok()).collect::<BooleanArray>()),
        _ => Arc::new(values.collect::<StringArray>()),
    }
}
