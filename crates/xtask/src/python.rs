//! What is generated of the Python package: words, dataclasses, the parts of a report, and the declarations of the C
//! library.

use std::fmt::Write as _;

use heck::ToSnakeCase;

use crate::abi::Abi;
use crate::header::Header;
use crate::model::{Field, Kind, Presence, Record};
use crate::text::{FIRST_LINE, WIDTH, python_doc};

/// A module: its first line, what it is, what it imports, and its classes.
fn module(what: &str, imports: &[&str], body: &str) -> String {
    let imports = imports.iter().map(|import| format!("{import}\n")).collect::<String>();
    format!("# {FIRST_LINE}\n\"\"\"{what}\"\"\"\n\nfrom __future__ import annotations\n\n{imports}{body}")
}

/// The package of the generated modules.
pub fn package() -> String {
    format!("# {FIRST_LINE}\n\"\"\"What `cargo xtask generate` writes from the model of the core.\"\"\"\n")
}

/// The vocabularies.
pub fn words(abi: &Abi) -> String {
    let (mut body, mut names) = (String::new(), Vec::new());
    for words in &abi.words {
        let vocabulary = abi.model.vocabulary(&words.vocabulary);
        let base = if words.rising { "Scale" } else { "Word" };
        let _ =
            write!(body, "\n\nclass {}({base}):\n{}\n", vocabulary.name, python_doc(&vocabulary.doc.0, 4));
        for word in &vocabulary.words {
            let _ = writeln!(body, "    {} = \"{}\"", word.name.to_uppercase(), word.name);
            body += &python_doc(&word.doc.0, 4);
        }
        names.push(vocabulary.name.clone());
    }
    let what = "The closed vocabularies of cases and reports.";
    module(what, &["from neglect_screen.vocabulary import Scale, Word"], &(all(names) + &body))
}

/// The names that a module shows.
fn all(mut names: Vec<String>) -> String {
    names.sort();
    let names = names.iter().map(|name| format!("    \"{name}\",\n")).collect::<String>();
    format!("\n__all__ = [\n{names}]\n")
}

/// How the numbers of the C library are called here.
pub fn numbers(header: &Header) -> String {
    let of = |name: &str| {
        let found = header.enums.iter().find(|words| words.name == name);
        found.unwrap_or_else(|| panic!("the header has no {name}"))
    };
    let mut body = "\n\nclass Status(IntEnum):\n    \"\"\"How a call of the C library ended; `docs/abi.md` says how the \
                    numbers may grow.\"\"\"\n\n"
        .to_owned();
    for value in &of("neglect_status").values {
        let name = value.name.trim_start_matches("NEGLECT_STATUS_");
        let _ = writeln!(body, "    {name} = {}", value.number);
        body += &python_doc(std::slice::from_ref(&value.doc), 4);
    }
    let limits: String = of("neglect_limit")
        .values
        .iter()
        .map(|value| format!("    \"{}\",\n", value.name.trim_start_matches("NEGLECT_LIMIT_").to_lowercase()))
        .collect();
    let _ = write!(
        body,
        "\n\nLimit = Literal[\n{limits}]\n\"\"\"How large a case may be; `docs/case.md` says what each bounds.\"\"\"\n"
    );
    module(
        "The statuses and limits of the C library.",
        &["from enum import IntEnum", "from typing import Literal"],
        &body,
    )
}

/// Which shape lists have, and what stands in a module beside its dataclasses.
struct Dataclasses<'a> {
    abi: &'a Abi,
    /// Whether people make them, and may give any sequence as a list.
    given: bool,
    /// The record that is the base of a class written by hand, as `CaseRecord` is.
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
        let mut values: Vec<&str> = kinds().filter_map(value).collect();
        if self.given {
            values.push("SCHEMA");
        }
        values.sort_unstable_by_key(|name| (name.to_uppercase() != **name, name.to_owned()));
        values.dedup();
        imports.push(String::new());
        imports.push(import("neglect_screen.generated.words", &words));
        if !values.is_empty() {
            imports.push(import("neglect_screen.values", &values));
        }
        let imports: Vec<&str> = imports.iter().map(String::as_str).collect();
        let names = records.iter().map(|record| self.name(&record.name)).collect();
        module(what, &imports, &(all(names) + &classes))
    }

    fn name(&self, record: &str) -> String {
        if record == self.root { format!("{record}Record") } else { record.to_owned() }
    }

    fn class(&self, record: &Record) -> String {
        let mut text = format!(
            "\n\n@dataclass(frozen=True, slots=True, kw_only=True)\nclass {}:\n{}\n",
            self.name(&record.name),
            python_doc(&record.doc.0, 4)
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

/// What `values.py` calls a value that JSON writes in a way of its own.
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

/// An import as ruff writes it.
fn import(module: &str, names: &[&str]) -> String {
    let line = format!("from {module} import {}", names.join(", "));
    if line.len() <= WIDTH + 10 {
        return line;
    }
    let names = names.iter().map(|name| format!("    {name},\n")).collect::<String>();
    format!("from {module} import (\n{names})")
}

/// A name that is no word of the language.
fn name_of(name: &str) -> String {
    if ["from", "with"].contains(&name) { format!("{name}_") } else { name.to_owned() }
}

/// The parts of a report, each read from its JSON when it is first asked for.
pub fn report_parts(abi: &Abi) -> String {
    let report = abi.model.record(&abi.roots().report);
    let mut body = "\n\nclass ReportParts:\n    \"\"\"The parts of a report; `concern` and `hazard` stand with the report \
                    itself.\"\"\"\n\n    __slots__ = ()\n\n"
        .to_owned();
    let mut records = Vec::new();
    for field in report.fields.iter().filter(|field| !matches!(field.kind, Kind::Word(_))) {
        let optional = if field.required() { "" } else { ", optional=True" };
        let (hint, read) = match &field.kind {
            Kind::Text => (": Part[str]", "same".to_owned()),
            Kind::Whole(_) => (": Part[int]", "same".to_owned()),
            Kind::Day => (": Part[date]", "date.fromisoformat".to_owned()),
            Kind::Record(name) => {
                records.push(name.as_str());
                ("", format!("reader({name})"))
            }
            Kind::Records(name) => {
                records.push(name);
                ("", format!("many({name})"))
            }
            kind => panic!("{}: no part of a report is {kind:?}", field.name),
        };
        let _ = writeln!(body, "    {}{hint} = Part({read}{optional})", field.name.to_snake_case());
        body += &python_doc(&field.doc.0, 4);
    }
    records.sort_unstable();
    records.dedup();
    let records = import("neglect_screen.generated.report", &records);
    let imports = [
        "from datetime import date",
        "",
        &records,
        "from neglect_screen.part import Part, same",
        "from neglect_screen.shape import many, reader",
    ];
    module("The parts of a report.", &imports, &body)
}

/// The header as cffi reads it, which knows no directives.
pub fn declarations(header: &Header) -> String {
    let (major, minor) = header.version;
    let mut text =
        format!("/* {FIRST_LINE} */\n#define NEGLECT_ABI_MAJOR {major}\n#define NEGLECT_ABI_MINOR {minor}\n");
    for words in &header.enums {
        let values: String =
            words.values.iter().map(|value| format!("  {} = {},\n", value.name, value.number)).collect();
        let _ = if words.fixed_width {
            write!(text, "enum {0} {{\n{values}}};\ntypedef int32_t {0};\n", words.name)
        } else {
            write!(text, "typedef enum {{\n{values}}} {};\n", words.name)
        };
    }
    text += "struct ArrowArrayStream;\n";
    for handle in &header.handles {
        let _ = writeln!(text, "typedef struct {handle} {handle};");
    }
    for one in &header.structs {
        let fields: String = one.fields.iter().map(|(kind, name)| format!("  {kind} {name};\n")).collect();
        let _ = write!(text, "typedef struct {{\n{fields}}} {};\n", one.name);
    }
    for function in &header.functions {
        let _ = writeln!(text, "{};", function.prototype());
    }
    text
}
