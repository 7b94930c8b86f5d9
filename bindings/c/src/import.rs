//! Cases from what other systems export.

use neglect_screen::Screener;

use crate::argument::BadArgument;
use crate::error::{Failure, neglect_error};
use crate::guard::guard_out;
use crate::handle;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::{CText, neglect_pair, neglect_str};

/// Cases from what other systems export, with the account of what became of every value, as JSON: docs/import.md.
/// [in screener, request_json, files (`count` names, with the bytes of each; may be NULL where `count` is 0)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_import(
    screener: *const neglect_screener,
    request_json: neglect_str,
    files: *const neglect_pair,
    count: usize,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            let request = request_json.request("request_json")?;
            let of_file = |file: &neglect_pair| Ok((file.name.text("files")?, file.value.bytes("files")?));
            let files = handle::array(files, count, "files")?.iter().map(of_file);
            let files: Vec<(&str, &[u8])> = files.collect::<Result<_, BadArgument>>()?;
            Ok(CText::new(import(screener, request, &files)?))
        })
    }
}

/// Registers of one child, as the attendance of a case, from rows of date, session and code (docs/import.md). What is
/// wrong is named by its row.
/// [in rows_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_marks_from_sessions(
    rows_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || Ok(CText::new(marks_from_sessions(rows_json.request("rows_json")?)?))) }
}

#[cfg(feature = "import")]
fn marks_from_sessions(rows: &[u8]) -> Result<String, Failure> {
    neglect_import::marks_from_sessions_json(rows)
        .map_err(|problems| Failure::from_problems(neglect_status::InvalidArgument, problems))
}

#[cfg(not(feature = "import"))]
fn marks_from_sessions(_: &[u8]) -> Result<String, Failure> {
    Err(Failure::unsupported("imports", "import", ""))
}

#[cfg(feature = "import")]
fn import(screener: &Screener, request: &[u8], files: &[(&str, &[u8])]) -> Result<String, Failure> {
    neglect_import::import_json(screener, request, files)
        .map_err(|problems| Failure::from_problems(neglect_status::InvalidArgument, problems))
}

#[cfg(not(feature = "import"))]
fn import(_: &Screener, _: &[u8], _: &[(&str, &[u8])]) -> Result<String, Failure> {
    Err(Failure::unsupported("imports", "import", ""))
}
