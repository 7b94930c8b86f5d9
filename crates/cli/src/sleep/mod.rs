//! `sleep`: the conversation about how a baby sleeps, and the family's plan.

mod conversation;
mod input;
mod new_case;
mod reply;

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use neglect_render::{html, printable, text};
use neglect_screen::Screener;
use neglect_screen::case::CaseDraft;
use neglect_screen::interview::{Interview, Plan};

use crate::case_file::{CaseArgs, load_case, mistakes, read_case};
use crate::error::CliError;
use crate::pack_args::PackArgs;
use crate::{console, files};
use input::Input;

/// The tool that the conversation fills in.
const TOOL: &str = "safe_sleep";
/// The pack whose rules make the family's plan.
const PACK: &str = "safe-sleep";

/// Talk through how a baby sleeps: asks in the terminal, then shows the report and the family's plan
#[derive(Debug, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:
  neglect-screen sleep --save case.json
  neglect-screen sleep --case case.json --save case.json
  neglect-screen sleep plan case.json --format html > plan.html
  neglect-screen sleep next case.json"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    talk: Talk,
}

/// What else can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Show the family's safe-sleep plan of a case
    Plan {
        #[command(flatten)]
        case: CaseArgs,
        /// How to show it
        #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
        format: PlanFormat,
    },
    /// Print the next question for a case as JSON, for programs that ask it themselves
    Next(CaseArgs),
}

/// How to show a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PlanFormat {
    /// For reading.
    Text,
    /// One page to print.
    Html,
    /// JSON.
    Json,
}

/// The conversation.
#[derive(Debug, clap::Args)]
struct Talk {
    /// Go on from this case; a new one where not said
    #[arg(long, value_name = "FILE")]
    case: Option<PathBuf>,
    /// Write the case with the answers to this file
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    #[command(flatten)]
    packs: PackArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    match &args.command {
        None => talk(&args.talk),
        Some(Command::Plan { case, format }) => plan(case, *format),
        Some(Command::Next(case)) => next(case),
    }
}

fn interview(screener: &Screener) -> Result<Interview<'_>, CliError> {
    let interview = screener.interview(TOOL);
    interview.ok_or_else(|| CliError::Input(format!("no pack in force has the tool {TOOL}")))
}

fn talk(args: &Talk) -> Result<(), CliError> {
    let screener = args.packs.screener(|builder| builder)?;
    let interview = interview(&screener)?;
    let mut input = Input::new(std::io::stdin().lock(), std::io::stdin().is_terminal());
    let case = match &args.case {
        Some(path) => read_case(path, &screener)?,
        None => new_case::ask(&mut input, &screener)?,
    };
    let mut case = case.into_draft();
    conversation::run(&interview, &mut case, &mut input);
    // What was answered is kept first, whatever a check says of it.
    if let Some(path) = &args.save {
        save(path, &case)?;
    }
    let case = case.check(screener.limits()).map_err(|error| mistakes("the case", &error))?;
    let report = screener.screen(&case).map_err(|error| mistakes("the case", &error))?;
    let mut shown = text::report(&report);
    shown.end_line();
    console::print(&shown)?;
    console::write(printable(&Plan::of(&report, PACK).to_text()).as_bytes())?;
    // Whoever sits there was asked again; a script hears that a line was no answer.
    if input.mistakes > 0 && !input.is_terminal { Err(CliError::MistakesNamed) } else { Ok(()) }
}

fn save(path: &Path, case: &CaseDraft) -> Result<(), CliError> {
    files::write(Some(path), &console::pretty_json(case))?;
    console::tell(format!("The case is in {}.", path.display()));
    Ok(())
}

fn plan(args: &CaseArgs, format: PlanFormat) -> Result<(), CliError> {
    let (screener, case) = load_case(args)?;
    let report = screener.screen(&case).map_err(|error| mistakes(args.file.display(), &error))?;
    let plan = Plan::of(&report, PACK);
    match format {
        PlanFormat::Text => console::write(printable(&plan.to_text()).as_bytes()),
        PlanFormat::Html => console::write(html::plan(&plan).as_bytes()),
        PlanFormat::Json => console::print_json(&plan),
    }
}

fn next(args: &CaseArgs) -> Result<(), CliError> {
    let (screener, case) = load_case(args)?;
    let interview = interview(&screener)?;
    let next = interview.next_question(&case.child, case.as_of, &interview.answers_in(&case));
    console::print_json(&next)
}
