//! Tables beside those that were published before them.

use std::path::Path;

use neglect_partnership::{PartnershipError, Problem};

use crate::case_file::lines;
use crate::error::CliError;
use crate::{console, files};

/// Tells what the tables give away together with those of this file, and whether there is anything.
pub(super) fn warn(
    earlier: Option<&Path>,
    differencing: impl FnOnce(&[u8]) -> Result<Vec<Problem>, PartnershipError>,
) -> Result<bool, CliError> {
    let Some(path) = earlier else { return Ok(false) };
    let warnings = differencing(&files::read(path)?)
        .map_err(|error| CliError::Input(lines(&path.display(), &error.problems)))?;
    if !warnings.is_empty() {
        console::tell(lines(&path.display(), &warnings));
    }
    Ok(!warnings.is_empty())
}
