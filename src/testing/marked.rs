//! Faulty cases that would be recognised anywhere.

use crate::vocabulary::Vocabulary as _;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value};

use super::hostile::edit;

/// What every text, number and date of [`marked_json`] bears. None of them can stand in an error, a log or a crash
/// report unless something of the case leaked.
pub const MARKS: [&str; 3] = ["qzjxk", "8675309", "1977-07-07"];

/// JSON of cases, most of them faulty, in which every text bears a mark, and many numbers, dates and keys do too.
///
/// ```
/// use neglect_screen::Case;
/// use neglect_screen::testing::{self, MARKS};
/// use proptest::prelude::*;
///
/// proptest!(|(json in testing::marked_json())| {
///     if let Err(error) = Case::from_json(&json, &Default::default()) {
///         let shown = error.to_string();
///         prop_assert!(!MARKS.iter().any(|mark| shown.contains(mark)));
///     }
/// });
/// ```
pub fn marked_json() -> impl Strategy<Value = Vec<u8>> {
    let marked = prop_oneof![
        Just(Value::from(MARKS[0])),
        Just(Value::from(8_675_309)),
        Just(Value::from(-8_675_309.5)),
        Just(Value::from(MARKS[2])),
        Just(Value::from(format!("{}\n", MARKS[0]))),
        Just(Value::from(MARKS[0].repeat(100))),
        Just(Value::from(vec![MARKS[0]])),
        Just(Value::Object(Map::from_iter([(MARKS[0].to_owned(), Value::from(MARKS[1]))]))),
        Just(Value::Null),
        Just(Value::from("")),
    ];
    (super::case(), vec(edit(marked.boxed()), 0..8), select(vec![0, 1, 7])).prop_map(|(case, edits, cut)| {
        let mut value = serde_json::to_value(&case).unwrap_or_default();
        mark(&mut value, "");
        for edit in edits {
            edit.make(&mut value);
        }
        let mut json = value.to_string().into_bytes();
        json.truncate(json.len() - cut.min(json.len()));
        json
    })
}

/// Marks the texts that are free, and leaves the words and dates that the schema knows: so the case stays nearly sound.
fn mark(value: &mut Value, field: &str) {
    match value {
        Value::String(text) => match field {
            "as_of" | "born" | "due" | "on" | "until" | "recorded" | "from" | "to" | "by" | "subject"
            | "sex" | "status" | "service" | "outcome" | "marks" => {}
            "kind" if crate::case::ResponseKind::from_name(text).is_some() => {}
            _ => text.push_str(MARKS[0]),
        },
        Value::Array(list) => {
            list.iter_mut().for_each(|value| mark(value, if field == "to" { "ids" } else { field }))
        }
        Value::Object(object) => {
            if field == "with" || field == "answers" {
                let marked = std::mem::take(object).into_iter().map(|(key, value)| (key + MARKS[0], value));
                *object = marked.collect();
            }
            for (key, value) in object.iter_mut() {
                mark(value, key);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
