//! `map`: a first map for a table that nobody here knows, or a check of one.

use std::fs::File;
use std::path::PathBuf;

use neglect_import::{Map, propose};

use crate::console;
use crate::error::CliError;
use crate::pack_args::PackArgs;

/// Propose a map of a table's columns and values, or check one
///
/// What is not sure stands behind # in the proposal: read each line before you use it.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen map sample.csv > our-system.toml
  neglect-screen map our-system.toml
  neglect-screen import map:our-system.toml sample.csv")]
pub struct Args {
    /// A table (CSV, xlsx) to propose a map for, or a map (TOML) to check
    file: PathBuf,
    #[command(flatten)]
    packs: PackArgs,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let screener = args.packs.screener(|builder| builder)?;
    let name = args.file.display().to_string();
    if args.file.extension().is_some_and(|ending| ending == "toml") {
        let text = crate::files::read_text(&args.file)?;
        return match Map::from_toml(&text, &screener) {
            Ok(_) => console::write(b"the map can be used\n"),
            Err(error) => {
                let lines: Vec<String> =
                    error.problems.iter().map(|problem| format!("{name}: {problem}")).collect();
                Err(CliError::Definition(lines.join("\n")))
            }
        };
    }
    let file = File::open(&args.file).map_err(|reason| CliError::cannot_read(&name, reason))?;
    let map = propose(&name, file, &screener).map_err(|error| CliError::Input(error.to_string()))?;
    console::write(map.as_bytes())
}
