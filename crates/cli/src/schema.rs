//! `schema`: the JSON Schemas.

use clap::ValueEnum;
use neglect_screen::schema;

use crate::console;
use crate::error::CliError;

/// Print the JSON Schema of a case, a report, a replay or a decision
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Of what
    #[arg(value_enum, default_value_t = Subject::Case)]
    of: Subject,
}

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Subject {
    /// A case.
    Case,
    /// A report.
    Report,
    /// A replay.
    Replay,
    /// A decision on a report.
    Decision,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let schema = match args.of {
        Subject::Case => schema::case(),
        Subject::Report => schema::report(),
        Subject::Replay => schema::replay(),
        Subject::Decision => schema::decision(),
    };
    console::write(format!("{}\n", schema.trim_end()).as_bytes())
}
