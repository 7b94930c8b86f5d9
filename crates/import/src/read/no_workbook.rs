//! Workbooks where the library is built without them: they are refused, and it is said what to do.

use std::io::Read;

use super::Sink;
use crate::error::ReadError;

/// Refuses a workbook.
pub(crate) fn read(
    _: impl Read,
    _: &mut dyn FnMut(&str),
    _: &mut dyn FnMut(Vec<String>) -> Vec<String>,
    _: &mut Sink<'_>,
) -> Result<(), ReadError> {
    Err(ReadError::new(
        "no_workbooks",
        "workbooks are not read here",
        "save each sheet as CSV, under the name of the sheet, and open all of them together",
    ))
}
