//! What is generated of the Python package: words, dataclasses, the parts of a report, and the declarations of the C
//! library.

mod dataclasses;
mod source;

use std::fmt::Write as _;

use heck::ToSnakeCase;

use self::source::{all, import, module};
use crate::abi::Abi;
use crate::files::Files;
use crate::header::Header;
use crate::model::Kind;
use crate::text::{FIRST_LINE, python_doc};

pub fn add_files(files: &mut Files, abi: &Abi, header: &Header) {
    let mut add = |name: &str, text: String| {
        files.add(&format!("bindings/python/src/neglect_screen/generated/{name}.py"), text);
    };
    add("__init__", package());
    add("words", words(abi));
    add("numbers", numbers(header));
    add("case", dataclasses::case(abi));
    add("report", dataclasses::report(abi));
    add("report_parts", report_parts(abi));
    add("replay", dataclasses::replay(abi));
    files.add("bindings/python/generated/declarations.h", declarations(header));
}

/// The package of the generated modules.
fn package() -> String {
    format!("# {FIRST_LINE}\n\"\"\"What `cargo xtask generate` writes from the model of the core.\"\"\"\n")
}

/// The vocabularies.
fn words(abi: &Abi) -> String {
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
    module(what, &["from neglect_screen._vocabulary import Scale, Word"], &(all(names) + &body))
}

/// How the numbers of the C library are called here.
fn numbers(header: &Header) -> String {
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

/// The parts of a report, each read from its JSON when it is first asked for.
fn report_parts(abi: &Abi) -> String {
    let report = abi.model.record(&abi.roots().report);
    let mut body = "\n\nclass ReportParts:\n    \"\"\"The parts of a report; `concern` and `hazard` stand with the report \
                    itself.\"\"\"\n\n    __slots__ = ()\n\n"
        .to_owned();
    let mut records = Vec::new();
    let mut words = Vec::new();
    for field in report.fields.iter().filter(|field| !["concern", "hazard"].contains(&field.name.as_str())) {
        let optional = if field.required() { "" } else { ", optional=True" };
        let (hint, read) = match &field.kind {
            Kind::Text => (": Part[str]", "same".to_owned()),
            Kind::Whole(_) => (": Part[int]", "same".to_owned()),
            Kind::Day => (": Part[date]", "date.fromisoformat".to_owned()),
            Kind::Word(name) => {
                words.push(name.as_str());
                ("", if field.required() { name.clone() } else { format!("maybe({name})") })
            }
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
    for names in [&mut records, &mut words] {
        names.sort_unstable();
        names.dedup();
    }
    let records = import("neglect_screen.generated.report", &records);
    let words = import("neglect_screen.words", &words);
    let imports = [
        "from datetime import date",
        "",
        "from neglect_screen._codec import many, reader",
        "from neglect_screen._part import Part, maybe, same",
        &records,
        &words,
    ];
    module("The parts of a report.", &imports, &body)
}

/// The header as cffi reads it, which knows no directives.
fn declarations(header: &Header) -> String {
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
