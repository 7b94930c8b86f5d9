//! The `neglect-screen` program: the library's own command line.

mod args;
mod check;
mod codes;
mod decide;
mod excerpt;
mod exit;
mod explain;
mod html;
mod pack_text;
mod packs;
mod partnership;
mod replay;
mod schema;
mod screen;
mod screeners;
mod sleep;
mod style;
mod text;
mod timeline;
mod vectors;

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Args, Command};

fn main() -> ExitCode {
    let args = Args::parse();
    let outcome = match args.command {
        Command::Screen(args) => screen::run(&args),
        Command::Replay(args) => replay::run(&args),
        Command::Decide(args) => decide::run(&args),
        Command::Check(args) => check::run(&args),
        Command::Packs(args) => packs::run(&args),
        Command::Codes(args) => codes::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Schema(args) => schema::run(&args),
        Command::Sleep(args) => sleep::run(&args),
        Command::Vectors(args) => vectors::run(&args),
        Command::Partnership(command) => return partnership::run(&command),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Args::command(), "neglect-screen", &mut std::io::stdout());
            Ok(exit::Exit::Done)
        }
    };
    exit::code(outcome)
}
