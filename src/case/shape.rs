//! What the fields of a case are to the diagnosis of a faulty case. `generated/shape.rs` has the table of all fields; a
//! test holds it against the types' own JSON Schema.

use super::place::List;

/// What may stand in one place of a case.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Date,
    Flag,
    /// A whole number from nought to `most`.
    Whole {
        most: u32,
    },
    /// An exact number.
    Number,
    /// A word of a closed vocabulary.
    Word(&'static [&'static str]),
    /// An indicator's code, or a system and a value.
    Code,
    /// A list of texts.
    Texts,
    /// Texts by names that are the pack's.
    TextByName,
    /// Answers by question.
    Answers,
    Object(&'static [Field]),
    Records(List, &'static [Field]),
}

/// What a field's absence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    Required,
    /// May be absent, or `null`.
    Optional,
    /// May be absent, and has a value then.
    Defaulted,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) presence: Presence,
}

pub(super) const fn required(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, presence: Presence::Required }
}

pub(super) const fn optional(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, presence: Presence::Optional }
}

pub(super) const fn defaulted(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, presence: Presence::Defaulted }
}

pub(super) static CODED: &[Field] = &[required("system", Kind::Text), required("value", Kind::Text)];

#[cfg(all(test, feature = "schema"))]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::case::generated::shape::CASE_DRAFT;

    fn is(schema: &Value, kind: &str) -> bool {
        schema["type"] == kind
            || schema["type"].as_array().is_some_and(|kinds| kinds.iter().any(|of| of == kind))
    }

    /// Follows a reference, also one beside `null`.
    fn resolved<'s>(schema: &'s Value, root: &'s Value) -> &'s Value {
        let by_reference = |schema: &Value| {
            let name = schema["$ref"].as_str()?.strip_prefix("#/$defs/")?;
            Some(&root["$defs"][name])
        };
        let within = schema["anyOf"].as_array().and_then(|any| any.iter().find_map(by_reference));
        match by_reference(schema).or(within) {
            // A word that may be sent as a code refers to the word.
            Some(found) if found["anyOf"].is_array() => resolved(found, root),
            found => found.unwrap_or(schema),
        }
    }

    fn agree(field: &Field, schema: &Value, root: &Value) {
        let name = field.name;
        let nullable = is(schema, "null")
            || schema["anyOf"].as_array().is_some_and(|any| any.iter().any(|one| is(one, "null")));
        assert_eq!(nullable, field.presence == Presence::Optional, "{name}");
        let schema = resolved(schema, root);
        match field.kind {
            Kind::Text => assert!(is(schema, "string") && schema["format"].is_null(), "{name}"),
            Kind::Date => assert_eq!(schema["format"], "date", "{name}"),
            Kind::Flag => assert!(is(schema, "boolean"), "{name}"),
            Kind::Whole { .. } => assert!(is(schema, "integer"), "{name}"),
            Kind::Number => assert!(is(schema, "number") && is(schema, "string"), "{name}"),
            Kind::Word(words) => {
                let known = schema["oneOf"].as_array().expect(name);
                assert!(
                    known.iter().map(|one| one["const"].as_str()).eq(words.iter().map(|word| Some(*word))),
                    "{name}"
                );
            }
            Kind::Code => agree_all(CODED, &schema["oneOf"][1], root),
            Kind::Texts => assert!(is(&schema["items"], "string"), "{name}"),
            Kind::TextByName => assert!(is(&schema["additionalProperties"], "string"), "{name}"),
            Kind::Answers => {
                let answer = &schema["additionalProperties"];
                assert!(is(answer, "string") && is(answer, "number") && is(answer, "boolean"), "{name}");
            }
            Kind::Object(fields) => agree_all(fields, schema, root),
            Kind::Records(list, fields) => {
                assert_eq!(list.field(), name);
                agree_all(fields, resolved(&schema["items"], root), root);
            }
        }
    }

    fn agree_all(fields: &[Field], schema: &Value, root: &Value) {
        let properties = schema["properties"].as_object().expect("an object");
        let mut names: Vec<&str> = fields.iter().map(|field| field.name).collect();
        names.sort_unstable();
        let mut known: Vec<&str> = properties.keys().map(String::as_str).collect();
        known.sort_unstable();
        assert_eq!(names, known);
        let none = Vec::new();
        let required = schema["required"].as_array().unwrap_or(&none);
        for field in fields {
            let must = required.iter().any(|name| name == field.name);
            assert_eq!(must, field.presence == Presence::Required, "{}", field.name);
            agree(field, &properties[field.name], root);
        }
    }

    #[test]
    fn the_table_says_what_the_types_say() {
        let root: Value = serde_json::from_str(&crate::schema::case()).unwrap();
        agree_all(CASE_DRAFT, &root, &root);
    }
}
