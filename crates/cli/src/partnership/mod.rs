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

/// Runs a command. What it has to say goes to the standard output, what is wrong to the standard error. The exit
/// codes are those of the whole program.
pub fn run(command: &Command) -> ExitCode {
    let result = match command {
        Command::Measures(arguments) => measures::run(arguments),
        Command::Response(command) => response::run(command),
        Command::Confidence(arguments) => confidence::run(arguments),
    };
    let (code, why) = match result {
        Ok(Outcome::Whole) => return ExitCode::SUCCESS,
        Ok(Outcome::SomeRefused) => return ExitCode::from(1),
        Err(Stop::Input(why)) => (1, why),
        Err(Stop::Definition(why)) => (3, why),
        Err(Stop::File(why)) => (4, why),
    };
    eprintln!("{why}");
    ExitCode::from(code)
}

/// Why a command could not go on.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stop {
    /// The input has mistakes, each named.
    Input(String),
    /// Measures, a response tool, a survey or settings cannot be used.
    Definition(String),
    /// A file could not be read or written.
    File(String),
}

impl From<String> for Stop {
    fn from(why: String) -> Self {
        Self::Input(why)
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
