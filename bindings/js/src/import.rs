//! Cases from what other systems export.

use neglect_screen::Screener;
use serde::Deserialize;

use crate::refusal::Refusal;

/// What is imported: the request of an import, and the files, whose bytes follow behind a line end, one file after another.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ImportSent {
    request: serde_json::Value,
    files: Vec<FileSent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSent {
    name: String,
    length: usize,
}

/// The cases of some files, and the account of every value in them.
pub(crate) fn import(screener: &Screener, sent: &[u8]) -> Result<Vec<u8>, Refusal> {
    let end = sent.iter().position(|byte| *byte == b'\n');
    let (head, mut rest) = sent.split_at(end.unwrap_or(sent.len()));
    let ImportSent { request, files } = serde_json::from_slice(head)?;
    rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    let mut read: Vec<(&str, &[u8])> = Vec::with_capacity(files.len());
    for file in &files {
        let (bytes, others) = rest
            .split_at_checked(file.length)
            .ok_or_else(|| Refusal::argument("the files are shorter than they are said to be"))?;
        read.push((&file.name, bytes));
        rest = others;
    }
    let answer = neglect_import::import_json(screener, request.to_string().as_bytes(), &read);
    answer.map(String::into_bytes).map_err(Refusal::import)
}

/// The registers of one child's sessions.
pub(crate) fn marks_from_sessions(sent: &[u8]) -> Result<Vec<u8>, Refusal> {
    neglect_import::marks_from_sessions_json(sent).map(String::into_bytes).map_err(Refusal::import)
}
