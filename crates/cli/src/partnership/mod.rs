//! The partnership's commands: performance measures, strategy responses, practitioners' confidence.
//!
//! Each command reads files, hands the bytes to the library, which does all the counting and protecting, and writes what
//! comes back. Small numbers leave this program only in a tally that was asked for by name.

mod blocks;
mod confidence;
mod definition;
mod differencing;
mod measures;
mod response;

use clap::Subcommand;

use crate::error::CliError;

/// The partnership's commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Measures(measures::Args),
    /// Check, compare and write organisations' responses to the neglect strategy
    #[command(subcommand)]
    Response(response::Command),
    Confidence(confidence::Args),
}

/// Runs a command.
pub fn run(command: &Command) -> Result<(), CliError> {
    match command {
        Command::Measures(args) => measures::run(args),
        Command::Response(command) => response::run(command),
        Command::Confidence(args) => confidence::run(args),
    }
}
