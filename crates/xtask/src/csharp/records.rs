//! The classes of a case, which people make, and how the structs of the C library are filled in from them.

use super::code::{Code, escaped, parameter, property};
use crate::abi::Abi;
use crate::c_struct::{Marker, marker};
use crate::model::{Field, Kind, Presence, Record};
use crate::text::csharp_words;

/// The records that a case is made of; the case itself is built call by call.
fn made(abi: &Abi) -> Vec<&Record> {
    let root = &abi.roots().case;
    abi.model.reachable(root).into_iter().filter(|record| record.name != *root).collect()
}

/// The classes.
pub fn records(abi: &Abi) -> String {
    let mut code = Code::new(
        "The records of a case: what they must have is said when they are made, and the rest by name.",
        &["System.Collections.Generic", "NeglectScreen.Native"],
        "NeglectScreen",
    );
    for record in made(abi) {
        code.blank();
        class(&mut code, abi, record);
    }
    code.file()
}

/// The type of a property.
fn type_of(abi: &Abi, field: &Field) -> String {
    match &field.kind {
        Kind::Text | Kind::Code => "string".to_owned(),
        Kind::Flag => "bool".to_owned(),
        Kind::Day => "Day".to_owned(),
        Kind::Whole(_) => "int".to_owned(),
        Kind::Exact => "ExactNumber".to_owned(),
        Kind::Word(words) => abi.words_type(words),
        Kind::Record(name) => name.clone(),
        Kind::Texts => "IList<string>".to_owned(),
        Kind::TextByName => "IDictionary<string, string>".to_owned(),
        Kind::Answers => "IDictionary<string, Answer>".to_owned(),
        kind => panic!("{}: no property for {kind:?}", field.name),
    }
}

fn class(code: &mut Code, abi: &Abi, record: &Record) {
    code.doc(&record.doc.text());
    code.open(&format!("public sealed class {}", record.name));
    let required: Vec<&Field> = record.fields.iter().filter(|field| field.required()).collect();
    if !required.is_empty() {
        code.doc(&record.doc.text());
        for field in &required {
            let name = parameter(&field.name);
            code.line(&format!("/// <param name=\"{name}\">{}</param>", csharp_words(&field.doc.text())));
        }
        let parameters: Vec<String> = required
            .iter()
            .map(|field| format!("{} {}", type_of(abi, field), escaped(&parameter(&field.name))))
            .collect();
        code.call(&format!("public {}", record.name), &parameters, "");
        code.line("{");
        code.depth += 1;
        for field in &required {
            let (name, given) = (property(&field.name), escaped(&parameter(&field.name)));
            let value = match &field.kind {
                Kind::Text | Kind::Code => format!("Calls.Given({given}, nameof({given}))"),
                Kind::Whole(_) => format!("Calls.NotNegative({given}, nameof({given}))"),
                _ => given,
            };
            code.line(&format!("{name} = {value};"));
        }
        code.close();
    }
    for field in &record.fields {
        property_of(code, abi, field);
        if field.kind == Kind::Code {
            code.blank();
            code.doc(
                "The coding system of the code in the packs, such as `cin_factor`; null for an indicator's own code.",
            );
            code.line("public string? CodingSystem { get; set; }");
        }
    }
    code.close();
}

fn property_of(code: &mut Code, abi: &Abi, field: &Field) {
    let (name, kind) = (property(&field.name), type_of(abi, field));
    let null = if field.optional() { " Null where there is none." } else { "" };
    code.blank();
    code.doc(&format!("{}{null}", field.doc.text()));
    code.line(&match (&field.presence, &field.kind) {
        (Presence::Required, _) => format!("public {kind} {name} {{ get; }}"),
        (Presence::Optional, _) => format!("public {kind}? {name} {{ get; set; }}"),
        (Presence::Word(variant), Kind::Word(words)) => {
            format!("public {kind} {name} {{ get; set; }} = {}.{variant};", abi.words_type(words))
        }
        (Presence::Empty, _) => {
            format!("public {kind} {name} {{ get; }} = new {}();", kind.trim_start_matches('I'))
        }
        (presence, kind) => panic!("{}: no property for {kind:?} that is {presence:?}", field.name),
    });
}

/// How the struct of each record is filled in.
pub fn filled(abi: &Abi) -> String {
    let mut code = Code::new(
        "The structs of the C library, filled in from the records of a case.",
        &["System"],
        "NeglectScreen.Native",
    );
    code.open("internal static unsafe class Filled");
    for one in &abi.case_structs {
        let record = abi.model.record(&one.record);
        code.blank();
        code.open(&format!("internal static {} From({} given, LentMemory lent)", one.c, record.name));
        for field in &record.fields {
            let (name, local) = (property(&field.name), escaped(&field.name));
            let (array, function) = match &field.kind {
                Kind::TextByName => ("neglect_pair", "Pairs"),
                Kind::Answers => ("neglect_answer", "Answers"),
                Kind::Texts => ("neglect_str", "Texts"),
                _ => continue,
            };
            code.line(&format!(
                "{array}* {local} = lent.{function}(given.{name}, out UIntPtr {}_count);",
                field.name
            ));
        }
        code.open(&format!("return new {}", one.c));
        code.line(&format!("struct_size = (uint)sizeof({}),", one.c));
        for field in &record.fields {
            fill(&mut code, abi, record, field);
        }
        code.close_with("};");
        code.close();
    }
    code.close();
    code.file()
}

fn fill(code: &mut Code, abi: &Abi, record: &Record, field: &Field) {
    let (name, from) = (escaped(&field.name), format!("given.{}", property(&field.name)));
    match &field.kind {
        Kind::TextByName | Kind::Answers | Kind::Texts => {
            code.line(&format!("{name} = {name},"));
            code.line(&format!("{0}_count = {0}_count,", field.name));
        }
        Kind::Code => {
            code.line(&format!("{name} = lent.Text({from}),"));
            code.line("system = lent.Text(given.CodingSystem),");
        }
        Kind::Record(inner) => {
            let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
            if marker(abi, inner, true) == Marker::Given {
                code.line(&format!("{}_given = {from} == null ? 0 : 1,", field.name));
            }
            for within in &inner.fields {
                let value = format!("{from}?.{}", property(&within.name));
                let value = match &within.kind {
                    Kind::Text => format!("lent.Text({value})"),
                    Kind::Word(_) => format!("(int)({value} ?? 0)"),
                    Kind::Whole(_) => format!("(uint)({value} ?? 0)"),
                    kind => panic!("{}.{}: {kind:?}", inner.name, within.name),
                };
                code.line(&format!("{prefix}{} = {value},", within.name));
            }
        }
        kind => {
            let value = match kind {
                Kind::Text => format!("lent.Text({from})"),
                Kind::Day if field.required() => format!("{from}.Number"),
                Kind::Day | Kind::Flag | Kind::Whole(_) => format!("Calls.Optional({from})"),
                Kind::Exact => format!("lent.Text({from}?.ToString())"),
                Kind::Word(_) if field.optional() => format!("(int)({from} ?? 0)"),
                Kind::Word(_) => format!("(int){from}"),
                kind => panic!("{}: {kind:?}", field.name),
            };
            code.line(&format!("{name} = {value},"));
        }
    }
}
