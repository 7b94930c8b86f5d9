//! `neglect-screen response`: organisations' responses checked, compared, written and turned from form to form.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;
use neglect_screen::partnership::response::{Matrix, Response, ResponseTool, Responses};

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
            let matrix = Matrix::of(&together(files)?);
            let text = match format {
                MatrixFormat::Text => matrix.to_text(),
                MatrixFormat::Csv => matrix.to_csv(),
                MatrixFormat::Html => matrix.to_html(),
                MatrixFormat::Json => json(&matrix)?,
            };
            write(out, text.as_bytes())
        }
        Command::Overview { files, as_of, stale_after, json: as_json, out } => {
            let responses = together(files)?;
            let stale = as_of.zip(*stale_after);
            let text = if *as_json { overview_json(&responses, stale)? } else { overview(&responses, stale) };
            write(out, text.as_bytes())
        }
        Command::Template { format, organisation, date, tool, out } => {
            let tool = tool.read()?;
            let bytes = match (format, date) {
                (FormFormat::Docx, None) if organisation.is_empty() => docx::write(&tool, None)?,
                (_, Some(date)) => {
                    let blank = Response::blank(&tool, organisation, *date);
                    form(*format, &[blank], &tool)?
                }
                (_, None) => return Err("name the date of the response with --date".to_owned().into()),
            };
            write(out, &bytes)
        }
        Command::Convert { files, format, out } => {
            let (tool, responses) = files.read()?;
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
                .map_err(|problems| Stop::Definition(output::problems(path, &problems))),
        }
    }
}

impl Files {
    /// All responses of all files, or everything that is wrong in any of them.
    fn read(&self) -> Result<(ResponseTool, Vec<Response>), Stop> {
        let tool = self.tool.read()?;
        let (mut responses, mut wrong) = (Vec::new(), Vec::new());
        for path in &self.files {
            match read(path, &tool) {
                Ok(more) => responses.extend(more),
                Err(Stop::Input(problems)) => wrong.push(problems),
                Err(stop) => return Err(stop),
            }
        }
        if wrong.is_empty() { Ok((tool, responses)) } else { Err(wrong.join("\n").into()) }
    }
}

/// The responses of one file, by the ending of its name.
fn read(path: &Path, tool: &ResponseTool) -> Result<Vec<Response>, Stop> {
    let bytes = output::read(path)?;
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "docx" => docx::read(&bytes, tool).map(|response| vec![response]).map_err(|problems| {
            let lines: Vec<String> =
                problems.iter().map(|problem| format!("{}: {problem}", path.display())).collect();
            lines.join("\n").into()
        }),
        "json" => Response::from_json(&bytes, tool)
            .map(|response| vec![response])
            .map_err(|problems| output::problems(path, &problems).into()),
        "csv" => {
            Response::from_csv(&bytes, tool).map_err(|problems| output::problems(path, &problems).into())
        }
        _ => Err(format!("{}: the name must end in .docx, .json or .csv", path.display()).into()),
    }
}

fn together(files: &Files) -> Result<Responses, Stop> {
    let (tool, responses) = files.read()?;
    Responses::new(tool, responses)
        .map_err(|problems| problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n").into())
}

fn check(files: &Files) -> Result<Outcome, Stop> {
    let tool = files.tool.read()?;
    let (mut responses, mut refused) = (Vec::new(), false);
    for path in &files.files {
        match read(path, &tool) {
            Ok(more) => {
                let answers: usize =
                    more.iter().flat_map(|response| &response.answers).filter(|a| !a.is_blank()).count();
                println!("{}: {} response(s), {answers} answer(s)", path.display(), more.len());
                responses.extend(more);
            }
            Err(Stop::Input(problems)) => {
                refused = true;
                eprintln!("{problems}");
            }
            Err(stop) => return Err(stop),
        }
    }
    if let Err(problems) = Responses::new(tool, responses) {
        refused = true;
        problems.iter().for_each(|problem| eprintln!("{problem}"));
    }
    Ok(if refused { Outcome::SomeRefused } else { Outcome::Whole })
}

fn form(format: FormFormat, responses: &[Response], tool: &ResponseTool) -> Result<Vec<u8>, String> {
    let one = || match responses {
        [one] => Ok(one),
        _ => Err(format!("there are {} responses; only CSV holds several", responses.len())),
    };
    match format {
        FormFormat::Docx => docx::write(tool, Some(one()?)),
        FormFormat::Json => Ok((one()?.to_json() + "\n").into_bytes()),
        FormFormat::Csv => Ok(Response::to_csv(responses, tool).into_bytes()),
    }
}

fn overview(responses: &Responses, stale: Option<(Date, jiff::Span)>) -> String {
    let mut text = String::from("Held by nobody:\n");
    for priority in responses.held_by_nobody() {
        text += &format!("  {} {}\n", priority.id, priority.text);
    }
    if let Some((as_of, after)) = stale {
        text += "No return for too long:\n";
        for old in responses.stale(as_of, after) {
            text += &format!("  {}: {} ({} days)\n", old.organisation, old.last, old.days);
        }
    }
    text += "The same as the return before:\n";
    for organisation in responses.unchanged() {
        text += &format!("  {organisation}\n");
    }
    text += "Movement since the return before:\n";
    for response in responses.latest() {
        for (priority, movement) in responses.movement(&response.organisation) {
            let movement = format!("{movement:?}").to_lowercase();
            text += &format!("  {}: {} {movement}\n", response.organisation, priority.id);
        }
    }
    text
}

fn overview_json(responses: &Responses, stale: Option<(Date, jiff::Span)>) -> Result<String, String> {
    let movement: Vec<_> = responses
        .latest()
        .flat_map(|response| {
            let organisation = response.organisation.clone();
            responses.movement(&response.organisation).into_iter().map(move |(priority, movement)| {
                serde_json::json!({ "organisation": organisation, "priority": priority.id, "movement": movement })
            })
        })
        .collect();
    let held: Vec<_> = responses
        .tool()
        .priorities()
        .map(|priority| {
            let by: Vec<&str> = responses.held_by(&priority.id).collect();
            serde_json::json!({ "priority": priority.id, "by": by })
        })
        .collect();
    json(&serde_json::json!({
        "held": held,
        "held_by_nobody": responses.held_by_nobody().map(|priority| &priority.id).collect::<Vec<_>>(),
        "stale": stale.map(|(as_of, after)| responses.stale(as_of, after)),
        "unchanged": responses.unchanged().collect::<Vec<_>>(),
        "movement": movement,
        "progress": responses.progress(),
    }))
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
    let wrong = || "write it as 90 days, 12 weeks, 6 months or 1 year".to_owned();
    let (number, unit) = text.trim().split_once(' ').ok_or_else(wrong)?;
    let number: i32 = number.parse().ok().filter(|n| (0..=1000).contains(n)).ok_or_else(wrong)?;
    let span = jiff::Span::new();
    match unit.trim().trim_end_matches('s') {
        "day" => Ok(span.days(number)),
        "week" => Ok(span.weeks(number)),
        "month" => Ok(span.months(number)),
        "year" => Ok(span.years(number)),
        _ => Err(wrong()),
    }
}
