//! One table: its columns, filled batch by batch, and what is wrong in single rows.

use std::collections::HashSet;

use arrow_array::RecordBatch;
use arrow_schema::{DataType, Schema};

use super::array_readers;
use super::column::{Column, Days, Field, Form, Texts, Words};
use super::kinds::neglect_table;
use crate::error::{Failure, Fault};
use crate::status::neglect_status;

/// Before the names of qualifiers: `with.pattern`.
const WITH: &str = "with.";

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
        let mut fault = |column: &str, code: &'static str, message: &str, help: &str| {
            faults.push(Fault::new(format!("{}.{column}", self.kind.name()), code, message, help));
        };
        for (at, field) in schema.fields().iter().enumerate() {
            let name = field.name();
            let form = self.form(name);
            if schema.fields().iter().take(at).any(|before| before.name() == name) {
                fault("", "duplicate_column", "a column stands there twice", "keep one of the two");
            } else if let Some(form) = form {
                if !array_readers::reads(form, field.data_type()) {
                    let message =
                        format!("{} cannot be read as {}", type_words(field.data_type()), form_words(form));
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

    fn index(&self, name: &str) -> Option<usize> {
        self.kind.fields().iter().position(|field| field.name == name)
    }

    /// How a column is read; `None` where the table has no such column.
    fn form(&self, name: &str) -> Option<Form> {
        match self.index(name) {
            Some(index) => Some(self.kind.fields()[index].form),
            None if self.kind.has_qualifiers() && name.starts_with(WITH) => Some(Form::Words),
            None => None,
        }
    }

    /// The column of a name, which has been checked; a new one where no batch had it before.
    fn column_mut(&mut self, name: &str) -> &mut Column {
        let rows = self.rows;
        if let Some(index) = self.index(name) {
            let form = self.kind.fields()[index].form;
            return self.columns[index].get_or_insert_with(|| Column::empty(form, rows));
        }
        let qualifier =
            name.strip_prefix(WITH).expect("a column that is not the table's own is a qualifier's");
        let index = self.with.iter().position(|(known, _)| known == qualifier).unwrap_or_else(|| {
            self.with.push((qualifier.to_owned(), Column::empty(Form::Words, rows)));
            self.with.len() - 1
        });
        &mut self.with[index].1
    }

    /// Adds a batch whose columns have been checked.
    pub(super) fn add(&mut self, batch: &RecordBatch) {
        let before = self.rows;
        let schema = batch.schema();
        for (field, array) in schema.fields().iter().zip(batch.columns()) {
            let name = field.name();
            let unreadable = array_readers::read(self.column_mut(name), array);
            self.wrong.extend(unreadable.into_iter().map(|(row, message)| Wrong {
                row: before + row,
                column: name.clone(),
                code: "not_readable",
                message: message.to_owned(),
                help: "correct it, or leave it empty where the column may be".to_owned(),
            }));
        }
        self.rows = before + batch.num_rows();
        self.fill_up();
        self.name_the_missing(before);
    }

    /// A column's name where it is the table's own.
    fn known(&self, name: &str) -> &'static str {
        self.index(name).map_or("with", |index| self.kind.fields()[index].name)
    }

    /// Columns that this batch did not have are as long as the others all the same.
    fn fill_up(&mut self) {
        let rows = self.rows;
        let own = self.columns.iter_mut().flatten();
        for column in own.chain(self.with.iter_mut().map(|(_, column)| column)) {
            column.push_empty(rows - column.len());
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
            // The columns that are required were there when the stream was checked.
            let column = column.as_ref().expect("a required column is there");
            let empty = (from..self.rows).filter(|row| column.is_empty_at(*row));
            new.extend(
                empty.filter(|row| !named.contains(&(*row, field.name))).map(|row| missing(row, field)),
            );
        }
        self.wrong.extend(new);
    }

    /// The column of one of the table's own names; `None` where no stream had it.
    fn column(&self, name: &str) -> Option<&Column> {
        self.columns[self.index(name).expect("readers ask for columns that the table has")].as_ref()
    }

    pub(super) fn words(&self, name: &str) -> Option<&Words> {
        self.column(name).map(|column| match column {
            Column::Words(words) => words,
            other => other_form(other),
        })
    }

    pub(super) fn texts(&self, name: &str) -> Option<&Texts> {
        self.column(name).map(|column| match column {
            Column::Texts(texts) => texts,
            other => other_form(other),
        })
    }

    pub(super) fn days(&self, name: &str) -> Option<&Days> {
        self.column(name).map(|column| match column {
            Column::Days(days) => days,
            other => other_form(other),
        })
    }

    pub(super) fn wholes(&self, name: &str) -> Option<&[Option<i64>]> {
        self.column(name).map(|column| match column {
            Column::Wholes(wholes) => wholes.as_slice(),
            other => other_form(other),
        })
    }

    pub(super) fn decimals(&self, name: &str) -> Option<&[Option<neglect_screen::Number>]> {
        self.column(name).map(|column| match column {
            Column::Decimals(decimals) => decimals.as_slice(),
            other => other_form(other),
        })
    }

    pub(super) fn flags(&self, name: &str) -> Option<&[Option<bool>]> {
        self.column(name).map(|column| match column {
            Column::Flags(flags) => flags.as_slice(),
            other => other_form(other),
        })
    }

    pub(super) fn lists(&self, name: &str) -> Option<&[Vec<String>]> {
        self.column(name).map(|column| match column {
            Column::Lists(lists) => lists.as_slice(),
            other => other_form(other),
        })
    }
}

fn other_form<T>(_: &Column) -> T {
    unreachable!("a reader asks for a column in the form that its field has")
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

/// What a type is called in an error. Parameters of types (zones, names) are the caller's and are left out.
fn type_words(kind: &DataType) -> &'static str {
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

fn form_words(form: Form) -> &'static str {
    match form {
        Form::Words | Form::Texts => "a text",
        Form::Days => "a day",
        Form::Wholes => "a whole number",
        Form::Decimals => "a number",
        Form::Flags => "yes or no",
        Form::Lists => "a list of texts",
    }
}
