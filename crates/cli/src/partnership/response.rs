//! `neglect-screen response`: organisations' responses checked, compared, written and turned from form to form.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::Span;
use jiff::civil::Date;
use neglect_render::{docx, printable};
use neglect_screen::partnership::Problem;
use neglect_screen::partnership::response::{
    Check, Matrix, Overview, Response, ResponseTool, Responses, Returns, interval,
};

use super::definition;
use crate::error::CliError;
use crate::{console, files};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check responses; every problem is named with its place
    Check(Files),
    /// Show priorities and organisations side by side
    Matrix {
        #[command(flatten)]
        files: Files,
        /// How the matrix is written
        #[arg(long, default_value = "text")]
        format: MatrixFormat,
        #[command(flatten)]
        out: Out,
    },
    /// Tell what nobody holds, what is old, what has not moved and what has
    Overview {
        #[command(flatten)]
        files: Files,
        /// The date from which to look, for what is old
        #[arg(long, requires = "stale_after")]
        as_of: Option<Date>,
        /// How old a response may be, such as `6 months`; the tool's source names no interval
        #[arg(long, requires = "as_of", value_parser = span)]
        stale_after: Option<Span>,
        /// Write everything, with progress over time, as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        out: Out,
    },
    /// Write a blank form
    Template {
        /// The form
        #[arg(long, default_value = "docx")]
        format: FormFormat,
        /// The organisation
        #[arg(long, default_value = "")]
        organisation: String,
        /// The date of the response; JSON and CSV need one
        #[arg(long)]
        date: Option<Date>,
        #[command(flatten)]
        tool: Tool,
        #[command(flatten)]
        out: Out,
    },
    /// Turn responses from one form into another; several go into CSV only
    Convert {
        #[command(flatten)]
        files: Files,
        /// The form
        #[arg(long)]
        format: FormFormat,
        #[command(flatten)]
        out: Out,
    },
}

#[derive(Debug, Args)]
pub struct Files {
    /// Responses: Word forms (.docx), JSON (.json) or CSV (.csv)
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    tool: Tool,
}

#[derive(Debug, Args)]
pub struct Tool {
    /// A response tool in place of the shipped one (TOML)
    #[arg(long, value_name = "FILE")]
    tool: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Out {
    /// Where it is written; the standard output if not given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum MatrixFormat {
    /// For a terminal
    Text,
    /// For a spreadsheet
    Csv,
    /// For a page
    Html,
    /// For programs
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum FormFormat {
    /// A Word form
    Docx,
    /// JSON
    Json,
    /// CSV
    Csv,
}

pub(super) fn run(command: &Command) -> Result<(), CliError> {
    match command {
        Command::Check(files) => check(files),
        Command::Matrix { files, format, out } => out.write(&matrix(files, *format)?),
        Command::Overview { files, as_of, stale_after, json, out } => {
            let overview = Overview::of(&files.together()?, as_of.zip(*stale_after));
            let text = || printable(&overview.to_text()).into_owned().into_bytes();
            out.write(&if *json { console::pretty_json(&overview) } else { text() })
        }
        Command::Template { format, organisation, date, tool, out } => {
            out.write(&template(*format, organisation, *date, &tool.read()?)?)
        }
        Command::Convert { files, format, out } => {
            let (tool, responses) = files.read()?.all().map_err(mistakes)?;
            out.write(&form(*format, &responses, &tool)?)
        }
    }
}

impl Tool {
    fn read(&self) -> Result<ResponseTool, CliError> {
        definition::read(self.tool.as_deref(), ResponseTool::shipped, ResponseTool::from_toml)
    }
}

impl Out {
    fn write(&self, bytes: &[u8]) -> Result<(), CliError> {
        files::write(self.out.as_deref(), bytes)
    }
}

impl Files {
    /// The responses of all files, and everything that is wrong in any of them.
    fn read(&self) -> Result<Returns, CliError> {
        let mut returns = Returns::new(self.tool.read()?);
        for path in &self.files {
            read(path, &mut returns)?;
        }
        Ok(returns)
    }

    fn together(&self) -> Result<Responses, CliError> {
        self.read()?.together().map_err(mistakes)
    }
}

/// The responses of one file, by the ending of its name.
fn read(path: &Path, returns: &mut Returns) -> Result<(), CliError> {
    let bytes = files::read(path)?;
    let name = path.display().to_string();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "json" => returns.take_json(&name, &bytes),
        "csv" => returns.take_csv(&name, &bytes),
        "docx" => {
            let read = docx::read_response(&bytes, returns.tool());
            let within =
                |problem: Problem| Problem { place: format!("{name}: {}", problem.place), ..problem };
            let read = read
                .map(|response| vec![(format!("{name}: "), response)])
                .map_err(|problems| problems.into_iter().map(within).collect());
            returns.take(name.as_str(), read);
        }
        _ => {
            let problem = Problem {
                place: name.clone(),
                code: "response.unknown_form",
                message: "the ending of the name is not that of a response".to_owned(),
                help: "let it end in .docx, .json or .csv".to_owned(),
            };
            returns.take(name, Err(vec![problem]));
        }
    }
    Ok(())
}

fn check(files: &Files) -> Result<(), CliError> {
    let Check { responses, answers, refused, rows, problems } = files.read()?.check();
    let taken = rows.iter().filter(|row| !row.refused);
    let taken: String = taken
        .map(|row| format!("{}: {} response(s), {} answer(s)\n", row.source, row.responses, row.answers))
        .collect();
    console::write(printable(&taken).as_bytes())?;
    if !problems.is_empty() {
        console::tell(lines(&problems));
    }
    console::tell(format!("{responses} response(s), {answers} answer(s), {refused} file(s) refused"));
    if problems.is_empty() { Ok(()) } else { Err(CliError::MistakesNamed) }
}

/// Problems, a line for each.
fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn mistakes(problems: Vec<Problem>) -> CliError {
    CliError::Input(lines(&problems))
}

fn matrix(files: &Files, format: MatrixFormat) -> Result<Vec<u8>, CliError> {
    let matrix = Matrix::of(&files.together()?);
    Ok(match format {
        MatrixFormat::Text => printable(&matrix.to_text()).into_owned().into_bytes(),
        MatrixFormat::Csv => matrix.to_csv().into_bytes(),
        MatrixFormat::Html => printable(&matrix.to_html()).into_owned().into_bytes(),
        MatrixFormat::Json => console::pretty_json(&matrix),
    })
}

/// A form to fill in. Only a Word form can go out without a date.
fn template(
    format: FormFormat,
    organisation: &str,
    date: Option<Date>,
    tool: &ResponseTool,
) -> Result<Vec<u8>, CliError> {
    match (format, date) {
        (FormFormat::Docx, None) if organisation.is_empty() => Ok(docx::response_form(tool, None)),
        (_, Some(date)) => form(format, &[Response::blank(tool, organisation, date)], tool),
        (_, None) => Err(CliError::Input("name the date of the response with --date".to_owned())),
    }
}

fn form(format: FormFormat, responses: &[Response], tool: &ResponseTool) -> Result<Vec<u8>, CliError> {
    let only = || match responses {
        [response] => Ok(response),
        _ => {
            let several = format!("there are {} responses; only CSV holds several", responses.len());
            Err(CliError::Input(several))
        }
    };
    match format {
        FormFormat::Docx => Ok(docx::response_form(tool, Some(only()?))),
        FormFormat::Json => Ok((only()?.to_json() + "\n").into_bytes()),
        FormFormat::Csv => Ok(Response::to_csv(responses, tool).into_bytes()),
    }
}

/// A length of calendar time such as `6 months` or `1 year`.
fn span(text: &str) -> Result<Span, String> {
    interval(text).map_err(|problem| problem.help)
}
