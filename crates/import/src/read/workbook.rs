//! Workbooks (xlsx), cell by cell: a sheet is never laid out whole, so one far cell costs nothing.

use std::io::{Cursor, Read};

use calamine::{DataRef, Reader as _, Xlsx};

use super::Sink;
use crate::error::ReadError;
use crate::node::Node;

/// The most bytes that the parts of a workbook may have together once they are unpacked.
const UNPACKED: u64 = 512 << 20;
/// How many times larger than packed they may be, once they are larger than `SMALL`. Workbooks of real rows reach twenty.
const RATIO: u64 = 200;
const SMALL: u64 = 16 << 20;
/// The most parts. A workbook has a few for each sheet.
const PARTS: usize = 2_000;
/// The last column that is read.
const COLUMNS: u32 = 4_096;

/// Reads every sheet: `sheet` is told its name, `columns` gives each name of its header the name that it is known by, and
/// each row is a unit. The first row with a cell is the header.
pub(crate) fn read(
    mut input: impl Read,
    sheet: &mut dyn FnMut(&str),
    columns: &mut dyn FnMut(Vec<String>) -> Vec<String>,
    sink: &mut Sink<'_>,
) -> Result<(), ReadError> {
    let mut bytes = Vec::new();
    (&mut input).take(UNPACKED).read_to_end(&mut bytes)?;
    measure(&bytes)?;
    let broken = || {
        ReadError::new("not_a_workbook", "this is not a workbook that can be read", "save it as .xlsx again")
    };
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.as_slice())).map_err(|_| broken())?;
    for (number, name) in workbook.sheet_names().into_iter().enumerate() {
        // A sheet that holds a picture or a macro has no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        sheet(&name);
        let mut rows = Rows { header: None, row: None, cells: Vec::new() };
        loop {
            let at = |row: Option<u32>| format!("sheet {}, row {}", number + 1, row.map_or(1, |row| row + 1));
            let cell = cells.next_cell().map_err(|_| broken().at(at(rows.row)))?;
            let position = cell.as_ref().map(calamine::Cell::get_position);
            if rows.row.is_some() && position.map(|(row, _)| row) != rows.row {
                let done = at(rows.row);
                if let Some(unit) = rows.take(columns) {
                    sink(unit, done);
                }
            }
            let (Some(cell), Some((row, column))) = (cell, position) else { break };
            rows.row = Some(row);
            if column >= COLUMNS {
                return Err(ReadError::new(
                    "too_many",
                    "a row has too many columns",
                    "save the sheet of one kind of record",
                )
                .at(at(rows.row)));
            }
            rows.cells.push((column, text(cell.get_value())));
        }
    }
    Ok(())
}

/// The row that is being read, under the header that was.
struct Rows {
    header: Option<Vec<String>>,
    row: Option<u32>,
    cells: Vec<(u32, String)>,
}

impl Rows {
    /// The row as a unit; nothing of the header, and of a row without a value.
    fn take(&mut self, columns: &mut dyn FnMut(Vec<String>) -> Vec<String>) -> Option<Node> {
        self.row = None;
        let cells = std::mem::take(&mut self.cells);
        let Some(header) = &self.header else {
            let width = cells.iter().map(|(column, _)| *column as usize + 1).max().unwrap_or(0);
            let mut names = vec![String::new(); width];
            for (column, name) in cells {
                names[column as usize] = name.trim().to_owned();
            }
            if names.iter().any(|name| !name.is_empty()) {
                self.header = Some(columns(names));
            }
            return None;
        };
        let mut unit = Node::new("");
        for (column, value) in cells {
            let name = header.get(column as usize).map_or("", String::as_str);
            // The position is kept by the place among its siblings, so empty cells stand there too.
            while unit.children.len() < column as usize {
                let name = header.get(unit.children.len()).map_or("", String::as_str);
                unit.children.push(Node::new(name));
            }
            unit.children.push(Node::leaf(name, &value));
        }
        (unit.values() > 0).then_some(unit)
    }
}

fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::DateTime(moment) => moment.as_datetime_text(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::Error(_) => "#".to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
    }
}

/// The day of a cell that a number format shows as one.
trait DateTimeText {
    fn as_datetime_text(&self) -> String;
}

impl DateTimeText for calamine::ExcelDateTime {
    fn as_datetime_text(&self) -> String {
        if self.is_duration() {
            return self.as_f64().to_string();
        }
        let (year, month, day, ..) = self.to_ymd_hms_milli();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// Unpacks every part once and throws it away: what a part says of its size may be a lie.
fn measure(bytes: &[u8]) -> Result<(), ReadError> {
    let refused =
        |message: &str| ReadError::new("too_large", message, "save only the sheets that are needed");
    let broken =
        || ReadError::new("not_a_workbook", "this is not a workbook (.xlsx)", "save it as .xlsx, or as CSV");
    if bytes.len() as u64 >= UNPACKED {
        return Err(refused("the workbook is too large"));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > PARTS {
        return Err(refused("the workbook has too many parts"));
    }
    let most = UNPACKED.min(SMALL.max(bytes.len() as u64 * RATIO));
    let mut left = most;
    for part in 0..archive.len() {
        let part = archive.by_index(part).map_err(|_| broken())?;
        let read = std::io::copy(&mut part.take(left), &mut std::io::sink()).map_err(|_| broken())?;
        left -= read;
        if left == 0 {
            return Err(refused("the workbook unpacks to far more than it holds"));
        }
    }
    Ok(())
}
