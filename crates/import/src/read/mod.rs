//! Files into trees, one unit at a time: a row of a table, a child of a census, a resource. Nothing here knows what a
//! unit means.

pub(crate) mod json;
pub(crate) mod table;
#[cfg(feature = "workbooks")]
pub(crate) mod workbook;
#[cfg(not(feature = "workbooks"))]
#[path = "no_workbook.rs"]
pub(crate) mod workbook;
pub(crate) mod xml;

use std::io::{self, BufRead};

use crate::node::Node;

/// A unit, and where it stands in its file: `line 7`, `/entry/3`, `sheet 2, row 5`.
pub(crate) type Sink<'s> = dyn FnMut(Node, String) + 's;

/// How deep elements, lists and objects may stand within one another. No format here goes beyond twenty.
pub(crate) const DEPTH: usize = 64;

/// How many values one unit may hold. A child's whole history has some thousand.
pub(crate) const VALUES: usize = 500_000;

/// Whether a file is XML by the first character in it; JSON begins otherwise.
pub(crate) fn begins_with_xml(input: &mut impl BufRead) -> io::Result<bool> {
    let start = input.fill_buf()?;
    Ok(neglect_screen::without_byte_order_mark(start).trim_ascii_start().starts_with(b"<"))
}
