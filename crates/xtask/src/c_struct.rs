//! Lays out the C structs of the model's records: which fields stand for a field of a record, and in which order.

use serde_json::Value;

use crate::abi::Abi;
use crate::c_type::{CField, CStruct, CType};
use crate::model::{Field, Kind, Presence, Record};

/// What says that a record within another is there at all, where it may be absent.
#[derive(Debug, PartialEq, Eq)]
pub enum Marker<'a> {
    /// This word of its is not 0.
    Word(&'a Field),
    /// This text of its is not empty.
    Text(&'a Field),
    /// A field `given` beside its own.
    Given,
}

/// What tells that the record is there: in a report a text, else a word, else a field of its own.
pub fn marker<'a>(abi: &Abi, record: &'a Record, versioned: bool) -> Marker<'a> {
    let word = record.fields.iter().find(|field| {
        matches!(&field.kind, Kind::Word(words) if abi.c_enum_of(words).zero_is_free()) && field.required()
    });
    let text = record.fields.iter().find(|field| field.kind == Kind::Text && field.required() && !versioned);
    match (word, text) {
        (_, Some(text)) => Marker::Text(text),
        (Some(word), None) => Marker::Word(word),
        (None, None) => Marker::Given,
    }
}

/// The structs of the case, and those of the report.
///
/// # Errors
///
/// Where a field has no type in C, or `listed` has one that is gone.
pub fn structs(abi: &Abi, listed: &Value) -> Result<(Vec<CStruct>, Vec<CStruct>), String> {
    Ok((case_structs(abi, listed)?, report_structs(abi, listed)?))
}

/// The structs of a case: one for each record that its fields name. The case itself is built call by call.
fn case_structs(abi: &Abi, listed: &Value) -> Result<Vec<CStruct>, String> {
    let case = abi.model.record(&abi.roots().case);
    let records = case.fields.iter().filter_map(|field| match &field.kind {
        Kind::Record(name) | Kind::Records(name) => Some(abi.model.record(name)),
        _ => None,
    });
    records.map(|record| c_struct(abi, record, true, listed)).collect()
}

/// The structs of a report: the report and every record that one of its lists holds.
fn report_structs(abi: &Abi, listed: &Value) -> Result<Vec<CStruct>, String> {
    let mut structs = vec![c_struct(abi, abi.model.record(&abi.roots().report), false, listed)?];
    let mut next = 0;
    while next < structs.len() {
        let lists: Vec<String> = structs[next].fields.iter().filter_map(|field| field.kind.list()).collect();
        for name in lists {
            if !structs.iter().any(|known| known.c == name) {
                let record = abi.model.records.iter().find(|record| abi.c_name(&record.name) == name);
                structs.push(c_struct(abi, record.expect("a list is of a record"), false, listed)?);
            }
        }
        next += 1;
    }
    Ok(structs)
}

/// The struct of a record. A `versioned` one is filled in by a program, which says in `struct_size` how large it knows it.
fn c_struct(abi: &Abi, record: &Record, versioned: bool, listed: &Value) -> Result<CStruct, String> {
    let c = abi.c_name(&record.name);
    let mut fields = Vec::new();
    if versioned {
        let doc = "sizeof this struct, as the program was compiled with it.".to_owned();
        fields.push(CField { name: "struct_size".to_owned(), kind: CType::Uint32, doc });
    }
    for field in &record.fields {
        let of_field =
            if versioned { given_fields(abi, record, field, "") } else { read_fields(abi, record, field) };
        fields.extend(of_field.map_err(|error| format!("{}.{}: {error}", record.name, field.name))?);
    }
    let mut fields = in_order(&c, fields, &listed[c.as_str()])?;
    if versioned {
        leave_no_padding(&mut fields);
    }
    Ok(CStruct { record: record.name.clone(), c, fields })
}

/// The fields in the order in which `abi.json` lists them, and those that are new behind them. Fields that are reserved
/// stay where they are.
fn in_order(c: &str, mut fields: Vec<CField>, listed: &Value) -> Result<Vec<CField>, String> {
    let mut ordered = Vec::new();
    for listed in listed.as_array().into_iter().flatten() {
        let name = listed["name"].as_str().expect("abi.json names every field");
        match fields.iter().position(|field| field.name == name) {
            Some(index) => ordered.push(fields.remove(index)),
            None if name.starts_with("reserved") => ordered.push(reserved(name)),
            None => {
                return Err(format!(
                    "bindings/c/abi.json lists {c}.{name}, which the sources no longer have: what was released stays"
                ));
            }
        }
    }
    ordered.extend(fields);
    Ok(ordered)
}

fn reserved(name: &str) -> CField {
    CField { name: name.to_owned(), kind: CType::Int32, doc: String::new() }
}

/// A struct that a program fills in ends with a field and not with padding: a later field would else lie where an older
/// program leaves whatever was there.
fn leave_no_padding(fields: &mut Vec<CField>) {
    let (mut size, mut align) = (0_usize, 1);
    for (bytes, to) in fields.iter().map(|field| field.kind.measures()) {
        size = size.next_multiple_of(to) + bytes;
        align = align.max(to);
    }
    if size % align != 0 {
        let before = fields.iter().filter(|field| field.name.starts_with("reserved")).count();
        let name = if before == 0 { "reserved".to_owned() } else { format!("reserved_{}", before + 1) };
        fields.push(reserved(&name));
    }
}

fn one(name: String, kind: CType, doc: String) -> Vec<CField> {
    vec![CField { name, kind, doc }]
}

/// An array and its length.
fn counted(name: String, kind: CType, doc: String) -> Vec<CField> {
    let count = CField { name: format!("{name}_count"), kind: CType::Size, doc: String::new() };
    vec![CField { name, kind, doc }, count]
}

/// What the header says of a field: the core's words, and how C says what they say.
fn with(field: &Field, more: &str) -> String {
    format!("{} {more}", field.doc.text()).trim().to_owned()
}

/// The fields of C that a program fills in for a field of a record.
fn given_fields(abi: &Abi, record: &Record, field: &Field, prefix: &str) -> Result<Vec<CField>, String> {
    let name = format!("{prefix}{}", abi.field_name(record, field));
    let optional = field.optional();
    Ok(match &field.kind {
        Kind::Text if optional => one(name, CType::Str, with(field, "Empty if none.")),
        Kind::Text => one(name, CType::Str, with(field, "")),
        Kind::Day if optional => one(name, CType::Optional, with(field, "")),
        Kind::Day => one(name, CType::Int32, with(field, "")),
        Kind::Flag | Kind::Whole(_) if optional => one(name, CType::Optional, with(field, "")),
        Kind::Whole(of) if of == "u32" => one(name, CType::Uint32, with(field, "")),
        Kind::Exact => one(name, CType::Str, with(field, "Such as `-1.3`; empty if none.")),
        Kind::Word(words) => {
            let c = abi.c_name(words);
            let more = if field.required() { format!("A {c}.") } else { format!("A {c}, or 0.") };
            let zero_says_it = match &field.presence {
                Presence::Word(variant) => {
                    let words = abi.c_enum_of(words);
                    words.zero_is_free() || words.numbers.contains(&(variant.clone(), 0))
                }
                _ => field.required() || abi.c_enum_of(words).zero_is_free(),
            };
            if !zero_says_it {
                return Err("0 is a word that the field does not mean where nothing is said".to_owned());
            }
            one(name, CType::Int32, with(field, &more))
        }
        Kind::TextByName => counted(name, CType::Array("neglect_pair"), with(field, "")),
        Kind::Answers => counted(name, CType::Array("neglect_answer"), with(field, "")),
        Kind::Texts => counted(name, CType::Array("neglect_str"), with(field, "")),
        Kind::Code => {
            let system = "The coding system of the code in the packs, such as `cin_factor`; empty for an indicator's \
                          own code.";
            let mut fields = one(name, CType::Str, with(field, ""));
            fields.extend(one(format!("{prefix}system"), CType::Str, system.to_owned()));
            fields
        }
        Kind::Record(inner) if prefix.is_empty() => {
            let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
            let mut fields = Vec::new();
            if optional && marker(abi, inner, true) == Marker::Given {
                let doc = with(field, "1 where it is said, else 0.");
                fields.extend(one(format!("{}_given", field.name), CType::Int32, doc));
            }
            for within in &inner.fields {
                fields.extend(given_fields(abi, inner, within, &prefix)?);
            }
            if optional && let Marker::Word(word) = marker(abi, inner, true) {
                let name = format!("{prefix}{}", word.name);
                let field = fields.iter_mut().find(|known| known.name == name).expect("the word has a field");
                field.doc.push_str(" 0 if none; the fields beside it are then zero as well.");
            }
            fields
        }
        other => return Err(format!("C has no field that a program could fill in with {other:?}")),
    })
}

/// The fields of C that a program reads a field of a record from.
fn read_fields(abi: &Abi, record: &Record, field: &Field) -> Result<Vec<CField>, String> {
    let name = abi.field_name(record, field);
    let optional = field.optional();
    Ok(match &field.kind {
        Kind::Text if optional => one(name, CType::Str, with(field, "Empty if none.")),
        Kind::Text => one(name, CType::Str, with(field, "")),
        Kind::Texts => one(name, CType::Strs, with(field, "")),
        Kind::Day | Kind::Whole(_) | Kind::Flag if optional => one(name, CType::Optional, with(field, "")),
        Kind::Day => one(name, CType::Int32, with(field, "")),
        Kind::Flag => one(name, CType::Int32, with(field, "1 for yes, 0 for no.")),
        Kind::Whole(of) => one(name, if of == "i32" { CType::Int32 } else { CType::Uint32 }, with(field, "")),
        Kind::Word(words) => {
            let c = abi.c_name(words);
            let more = if optional { format!("A {c}; 0 if none.") } else { format!("A {c}.") };
            one(name, CType::Int32, with(field, &more))
        }
        Kind::Words(words, _) => {
            let c = abi.c_enum_of(words);
            if c.bits {
                one(name, CType::Uint32, with(field, &format!("Bits of {}.", c.c)))
            } else {
                one(name, CType::Uint64, with(field, &format!("Bit n for {} n.", c.c)))
            }
        }
        Kind::Records(inner) => counted(name, CType::List(abi.c_name(inner)), with(field, "")),
        Kind::Record(inner) => {
            let (inner, prefix) = (abi.model.record(inner), abi.prefix(record, field));
            if optional && !matches!(marker(abi, inner, false), Marker::Text(_)) {
                return Err("nothing in the record tells whether it is there".to_owned());
            }
            let mut fields = Vec::new();
            for within in &inner.fields {
                for mut field in read_fields(abi, inner, within)? {
                    field.name = format!("{prefix}{}", field.name);
                    fields.push(field);
                }
            }
            fields
        }
        Kind::FactAnswer => fact_fields(),
        other => return Err(format!("C has no field that a program could read {other:?} from")),
    })
}

/// The value of a fact, whatever its kind.
fn fact_fields() -> Vec<CField> {
    let field = |name: &str, kind, doc: &str| CField { name: name.to_owned(), kind, doc: doc.to_owned() };
    let doc = "What is known, as neglect_fact_kind says. What says nothing is empty, and 0 over 1.";
    vec![
        field("kind", CType::Int32, doc),
        field("text", CType::Str, ""),
        field("numerator", CType::Int64, ""),
        field("denominator", CType::Int64, ""),
        field("high_numerator", CType::Int64, ""),
        field("high_denominator", CType::Int64, ""),
    ]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn field(name: &str, kind: CType) -> CField {
        CField { name: name.to_owned(), kind, doc: String::new() }
    }

    fn names(fields: &[CField]) -> Vec<&str> {
        fields.iter().map(|field| field.name.as_str()).collect()
    }

    #[test]
    fn a_new_field_comes_behind_those_that_are_listed() {
        let fields = || ["new", "second", "first"].map(|name| field(name, CType::Int32)).to_vec();
        let listed = json!([{ "name": "first" }, { "name": "reserved" }, { "name": "second" }]);
        let ordered = in_order("neglect_pack", fields(), &listed).unwrap();
        assert_eq!(names(&ordered), ["first", "reserved", "second", "new"]);
        // What is listed nowhere is new as a whole.
        assert_eq!(
            names(&in_order("neglect_pack", fields(), &Value::Null).unwrap()),
            ["new", "second", "first"]
        );
    }

    #[test]
    fn a_field_that_was_listed_and_is_gone_is_an_error() {
        let error = in_order("neglect_pack", Vec::new(), &json!([{ "name": "digest" }])).unwrap_err();
        assert!(error.contains("neglect_pack.digest"), "{error}");
    }

    #[test]
    fn a_struct_that_a_program_fills_in_ends_without_padding() {
        let mut fields = vec![field("id", CType::Str), field("on", CType::Int32)];
        leave_no_padding(&mut fields);
        assert_eq!(names(&fields), ["id", "on", "reserved"]);
        fields.push(field("by", CType::Int32));
        leave_no_padding(&mut fields);
        assert_eq!(names(&fields), ["id", "on", "reserved", "by", "reserved_2"]);
        leave_no_padding(&mut fields);
        assert_eq!(fields.len(), 5);
    }
}
