//! `screen`: one case, or many as JSON Lines.

mod args;
mod lines;
mod rendered;

pub use args::Args;

use neglect_render::text;
use neglect_screen::{CaseError, Screener};

use crate::case_file::{mistakes, read_case};
use crate::console;
use crate::error::CliError;
use args::Format;
use rendered::rendered;

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let screener = args.packs.screener(|builder| builder.strict(args.strict))?;
    let is_lines = args.lines
        || args.responses
        || args.file.extension().is_some_and(|ending| ending == "jsonl")
        || args.format == Some(Format::Jsonl);
    if is_lines { lines::screen(args, &screener) } else { screen_one(args, &screener) }
}

fn screen_one(args: &Args, screener: &Screener) -> Result<(), CliError> {
    let case = read_case(&args.file, screener)?;
    let refused = |error: CaseError| mistakes(args.file.display(), &error);
    let report = screener.screen(&case).map_err(refused)?;
    match args.format.unwrap_or(Format::Text) {
        Format::Text => console::print(&text::report(&report)),
        format => console::write(&rendered(&report, &case, screener, format).map_err(refused)?),
    }
}
