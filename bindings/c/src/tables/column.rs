//! Columns of a table as they are kept: in the few forms that records are made of, row by row.

use std::collections::HashMap;

use jiff::civil::Date;
use neglect_screen::Number;

use crate::day;

/// The form in which a column is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Texts that repeat: each distinct one is kept once.
    Words,
    /// Texts that do not.
    Texts,
    /// Days.
    Days,
    /// Whole numbers.
    Wholes,
    /// Exact numbers.
    Decimals,
    /// Yes or no.
    Flags,
    /// Lists of texts.
    Lists,
}

/// A column that a table may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) form: Form,
    /// Whether the column must be there, with a value in every row.
    pub(super) required: bool,
}

pub(super) const fn must(name: &'static str, form: Form) -> Field {
    Field { name, form, required: true }
}

pub(super) const fn may(name: &'static str, form: Form) -> Field {
    Field { name, form, required: false }
}

/// A column, row by row.
#[derive(Debug)]
pub(super) enum Column {
    Words(Words),
    Texts(Texts),
    Days(Days),
    Wholes(Vec<Option<i64>>),
    Decimals(Vec<Option<Number>>),
    Flags(Vec<Option<bool>>),
    Lists(Vec<Vec<String>>),
}

impl Column {
    /// A column of so many rows without a value.
    pub(super) fn empty(form: Form, rows: usize) -> Column {
        let mut column = match form {
            Form::Words => Column::Words(Words::default()),
            Form::Texts => Column::Texts(Texts::default()),
            Form::Days => Column::Days(Days::default()),
            Form::Wholes => Column::Wholes(Vec::new()),
            Form::Decimals => Column::Decimals(Vec::new()),
            Form::Flags => Column::Flags(Vec::new()),
            Form::Lists => Column::Lists(Vec::new()),
        };
        column.push_empty(rows);
        column
    }

    /// Adds rows without a value.
    pub(super) fn push_empty(&mut self, rows: usize) {
        match self {
            Column::Words(words) => words.keys.resize(words.keys.len() + rows, NO_KEY),
            Column::Texts(texts) => texts.spans.resize(texts.spans.len() + rows, None),
            Column::Days(days) => days.0.resize(days.0.len() + rows, NO_DAY),
            Column::Wholes(values) => values.resize(values.len() + rows, None),
            Column::Decimals(values) => values.resize(values.len() + rows, None),
            Column::Flags(values) => values.resize(values.len() + rows, None),
            Column::Lists(values) => values.resize(values.len() + rows, Vec::new()),
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Column::Words(words) => words.keys.len(),
            Column::Texts(texts) => texts.spans.len(),
            Column::Days(days) => days.0.len(),
            Column::Wholes(values) => values.len(),
            Column::Decimals(values) => values.len(),
            Column::Flags(values) => values.len(),
            Column::Lists(values) => values.len(),
        }
    }

    /// Whether a row has no value.
    pub(super) fn is_empty_at(&self, row: usize) -> bool {
        match self {
            Column::Words(words) => words.keys[row] == NO_KEY,
            Column::Texts(texts) => texts.spans[row].is_none(),
            Column::Days(days) => days.0[row] == NO_DAY,
            Column::Wholes(values) => values[row].is_none(),
            Column::Decimals(values) => values[row].is_none(),
            Column::Flags(values) => values[row].is_none(),
            Column::Lists(values) => values[row].is_empty(),
        }
    }
}

/// The key of a row without a text. A key in four bytes and not in eight halves what a column of words takes.
const NO_KEY: u32 = u32::MAX;

/// Texts that repeat.
#[derive(Debug, Default)]
pub(super) struct Words {
    keys: Vec<u32>,
    texts: Vec<String>,
    key_of: HashMap<String, u32>,
}

impl Words {
    /// The key of a text, a new one where the column does not have the text yet.
    pub(super) fn key(&mut self, text: &str) -> u32 {
        if let Some(&key) = self.key_of.get(text) {
            return key;
        }
        let key = u32::try_from(self.texts.len()).ok().filter(|key| *key != NO_KEY);
        let key = key.expect("a column has fewer distinct texts than a u32 counts");
        self.texts.push(text.to_owned());
        self.key_of.insert(text.to_owned(), key);
        key
    }

    pub(super) fn push_key(&mut self, key: Option<u32>) {
        self.keys.push(key.unwrap_or(NO_KEY));
    }

    /// The place of a row's text among the distinct texts.
    pub(super) fn index(&self, row: usize) -> Option<usize> {
        let key = self.keys[row];
        (key != NO_KEY).then_some(key as usize)
    }

    /// The text of a row.
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        self.index(row).map(|index| self.texts[index].as_str())
    }

    /// The distinct texts.
    pub(super) fn distinct(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// For each row, the place of its text among the distinct texts.
    pub(super) fn indices(&self) -> impl Iterator<Item = Option<usize>> {
        (0..self.keys.len()).map(|row| self.index(row))
    }
}

/// Texts one behind another.
#[derive(Debug, Default)]
pub(super) struct Texts {
    bytes: String,
    /// Where each text starts and ends; `None` where there is none.
    spans: Vec<Option<(usize, usize)>>,
}

impl Texts {
    pub(super) fn push(&mut self, text: Option<&str>) {
        self.spans.push(text.map(|text| {
            let start = self.bytes.len();
            self.bytes.push_str(text);
            (start, self.bytes.len())
        }));
    }

    /// The text of a row.
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        self.spans[row].map(|(start, end)| &self.bytes[start..end])
    }
}

/// The number of a row without a day: the calendar has no such day.
const NO_DAY: i32 = i32::MIN;

/// Days of the calendar.
#[derive(Debug, Default)]
pub(super) struct Days(Vec<i32>);

impl Days {
    /// Adds a day by its number. `false` where the calendar has none of that number; the row is then without a day.
    pub(super) fn push(&mut self, number: Option<i32>) -> bool {
        let known = number.filter(|number| day::from_number(*number).is_some());
        self.0.push(known.unwrap_or(NO_DAY));
        known == number
    }

    /// The day of a row.
    pub(super) fn get(&self, row: usize) -> Option<Date> {
        let number = self.0[row];
        (number != NO_DAY).then(|| day::from_number(number).expect("`push` takes days of the calendar only"))
    }
}
