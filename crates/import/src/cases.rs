//! Children by their keys, the records that rows made for each, and what became of those rows once the child's case was
//! checked: only then is it known whether a record stands.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::Date;
use neglect_screen::Limits;
use neglect_screen::case::{CaseDraft, Child, Growth, Problem};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::account::{FateKind, FieldId, ImportProblem, Ledger};
use crate::node::LeafFate;
use crate::record::List;
use crate::sessions::{Session, SessionError, Sessions, last_day};

/// A case that came out of an import.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ImportedCase {
    /// The case; it has passed its check.
    pub draft: CaseDraft,
    /// What it shares with other children of its home: names of families, carers and the like, as the source has them.
    pub household: Vec<String>,
}

/// A row that was mapped, while nobody knows yet whether its records stand.
#[derive(Debug)]
pub(crate) struct Row {
    /// The child that the row is about; `None` where it names none.
    pub child: Option<String>,
    pub place: String,
    pub values: Vec<(FieldId, LeafFate)>,
    pub records: Vec<(List, Map<String, Value>)>,
}

/// What a record of a row became.
#[derive(Debug, Clone, Copy)]
enum Home {
    /// Part of the child, the household or a register of sessions, which stand or fall with the case.
    Case,
    /// The entry of a list.
    Entry(List, usize),
    /// It could not be taken.
    Fault(&'static str),
}

#[derive(Debug)]
struct KeptRow {
    place: String,
    values: Vec<(FieldId, LeafFate)>,
    homes: Vec<Home>,
}

/// One part of several: the children whose keys fall into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    number: u64,
    of: u64,
}

impl Default for Part {
    fn default() -> Part {
        Part::WHOLE
    }
}

impl Part {
    /// All children at once.
    pub const WHOLE: Part = Part { number: 0, of: 1 };

    /// The parts of an import that is made in so many. Each reads all files and keeps the rows of its own children, so
    /// that memory is that of a part.
    pub fn all(of: u64) -> impl Iterator<Item = Part> {
        (0..of.max(1)).map(move |number| Part { number, of: of.max(1) })
    }

    /// Whether rows of this child belong to it; rows that name no child belong to the first part.
    pub(crate) fn takes(self, child: Option<&str>) -> bool {
        let Some(child) = child else { return self.number == 0 };
        if self.of == 1 {
            return true;
        }
        let mut hasher = DefaultHasher::new();
        child.hash(&mut hasher);
        hasher.finish() % self.of == self.number
    }

    pub(crate) fn is_first(self) -> bool {
        self.number == 0
    }
}

/// All children of an import.
#[derive(Debug, Default)]
pub(crate) struct Cases {
    index: HashMap<String, usize>,
    children: Vec<ChildRecords>,
}

/// What rows said of one child.
#[derive(Debug)]
struct ChildRecords {
    key: String,
    child: Map<String, Value>,
    entries: BTreeMap<List, Vec<Map<String, Value>>>,
    sessions: Sessions,
    household: BTreeSet<String>,
    rows: Vec<KeptRow>,
    /// Where the child first stood, to name one without a case.
    place: String,
}

impl Cases {
    /// Takes a row. Where nothing of it went into a record, it is in the account at once.
    pub(crate) fn take(&mut self, row: Row, ledger: &mut Ledger) {
        let Row { child, place, values, records } = row;
        if records.is_empty() {
            settle(ledger, &place, &values, |_| None);
            return;
        }
        let key = child.expect("a row with records names its child");
        let number = *self.index.entry(key.clone()).or_insert_with(|| {
            self.children.push(ChildRecords::new(key, place.clone()));
            self.children.len() - 1
        });
        let child = &mut self.children[number];
        let homes = records.into_iter().map(|(list, fields)| child.add(list, fields)).collect();
        child.rows.push(KeptRow { place, values, homes });
    }

    /// That two keys name one child: what is known of the second is the first's.
    pub(crate) fn same(&mut self, key: &str, alias: &str) {
        if key == alias || self.index.contains_key(alias) {
            return;
        }
        if let Some(&number) = self.index.get(key) {
            self.index.insert(alias.to_owned(), number);
        }
    }

    /// Hands over the case of every child, in the order in which they first stood.
    pub(crate) fn finish(
        self,
        as_of: Date,
        limits: &Limits,
        ledger: &mut Ledger,
        sink: &mut dyn FnMut(ImportedCase),
    ) {
        for child in self.children {
            child.finish(as_of, limits, ledger, sink);
        }
    }
}

impl ChildRecords {
    fn new(key: String, place: String) -> ChildRecords {
        ChildRecords {
            key,
            child: Map::new(),
            entries: BTreeMap::new(),
            sessions: Sessions::default(),
            household: BTreeSet::new(),
            rows: Vec::new(),
            place,
        }
    }

    fn add(&mut self, list: List, mut fields: Map<String, Value>) -> Home {
        match list {
            List::Child => {
                let contradicts =
                    fields.iter().any(|(name, value)| self.child.get(name).is_some_and(|own| own != value));
                if contradicts {
                    return Home::Fault("contradicts");
                }
                self.child.extend(fields);
                Home::Case
            }
            List::Household => {
                if let Some(Value::String(key)) = fields.remove("key") {
                    self.household.insert(key);
                }
                Home::Case
            }
            List::Sessions => self.add_session(&fields).map_or_else(Home::Fault, |()| Home::Case),
            List::Growth => self.add_growth(fields),
            List::Attendance => {
                if let Err(fault) = complete_register(&mut fields) {
                    return Home::Fault(fault);
                }
                self.push(list, fields)
            }
            _ => self.push(list, fields),
        }
    }

    fn push(&mut self, list: List, mut fields: Map<String, Value>) -> Home {
        let entries = self.entries.entry(list).or_default();
        fields.insert("id".to_owned(), format!("{}{}", list.prefix(), entries.len() + 1).into());
        entries.push(fields);
        Home::Entry(list, entries.len() - 1)
    }

    /// What was measured on one day by one agency is one record, where no two rows say the same field.
    fn add_growth(&mut self, fields: Map<String, Value>) -> Home {
        let same = |own: &Map<String, Value>| {
            ["on", "by"].iter().all(|field| own.get(*field) == fields.get(*field))
                && fields.keys().all(|field| {
                    matches!(field.as_str(), "on" | "by" | "recorded") || !own.contains_key(field)
                })
        };
        let entries = self.entries.entry(List::Growth).or_default();
        match entries.iter().rposition(same) {
            Some(place) => {
                for (field, value) in fields {
                    entries[place].entry(field).or_insert(value);
                }
                Home::Entry(List::Growth, place)
            }
            None => self.push(List::Growth, fields),
        }
    }

    fn add_session(&mut self, fields: &Map<String, Value>) -> Result<(), &'static str> {
        let text = |field: &str| fields.get(field).and_then(Value::as_str).expect("a required text");
        let day = text("on").parse().map_err(|_| "not_a_date")?;
        let session = Session::from_text(text("session")).ok_or("not_a_session")?;
        self.sessions.add(day, session, text("mark")).map_err(SessionError::code)
    }

    fn finish(self, as_of: Date, limits: &Limits, ledger: &mut Ledger, sink: &mut dyn FnMut(ImportedCase)) {
        let ChildRecords { key, child, entries, sessions, household, rows, place } = self;
        let mut gone: BTreeMap<(List, usize), &'static str> = BTreeMap::new();
        let mut draft = CaseDraft::new(key, as_of);
        let mut kept: BTreeMap<List, Vec<usize>> = BTreeMap::new();
        let mut problems: Vec<Problem> = Vec::new();
        match typed::<Child>(child) {
            Some(child) => draft.child = child,
            None => problems.push(unreadable("child")),
        }
        for (list, entries) in entries {
            for (number, mut fields) in entries.into_iter().enumerate() {
                if let Some(on) = fields.get_mut("on").filter(|on| *on == "@as_of") {
                    *on = as_of.to_string().into();
                }
                if push(&mut draft, list, fields) {
                    kept.entry(list).or_default().push(number);
                } else {
                    gone.insert((list, number), "record_refused");
                }
            }
        }
        if !sessions.is_empty() {
            let registers = sessions.registers();
            draft.attendance.extend(
                registers.into_iter().enumerate().map(|(n, register)| register.id(format!("rs{}", n + 1))),
            );
        }
        if problems.is_empty() {
            problems = take_out_what_fails(&mut draft, &mut kept, &mut gone, limits);
        }
        let refused = !problems.is_empty();
        for row in rows {
            settle(ledger, &row.place, &row.values, |record| match row.homes[record as usize] {
                // What one row says against another may be why the whole was refused.
                Home::Fault(fault) => Some(LeafFate::NotUnderstood(fault)),
                _ if refused => Some(LeafFate::SetAside("case_refused")),
                Home::Entry(list, number) => {
                    gone.get(&(list, number)).map(|code| LeafFate::NotUnderstood(code))
                }
                Home::Case => None,
            });
        }
        if refused {
            ledger.refused();
            for Problem { path, code, message, help } in problems {
                let place = if path.is_empty() {
                    place.clone()
                } else {
                    format!("{place}, in the case made of it: {path}")
                };
                ledger.problem(ImportProblem { place, code: code.to_owned(), message, help });
            }
            return;
        }
        ledger.case();
        sink(ImportedCase { draft, household: household.into_iter().collect() });
    }
}

/// A register that does not say when it ends, or how many sessions were attended.
fn complete_register(fields: &mut Map<String, Value>) -> Result<(), &'static str> {
    if let Some(totals) = fields.get_mut("totals").and_then(Value::as_object_mut) {
        let of = |name: &str| totals.get(name).and_then(Value::as_u64);
        let possible = of("possible").ok_or("incomplete_totals")?;
        let authorised = of("authorised").unwrap_or(0);
        let unauthorised = of("unauthorised").unwrap_or(0);
        if of("present").is_none() {
            let present = possible.checked_sub(authorised + unauthorised).ok_or("totals_disagree")?;
            totals.insert("present".to_owned(), present.into());
        }
        totals.insert("authorised".to_owned(), authorised.into());
        totals.insert("unauthorised".to_owned(), unauthorised.into());
    }
    if !fields.contains_key("to") {
        let marks = fields.get("marks").and_then(Value::as_str).ok_or("date_missing")?;
        let from: Date = fields
            .get("from")
            .and_then(Value::as_str)
            .and_then(|day| day.parse().ok())
            .ok_or("not_a_date")?;
        let to = last_day(from, marks).ok_or("out_of_range")?;
        fields.insert("to".to_owned(), to.to_string().into());
    }
    Ok(())
}

/// Takes out of a draft every record that its check refuses, until it passes. What is wrong with the whole is returned.
fn take_out_what_fails(
    draft: &mut CaseDraft,
    kept: &mut BTreeMap<List, Vec<usize>>,
    gone: &mut BTreeMap<(List, usize), &'static str>,
    limits: &Limits,
) -> Vec<Problem> {
    loop {
        let Err(error) = draft.clone().check(limits) else { return Vec::new() };
        let mut failing: BTreeMap<(List, usize), &'static str> = BTreeMap::new();
        for problem in &error.problems {
            if let Some(entry) = entry_of(&problem.path) {
                failing.entry(entry).or_insert(problem.code);
            }
        }
        let own: Vec<_> = failing
            .into_iter()
            .filter(|((list, number), _)| kept.get(list).is_some_and(|kept| *number < kept.len()))
            .collect();
        if own.is_empty() {
            return error.problems;
        }
        // From the last, so that the numbers before it stay.
        for ((list, number), code) in own.into_iter().rev() {
            remove(draft, list, number);
            let original = kept.get_mut(&list).expect("it was looked up").remove(number);
            gone.insert((list, original), code);
        }
    }
}

/// The record that a path of a problem leads to: `growth[3].on`.
fn entry_of(path: &str) -> Option<(List, usize)> {
    let (list, rest) = path.split_once('[')?;
    let (number, _) = rest.split_once(']')?;
    Some((List::from_name(list)?, number.parse().ok()?))
}

fn remove(draft: &mut CaseDraft, list: List, number: usize) {
    match list {
        List::Observations => drop(draft.observations.remove(number)),
        List::Assessments => drop(draft.assessments.remove(number)),
        List::Attendance => drop(draft.attendance.remove(number)),
        List::Appointments => drop(draft.appointments.remove(number)),
        List::Growth => drop(draft.growth.remove(number)),
        List::Responses => drop(draft.responses.remove(number)),
        List::Child | List::Sessions | List::Household => unreachable!("they have no entries"),
    }
}

fn push(draft: &mut CaseDraft, list: List, fields: Map<String, Value>) -> bool {
    fn into<T: DeserializeOwned>(entries: &mut Vec<T>, fields: Map<String, Value>) -> bool {
        let entry = typed(fields);
        let is_read = entry.is_some();
        entries.extend(entry);
        is_read
    }
    match list {
        List::Observations => into(&mut draft.observations, fields),
        List::Assessments => into(&mut draft.assessments, fields),
        List::Attendance => into(&mut draft.attendance, fields),
        List::Appointments => into(&mut draft.appointments, fields),
        List::Growth => into::<Growth>(&mut draft.growth, fields),
        List::Responses => into(&mut draft.responses, fields),
        List::Child | List::Sessions | List::Household => unreachable!("they have no entries"),
    }
}

fn typed<T: DeserializeOwned>(fields: Map<String, Value>) -> Option<T> {
    serde_json::from_value(Value::Object(fields)).ok()
}

fn unreadable(path: &str) -> Problem {
    Problem {
        path: path.to_owned(),
        code: "not_readable",
        message: "what rows say of the child cannot be read as one".to_owned(),
        help: "look at the rows about the child".to_owned(),
    }
}

/// Puts a row and its values into the account; `instead` says what became of a record that does not stand.
fn settle(
    ledger: &mut Ledger,
    place: &str,
    values: &[(FieldId, LeafFate)],
    instead: impl Fn(u32) -> Option<LeafFate>,
) {
    let mut of_row = FateKind::SetAside;
    for &(field, fate) in values {
        let fate = match fate {
            LeafFate::Mapped { record, .. } => instead(record).unwrap_or(fate),
            fate => fate,
        };
        ledger.value(field, fate, place);
        of_row = match (of_row, fate) {
            (FateKind::Mapped, _) | (_, LeafFate::Mapped { .. }) => FateKind::Mapped,
            (_, LeafFate::NotUnderstood(_) | LeafFate::Open) => FateKind::NotUnderstood,
            (own, LeafFate::SetAside(_)) => own,
        };
    }
    ledger.row(of_row);
}
