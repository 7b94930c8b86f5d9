//! Responses: one request for each of the commands.

use jiff::civil::Date;
use neglect_screen::case::Problem;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::answer::{json, text};
use super::request::{self, definition};
use crate::codes;
use crate::problem::{PartnershipError, problem};
use crate::response::{Matrix, Overview, ResponseRow, ResponseTool, Returns, StrategyResponse, interval};

/// Which command a request is.
#[derive(Deserialize)]
struct CommandField {
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
struct CheckRequest<'a> {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    responses: Vec<StrategyResponse>,
    #[serde(borrow, default)]
    csv: Vec<&'a str>,
    #[serde(borrow, default)]
    tool: Option<&'a str>,
}

/// A request of the commands that take responses and write them in another form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "F: Default + Deserialize<'de>"))]
struct FormRequest<'a, F> {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    responses: Vec<StrategyResponse>,
    #[serde(borrow, default)]
    csv: Vec<&'a str>,
    #[serde(borrow, default)]
    tool: Option<&'a str>,
    #[serde(default)]
    format: F,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MatrixForm {
    #[default]
    Json,
    Csv,
    Text,
    Html,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OverviewRequest<'a> {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(default)]
    responses: Vec<StrategyResponse>,
    #[serde(borrow, default)]
    csv: Vec<&'a str>,
    #[serde(borrow, default)]
    tool: Option<&'a str>,
    #[serde(default)]
    as_of: Option<Date>,
    #[serde(borrow, default)]
    stale_after: Option<&'a str>,
    #[serde(default)]
    format: OverviewForm,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OverviewForm {
    #[default]
    Json,
    Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateRequest<'a> {
    #[serde(rename = "command")]
    _command: IgnoredAny,
    #[serde(borrow, default)]
    organisation: &'a str,
    date: Date,
    #[serde(borrow, default)]
    tool: Option<&'a str>,
    #[serde(default)]
    format: ResponseForm,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ResponseForm {
    #[default]
    Json,
    Csv,
}

/// What a form to fill in is made of.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlankRequest<'a> {
    #[serde(default)]
    response: Option<StrategyResponse>,
    #[serde(borrow, default)]
    tool: Option<&'a str>,
}

/// How a returned form is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingOptions<'a> {
    #[serde(borrow, default)]
    tool: Option<&'a str>,
}

/// Responses, and once more as flat records.
#[derive(Serialize)]
struct Responses<'a> {
    responses: &'a [StrategyResponse],
    rows: Vec<ResponseRow>,
}

/// Carries out a request about organisations' responses, JSON in and out: `check`, `matrix`, `overview`, `template` or
/// `convert`.
///
/// # Errors
///
/// All problems of the request and of what is in it. Only `check` takes responses with problems: they are its answer.
pub fn response_json(request: &[u8]) -> Result<String, PartnershipError> {
    let request = request::parse(request)?;
    let CommandField { command } = request::read(&request)?;
    match command {
        Command::Check => {
            let CheckRequest { responses, csv, tool, .. } = request::read(&request)?;
            Ok(json(&returns(tool, responses, &csv)?.check()))
        }
        Command::Matrix => {
            let FormRequest { responses, csv, tool, format, .. } = request::read(&request)?;
            let matrix = Matrix::new(&returns(tool, responses, &csv)?.together()?);
            Ok(match format {
                MatrixForm::Json => json(&matrix),
                MatrixForm::Csv => text(matrix.to_csv()),
                MatrixForm::Text => text(matrix.to_text()),
                MatrixForm::Html => text(matrix.to_html()),
            })
        }
        Command::Overview => overview(request::read(&request)?),
        Command::Template => {
            let TemplateRequest { organisation, date, tool, format, .. } = request::read(&request)?;
            let tool = definition("tool", tool)?;
            Ok(formatted(&[StrategyResponse::blank(&tool, organisation, date)], &tool, format))
        }
        Command::Convert => {
            let FormRequest { responses, csv, tool, format, .. } = request::read(&request)?;
            let (tool, responses) = returns(tool, responses, &csv)?.all()?;
            Ok(formatted(&responses, &tool, format))
        }
    }
}

/// The response tool, and the response with which a form of it is filled in, from a request in JSON: `response` and
/// `tool`, both optional.
///
/// # Errors
///
/// All problems of the request, and of the tool and the response in it: of a response that has any, a form could not show
/// everything.
pub fn form_request(request: &[u8]) -> Result<(ResponseTool, Option<StrategyResponse>), PartnershipError> {
    let request = request::parse(request)?;
    let BlankRequest { response, tool } = request::read(&request)?;
    let mut returns = Returns::new(definition("tool", tool)?);
    if let Some(response) = response {
        returns.take_response("response", response);
    }
    let (tool, responses) = returns.all()?;
    Ok((tool, responses.into_iter().next()))
}

/// The response tool by which a returned form is read, from options in JSON: `tool`, optional.
///
/// # Errors
///
/// All problems of the options, and of the tool in them.
pub fn reading_options(options: &[u8]) -> Result<ResponseTool, PartnershipError> {
    let options = request::parse(options)?;
    let ReadingOptions { tool } = request::read(&options)?;
    definition("tool", tool)
}

fn overview(request: OverviewRequest<'_>) -> Result<String, PartnershipError> {
    let OverviewRequest { responses, csv, tool, as_of, stale_after, format, .. } = request;
    let stale = match (as_of, stale_after) {
        (None, None) => None,
        (Some(as_of), Some(after)) => {
            let at_its_field = |problem| Problem { path: "stale_after".to_owned(), ..problem };
            Some((as_of, interval(after).map_err(at_its_field)?))
        }
        (Some(_), None) => return Err(alone("stale_after")),
        (None, Some(_)) => return Err(alone("as_of")),
    };
    let overview = Overview::new(&returns(tool, responses, &csv)?.together()?, stale);
    Ok(match format {
        OverviewForm::Json => json(&overview),
        OverviewForm::Text => text(overview.to_text()),
    })
}

/// One of two fields that go together is missing.
fn alone(missing: &str) -> PartnershipError {
    problem(
        missing,
        codes::REQUEST_FIELD_MISSING,
        "as_of and stale_after go together",
        "write both of them, or neither",
    )
    .into()
}

/// Everything that a request hands over.
fn returns(
    tool: Option<&str>,
    responses: Vec<StrategyResponse>,
    csv: &[&str],
) -> Result<Returns, PartnershipError> {
    let mut returns = Returns::new(definition("tool", tool)?);
    for (n, response) in responses.into_iter().enumerate() {
        returns.take_response(&format!("responses[{n}]"), response);
    }
    for (n, text) in csv.iter().enumerate() {
        returns.take_csv(&format!("csv[{n}]"), text.as_bytes());
    }
    Ok(returns)
}

fn formatted(responses: &[StrategyResponse], tool: &ResponseTool, format: ResponseForm) -> String {
    match format {
        ResponseForm::Json => json(&Responses { responses, rows: StrategyResponse::rows(responses, tool) }),
        ResponseForm::Csv => text(StrategyResponse::to_csv(responses, tool)),
    }
}
