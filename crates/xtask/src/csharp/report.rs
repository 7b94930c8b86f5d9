//! The classes of a report, each read from the struct that the C library lends.

use super::code::{Code, escaped, property};
use crate::abi::Abi;
use crate::c_struct::{Marker, marker};
use crate::model::{Field, Kind, Record};

pub fn report(abi: &Abi) -> String {
    let mut code = Code::new(
        "The contents of a report: plain values that never change, and stay when the report is disposed of.",
        &["System", "System.Collections.Generic", "NeglectScreen.Native"],
        "NeglectScreen",
    );
    for one in &abi.report_structs {
        let record = abi.model.record(&one.record);
        code.blank();
        class(&mut code, abi, record, &one.c, "");
        // What lies within this struct is read from it.
        for field in &record.fields {
            if let Kind::Record(inner) = &field.kind {
                code.blank();
                class(&mut code, abi, abi.model.record(inner), &one.c, &abi.prefix(record, field));
            }
        }
    }
    code.file()
}

fn class(code: &mut Code, abi: &Abi, record: &Record, lent: &str, prefix: &str) {
    let name = abi.class_name(&record.name);
    code.doc(&record.doc.text());
    let lists = record.fields.iter().any(|field| matches!(field.kind, Kind::Records(_)));
    code.open(&format!("public sealed {}class {name}", if lists { "unsafe " } else { "" }));
    code.open(&format!("internal {name}(in {lent} lent)"));
    for field in &record.fields {
        read(code, abi, record, field, prefix);
    }
    code.close();
    for field in &record.fields {
        let null = if field.optional() { " Null where there is none." } else { "" };
        code.blank();
        code.doc(&format!("{}{null}", field.doc.text()));
        let kind = type_of(abi, field) + if field.optional() { "?" } else { "" };
        code.line(&format!("public {kind} {} {{ get; }}", property(&abi.field_name(record, field))));
    }
    code.close();
}

fn type_of(abi: &Abi, field: &Field) -> String {
    match &field.kind {
        Kind::Text => "string".to_owned(),
        Kind::Texts => "IReadOnlyList<string>".to_owned(),
        Kind::Flag => "bool".to_owned(),
        Kind::Day => "Day".to_owned(),
        Kind::Whole(_) => "int".to_owned(),
        Kind::Word(words) => abi.words_type(words),
        Kind::Words(words, _) if abi.c_enum_of(words).bits => abi.words_type(words),
        Kind::Words(words, _) => format!("IReadOnlyList<{}>", abi.words_type(words)),
        Kind::Record(name) => abi.class_name(name).to_owned(),
        Kind::Records(name) => format!("IReadOnlyList<{}>", abi.class_name(name)),
        Kind::FactAnswer => "FactValue".to_owned(),
        kind => panic!("{}: no property for {kind:?}", field.name),
    }
}

fn read(code: &mut Code, abi: &Abi, record: &Record, field: &Field, prefix: &str) {
    let name = abi.field_name(record, field);
    let (to, from) = (property(&name), format!("lent.{}", escaped(&format!("{prefix}{name}"))));
    let optional = field.optional();
    if let Kind::Records(inner) = &field.kind {
        let line = format!("(in {} one) => new {}(one)", abi.c_name(inner), abi.class_name(inner));
        code.call(&format!("{to} = FromNative.List"), &[from.clone(), format!("{from}_count"), line], ";");
        return;
    }
    let value = match &field.kind {
        Kind::Text if optional => format!("FromNative.TextOrNull({from})"),
        Kind::Text => format!("FromNative.Text({from})"),
        Kind::Texts => format!("FromNative.Texts({from})"),
        Kind::Flag => format!("{from} == 1"),
        Kind::Day if optional => format!("FromNative.DayOrNull({from})"),
        Kind::Day => format!("new Day({from})"),
        Kind::Whole(_) if optional => format!("FromNative.Number({from})"),
        Kind::Whole(of) if of == "i32" => from,
        Kind::Whole(_) => format!("checked((int){from})"),
        Kind::Word(words) => {
            let words = abi.words_type(words);
            if optional {
                format!("{from} == 0 ? ({words}?)null : ({words}){from}")
            } else {
                format!("({words}){from}")
            }
        }
        Kind::Words(words, _) if abi.c_enum_of(words).bits => format!("({}){from}", abi.words_type(words)),
        Kind::Words(words, _) => {
            format!("FromNative.Words({from}, number => ({})number)", abi.words_type(words))
        }
        Kind::Record(inner) => {
            let (class, inner) = (abi.class_name(inner), abi.model.record(inner));
            match marker(abi, inner, false) {
                Marker::Text(text) if optional => {
                    let text = format!("lent.{}{}", abi.prefix(record, field), text.name);
                    format!("{text}.len == UIntPtr.Zero ? null : new {class}(lent)")
                }
                _ => format!("new {class}(lent)"),
            }
        }
        Kind::FactAnswer => "FactValue.Of(lent)".to_owned(),
        kind => panic!("{}: {kind:?}", field.name),
    };
    code.line(&format!("{to} = {value};"));
}
