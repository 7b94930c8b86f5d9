//! The account of an import: what became of every row and of every value in it.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::error::{ImportError, ReadError};
use crate::node::{LeafFate, TargetId};

/// How many places of one kind are shown, and how many problems; the rest are counted.
const SHOWN: usize = 5;
const PROBLEMS: usize = 200;

/// How many rows or values had each fate. Each has exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// They are in a case.
    pub mapped: u64,
    /// They were left out on purpose.
    pub set_aside: u64,
    /// Nobody knows what they mean.
    pub not_understood: u64,
}

impl Counts {
    /// All of them.
    pub fn total(&self) -> u64 {
        self.mapped + self.set_aside + self.not_understood
    }

    fn add(&mut self, kind: FateKind, count: u64) {
        match kind {
            FateKind::Mapped => self.mapped += count,
            FateKind::SetAside => self.set_aside += count,
            FateKind::NotUnderstood => self.not_understood += count,
        }
    }
}

/// What can become of a row or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FateKind {
    /// It is in a case.
    Mapped,
    /// It was left out on purpose.
    SetAside,
    /// Nobody knows what it means.
    NotUnderstood,
}

/// Values of one field with one fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldLine {
    /// The field, as its format names it; where the format does not know it, its position.
    pub field: String,
    /// What became of the values.
    pub fate: FateKind,
    /// Where they went (`observations[].on`), or the code of why they did not: `docs/import.md` has them.
    pub to: String,
    /// How many they are.
    pub count: u64,
    /// Where the first of them stand; of mapped values nowhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
}

/// Something that could not be read, or not be used: a file, a row, a case. It holds nothing of what was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportProblem {
    /// The file and the place in it.
    pub place: String,
    /// The stable code.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl std::fmt::Display for ImportProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} [{}]; {}", self.place, self.message, self.code, self.help)
    }
}

/// What became of everything that a source held.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[non_exhaustive]
pub struct Account {
    /// What the source is.
    pub source: String,
    /// What a reader must know of it before anything else.
    pub notes: Vec<String>,
    /// How many cases came out of it.
    pub cases: u64,
    /// How many children had no case, since it would not have passed its check; each is a problem.
    pub refused: u64,
    /// Rows, resources or children, by what became of them. A row is mapped where anything of it is in a case.
    pub rows: Counts,
    /// Values, by what became of them.
    pub fields: Counts,
    /// Values by field and fate, in the order of fields.
    pub by_field: Vec<FieldLine>,
    /// What could not be read or used, in the order in which it was found.
    pub problems: Vec<ImportProblem>,
    /// Problems beyond those listed.
    pub more_problems: u64,
}

impl Account {
    /// Adds the account of another part of the same import.
    pub fn add(&mut self, other: Account) {
        if self.source.is_empty() {
            (self.source, self.notes) = (other.source, other.notes);
        }
        self.cases += other.cases;
        self.refused += other.refused;
        for (own, others) in [(&mut self.rows, other.rows), (&mut self.fields, other.fields)] {
            own.mapped += others.mapped;
            own.set_aside += others.set_aside;
            own.not_understood += others.not_understood;
        }
        let key = |line: &FieldLine| (line.field.clone(), line.fate, line.to.clone());
        let mut lines: BTreeMap<_, FieldLine> =
            std::mem::take(&mut self.by_field).into_iter().map(|line| (key(&line), line)).collect();
        for line in other.by_field {
            match lines.get_mut(&key(&line)) {
                Some(own) => {
                    own.count += line.count;
                    own.places.extend(line.places);
                    own.places.truncate(SHOWN);
                }
                None => drop(lines.insert(key(&line), line)),
            }
        }
        self.by_field = lines.into_values().collect();
        let room = PROBLEMS.saturating_sub(self.problems.len());
        self.more_problems += other.more_problems + other.problems.len().saturating_sub(room) as u64;
        self.problems.extend(other.problems.into_iter().take(room));
    }

    /// For reading.
    pub fn to_text(&self) -> String {
        use std::fmt::Write as _;
        let mut text = format!("Import of {}\n", self.source);
        for note in &self.notes {
            let _ = writeln!(text, "NOTE: {note}");
        }
        let counts = |of: &Counts| {
            format!(
                "{} mapped, {} set aside, {} not understood, {} in all",
                of.mapped,
                of.set_aside,
                of.not_understood,
                of.total()
            )
        };
        let _ = writeln!(text, "cases: {}; children without a case: {}", self.cases, self.refused);
        let _ = writeln!(text, "rows: {}", counts(&self.rows));
        let _ = writeln!(text, "values: {}", counts(&self.fields));
        self.write_lines(&mut text, FateKind::NotUnderstood, "Not understood");
        self.write_set_aside(&mut text);
        self.write_lines(&mut text, FateKind::Mapped, "Mapped");
        if !self.problems.is_empty() {
            text.push_str("\nProblems\n");
        }
        for problem in &self.problems {
            let _ = writeln!(text, "  {problem}");
        }
        if self.more_problems > 0 {
            let _ = writeln!(text, "  and {} more", self.more_problems);
        }
        text
    }
}

impl Account {
    fn of(&self, fate: FateKind) -> impl Iterator<Item = &FieldLine> {
        self.by_field.iter().filter(move |line| line.fate == fate)
    }

    fn write_lines(&self, text: &mut String, fate: FateKind, title: &str) {
        if self.of(fate).next().is_some() {
            text.push_str(&format!("\n{title}\n"));
        }
        for FieldLine { field, to, count, places, .. } in self.of(fate) {
            let why = if fate == FateKind::Mapped { to } else { crate::words::explain(to) };
            let more = if *count > places.len() as u64 && !places.is_empty() { "; …" } else { "" };
            let places: String = places.iter().map(|place| format!("; {place}")).collect();
            text.push_str(&format!("  {field} ({count}): {why}{places}{more}\n"));
        }
    }

    /// By reason, for a format has many fields that no case has a place for.
    fn write_set_aside(&self, text: &mut String) {
        let mut reasons: BTreeMap<&str, Vec<&FieldLine>> = BTreeMap::new();
        self.of(FateKind::SetAside).for_each(|line| reasons.entry(&line.to).or_default().push(line));
        if !reasons.is_empty() {
            text.push_str("\nSet aside\n");
        }
        for (why, lines) in reasons {
            let count: u64 = lines.iter().map(|line| line.count).sum();
            let fields: Vec<&str> = lines.iter().map(|line| line.field.as_str()).take(SHOWN).collect();
            let more = if lines.len() > SHOWN {
                format!(" and {} more", lines.len() - SHOWN)
            } else {
                String::new()
            };
            text.push_str(&format!(
                "  {count}: {}\n    {}{more}\n",
                crate::words::explain(why),
                fields.join(", ")
            ));
        }
    }
}

/// A name of a field in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FieldId(u32);

/// The account while it is being kept.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    fields: Names,
    targets: Names,
    lines: HashMap<(FieldId, LeafKey), (u64, Vec<String>)>,
    account: Account,
}

/// A fate without the record that it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum LeafKey {
    Mapped(TargetId),
    SetAside(&'static str),
    NotUnderstood(&'static str),
}

#[derive(Debug, Default)]
struct Names {
    ids: HashMap<Box<str>, u32>,
    names: Vec<Box<str>>,
}

impl Names {
    fn id(&mut self, name: &str) -> u32 {
        if let Some(&id) = self.ids.get(name) {
            return id;
        }
        let id = u32::try_from(self.names.len()).expect("names are of a format, and few");
        self.ids.insert(name.into(), id);
        self.names.push(name.into());
        id
    }
}

impl Ledger {
    pub(crate) fn new(source: &str, notes: Vec<String>) -> Ledger {
        let account = Account { source: source.to_owned(), notes, ..Account::default() };
        Ledger { account, ..Ledger::default() }
    }

    pub(crate) fn field(&mut self, name: &str) -> FieldId {
        FieldId(self.fields.id(name))
    }

    pub(crate) fn target(&mut self, name: &str) -> TargetId {
        TargetId(self.targets.id(name))
    }

    /// Counts one value. One of which nothing was said is one of a field that nobody knows.
    pub(crate) fn value(&mut self, field: FieldId, fate: LeafFate, place: &str) {
        let (kind, key) = match fate {
            LeafFate::Open => (FateKind::NotUnderstood, LeafKey::NotUnderstood("unknown_field")),
            LeafFate::NotUnderstood(what) => (FateKind::NotUnderstood, LeafKey::NotUnderstood(what)),
            LeafFate::SetAside(why) => (FateKind::SetAside, LeafKey::SetAside(why)),
            LeafFate::Mapped { field, .. } => (FateKind::Mapped, LeafKey::Mapped(field)),
        };
        self.account.fields.add(kind, 1);
        let (count, places) = self.lines.entry((field, key)).or_default();
        *count += 1;
        if kind != FateKind::Mapped && places.len() < SHOWN && !places.iter().any(|own| own == place) {
            places.push(place.to_owned());
        }
    }

    /// Counts values of a row that could not be read at all.
    pub(crate) fn values_of_bad_row(&mut self, what: &'static str, count: u64, place: &str) {
        let field = self.field("the row");
        for _ in 0..count {
            self.value(field, LeafFate::NotUnderstood(what), place);
        }
        self.row(FateKind::NotUnderstood);
    }

    pub(crate) fn row(&mut self, kind: FateKind) {
        self.account.rows.add(kind, 1);
    }

    pub(crate) fn case(&mut self) {
        self.account.cases += 1;
    }

    pub(crate) fn refused(&mut self) {
        self.account.refused += 1;
    }

    pub(crate) fn problem(&mut self, problem: ImportProblem) {
        if self.account.problems.len() < PROBLEMS {
            self.account.problems.push(problem);
        } else {
            self.account.more_problems += 1;
        }
    }

    pub(crate) fn read_error(&mut self, file: &str, error: ReadError) {
        let ImportError { file, place, code, message, help } = error.in_file(file);
        let place = place.map_or_else(|| file.clone(), |place| format!("{file}, {place}"));
        self.problem(ImportProblem { place, code: code.to_owned(), message, help });
    }

    pub(crate) fn finish(self) -> Account {
        let mut account = self.account;
        let name = |id: u32, names: &Names| names.names[id as usize].to_string();
        account.by_field = self
            .lines
            .into_iter()
            .map(|((field, key), (count, places))| {
                let (fate, to) = match key {
                    LeafKey::Mapped(target) => (FateKind::Mapped, name(target.0, &self.targets)),
                    LeafKey::SetAside(why) => (FateKind::SetAside, why.to_owned()),
                    LeafKey::NotUnderstood(what) => (FateKind::NotUnderstood, what.to_owned()),
                };
                FieldLine { field: name(field.0, &self.fields), fate, to, count, places }
            })
            .collect();
        account.by_field.sort_by(|a, b| (&a.field, a.fate, &a.to).cmp(&(&b.field, b.fate, &b.to)));
        account
    }
}
