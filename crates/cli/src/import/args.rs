//! What `import` is told on the command line.

use std::path::PathBuf;

use jiff::civil::Date;
use neglect_import::{Map, Source};
use neglect_screen::{Agency, Screener, Vocabulary as _};

use super::what::What;
use crate::error::CliError;
use crate::files;
use crate::pack_args::PackArgs;

/// Make cases of what another system exports, with an account of what became of every value
///
/// Cases go to standard output as JSON Lines, the account to standard error.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen import fhir bundle.json > cases.jsonl
  neglect-screen import fhir Patient.ndjson Observation.ndjson --screen > reports.jsonl
  neglect-screen import cin census.xml --account account.json > cases.jsonl
  neglect-screen import ssd exported/*.csv --as-of 2026-11-20 --screen > reports.jsonl
  neglect-screen import ssd exported/*.csv --pages homes > homes.jsonl
  neglect-screen import map:our-system.toml incidents.csv > cases.jsonl")]
pub struct Args {
    /// What the files are: fhir, csc-api, ssd, cin, annex-a, ssda903, ctf, sessions, census, rcpch, or map:FILE
    #[arg(value_name = "SOURCE")]
    source: String,
    /// The files, all of one import; - for standard input
    #[arg(required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Screen the cases, and write their reports instead
    #[arg(long)]
    pub(super) screen: bool,
    /// Screen the children of one home together, and write a line for each home
    #[arg(long)]
    pub(super) households: bool,
    /// Write a page of each home into this folder as well; implies --households
    #[arg(long, value_name = "FOLDER")]
    pub(super) pages: Option<PathBuf>,
    /// The date from which the cases are seen; where not said the source's own, or today
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
    /// Who recorded what does not say so itself
    #[arg(long, value_name = "AGENCY", value_parser = agency)]
    pub(super) by: Option<Agency>,
    /// Write the account to a file as JSON, instead of in words to standard error
    #[arg(long, value_name = "FILE")]
    pub(super) account: Option<PathBuf>,
    #[command(flatten)]
    pub(super) packs: PackArgs,
    /// Use so many threads; all cores where not said
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<usize>,
    /// Keep the children of so many MiB of the files in memory at a time, for each thread
    #[arg(long, value_name = "MIB", default_value_t = 32, value_parser = clap::value_parser!(u64).range(1..=1 << 20))]
    pub(super) part_size: u64,
    /// Do not show the account; problems are named all the same
    #[arg(long)]
    pub(super) quiet: bool,
}

fn agency(name: &str) -> Result<Agency, String> {
    Agency::from_name(name).ok_or_else(|| format!("one of {}", Agency::NAMES.join(", ")))
}

impl Args {
    /// Whether children of one home are screened together.
    pub(super) fn by_household(&self) -> bool {
        self.households || self.pages.is_some()
    }

    /// The source that is named.
    pub(super) fn source(&self, screener: &Screener) -> Result<What, CliError> {
        if let Some(path) = self.source.strip_prefix("map:") {
            let text = files::read_text(path.as_ref())?;
            let map = Map::from_toml(&text, screener);
            let map = map.map_err(|error| {
                let lines: Vec<String> =
                    error.problems.iter().map(|problem| format!("{path}: {problem}")).collect();
                CliError::Definition(lines.join("\n"))
            })?;
            return Ok(What::Map(Box::new(map)));
        }
        Source::from_name(&self.source).map(What::BuiltIn).ok_or_else(|| {
            let names: Vec<&str> = Source::ALL.into_iter().map(Source::name).collect();
            CliError::Input(format!("no such source; it is one of {}, or map:FILE", names.join(", ")))
        })
    }
}
