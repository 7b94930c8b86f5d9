//! A request as it arrives: JSON of one type, with definitions as TOML text in it.

use neglect_screen::case::Problem;
use serde::Deserialize;

use super::answer::TableForm;
use crate::codes;
use crate::definition::Definition;
use crate::disclosure::Edition;
use crate::document::{Misfit, Mismatch, Node};
use crate::problem::{PartnershipError, not_json, problem};

/// Reads a request as a document.
pub(super) fn parse(json: &[u8]) -> Result<Node, PartnershipError> {
    Ok(Node::from_json(json).map_err(|error| not_json(codes::REQUEST_UNREADABLE, "a request", &error))?)
}

/// Reads a request as a type.
pub(super) fn read<'a, T: Deserialize<'a>>(request: &'a Node) -> Result<T, PartnershipError> {
    Ok(request.read().map_err(does_not_fit)?)
}

fn does_not_fit(mismatch: Mismatch) -> Problem {
    let message = mismatch.to_string();
    let (code, help) = match mismatch.misfit {
        Misfit::UnknownField(_) => {
            (codes::REQUEST_UNKNOWN_FIELD, "take it out, or use one of those that there are")
        }
        Misfit::FieldMissing(_) => (codes::REQUEST_FIELD_MISSING, "add it"),
        Misfit::FieldTwice(_) => (codes::REQUEST_FIELD_TWICE, "keep one of the two"),
        Misfit::Kind(_) => (codes::REQUEST_KIND, "write what is expected"),
        Misfit::UnknownWord(_) | Misfit::Value(_) => (codes::REQUEST_VALUE, "write what is expected"),
        Misfit::Refused => (codes::REQUEST_VALUE, "write a date as 2026-10-31, and all else as documented"),
    };
    let path = if mismatch.path.is_empty() { "the request".to_owned() } else { mismatch.path };
    problem(path, code, message, help)
}

/// The partnership's own definition in a field of the request, or the one that ships.
pub(super) fn definition<D: Definition>(field: &str, text: Option<&str>) -> Result<D, PartnershipError> {
    match text {
        None => Ok(D::shipped()),
        Some(text) => D::from_toml(text).map_err(|error| error.within(&format!("{field}: "))),
    }
}

/// A page is asked for by the function that makes it, so that no other form can be asked for beside it.
pub(super) fn no_other_form(format: TableForm) -> Result<(), PartnershipError> {
    if format == TableForm::Json {
        return Ok(());
    }
    Err(problem("format", codes::REQUEST_VALUE, "a page has no other form", "leave it out").into())
}

/// A page has no place for warnings, and to take an earlier publication and say nothing would be worse than to refuse it.
pub(super) fn no_earlier(earlier: Option<Edition>) -> Result<(), PartnershipError> {
    if earlier.is_none() {
        return Ok(());
    }
    let help = "leave it out, and compare by publishing as JSON";
    Err(problem("earlier", codes::REQUEST_VALUE, "a page has no warnings", help).into())
}

#[cfg(test)]
mod tests {
    use neglect_screen::Concern;

    use super::*;
    use crate::response::StrategyResponse;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read is asked")]
    struct Request {
        concern: Concern,
        #[serde(default)]
        responses: Vec<StrategyResponse>,
    }

    #[test]
    fn what_does_not_fit_is_named_with_its_path_and_never_quoted() {
        for (json, expected) in [
            ("secret", "line 1, column 1 request.unreadable"),
            (r#"{ "concern": "prompt" } "secret""#, "line 1, column 25 request.unreadable"),
            (r#"["secret"]"#, "the request request.kind"),
            ("{}", "the request request.field_missing"),
            (r#"{ "secret": 1 }"#, "the request request.unknown_field"),
            (r#"{ "concern": "secret" }"#, "concern request.value"),
            (r#"{ "responses": [["secret"]] }"#, "responses[0] request.kind"),
            (r#"{ "responses": [{ "date": "secret" }] }"#, "responses[0].date request.value"),
            (r#"{ "responses": [{ "tool": "a", "tool": "secret" }] }"#, "responses[0] request.field_twice"),
            (
                r#"{ "responses": [{ "answers": [{ "priority": "R1", "secret": 1 }] }] }"#,
                "responses[0].answers[0] request.unknown_field",
            ),
        ] {
            let read = parse(json.as_bytes()).and_then(|request| read::<Request>(&request));
            let problem = read.err().unwrap().problems.remove(0);
            assert_eq!(format!("{} {}", problem.path, problem.code), expected);
            assert!(!problem.to_string().contains("secret"), "{problem}");
        }
    }
}
