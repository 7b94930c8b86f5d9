//! The columns of tables, which are the fields of records, and the readers that make a record of a row.

use std::fmt::Write as _;

use heck::{ToShoutySnakeCase, ToUpperCamelCase};

use crate::abi::Abi;
use crate::c_struct::{Marker, marker};
use crate::model::{Field, Kind, Presence, Record};

/// A column: its name, the form in which it is kept, and whether every row must have a value.
struct Column {
    name: String,
    form: &'static str,
    required: bool,
}

fn column(name: impl Into<String>, form: &'static str, required: bool) -> Column {
    Column { name: name.into(), form, required }
}

/// The table of each record of a case: the name of its list, and the record.
fn tables(abi: &Abi) -> Vec<(String, &Record)> {
    let case = abi.model.record(&abi.roots().case);
    let records = case.fields.iter().filter_map(|field| match &field.kind {
        // The child stands with the case.
        Kind::Record(name) => Some(("cases".to_owned(), abi.model.record(name))),
        Kind::Records(name) => {
            let record = abi.model.record(name);
            // A row of this table is one answer.
            let rows = if answers(record).is_some() { "answers" } else { &field.name };
            Some((rows.to_owned(), record))
        }
        _ => None,
    });
    records.collect()
}

/// The field of a record that holds answers.
fn answers(record: &Record) -> Option<&Field> {
    record.fields.iter().find(|field| field.kind == Kind::Answers)
}

/// All columns of a table.
fn all_columns(abi: &Abi, table: &str, record: &Record) -> Vec<Column> {
    let mut columns = vec![column("case", "Words", true)];
    if table == "cases" {
        columns.push(column("as_of", "Days", true));
    }
    for field in record.fields.iter().filter(|field| abi.has_column(record, field)) {
        columns.extend(columns_of(abi, record, field));
    }
    columns
}

/// The columns of every table, as people read them.
pub fn columns_in_words(abi: &Abi) -> String {
    let mut text = "| Table | Required | May be there |\n|---|---|---|\n".to_owned();
    for (table, record) in tables(abi) {
        let columns = all_columns(abi, &table, record);
        let listed = |required: bool| {
            let names = columns.iter().filter(|column| column.required == required);
            names.map(|column| format!("`{}`", column.name)).collect::<Vec<_>>().join(", ")
        };
        let _ = writeln!(text, "| `{table}` | {} | {} |", listed(true), listed(false));
    }
    text
}

/// The columns of every table.
pub fn columns(abi: &Abi) -> String {
    let mut text = "use super::super::column::{Field, Form, may, must};\n".to_owned();
    for (table, record) in tables(abi) {
        let columns = all_columns(abi, &table, record);
        let name = table.to_shouty_snake_case();
        let _ = writeln!(text, "\npub(in crate::tables) const {name}: &[Field] = &[");
        for column in columns {
            let presence = if column.required { "must" } else { "may" };
            let _ = writeln!(text, "{presence}(\"{}\", Form::{}),", column.name, column.form);
        }
        text += "];\n";
    }
    text
}

fn columns_of(abi: &Abi, record: &Record, field: &Field) -> Vec<Column> {
    let required = field.required();
    let one = |form| vec![column(&field.name, form, required)];
    match &field.kind {
        Kind::Text => one("Texts"),
        Kind::Day => one("Days"),
        Kind::Flag => one("Flags"),
        Kind::Whole(_) => one("Wholes"),
        Kind::Exact => one("Decimals"),
        Kind::Word(_) => one("Words"),
        Kind::Texts => one("Lists"),
        Kind::Code => vec![column(&field.name, "Words", true), column("system", "Words", false)],
        Kind::Answers => vec![
            column("question", "Words", false),
            column("word", "Words", false),
            column("number", "Decimals", false),
            column("yes", "Flags", false),
        ],
        // Beside an answer, what that answer rests on; else each name is a column of its own, with a prefix.
        Kind::TextByName if answers(record).is_some() => vec![column(&field.name, "Texts", false)],
        Kind::TextByName => Vec::new(),
        Kind::Record(inner) => {
            let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
            let columns = inner.fields.iter().flat_map(|within| columns_of(abi, inner, within));
            columns.map(|within| column(format!("{prefix}{}", within.name), within.form, false)).collect()
        }
        kind => panic!("{}.{}: no column for {kind:?}", record.name, field.name),
    }
}

/// The reader of each table.
pub fn row_readers(abi: &Abi) -> String {
    let mut text = "use std::collections::BTreeMap;\n\nuse neglect_screen::Vocabulary as _;\n\n\
                    use super::super::column_readers::{\n\
                    CodeReader, DayReader, DecimalReader, FlagReader, ListReader, NO_DATE, QualifierReader, TextReader,\n\
                    WholeReader, WordReader, partly_given, set_text,\n\
                    };\nuse super::super::table::{Table, Wrong};\n"
        .to_owned();
    for (_, record) in tables(abi) {
        text += &reader(abi, record);
    }
    text
}

fn reader(abi: &Abi, record: &Record) -> String {
    let name = format!("{}Reader", record.name.to_upper_camel_case());
    let (mut declared, mut made, mut read, mut others) =
        (String::new(), String::new(), String::new(), String::new());
    // A record with qualifiers is written over the one before it, whose texts keep their memory.
    let in_place =
        answers(record).is_none() && record.fields.iter().any(|field| field.kind == Kind::TextByName);
    let mut set = |name: &str, value: &str| {
        let _ = if in_place {
            writeln!(read, "into.{name} = {value};")
        } else {
            writeln!(read, "{name}: {value},")
        };
    };
    let mut sets = String::new();
    for field in &record.fields {
        let name = &field.name;
        match &field.kind {
            _ if !abi.has_column(record, field) => set(name, "None"),
            Kind::Answers => set(name, "BTreeMap::new()"),
            Kind::TextByName if !in_place => set(name, "BTreeMap::new()"),
            Kind::Record(inner) => {
                let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
                for within in &inner.fields {
                    declare(abi, within, &prefix, &mut declared, &mut made);
                }
                others += &inner_reader(abi, field, inner, &prefix);
                set(name, &format!("self.{name}(row, wrong)"));
            }
            kind => {
                declare(abi, field, "", &mut declared, &mut made);
                match kind {
                    Kind::Text if in_place && field.required() => {
                        let _ = writeln!(sets, "set_text(self.{name}.get(row), &mut into.{name});");
                    }
                    Kind::Code | Kind::TextByName => {
                        let _ = writeln!(sets, "self.{name}.set(row, &mut into.{name});");
                    }
                    _ => set(name, &value(abi, field)),
                }
            }
        }
    }
    let path = &record.path;
    let read = if in_place {
        format!(
            "/// Writes a row over a record that was read from this table before, or is blank: its texts keep their memory.\n\
             pub(in crate::tables) fn read_into(&self, row: usize, into: &mut {path}, wrong: &mut Vec<Wrong>) {{\n\
             {sets}{read}}}\n"
        )
    } else {
        format!(
            "pub(in crate::tables) fn read(&self, row: usize, wrong: &mut Vec<Wrong>) -> {path} {{\n\
             {path} {{ {read} }}\n}}\n"
        )
    };
    format!(
        "\npub(in crate::tables) struct {name}<'t> {{\n{declared}}}\n\n\
         impl<'t> {name}<'t> {{\n\
         pub(in crate::tables) fn new(table: &'t Table) -> {name}<'t> {{ {name} {{ {made} }} }}\n\n\
         {read}{others}}}\n"
    )
}

/// The reader of one column, as a field of its table's reader.
fn declare(abi: &Abi, field: &Field, prefix: &str, declared: &mut String, made: &mut String) {
    let name = format!("{prefix}{}", field.name);
    let reader = match &field.kind {
        Kind::Text => "TextReader",
        Kind::Day => "DayReader",
        Kind::Flag => "FlagReader",
        Kind::Whole(_) => "WholeReader",
        Kind::Exact => "DecimalReader",
        Kind::Texts => "ListReader",
        Kind::Code => "CodeReader",
        Kind::TextByName => "QualifierReader",
        Kind::Word(words) => {
            let path = &abi.model.vocabulary(words).path;
            let _ = writeln!(declared, "{name}: WordReader<'t, {path}>,");
            let _ = writeln!(made, "{name}: WordReader::new(table, \"{name}\", {path}::from_name),");
            return;
        }
        kind => panic!("{name}: no column for {kind:?}"),
    };
    let _ = writeln!(declared, "{name}: {reader}<'t>,");
    let _ = match &field.kind {
        Kind::Code => writeln!(made, "{name}: CodeReader::new(table, \"{name}\", \"system\"),"),
        Kind::TextByName => writeln!(made, "{name}: QualifierReader::new(table),"),
        _ => writeln!(made, "{name}: {reader}::new(table, \"{name}\"),"),
    };
}

/// What a column has in a row; `None` where it has nothing.
fn found(field: &Field, prefix: &str) -> String {
    let name = format!("self.{prefix}{}", field.name);
    match &field.kind {
        Kind::Text => format!("{name}.get(row).map(str::to_owned)"),
        Kind::Whole(_) | Kind::Word(_) => format!("{name}.get(row, wrong)"),
        _ => format!("{name}.get(row)"),
    }
}

/// The value of a field. What is missing though it is required is complained of where the row is added, and its case is
/// not screened: something stands in for it.
fn value(abi: &Abi, field: &Field) -> String {
    let found = found(field, "");
    match (&field.kind, &field.presence) {
        (Kind::Texts, _) | (_, Presence::Optional) => found,
        (Kind::Text, _) => format!("{found}.unwrap_or_default()"),
        (Kind::Day, _) => format!("{found}.unwrap_or(NO_DATE)"),
        (Kind::Word(words), presence) => {
            let vocabulary = abi.model.vocabulary(words);
            let variant = match presence {
                Presence::Word(variant) => variant,
                _ => &vocabulary.words[0].variant,
            };
            format!("{found}.unwrap_or({}::{variant})", vocabulary.path)
        }
        (kind, _) => panic!("{}: no column for {kind:?} that is required", field.name),
    }
}

/// The function that reads a record within another: all of its columns, or none.
fn inner_reader(abi: &Abi, field: &Field, inner: &Record, prefix: &str) -> String {
    let found: Vec<String> = inner.fields.iter().map(|within| found(within, prefix)).collect();
    let names: Vec<&str> = inner.fields.iter().map(|within| within.name.as_str()).collect();
    let all = names.iter().map(|name| format!("Some({name})")).collect::<Vec<_>>().join(", ");
    let none = names.iter().map(|_| "None").collect::<Vec<_>>().join(", ");
    let columns = names.iter().map(|name| format!("\"{prefix}{name}\"")).collect::<Vec<_>>().join(", ");
    let column = match marker(abi, inner, true) {
        Marker::Word(word) => format!("{prefix}{}", word.name),
        _ => format!("{prefix}{}", names[0]),
    };
    format!(
        "\nfn {}(&self, row: usize, wrong: &mut Vec<Wrong>) -> Option<{path}> {{\n\
         let before = wrong.len();\n\
         match ({}) {{\n\
         ({all}) => Some({path} {{ {} }}),\n\
         ({none}) => None,\n\
         _ => {{ partly_given(row, \"{column}\", &[{columns}], before, wrong); None }}\n\
         }}\n}}\n",
        field.name,
        found.join(", "),
        names.join(", "),
        path = inner.path,
    )
}
