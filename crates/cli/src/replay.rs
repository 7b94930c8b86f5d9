//! `replay`: a case from each date on which something became known.

use clap::ValueEnum;
use neglect_render::{html, picture, text};

use crate::case_file::{CaseArgs, load_case, mistakes};
use crate::console;
use crate::error::CliError;
use crate::progress;

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
    let progress = progress::bar(None).with_message("days");
    let watch = |done: usize, of: usize, _| {
        progress.set_length(of as u64);
        progress.set_position(done as u64);
    };
    let replay = screener.replay_watched(&case, watch);
    progress.finish_and_clear();
    let replay = replay.map_err(|error| mistakes(args.case.file.display(), &error))?;
    match args.format {
        Format::Text => console::print(&text::replay(&replay)),
        Format::Json => console::print_json(&replay),
        Format::Svg => console::write(picture::concern(&replay).as_bytes()),
        Format::Html => console::write(html::replay(&replay).as_bytes()),
    }
}
