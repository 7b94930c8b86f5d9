//! `sleep`: the conversation about how a baby sleeps, and the family's plan.

mod conversation;
mod page;
mod said;
mod start;

use std::io::{IsTerminal, Write};

use clap::{Args, Subcommand, ValueEnum};
use neglect_screen::interview::Plan;
use neglect_screen::{Case, Screener};

use crate::args::PackArgs;
use crate::exit::{Exit, Failure, file};
use crate::{screen, screeners, text};

/// The tool that the conversation fills in.
const TOOL: &str = "safe_sleep";
/// The pack whose rules make the family's plan.
const PACK: &str = "safe-sleep";

/// Sleep.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Sleep {
    #[command(subcommand)]
    command: Option<What>,
    #[command(flatten)]
    talk: Talk,
}

/// What else can be done.
#[derive(Debug, Subcommand)]
enum What {
    /// Show the family's safe-sleep plan of a case
    Plan {
        /// A case as JSON, or - for standard input
        file: String,
        #[command(flatten)]
        packs: PackArgs,
        /// How to show it
        #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
        format: PlanFormat,
    },
    /// Print the next question for a case as JSON, for programs that ask it themselves
    Next {
        /// A case as JSON, or - for standard input
        file: String,
        #[command(flatten)]
        packs: PackArgs,
    },
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
#[derive(Debug, Args)]
struct Talk {
    /// Go on from this case; a new one where not said
    #[arg(long, value_name = "FILE")]
    case: Option<String>,
    /// Write the case with the answers to this file
    #[arg(long, value_name = "FILE")]
    save: Option<String>,
    #[command(flatten)]
    packs: PackArgs,
}

/// Runs the command.
pub fn run(args: &Sleep) -> Result<Exit, Failure> {
    match &args.command {
        None => talk(&args.talk),
        Some(What::Plan { file, packs, format }) => plan(file, packs, *format),
        Some(What::Next { file, packs }) => next(file, packs),
    }
}

/// Reads a case; `None` where it has mistakes, which are shown.
fn read(path: &str, screener: &Screener) -> Result<Option<Case>, Failure> {
    match Case::from_json(&screen::read(path)?, screener.limits()) {
        Ok(case) => Ok(Some(case)),
        Err(error) => {
            screen::show(path, &error);
            Ok(None)
        }
    }
}

fn missing_tool() -> Failure {
    Failure::Unknown(format!("no pack in force has the tool {TOOL}"))
}

fn talk(args: &Talk) -> Result<Exit, Failure> {
    let screener = screeners::screener(&args.packs, |builder| builder)?;
    let interview = screener.interview(TOOL).ok_or_else(missing_tool)?;
    let mut input = said::Lines::of(std::io::stdin().lock(), std::io::stdin().is_terminal());
    let case = match &args.case {
        Some(path) => read(path, &screener)?,
        None => start::ask(&mut input, &screener),
    };
    let Some(mut case) = case else { return Ok(Exit::Mistakes) };
    conversation::run(&interview, &mut case, &mut input);
    let report = match screener.screen(&case) {
        Ok(report) => report,
        Err(error) => {
            screen::show("the case", &error);
            return Ok(Exit::Mistakes);
        }
    };
    if let Some(path) = &args.save {
        save(path, &case)?;
    }
    anstream::print!("{}\n{}", text::report(&report), Plan::of(&report, PACK).to_text());
    Ok(if input.mistakes > 0 && !input.terminal { Exit::Mistakes } else { Exit::Done })
}

fn save(path: &str, case: &Case) -> Result<(), Failure> {
    let mut json = serde_json::to_vec_pretty(case).unwrap_or_default();
    json.push(b'\n');
    let written = std::fs::File::create(path).and_then(|mut to| to.write_all(&json));
    written.map_err(|why| file(path, &why))?;
    anstream::eprintln!("The case is in {path}.");
    Ok(())
}

fn plan(path: &str, packs: &PackArgs, format: PlanFormat) -> Result<Exit, Failure> {
    let screener = screeners::screener(packs, |builder| builder)?;
    let Some(case) = read(path, &screener)? else { return Ok(Exit::Mistakes) };
    let report = match screener.screen(&case) {
        Ok(report) => report,
        Err(error) => {
            screen::show(path, &error);
            return Ok(Exit::Mistakes);
        }
    };
    let plan = Plan::of(&report, PACK);
    match format {
        PlanFormat::Text => anstream::print!("{}", plan.to_text()),
        PlanFormat::Html => screen::write(page::html(&plan).as_bytes())?,
        PlanFormat::Json => {
            let mut json = serde_json::to_vec_pretty(&plan).unwrap_or_default();
            json.push(b'\n');
            screen::write(&json)?;
        }
    }
    Ok(Exit::Done)
}

fn next(path: &str, packs: &PackArgs) -> Result<Exit, Failure> {
    let screener = screeners::screener(packs, |builder| builder)?;
    let interview = screener.interview(TOOL).ok_or_else(missing_tool)?;
    let Some(case) = read(path, &screener)? else { return Ok(Exit::Mistakes) };
    let next = interview.next_question(&case.child, case.as_of, &interview.answers_in(&case));
    let mut json = serde_json::to_vec_pretty(&next).unwrap_or_default();
    json.push(b'\n');
    screen::write(&json)?;
    Ok(Exit::Done)
}
