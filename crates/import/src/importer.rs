//! The way through: a file into units, each unit into records and fates, records into cases, and the account of all.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufReader, Read};
use std::sync::Arc;

use jiff::civil::Date;
use neglect_screen::case::Limits;
use neglect_screen::{Agency, Screener, Vocabulary as _};

use crate::account::{Account, FieldId, ImportProblem, Ledger};
use crate::cases::{Cases, ImportedCase, Part, Row};
use crate::error::{ImportError, ReadError};
use crate::fhir::{self, PatientKeys};
use crate::map::{Context, Format, Joined, Map, Table, built_in, plain, plain_without_brackets};
use crate::node::{LeafFate, Node};
use crate::read::{begins_with_xml, json, table, workbook, xml};
use crate::record::Reading;
use crate::source::Source;

/// What an import is told beside its files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The date from which the cases are seen; the source's own where not said.
    pub as_of: Option<Date>,
    /// Who recorded what does not say so itself; the source's own where not said.
    pub by: Option<Agency>,
    /// The children that are asked for.
    pub part: Part,
    /// Which keys of FHIR name patients. An import in parts has to know, and so has one of a bundle in which an appointment
    /// stands before a patient whose address says no type.
    pub patients: Arc<PatientKeys>,
    /// Whether one file is all there is: a child whose records a source holds in one place is then handed over as soon as it
    /// is read, where the date is given. Of several files a child may stand in more than one.
    pub only_file: bool,
}

/// An import of one or more files of one source.
///
/// ```
/// use neglect_import::{Importer, Options, Source};
/// use neglect_screen::Screener;
///
/// let screener = Screener::england();
/// let options = Options { as_of: Some(jiff::civil::date(2026, 11, 20)), ..Options::default() };
/// let mut importer = Importer::new(Source::Sessions, &screener, options);
/// let rows = "child,born,date,session,code\n7,2016-03-01,2026-11-16,AM,/\n7,2016-03-01,2026-11-16,PM,O\n";
/// let mut cases = Vec::new();
/// importer.read("sessions.csv", rows.as_bytes(), &mut |case| cases.push(case))?;
/// let account = importer.finish(&mut |case| cases.push(case))?;
/// assert_eq!(cases[0].draft.attendance[0].marks.as_deref(), Some("/O"));
/// assert_eq!((account.fields.mapped, account.fields.not_understood), (10, 0));
/// # Ok::<(), neglect_import::ImportError>(())
/// ```
pub struct Importer<'s> {
    screener: &'s Screener,
    /// `None` for FHIR.
    map: Option<Map>,
    by: &'static str,
    options: Options,
    as_of: Option<Date>,
    cases: Cases,
    ledger: Ledger,
    /// By table and key: what rows of other tables use.
    joined: HashMap<String, HashMap<String, Joined>>,
    /// Rows whose other row has not been read yet: table, file, place.
    waiting: Vec<(usize, String, String, Node)>,
    /// The keys of patients, and rows of FHIR about those that have not been read yet.
    patients: HashSet<String>,
    before_patient: Vec<Row>,
    /// Resources of FHIR that the date of the cases decides about, while nobody knows it.
    before_date: Vec<(Node, String)>,
}

impl<'s> Importer<'s> {
    /// An import of a source that is built in.
    pub fn new(source: Source, screener: &'s Screener, options: Options) -> Importer<'s> {
        match built_in(source, screener) {
            Some(map) => Importer::with_map(map, screener, options),
            None => {
                let ledger = Ledger::new(fhir::TITLE, vec![fhir::NOTE.to_owned()]);
                Importer::start(None, ledger, Agency::Health.name(), screener, options)
            }
        }
    }

    /// An import with a map of its own.
    pub fn with_map(map: Map, screener: &'s Screener, options: Options) -> Importer<'s> {
        let ledger = Ledger::new(&map.map.title, map.map.notes.clone());
        let by = map.map.by.unwrap_or(Agency::Other).name();
        Importer::start(Some(map), ledger, by, screener, options)
    }

    fn start(
        map: Option<Map>,
        ledger: Ledger,
        by: &'static str,
        screener: &'s Screener,
        options: Options,
    ) -> Importer<'s> {
        Importer {
            screener,
            map,
            by: options.by.map_or(by, Agency::name),
            as_of: options.as_of,
            options,
            cases: Cases::default(),
            ledger,
            joined: HashMap::new(),
            waiting: Vec::new(),
            patients: HashSet::new(),
            before_patient: Vec::new(),
            before_date: Vec::new(),
        }
    }

    /// Reads a file. Its name decides between a table and a workbook, JSON and JSON Lines, and tells tables apart. Where
    /// the source holds all of a child in one place, the date is given and there is one file, the child's case is handed over
    /// at once.
    ///
    /// # Errors
    /// Where the file is not what it is said to be. What was read before stays in the import, and in the account.
    pub fn read(
        &mut self,
        file: &str,
        input: impl Read,
        sink: &mut dyn FnMut(ImportedCase),
    ) -> Result<(), ImportError> {
        self.read_file(file, input, sink).map_err(|error| {
            let error = error.in_file(file);
            let place =
                error.place.as_ref().map_or_else(|| file.to_owned(), |place| format!("{file}, {place}"));
            let ImportError { code, message, help, .. } = error.clone();
            self.ledger.problem(ImportProblem { place, code: code.to_owned(), message, help });
            error
        })
    }

    fn read_file(
        &mut self,
        file: &str,
        input: impl Read,
        sink: &mut dyn FnMut(ImportedCase),
    ) -> Result<(), ReadError> {
        let is = |endings: &[&str]| endings.iter().any(|ending| file.to_ascii_lowercase().ends_with(ending));
        let format = self.map.as_ref().map(|map| map.map.format);
        match format {
            Some(Format::Table) if is(&[".xlsx", ".xlsm"]) => self.read_workbook(file, input),
            Some(Format::Table) => self.read_table(file, input),
            Some(Format::Xml) => self.read_xml(file, input, xml::Attributes::Fields, sink),
            Some(Format::Json) => self.read_json(file, input, json::is_lines(file), sink),
            None => {
                let mut input = BufReader::with_capacity(1 << 16, input);
                if begins_with_xml(&mut input)? {
                    self.read_xml(file, input, xml::Attributes::Fhir, sink)
                } else {
                    self.read_json(file, input, json::is_lines(file), sink)
                }
            }
        }
    }

    fn read_table(&mut self, file: &str, input: impl Read) -> Result<(), ReadError> {
        let map = self.map.take().expect("tables have a map");
        let chosen = map.table_of(file);
        self.tell_unknown_table(file, chosen);
        let mut bad_rows = Vec::new();
        let first = self.options.part.is_first();
        let read = table::read(
            input,
            &mut |names| canonical(&names, &map, chosen),
            &mut |unit, place| self.row(&map, chosen, file, unit, place),
            &mut |error, values| bad_rows.push((error, values)),
        );
        for (error, values) in bad_rows.into_iter().filter(|_| first) {
            let place =
                error.place.as_ref().map_or_else(|| file.to_owned(), |place| format!("{file}, {place}"));
            self.ledger.values_of_bad_row(error.code, values, &place);
            self.ledger.read_error(file, error);
        }
        self.map = Some(map);
        read
    }

    fn read_workbook(&mut self, file: &str, input: impl Read) -> Result<(), ReadError> {
        let map = self.map.take().expect("tables have a map");
        let sheet = std::cell::Cell::new(None);
        let mut chosen = Vec::new();
        let read = workbook::read(
            input,
            &mut |name| {
                sheet.set(map.table_of(name));
                chosen.push(sheet.get());
            },
            &mut |names| canonical(&names, &map, sheet.get()),
            &mut |unit, place| self.row(&map, sheet.get(), file, unit, place),
        );
        for (n, chosen) in chosen.into_iter().enumerate() {
            self.tell_unknown_table(&format!("{file}, sheet {}", n + 1), chosen);
        }
        self.map = Some(map);
        read
    }

    fn tell_unknown_table(&mut self, place: &str, chosen: Option<usize>) {
        if chosen.is_none() && self.options.part.is_first() {
            self.ledger.problem(ImportProblem {
                place: place.to_owned(),
                code: "unknown_table".to_owned(),
                message: "the source has no table of this name".to_owned(),
                help: "name the file or sheet as the source does; `docs/import.md` has the names".to_owned(),
            });
        }
    }

    fn read_xml(
        &mut self,
        file: &str,
        input: impl Read,
        attributes: xml::Attributes,
        sink: &mut dyn FnMut(ImportedCase),
    ) -> Result<(), ReadError> {
        let map = self.map.take();
        let units = unit_path(map.as_ref());
        let read = xml::read(input, &units, attributes, &mut |unit, place| {
            self.unit(map.as_ref(), file, unit, place, sink);
        });
        let read = read.map(|root| self.outer(map.as_ref(), file, root, sink));
        self.map = map;
        read
    }

    fn read_json(
        &mut self,
        file: &str,
        input: impl Read,
        lines: bool,
        sink: &mut dyn FnMut(ImportedCase),
    ) -> Result<(), ReadError> {
        let map = self.map.take();
        let units = unit_path(map.as_ref());
        let mut bad_lines = Vec::new();
        let read = if lines {
            let importer = std::cell::RefCell::new(&mut *self);
            let sink = std::cell::RefCell::new(&mut *sink);
            json::read_lines(
                input,
                &units,
                &mut |unit, place| {
                    importer.borrow_mut().unit(map.as_ref(), file, unit, place, &mut **sink.borrow_mut());
                },
                &mut |error| bad_lines.push(error),
            )
        } else {
            json::read(input, &units, &mut |unit, place| self.unit(map.as_ref(), file, unit, place, sink))
                .map(|roots| roots.into_iter().for_each(|root| self.outer(map.as_ref(), file, root, sink)))
        };
        for error in bad_lines.into_iter().filter(|_| self.options.part.is_first()) {
            let place =
                error.place.as_ref().map_or_else(|| file.to_owned(), |place| format!("{file}, {place}"));
            self.ledger.values_of_bad_row("not_json", 1, &place);
            self.ledger.read_error(file, error);
        }
        self.map = map;
        read
    }

    /// What stands outside units; or a unit that stands alone, without what leads to units elsewhere.
    fn outer(&mut self, map: Option<&Map>, file: &str, root: Node, sink: &mut dyn FnMut(ImportedCase)) {
        if root.values() == 0 {
            return;
        }
        let Some(map) = map else {
            self.unit(None, file, root, String::new(), sink);
            return;
        };
        let alone = map.tables[0].child.as_deref().is_some_and(|child| {
            root.at(&child.split('/').collect::<Vec<_>>()).is_some_and(|node| node.value.is_some())
        });
        if alone {
            self.unit(Some(map), file, root, String::new(), sink);
            return;
        }
        if !self.options.part.is_first() && self.as_of.is_some() {
            return;
        }
        if let Some(node) =
            map.map.as_of.as_deref().and_then(|path| root.at(&path.split('/').collect::<Vec<_>>()))
        {
            match node.value.as_deref().map(|day| self.reading(map).day(day)) {
                Some(Ok(day)) => {
                    // Of several exports the last says from when all are seen.
                    self.as_of = self.options.as_of.or_else(|| self.as_of.max(Some(day)));
                    let field = self.ledger.target("as_of");
                    node.settle(LeafFate::Mapped { record: 0, field });
                }
                Some(Err(fault)) => node.not_understood(fault),
                None => {}
            }
        }
        map.tables[0].set_aside_in(&root);
        let mut known: HashSet<&str> = map.tables[0].names().into_iter().collect();
        known.extend(map.map.unit.split('/'));
        known.extend(map.map.as_of.iter().flat_map(|path| path.split('/')));
        let values = self.values("", &root, &|name| known.contains(name), "field");
        self.cases
            .take(Row { child: None, place: file.to_owned(), values, records: Vec::new() }, &mut self.ledger);
    }

    fn reading(&self, map: &Map) -> Reading<'s> {
        Reading { screener: self.screener, day_first: map.map.day_first }
    }

    /// A unit of a tree.
    fn unit(
        &mut self,
        map: Option<&Map>,
        file: &str,
        unit: Node,
        place: String,
        sink: &mut dyn FnMut(ImportedCase),
    ) {
        let place = if place.is_empty() { file.to_owned() } else { format!("{file}, {place}") };
        let Some(map) = map else {
            if self.as_of.is_none() && fhir::waits_for_date(&unit) {
                self.before_date.push((unit, place));
            } else {
                self.resource(&unit, place);
            }
            return;
        };
        let whole = map.map.whole && self.options.only_file && self.options.as_of.is_some();
        let row = self.mapped(map, 0, file, &unit, place, None);
        let Some(row) = row else { return };
        if whole {
            let mut alone = Cases::default();
            alone.take(row, &mut self.ledger);
            let as_of = self.as_of.expect("it was looked at");
            alone.finish(as_of, self.limits(), &mut self.ledger, sink);
        } else {
            self.cases.take(row, &mut self.ledger);
        }
    }

    /// A row of a table.
    fn row(&mut self, map: &Map, table: Option<usize>, file: &str, unit: Node, place: String) {
        let place = format!("{file}, {place}");
        let Some(number) = table else {
            if self.options.part.is_first() {
                let values = self.values("unknown table", &unit, &|_| false, "column");
                self.cases.take(Row { child: None, place, values, records: Vec::new() }, &mut self.ledger);
            }
            return;
        };
        let table = &map.tables[number];
        for via in
            map.tables.iter().filter_map(|other| other.via.as_ref()).filter(|via| via.table == table.name)
        {
            if let Some(key) = unit.text(&[&via.key]) {
                let carried = via
                    .carry
                    .iter()
                    .filter_map(|column| Some((column.clone(), unit.text(&[column])?.to_owned())));
                let rows = self.joined.entry(via.table.clone()).or_default();
                rows.entry(key.to_owned()).or_default().extend(carried);
            }
        }
        if table.via.is_some() && !self.joins(table, &unit) {
            self.waiting.push((number, file.to_owned(), place, unit));
            return;
        }
        self.joined_row(map, number, file, &unit, place);
    }

    fn joins(&self, table: &Table, unit: &Node) -> bool {
        self.other_row(table, unit).is_some()
    }

    fn other_row(&self, table: &Table, unit: &Node) -> Option<&Joined> {
        let via = table.via.as_ref()?;
        self.joined.get(&via.table)?.get(unit.text(&[&via.column])?)
    }

    fn joined_row(&mut self, map: &Map, number: usize, file: &str, unit: &Node, place: String) {
        let joined = self.other_row(&map.tables[number], unit).cloned();
        if map.tables[number].via.is_some() && joined.is_none() {
            let via = map.tables[number].via.as_ref().expect("it was looked at");
            if let Some(node) = unit.child(&via.column) {
                node.not_understood("not_joined");
            }
        }
        if let Some(row) = self.mapped(map, number, file, unit, place, joined.as_ref()) {
            self.cases.take(row, &mut self.ledger);
        }
    }

    /// The records of a unit, and the fates of its values; `None` where it belongs to another part.
    fn mapped(
        &mut self,
        map: &Map,
        number: usize,
        file: &str,
        unit: &Node,
        place: String,
        joined: Option<&Joined>,
    ) -> Option<Row> {
        let table = &map.tables[number];
        let split = table.with_split_cells(unit);
        let unit = split.as_ref().unwrap_or(unit);
        let reading = self.reading(map);
        let by = self.by;
        let mut context = Context { reading, ledger: &mut self.ledger, by, joined, file };
        let child = table.child_of(unit, &mut context);
        if !self.options.part.takes(child.as_deref()) {
            return None;
        }
        let records = match &child {
            Some(_) => table.records_of(unit, &mut context),
            None => {
                table.set_aside_in(unit);
                if !table.records.is_empty() {
                    table.tell_no_child(unit);
                }
                Vec::new()
            }
        };
        let known: HashSet<&str> = table.names().into_iter().collect();
        let kind = if map.map.format == Format::Table { "column" } else { "field" };
        let values = self.values(&table.name, unit, &|name| known.contains(name), kind);
        Some(Row { child, place, values, records })
    }

    fn resource(&mut self, unit: &Node, place: String) {
        let mut context = fhir::Context {
            reading: Reading { screener: self.screener, day_first: false },
            ledger: &mut self.ledger,
            by: self.by,
            patients: &self.patients,
            keys: &self.options.patients,
            as_of: self.as_of,
        };
        let resource = fhir::map(unit, &place, &mut context);
        let key = resource.person.as_deref().or(resource.child.as_deref());
        if !self.options.part.takes(key.map(|key| self.options.patients.first(key))) {
            return;
        }
        let values = self.resource_values(unit);
        let person = resource.person.clone().filter(|person| self.patients.contains(person));
        let child = person.or_else(|| resource.child.clone());
        let is_known = child.as_ref().is_none_or(|child| self.patients.contains(child));
        let row = Row { child, place, values, records: resource.records };
        if !is_known && !resource.is_patient {
            self.before_patient.push(row);
            return;
        }
        self.cases.take(row, &mut self.ledger);
        if let (true, Some(key)) = (resource.is_patient, resource.child) {
            for alias in resource.alias.into_iter().chain(resource.person) {
                self.cases.same(&key, &alias);
                self.patients.insert(alias);
            }
            self.patients.insert(key);
        }
    }

    /// The values of a resource by its type, and those of the entry around it.
    fn resource_values(&mut self, unit: &Node) -> Vec<(FieldId, LeafFate)> {
        let named = |node: &Node| {
            node.text(&["resourceType"]).filter(|kind| fhir::knows_type(kind)).map(str::to_owned)
        };
        let Some(resource) = unit.child("resource") else {
            return self.values(&named(unit).unwrap_or_default(), unit, &fhir::knows, "field");
        };
        let mut values = self.values(&named(resource).unwrap_or_default(), resource, &fhir::knows, "field");
        for other in unit.children.iter().filter(|other| &*other.name != "resource") {
            let known = fhir::knows(&other.name);
            let name = if known { format!("Bundle.entry.{}", other.name) } else { "Bundle.entry".to_owned() };
            values.extend(self.values(&name, other, &fhir::knows, "field"));
        }
        // An entry has one resource; what stands there a second time is nobody's.
        for more in unit.all("resource").skip(1) {
            values.extend(self.values("Bundle.entry.resource", more, &fhir::knows, "field"));
        }
        values
    }

    /// The values of a unit, each with the name of its field. A name that the format does not know is told by its place,
    /// for it may be what somebody wrote.
    fn values(
        &mut self,
        table: &str,
        unit: &Node,
        known: &dyn Fn(&str) -> bool,
        kind: &str,
    ) -> Vec<(FieldId, LeafFate)> {
        fn walk(
            node: &Node,
            path: &str,
            known: &dyn Fn(&str) -> bool,
            kind: &str,
            found: &mut dyn FnMut(&str, LeafFate),
        ) {
            if node.value.is_some() {
                // A text between the parts of an element belongs to none of them.
                let is_loose = node.fate() == LeafFate::Open && !node.children.is_empty();
                found(path, if is_loose { LeafFate::NotUnderstood("loose_text") } else { node.fate() });
            }
            for (number, child) in node.children.iter().enumerate() {
                let name = if known(&child.name) {
                    child.name.to_string()
                } else {
                    format!("{kind} {}", number + 1)
                };
                let path = if path.is_empty() { name } else { format!("{path}.{name}") };
                walk(child, &path, known, kind, found);
            }
        }
        let mut values = Vec::new();
        let ledger = &mut self.ledger;
        walk(unit, table, known, kind, &mut |path, fate| values.push((ledger.field(path), fate)));
        values
    }

    fn limits(&self) -> &'s Limits {
        self.screener.limits()
    }

    /// The same, seen from a day of the caller's where nothing else says it.
    ///
    /// # Errors
    /// None but those of [`Importer::finish`].
    pub fn finish_or_today(
        mut self,
        today: Date,
        sink: &mut dyn FnMut(ImportedCase),
    ) -> Result<Account, ImportError> {
        self.as_of = self.as_of.or(Some(today));
        self.finish(sink)
    }

    /// Hands over every case that has not been, and gives the account of all.
    ///
    /// # Errors
    /// Where neither the options nor the source say from which date the cases are seen.
    pub fn finish(mut self, sink: &mut dyn FnMut(ImportedCase)) -> Result<Account, ImportError> {
        let Some(as_of) = self.as_of else {
            let error = ReadError::new(
                "as_of_missing",
                "nothing says from which date the cases are seen",
                "give the date on which the source was exported",
            );
            return Err(error.in_file("the import"));
        };
        let waiting = std::mem::take(&mut self.waiting);
        if let Some(map) = self.map.take() {
            for (number, file, place, unit) in waiting {
                self.joined_row(&map, number, &file, &unit, place);
            }
        }
        for (unit, place) in std::mem::take(&mut self.before_date) {
            self.resource(&unit, place);
        }
        for row in std::mem::take(&mut self.before_patient) {
            self.cases.take(row, &mut self.ledger);
        }
        let limits = self.limits();
        self.cases.finish(as_of, limits, &mut self.ledger, sink);
        Ok(self.ledger.finish())
    }
}

fn unit_path(map: Option<&Map>) -> Vec<&str> {
    map.map_or(fhir::UNIT, |map| &map.map.unit).split('/').filter(|name| !name.is_empty()).collect()
}

/// The names of a header as the map has them, where it has them; compared by letters and digits alone, and without brackets
/// behind them where only one column and one name of the map are alike then.
fn canonical(names: &[String], map: &Map, table: Option<usize>) -> Vec<String> {
    let Some(table) = table.map(|number| &map.tables[number]) else {
        return vec![String::new(); names.len()];
    };
    let own: BTreeSet<&str> = table.names().into_iter().collect();
    let mut known: HashMap<String, &str> = own.iter().map(|name| (plain(name), *name)).collect();
    let of_all = map.map.aliases.iter().filter(|(name, _)| own.contains(name.as_str()));
    for (name, aliases) in table.aliases.iter().chain(of_all) {
        for alias in aliases {
            known.entry(plain(alias)).or_insert(name);
        }
    }
    // Of two columns of one name the second is told as one that nobody knows.
    let mut had = HashSet::new();
    let exact = |name: &String| known.get(&plain(name)).copied().filter(|known| had.insert(*known));
    let mut found: Vec<Option<&str>> = names.iter().map(exact).collect();
    let mut alike: HashMap<&str, Vec<usize>> = HashMap::new();
    for (column, name) in names
        .iter()
        .enumerate()
        .filter(|(column, name)| found[*column].is_none() && !known.contains_key(&plain(name)))
    {
        let short = plain_without_brackets(name).unwrap_or_else(|| plain(name));
        let exact = known.get(&short).copied();
        let mut shortened =
            own.iter().copied().filter(|own| plain_without_brackets(own).as_deref() == Some(short.as_str()));
        let only = || shortened.next().filter(|_| shortened.next().is_none());
        if let Some(name) = exact.or_else(only).filter(|name| !had.contains(name)) {
            alike.entry(name).or_default().push(column);
        }
    }
    for (name, columns) in alike {
        if let [column] = columns[..] {
            found[column] = Some(name);
        }
    }
    found.into_iter().map(|name| name.unwrap_or_default().to_owned()).collect()
}

impl Map {
    /// The table of a file or sheet: the longest name that its own holds.
    fn table_of(&self, name: &str) -> Option<usize> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let stem = plain(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
        let holds = |table: &Table| stem.contains(&plain(&table.name));
        (0..self.tables.len()).filter(|&n| holds(&self.tables[n])).max_by_key(|&n| self.tables[n].name.len())
    }
}

impl Table {
    /// The unit with the cells that hold several values taken apart: a JSON list, or values between commas.
    fn with_split_cells(&self, unit: &Node) -> Option<Node> {
        if self.split.is_empty() {
            return None;
        }
        let mut whole = Node::new(&*unit.name);
        for cell in &unit.children {
            let is_split = self.split.iter().any(|name| **name == *cell.name);
            let Some(value) = cell.value.as_deref().filter(|_| is_split) else {
                whole.children.push(Node::leaf(&*cell.name, cell.value.as_deref().unwrap_or("")));
                continue;
            };
            let listed: Option<Vec<serde_json::Value>> = serde_json::from_str(value).ok();
            match listed {
                Some(items) => {
                    for item in items {
                        let text = item.as_str().map_or_else(|| item.to_string(), str::to_owned);
                        whole.children.push(Node::leaf(&*cell.name, &text));
                    }
                }
                None => {
                    let items = value.split([',', ';']);
                    whole.children.extend(items.map(|item| Node::leaf(&*cell.name, item)));
                }
            }
        }
        Some(whole)
    }
}
