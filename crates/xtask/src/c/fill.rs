//! From a report to the structs that a program reads.

use std::fmt::Write as _;

use super::names::{short, uses};
use crate::abi::Abi;
use crate::c_type::CStruct;
use crate::model::{Field, Kind, Record, Set};

pub fn fill(abi: &Abi) -> String {
    let mut functions = String::new();
    for one in &abi.report_structs {
        functions += &filler(abi, one);
    }
    let structs = abi.report_structs.iter().map(|one| one.c.clone()).collect();
    format!(
        "{}use crate::arena::Arena;\nuse crate::day;\nuse crate::generated::words::*;\n\
         use crate::view::neglect_optional;\nuse crate::vocabulary::{{bits_of, number, number_or_0, set_of}};\n\n\
         impl Arena {{\n{functions}}}\n",
        uses("crate::generated::report_structs", structs)
    )
}

/// The function that lays out one record.
fn filler(abi: &Abi, one: &CStruct) -> String {
    let record = abi.model.record(&one.record);
    let (mut before, mut fields) = (String::new(), String::new());
    for field in &record.fields {
        let (b, f) = filled(abi, record, field);
        before += &b;
        fields += &f;
    }
    for reserved in one.fields.iter().filter(|field| field.name.starts_with("reserved")) {
        let _ = write!(fields, "{}: 0,", reserved.name);
    }
    format!(
        "\npub(crate) fn {}(&self, from: &{}) -> {} {{ {before} {} {{ {fields} }} }}\n",
        short(abi, &record.name),
        record.path,
        one.c,
        one.c
    )
}

/// What is made before the struct, and the fields of the struct.
fn filled(abi: &Abi, record: &Record, field: &Field) -> (String, String) {
    let name = abi.field_name(record, field);
    match &field.kind {
        Kind::Records(inner) => {
            let list = format!("self.list(&from.{}, Arena::{})", field.name, short(abi, inner));
            let before = format!("let ({name}, {name}_count) = {list};");
            (before, format!("{name}, {name}_count,"))
        }
        Kind::Record(inner) => {
            let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
            let mut fields = String::new();
            for within in &inner.fields {
                let value = if field.optional() {
                    optional_value(abi, &format!("from.{}", field.name), within)
                } else {
                    value(abi, &format!("from.{}.{}", field.name, within.name), within)
                };
                let _ = write!(fields, "{prefix}{}: {value},", within.name);
            }
            (String::new(), fields)
        }
        Kind::FactAnswer => {
            let parts = ["text", "numerator", "denominator", "high_numerator", "high_denominator"];
            let fields = parts.map(|part| format!("{part}: {}.{part},", field.name)).concat();
            (
                format!("let {} = self.fact_answer(&from.{});", field.name, field.name),
                format!("kind: {}.kind as i32, {fields}", field.name),
            )
        }
        _ => (String::new(), format!("{name}: {},", value(abi, &format!("from.{}", field.name), field))),
    }
}

/// A field of a record that may be absent.
fn optional_value(abi: &Abi, record: &str, within: &Field) -> String {
    let within_it = format!("{record}.as_ref().map(|inner| &inner.{})", within.name);
    match &within.kind {
        Kind::Text if within.required() => format!("self.optional_text({within_it}.map(AsRef::as_ref))"),
        Kind::Texts => format!("self.texts({within_it}.map_or(&[], Vec::as_slice))"),
        Kind::Word(words) if within.required() => {
            format!("number_or_0::<{}>({within_it}.copied())", abi.c_name(words))
        }
        Kind::Day if within.required() => format!("{within_it}.map_or(0, |&on| day::number(on))"),
        Kind::Whole(_) if within.required() => format!("{within_it}.map_or(0, |&whole| whole.into())"),
        kind => panic!("{}: {kind:?} in a record that may be absent", within.name),
    }
}

fn value(abi: &Abi, from: &str, field: &Field) -> String {
    let optional = field.optional();
    match &field.kind {
        Kind::Text if optional => format!("self.optional_text({from}.as_deref())"),
        Kind::Text => format!("self.text(&{from})"),
        Kind::Texts => format!("self.texts(&{from})"),
        Kind::Day if optional => format!("neglect_optional::new({from}.map(day::number))"),
        Kind::Day => format!("day::number({from})"),
        Kind::Whole(of) if of == "i32" && optional => format!("neglect_optional::new({from})"),
        Kind::Whole(of) if of == "u32" && !optional => from.to_owned(),
        Kind::Flag | Kind::Whole(_) if optional => format!("neglect_optional::new({from}.map(i32::from))"),
        Kind::Flag | Kind::Whole(_) => format!("{from}.into()"),
        Kind::Word(words) if optional => format!("number_or_0::<{}>({from})", abi.c_name(words)),
        Kind::Word(words) => format!("number::<{}>({from})", abi.c_name(words)),
        Kind::Words(words, set) => {
            let c = abi.c_enum_of(words);
            let iter = match set {
                Set::List => format!("{from}.iter().copied()"),
                Set::Bits => format!("{from}.iter()"),
            };
            format!("{}::<{}>({iter})", if c.bits { "bits_of" } else { "set_of" }, c.c)
        }
        kind => unreachable!("the layout has no field for {kind:?}"),
    }
}
