//! One table: its columns, filled batch by batch, and what is wrong in single rows.

use std::collections::HashSet;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Schema};

use super::column::{Column, Form, NO_DAY, NO_KEY, Texts, Words};
use super::neglect_table;
use super::schema::{Field, WITH};
use crate::error::Fault;
use crate::guard::Failure;
use crate::status::neglect_status;

/// One table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) kind: neglect_table,
    pub(super) rows: usize,
    columns: Vec<Option<Column>>,
    /// Columns of qualifiers, by the qualifier's name.
    pub(super) with: Vec<(String, Column)>,
    /// What is wrong in single rows.
    pub(super) wrong: Vec<Wrong>,
}

/// Something that is wrong in one row.
#[derive(Debug, Clone)]
pub(super) struct Wrong {
    pub(super) row: usize,
    pub(super) column: String,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

impl Table {
    pub(super) fn new(kind: neglect_table) -> Table {
        let columns = kind.fields().iter().map(|_| None).collect();
        Table { kind, rows: 0, columns, with: Vec::new(), wrong: Vec::new() }
    }

    /// What is wrong with the columns of a stream, all of it.
    pub(super) fn check(&self, schema: &Schema) -> Result<(), Failure> {
        let mut faults = Vec::new();
        let mut fault = |column: &str, code: &str, message: &str, help: &str| {
            faults.push(Fault::new(&format!("{}.{column}", self.kind.name()), code, message, help));
        };
        for (at, field) in schema.fields().iter().enumerate() {
            let name = field.name();
            let form = self.form(name);
            if schema.fields().iter().take(at).any(|before| before.name() == name) {
                fault("", "duplicate_column", "a column stands there twice", "keep one of the two");
            } else if let Some(form) = form {
                if !form.reads(field.data_type()) {
                    let message = format!("{} cannot be read as {}", shown(field.data_type()), asked(form));
                    fault(self.known(name), "wrong_type", &message, "change the column's type");
                }
            } else {
                // A name that we do not know is not repeated: it may be anything.
                let known: Vec<&str> = self.kind.fields().iter().map(|field| field.name).collect();
                let help = format!("take it out, or use one of {}", known.join(", "));
                fault("", "unknown_column", &format!("column {} is not one of the table's", at + 1), &help);
            }
        }
        for field in self.kind.fields().iter().filter(|field| field.required) {
            if schema.column_with_name(field.name).is_none() {
                fault(field.name, "missing_column", "the column is missing", "add it");
            }
        }
        if faults.is_empty() { Ok(()) } else { Err(Failure { status: neglect_status::Table, faults }) }
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.kind.fields().iter().position(|field| field.name == name)
    }

    /// How a column is read; `None` where the table has no such column.
    fn form(&self, name: &str) -> Option<Form> {
        match self.place(name).and_then(|place| self.kind.fields().get(place)) {
            Some(field) => Some(field.form),
            None if self.kind.has_qualifiers() && name.starts_with(WITH) => Some(Form::Words),
            None => None,
        }
    }

    /// Adds a batch whose columns have been checked.
    pub(super) fn add(&mut self, batch: &RecordBatch) -> Result<(), Failure> {
        let before = self.rows;
        let schema = batch.schema();
        for (field, array) in schema.fields().iter().zip(batch.columns()) {
            let name = field.name().as_str();
            let column = match self.place(name) {
                Some(place) => {
                    let Some(field) = self.kind.fields().get(place) else { continue };
                    let Some(column) = self.columns.get_mut(place) else { continue };
                    column.get_or_insert_with(|| Column::empty(field.form, before))
                }
                None => {
                    let qualifier = name.strip_prefix(WITH).unwrap_or(name);
                    let known = self.with.iter().position(|(known, _)| known == qualifier);
                    let place = known.unwrap_or(self.with.len());
                    if known.is_none() {
                        self.with.push((qualifier.to_owned(), Column::empty(Form::Words, before)));
                    }
                    let Some((_, column)) = self.with.get_mut(place) else { continue };
                    column
                }
            };
            let unreadable = column.read(array).map_err(|()| Failure::internal())?;
            self.wrong.extend(unreadable.into_iter().map(|(row, message)| Wrong {
                row: before + row,
                column: name.to_owned(),
                code: "not_readable",
                message: message.to_owned(),
                help: "correct it, or leave it empty where the column may be".to_owned(),
            }));
        }
        self.rows = before + batch.num_rows();
        self.fill_up();
        self.name_the_missing(before);
        Ok(())
    }

    /// A column's name where it is the table's own.
    fn known(&self, name: &str) -> &'static str {
        self.place(name).and_then(|place| self.kind.fields().get(place)).map_or("with", |field| field.name)
    }

    /// Columns that this batch did not have are as long as the others all the same.
    fn fill_up(&mut self) {
        let rows = self.rows;
        let own = self.columns.iter_mut().flatten();
        for column in own.chain(self.with.iter_mut().map(|(_, column)| column)) {
            let missing = rows.saturating_sub(column.len());
            column.pass(missing);
        }
    }

    /// Rows of a required column without a value, unless they are named already.
    fn name_the_missing(&mut self, from: usize) {
        let of_batch = self.wrong.iter().filter(|wrong| wrong.row >= from);
        let named: HashSet<(usize, &str)> =
            of_batch.map(|wrong| (wrong.row, wrong.column.as_str())).collect();
        let mut new = Vec::new();
        let fields = self.kind.fields().iter().zip(&self.columns);
        for (field, column) in fields.filter(|(field, _)| field.required) {
            let empty = column.iter().flat_map(|column| column.empty_from(from));
            new.extend(
                empty.filter(|row| !named.contains(&(*row, field.name))).map(|row| missing(row, field)),
            );
        }
        self.wrong.extend(new);
    }

    fn column(&self, name: &str) -> Option<&Column> {
        self.columns.get(self.place(name)?)?.as_ref()
    }

    pub(super) fn words(&self, name: &str) -> Option<&Words> {
        if let Some(Column::Words(words)) = self.column(name) { Some(words) } else { None }
    }

    pub(super) fn texts(&self, name: &str) -> Option<&Texts> {
        if let Some(Column::Texts(texts)) = self.column(name) { Some(texts) } else { None }
    }

    pub(super) fn days(&self, name: &str) -> Option<&[i32]> {
        if let Some(Column::Days(days)) = self.column(name) { Some(days) } else { None }
    }

    pub(super) fn wholes(&self, name: &str) -> Option<&[Option<i64>]> {
        if let Some(Column::Wholes(wholes)) = self.column(name) { Some(wholes) } else { None }
    }

    pub(super) fn decimals(&self, name: &str) -> Option<&[Option<neglect_screen::Number>]> {
        if let Some(Column::Decimals(decimals)) = self.column(name) { Some(decimals) } else { None }
    }

    pub(super) fn flags(&self, name: &str) -> Option<&[Option<bool>]> {
        if let Some(Column::Flags(flags)) = self.column(name) { Some(flags) } else { None }
    }

    pub(super) fn lists(&self, name: &str) -> Option<&[Vec<String>]> {
        if let Some(Column::Lists(lists)) = self.column(name) { Some(lists) } else { None }
    }
}

fn missing(row: usize, field: &Field) -> Wrong {
    Wrong {
        row,
        column: field.name.to_owned(),
        code: "missing_value",
        message: "the row has no value here".to_owned(),
        help: "give one".to_owned(),
    }
}

impl Column {
    fn len(&self) -> usize {
        match self {
            Column::Words(words) => words.keys.len(),
            Column::Texts(texts) => texts.len(),
            Column::Days(days) => days.len(),
            Column::Wholes(values) => values.len(),
            Column::Decimals(values) => values.len(),
            Column::Flags(values) => values.len(),
            Column::Lists(values) => values.len(),
        }
    }

    /// The rows without a value, from that one on.
    fn empty_from(&self, from: usize) -> Vec<usize> {
        fn of<T>(values: &[T], from: usize, is_empty: impl Fn(&T) -> bool) -> Vec<usize> {
            let rows = values.iter().enumerate().skip(from);
            rows.filter(|(_, value)| is_empty(value)).map(|(row, _)| row).collect()
        }
        match self {
            Column::Words(words) => of(&words.keys, from, |key| *key == NO_KEY),
            Column::Texts(texts) => (from..texts.len()).filter(|&row| texts.get(row).is_none()).collect(),
            Column::Days(days) => of(days, from, |day| *day == NO_DAY),
            Column::Wholes(values) => of(values, from, Option::is_none),
            Column::Decimals(values) => of(values, from, Option::is_none),
            Column::Flags(values) => of(values, from, Option::is_none),
            Column::Lists(values) => of(values, from, Vec::is_empty),
        }
    }
}

/// What a type is called in an error. Parameters of types (zones, names) are the caller's and are left out.
fn shown(kind: &DataType) -> &'static str {
    match kind {
        DataType::Timestamp(_, Some(_)) => "a time with a zone",
        DataType::Timestamp(..) => "a time",
        kind if kind.is_integer() => "a whole number",
        kind if kind.is_floating() => "a number",
        DataType::Boolean => "yes or no",
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => "a text",
        DataType::Dictionary(..) => "a dictionary of something else than texts",
        kind if kind.is_nested() => "a nested type",
        _ => "this type",
    }
}

fn asked(form: Form) -> &'static str {
    match form {
        Form::Words | Form::Texts => "a text",
        Form::Days => "a day",
        Form::Wholes => "a whole number",
        Form::Decimals => "a number",
        Form::Flags => "yes or no",
        Form::Lists => "a list of texts",
    }
}
