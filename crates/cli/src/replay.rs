//! `replay`: a case from each date on which something became known.

use clap::ValueEnum;
use neglect_render::{html, picture, text};

use crate::case_file::{CaseArgs, load_case};
use crate::console;
use crate::error::CliError;

/// See a case from each date on which something became known, without hindsight
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen replay case.json
  neglect-screen replay case.json --format svg > timeline.svg")]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How to show a replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// JSON.
    Json,
    /// A picture.
    Svg,
    /// One self-contained page with the picture and the steps.
    Html,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let (screener, case) = load_case(&args.case)?;
    let replay = screener.replay(&case);
    match args.format {
        Format::Text => console::print(&text::replay(&replay)),
        Format::Json => console::print_json(&replay),
        Format::Svg => console::write(picture::concern(&replay).as_bytes()),
        Format::Html => console::write(html::replay(&replay).as_bytes()),
    }
}
