//! `diff`: what one pack says otherwise than another, with the smallest case that shows it.

use std::path::PathBuf;

use clap::ValueEnum;
use neglect_compare::compare_watched;
use neglect_render::{html, text};
use neglect_screen::pack::{self, PackText};
use neglect_screen::{Case, Screener, ScreenerBuilder};

use crate::case_file::read_case;
use crate::error::CliError;
use crate::{console, diagnostics, pack_text, progress};

/// Say what a pack means otherwise than another: each changed rule with the smallest case that shows it
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen diff thresholds-2025.toml thresholds-2026.toml
  neglect-screen diff old/nice new/nice --case case.json --format html > difference.html

A pack of the same id as a built-in one stands in its place.")]
pub struct Args {
    /// The pack before: a TOML file, a folder of them, or the name of one that is built in
    old: String,
    /// The pack after
    new: String,
    /// A case, to see whether it is reported otherwise; may be given more than once
    #[arg(long = "case", value_name = "FILE")]
    cases: Vec<PathBuf>,
    /// Compare the packs by themselves and not beside the built-in packs for England
    #[arg(long)]
    no_built_in: bool,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How to show a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading.
    Text,
    /// JSON.
    Json,
    /// One self-contained page.
    Html,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let (old, new) = (screener(&args.old, args.no_built_in)?, screener(&args.new, args.no_built_in)?);
    let named = |path: &PathBuf| Ok((path.display().to_string(), read_case(path, &new)?));
    let cases: Vec<(String, Case)> = args.cases.iter().map(named).collect::<Result<_, CliError>>()?;
    let bar = progress::bar(None).with_message("rules");
    let comparison = compare_watched(&old, &new, &cases, |progress| {
        bar.set_length(progress.of as u64);
        bar.set_position(progress.rules as u64);
    });
    bar.finish_and_clear();
    match args.format {
        Format::Text => console::print(&text::comparison(&comparison)),
        Format::Json => console::print_json(&comparison),
        Format::Html => console::write(html::comparison(&comparison).as_bytes()),
    }
}

/// The screener of a pack, beside those that are built in and have another id.
fn screener(name: &str, no_built_in: bool) -> Result<Screener, CliError> {
    let own = pack_text::read(name)?;
    let id = |text: &PackText| text.parse().ok().map(|parsed| parsed.pack.header.id);
    let own_id = id(&own);
    let built_in: &[PackText] = if no_built_in { &[] } else { pack::built_in() };
    let mut texts: Vec<PackText> =
        built_in.iter().filter(|text| own_id.is_none() || id(text) != own_id).cloned().collect();
    texts.push(own);
    let builder = texts.iter().cloned().fold(Screener::builder(), ScreenerBuilder::pack_text);
    builder.build().map_err(|error| {
        diagnostics::show(&error.diagnostics, &texts);
        CliError::PackErrorsShown
    })
}
