//! How each field is read from JSON and written to it.

use super::code::class_name;
use crate::abi::Abi;
use crate::model::{Field, Kind, Presence};

/// The value of a field, from the members of its object.
pub(super) fn read(abi: &Abi, field: &Field) -> String {
    let (name, optional) = (&field.name, field.optional());
    let maybe = if optional { "OrNull" } else { "" };
    match (&field.kind, &field.presence) {
        (Kind::Word(words), Presence::Word(variant)) => {
            let word = abi.model.vocabulary(words).word(variant);
            format!("given.wordOr(\"{name}\", {words}::from, {words}.{})", word.name.to_uppercase())
        }
        (Kind::Word(words), _) => format!("given.word{maybe}(\"{name}\", {words}::from)"),
        (Kind::Text, _) => format!("given.text{maybe}(\"{name}\")"),
        (Kind::Flag, _) => format!("given.flag{maybe}(\"{name}\")"),
        (Kind::Whole(_), _) => format!("given.whole{maybe}(\"{name}\")"),
        (Kind::Day, _) => format!("given.day{maybe}(\"{name}\")"),
        (Kind::Record(of), _) => format!("given.record{maybe}(\"{name}\", {}::from)", class_name(of)),
        (Kind::Texts, _) => format!("given.texts(\"{name}\")"),
        (Kind::Words(words, _), _) => format!("given.words(\"{name}\", {words}::from)"),
        (Kind::Records(of), _) => format!("given.records(\"{name}\", {}::from)", class_name(of)),
        (Kind::Reached(_), _) => format!("given.values(\"{name}\", Reached::from)"),
        (Kind::TextByName, _) => format!("given.byName(\"{name}\", Json::text)"),
        (Kind::Answers, _) => format!("given.byName(\"{name}\", Answer::from)"),
        (Kind::Exact, _) => format!("given.value{maybe}(\"{name}\", Exact::from)"),
        (Kind::Code, _) => format!("given.value{maybe}(\"{name}\", Code::from)"),
        (Kind::FactAnswer, _) => format!("given.value{maybe}(\"{name}\", Facts::from)"),
    }
}

/// The statement that writes a field; what is null is left out by the writer.
pub(super) fn written(abi: &Abi, field: &Field, value: &str) -> String {
    let name = &field.name;
    // A list that JSON leaves out where it is empty.
    let some = |call: &str| if field.always_written { call.to_owned() } else { format!("some{call}") };
    let lower = |call: &str| if field.always_written { call.to_lowercase() } else { some(call) };
    match (&field.kind, &field.presence) {
        (Kind::Text, _) => format!("writer.text(\"{name}\", {value});"),
        (Kind::Flag, _) => format!("writer.flag(\"{name}\", {value});"),
        (Kind::Whole(_), _) => format!("writer.whole(\"{name}\", {value});"),
        (Kind::Day, _) => format!("writer.day(\"{name}\", {value});"),
        (Kind::Word(words), Presence::Word(unsaid)) if !field.always_written => {
            let unsaid = abi.model.vocabulary(words).word(unsaid).name.to_uppercase();
            format!("writer.text(\"{name}\", {value} == {words}.{unsaid} ? null : {value}.word());")
        }
        (Kind::Word(_), Presence::Optional) => {
            format!("writer.text(\"{name}\", {value} == null ? null : {value}.word());")
        }
        (Kind::Word(_), _) => format!("writer.text(\"{name}\", {value}.word());"),
        (Kind::Record(of), _) => format!("writer.record(\"{name}\", {value}, {}::write);", class_name(of)),
        (Kind::Texts, _) => format!("writer.{}(\"{name}\", {value});", lower("Texts")),
        (Kind::Words(words, _), _) => {
            format!("writer.{}(\"{name}\", {value}.stream().map({words}::word).toList());", lower("Texts"))
        }
        (Kind::Records(of), _) => {
            format!("writer.{}(\"{name}\", {value}, {}::write);", lower("Records"), class_name(of))
        }
        (Kind::Reached(_), _) => format!("writer.values(\"{name}\", {value}, Reached::write);"),
        (Kind::TextByName, _) => format!("writer.{}(\"{name}\", {value}, Json::quote);", lower("Named")),
        (Kind::Answers, _) => format!("writer.{}(\"{name}\", {value}, Answer::write);", lower("Named")),
        (Kind::Exact | Kind::Code | Kind::FactAnswer, _) => {
            let class = match field.kind {
                Kind::Exact => "Exact",
                Kind::Code => "Code",
                _ => "Facts",
            };
            format!("writer.value(\"{name}\", {value}, {class}::write);")
        }
    }
}
