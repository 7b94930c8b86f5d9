//! A request as it arrives: JSON of one type, or the place at which it is not.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_path_to_error::{Path, Segment};

use crate::partnership::Problem;
use crate::partnership::complaint::Complaint;

/// Reads a request.
pub(super) fn read<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, Vec<Problem>> {
    let not_json =
        |error: &serde_json::Error| vec![Problem::in_json("request.unreadable", "a request", error)];
    let mut reader = serde_json::Deserializer::from_slice(json);
    let Object(request) =
        serde_path_to_error::deserialize(&mut reader).map_err(|error| match error.inner() {
            inner if inner.is_data() => vec![misfit(error.path(), inner)],
            inner => not_json(inner),
        })?;
    reader.end().map_err(|error| not_json(&error))?;
    Ok(request)
}

/// What does not fit the request, at its place in it.
fn misfit(path: &Path, error: &serde_json::Error) -> Problem {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    let complaint = Complaint::of(message);
    let mut segments: Vec<&Segment> = path.iter().collect();
    let (code, help) = match complaint {
        Complaint::UnknownField(_) => {
            // Its name is not ours to repeat.
            segments.pop_if(|last| matches!(last, Segment::Map { .. }));
            ("request.unknown_field", "take it out, or use one of those that there are")
        }
        Complaint::Missing(_) => ("request.field_missing", "add it"),
        Complaint::Twice(_) => ("request.field_twice", "keep one of the two"),
        Complaint::OtherKind(_) => ("request.kind", "write what is expected"),
        Complaint::UnknownWord(_) | Complaint::OtherValue(_) => ("request.value", "write what is expected"),
        Complaint::Unreadable => ("request.value", "write a date as 2026-10-31, and all else as documented"),
    };
    let mut place = String::new();
    for segment in segments {
        match segment {
            Segment::Seq { index } => place += &format!("[{index}]"),
            Segment::Map { key } if place.is_empty() => place += key,
            Segment::Map { key } => place += &format!(".{key}"),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    let place = if place.is_empty() { "the request".to_owned() } else { place };
    Problem::new(place, code, complaint.words(), help)
}

/// A value that is written as an object. The types' own readers take a list of its values as well.
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }
        deserializer.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::partnership::response::Response;
    use crate::vocabulary::Concern;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only whether it can be read is asked")]
    struct Request {
        concern: Concern,
        #[serde(default)]
        responses: Vec<Object<Response>>,
    }

    fn problem(json: &str) -> (String, &'static str, String) {
        let problem = read::<Request>(json.as_bytes()).err().unwrap().remove(0);
        assert!(!problem.to_string().contains("secret"), "{problem}");
        (problem.place, problem.code, problem.message)
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_place_and_never_quoted() {
        let of = |json: &str| {
            let (place, code, message) = problem(json);
            format!("{place} {code} {message}")
        };
        assert_eq!(of("secret"), "line 1, column 1 request.unreadable this is not JSON");
        assert_eq!(
            of(r#"{ "concern": "prompt" } "secret""#),
            "line 1, column 25 request.unreadable this is not JSON"
        );
        assert_eq!(
            of(r#"["secret"]"#),
            "the request request.kind this is of another kind, expected an object"
        );
        assert_eq!(of("{}"), "the request request.field_missing the field `concern` is missing");
        assert_eq!(
            of(r#"{ "secret": 1 }"#),
            "the request request.unknown_field there is no such field, expected `concern` or `responses`"
        );
        assert_eq!(
            of(r#"{ "concern": "secret" }"#),
            "concern request.value this value cannot stand here, expected one of `none_recorded`, `prompt`, \
             `consider`, `suspect`, `immediate`"
        );
        let response = |fields: &str| of(&format!(r#"{{ "concern": "prompt", "responses": [{fields}] }}"#));
        assert_eq!(response("[]"), "responses[0] request.kind this is of another kind, expected an object");
        assert_eq!(
            response(r#"{ "organisation": "a", "date": "secret" }"#),
            "responses[0].date request.value this cannot be read"
        );
        assert_eq!(
            response(
                r#"{ "organisation": "a", "date": "2026-01-01", "answers": [{ "priority": "R1", "secret": 1 }] }"#
            ),
            "responses[0].answers[0] request.unknown_field there is no such field, expected one of `priority`, \
             `action`, `status`"
        );
        assert_eq!(
            response(r#"{ "organisation": "a", "organisation": "secret" }"#),
            "responses[0] request.field_twice the field `organisation` stands twice"
        );
    }
}
