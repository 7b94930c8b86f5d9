//! What the tests of the C crate share with nothing else: records as structs that a program fills in, and a report read
//! back from the structs. Their numbers are written out, so that they are held beside those of the crate.

use std::fmt::Write as _;

use heck::ToSnakeCase;

use super::names::short;
use crate::abi::Abi;
use crate::c_struct::{Marker, marker};
use crate::c_type::CStruct;
use crate::model::{Field, Kind, Presence, Record};

/// The number of each word, and the word of each number.
pub fn numbers(abi: &Abi) -> String {
    let mut text = String::new();
    for words in &abi.words {
        let (name, path) = (words.vocabulary.to_snake_case(), &abi.model.vocabulary(&words.vocabulary).path);
        let (mut numbers, mut found) = (String::new(), String::new());
        for (variant, number) in &words.numbers {
            let _ = write!(numbers, "{path}::{variant} => {number},");
            let _ = write!(found, "{number} => {path}::{variant},");
        }
        let _ = write!(
            text,
            "\npub fn number_of_{name}(word: {path}) -> i32 {{ match word {{ {numbers} }} }}\n\n\
             pub fn {name}_of(number: i32) -> {path} {{\n\
             match number {{ {found} other => panic!(\"no word has the number {{other}}\") }}\n}}\n"
        );
    }
    text
}

/// From the records of a case to the structs that a program fills in.
pub fn fill_records(abi: &Abi) -> String {
    let mut text = "use neglect_screen_ffi::generated::records::*;\n\n\
                    use super::super::filled::{\n\
                    NONE, answers, code, day, decimal, optional, optional_text, pairs, size_of, text, texts,\n\
                    };\nuse super::numbers::*;\n"
        .to_owned();
    for one in &abi.case_structs {
        text += &record_filler(abi, one);
    }
    text
}

fn record_filler(abi: &Abi, one: &CStruct) -> String {
    let record = abi.model.record(&one.record);
    let (mut before, mut fields) = (String::new(), format!("struct_size: size_of::<{}>(),", one.c));
    for field in &record.fields {
        let from = format!("from.{}", field.name);
        if let Kind::Record(inner) = &field.kind {
            let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
            if marker(abi, inner, true) == Marker::Given {
                let _ = write!(fields, "{}_given: {from}.is_some().into(),", field.name);
            }
            for within in &inner.fields {
                let value = match &within.kind {
                    Kind::Text => {
                        format!("{from}.as_ref().map_or(NONE, |inner| text(&inner.{}))", within.name)
                    }
                    Kind::Word(words) => format!(
                        "{from}.as_ref().map_or(0, |inner| number_of_{}(inner.{}))",
                        words.to_snake_case(),
                        within.name
                    ),
                    Kind::Whole(_) => format!("{from}.as_ref().map_or(0, |inner| inner.{})", within.name),
                    kind => panic!("{}.{}: {kind:?}", inner.name, within.name),
                };
                let _ = write!(fields, "{prefix}{}: {value},", within.name);
            }
        } else {
            let (b, f) = filled(field, &from);
            before += &b;
            fields += &f;
        }
    }
    for reserved in one.fields.iter().filter(|field| field.name.starts_with("reserved")) {
        let _ = write!(fields, "{}: 0,", reserved.name);
    }
    format!(
        "\npub fn {}<R>(from: &{}, give: impl FnOnce(&mut {}) -> R) -> R {{\n{before} give(&mut {} {{ {fields} }})\n}}\n",
        short(abi, &record.name),
        record.path,
        one.c,
        one.c
    )
}

/// What lives while the struct does, and the fields of the struct.
fn filled(field: &Field, from: &str) -> (String, String) {
    let (name, optional) = (&field.name, field.optional());
    let kept = |function: &str| {
        (
            format!("let {name} = {function}(&{from});"),
            format!("{name}: {name}.as_ptr(), {name}_count: {name}.len(),"),
        )
    };
    let value = match &field.kind {
        Kind::Text if optional => format!("optional_text({from}.as_ref())"),
        Kind::Text => format!("text(&{from})"),
        Kind::Day if optional => format!("optional({from}.map(day))"),
        Kind::Day => format!("day({from})"),
        Kind::Flag => format!("optional({from}.map(i32::from))"),
        Kind::Whole(of) if of == "u8" && optional => format!("optional({from}.map(i32::from))"),
        Kind::Whole(_) if optional => format!("optional({from}.map(|number| number.try_into().unwrap()))"),
        Kind::Word(words) if optional => format!("{from}.map_or(0, number_of_{})", words.to_snake_case()),
        Kind::Word(words) => format!("number_of_{}({from})", words.to_snake_case()),
        Kind::Exact => {
            return (format!("let {name} = decimal({from});"), format!("{name}: text(&{name}),"));
        }
        Kind::TextByName => return kept("pairs"),
        Kind::Texts => return kept("texts"),
        Kind::Answers => {
            return (
                format!(
                    "let values = answers::values(&{from}); let {name} = answers::structs(&{from}, &values);"
                ),
                format!("{name}: {name}.as_ptr(), {name}_count: {name}.len(),"),
            );
        }
        Kind::Code => return (format!("let ({name}, system) = code(&{from});"), format!("{name}, system,")),
        kind => panic!("{name}: {kind:?}"),
    };
    (String::new(), format!("{name}: {value},"))
}

/// From the structs of a report to the report.
pub fn read_report(abi: &Abi) -> String {
    let mut text = "use neglect_screen::Vocabulary as _;\nuse neglect_screen_ffi::generated::report_structs::*;\n\n\
                    use super::super::read::{bits, day, fact_answer, flag, list, optional, owned, set, some, texts};\n\
                    use super::numbers::*;\n"
        .to_owned();
    for one in &abi.report_structs {
        let record = abi.model.record(&one.record);
        let path = &record.path;
        let mut fields = String::new();
        for field in &record.fields {
            let _ = write!(fields, "{}: {},", field.name, read(abi, record, field));
        }
        let _ = write!(
            text,
            "\npub fn {}(from: &{}) -> {path} {{ {path} {{ {fields} }} }}\n",
            short(abi, &record.name),
            one.c
        );
    }
    text
}

fn read(abi: &Abi, record: &Record, field: &Field) -> String {
    let name = abi.field_name(record, field);
    match &field.kind {
        Kind::Records(inner) => format!("list(from.{name}, from.{name}_count, {})", short(abi, inner)),
        Kind::Record(inner) => {
            let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
            let fields: String = inner
                .fields
                .iter()
                .map(|within| {
                    format!("{}: {},", within.name, value(within, &format!("from.{prefix}{}", within.name)))
                })
                .collect();
            let path = &inner.path;
            match marker(abi, inner, false) {
                Marker::Text(text) if field.optional() => {
                    format!("(from.{prefix}{}.len > 0).then(|| {path} {{ {fields} }})", text.name)
                }
                _ => format!("{path} {{ {fields} }}"),
            }
        }
        Kind::FactAnswer => "fact_answer(from)".to_owned(),
        Kind::Words(words, _) => {
            let (name, vocabulary) = (format!("from.{name}"), abi.model.vocabulary(words));
            let function = if abi.c_enum_of(words).bits { "bits" } else { "set" };
            format!(
                "{function}({}::ALL, number_of_{}, {name}).collect()",
                vocabulary.path,
                words.to_snake_case()
            )
        }
        _ => value(field, &format!("from.{name}")),
    }
}

fn value(field: &Field, from: &str) -> String {
    let optional = field.optional();
    match &field.kind {
        Kind::Text if optional => format!("some({from})"),
        Kind::Text => format!("owned({from})"),
        Kind::Texts => format!("texts({from})"),
        Kind::Day if optional => format!("optional({from}).map(day)"),
        Kind::Day => format!("day({from})"),
        Kind::Flag => format!("flag({from})"),
        Kind::Whole(_) if optional => format!("optional({from})"),
        Kind::Whole(of) if of == "u8" => format!("{from}.try_into().unwrap()"),
        Kind::Whole(_) => from.to_owned(),
        Kind::Word(words) if field.presence == Presence::Optional => {
            format!("({from} > 0).then(|| {}_of({from}))", words.to_snake_case())
        }
        Kind::Word(words) => format!("{}_of({from})", words.to_snake_case()),
        kind => panic!("{}: {kind:?}", field.name),
    }
}
