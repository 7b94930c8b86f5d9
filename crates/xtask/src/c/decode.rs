//! From the structs that a program fills in to the records of a case.

use std::fmt::Write as _;

use super::names::{short, uses};
use crate::abi::Abi;
use crate::c_struct::{Marker, marker};
use crate::c_type::CStruct;
use crate::model::{Field, Kind, Presence, Record};

pub fn decode(abi: &Abi) -> String {
    let mut functions = String::new();
    for one in &abi.case_structs {
        functions += &decoder(abi, one);
    }
    let structs = abi.case_structs.iter().map(|one| one.c.clone()).collect();
    format!(
        "{}use crate::generated::words::*;\nuse crate::record_decoder::RecordDecoder;\n\n\
         /// # Safety\n///\n/// For all below: texts and arrays of the struct can be read until the call returns.\n\
         impl RecordDecoder {{\n{functions}}}\n",
        uses("crate::generated::records", structs)
    )
}

/// The function that reads one struct. All its faults are collected before it gives up.
fn decoder(abi: &Abi, one: &CStruct) -> String {
    let record = abi.model.record(&one.record);
    let (mut reads, mut fields, mut others) = (String::new(), String::new(), String::new());
    for field in &record.fields {
        let value = match &field.kind {
            Kind::Record(inner) => {
                let name = format!("{}_{}", short(abi, &record.name), field.name);
                others += &inner_decoder(abi, one, field, abi.model.record(inner), &name);
                format!("self.{name}(given)")
            }
            _ => value(abi, field, &abi.field_name(record, field), ""),
        };
        let _ = write!(reads, "let {} = {value};", field.name);
        let _ = write!(fields, "{},", initialised(field));
    }
    for reserved in one.fields.iter().filter(|field| field.name.starts_with("reserved")) {
        let _ = write!(reads, "self.zero(given.{0}, \"{0}\");", reserved.name);
    }
    format!(
        "\npub(crate) unsafe fn {}(&mut self, given: &{}) -> Option<{}> {{\n\
         // SAFETY: the caller's promise is ours.\n\
         unsafe {{ {reads} Some({} {{ {fields} }}) }}\n}}\n{others}",
        short(abi, &record.name),
        one.c,
        record.path,
        record.path
    )
}

/// The function that reads a record within another, which may be absent.
fn inner_decoder(abi: &Abi, one: &CStruct, field: &Field, inner: &Record, name: &str) -> String {
    let prefix = abi.prefix(abi.model.record(&one.record), field);
    let absent = match marker(abi, inner, true) {
        Marker::Word(word) => {
            let marker = format!("{prefix}{}", word.name);
            let others =
                inner.fields.iter().filter(|other| other.name != word.name).map(|other| match &other.kind {
                    Kind::Text => format!("given.{prefix}{}.len == 0", other.name),
                    Kind::Word(_) => format!("given.{prefix}{} == 0", other.name),
                    kind => {
                        panic!("{}.{}: {kind:?} beside a word that says it is there", inner.name, other.name)
                    }
                });
            let nothing = others.collect::<Vec<_>>().join(" && ");
            format!("self.absent(given.{marker} == 0, {nothing}, \"{marker}\")")
        }
        Marker::Text(_) => unreachable!("a struct that a program fills in has no such marker"),
        Marker::Given => {
            let marker = format!("{}_given", field.name);
            format!("!self.is_given(given.{marker}, \"{marker}\")")
        }
    };
    let (mut reads, mut fields) = (String::new(), String::new());
    for within in &inner.fields {
        let _ = write!(reads, "let {} = {};", within.name, value(abi, within, &within.name, &prefix));
        let _ = write!(fields, "{},", initialised(within));
    }
    // What holds numbers alone needs no promise of the caller's.
    let reads = if inner.fields.iter().any(|within| !matches!(within.kind, Kind::Whole(_))) {
        format!(
            "// SAFETY: the caller's promise is ours.\nunsafe {{ {reads} Some({} {{ {fields} }}) }}",
            inner.path
        )
    } else {
        format!("{reads} Some({} {{ {fields} }})", inner.path)
    };
    format!(
        "\nunsafe fn {name}(&mut self, given: &{}) -> Option<{}> {{\nif {absent} {{ return None; }}\n{reads}\n}}\n",
        one.c, inner.path
    )
}

/// How the record is given what was read: a word that could not be read gives the record up.
fn initialised(field: &Field) -> String {
    match &field.kind {
        Kind::Word(_) if !field.optional() => format!("{0}: {0}?", field.name),
        _ => field.name.clone(),
    }
}

/// The value of a field, read from the struct.
fn value(abi: &Abi, field: &Field, name: &str, prefix: &str) -> String {
    let name = format!("{prefix}{name}");
    let optional = field.optional();
    let call = |function: &str| format!("self.{function}(given.{name}, \"{name}\")");
    let counted = |function: &str| format!("self.{function}(given.{name}, given.{name}_count, \"{name}\")");
    match &field.kind {
        Kind::Text if optional => call("optional_text"),
        Kind::Text => call("text"),
        Kind::Day if optional => call("optional_day"),
        Kind::Day => call("day"),
        Kind::Flag => call("flag"),
        Kind::Whole(_) if optional => call("whole"),
        Kind::Whole(_) => format!("given.{name}"),
        Kind::Exact => call("decimal"),
        Kind::Word(words) => {
            let c = abi.c_name(words);
            match &field.presence {
                Presence::Word(variant) if abi.c_enum_of(words).zero_is_free() => {
                    let default = format!("{}::{variant}", abi.model.vocabulary(words).path);
                    format!("self.word_or::<{c}>(given.{name}, {default}, \"{name}\")")
                }
                Presence::Optional => call(&format!("optional_word::<{c}>")),
                _ => call(&format!("word::<{c}>")),
            }
        }
        Kind::TextByName => counted("pairs"),
        Kind::Answers => counted("answers"),
        Kind::Texts => counted("texts"),
        Kind::Code => format!("self.code(given.{name}, given.{prefix}system)"),
        kind => unreachable!("the layout has no field for {kind:?}"),
    }
}
