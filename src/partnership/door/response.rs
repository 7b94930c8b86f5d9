//! Responses through the door: one request for each of the commands.

use jiff::civil::Date;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::definitions;
use super::form::{MatrixForm, OverviewForm, ResponseForm, Text, json};
use super::request::{self, Object};
use crate::partnership::Problem;
use crate::partnership::response::{
    Matrix, Overview, Response, ResponseRow, ResponseTool, Returns, interval,
};

/// Which command a request is.
#[derive(Deserialize)]
struct Named {
    command: Command,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Command {
    Check,
    Matrix,
    Overview,
    Template,
    Convert,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckRequest {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    responses: Vec<Object<Response>>,
    #[serde(default)]
    csv: Vec<String>,
    #[serde(default)]
    tool: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MatrixRequest {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    responses: Vec<Object<Response>>,
    #[serde(default)]
    csv: Vec<String>,
    #[serde(default)]
    tool: Option<String>,
    #[serde(default)]
    format: MatrixForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverviewRequest {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    responses: Vec<Object<Response>>,
    #[serde(default)]
    csv: Vec<String>,
    #[serde(default)]
    tool: Option<String>,
    #[serde(default)]
    as_of: Option<Date>,
    #[serde(default)]
    stale_after: Option<String>,
    #[serde(default)]
    format: OverviewForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateRequest {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    organisation: String,
    date: Date,
    #[serde(default)]
    tool: Option<String>,
    #[serde(default)]
    format: ResponseForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConvertRequest {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    responses: Vec<Object<Response>>,
    #[serde(default)]
    csv: Vec<String>,
    #[serde(default)]
    tool: Option<String>,
    #[serde(default)]
    format: ResponseForm,
}

/// Responses, and once more as flat records.
#[derive(Serialize)]
struct Responses<'a> {
    responses: &'a [Response],
    rows: Vec<ResponseRow>,
}

/// Carries out a request about organisations' responses, JSON in and out: `check`, `matrix`, `overview`, `template`
/// or `convert`.
///
/// # Errors
///
/// All problems of the request and of what is in it. Only `check` takes responses with problems: they are its answer.
pub fn response_json(request: &[u8]) -> Result<String, Vec<Problem>> {
    let Named { command } = request::read(request)?;
    match command {
        Command::Check => {
            let CheckRequest { responses, csv, tool, .. } = request::read(request)?;
            Ok(json(&returns(tool, responses, &csv)?.check()))
        }
        Command::Matrix => {
            let MatrixRequest { responses, csv, tool, format, .. } = request::read(request)?;
            let matrix = Matrix::of(&returns(tool, responses, &csv)?.together()?);
            Ok(match format {
                MatrixForm::Json => json(&matrix),
                MatrixForm::Csv => json(&Text { text: matrix.to_csv() }),
                MatrixForm::Text => json(&Text { text: matrix.to_text() }),
                MatrixForm::Html => json(&Text { text: matrix.to_html() }),
            })
        }
        Command::Overview => overview(request::read(request)?),
        Command::Template => {
            let TemplateRequest { organisation, date, tool, format, .. } = request::read(request)?;
            let tool = definitions::tool(tool.as_deref())?;
            Ok(written(&[Response::blank(&tool, &organisation, date)], &tool, format))
        }
        Command::Convert => {
            let ConvertRequest { responses, csv, tool, format, .. } = request::read(request)?;
            let (tool, responses) = returns(tool, responses, &csv)?.all()?;
            Ok(written(&responses, &tool, format))
        }
    }
}

fn overview(request: OverviewRequest) -> Result<String, Vec<Problem>> {
    let OverviewRequest { responses, csv, tool, as_of, stale_after, format, .. } = request;
    let stale = match (as_of, stale_after) {
        (None, None) => None,
        (Some(as_of), Some(after)) => {
            let after = interval(&after)
                .map_err(|problem| vec![Problem { place: "stale_after".to_owned(), ..problem }])?;
            Some((as_of, after))
        }
        (Some(_), None) => return Err(alone("stale_after")),
        (None, Some(_)) => return Err(alone("as_of")),
    };
    let overview = Overview::of(&returns(tool, responses, &csv)?.together()?, stale);
    Ok(match format {
        OverviewForm::Json => json(&overview),
        OverviewForm::Text => json(&Text { text: overview.to_text() }),
    })
}

/// One of two fields that go together is missing.
fn alone(missing: &str) -> Vec<Problem> {
    vec![Problem::new(
        missing,
        "request.field_missing",
        "as_of and stale_after go together",
        "write both of them, or neither",
    )]
}

/// Everything that a request hands over.
fn returns(
    tool: Option<String>,
    responses: Vec<Object<Response>>,
    csv: &[String],
) -> Result<Returns, Vec<Problem>> {
    let mut returns = Returns::new(definitions::tool(tool.as_deref())?);
    for (n, Object(response)) in responses.into_iter().enumerate() {
        returns.take_response(&format!("responses[{n}]"), response);
    }
    for (n, text) in csv.iter().enumerate() {
        returns.take_csv(&format!("csv[{n}]"), text.as_bytes());
    }
    Ok(returns)
}

fn written(responses: &[Response], tool: &ResponseTool, format: ResponseForm) -> String {
    match format {
        ResponseForm::Json => json(&Responses { responses, rows: Response::rows(responses, tool) }),
        ResponseForm::Csv => json(&Text { text: Response::to_csv(responses, tool) }),
    }
}
