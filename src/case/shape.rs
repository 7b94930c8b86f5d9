//! The fields of a case, written down once more as a table: what the diagnosis of a faulty case walks along. A test
//! holds the table against the types' own JSON Schema.

use super::model::{AppointmentOutcome, ExplanationStatus, Service, Sex};
use super::place::List;
use crate::vocabulary::ResponseKind;
use crate::vocabulary::{Agency, Subject};

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

const fn required(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, presence: Presence::Required }
}

const fn optional(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, presence: Presence::Optional }
}

const fn defaulted(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, presence: Presence::Defaulted }
}

const WHOLE: Kind = Kind::Whole { most: u32::MAX };
const SMALL: Kind = Kind::Whole { most: 255 };
const AGENCY: Kind = Kind::Word(Agency::NAMES);
const SUBJECT: Kind = Kind::Word(Subject::NAMES);

pub(super) static CASE: &[Field] = &[
    required("schema", WHOLE),
    required("case", Kind::Text),
    required("as_of", Kind::Date),
    required("child", Kind::Object(CHILD)),
    defaulted("observations", Kind::Records(List::Observations, OBSERVATION)),
    defaulted("assessments", Kind::Records(List::Assessments, ASSESSMENT)),
    defaulted("attendance", Kind::Records(List::Attendance, ATTENDANCE)),
    defaulted("appointments", Kind::Records(List::Appointments, APPOINTMENT)),
    defaulted("growth", Kind::Records(List::Growth, GROWTH)),
    defaulted("responses", Kind::Records(List::Responses, RESPONSE)),
];

static CHILD: &[Field] = &[
    optional("born", Kind::Date),
    optional("due", Kind::Date),
    optional("gestation_weeks", SMALL),
    optional("gestation_days", SMALL),
    optional("birth_weight_g", WHOLE),
    optional("birth_weight_sds", Kind::Number),
    optional("mid_parental_height_sds", Kind::Number),
    optional("sex", Kind::Word(Sex::NAMES)),
];

static OBSERVATION: &[Field] = &[
    required("id", Kind::Text),
    required("code", Kind::Code),
    required("on", Kind::Date),
    optional("until", Kind::Date),
    optional("recorded", Kind::Date),
    required("by", AGENCY),
    defaulted("with", Kind::TextByName),
    optional("event", Kind::Text),
    defaulted("subject", SUBJECT),
    optional("explanation", Kind::Object(EXPLANATION)),
    optional("note", Kind::Text),
];

static EXPLANATION: &[Field] = &[
    required("kind", Kind::Text),
    required("status", Kind::Word(ExplanationStatus::NAMES)),
    required("by", AGENCY),
];

pub(super) static CODED: &[Field] = &[required("system", Kind::Text), required("value", Kind::Text)];

static ASSESSMENT: &[Field] = &[
    required("id", Kind::Text),
    required("tool", Kind::Text),
    required("on", Kind::Date),
    optional("recorded", Kind::Date),
    required("by", AGENCY),
    optional("accredited", Kind::Flag),
    defaulted("answers", Kind::Answers),
    defaulted("evidence", Kind::TextByName),
];

static ATTENDANCE: &[Field] = &[
    optional("id", Kind::Text),
    required("from", Kind::Date),
    required("to", Kind::Date),
    optional("recorded", Kind::Date),
    defaulted("by", AGENCY),
    optional("marks", Kind::Text),
    optional("totals", Kind::Object(TOTALS)),
];

static TOTALS: &[Field] = &[
    required("possible", WHOLE),
    required("present", WHOLE),
    required("authorised", WHOLE),
    required("unauthorised", WHOLE),
];

static APPOINTMENT: &[Field] = &[
    required("id", Kind::Text),
    required("on", Kind::Date),
    optional("recorded", Kind::Date),
    defaulted("by", AGENCY),
    required("service", Kind::Word(Service::NAMES)),
    required("outcome", Kind::Word(AppointmentOutcome::NAMES)),
    optional("essential", Kind::Flag),
    defaulted("subject", SUBJECT),
    optional("books_alone", Kind::Flag),
    optional("explanation", Kind::Object(EXPLANATION)),
];

static GROWTH: &[Field] = &[
    optional("id", Kind::Text),
    required("on", Kind::Date),
    optional("recorded", Kind::Date),
    defaulted("by", AGENCY),
    optional("weight_g", WHOLE),
    optional("weight_sds", Kind::Number),
    optional("weight_centile", Kind::Number),
    optional("height_mm", WHOLE),
    optional("height_sds", Kind::Number),
    optional("bmi_sds", Kind::Number),
];

static RESPONSE: &[Field] = &[
    optional("id", Kind::Text),
    required("on", Kind::Date),
    optional("recorded", Kind::Date),
    required("by", AGENCY),
    required("kind", Kind::Word(ResponseKind::NAMES)),
    defaulted("to", Kind::Texts),
];

#[cfg(all(test, feature = "schema"))]
mod tests {
    use serde_json::Value;

    use super::*;

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
        by_reference(schema).or(within).unwrap_or(schema)
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
        agree_all(CASE, &root, &root);
    }
}
