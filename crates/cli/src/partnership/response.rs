//! `neglect-screen response`: organisations' responses checked, compared, written and turned from form to form.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use neglect_partnership::response::{
    Check, Matrix, Overview, ResponseTool, Responses, Returns, StrategyResponse, interval,
};
use neglect_partnership::{Definition, Problem, codes};

use super::{Outcome, Stop, docx, output};

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
        stale_after: Option<jiff::Span>,
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

pub(super) fn run(command: &Command) -> Result<Outcome, Stop> {
    match command {
        Command::Check(files) => check(files),
        Command::Matrix { files, format, out } => {
            let matrix = Matrix::new(&files.together()?);
            let text = match format {
                MatrixFormat::Text => matrix.to_text(),
                MatrixFormat::Csv => matrix.to_csv(),
                MatrixFormat::Html => matrix.to_html(),
                MatrixFormat::Json => json(&matrix)?,
            };
            write(out, text.as_bytes())
        }
        Command::Overview { files, as_of, stale_after, json: as_json, out } => {
            let overview = Overview::new(&files.together()?, as_of.zip(*stale_after));
            let text = if *as_json { json(&overview)? } else { overview.to_text() };
            write(out, text.as_bytes())
        }
        Command::Template { format, organisation, date, tool, out } => {
            let tool = tool.read()?;
            let bytes = match (format, date) {
                (FormFormat::Docx, None) if organisation.is_empty() => docx::write(&tool, None)?,
                (_, Some(date)) => {
                    let blank = StrategyResponse::blank(&tool, organisation, *date);
                    form(*format, &[blank], &tool)?
                }
                (_, None) => return Err("name the date of the response with --date".to_owned().into()),
            };
            write(out, &bytes)
        }
        Command::Convert { files, format, out } => {
            let (tool, responses) = files.read()?.all().map_err(|error| error.to_string())?;
            let bytes = form(*format, &responses, &tool)?;
            write(out, &bytes)
        }
    }
}

impl Tool {
    fn read(&self) -> Result<ResponseTool, Stop> {
        match &self.tool {
            None => Ok(ResponseTool::shipped()),
            Some(path) => ResponseTool::from_toml(&output::read_text(path)?)
                .map_err(|error| Stop::Definition(output::problems(path, &error.problems))),
        }
    }
}

impl Files {
    /// The responses of all files, and everything that is wrong in any of them.
    fn read(&self) -> Result<Returns, Stop> {
        let mut returns = Returns::new(self.tool.read()?);
        for path in &self.files {
            read(path, &mut returns)?;
        }
        Ok(returns)
    }

    fn together(&self) -> Result<Responses, Stop> {
        self.read()?.together().map_err(|error| error.to_string().into())
    }
}

/// The responses of one file, by the ending of its name.
fn read(path: &Path, returns: &mut Returns) -> Result<(), Stop> {
    let bytes = output::read(path)?;
    let name = path.display().to_string();
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "json" => returns.take_json(&name, &bytes),
        "csv" => returns.take_csv(&name, &bytes),
        "docx" => {
            let read = docx::read(&bytes, returns.tool());
            let within = |problem: Problem| Problem { path: format!("{name}: {}", problem.path), ..problem };
            let read = read
                .map(|response| vec![(format!("{name}: "), response)])
                .map_err(|problems| problems.into_iter().map(within).collect::<Vec<_>>().into());
            returns.take(name.as_str(), read);
        }
        _ => {
            let problem = Problem {
                path: name.clone(),
                code: codes::RESPONSE_UNKNOWN_FORM,
                message: "the ending of the name is not that of a response".to_owned(),
                help: "let it end in .docx, .json or .csv".to_owned(),
            };
            returns.take(name, Err(problem.into()));
        }
    }
    Ok(())
}

fn check(files: &Files) -> Result<Outcome, Stop> {
    let check = files.read()?.check();
    for row in check.rows.iter().filter(|row| !row.refused) {
        println!("{}: {} response(s), {} answer(s)", row.source, row.responses, row.answers);
    }
    if !check.problems.is_empty() {
        eprintln!("{}", lines(&check.problems));
    }
    let Check { responses, answers, refused, .. } = check;
    eprintln!("{responses} response(s), {answers} answer(s), {refused} file(s) refused");
    Ok(if check.problems.is_empty() { Outcome::Whole } else { Outcome::SomeRefused })
}

/// Problems, a line for each.
fn lines(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn form(format: FormFormat, responses: &[StrategyResponse], tool: &ResponseTool) -> Result<Vec<u8>, String> {
    let one = || match responses {
        [one] => Ok(one),
        _ => Err(format!("there are {} responses; only CSV holds several", responses.len())),
    };
    match format {
        FormFormat::Docx => docx::write(tool, Some(one()?)),
        FormFormat::Json => Ok((one()?.to_json() + "\n").into_bytes()),
        FormFormat::Csv => Ok(StrategyResponse::to_csv(responses, tool).into_bytes()),
    }
}

fn json(value: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string_pretty(value)
        .map(|text| text + "\n")
        .map_err(|error| format!("cannot write JSON: {error}"))
}

fn write(out: &Out, bytes: &[u8]) -> Result<Outcome, Stop> {
    output::write(out.out.as_deref(), bytes)?;
    Ok(Outcome::Whole)
}

/// A length of calendar time such as `6 months` or `1 year`.
fn span(text: &str) -> Result<jiff::Span, String> {
    interval(text).map_err(|problem| problem.help)
}
