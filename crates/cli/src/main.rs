//! The `neglect-screen` program: arguments, files, threads and exit codes. What it shows comes from `neglect-render`, what
//! it knows from `neglect-screen`.

mod arguments;
mod case_file;
mod check;
mod codes;
mod console;
mod decide;
mod diagnostics;
mod diff;
mod error;
mod excerpt;
mod explain;
mod files;
mod import;
mod map;
mod pack_args;
mod pack_text;
mod packs;
mod partnership;
mod progress;
mod replay;
mod schema;
mod screen;
mod sleep;
mod sources;
mod vectors;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use error::CliError;

/// Screens what agencies have recorded about a child for signs of neglect.
///
/// It supports judgement: it never says that there is no neglect, never gives a probability, never decides.
#[derive(Debug, Parser)]
#[command(name = "neglect-screen", version, after_help = error::EXIT_CODES, max_term_width = 110)]
struct Program {
    /// What to do.
    #[command(subcommand)]
    command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
enum Command {
    Screen(screen::Args),
    Import(import::Args),
    Map(map::Args),
    Replay(replay::Args),
    Decide(decide::Args),
    Check(check::Args),
    Diff(diff::Args),
    Packs(packs::Args),
    Codes(codes::Args),
    Explain(explain::Args),
    Schema(schema::Args),
    Sleep(sleep::Args),
    Sources(sources::Args),
    Vectors(vectors::Args),
    /// The partnership's side: measures, responses, confidence.
    #[command(flatten)]
    Partnership(partnership::Command),
    /// Print a completion script for a shell
    #[command(after_help = "Example:
  neglect-screen completions bash > /etc/bash_completion.d/neglect-screen")]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

fn main() -> ExitCode {
    let done = match Program::try_parse() {
        Ok(program) => run(&program.command),
        Err(answer) => console::show_usage(&answer),
    };
    let Err(error) = done else { return ExitCode::SUCCESS };
    error.message().into_iter().for_each(console::tell);
    ExitCode::from(error.exit_code())
}

fn run(command: &Command) -> Result<(), CliError> {
    match command {
        Command::Screen(args) => screen::run(args),
        Command::Import(args) => import::run(args),
        Command::Map(args) => map::run(args),
        Command::Replay(args) => replay::run(args),
        Command::Decide(args) => decide::run(args),
        Command::Check(args) => check::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Packs(args) => packs::run(args),
        Command::Codes(args) => codes::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Schema(args) => schema::run(args),
        Command::Sleep(args) => sleep::run(args),
        Command::Sources(args) => sources::run(args),
        Command::Vectors(args) => vectors::run(args),
        Command::Partnership(command) => partnership::run(command),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Program::command(), "neglect-screen", &mut script);
            console::write(&script)
        }
    }
}
