//! Whether a map can be used: its names are those of a case, and its words those of its fields.

use neglect_screen::Screener;

use super::{Map, Table, takes_system};
use crate::record::{FieldKind, Form, List, Reading};
use crate::words::FATE_CODES;

/// Why a map cannot be used: its line where that is known, and everything that is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .problems.join("\n"))]
pub struct MapError {
    /// One sentence for each problem.
    pub problems: Vec<String>,
}

impl Map {
    /// Reads a map and checks it against the fields of a case and the codes of a screener's packs.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn from_toml(text: &str, screener: &Screener) -> Result<Map, MapError> {
        let map: Map = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let line = line.map_or(String::new(), |line| format!("line {line}: "));
            MapError { problems: vec![format!("{line}{}", error.message())] }
        })?;
        let mut problems = Vec::new();
        if map.tables.is_empty() {
            problems.push("a map has at least one [[table]]".to_owned());
        }
        let names: Vec<&str> = map.tables.iter().flat_map(Table::names).collect();
        for name in map.map.aliases.keys().filter(|name| !names.contains(&name.as_str())) {
            problems.push(format!("[map.aliases]: no table reads a column `{name}`"));
        }
        for table in &map.tables {
            table.check(screener, &mut problems);
        }
        if problems.is_empty() { Ok(map) } else { Err(MapError { problems }) }
    }
}

impl Table {
    fn check(&self, screener: &Screener, problems: &mut Vec<String>) {
        let place =
            if self.name.is_empty() { "the table".to_owned() } else { format!("table {}", self.name) };
        if self.child.is_none() && !self.records.is_empty() {
            problems.push(format!("{place}: `child` is missing: which column tells one child from another?"));
        }
        for why in self.aside.keys().filter(|why| !FATE_CODES.iter().any(|(code, _)| code == why)) {
            problems.push(format!("{place}: nothing is set aside for `{why}`"));
        }
        for record in &self.records {
            let Some(list) = List::from_name(&record.to) else {
                let names: Vec<&str> = List::ALL.into_iter().map(List::name).collect();
                problems.push(format!("{place}: `to` is one of {}", names.join(", ")));
                continue;
            };
            for required in list.required().iter().filter(|field| !record.fields.contains_key(**field)) {
                problems.push(format!("{place}, {}: `{required}` is missing", record.to));
            }
            for (name, field) in &record.fields {
                let field = field.source();
                let place = format!("{place}, {}.{name}", record.to);
                let Some(kind) = list.kind_of(name) else {
                    problems.push(format!("{place}: a case has no such field"));
                    continue;
                };
                if field.from.iter().next().is_none() && field.word.is_none() {
                    problems.push(format!("{place}: neither `from` nor `word`"));
                }
                if field.system.is_some() && !takes_system(list, name) {
                    problems.push(format!("{place}: a code of a system cannot stand here"));
                }
                let reading = Reading { screener, day_first: false };
                let is_closed = matches!(kind, FieldKind::Code | FieldKind::Word(_) | FieldKind::Subject);
                // Words of the map itself are ours, values are in the system where there is one.
                let words = field.word.iter().map(|word| (word, None));
                let system = field.system.as_deref();
                let values = field.values.values().map(|word| (word, system));
                for (word, system) in words.chain(values).filter(|_| is_closed) {
                    let form = Form { system, scale: None };
                    if reading.read(kind, word, &form).is_err() {
                        problems.push(format!("{place}: `{word}` is not known there"));
                    }
                }
            }
        }
    }
}
