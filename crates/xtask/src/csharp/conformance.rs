//! What the conformance checks hold the package to: every record made of JSON, and a report written as JSON.

use heck::ToUpperCamelCase;

use super::code::{Code, parameter, property};
use crate::abi::Abi;
use crate::model::{Field, Kind, Presence, Record};

/// Every word, and its name in JSON.
pub fn words_in_json(abi: &Abi) -> String {
    let mut code =
        Code::new("The words of cases and reports as JSON writes them.", &[], "NeglectScreen.Conformance");
    code.open("internal static class Words");
    for words in &abi.words {
        let (vocabulary, kind) = (abi.model.vocabulary(&words.vocabulary), abi.words_type(&words.vocabulary));
        code.blank();
        code.open(&format!("public static string Of({kind} word)"));
        code.open("switch (word)");
        for word in &vocabulary.words {
            code.line(&format!("case {kind}.{}:", word.variant));
            code.line(&format!("    return \"{}\";", word.name));
        }
        code.line("default:");
        code.line(&format!("    throw new NotHeldException(\"a word that {kind} does not have\");"));
        code.close();
        code.close();
        code.blank();
        code.open(&format!("public static {kind} Parse{kind}(string name)"));
        code.open("switch (name)");
        for word in &vocabulary.words {
            code.line(&format!("case \"{}\":", word.name));
            code.line(&format!("    return {kind}.{};", word.variant));
        }
        code.line("default:");
        code.line(&format!("    throw new NotHeldException(\"no {kind} is called \" + name);"));
        code.close();
        code.close();
    }
    code.close();
    code.file()
}

/// Every record of a case, made of its JSON.
pub fn records_from_json(abi: &Abi) -> String {
    let mut code = Code::new(
        "The records of a case, made of its JSON.",
        &["System.Collections.Generic"],
        "NeglectScreen.Conformance",
    );
    code.open("internal static partial class TypedCase");
    let root = &abi.roots().case;
    for record in abi.model.reachable(root).into_iter().filter(|record| record.name != *root) {
        code.blank();
        record_from_json(&mut code, abi, record);
    }
    code.close();
    code.file()
}

fn record_from_json(code: &mut Code, abi: &Abi, record: &Record) {
    code.open(&format!("private static {0} {0}(Json given)", record.name));
    let required: Vec<String> =
        record.fields.iter().filter(|field| field.required()).map(|field| value(abi, field)).collect();
    code.call(&format!("var made = new {}", record.name), &required, ";");
    for field in record.fields.iter().filter(|field| !field.required()) {
        let (name, json) = (property(&field.name), format!("given.Get(\"{}\")", field.name));
        match (&field.presence, &field.kind) {
            (Presence::Empty, Kind::Texts) => {
                code.open(&format!("foreach (Json one in given.List(\"{}\"))", field.name));
                code.line(&format!("made.{name}.Add(one.Text!);"));
                code.close();
            }
            (Presence::Empty, kind) => {
                let value = if *kind == Kind::Answers { "Answer(pair.Value)" } else { "pair.Value.Text!" };
                code.open(&format!(
                    "foreach (KeyValuePair<string, Json> pair in given.Map(\"{}\"))",
                    field.name
                ));
                code.line(&format!("made.{name}.Add(pair.Key, {value});"));
                code.close();
            }
            _ => {
                code.open(&format!("if ({json} != null)"));
                code.line(&format!("made.{name} = {};", value(abi, field)));
                code.close();
            }
        }
        code.blank();
    }
    if record.fields.iter().any(|field| field.kind == Kind::Code) {
        code.line("made.CodingSystem = System(given);");
    }
    code.line("return made;");
    code.close();
}

/// The value of a field that is there.
fn value(abi: &Abi, field: &Field) -> String {
    let json = format!("given[\"{}\"]", field.name);
    match &field.kind {
        Kind::Text => format!("{json}.Text!"),
        Kind::Code => "Code(given)".to_owned(),
        Kind::Flag => format!("{json}.Raw == \"true\""),
        Kind::Day => format!("Day.Parse({json}.Text!)"),
        Kind::Whole(_) => format!("{json}.Int()"),
        Kind::Exact => format!("Exact({json})"),
        Kind::Word(words) => format!("Words.Parse{}({json}.Text!)", abi.words_type(words)),
        Kind::Record(name) => format!("{name}({json})"),
        kind => panic!("{}: {kind:?}", field.name),
    }
}

/// A report, written as JSON from what its classes say alone.
pub fn report_as_json(abi: &Abi) -> String {
    let mut code =
        Code::new("The records of a report, written as JSON.", &["System.Linq"], "NeglectScreen.Conformance");
    code.open("internal static partial class SaidInJson");
    for record in abi.model.reachable(&abi.roots().report) {
        code.blank();
        let class = abi.class_name(&record.name);
        code.line(&format!("private static Fields {}({class} one) => new Fields()", record.name));
        code.depth += 1;
        for (nth, field) in record.fields.iter().enumerate() {
            let end = if nth + 1 == record.fields.len() { ";" } else { "" };
            code.line(&format!("{}{end}", written(abi, record, field)));
        }
        code.depth -= 1;
    }
    code.close();
    code.file()
}

fn written(abi: &Abi, record: &Record, field: &Field) -> String {
    let value = format!("one.{}", abi.field_name(record, field).to_upper_camel_case());
    let (name, optional) = (&field.name, field.optional());
    // A list that JSON leaves out where it is empty.
    let some = if field.always_written { "" } else { "Some" };
    match &field.kind {
        Kind::Text => format!(".Text(\"{name}\", {value})"),
        Kind::Texts => format!(".{some}Texts(\"{name}\", {value})"),
        Kind::Flag => format!(".Flag(\"{name}\", {value})"),
        Kind::Day => format!(".Text(\"{name}\", {value}{}.ToString())", if optional { "?" } else { "" }),
        Kind::Whole(_) => format!(".Number(\"{name}\", {value})"),
        Kind::Word(words) if optional => {
            let (kind, word) = (abi.words_type(words), parameter(name));
            format!(".Text(\"{name}\", {value} is {kind} {word} ? Words.Of({word}) : null)")
        }
        Kind::Word(words) if !field.always_written => {
            // A word that JSON leaves out where it is the one that stands where none does.
            let Presence::Word(unsaid) = &field.presence else { panic!("{name}: no word stands for it") };
            let kind = abi.words_type(words);
            format!(".Text(\"{name}\", {value} == {kind}.{unsaid} ? null : Words.Of({value}))")
        }
        Kind::Word(_) => format!(".Text(\"{name}\", Words.Of({value}))"),
        Kind::Words(words, _) if abi.c_enum_of(words).bits => {
            format!(".Texts(\"{name}\", Each({value}).Select(Words.Of))")
        }
        Kind::Words(..) => format!(".Texts(\"{name}\", {value}.Select(Words.Of))"),
        Kind::Record(inner) if optional => {
            format!(".Raw(\"{name}\", {value} == null ? null : {inner}({value}).ToString())")
        }
        Kind::Record(inner) => format!(".Raw(\"{name}\", {inner}({value}).ToString())"),
        Kind::Records(inner) => format!(".{some}List(\"{name}\", {value}, {inner})"),
        Kind::FactAnswer => format!(".Raw(\"{name}\", Answer({value}))"),
        kind => panic!("{name}: {kind:?}"),
    }
}
