//! Definitions that a partnership may have in place of the shipped ones: measures, a response tool, a survey, settings of
//! disclosure control.

use std::path::Path;

use neglect_partnership::Definition;

use crate::case_file::lines;
use crate::error::CliError;
use crate::files;

/// The definition of a file, or the shipped one where there is no file.
pub(super) fn read<T: Definition>(path: Option<&Path>) -> Result<T, CliError> {
    let Some(path) = path else { return Ok(T::shipped()) };
    T::from_toml(&files::read_text(path)?)
        .map_err(|error| CliError::Definition(lines(&path.display(), &error.problems)))
}
