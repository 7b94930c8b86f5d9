//! The tables of a document: their rows, and the text of each cell.
//!
//! The text of a cell is that of its paragraphs, a line each; a table within a cell is lines of that cell. Text that
//! tracked changes have taken out is left out, and of two versions of one thing the first is taken.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::cell::Cell;
use super::controls::Controls;
use super::file::Unreadable;
use super::symbol::{is_of_signs, sign, symbol};
use super::xml::{attribute, is_on};

/// Tables, their rows, their cells.
pub(super) type Tables = Vec<Vec<Vec<String>>>;

/// How deep the elements of a form may stand within one another, and how many tables, rows and cells it may have. Word's
/// own forms stand some tens of elements deep.
const MOST_DEPTH: usize = 256;
const MOST_CELLS: usize = 10_000;

/// All tables of a document.
pub(super) fn tables(document: &[u8]) -> Result<Tables, Unreadable> {
    let mut reader = Reader::from_reader(document);
    reader.config_mut().expand_empty_elements = true;
    let mut body = Body::default();
    loop {
        // What the reader says of a fault is left out, for it may quote the content.
        match reader.read_event().map_err(|_| Unreadable::Damaged)? {
            Event::Start(element) => body.start(&element)?,
            Event::End(_) => body.end(),
            Event::Text(text) if body.is_in_text() => {
                body.add_text(&text.xml10_content().map_err(|_| Unreadable::Damaged)?);
            }
            Event::CData(text) if body.is_in_text() => {
                body.add_text(&text.xml10_content().map_err(|_| Unreadable::Damaged)?);
            }
            Event::GeneralRef(name) if body.is_in_text() => body.add_text(&referred(&name)?),
            // No form needs a document type, and a document type can ask for anything.
            Event::DocType(_) => return Err(Unreadable::Damaged),
            Event::Eof if body.open.is_empty() => return Ok(body.tables),
            Event::Eof => return Err(Unreadable::Damaged),
            _ => {}
        }
    }
}

/// The text that a reference such as `&amp;` or `&#233;` stands for.
fn referred(name: &BytesRef<'_>) -> Result<String, Unreadable> {
    let named = match &**name {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        _ => name.resolve_char_ref().map_err(|_| Unreadable::Damaged)?.ok_or(Unreadable::Damaged)?,
    };
    let allowed = !named.is_control() || matches!(named, '\t' | '\n' | '\r');
    if allowed { Ok(named.to_string()) } else { Err(Unreadable::Damaged) }
}

/// What an open element means for the text in and behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Table,
    Cell,
    Run,
    Text,
    /// Versions of one thing, of which none has begun yet, or one.
    Versions,
    VersionsTaken,
    /// Taken out by a tracked change, or a further version of something.
    LeftOut,
    /// A content control, the box of one, and a content that is a placeholder.
    Control,
    ControlBox,
    Placeholder,
    /// The box or the list of a form field.
    FieldBox,
    FieldList,
    Other,
}

/// The document as far as it has been read.
#[derive(Debug, Default)]
struct Body {
    tables: Tables,
    /// How many tables, rows and cells there are.
    cells: usize,
    open: Vec<Element>,
    table_depth: usize,
    cell: Option<Cell>,
    controls: Controls,
    /// The font of the run, where it holds signs in the places of letters.
    font_of_signs: Option<String>,
}

impl Body {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let parent = self.open.last().copied().unwrap_or(Element::Other);
        let begun = if self.open.contains(&Element::LeftOut) {
            Element::LeftOut
        } else {
            self.begin(element, parent)?
        };
        self.open.push(begun);
        if self.open.len() > MOST_DEPTH { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// What an element begins.
    fn begin(&mut self, element: &BytesStart<'_>, parent: Element) -> Result<Element, Unreadable> {
        let name = element.local_name();
        match (name.as_ref(), parent) {
            (b"del" | b"moveFrom", _) | (b"Choice" | b"Fallback", Element::VersionsTaken) => {
                return Ok(Element::LeftOut);
            }
            (b"AlternateContent", _) => return Ok(Element::Versions),
            (b"Choice" | b"Fallback", Element::Versions) => {
                self.open.last_mut().into_iter().for_each(|versions| *versions = Element::VersionsTaken);
            }
            (b"tbl", _) => return self.begin_table(),
            (b"tr", _) if self.table_depth == 1 => self.begin_row()?,
            (b"tc", _) if self.table_depth == 1 => return self.begin_cell(),
            (b"p", _) => self.cell.iter_mut().for_each(Cell::begin_paragraph),
            (b"r", _) => {
                self.font_of_signs = None;
                return Ok(Element::Run);
            }
            (b"rFonts", _) => {
                self.font_of_signs = attribute(element, "ascii").filter(|font| is_of_signs(font))
            }
            (b"t", _) => return Ok(Element::Text),
            // A paragraph's tab stops have the same name as a tab in its text.
            (b"tab", Element::Run) => self.add("\t"),
            (b"br" | b"cr", Element::Run) => self.add("\n"),
            (b"noBreakHyphen", Element::Run) => self.add("-"),
            (b"sym", Element::Run) => self.add_symbol(element),
            _ => return Ok(self.begin_part_of_control(element, parent)),
        }
        Ok(Element::Other)
    }

    /// What an element of a content control or a form field begins, if it is one.
    fn begin_part_of_control(&mut self, element: &BytesStart<'_>, parent: Element) -> Element {
        match (element.local_name().as_ref(), parent) {
            (b"sdt", _) => {
                self.controls.begin_control();
                return Element::Control;
            }
            (b"showingPlcHdr", _) => self.controls.mark_placeholder(element),
            (b"checkbox", _) => {
                self.controls.tick(false);
                return Element::ControlBox;
            }
            (b"checked", Element::ControlBox) => self.controls.tick(is_on(element)),
            (b"sdtContent", _) if self.controls.content_is_placeholder() => return Element::Placeholder,
            (b"fldChar", _) => self.controls.mark_field(element),
            (b"checkBox", _) => {
                self.controls.begin_field_box();
                return Element::FieldBox;
            }
            (b"default" | b"checked", Element::FieldBox) => self.controls.tick_field_box(element),
            (b"ddList", _) => return Element::FieldList,
            (b"result" | b"default" | b"listEntry", Element::FieldList) => {
                self.controls.take_into_list(element);
            }
            _ => {}
        }
        Element::Other
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Element::Table) => self.table_depth -= 1,
            Some(Element::Cell) => self.end_cell(),
            Some(Element::Control) => self.controls.end_control(),
            Some(Element::FieldBox) => self.add_field(self.controls.field_box()),
            Some(Element::FieldList) => {
                let chosen = self.controls.take_field_list();
                self.add_field(&chosen);
            }
            _ => {}
        }
    }

    fn begin_table(&mut self) -> Result<Element, Unreadable> {
        self.table_depth += 1;
        if self.table_depth == 1 {
            self.count()?;
            self.tables.push(Vec::new());
        }
        Ok(Element::Table)
    }

    fn begin_row(&mut self) -> Result<(), Unreadable> {
        self.count()?;
        self.tables.last_mut().expect("a row is read only within a table").push(Vec::new());
        Ok(())
    }

    fn begin_cell(&mut self) -> Result<Element, Unreadable> {
        self.count()?;
        self.cell = Some(Cell::default());
        Ok(Element::Cell)
    }

    fn end_cell(&mut self) {
        self.controls.end_fields();
        // A cell outside a row belongs to no table that could be read.
        let row = self.tables.last_mut().and_then(|table| table.last_mut());
        if let (Some(row), Some(cell)) = (row, self.cell.take()) {
            row.push(cell.finish());
        }
    }

    fn count(&mut self) -> Result<(), Unreadable> {
        self.cells += 1;
        if self.cells > MOST_CELLS { Err(Unreadable::TooLarge) } else { Ok(()) }
    }

    /// Adds the value of a form field, in place of what the field shows.
    fn add_field(&mut self, value: &str) {
        self.add(value);
        self.controls.mark_field_added();
    }

    fn add_symbol(&mut self, element: &BytesStart<'_>) {
        let font = attribute(element, "font").unwrap_or_default();
        let number = attribute(element, "char").unwrap_or_default();
        self.add(symbol(&font, &number).encode_utf8(&mut [0; 4]));
    }

    /// Adds what is written, which in a font of signs is signs.
    fn add_text(&mut self, text: &str) {
        match self.font_of_signs.take() {
            None => self.add(text),
            Some(font) => {
                let as_shown =
                    |letter: char| if letter == ' ' { ' ' } else { sign(&font, u32::from(letter)) };
                self.add(&text.chars().map(as_shown).collect::<String>());
                self.font_of_signs = Some(font);
            }
        }
    }

    /// Adds a piece to the cell, unless it is nobody's text.
    fn add(&mut self, piece: &str) {
        let Some(cell) = &mut self.cell else { return };
        if self.open.contains(&Element::Placeholder) {
            return;
        }
        if let Some(text) = self.controls.text(piece) {
            cell.add(text);
        }
    }

    fn is_in_text(&self) -> bool {
        self.open.last() == Some(&Element::Text)
    }
}
