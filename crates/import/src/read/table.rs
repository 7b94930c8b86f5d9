//! Tables as text. The header names the columns; each row becomes a unit.

use std::io::{BufRead, BufReader, Read};

use super::Sink;
use super::json::refuse_utf_16;
use crate::error::ReadError;
use crate::node::Node;

/// The longest row that is read.
const ROW: usize = 16 << 20;
/// The most columns. The widest export known has some hundred.
const COLUMNS: usize = 4_096;

/// Reads a table. `columns` gives each name of the header the name that it is known by. A row that is not UTF-8, or has more or fewer cells than the header, is told and stops nothing.
pub(crate) fn read(
    input: impl Read,
    columns: &mut dyn FnMut(Vec<String>) -> Vec<String>,
    sink: &mut Sink<'_>,
    bad: &mut dyn FnMut(ReadError, u64),
) -> Result<(), ReadError> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let start = input.fill_buf()?;
    refuse_utf_16(start)?;
    if start.starts_with(b"PK\x03\x04") {
        return Err(ReadError::new(
            "not_a_table",
            "this is a workbook, or another packed file",
            "give it its ending .xlsx, or save it as CSV",
        ));
    }
    let mark = if start.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let delimiter = delimiter(&start[mark..]);
    input.consume(mark);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(Bounded { inner: input, since_row: 0 });
    let mut row = csv::ByteRecord::new();
    let mut header: Option<Vec<String>> = None;
    loop {
        reader.get_mut().since_row = 0;
        let more = reader.read_byte_record(&mut row).map_err(|error| table_error(&error))?;
        if !more {
            break;
        }
        let line = row.position().map_or(0, csv::Position::line);
        let Some(names) = &header else {
            header = Some(columns(names_of(&row)?));
            continue;
        };
        if row.iter().all(<[u8]>::is_empty) {
            continue;
        }
        let at = format!("line {line}");
        let values = row.iter().filter(|cell| !cell.trim_ascii().is_empty()).count() as u64;
        if row.len() != names.len() {
            let message = if row.len() > names.len() {
                "the row has more cells than the header"
            } else {
                "the row has fewer cells than the header"
            };
            bad(
                ReadError::new("row_length", message, "look for a quote or a separator within a cell").at(at),
                values,
            );
            continue;
        }
        let cells: Result<Vec<&str>, _> = row.iter().map(std::str::from_utf8).collect();
        let Ok(cells) = cells else {
            bad(
                ReadError::new("not_utf_8", "the row is not UTF-8", "save the table as UTF-8").at(at),
                values,
            );
            continue;
        };
        let mut unit = Node::new("");
        unit.children = names.iter().zip(cells).map(|(name, cell)| Node::leaf(name.as_str(), cell)).collect();
        sink(unit, at);
    }
    match header {
        Some(_) => Ok(()),
        None => Err(ReadError::new("empty_file", "there is nothing in it", "export it again")),
    }
}

fn names_of(row: &csv::ByteRecord) -> Result<Vec<String>, ReadError> {
    if row.len() > COLUMNS {
        return Err(ReadError::new(
            "too_many",
            "the header has too many columns",
            "export a table of one kind of record",
        )
        .at("line 1"));
    }
    let names = row.iter().map(|name| std::str::from_utf8(name).map(|name| name.trim().to_owned()));
    names.collect::<Result<_, _>>().map_err(|_| {
        ReadError::new("not_utf_8", "the header is not UTF-8", "save the table as UTF-8").at("line 1")
    })
}

/// The separator that stands most often in the first line outside quotes: a comma, a semicolon or a tab.
fn delimiter(start: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for &byte in start.iter().take_while(|&&byte| byte != b'\n' && byte != b'\r') {
        quoted ^= byte == b'"';
        if let (false, Some((_, count))) =
            (quoted, counts.iter_mut().find(|(separator, _)| *separator == byte))
        {
            *count += 1;
        }
    }
    // Of equal counts the first of the list stands.
    let (separator, _) =
        counts.into_iter().rev().max_by_key(|&(_, count)| count).expect("the list is not empty");
    separator
}

fn table_error(error: &csv::Error) -> ReadError {
    let place = error.position().map(|position| format!("line {}", position.line()));
    let too_long =
        matches!(error.kind(), csv::ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::FileTooLarge);
    let read = if too_long {
        ReadError::new(
            "too_large",
            "a row is too long, as where a quote is never closed",
            "look for a quote without its pair",
        )
    } else {
        ReadError::new("not_readable", "the table cannot be read", "look at the file and its rights")
    };
    match place {
        Some(place) => read.at(place),
        None => read,
    }
}

/// A reader that ends with an error where one row goes on without end.
struct Bounded<R> {
    inner: R,
    since_row: usize,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.inner.read(into)?;
        self.since_row += length;
        if self.since_row > ROW {
            return Err(std::io::Error::from(std::io::ErrorKind::FileTooLarge));
        }
        Ok(length)
    }
}
