//! Any bytes as a Word form.

use std::io::{Cursor, Write};

use neglect_partnership::Definition;
use neglect_partnership::response::ResponseTool;
use neglect_render::docx::{read_response, response_form};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The relationships of a file whose document is `word/document.xml`.
const RELATIONSHIPS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
    <Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"word/document.xml\"/></Relationships>";

/// Bytes that begin as a zip archive are a Word file, others the document of one: a form is read whole or refused with
/// reasons, and one that was read and written again is read as the same.
pub fn word(bytes: &[u8]) {
    let tool = ResponseTool::shipped();
    let file = if bytes.starts_with(b"PK") { bytes.to_vec() } else { file_with(bytes) };
    match read_response(&file, &tool) {
        Ok(response) => {
            let written = response_form(&tool, Some(&response));
            let again = read_response(&written, &tool).expect("what is written can be read");
            assert_eq!(again.date, response.date, "the date is the same");
            assert_eq!(
                read_response(&response_form(&tool, Some(&again)), &tool).as_ref(),
                Ok(&again),
                "and stays so"
            );
        }
        Err(problems) => assert!(!problems.is_empty(), "a refusal has a reason"),
    }
}

/// A Word file with this document.
fn file_with(document: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [("_rels/.rels", RELATIONSHIPS.as_bytes()), ("word/document.xml", document)] {
        archive.start_file(name, SimpleFileOptions::default()).expect("memory can be written to");
        archive.write_all(part).expect("memory can be written to");
    }
    archive.finish().expect("memory can be written to").into_inner()
}
