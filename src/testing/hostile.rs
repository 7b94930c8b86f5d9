//! Bytes that nobody should send: noise, any JSON, and cases with something broken in them.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value};

/// Any JSON value, of small size: words, dates and numbers as cases have them among the rest.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::Array),
            vec((key(), inner), 0..6).prop_map(|entries| Value::Object(Map::from_iter(entries))),
        ]
    })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "\\PC{0,12}",
        2 => select(vec![
            "2026-02-30", "2026-11-21", "0000-00-00", "9999-12-31", "-9999-01-01", "1/0", "99999999999999999999/3",
            "10%", "not_known", "child", "family", "health", "\u{0}", "a\nb", "",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec![
            "schema", "case", "as_of", "child", "observations", "assessments", "attendance", "appointments", "growth",
            "responses", "id", "code", "on", "recorded", "by", "with", "explanation", "totals", "answers", "to", "system",
        ])
        .prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ]
}

/// Bytes that may be anything: noise, any JSON, and sound cases with something broken in them.
pub fn hostile_json() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        1 => vec(any::<u8>(), 0..200),
        1 => any_json().prop_map(|value| value.to_string().into_bytes()),
        1 => (select(vec!["[", "{\"child\":", "{\"x\":[", "\"", "1"]), 0_usize..400)
            .prop_map(|(piece, times)| piece.repeat(times).into_bytes()),
        2 => (super::case(), vec((any::<Index>(), any::<u8>()), 0..4), any::<Index>(), any::<bool>())
            .prop_map(|(case, bytes, end, whole)| {
                let mut json = serde_json::to_vec(&case).unwrap_or_default();
                for (at, byte) in bytes {
                    let at = at.index(json.len());
                    json[at] = byte;
                }
                if !whole {
                    json.truncate(end.index(json.len() + 1));
                }
                json
            }),
        5 => (super::case(), vec(edit(any_json().boxed()), 1..5)).prop_map(|(case, edits)| {
            let mut value = serde_json::to_value(&case).unwrap_or_default();
            for edit in edits {
                edit.make(&mut value);
            }
            value.to_string().into_bytes()
        }),
    ]
}

/// One change to a JSON value.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    at: Index,
    change: Change,
}

#[derive(Debug, Clone)]
enum Change {
    /// Puts another value in the place.
    Replace(Value),
    /// Adds an entry, where the place is an object or a list.
    Add(String, Value),
    /// Takes an entry out, where the place is an object or a list.
    Remove(Index),
}

pub(super) fn edit(value: BoxedStrategy<Value>) -> impl Strategy<Value = Edit> {
    let change = prop_oneof![
        value.clone().prop_map(Change::Replace),
        (key(), value).prop_map(|(key, value)| Change::Add(key, value)),
        any::<Index>().prop_map(Change::Remove),
    ];
    (any::<Index>(), change).prop_map(|(at, change)| Edit { at, change })
}

impl Edit {
    pub(super) fn make(self, root: &mut Value) {
        let mut places = Vec::new();
        pointers(root, &mut String::new(), &mut places);
        let place: &String = self.at.get(&places);
        let Some(place) = root.pointer_mut(place) else { return };
        match (self.change, place) {
            (Change::Replace(value), place) => *place = value,
            (Change::Add(key, value), Value::Object(object)) => {
                object.insert(key, value);
            }
            (Change::Add(_, value), Value::Array(list)) => list.push(value),
            (Change::Remove(at), Value::Object(object)) if !object.is_empty() => {
                let key = object.keys().nth(at.index(object.len())).cloned();
                key.and_then(|key| object.remove(&key));
            }
            (Change::Remove(at), Value::Array(list)) if !list.is_empty() => {
                list.remove(at.index(list.len()));
            }
            (Change::Add(..) | Change::Remove(_), _) => {}
        }
    }
}

/// JSON pointers to every value within this one, itself included.
fn pointers(value: &Value, path: &mut String, into: &mut Vec<String>) {
    into.push(path.clone());
    let length = path.len();
    match value {
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                path.push_str(&format!("/{index}"));
                pointers(value, path, into);
                path.truncate(length);
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                path.push_str(&format!("/{}", key.replace('~', "~0").replace('/', "~1")));
                pointers(value, path, into);
                path.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
