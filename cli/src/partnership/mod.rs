//! The partnership's commands: performance measures, strategy responses, practitioners' confidence.
//!
//! Each command reads files, hands the bytes to the rules library, which does all the counting and protecting, and
//! writes what comes back. Small numbers leave this program only in a tally that was asked for by name.

mod chart;
mod confidence;
mod docx;
mod lines;
mod measures;
mod output;
mod page;
mod response;

use std::process::ExitCode;

use clap::Subcommand;

/// The partnership's commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Count performance measures over reports (JSON Lines) and publish them with small numbers protected
    Measures(measures::Arguments),
    /// Check, compare and write organisations' responses to the neglect strategy
    #[command(subcommand)]
    Response(response::Command),
    /// Publish practitioners' confidence from survey answers (CSV)
    Confidence(confidence::Arguments),
}

/// Runs a command. What it has to say goes to the standard output, what is wrong to the standard error.
///
/// The exit code is 0 where all went well, 1 where something in the input was refused and is named (the output is
/// written all the same), and 2 where nothing could be done.
pub fn run(command: &Command) -> ExitCode {
    let result = match command {
        Command::Measures(arguments) => measures::run(arguments),
        Command::Response(command) => response::run(command),
        Command::Confidence(arguments) => confidence::run(arguments),
    };
    match result {
        Ok(Outcome::Whole) => ExitCode::SUCCESS,
        Ok(Outcome::SomeRefused) => ExitCode::from(1),
        Err(message) => {
            eprintln!("neglect-screen: {message}");
            ExitCode::from(2)
        }
    }
}

/// How a command that did its work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All of the input was taken.
    Whole,
    /// Some of it was refused, named and counted.
    SomeRefused,
}
