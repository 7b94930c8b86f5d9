//! Tables say what JSON says of every case, whatever form the columns have.
#![cfg(feature = "arrow")]

mod shared;

use std::collections::{BTreeMap, BTreeSet};
use std::ptr::null_mut;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::types::{Date32Type, Int8Type, Int32Type, Int64Type, UInt16Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, DictionaryArray, Float64Array, Int64Array, LargeStringArray,
    RecordBatch, RecordBatchIterator, StringArray, StringViewArray, TimestampNanosecondArray, UInt16Array,
};
use arrow_schema::ArrowError;
use jiff::civil::{Date, date};
use neglect_screen::case::{Case, Code, Limits};
use neglect_screen::{Report, Screener, Vocabulary as _, testing};
use neglect_screen_ffi::error::neglect_error;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::tables::*;
use proptest::prelude::*;
use shared::{England, cases, faults};

/// A set of tables that frees itself.
struct Tables(*mut neglect_tables);

impl Tables {
    fn new() -> Tables {
        let mut out = null_mut();
        // SAFETY: `out` is a local.
        assert_eq!(unsafe { neglect_tables_new(&mut out, null_mut()) }, neglect_status::Ok);
        Tables(out)
    }

    fn add(&self, table: neglect_table, batches: Vec<RecordBatch>) -> Result<(), Vec<(String, String)>> {
        let schema = batches[0].schema();
        let reader = RecordBatchIterator::new(batches.into_iter().map(Ok::<_, ArrowError>), schema);
        let mut stream = FFI_ArrowArrayStream::new(Box::new(reader));
        let mut err: *mut neglect_error = null_mut();
        // SAFETY: tables and stream live; the stream is taken by the call.
        let status = unsafe { neglect_tables_add(self.0, table as i32, (&raw mut stream).cast(), &mut err) };
        assert!(stream.release().is_none(), "the stream is released");
        if status == neglect_status::Ok { Ok(()) } else { Err(faults(err)) }
    }

    fn screen(&self, england: &England, threads: u32) {
        // SAFETY: tables and screener live.
        let status = unsafe { neglect_tables_screen(self.0, england.0, 3, threads, null_mut()) };
        assert_eq!(status, neglect_status::Ok);
    }

    fn result(&self, result: neglect_result) -> RecordBatch {
        let mut stream = FFI_ArrowArrayStream::empty();
        // SAFETY: tables live; the stream is a local that holds nothing.
        let status =
            unsafe { neglect_tables_result(self.0, result as i32, (&raw mut stream).cast(), null_mut()) };
        assert_eq!(status, neglect_status::Ok);
        let mut batches = RecordBatchStreamReader::try_new(stream).unwrap();
        let batch = batches.next().unwrap().unwrap();
        assert!(batches.next().is_none());
        batch
    }
}

impl Drop for Tables {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { neglect_tables_free(self.0) }
    }
}

/// How texts that repeat are held.
#[derive(Debug, Clone, Copy)]
enum Held {
    Plain,
    Large,
    View,
    Dictionary,
}

type Words<'a> = Vec<Option<&'a str>>;

fn words(values: Words<'_>, held: Held) -> ArrayRef {
    match held {
        Held::Plain => Arc::new(StringArray::from(values)),
        Held::Large => Arc::new(LargeStringArray::from(values)),
        Held::View => Arc::new(StringViewArray::from(values)),
        Held::Dictionary => Arc::new(values.into_iter().collect::<DictionaryArray<UInt16Type>>()),
    }
}

fn number(day: Date) -> i32 {
    i32::try_from(day.duration_since(date(1970, 1, 1)).as_hours() / 24).unwrap()
}

fn days(values: Vec<Option<Date>>) -> ArrayRef {
    Arc::new(values.into_iter().map(|day| day.map(number)).collect::<Date32Array>())
}

fn wholes(values: Vec<Option<u32>>) -> ArrayRef {
    Arc::new(values.into_iter().map(|value| value.map(i64::from)).collect::<Int64Array>())
}

fn flags(values: Vec<Option<bool>>) -> ArrayRef {
    Arc::new(BooleanArray::from(values))
}

fn decimals(values: Vec<Option<neglect_screen::Number>>) -> ArrayRef {
    Arc::new(values.into_iter().map(|value| value.map(|value| value.to_string())).collect::<StringArray>())
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
        .unwrap()
}

/// Every record of every case, with the case's reference; the cases are renamed by their place.
fn each<'a, T>(cases: &'a [(String, Case)], list: impl Fn(&'a Case) -> &'a [T]) -> Vec<(&'a str, &'a T)> {
    cases.iter().flat_map(|(name, case)| list(case).iter().map(move |one| (name.as_str(), one))).collect()
}

/// Cases as tables.
fn tables_of(cases: &[(String, Case)], held: Held) -> Tables {
    let tables = Tables::new();
    let add = |table, columns: Vec<(&str, ArrayRef)>| {
        let whole = batch(columns);
        // In two batches, so that a stream of several is read as one.
        let half = whole.num_rows() / 2;
        let parts = vec![whole.slice(0, half), whole.slice(half, whole.num_rows() - half)];
        tables.add(table, parts).unwrap();
    };
    add(
        neglect_table::Cases,
        vec![
            ("case", words(cases.iter().map(|(name, _)| Some(name.as_str())).collect(), Held::Plain)),
            ("as_of", days(cases.iter().map(|(_, case)| Some(case.as_of)).collect())),
            ("born", days(cases.iter().map(|(_, case)| case.child.born).collect())),
            ("due", days(cases.iter().map(|(_, case)| case.child.due).collect())),
            (
                "gestation_weeks",
                wholes(cases.iter().map(|(_, case)| case.child.gestation_weeks.map(Into::into)).collect()),
            ),
            (
                "gestation_days",
                wholes(cases.iter().map(|(_, case)| case.child.gestation_days.map(Into::into)).collect()),
            ),
            ("birth_weight_g", wholes(cases.iter().map(|(_, case)| case.child.birth_weight_g).collect())),
            (
                "birth_weight_sds",
                decimals(cases.iter().map(|(_, case)| case.child.birth_weight_sds).collect()),
            ),
            (
                "mid_parental_height_sds",
                decimals(cases.iter().map(|(_, case)| case.child.mid_parental_height_sds).collect()),
            ),
            (
                "sex",
                words(cases.iter().map(|(_, case)| case.child.sex.map(|sex| sex.name())).collect(), held),
            ),
        ],
    );
    let all = each(cases, |case| &case.observations);
    let mut columns = vec![
        ("case", words(all.iter().map(|(case, _)| Some(*case)).collect(), held)),
        ("id", words(all.iter().map(|(_, one)| Some(one.id.as_str())).collect(), Held::Plain)),
        (
            "code",
            words(
                all.iter()
                    .map(|(_, one)| match &one.code {
                        Code::Own(code) | Code::Coded { value: code, .. } => Some(code.as_str()),
                    })
                    .collect(),
                held,
            ),
        ),
        (
            "system",
            words(
                all.iter()
                    .map(|(_, one)| match &one.code {
                        Code::Own(_) => None,
                        Code::Coded { system, .. } => Some(system.as_str()),
                    })
                    .collect(),
                held,
            ),
        ),
        ("on", days(all.iter().map(|(_, one)| Some(one.on)).collect())),
        ("by", words(all.iter().map(|(_, one)| Some(one.by.name())).collect(), held)),
        ("until", days(all.iter().map(|(_, one)| one.until).collect())),
        ("recorded", days(all.iter().map(|(_, one)| one.recorded).collect())),
        ("event", words(all.iter().map(|(_, one)| one.event.as_deref()).collect(), Held::Plain)),
        ("subject", words(all.iter().map(|(_, one)| Some(one.subject.name())).collect(), held)),
        (
            "explanation_kind",
            words(
                all.iter().map(|(_, one)| one.explanation.as_ref().map(|of| of.kind.as_str())).collect(),
                held,
            ),
        ),
        (
            "explanation_status",
            words(
                all.iter().map(|(_, one)| one.explanation.as_ref().map(|of| of.status.name())).collect(),
                held,
            ),
        ),
        (
            "explanation_by",
            words(all.iter().map(|(_, one)| one.explanation.as_ref().map(|of| of.by.name())).collect(), held),
        ),
    ];
    let names: std::collections::BTreeSet<&String> =
        all.iter().flat_map(|(_, one)| one.with.keys()).collect();
    let with: Vec<String> = names.iter().map(|name| format!("with.{name}")).collect();
    for (name, column) in names.iter().zip(&with) {
        let values = all.iter().map(|(_, one)| one.with.get(*name).map(String::as_str)).collect();
        columns.push((column, words(values, held)));
    }
    add(neglect_table::Observations, columns);
    let all = each(cases, |case| &case.assessments);
    let answers: Vec<_> = all
        .iter()
        .flat_map(|(case, one)| {
            let questions: std::collections::BTreeSet<&String> =
                one.answers.keys().chain(one.evidence.keys()).collect();
            let mut rows: Vec<_> =
                questions.into_iter().map(|question| (*case, *one, Some(question))).collect();
            if rows.is_empty() {
                rows.push((*case, *one, None));
            }
            rows
        })
        .collect();
    let given = |question: &Option<&String>, one: &'_ neglect_screen::case::Assessment| {
        question.and_then(|question| one.answers.get(question)).cloned()
    };
    let word: Vec<Option<String>> = answers
        .iter()
        .map(|(_, one, question)| given(question, one).and_then(|answer| answer.as_str().map(str::to_owned)))
        .collect();
    let numbers: Vec<Option<f64>> = answers
        .iter()
        .map(|(_, one, question)| given(question, one).and_then(|answer| answer.as_f64()))
        .collect();
    add(
        neglect_table::Answers,
        vec![
            ("case", words(answers.iter().map(|(case, ..)| Some(*case)).collect(), held)),
            ("id", words(answers.iter().map(|(_, one, _)| Some(one.id.as_str())).collect(), Held::Plain)),
            ("tool", words(answers.iter().map(|(_, one, _)| Some(one.tool.as_str())).collect(), held)),
            ("on", days(answers.iter().map(|(_, one, _)| Some(one.on)).collect())),
            ("by", words(answers.iter().map(|(_, one, _)| Some(one.by.name())).collect(), held)),
            ("recorded", days(answers.iter().map(|(_, one, _)| one.recorded).collect())),
            ("accredited", flags(answers.iter().map(|(_, one, _)| one.accredited).collect())),
            (
                "question",
                words(answers.iter().map(|(.., question)| question.map(String::as_str)).collect(), held),
            ),
            ("word", words(word.iter().map(Option::as_deref).collect(), held)),
            ("number", Arc::new(Float64Array::from(numbers))),
            (
                "yes",
                flags(
                    answers
                        .iter()
                        .map(|(_, one, question)| given(question, one).and_then(|answer| answer.as_bool()))
                        .collect(),
                ),
            ),
            (
                "evidence",
                words(
                    answers
                        .iter()
                        .map(|(_, one, question)| {
                            question.and_then(|question| one.evidence.get(question)).map(String::as_str)
                        })
                        .collect(),
                    Held::Plain,
                ),
            ),
        ],
    );
    add_records(cases, held, &add);
    tables
}

fn add_records(cases: &[(String, Case)], held: Held, add: &impl Fn(neglect_table, Vec<(&str, ArrayRef)>)) {
    let all = each(cases, |case| &case.attendance);
    let totals = |of: fn(&neglect_screen::case::AttendanceTotals) -> u32| {
        wholes(all.iter().map(|(_, one)| one.totals.as_ref().map(of)).collect())
    };
    add(
        neglect_table::Attendance,
        vec![
            ("case", words(all.iter().map(|(case, _)| Some(*case)).collect(), held)),
            ("id", words(all.iter().map(|(_, one)| one.id.as_deref()).collect(), Held::Plain)),
            ("from", days(all.iter().map(|(_, one)| Some(one.from)).collect())),
            ("to", days(all.iter().map(|(_, one)| Some(one.to)).collect())),
            ("recorded", days(all.iter().map(|(_, one)| one.recorded).collect())),
            ("by", words(all.iter().map(|(_, one)| Some(one.by.name())).collect(), held)),
            ("marks", words(all.iter().map(|(_, one)| one.marks.as_deref()).collect(), Held::Plain)),
            ("possible", totals(|totals| totals.possible)),
            ("present", totals(|totals| totals.present)),
            ("authorised", totals(|totals| totals.authorised)),
            ("unauthorised", totals(|totals| totals.unauthorised)),
        ],
    );
    let all = each(cases, |case| &case.appointments);
    add(
        neglect_table::Appointments,
        vec![
            ("case", words(all.iter().map(|(case, _)| Some(*case)).collect(), held)),
            ("id", words(all.iter().map(|(_, one)| Some(one.id.as_str())).collect(), Held::Plain)),
            ("on", days(all.iter().map(|(_, one)| Some(one.on)).collect())),
            ("recorded", days(all.iter().map(|(_, one)| one.recorded).collect())),
            ("by", words(all.iter().map(|(_, one)| Some(one.by.name())).collect(), held)),
            ("service", words(all.iter().map(|(_, one)| Some(one.service.name())).collect(), held)),
            ("outcome", words(all.iter().map(|(_, one)| Some(one.outcome.name())).collect(), held)),
            ("essential", flags(all.iter().map(|(_, one)| one.essential).collect())),
            ("subject", words(all.iter().map(|(_, one)| Some(one.subject.name())).collect(), held)),
            ("books_alone", flags(all.iter().map(|(_, one)| one.books_alone).collect())),
            (
                "explanation_kind",
                words(
                    all.iter().map(|(_, one)| one.explanation.as_ref().map(|of| of.kind.as_str())).collect(),
                    held,
                ),
            ),
            (
                "explanation_status",
                words(
                    all.iter().map(|(_, one)| one.explanation.as_ref().map(|of| of.status.name())).collect(),
                    held,
                ),
            ),
            (
                "explanation_by",
                words(
                    all.iter().map(|(_, one)| one.explanation.as_ref().map(|of| of.by.name())).collect(),
                    held,
                ),
            ),
        ],
    );
    let all = each(cases, |case| &case.growth);
    add(
        neglect_table::Growth,
        vec![
            ("case", words(all.iter().map(|(case, _)| Some(*case)).collect(), held)),
            ("id", words(all.iter().map(|(_, one)| one.id.as_deref()).collect(), Held::Plain)),
            ("on", days(all.iter().map(|(_, one)| Some(one.on)).collect())),
            ("recorded", days(all.iter().map(|(_, one)| one.recorded).collect())),
            ("by", words(all.iter().map(|(_, one)| Some(one.by.name())).collect(), held)),
            ("weight_g", wholes(all.iter().map(|(_, one)| one.weight_g).collect())),
            ("weight_sds", decimals(all.iter().map(|(_, one)| one.weight_sds).collect())),
            ("weight_centile", decimals(all.iter().map(|(_, one)| one.weight_centile).collect())),
            ("height_mm", wholes(all.iter().map(|(_, one)| one.height_mm).collect())),
            ("height_sds", decimals(all.iter().map(|(_, one)| one.height_sds).collect())),
            ("bmi_sds", decimals(all.iter().map(|(_, one)| one.bmi_sds).collect())),
        ],
    );
    let all = each(cases, |case| &case.responses);
    let mut to = ListBuilder::new(StringBuilder::new());
    for (_, one) in &all {
        one.to.iter().for_each(|id| to.values().append_value(id));
        to.append(true);
    }
    add(
        neglect_table::Responses,
        vec![
            ("case", words(all.iter().map(|(case, _)| Some(*case)).collect(), held)),
            ("id", words(all.iter().map(|(_, one)| one.id.as_deref()).collect(), Held::Plain)),
            ("on", days(all.iter().map(|(_, one)| Some(one.on)).collect())),
            ("recorded", days(all.iter().map(|(_, one)| one.recorded).collect())),
            ("by", words(all.iter().map(|(_, one)| Some(one.by.name())).collect(), held)),
            ("kind", words(all.iter().map(|(_, one)| Some(one.kind.name())).collect(), held)),
            ("to", Arc::new(to.finish())),
        ],
    );
}

/// Cases with references of their own.
fn named(cases: Vec<Case>) -> Vec<(String, Case)> {
    let named = cases.into_iter().enumerate().map(|(at, case)| {
        let mut draft = case.into_draft();
        draft.case = format!("case {at}");
        (draft.case.clone(), draft.check(&Limits::default()).unwrap())
    });
    named.collect()
}

fn word(array: &ArrayRef, row: usize) -> Option<String> {
    if array.is_null(row) {
        return None;
    }
    let dictionary = array.as_any_dictionary_opt();
    Some(match dictionary {
        Some(dictionary) => {
            dictionary.values().as_string::<i32>().value(dictionary.normalized_keys()[row]).to_owned()
        }
        None => array.as_string::<i32>().value(row).to_owned(),
    })
}

fn list(array: &ArrayRef, row: usize) -> Vec<String> {
    let list = array.as_list::<i32>().value(row);
    list.as_string::<i32>().iter().flatten().map(str::to_owned).collect()
}

fn by_case(batch: &RecordBatch) -> BTreeMap<String, Vec<usize>> {
    let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in 0..batch.num_rows() {
        rows.entry(word(&batch["case"], row).unwrap()).or_default().push(row);
    }
    rows
}

/// Holds the results to the reports.
fn as_said(tables: &Tables, rust: &Screener, cases: &[(String, Case)]) {
    let (reports, findings) =
        (tables.result(neglect_result::Reports), tables.result(neglect_result::Findings));
    let (account, problems) =
        (tables.result(neglect_result::Account), tables.result(neglect_result::Problems));
    assert_eq!((reports.num_rows(), problems.num_rows()), (cases.len(), 0), "{problems:?}");
    let (found, fates) = (by_case(&findings), by_case(&account));
    for (row, (name, case)) in cases.iter().enumerate() {
        let report = rust.screen(case).unwrap();
        let text = |column: &str| word(&reports[column], row);
        let count =
            |column: &str| usize::try_from(reports[column].as_primitive::<Int32Type>().value(row)).unwrap();
        assert_eq!(text("case").as_ref(), Some(name));
        assert_eq!(text("concern").as_deref(), Some(report.concern.name()));
        assert_eq!(text("hazard").as_deref(), report.hazard.map(|hazard| hazard.name()));
        assert_eq!(reports["as_of"].as_primitive::<Date32Type>().value(row), number(report.as_of));
        assert_eq!(count("findings"), report.findings.len());
        assert_eq!(count("patterns"), report.patterns.len());
        assert_eq!(count("held_back"), report.held_back.len());
        assert_eq!(count("inputs"), report.account.len());
        assert_eq!(text("concern_ever").as_deref(), Some(report.concern_ever.name()));
        assert_eq!(text("could_reach").as_deref(), report.could_reach.map(|could| could.name()));
        assert_eq!(
            text("hazard_could_reach").as_deref(),
            report.hazard_could_reach.map(|could| could.name())
        );
        let undecided: BTreeSet<&str> =
            report.undecided.iter().map(|undecided| undecided.input.as_str()).collect();
        assert_eq!(count("undecided"), undecided.len());
        assert_eq!(count("questions"), report.questions.len());
        let could_be = report.levels.iter().filter(|level| level.could_be.is_some()).count();
        assert_eq!(list(&reports["could_be"], row).len(), could_be);
        let levels: Vec<&str> = report.levels.iter().map(|level| level.level.as_ref()).collect();
        assert_eq!(list(&reports["levels"], row), levels);
        as_found(&findings, found.get(name).map_or(&[], Vec::as_slice), &report);
        let mut told: Vec<_> = fates.get(name).into_iter().flatten().collect::<Vec<_>>();
        told.sort_unstable();
        let mut told: Vec<(String, String, Option<String>)> = told
            .into_iter()
            .map(|&row| {
                let text = |column: &str| word(&account[column], row);
                (text("input").unwrap(), text("fate").unwrap(), text("reason"))
            })
            .collect();
        let mut said: Vec<_> = report
            .account
            .iter()
            .map(|line| {
                (
                    line.input.to_string(),
                    line.fate.name().to_owned(),
                    line.reason.map(|reason| reason.name().to_owned()),
                )
            })
            .collect();
        told.sort();
        said.sort();
        assert_eq!(told, said, "{name}");
    }
}

fn as_found(findings: &RecordBatch, rows: &[usize], report: &Report) {
    let all: Vec<_> = report.findings.iter().chain(&report.patterns).collect();
    assert_eq!(rows.len(), all.len());
    for (&row, finding) in rows.iter().zip(all) {
        assert_eq!(word(&findings["rule"], row).unwrap(), finding.rule);
        assert_eq!(word(&findings["concern"], row).as_deref(), finding.concern.map(|concern| concern.name()));
        assert_eq!(word(&findings["hazard"], row).as_deref(), finding.hazard.map(|hazard| hazard.name()));
        assert_eq!(word(&findings["standing"], row).as_deref(), Some(finding.standing.name()));
        let forms: Vec<&str> = finding.forms.iter().map(|form| form.name()).collect();
        assert_eq!(list(&findings["forms"], row), forms);
        let agencies: Vec<&str> = finding.agencies.iter().map(|agency| agency.name()).collect();
        assert_eq!(list(&findings["agencies"], row), agencies);
        assert_eq!(findings["from"].as_primitive::<Date32Type>().value(row), number(finding.from));
        assert_eq!(findings["to"].as_primitive::<Date32Type>().value(row), number(finding.to));
        let pattern = report.patterns.iter().any(|pattern| pattern.rule == finding.rule);
        assert_eq!(findings["pattern"].as_boolean().value(row), pattern);
    }
}

fn suite() -> Vec<(String, Case)> {
    named(cases().iter().map(|json| Case::from_json(json, &Limits::default()).unwrap()).collect())
}

#[test]
fn every_case_of_the_suite_says_in_tables_what_it_says_alone() {
    let (england, rust, cases) = (England::new(), Screener::england(), suite());
    for (held, threads) in [(Held::Plain, 1), (Held::Large, 2), (Held::View, 7), (Held::Dictionary, 0)] {
        let tables = tables_of(&cases, held);
        tables.screen(&england, threads);
        as_said(&tables, &rust, &cases);
    }
}

#[test]
fn a_set_of_tables_is_empty_after_its_screening_and_can_be_filled_again() {
    let (england, cases) = (England::new(), suite());
    let tables = tables_of(&cases, Held::Dictionary);
    tables.screen(&england, 1);
    tables.screen(&england, 1);
    assert_eq!(tables.result(neglect_result::Reports).num_rows(), 0);
    assert_eq!(tables.result(neglect_result::Findings).num_rows(), 0);
}

fn small(column: &str, array: ArrayRef) -> RecordBatch {
    let mut columns: Vec<(&str, ArrayRef)> = vec![
        ("case", words(vec![Some("a"), Some("b"), Some("a")], Held::Plain)),
        ("id", words(vec![Some("o1"), Some("o2"), Some("o3")], Held::Plain)),
        ("code", words(vec![Some("hygiene.nits"); 3], Held::Dictionary)),
        ("on", days(vec![Some(date(2026, 10, 2)); 3])),
        ("by", words(vec![Some("education"); 3], Held::Dictionary)),
    ];
    match columns.iter_mut().find(|(name, _)| *name == column) {
        Some((_, place)) => *place = array,
        None => columns.push((column, array)),
    }
    batch(columns)
}

fn two_cases(tables: &Tables) {
    let columns = vec![
        ("case", words(vec![Some("a"), Some("b")], Held::Plain)),
        ("as_of", days(vec![Some(date(2026, 11, 21)); 2])),
        ("born", days(vec![Some(date(2020, 3, 1)); 2])),
    ];
    tables.add(neglect_table::Cases, vec![batch(columns)]).unwrap();
}

/// What is wrong after a screening of two cases with these observations: case, table, row, column and code.
fn wrong(observations: RecordBatch) -> Vec<(Option<String>, String, i64, String, String)> {
    let (england, tables) = (England::new(), Tables::new());
    two_cases(&tables);
    tables.add(neglect_table::Observations, vec![observations]).unwrap();
    tables.screen(&england, 1);
    let (problems, reports) =
        (tables.result(neglect_result::Problems), tables.result(neglect_result::Reports));
    let said: Vec<_> = (0..problems.num_rows())
        .map(|row| {
            let text = |column: &str| word(&problems[column], row);
            let at = problems["row"].as_primitive::<Int64Type>().value(row);
            assert!(text("message").is_some() && text("help").is_some());
            (text("case"), text("table").unwrap(), at, text("column").unwrap(), text("code").unwrap())
        })
        .collect();
    // A case with a problem has no concern, and the other is screened all the same.
    for row in 0..2 {
        let name = word(&reports["case"], row);
        let refused = said.iter().any(|(case, ..)| *case == name);
        assert_eq!(word(&reports["concern"], row).is_none(), refused);
        let counted = reports["problems"].as_primitive::<Int32Type>().value(row);
        assert_eq!(counted > 0, refused);
    }
    said
}

fn at(case: &str, row: i64, column: &str, code: &str) -> (Option<String>, String, i64, String, String) {
    (Some(case.to_owned()), "observations".to_owned(), row, column.to_owned(), code.to_owned())
}

#[test]
fn what_is_wrong_in_a_row_is_named_at_its_row_and_stops_no_other_case() {
    let said = wrong(small("by", words(vec![Some("education"), Some("teacher"), None], Held::Dictionary)));
    assert_eq!(said, [at("a", 2, "by", "missing_value"), at("b", 1, "by", "unknown_word")]);
    let said = wrong(small("id", words(vec![Some("o1"), Some("o1"), Some("o1")], Held::Plain)));
    assert_eq!(said, [at("a", 2, "id", "duplicate_id")]);
    let noon = 12 * 3_600 * 1_000_000_000_i64;
    let midnight = i64::from(number(date(2026, 10, 2))) * 86_400 * 1_000_000_000;
    let times = TimestampNanosecondArray::from(vec![midnight, midnight + noon, midnight]);
    assert_eq!(wrong(small("on", Arc::new(times))), [at("b", 1, "on", "not_readable")]);
    let texts = words(vec![Some("2026-10-02"), Some("2026-02-30"), Some("2 October")], Held::Plain);
    assert_eq!(
        wrong(small("on", texts)),
        [at("a", 2, "on", "not_readable"), at("b", 1, "on", "not_readable")]
    );
    let known = days(vec![None, Some(date(2026, 10, 1)), None]);
    assert_eq!(wrong(small("recorded", known)), [at("b", 1, "recorded", "recorded_before_on")]);
    let said = wrong(small("case", words(vec![Some("a"), Some("z"), None], Held::Plain)));
    let of_none =
        |row, code: &str| (None, "observations".to_owned(), row, "case".to_owned(), code.to_owned());
    assert_eq!(said, [of_none(1, "unknown_case"), of_none(2, "missing_value")]);
    assert_eq!(wrong(small("until", words(vec![None; 3], Held::Plain))), []);
}

#[test]
fn a_key_that_no_entry_of_its_dictionary_has_is_named_at_its_row() {
    for (column, entry) in [("by", "education"), ("event", "e1"), ("recorded", "2026-10-21")] {
        let keys = UInt16Array::from(vec![Some(0), Some(7), None]);
        // SAFETY: nobody looks up an entry of this array but the library, which must not trust it.
        let array = unsafe { DictionaryArray::new_unchecked(keys, Arc::new(StringArray::from(vec![entry]))) };
        let said = wrong(small(column, Arc::new(array)));
        let mut named = vec![at("b", 1, column, "not_readable")];
        if column == "by" {
            named.insert(0, at("a", 2, column, "missing_value"));
        }
        assert_eq!(said, named);
    }
}

#[test]
fn columns_that_cannot_be_read_are_refused_by_name() {
    let tables = Tables::new();
    let refused = |batch: RecordBatch| tables.add(neglect_table::Observations, vec![batch]).unwrap_err();
    let pair = |path: &str, code: &str| (path.to_owned(), code.to_owned());
    let colours = words(vec![Some("red"); 3], Held::Plain);
    assert_eq!(refused(small("colour", colours)), [pair("observations.", "unknown_column")]);
    let numbers = Arc::new(Int64Array::from(vec![1, 2, 3]));
    assert_eq!(refused(small("by", numbers.clone())), [pair("observations.by", "wrong_type")]);
    assert_eq!(refused(small("on", numbers)), [pair("observations.on", "wrong_type")]);
    let whole = small("on", days(vec![None; 3]));
    let part = whole.project(&[0, 1, 2]).unwrap();
    let missing = [pair("observations.on", "missing_column"), pair("observations.by", "missing_column")];
    assert_eq!(refused(part), missing);
    // SAFETY: tables live; a number that names no table is refused, and the stream released.
    unsafe {
        let reader = RecordBatchIterator::new([Ok(whole.clone())], whole.schema());
        let mut stream = FFI_ArrowArrayStream::new(Box::new(reader));
        let status = neglect_tables_add(tables.0, 7, (&raw mut stream).cast(), null_mut());
        assert_eq!(status, neglect_status::InvalidArgument);
        assert!(stream.release().is_none());
        let mut empty = FFI_ArrowArrayStream::empty();
        let status = neglect_tables_add(tables.0, 1, (&raw mut empty).cast(), null_mut());
        assert_eq!(status, neglect_status::Table);
        let status = neglect_tables_result(tables.0, 0, (&raw mut empty).cast(), null_mut());
        assert_eq!(status, neglect_status::InvalidArgument);
    }
}

#[test]
fn a_stream_that_breaks_off_adds_nothing_and_its_words_are_not_repeated() {
    let (england, tables) = (England::new(), Tables::new());
    two_cases(&tables);
    let good = small("event", words(vec![None; 3], Held::Plain));
    let schema = good.schema();
    let parts = [Ok(good), Err(ArrowError::ExternalError("a secret".into()))];
    let mut stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(parts, schema)));
    let mut err = null_mut();
    // SAFETY: tables live; the stream is taken by the call.
    let status = unsafe { neglect_tables_add(tables.0, 1, (&raw mut stream).cast(), &mut err) };
    assert_eq!(status, neglect_status::Table);
    assert_eq!(faults(err), [("observations".to_owned(), "broken_stream".to_owned())]);
    tables.screen(&england, 1);
    let inputs = tables.result(neglect_result::Reports)["inputs"].clone();
    assert_eq!(inputs.as_primitive::<Int32Type>().values().as_ref(), [0, 0]);
}

#[test]
fn small_vocabularies_come_back_as_dictionaries() {
    let (england, tables) = (England::new(), tables_of(&suite(), Held::Plain));
    tables.screen(&england, 1);
    let concern = tables.result(neglect_result::Reports)["concern"].clone();
    assert_eq!(concern.as_dictionary::<Int8Type>().values().len(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_cases_say_in_tables_what_they_say_alone(
        cases in prop::collection::vec(prop_oneof![testing::case(), testing::boundary_case()], 1..6)
    ) {
        thread_local! {
            static BOTH: (England, Screener) = (England::new(), Screener::england());
        }
        let cases = named(cases);
        BOTH.with(|(england, rust)| {
            let tables = tables_of(&cases, Held::Dictionary);
            tables.screen(england, 2);
            as_said(&tables, rust, &cases);
        });
    }
}
