//! What is generated of the core itself: the table that a faulty case is diagnosed along, and how each record begins.

use std::fmt::Write as _;
use std::path::Path;

use heck::{ToShoutySnakeCase, ToUpperCamelCase};

use crate::abi::Abi;
use crate::files::Files;
use crate::model::{Field, Kind, Presence, Record};
use crate::rust::{module, rust_file};
use crate::text::rust_doc;

/// # Errors
///
/// Where rustfmt does not take what is generated.
pub fn add_files(files: &mut Files, repository: &Path, abi: &Abi) -> Result<(), String> {
    let mut add = |name: &str, text: String| files.add(&format!("src/case/generated/{name}"), text);
    add("mod.rs", module(&["new"], &["shape"]));
    add("new.rs", rust_file(repository, "How each record of a case begins.", &constructors(abi))?);
    let what = "The fields of a case as a table, which the diagnosis of a faulty case walks along.";
    add("shape.rs", rust_file(repository, what, &shape(abi))?);
    Ok(())
}

/// The path of a type within the core.
fn inside(path: &str) -> String {
    path.replace("neglect_screen::", "crate::")
}

/// Every field of a case as the diagnosis walks along it.
fn shape(abi: &Abi) -> String {
    let records = abi.model.reachable(&abi.roots().case);
    let mut text = "use super::super::place::List;\n\
                    use super::super::shape::{Field, Kind, defaulted, optional, required};\n\
                    use crate::vocabulary::Vocabulary as _;\n"
        .to_owned();
    for record in records {
        let _ = writeln!(
            text,
            "\npub(in crate::case) static {}: &[Field] = &[",
            record.name.to_shouty_snake_case()
        );
        for field in &record.fields {
            let presence = match field.presence {
                Presence::Required => "required",
                Presence::Optional => "optional",
                Presence::Empty | Presence::Word(_) => "defaulted",
            };
            let _ = writeln!(text, "{presence}(\"{}\", {}),", field.name, kind(abi, field));
        }
        text += "];\n";
    }
    text
}

fn kind(abi: &Abi, field: &Field) -> String {
    match &field.kind {
        Kind::Text => "Kind::Text".to_owned(),
        Kind::Day => "Kind::Date".to_owned(),
        Kind::Flag => "Kind::Flag".to_owned(),
        Kind::Whole(of) if of == "u8" => "Kind::Whole { most: u8::MAX as u32 }".to_owned(),
        Kind::Whole(_) => "Kind::Whole { most: u32::MAX }".to_owned(),
        Kind::Exact => "Kind::Number".to_owned(),
        Kind::Word(words) => format!("Kind::Word({}::NAMES)", inside(&abi.model.vocabulary(words).path)),
        Kind::Code => "Kind::Code".to_owned(),
        Kind::Texts => "Kind::Texts".to_owned(),
        Kind::TextByName => "Kind::TextByName".to_owned(),
        Kind::Answers => "Kind::Answers".to_owned(),
        Kind::Record(name) => format!("Kind::Object({})", name.to_shouty_snake_case()),
        Kind::Records(name) => {
            format!(
                "Kind::Records(List::{}, {})",
                field.name.to_upper_camel_case(),
                name.to_shouty_snake_case()
            )
        }
        kind => panic!("{}: a case holds no {kind:?}", field.name),
    }
}

/// A constructor for each record that has something that may be left out: what it must have is said, and the rest is not.
fn constructors(abi: &Abi) -> String {
    let records = abi.model.reachable(&abi.roots().case);
    let mut text = String::new();
    for record in records.into_iter().filter(|record| record.name != abi.roots().case && begins(record)) {
        let (mut parameters, mut fields) = (String::new(), String::new());
        for field in &record.fields {
            let name = &field.name;
            let value = match (&field.presence, &field.kind) {
                (Presence::Required, kind) => {
                    let (of, value) = parameter(abi, name, kind);
                    let _ = write!(parameters, "{name}: {of},");
                    value
                }
                (Presence::Optional, _) => "None".to_owned(),
                (Presence::Empty, _) => "Default::default()".to_owned(),
                (Presence::Word(variant), Kind::Word(words)) => {
                    format!("{}::{variant}", inside(&abi.model.vocabulary(words).path))
                }
                (Presence::Word(_), kind) => unreachable!("{kind:?} is no word"),
            };
            let _ =
                if value == *name { write!(fields, "{name},") } else { write!(fields, "{name}: {value},") };
        }
        let (path, mut doc) = (inside(&record.path), record.doc.paragraphs());
        doc.push("What it must have is given here; everything else is unsaid at first.");
        let _ = write!(
            text,
            "\nimpl {path} {{\n{}pub fn new({parameters}) -> {path} {{ {path} {{ {fields} }} }}\n}}\n",
            rust_doc(&doc, 4)
        );
    }
    text
}

/// Whether there is something that a record must have, and something that may be left out.
fn begins(record: &Record) -> bool {
    record.fields.iter().any(Field::required) && !record.fields.iter().all(Field::required)
}

/// The type of a parameter, and the field's value made of it.
fn parameter(abi: &Abi, name: &str, kind: &Kind) -> (String, String) {
    let plain = |of: String| (of, name.to_owned());
    match kind {
        Kind::Text => ("impl Into<String>".to_owned(), format!("{name}.into()")),
        Kind::Code => ("impl Into<crate::case::Code>".to_owned(), format!("{name}.into()")),
        Kind::Day => plain("jiff::civil::Date".to_owned()),
        Kind::Word(words) => plain(inside(&abi.model.vocabulary(words).path)),
        kind => panic!("{name}: no record begins with {kind:?}"),
    }
}
