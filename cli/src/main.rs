//! The `neglect-screen` program.

mod partnership;

use std::process::ExitCode;

use clap::Parser;

/// Screens what agencies have recorded about a child for signs of neglect
#[derive(Debug, Parser)]
#[command(name = "neglect-screen", version)]
struct Program {
    #[command(subcommand)]
    command: partnership::Command,
}

fn main() -> ExitCode {
    partnership::run(&Program::parse().command)
}
