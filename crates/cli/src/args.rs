//! What can be said on the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use neglect_screen::Agency;
use neglect_screen::report::Course;

use crate::exit;

/// Screens what agencies have recorded about a child for signs of neglect.
///
/// It supports judgement: it never says that there is no neglect, never gives a probability, never decides.
#[derive(Debug, Parser)]
#[command(name = "neglect-screen", version, after_help = exit::HELP, max_term_width = 110)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Screen one case, or many as JSON Lines
    #[command(after_help = "Examples:
  neglect-screen screen case.json
  neglect-screen screen case.json --format html > report.html
  neglect-screen screen cases.jsonl > reports.jsonl
  neglect-screen screen cases.jsonl --responses | neglect-screen measures -
  neglect-screen screen case.json --pack our-thresholds.toml
  cat case.json | neglect-screen screen -")]
    Screen(Screen),
    /// See a case from each date on which something became known, without hindsight
    #[command(after_help = "Examples:
  neglect-screen replay case.json
  neglect-screen replay case.json --format svg > timeline.svg")]
    Replay(Replay),
    /// Record what a person decided on a case, or hold such a record against the case
    #[command(after_help = "A decision for less than the report's concern needs --reason.\n
Examples:
  neglect-screen decide case.json --decision refer --by education --role 'designated safeguarding lead' \\
      --on 2026-11-21 > decision.json
  neglect-screen decide case.json --against decision.json")]
    Decide(Decide),
    /// Say everything that is wrong with packs, and run the examples of their rules
    #[command(after_help = "Examples:
  neglect-screen check our-thresholds.toml
  neglect-screen check our-thresholds.toml --today 2026-11-21 --deny-warnings")]
    Check(Check),
    /// List the packs that are built in, or those given
    Packs(Packs),
    /// List the codes that a case may use
    #[command(after_help = "Examples:
  neglect-screen codes --search teeth
  neglect-screen codes --format json")]
    Codes(Codes),
    /// Explain one rule (what it says, when it fires, on whose authority), or a code that `check` names
    #[command(after_help = "Examples:
  neglect-screen explain nice/1.3.3
  neglect-screen explain never_fires")]
    Explain(Explain),
    /// Print the JSON Schema of a case or of a report
    Schema(Schema),
    /// Talk through how a baby sleeps: asks in the terminal, then shows the report and the family's plan
    #[command(after_help = "Examples:
  neglect-screen sleep --save case.json
  neglect-screen sleep --case case.json --save case.json
  neglect-screen sleep plan case.json --format html > plan.html
  neglect-screen sleep next case.json")]
    Sleep(crate::sleep::Sleep),
    /// Write vectors, cases with the exact bytes of their reports, or replay them
    #[command(after_help = "Examples:
  neglect-screen vectors our-cases/*.json --pack our-thresholds.toml > our-vectors.json
  neglect-screen vectors --examples --pack our-thresholds.toml > our-vectors.json
  neglect-screen vectors --check our-vectors.json")]
    Vectors(crate::vectors::Arguments),
    /// The partnership's side: measures, responses, confidence.
    #[command(flatten)]
    Partnership(crate::partnership::Command),
    /// Print a completion script for a shell
    #[command(after_help = "Example:
  neglect-screen completions bash > /etc/bash_completion.d/neglect-screen")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

/// Which packs to use.
#[derive(Debug, Clone, Default, ClapArgs)]
pub struct PackArgs {
    /// Add a pack: a TOML file, a folder of them, or the name of one that is built in (`neglect-screen packs --all` lists them)
    #[arg(long = "pack", value_name = "PACK")]
    pub packs: Vec<String>,
    /// Leave the built-in packs for England out
    #[arg(long)]
    pub no_built_in: bool,
}

/// Screen.
#[derive(Debug, ClapArgs)]
pub struct Screen {
    /// A case as JSON, many as JSON Lines (a name that ends in .jsonl, or --lines), or - for standard input
    pub file: String,
    #[command(flatten)]
    pub packs: PackArgs,
    /// How to show it; text for one case and jsonl for many where not said
    #[arg(long, value_enum)]
    pub format: Option<ReportFormat>,
    /// The input is JSON Lines: one case on each line
    #[arg(long)]
    pub lines: bool,
    /// Write JSON Lines that hold, with each report, what services did and when: `measures` counts days from them
    #[arg(long, conflicts_with = "format")]
    pub responses: bool,
    /// Make a code, qualifier, tool or question that no pack knows an error
    #[arg(long)]
    pub strict: bool,
    /// Use so many threads; all cores where not said
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// Show no progress
    #[arg(long)]
    pub quiet: bool,
}

/// How to show a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading.
    Text,
    /// One JSON document, indented.
    Json,
    /// One line of JSON for each case.
    Jsonl,
    /// One self-contained page.
    Html,
}

/// Replay.
#[derive(Debug, ClapArgs)]
pub struct Replay {
    /// A case as JSON, or - for standard input
    pub file: String,
    #[command(flatten)]
    pub packs: PackArgs,
    /// How to show it
    #[arg(long, value_enum, default_value_t = ReplayFormat::Text)]
    pub format: ReplayFormat,
}

/// How to show a replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReplayFormat {
    /// For reading.
    Text,
    /// JSON.
    Json,
    /// A picture.
    Svg,
    /// One self-contained page with the picture and the steps.
    Html,
}

/// Decide.
#[derive(Debug, ClapArgs)]
pub struct Decide {
    /// The case as JSON, or - for standard input
    pub file: String,
    #[command(flatten)]
    pub packs: PackArgs,
    /// What was decided
    #[arg(long, value_name = "COURSE", value_parser = PossibleValuesParser::new(Course::NAMES).try_map(course), required_unless_present = "against")]
    pub decision: Option<Course>,
    /// The agency whose decision it is
    #[arg(long, value_name = "AGENCY", value_parser = PossibleValuesParser::new(Agency::NAMES).try_map(agency), required_unless_present = "against")]
    pub by: Option<Agency>,
    /// The role of whoever decided; never a name
    #[arg(long, required_unless_present = "against")]
    pub role: Option<String>,
    /// The day on which it was decided
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, required_unless_present = "against")]
    pub on: Option<jiff::civil::Date>,
    /// Why; required where the decision is for less than the report's concern
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
    /// Say whether the case, the packs and the report are those on which this decision was made
    #[arg(long, value_name = "DECISION", conflicts_with_all = ["decision", "by", "role", "on", "reason"])]
    pub against: Option<String>,
}

/// Check.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// The packs: TOML files, and folders of them with a pack.toml
    #[arg(required = true)]
    pub packs: Vec<String>,
    /// Check them by themselves and not beside the built-in packs for England
    #[arg(long)]
    pub no_built_in: bool,
    /// The day against which review dates are held (the library has no clock of its own)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub today: Option<jiff::civil::Date>,
    /// Treat warnings as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Packs.
#[derive(Debug, ClapArgs)]
pub struct Packs {
    #[command(flatten)]
    pub packs: PackArgs,
    /// Also name the packs that are built in and not in force: of named partnerships, and further tools
    #[arg(long)]
    pub all: bool,
    /// How to show them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// Codes.
#[derive(Debug, ClapArgs)]
pub struct Codes {
    #[command(flatten)]
    pub packs: PackArgs,
    /// Only those whose code, label or coding contains these words
    #[arg(long, value_name = "WORDS")]
    pub search: Option<String>,
    /// How to show them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
}

/// How to show a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading.
    Text,
    /// JSON.
    Json,
}

/// Explain.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// The rule, such as nice/1.3.3, or the code of a diagnostic, such as never_fires
    pub name: String,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// Schema.
#[derive(Debug, ClapArgs)]
pub struct Schema {
    /// Of what
    #[arg(value_enum, default_value_t = SchemaOf::Case)]
    pub of: SchemaOf,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// A case.
    Case,
    /// A report.
    Report,
    /// A decision on a report.
    Decision,
}

fn date(text: &str) -> Result<jiff::civil::Date, String> {
    text.parse().map_err(|_| "not a date of the calendar written as YYYY-MM-DD".to_owned())
}

fn course(name: String) -> Result<Course, &'static str> {
    Course::from_name(&name).ok_or("not a course of action")
}

fn agency(name: String) -> Result<Agency, &'static str> {
    Agency::from_name(&name).ok_or("not an agency")
}
