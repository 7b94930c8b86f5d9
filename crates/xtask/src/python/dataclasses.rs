//! The records of cases, reports and replays as dataclasses.

use std::fmt::Write as _;

use super::source::{all, import, module};
use crate::abi::Abi;
use crate::model::{Field, Kind, Presence, Record};
use crate::text::python_doc;

/// Which shape lists have, and what stands in a module beside its dataclasses.
struct Dataclasses<'a> {
    abi: &'a Abi,
    /// Whether people make them, and may give any sequence as a list.
    given: bool,
    /// The record that holds all the others.
    root: &'a str,
}

/// The records of a case.
pub fn case(abi: &Abi) -> String {
    let root = &abi.roots().case;
    let records = abi.model.reachable(root);
    let what =
        "The records of a case, as frozen dataclasses: the same as the JSON of `schema/case.schema.json`.";
    let imports = [
        "from collections.abc import Mapping, Sequence",
        "from dataclasses import dataclass, field",
        "from datetime import date",
    ];
    Dataclasses { abi, given: true, root }.module(what, &imports, &records)
}

/// The records of a report, without the report itself: its parts are read one by one.
pub fn report(abi: &Abi) -> String {
    let root = &abi.roots().report;
    let records: Vec<&Record> =
        abi.model.reachable(root).into_iter().filter(|record| record.name != *root).collect();
    let what = "The records of a report, as frozen dataclasses: the same as the JSON of `schema/report.schema.json`.";
    let imports = ["from dataclasses import dataclass", "from datetime import date"];
    Dataclasses { abi, given: false, root }.module(what, &imports, &records)
}

/// The records of a replay.
pub fn replay(abi: &Abi) -> String {
    let records = abi.model.reachable("Replay");
    let what = "The records of a replay, as frozen dataclasses: the same as its JSON.";
    let imports = ["from dataclasses import dataclass", "from datetime import date"];
    Dataclasses { abi, given: false, root: "Replay" }.module(what, &imports, &records)
}

impl Dataclasses<'_> {
    fn module(&self, what: &str, imports: &[&str], records: &[&Record]) -> String {
        let mut classes = String::new();
        // What a class names stands before it.
        for record in records.iter().rev() {
            classes += &self.class(record);
        }
        let mut imports: Vec<String> = imports.iter().map(|import| (*import).to_owned()).collect();
        let kinds = || records.iter().flat_map(|record| record.fields.iter()).map(|field| &field.kind);
        let mut words: Vec<&str> = kinds()
            .filter_map(|kind| match kind {
                Kind::Word(name) | Kind::Words(name, _) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        words.sort_unstable();
        words.dedup();
        let mut values: Vec<&str> = kinds().filter_map(value).chain(["Record"]).collect();
        if self.given {
            values.push("SCHEMA");
        }
        values.sort_unstable_by_key(|name| (name.to_uppercase() != **name, name.to_owned()));
        values.dedup();
        imports.push(String::new());
        imports.push(import("neglect_screen._values", &values));
        imports.push(import("neglect_screen.generated.words", &words));
        let imports: Vec<&str> = imports.iter().map(String::as_str).collect();
        let names = records.iter().map(|record| self.abi.python_class(&record.name).to_owned()).collect();
        module(what, &imports, &(all(names) + &classes))
    }

    fn class(&self, record: &Record) -> String {
        // What else the core says of a record that has a class of its own by hand stands there.
        let shown = if record.name == self.root { 1 } else { record.doc.0.len() };
        let doc = &record.doc.0[..shown];
        let mut text = format!(
            "\n\n@dataclass(frozen=True, slots=True, kw_only=True, repr=False)\nclass {}(Record):\n{}\n",
            self.abi.python_class(&record.name),
            python_doc(doc, 4)
        );
        for field in &record.fields {
            let name = name_of(&field.name);
            let _ = writeln!(text, "    {name}: {}{}", self.hint(field), self.default(record, field));
            text += &python_doc(&field.doc.0, 4);
        }
        let lists = record.fields.iter().filter(|field| matches!(field.kind, Kind::Texts | Kind::Records(_)));
        let lists: Vec<String> = lists.map(|field| format!("\"{}\"", name_of(&field.name))).collect();
        if self.given && !lists.is_empty() {
            let comma = if lists.len() == 1 { "," } else { "" };
            let _ = write!(
                text,
                "\n    def __post_init__(self) -> None:\n        for name in ({}{comma}):\n            \
                 object.__setattr__(self, name, tuple(getattr(self, name)))\n",
                lists.join(", ")
            );
        }
        text
    }

    fn hint(&self, field: &Field) -> String {
        let list =
            |of: &str| if self.given { format!("Sequence[{of}]") } else { format!("tuple[{of}, ...]") };
        let hint = match &field.kind {
            Kind::Text => "str".to_owned(),
            Kind::Flag => "bool".to_owned(),
            Kind::Day => "date".to_owned(),
            Kind::Whole(_) => "int".to_owned(),
            Kind::Word(name) | Kind::Record(name) => name.clone(),
            Kind::Words(name, _) => format!("tuple[{name}, ...]"),
            Kind::Texts => list("str"),
            Kind::Records(name) => list(name),
            Kind::TextByName => "Mapping[str, str]".to_owned(),
            Kind::Answers => "Mapping[str, Answer]".to_owned(),
            Kind::Exact | Kind::Code | Kind::FactAnswer | Kind::Reached(_) => {
                value(&field.kind).expect("these are values of their own").to_owned()
            }
        };
        if field.optional() { format!("{hint} | None") } else { hint }
    }

    fn default(&self, record: &Record, field: &Field) -> String {
        match (&field.presence, &field.kind) {
            (Presence::Required, _) if self.given && record.name == self.root && field.name == "schema" => {
                " = field(default=SCHEMA, metadata={\"always\": True})".to_owned()
            }
            (Presence::Required, _) => String::new(),
            (Presence::Optional, _) => " = None".to_owned(),
            (Presence::Empty, Kind::TextByName | Kind::Answers) => {
                let always = if field.always_written { ", metadata={\"always\": True}" } else { "" };
                format!(" = field(default_factory=dict{always})")
            }
            (Presence::Empty, _) => " = ()".to_owned(),
            (Presence::Word(variant), Kind::Word(vocabulary)) => {
                let word = self.abi.model.vocabulary(vocabulary).word(variant);
                format!(" = {vocabulary}.{}", word.name.to_uppercase())
            }
            (Presence::Word(_), kind) => unreachable!("{kind:?} is no word"),
        }
    }
}

/// What `_values.py` calls a value that JSON writes in a way of its own.
fn value(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Exact => Some("Number"),
        Kind::Code => Some("Code"),
        Kind::Answers => Some("Answer"),
        Kind::FactAnswer => Some("FactAnswer"),
        Kind::Reached(_) => Some("Reached"),
        _ => None,
    }
}

/// A name that is no word of the language.
fn name_of(name: &str) -> String {
    if ["from", "with"].contains(&name) { format!("{name}_") } else { name.to_owned() }
}
