//! Definitions that a partnership may have in place of the shipped ones: measures, a response tool, a survey, settings of
//! disclosure control.

use std::path::Path;

use neglect_screen::partnership::Problem;
use neglect_screen::partnership::disclosure::Settings;

use crate::case_file::lines;
use crate::error::CliError;
use crate::files;

/// The definition of a file, or the shipped one where there is no file.
pub(super) fn read<T>(
    path: Option<&Path>,
    shipped: impl FnOnce() -> T,
    from_toml: impl FnOnce(&str) -> Result<T, Vec<Problem>>,
) -> Result<T, CliError> {
    let Some(path) = path else { return Ok(shipped()) };
    from_toml(&files::read_text(path)?)
        .map_err(|problems| CliError::Definition(lines(&path.display(), &problems)))
}

/// The settings of disclosure control.
pub(super) fn settings(path: Option<&Path>) -> Result<Settings, CliError> {
    let Some(path) = path else { return Ok(Settings::dfe()) };
    Settings::from_toml(&files::read_text(path)?)
        .map_err(|error| CliError::Definition(format!("{}: {error} [{}]", path.display(), error.code())))
}
