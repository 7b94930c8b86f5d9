//! From a row to the JSON of a case: a row has it in one column, or its fields in columns, lists and structs.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_json::writer::{EncoderOptions, make_encoder};
use arrow_schema::{ArrowError, Field, FieldRef, Schema};

use crate::error::{Failure, Fault};
use crate::status::neglect_status;
use crate::tables::array_readers::{each_text, is_text};

/// The column that holds a case whole.
const CASE_JSON: &str = "case_json";

/// The columns that hold one in parts: the fields of a case.
const FIELDS: [&str; 10] = [
    "schema",
    "case",
    "as_of",
    "child",
    "observations",
    "assessments",
    "attendance",
    "appointments",
    "growth",
    "responses",
];

/// What a case begins with that does not say of which version its form is.
const VERSION: &[u8] = br#"{"schema":1"#;

/// How the rows of a stream hold their cases.
#[derive(Debug, Clone, Copy)]
pub(super) enum Form {
    /// As JSON.
    Json,
    /// In columns; whether one of them tells the version of the form.
    Fields { with_version: bool },
}

impl Form {
    /// What the columns of a stream are.
    pub(super) fn new(schema: &Schema) -> Result<Form, Failure> {
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        let is_json = names.contains(&CASE_JSON);
        let known: &[&str] = if is_json { &[CASE_JSON] } else { &FIELDS };
        let mut faults = Vec::new();
        let mut fault = |path: &str, code: &'static str, message: &str, help: &str| {
            faults.push(Fault::new(path.to_owned(), code, message, help));
        };
        for (at, name) in names.iter().enumerate() {
            if names[..at].contains(name) {
                fault("rows", "duplicate_column", "a column stands there twice", "keep one of the two");
            } else if !known.contains(name) {
                // A name that we do not know is not repeated: it may be anything.
                let message = format!("column {} is not one of a case's", at + 1);
                let help = format!("take it out, or use {CASE_JSON} alone, or {}", FIELDS.join(", "));
                fault("rows", "unknown_column", &message, &help);
            }
        }
        for name in ["case", "as_of", "child"].iter().filter(|name| !is_json && !names.contains(name)) {
            fault(name, "missing_column", "the column is missing", "add it, or the column case_json");
        }
        let with_version = names.contains(&"schema");
        let form = if is_json { Form::Json } else { Form::Fields { with_version } };
        for field in schema.fields().iter().filter(|field| known.contains(&field.name().as_str())) {
            let of_field = Schema::new(vec![FieldRef::clone(field)]);
            if form.cases(&RecordBatch::new_empty(Arc::new(of_field))).is_err() {
                fault(
                    field.name(),
                    "wrong_type",
                    "the column has a type that is not read",
                    "change its type",
                );
            }
        }
        if faults.is_empty() { Ok(form) } else { Err(Failure { status: neglect_status::Table, faults }) }
    }

    /// The JSON of the case of each row; nothing in a row that has none.
    pub(super) fn cases(self, batch: &RecordBatch) -> Result<Vec<Vec<u8>>, ArrowError> {
        match self {
            Form::Json => texts(batch.column(0)),
            Form::Fields { with_version } => objects(batch, with_version),
        }
    }
}

fn texts(column: &ArrayRef) -> Result<Vec<Vec<u8>>, ArrowError> {
    if !is_text(column.data_type()) {
        return Err(ArrowError::SchemaError("a case stands in a text".to_owned()));
    }
    let mut cases = Vec::with_capacity(column.len());
    each_text(column, &mut |text| cases.push(text.unwrap_or_default().as_bytes().to_vec()));
    Ok(cases)
}

fn objects(batch: &RecordBatch, with_version: bool) -> Result<Vec<Vec<u8>>, ArrowError> {
    let rows = StructArray::from(batch.clone());
    let field: FieldRef = Arc::new(Field::new("case", rows.data_type().clone(), false));
    let options = EncoderOptions::default();
    let mut encoder = make_encoder(&field, &rows, &options)?;
    let mut cases = Vec::with_capacity(rows.len());
    for row in 0..rows.len() {
        let mut case = Vec::new();
        encoder.encode(row, &mut case);
        if !with_version {
            let rest = &case[1..];
            let comma: &[u8] = if rest == b"}" { b"" } else { b"," };
            case = [VERSION, comma, rest].concat();
        }
        cases.push(case);
    }
    Ok(cases)
}
