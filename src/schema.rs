//! JSON Schema (draft 2020-12) of the case, the report, the replay and the decision on a report, made from the types that read
//! and write them.
//!
//! The same text stands in `schema/`, for those who have no Rust at hand; a test holds the two together.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::case::CaseDraft;
use crate::report::{Decision, Replay, Report};

/// The schema of a case, as text.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(&neglect_screen::schema::case()).unwrap();
/// assert_eq!(schema["properties"]["as_of"]["format"], "date");
/// ```
pub fn case() -> String {
    let mut schema =
        SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<CaseDraft>();
    titled(&mut schema, "Case", "case")
}

/// The schema of a report, as text.
pub fn report() -> String {
    titled(&mut written::<Report>(), "Report", "report")
}

/// The schema of a replay, as text.
pub fn replay() -> String {
    titled(&mut written::<Replay>(), "Replay", "replay")
}

/// The schema of a decision on a report, as text.
pub fn decision() -> String {
    let mut schema =
        SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<Decision>();
    titled(&mut schema, "Decision", "decision")
}

fn written<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}

/// The schema under its title and a name of its own, ending in a line end like any text file.
fn titled(schema: &mut Schema, title: &str, name: &str) -> String {
    schema.insert("title".to_owned(), title.into());
    schema.insert("$id".to_owned(), format!("urn:neglect-screen:{name}:1").into());
    // The alternate form of a JSON value's text is indented.
    format!("{:#}\n", sorted(schema.as_value()))
}

/// The same with keys in order of name, whichever map of serde_json the whole build has chosen.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<(&String, &Value)> = object.iter().collect();
            entries.sort_unstable_by_key(|(key, _)| *key);
            Value::Object(entries.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect())
        }
        Value::Array(values) => Value::Array(values.iter().map(sorted).collect()),
        other => other.clone(),
    }
}
