//! Maps: what a source's columns or elements become, as TOML that anybody can read. The sources that are built in are maps
//! as well, in `maps/`; `docs/import.md` has the format.

mod apply;
mod built_in;
mod check;
mod propose;

use std::collections::BTreeMap;

use neglect_screen::Agency;
use serde::Deserialize;

pub(crate) use apply::{Context, Joined, target_name};
pub(crate) use built_in::built_in;
pub use check::MapError;
pub use propose::propose;

use crate::record::{FieldKind, List};

/// A map, as its file has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    pub(crate) map: Head,
    #[serde(default, rename = "table")]
    pub(crate) tables: Vec<Table>,
}

/// What the source is.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Head {
    /// Its title.
    pub title: String,
    pub format: Format,
    /// What a reader of the account must know before anything else.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Where the fields were read.
    #[serde(default)]
    #[allow(dead_code)] // Said to whoever reads the file.
    pub source: Option<String>,
    /// The path of what is read at a time, below the root.
    #[serde(default)]
    pub unit: String,
    /// Where the date stands on which the source was made, below the root.
    #[serde(default)]
    pub as_of: Option<String>,
    /// Days are written with the day before the month.
    #[serde(default)]
    pub day_first: bool,
    /// Who recorded what does not say so.
    #[serde(default)]
    pub by: Option<Agency>,
    /// Other names of columns, in whichever tables have them.
    #[serde(default)]
    pub aliases: BTreeMap<String, Vec<String>>,
    /// A unit holds all of its child.
    #[serde(default)]
    pub whole: bool,
}

/// What a source is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Format {
    /// Tables: CSV, or the sheets of a workbook.
    Table,
    Json,
    Xml,
}

/// One kind of table, or the one kind of unit of a tree.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Table {
    /// Part of the name of the file or sheet; empty for any.
    #[serde(default)]
    pub name: String,
    /// The column or path of the child's key; `@file` where a file is of one child.
    #[serde(default)]
    pub child: Option<String>,
    /// Other names of its columns.
    #[serde(default)]
    pub aliases: BTreeMap<String, Vec<String>>,
    /// The row of another table that a row belongs to.
    #[serde(default)]
    pub via: Option<Via>,
    /// Columns that hold several values in one cell.
    #[serde(default)]
    pub split: Vec<String>,
    /// Values that are left out, by the code of why.
    #[serde(default)]
    pub aside: BTreeMap<String, Vec<String>>,
    #[serde(default, rename = "record")]
    pub records: Vec<RecordMap>,
}

/// How a row finds the row that it belongs to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Via {
    /// The column of this table that holds the key.
    pub column: String,
    /// The other table, and its column with the key.
    pub table: String,
    pub key: String,
    /// Columns of the other row that are used here, the child's key among them.
    pub carry: Vec<String>,
}

/// A record that is made of a row or a part of one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecordMap {
    /// The list that it goes to.
    pub to: String,
    /// The path of the part that it is made of, below the unit.
    #[serde(default)]
    pub at: String,
    /// What must be so for it.
    #[serde(default)]
    pub when: Vec<When>,
    pub fields: BTreeMap<String, FieldMap>,
}

/// What a value must be.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct When {
    pub from: String,
    /// The values with which it is so; yes in any spelling where not said.
    #[serde(default)]
    pub is: Vec<String>,
    /// The values with which it is not so, and which are no surprise; with `is` alone every other value is one of these.
    #[serde(default)]
    pub not: Vec<String>,
    /// It is so where the value is not there.
    #[serde(default)]
    pub absent: bool,
    /// The value is taken out of a longer text first.
    #[serde(default)]
    pub take: Option<Take>,
}

/// Where a field comes from: a column or path by its name, or more that is said of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum FieldMap {
    /// The value of a column or path.
    From(String),
    /// The first of several that has a value.
    FirstOf(Vec<String>),
    /// The same with more.
    More(Box<FieldSource>),
}

/// Where a field comes from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldSource {
    /// Columns or paths, of which the first with a value counts.
    #[serde(default)]
    pub from: OneOrMore,
    /// What it is where no column says it.
    #[serde(default)]
    pub word: Option<String>,
    /// The system of the code.
    #[serde(default)]
    pub system: Option<String>,
    /// What values mean.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// What a number is multiplied by.
    #[serde(default)]
    pub scale: Option<u32>,
    /// What is taken out of a longer text.
    #[serde(default)]
    pub take: Option<Take>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(untagged)]
pub(crate) enum OneOrMore {
    #[default]
    None,
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        match self {
            OneOrMore::None => [].iter(),
            OneOrMore::One(one) => std::slice::from_ref(one).iter(),
            OneOrMore::More(more) => more.iter(),
        }
        .map(String::as_str)
    }
}

/// What is taken out of a longer text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Take {
    /// The code before its words: `q) 6: Police` is 6, `N1 - Abuse or neglect` is N1, `a) Yes` is Yes.
    Code,
}

impl Take {
    pub(crate) fn of(self, value: &str) -> &str {
        let Take::Code = self;
        let listed = value.split_once(')').filter(|(letter, _)| letter.len() <= 2 && !letter.contains(' '));
        let value = listed.map_or(value, |(_, rest)| rest.trim());
        let end = [value.find(':'), value.find(" - ")].into_iter().flatten().min();
        end.map_or(value, |end| value[..end].trim())
    }
}

impl RecordMap {
    pub(crate) fn list(&self) -> List {
        List::from_name(&self.to).expect("a map is checked when it is read")
    }
}

impl FieldMap {
    pub(crate) fn source(&self) -> std::borrow::Cow<'_, FieldSource> {
        match self {
            FieldMap::From(from) => std::borrow::Cow::Owned(FieldSource {
                from: OneOrMore::One(from.clone()),
                ..FieldSource::default()
            }),
            FieldMap::FirstOf(from) => std::borrow::Cow::Owned(FieldSource {
                from: OneOrMore::More(from.clone()),
                ..FieldSource::default()
            }),
            FieldMap::More(source) => std::borrow::Cow::Borrowed(source),
        }
    }
}

impl Table {
    /// Every column or element that the map names, without its way.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut paths: Vec<&str> = self.child.iter().map(String::as_str).collect();
        paths.extend(self.aside.values().flatten().map(String::as_str));
        paths.extend(self.via.iter().map(|via| via.column.as_str()));
        paths.extend(self.split.iter().map(String::as_str));
        for record in &self.records {
            paths.push(&record.at);
            paths.extend(record.when.iter().map(|when| when.from.as_str()));
            for field in record.fields.values() {
                match field {
                    FieldMap::From(from) => paths.push(from),
                    FieldMap::FirstOf(from) => paths.extend(from.iter().map(String::as_str)),
                    FieldMap::More(source) => paths.extend(source.from.iter()),
                }
            }
        }
        let parts = paths.iter().flat_map(|path| path.split('/')).collect::<Vec<&str>>();
        paths.into_iter().chain(parts).filter(|name| !matches!(*name, "" | "." | ".." | "@file")).collect()
    }
}

/// A name as it is compared: letters and digits alone, in lower case.
pub(crate) fn plain(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name as it is compared without what stands in brackets behind it: `Child Unique ID (LCS)`. Nothing where no brackets
/// do, or nothing stands before them.
pub(crate) fn plain_without_brackets(name: &str) -> Option<String> {
    let mut rest = name.trim_end();
    while let Some(before) = rest.strip_suffix([')', ']']) {
        rest = before[..before.rfind(['(', '['])?].trim_end_matches([' ', '(', '[']);
    }
    (rest.len() < name.trim_end().len()).then(|| plain(rest)).filter(|rest| !rest.is_empty())
}

/// Whether a field of a list is read as a code of a system.
pub(crate) fn takes_system(list: List, field: &str) -> bool {
    matches!(list.kind_of(field), Some(FieldKind::Code | FieldKind::Word(_)))
}
