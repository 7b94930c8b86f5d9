//! A first map for a table that nobody here knows: what its columns and values may mean, and what is not sure of it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read;

use neglect_screen::search::Entry;
use neglect_screen::{Agency, ResponseKind, Screener, Vocabulary as _};

use super::plain;
use crate::error::{ImportError, ReadError};
use crate::node::Node;
use crate::read::{table, workbook};
use crate::record::Reading;

/// How much of a file is looked at.
const BYTES: u64 = 64 << 20;
/// How many rows are looked at.
const ROWS: usize = 500;
/// A column with more values than this holds no words of a list.
const WORDS: usize = 40;
/// A column whose values are longer holds free text, which is not read.
const LONG: usize = 60;

/// What names of columns mean, by letters and digits alone.
const CHILD: &[&str] = &[
    "child",
    "childid",
    "studentid",
    "student",
    "pupilid",
    "pupil",
    "personid",
    "patientid",
    "caseid",
    "clientid",
    "upn",
    "nhsnumber",
    "mosaicid",
    "admissionnumber",
    "id",
];
const BORN: &[&str] = &["born", "dob", "dateofbirth", "birthdate"];
const SEX: &[&str] = &["sex", "gender"];
const DAY: &[&str] =
    &["date", "on", "incidentdate", "dateofincident", "eventdate", "entrydate", "recordeddate", "day"];
const ROLE: &[&str] = &["role", "by", "recordedby", "agency", "staffrole", "source", "organisation"];
const IDENTIFIES: &[&str] =
    &["name", "surname", "forename", "firstname", "lastname", "address", "postcode", "phone", "email"];

/// A column as far as it was looked at.
struct Column {
    name: String,
    values: BTreeMap<String, usize>,
    filled: usize,
    days: usize,
    longest: usize,
}

/// A map of a table, proposed from its header and its first rows. What is not sure stands after `#`, for a person to
/// decide; columns of free text are set aside and their values are not shown.
///
/// # Errors
/// Where the file is no table.
pub fn propose(file: &str, input: impl Read, screener: &Screener) -> Result<String, ImportError> {
    let mut bytes = Vec::new();
    input.take(BYTES).read_to_end(&mut bytes).map_err(|error| ReadError::from(error).in_file(file))?;
    let is_workbook = file.to_ascii_lowercase().ends_with(".xlsx");
    // The columns of a table; of a workbook those of its first sheet.
    let columns: RefCell<Vec<Column>> = RefCell::default();
    let mut name = |names: Vec<String>| {
        if columns.borrow().is_empty() {
            columns.replace(names.iter().map(|name| Column::new(name)).collect());
        }
        names
    };
    let mut rows = 0;
    let mut take = |unit: Node, _: String| {
        rows += 1;
        if rows <= ROWS {
            let mut columns = columns.borrow_mut();
            columns.iter_mut().zip(&unit.children).for_each(|(column, cell)| column.take(cell, screener));
        }
    };
    let read = if is_workbook {
        workbook::read(&*bytes, &mut |_| {}, &mut name, &mut take)
    } else {
        table::read(&*bytes, &mut name, &mut take, &mut |_, _| {})
    };
    read.map_err(|error| error.in_file(file))?;
    Ok(Proposal { columns: &columns.into_inner(), screener }.to_toml())
}

impl Column {
    fn new(name: &str) -> Column {
        Column { name: name.to_owned(), values: BTreeMap::new(), filled: 0, days: 0, longest: 0 }
    }

    fn take(&mut self, cell: &Node, screener: &Screener) {
        let Some(value) = cell.value.as_deref() else { return };
        self.filled += 1;
        self.longest = self.longest.max(value.len());
        self.days += usize::from(Reading { screener, day_first: true }.day(value).is_ok());
        if self.values.len() <= WORDS {
            *self.values.entry(value.to_owned()).or_default() += 1;
        }
    }

    fn is_named(&self, names: &[&str]) -> bool {
        names.contains(&plain(&self.name).as_str())
    }

    fn is_days(&self) -> bool {
        self.filled > 0 && self.days * 10 >= self.filled * 9
    }

    /// A list of words from which whoever writes chooses.
    fn is_list(&self) -> bool {
        self.filled > 0 && self.values.len() <= WORDS && self.longest <= LONG && !self.is_days()
    }
}

/// A map that is being written.
struct Proposal<'p> {
    columns: &'p [Column],
    screener: &'p Screener,
}

impl Proposal<'_> {
    /// The first column of these names, in the order of the names.
    fn named(&self, names: &[&str]) -> Option<&Column> {
        names.iter().find_map(|name| self.columns.iter().find(|column| column.is_named(&[name])))
    }

    fn to_toml(&self) -> String {
        let child = self.named(CHILD);
        let born = self.named(BORN);
        let sex = self.named(SEX);
        let day = self.named(DAY).or_else(|| {
            self.columns
                .iter()
                .find(|column| column.is_days() && born.is_none_or(|born| born.name != column.name))
        });
        let role = self.named(ROLE);
        let had: Vec<&str> =
            [child, born, sex, day, role].into_iter().flatten().map(|column| column.name.as_str()).collect();
        let rest = || {
            self.columns
                .iter()
                .filter(|column| !column.name.is_empty() && !had.contains(&column.name.as_str()))
        };
        let mut toml = String::from(
            "# A proposed map. Read each line; what stands after # was not sure, and decides nothing until you do.\n\n[map]\n\
             title = \"our system\"\nformat = \"table\"\nday_first = true\nby = \"other\" # who recorded what does not say so?\n\n[[table]]\n",
        );
        match child {
            Some(column) => line(&mut toml, &format!("child = {}", quoted(&column.name))),
            None => line(&mut toml, "child = \"\" # which column tells one child from another?"),
        }
        self.write_aside(&mut toml, &rest().collect::<Vec<_>>());
        toml.push_str("\n[[table.record]]\nto = \"child\"\n[table.record.fields]\n");
        match born {
            Some(column) => line(&mut toml, &format!("born = {}", quoted(&column.name))),
            None => line(&mut toml, "# born = \"\" # without a date of birth no child has a case"),
        }
        if let Some(column) = sex {
            line(
                &mut toml,
                &format!(
                    "sex = {{ from = {}, values = {{ M = \"male\", F = \"female\" }} }}",
                    quoted(&column.name)
                ),
            );
        }
        for column in rest().filter(|column| column.is_list() && !column.is_named(IDENTIFIES)) {
            self.write_records(&mut toml, column, day, role);
        }
        toml
    }

    /// Free text and names; a column of days that nothing uses is left for whoever decides.
    fn write_aside(&self, toml: &mut String, columns: &[&Column]) {
        let list = |columns: Vec<&&Column>| {
            columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
        };
        let (identifies, others): (Vec<&&Column>, Vec<&&Column>) =
            columns.iter().partition(|column| column.is_named(IDENTIFIES));
        let narrative: Vec<&&Column> =
            others.into_iter().filter(|column| !column.is_list() && !column.is_days()).collect();
        if !identifies.is_empty() || !narrative.is_empty() {
            line(
                toml,
                &format!(
                    "aside = {{ identifies = [{}], narrative = [{}] }}",
                    list(identifies),
                    list(narrative)
                ),
            );
        }
    }

    /// What the values of a list may mean: observations, and what services did.
    fn write_records(&self, toml: &mut String, column: &Column, day: Option<&Column>, role: Option<&Column>) {
        let (mut codes, mut kinds, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for value in column.values.keys() {
            let kind = ResponseKind::ALL.iter().find(|kind| plain(kind.name()) == plain(value));
            let found = self.screener.search(value);
            let code = found.iter().find_map(|entry| match entry {
                Entry::Indicator(indicator) => Some(indicator),
                Entry::Question(..) => None,
            });
            match (kind, code) {
                (Some(kind), _) => kinds.push(format!("{} = \"{}\"", quoted(value), kind.name())),
                (None, Some(indicator)) => {
                    let is_sure = plain(&indicator.label) == plain(value)
                        || indicator.terms.iter().any(|term| plain(term) == plain(value));
                    let own = format!("{} = \"{}\"", quoted(value), indicator.code);
                    if is_sure { codes.push(own) } else { open.push(format!("{own} # {}?", indicator.label)) }
                }
                (None, None) => open.push(format!("{} = \"\" # nothing like it was found", quoted(value))),
            }
        }
        self.write_record(toml, "observations", "code", column, &codes, (day, role));
        if !kinds.is_empty() {
            self.write_record(toml, "responses", "kind", column, &kinds, (day, role));
        }
        for value in open {
            line(toml, &format!("# {value}"));
        }
    }

    fn write_record(
        &self,
        toml: &mut String,
        list: &str,
        field: &str,
        column: &Column,
        values: &[String],
        (day, role): (Option<&Column>, Option<&Column>),
    ) {
        let _ = write!(toml, "\n[[table.record]]\nto = \"{list}\"\n[table.record.fields]\n");
        let on = day
            .map_or_else(|| "\"\" # which column says when it was so?".to_owned(), |day| quoted(&day.name));
        line(toml, &format!("on = {on}"));
        if let Some(role) = role.filter(|role| role.is_list()) {
            let agencies = role.values.keys().map(|value| {
                let agency = Agency::ALL.iter().find(|agency| plain(agency.name()) == plain(value));
                format!("{} = \"{}\"", quoted(value), agency.copied().unwrap_or(Agency::Other).name())
            });
            let agencies = agencies.collect::<Vec<_>>().join(", ");
            line(
                toml,
                &format!(
                    "by = {{ from = {}, values = {{ {agencies} }} }} # whose words are these?",
                    quoted(&role.name)
                ),
            );
        }
        line(
            toml,
            &format!("{field} = {{ from = {}, values = {{ {} }} }}", quoted(&column.name), values.join(", ")),
        );
    }
}

fn line(toml: &mut String, text: &str) {
    toml.push_str(text);
    toml.push('\n');
}

/// A text as TOML writes it, as a key or as a value.
fn quoted(text: &str) -> String {
    toml::Value::from(text.replace(['\n', '\r'], " ")).to_string()
}
