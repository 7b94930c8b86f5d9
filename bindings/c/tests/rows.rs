//! Rows of cases say what JSON says of every case, whether a row holds it whole or in lists and structs.
#![cfg(feature = "arrow")]

mod shared;

use std::io::Cursor;
use std::ptr::null_mut;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::types::{Date32Type, Int32Type};
use arrow_array::{
    Array as _, ArrayRef, BinaryArray, Int64Array, MapArray, RecordBatch, RecordBatchIterator,
    RecordBatchReader, StringArray, StructArray, Time32SecondArray,
};
use arrow_buffer::OffsetBuffer;
use arrow_json::ReaderBuilder;
use arrow_json::reader::infer_json_schema;
use arrow_schema::{ArrowError, Field};
use neglect_screen::case::Case;
use neglect_screen::{Screener, Vocabulary as _, testing};
use neglect_screen_ffi::error::neglect_error;
use neglect_screen_ffi::rows::neglect_rows_screen;
use neglect_screen_ffi::screener::{neglect_screener_cancel, neglect_screener_clone, neglect_screener_free};
use neglect_screen_ffi::status::neglect_status;
use proptest::prelude::*;
use shared::{England, cases, faults};

type Faults = Vec<(String, String)>;

fn stream(batches: Vec<Result<RecordBatch, ArrowError>>) -> FFI_ArrowArrayStream {
    let schema = batches[0].as_ref().unwrap().schema();
    FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches, schema)))
}

/// The stream that comes back for one that goes in.
fn screened(
    england: &England,
    rows: Vec<Result<RecordBatch, ArrowError>>,
    threads: u32,
) -> Result<RecordBatchStreamReader, Faults> {
    let (mut rows, mut out) = (stream(rows), FFI_ArrowArrayStream::empty());
    let mut err: *mut neglect_error = null_mut();
    // SAFETY: screener and streams live; the first is taken by the call, the second holds nothing.
    let status = unsafe {
        neglect_rows_screen(england.0, (&raw mut rows).cast(), 3, threads, (&raw mut out).cast(), &mut err)
    };
    assert!(rows.release().is_none(), "the stream is taken");
    if status == neglect_status::Ok {
        Ok(RecordBatchStreamReader::try_new(out).unwrap())
    } else {
        Err(faults(err))
    }
}

fn all(england: &England, rows: RecordBatch, threads: u32) -> RecordBatch {
    let mut batches = screened(england, vec![Ok(rows)], threads).unwrap();
    let schema = batches.schema();
    let batch = batches.next().unwrap().unwrap();
    assert_eq!(batch.schema(), schema, "the columns are those that were announced");
    assert!(batches.next().is_none());
    batch
}

fn whole(cases: &[impl AsRef<[u8]>]) -> RecordBatch {
    let texts = cases.iter().map(|case| Some(std::str::from_utf8(case.as_ref()).unwrap()));
    let column: ArrayRef = Arc::new(texts.collect::<StringArray>());
    RecordBatch::try_from_iter([("case_json", column)]).unwrap()
}

/// A case in columns of its own, as its JSON suggests; without the version of the form where that is not wanted. `None`
/// where a field is a word in one place and a code of another system in the next: a column has one type.
fn in_columns(case: &[u8], with_version: bool) -> Option<RecordBatch> {
    let mut value: serde_json::Value = serde_json::from_slice(case).unwrap();
    if !with_version {
        value.as_object_mut().unwrap().remove("schema");
    }
    // Answers of one tool are of several kinds: as texts they stand in columns of one.
    let assessments = value["assessments"].as_array_mut();
    for answer in assessments.into_iter().flatten().filter_map(|one| one["answers"].as_object_mut()) {
        for value in answer.values_mut() {
            *value = match &*value {
                serde_json::Value::Bool(true) => "yes".into(),
                serde_json::Value::Bool(false) => "no".into(),
                serde_json::Value::Number(number) => number.to_string().into(),
                other => other.clone(),
            };
        }
    }
    let text = value.to_string();
    let (schema, _) = infer_json_schema(Cursor::new(&text), None).ok()?;
    Some(
        ReaderBuilder::new(Arc::new(schema))
            .with_coerce_primitive(true)
            .build(Cursor::new(&text))
            .unwrap()
            .next()
            .unwrap()
            .unwrap(),
    )
}

fn word<'a>(batch: &'a RecordBatch, column: &str, row: usize) -> Option<&'a str> {
    let column = batch.column_by_name(column).unwrap().as_string::<i32>();
    column.is_valid(row).then(|| column.value(row))
}

/// How a column of a list's rows reads.
fn of_list(batch: &RecordBatch, list: &str, column: &str, row: usize) -> Vec<Option<String>> {
    let rows = batch.column_by_name(list).unwrap().as_list::<i32>().value(row);
    let column = rows.as_struct().column_by_name(column).unwrap().as_string::<i32>();
    column.iter().map(|word| word.map(str::to_owned)).collect()
}

fn as_said(batch: &RecordBatch, row: usize, screener: &Screener, json: &[u8]) {
    let case = Case::from_json(json, screener.limits()).unwrap();
    let report = screener.screen(&case).unwrap();
    assert_eq!(word(batch, "case", row), Some(report.case.as_str()));
    let days = batch.column_by_name("as_of").unwrap().as_primitive::<Date32Type>();
    assert!(days.is_valid(row));
    assert_eq!(word(batch, "concern", row), Some(report.concern.name()));
    assert_eq!(word(batch, "hazard", row), report.hazard.map(|hazard| hazard.name()));
    assert_eq!(word(batch, "could_reach", row), report.could_reach.map(|concern| concern.name()));
    let rules = report.findings.iter().chain(&report.patterns).map(|finding| Some(finding.rule.clone()));
    assert_eq!(of_list(batch, "each_finding", "rule", row), rules.collect::<Vec<_>>());
    let inputs = report.account.iter().map(|line| Some(line.input.clone()));
    assert_eq!(of_list(batch, "each_input", "input", row), inputs.collect::<Vec<_>>());
    assert!(of_list(batch, "each_problem", "code", row).is_empty());
}

#[test]
fn every_published_case_says_in_a_row_what_it_says_in_json() {
    let (england, rust, cases) = (England::new(), Screener::england(), cases());
    let batch = all(&england, whole(&cases), 3);
    assert_eq!(batch.num_rows(), cases.len());
    let mut in_parts = 0;
    for (row, case) in cases.iter().enumerate() {
        as_said(&batch, row, &rust, case);
        for with_version in [true, false] {
            if let Some(rows) = in_columns(case, with_version) {
                as_said(&all(&england, rows, 1), 0, &rust, case);
                in_parts += 1;
            }
        }
    }
    assert!(in_parts > cases.len(), "{in_parts}: nearly all cases have words of one kind");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_cases_say_in_rows_what_they_say_alone(
        drafts in prop::collection::vec(testing::boundary_cases(RUST.indicators(), RUST.tools()), 1..6),
        threads in 1..4_u32,
    ) {
        thread_local!(static ENGLAND: England = England::new());
        let jsons: Vec<Vec<u8>> = drafts.iter().map(|case| serde_json::to_vec(&**case).unwrap()).collect();
        ENGLAND.with(|england| {
            let batch = all(england, whole(&jsons), threads);
            for (row, json) in jsons.iter().enumerate() {
                as_said(&batch, row, &RUST, json);
                if let Some(rows) = in_columns(json, true) {
                    as_said(&all(england, rows, threads), 0, &RUST, json);
                }
            }
        });
    }
}

static RUST: std::sync::LazyLock<Screener> = std::sync::LazyLock::new(Screener::england);

#[test]
fn a_case_that_is_wrong_has_its_row_and_stops_no_other() {
    let england = England::new();
    let good = r#"{"schema":1,"case":"good","as_of":"2026-11-21","child":{"born":"2020-03-01"}}"#;
    let wrong = r#"{"schema":1,"case":"wrong","as_of":"2026-11-21","child":{}}"#;
    let texts: ArrayRef =
        Arc::new(StringArray::from(vec![Some(good), Some("{"), None, Some(wrong), Some(good)]));
    let batch =
        all(&england, RecordBatch::try_from_iter_with_nullable([("case_json", texts, true)]).unwrap(), 2);
    let concern: Vec<_> = (0..5).map(|row| word(&batch, "concern", row)).collect();
    assert_eq!(concern, [Some("none_recorded"), None, None, None, Some("none_recorded")]);
    assert_eq!(word(&batch, "case", 3), Some("wrong"));
    assert_eq!(of_list(&batch, "each_problem", "path", 3), [Some("child.born".to_owned())]);
    let problems = batch.column_by_name("problems").unwrap().as_primitive::<Int32Type>();
    assert!((1..4).all(|row| problems.value(row) > 0), "{problems:?}");
}

#[test]
fn qualifiers_and_answers_may_be_maps() {
    let england = England::new();
    let names = StringArray::from(vec!["pattern"]);
    let values = StringArray::from(vec!["frequent"]);
    let entries = StructArray::try_from(vec![
        ("key", Arc::new(names) as ArrayRef),
        ("value", Arc::new(values) as ArrayRef),
    ]);
    let field = Field::new("entries", entries.as_ref().unwrap().data_type().clone(), false);
    let with = MapArray::new(Arc::new(field), OffsetBuffer::from_lengths([1]), entries.unwrap(), None, false);
    let text = |word: &str| Arc::new(StringArray::from(vec![word])) as ArrayRef;
    let observation = StructArray::try_from(vec![
        ("id", text("o1")),
        ("code", text("clothing.dirty")),
        ("on", text("2026-11-01")),
        ("by", text("education")),
        ("with", Arc::new(with) as ArrayRef),
    ])
    .unwrap();
    let of = Arc::new(Field::new_list_field(observation.data_type().clone(), true));
    let observations =
        arrow_array::ListArray::new(of, OffsetBuffer::from_lengths([1]), Arc::new(observation), None);
    let child = StructArray::try_from(vec![("born", text("2020-03-01"))]).unwrap();
    let rows = RecordBatch::try_from_iter([
        ("case", text("c")),
        ("as_of", text("2026-11-21")),
        ("child", Arc::new(child) as ArrayRef),
        ("observations", Arc::new(observations) as ArrayRef),
    ]);
    let json = br#"{"schema":1,"case":"c","as_of":"2026-11-21","child":{"born":"2020-03-01"},"observations":[
        {"id":"o1","code":"clothing.dirty","on":"2026-11-01","by":"education","with":{"pattern":"frequent"}}]}"#;
    as_said(&all(&england, rows.unwrap(), 1), 0, &RUST, json);
}

#[test]
fn columns_that_a_case_does_not_have_are_refused_and_not_named() {
    let england = England::new();
    let text = || Arc::new(StringArray::from(vec!["x"])) as ArrayRef;
    let number = || Arc::new(Int64Array::from(vec![1])) as ArrayRef;
    let refused = |columns: Vec<(&str, ArrayRef)>| {
        screened(&england, vec![Ok(RecordBatch::try_from_iter(columns).unwrap())], 1).unwrap_err()
    };
    let fault = |path: &str, code: &str| (path.to_owned(), code.to_owned());
    assert_eq!(refused(vec![("case_json", text()), ("note", text())]), [fault("rows", "unknown_column")]);
    let missing = ["case", "as_of", "child"].map(|name| fault(name, "missing_column"));
    assert_eq!(refused(vec![("observations", number())]), missing);
    let time = Arc::new(Time32SecondArray::from(vec![1])) as ArrayRef;
    let bytes = Arc::new(BinaryArray::from(vec![b"x".as_slice()])) as ArrayRef;
    // Whatever is no text of a day is refused in its row, where it can be shown at all.
    for column in [time, bytes] {
        let rows = vec![("case", text()), ("as_of", column), ("child", number())];
        let batch = all(&england, RecordBatch::try_from_iter(rows).unwrap(), 1);
        assert_eq!(word(&batch, "concern", 0), None);
    }
}

#[test]
fn what_breaks_off_is_an_error_and_the_end() {
    let england = England::new();
    let good = whole(&[r#"{"schema":1,"case":"c","as_of":"2026-11-21","child":{"born":"2020-03-01"}}"#]);
    let broken = Err(ArrowError::ExternalError("a secret".into()));
    let mut batches = screened(&england, vec![Ok(good.clone()), broken, Ok(good)], 1).unwrap();
    assert!(batches.next().unwrap().is_ok());
    let error = batches.next().unwrap().unwrap_err().to_string();
    assert!(!error.contains("secret") && error.contains("rows"), "{error}");
    assert!(batches.next().is_none());
}

#[test]
fn a_screener_that_was_cancelled_ends_the_stream_and_one_that_was_freed_does_not() {
    let england = England::new();
    let good = || whole(&cases());
    let mut clone = null_mut();
    // SAFETY: the screener lives; `clone` is a local.
    assert_eq!(unsafe { neglect_screener_clone(england.0, &mut clone, null_mut()) }, neglect_status::Ok);
    let clone = England(clone);
    let mut batches = screened(&clone, vec![Ok(good()), Ok(good())], 1).unwrap();
    assert!(batches.next().unwrap().is_ok());
    // SAFETY: the clone lives.
    unsafe { neglect_screener_cancel(clone.0) };
    let error = batches.next().unwrap().unwrap_err().to_string();
    assert!(error.contains("cancelled"), "{error}");
    let kept = England::new();
    let mut batches = screened(&kept, vec![Ok(good())], 1).unwrap();
    // SAFETY: freed once: what frees itself is forgotten.
    unsafe { neglect_screener_free(kept.0) };
    std::mem::forget(kept);
    assert!(batches.next().unwrap().is_ok());
}

#[test]
fn no_batch_at_all_is_no_row() {
    let england = England::new();
    let none: Vec<&str> = Vec::new();
    assert_eq!(all(&england, whole(&none), 2).num_rows(), 0);
}
