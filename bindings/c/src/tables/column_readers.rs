//! What `generated/row_readers.rs` reads the columns of a table with, each column by its kind.
//!
//! A value that is required and missing is complained of where its row is added, and its case is not screened. The readers
//! put a stand-in in its place.

use std::collections::BTreeMap;

use jiff::civil::Date;
use neglect_screen::Number;
use neglect_screen::case::Code;

use super::column::{Column, Days, Texts, Words};
use super::table::{Table, Wrong};

/// Stands in for a day that is missing.
pub(super) const NO_DATE: Date = Date::ZERO;

pub(super) struct TextReader<'t>(Option<&'t Texts>);

impl<'t> TextReader<'t> {
    pub(super) fn new(table: &'t Table, column: &str) -> TextReader<'t> {
        TextReader(table.texts(column))
    }

    pub(super) fn get(&self, row: usize) -> Option<&'t str> {
        self.0?.get(row)
    }
}

pub(super) struct DayReader<'t>(Option<&'t Days>);

impl<'t> DayReader<'t> {
    pub(super) fn new(table: &'t Table, column: &str) -> DayReader<'t> {
        DayReader(table.days(column))
    }

    pub(super) fn get(&self, row: usize) -> Option<Date> {
        self.0?.get(row)
    }
}

pub(super) struct DecimalReader<'t>(Option<&'t [Option<Number>]>);

impl<'t> DecimalReader<'t> {
    pub(super) fn new(table: &'t Table, column: &str) -> DecimalReader<'t> {
        DecimalReader(table.decimals(column))
    }

    pub(super) fn get(&self, row: usize) -> Option<Number> {
        self.0?[row]
    }
}

pub(super) struct FlagReader<'t>(Option<&'t [Option<bool>]>);

impl<'t> FlagReader<'t> {
    pub(super) fn new(table: &'t Table, column: &str) -> FlagReader<'t> {
        FlagReader(table.flags(column))
    }

    pub(super) fn get(&self, row: usize) -> Option<bool> {
        self.0?[row]
    }
}

pub(super) struct ListReader<'t>(Option<&'t [Vec<String>]>);

impl<'t> ListReader<'t> {
    pub(super) fn new(table: &'t Table, column: &str) -> ListReader<'t> {
        ListReader(table.lists(column))
    }

    /// The list of a row; empty where it has none.
    pub(super) fn get(&self, row: usize) -> Vec<String> {
        self.0.map_or_else(Vec::new, |lists| lists[row].clone())
    }
}

pub(super) struct WholeReader<'t> {
    values: Option<&'t [Option<i64>]>,
    column: &'static str,
}

impl<'t> WholeReader<'t> {
    pub(super) fn new(table: &'t Table, column: &'static str) -> WholeReader<'t> {
        WholeReader { values: table.wholes(column), column }
    }

    /// The number of a row; a complaint where the field cannot hold it.
    pub(super) fn get<T: TryFrom<i64>>(&self, row: usize, wrong: &mut Vec<Wrong>) -> Option<T> {
        let value = T::try_from(self.values?[row]?).ok();
        if value.is_none() {
            wrong.push(complaint(row, self.column, "out_of_range", "outside its range", "correct it"));
        }
        value
    }
}

/// A word's value for every distinct word of a column, so that each is looked up once.
pub(super) struct WordReader<'t, T> {
    words: Option<&'t Words>,
    values: Vec<Option<T>>,
    column: &'static str,
}

impl<'t, T: Copy> WordReader<'t, T> {
    pub(super) fn new(
        table: &'t Table,
        column: &'static str,
        find: impl Fn(&str) -> Option<T>,
    ) -> WordReader<'t, T> {
        let words = table.words(column);
        let values = words.map_or_else(Vec::new, |words| words.distinct().map(find).collect());
        WordReader { words, values, column }
    }

    /// The value of a row; a complaint where its word is none of the vocabulary.
    pub(super) fn get(&self, row: usize, wrong: &mut Vec<Wrong>) -> Option<T> {
        let value = self.values[self.words?.index(row)?];
        if value.is_none() {
            let message = "not a word of the vocabulary";
            wrong.push(complaint(row, self.column, "unknown_word", message, "use a word of the schema"));
        }
        value
    }
}

pub(super) struct CodeReader<'t> {
    codes: Option<&'t Words>,
    systems: Option<&'t Words>,
}

impl<'t> CodeReader<'t> {
    pub(super) fn new(table: &'t Table, codes: &str, systems: &str) -> CodeReader<'t> {
        CodeReader { codes: table.words(codes), systems: table.words(systems) }
    }

    /// Writes the code of a row over another, which keeps its memory.
    pub(super) fn set(&self, row: usize, into: &mut Code) {
        let code = self.codes.and_then(|codes| codes.get(row)).unwrap_or_default();
        match (self.systems.and_then(|systems| systems.get(row)), into) {
            (None, Code::Own(own)) => code.clone_into(own),
            (None, other) => *other = Code::Own(code.to_owned()),
            (Some(system), other) => *other = Code::coded(system, code),
        }
    }
}

/// The columns of qualifiers.
pub(super) struct QualifierReader<'t>(&'t [(String, Column)]);

impl<'t> QualifierReader<'t> {
    pub(super) fn new(table: &'t Table) -> QualifierReader<'t> {
        QualifierReader(&table.with)
    }

    /// Writes the qualifiers of a row over those of another row of the same columns, which keep their memory.
    pub(super) fn set(&self, row: usize, into: &mut BTreeMap<String, String>) {
        for (name, column) in self.0 {
            let Column::Words(words) = column else { unreachable!("columns of qualifiers are words") };
            match (words.get(row), into.get_mut(name)) {
                (Some(value), Some(kept)) => value.clone_into(kept),
                (Some(value), None) => drop(into.insert(name.clone(), value.to_owned())),
                (None, Some(_)) => drop(into.remove(name)),
                (None, None) => {}
            }
        }
    }
}

/// Writes a text over another, which keeps its memory.
pub(super) fn set_text(text: Option<&str>, into: &mut String) {
    text.unwrap_or_default().clone_into(into);
}

pub(super) fn complaint(row: usize, column: &str, code: &'static str, message: &str, help: &str) -> Wrong {
    Wrong { row, column: column.to_owned(), code, message: message.to_owned(), help: help.to_owned() }
}

/// Complains of columns that belong together and of which a row has only some, unless one of them was complained of:
/// there are more complaints then than `before`.
pub(super) fn partly_given(
    row: usize,
    column: &str,
    columns: &[&str],
    before: usize,
    wrong: &mut Vec<Wrong>,
) {
    if wrong.len() == before {
        let message = format!("only some of {} are given", columns.join(", "));
        wrong.push(complaint(row, column, "missing_value", &message, "give all of them, or none"));
    }
}
