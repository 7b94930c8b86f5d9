//! The parts of a Word file: a zip archive whose relationships say which part is the document.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::xml::{attribute, is_named};

/// The most bytes that the list of relationships and the document are read of, unpacked. A form has some kilobytes; what
/// unpacks to more is no form, whatever the archive says of its sizes.
const MOST_RELATIONSHIPS: u64 = 1 << 20;
const MOST_DOCUMENT: u64 = 16 << 20;

/// Why a file cannot be read as a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is no Word file.
    NotWord,
    /// It is one, and damaged.
    Damaged,
    /// It is larger or deeper than any form.
    TooLarge,
}

/// The document of a Word file, as XML.
pub(super) fn document(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotWord)?;
    let relationships = part(&mut archive, "_rels/.rels", MOST_RELATIONSHIPS)?;
    let name = document_name(&relationships)?;
    part(&mut archive, &name, MOST_DOCUMENT)
}

/// A part of the archive, unpacked as far as `most`. Names of parts are alike in upper and lower case.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, most: u64) -> Result<Vec<u8>, Unreadable> {
    let found = archive.file_names().find(|part| part.eq_ignore_ascii_case(name));
    let found = found.ok_or(Unreadable::NotWord)?.to_owned();
    let part = archive.by_name(&found).map_err(|_| Unreadable::Damaged)?;
    let mut unpacked = Vec::new();
    part.take(most + 1).read_to_end(&mut unpacked).map_err(|_| Unreadable::Damaged)?;
    if unpacked.len() as u64 > most { Err(Unreadable::TooLarge) } else { Ok(unpacked) }
}

/// The name of the part that the relationships of the file give as its document. Word calls it `word/document.xml`; Word
/// on the web and others do not.
fn document_name(relationships: &[u8]) -> Result<String, Unreadable> {
    let mut reader = Reader::from_reader(relationships);
    loop {
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Eof => return Err(Unreadable::NotWord),
            Event::Start(element) | Event::Empty(element) if is_document(&element) => {
                let target = attribute(&element, "Target").ok_or(Unreadable::Damaged)?;
                return Ok(target.trim_start_matches('/').to_owned());
            }
            _ => {}
        }
    }
}

/// Whether an element is the relationship to the main document of the file. Its type has one address in the usual form
/// of the format and another in its strict form.
fn is_document(element: &BytesStart<'_>) -> bool {
    is_named(element, "Relationship")
        && attribute(element, "Type").is_some_and(|kind| kind.ends_with("/relationships/officeDocument"))
        && attribute(element, "TargetMode").is_none_or(|mode| mode != "External")
}
