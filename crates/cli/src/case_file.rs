//! The case that a command is about.

use std::fmt::Display;
use std::path::{Path, PathBuf};

use clap::Args;
use neglect_screen::{Case, CaseError, Screener};

use crate::error::CliError;
use crate::files;
use crate::pack_args::PackArgs;

/// A case, and the packs to screen it with.
#[derive(Debug, Args)]
pub struct CaseArgs {
    /// A case as JSON, or - for standard input
    pub file: PathBuf,
    #[command(flatten)]
    pub packs: PackArgs,
}

/// The screener and the case that the command line asks for.
pub fn load_case(args: &CaseArgs) -> Result<(Screener, Case), CliError> {
    let screener = args.packs.screener(|builder| builder)?;
    let case = read_case(&args.file, &screener)?;
    Ok((screener, case))
}

/// The case of a file.
pub fn read_case(path: &Path, screener: &Screener) -> Result<Case, CliError> {
    Case::from_json(&files::read(path)?, screener.limits()).map_err(|error| mistakes(path.display(), &error))
}

/// Everything that is wrong with a case, as the error that ends the program.
pub fn mistakes(name: impl Display, error: &CaseError) -> CliError {
    CliError::Input(lines(&name, &error.problems))
}

/// A line for each problem, beginning with the name of what has it.
pub fn lines(name: &impl Display, problems: &[impl Display]) -> String {
    problems.iter().map(|problem| format!("{name}: {problem}")).collect::<Vec<_>>().join("\n")
}
