//! What `screen` is told on the command line.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::pack_args::PackArgs;

/// Screen one case, or many as JSON Lines
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen screen case.json
  neglect-screen screen case.json --format html > report.html
  neglect-screen screen cases.jsonl > reports.jsonl
  neglect-screen screen cases.jsonl --responses | neglect-screen measures -
  neglect-screen screen case.json --pack our-thresholds.toml
  cat case.json | neglect-screen screen -")]
pub struct Args {
    /// A case as JSON, many as JSON Lines (a name that ends in .jsonl, or --lines), or - for standard input
    pub(super) file: PathBuf,
    #[command(flatten)]
    pub(super) packs: PackArgs,
    /// How to show it; text for one case and jsonl for many where not said
    #[arg(long, value_enum)]
    pub(super) format: Option<Format>,
    /// The input is JSON Lines: one case on each line
    #[arg(long)]
    pub(super) lines: bool,
    /// Write JSON Lines that hold, with each report, what services did and when: `measures` counts days from them
    #[arg(long, conflicts_with = "format")]
    pub(super) responses: bool,
    /// Make a code, qualifier, tool or question that no pack knows an error
    #[arg(long)]
    pub(super) strict: bool,
    /// Use so many threads; all cores where not said
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<usize>,
    /// Show no progress
    #[arg(long)]
    pub(super) quiet: bool,
}

/// How to show a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For reading.
    Text,
    /// One JSON document, indented.
    Json,
    /// One line of JSON for each case.
    Jsonl,
    /// One self-contained page; for a case of up to 200 records also with what was known when, as `replay` shows it.
    Html,
    /// FHIR R4: an issue for each current finding, and a request to communicate where something cannot wait.
    Fhir,
    /// The answer of a CDS Hooks service: a card, or none where nothing recorded raises concern.
    Cards,
    /// A Word file.
    Docx,
}
