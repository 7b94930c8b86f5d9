//! A table of counts with the totals they add up to: what goes into [`protect`](super::protect).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Area, DisclosureError};

/// The largest grand total: far above any population, far below where the arithmetic of the attack ends.
const LARGEST: u64 = 1 << 53;

/// One cell of a table before protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// So many.
    Number(u64),
    /// The cell cannot have anyone in it; it adds nothing to the totals.
    NotApplicable,
    /// Nobody counted; it adds nothing to the totals.
    NotAvailable,
}

impl Count {
    /// What the cell adds to its totals.
    #[must_use]
    pub fn adds(self) -> u64 {
        match self {
            Self::Number(count) => count,
            Self::NotApplicable | Self::NotAvailable => 0,
        }
    }
}

impl From<u64> for Count {
    fn from(count: u64) -> Self {
        Self::Number(count)
    }
}

/// A figure's place in a table with its totals: row and column from 0, or the total of either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The row, or `None` for the row of column totals.
    pub row: Option<usize>,
    /// The column, or `None` for the column of row totals.
    pub column: Option<usize>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, "rows[{row}].columns[{column}]"),
            (Some(row), None) => write!(f, "rows[{row}].total"),
            (None, Some(column)) => write!(f, "total.columns[{column}]"),
            (None, None) => write!(f, "total"),
        }
    }
}

/// Counts of children (or of any other people) by one or two breakdowns, with exact totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    title: String,
    area: Area,
    rows: Vec<String>,
    columns: Vec<String>,
    /// Row by row.
    cells: Vec<Count>,
    /// Whether totals are published at all.
    totals: bool,
}

impl Table {
    /// A single row of counts with its total.
    ///
    /// # Errors
    ///
    /// [`DisclosureError::Shape`] if labels and counts differ in number or there are none,
    /// [`DisclosureError::TooLarge`] if they add up to more than 2^53.
    pub fn list<L, C>(
        title: impl Into<String>,
        labels: impl IntoIterator<Item = L>,
        counts: impl IntoIterator<Item = C>,
    ) -> Result<Self, DisclosureError>
    where
        L: Into<String>,
        C: Into<Count>,
    {
        Self::cross(title, [""], labels, counts)
    }

    /// A table of counts by row and column, row by row, with the totals of both and of all.
    ///
    /// # Errors
    ///
    /// [`DisclosureError::Shape`] if the counts do not fill the rows and columns or there are none,
    /// [`DisclosureError::TooLarge`] if they add up to more than 2^53.
    pub fn cross<R, L, C>(
        title: impl Into<String>,
        rows: impl IntoIterator<Item = R>,
        columns: impl IntoIterator<Item = L>,
        counts: impl IntoIterator<Item = C>,
    ) -> Result<Self, DisclosureError>
    where
        R: Into<String>,
        L: Into<String>,
        C: Into<Count>,
    {
        let title = title.into();
        let rows: Vec<String> = rows.into_iter().map(Into::into).collect();
        let columns: Vec<String> = columns.into_iter().map(Into::into).collect();
        let cells: Vec<Count> = counts.into_iter().map(Into::into).collect();
        if cells.is_empty() || rows.len().checked_mul(columns.len()) != Some(cells.len()) {
            return Err(DisclosureError::Shape {
                place: title,
                rows: rows.len(),
                columns: columns.len(),
                found: cells.len(),
            });
        }
        let total = cells.iter().try_fold(0u64, |sum, cell| sum.checked_add(cell.adds()));
        if total.is_none_or(|total| total > LARGEST) {
            return Err(DisclosureError::TooLarge { table: title, limit: LARGEST });
        }
        Ok(Self { title, area: Area::Local, rows, columns, cells, totals: true })
    }

    /// The same table about another area; its totals are then rounded as the settings say.
    #[must_use]
    pub fn about(mut self, area: Area) -> Self {
        self.area = area;
        self
    }

    /// The same table without totals, for counts that do not add up to anything.
    #[must_use]
    pub fn without_totals(mut self) -> Self {
        self.totals = false;
        self
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The area the table is about.
    #[must_use]
    pub fn area(&self) -> Area {
        self.area
    }

    /// The labels of the rows.
    #[must_use]
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The labels of the columns.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The counts, row by row.
    #[must_use]
    pub fn cells(&self) -> &[Count] {
        &self.cells
    }

    /// Which totals are published: of each row, of each column, and of all.
    ///
    /// A total over one cell is that cell over again and is left out.
    pub(super) fn margins(&self) -> Margins {
        let (rows, columns) = (self.rows.len() > 1, self.columns.len() > 1);
        Margins {
            of_rows: self.totals && columns,
            of_columns: self.totals && rows,
            of_all: self.totals && rows && columns,
        }
    }

    /// All counts with a last column of row totals and a last row of column totals, row by row.
    pub(super) fn bordered(&self) -> Vec<Count> {
        let width = self.columns.len();
        let mut of_columns = vec![0u64; width + 1];
        let mut bordered = Vec::with_capacity((self.rows.len() + 1) * (width + 1));
        for row in self.cells.chunks(width) {
            let mut of_row = 0;
            for (cell, of_column) in row.iter().zip(&mut of_columns) {
                of_row += cell.adds();
                *of_column += cell.adds();
                bordered.push(*cell);
            }
            bordered.push(Count::Number(of_row));
            if let Some(of_all) = of_columns.last_mut() {
                *of_all += of_row;
            }
        }
        bordered.extend(of_columns.into_iter().map(Count::Number));
        bordered
    }
}

/// Which totals a table publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Margins {
    pub(super) of_rows: bool,
    pub(super) of_columns: bool,
    pub(super) of_all: bool,
}

/// The shape of a table with its totals: one more row and one more column than the table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Rows without the row of totals.
    pub(super) rows: usize,
    /// Columns without the column of totals.
    pub(super) columns: usize,
}

impl Shape {
    /// Number of places.
    pub(super) fn len(self) -> usize {
        (self.rows + 1) * (self.columns + 1)
    }

    /// The place at an index, row by row.
    pub(super) fn place(self, index: usize) -> Place {
        let (row, column) = (index / (self.columns + 1), index % (self.columns + 1));
        Place { row: (row < self.rows).then_some(row), column: (column < self.columns).then_some(column) }
    }

    /// The index of a place, row by row; `None` if the table has no such place.
    pub(super) fn index(self, place: Place) -> Option<usize> {
        let row = place.row.unwrap_or(self.rows);
        let column = place.column.unwrap_or(self.columns);
        let inside = place.row.is_none_or(|row| row < self.rows)
            && place.column.is_none_or(|column| column < self.columns);
        inside.then_some(row * (self.columns + 1) + column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_the_sums_of_rows_of_columns_and_of_all() {
        let table = Table::cross("t", ["a", "b"], ["x", "y"], [1, 2, 3, 4]).unwrap();
        let numbers: Vec<u64> = table.bordered().iter().map(|count| count.adds()).collect();
        assert_eq!(numbers, [1, 2, 3, 3, 4, 7, 4, 6, 10]);
    }

    #[test]
    fn a_table_with_the_wrong_number_of_counts_is_refused() {
        let error = Table::cross("t", ["a", "b"], ["x", "y"], [1, 2, 3]).unwrap_err();
        assert_eq!(error.code(), "disclosure.shape");
        assert_eq!(Table::list("t", [""; 0], [0u64; 0]).unwrap_err().code(), "disclosure.shape");
    }

    #[test]
    fn a_total_that_cannot_be_right_is_refused() {
        let error = Table::list("t", ["a", "b"], [u64::MAX, 1]).unwrap_err();
        assert_eq!(error.code(), "disclosure.too_large");
    }

    #[test]
    fn every_index_has_its_place_and_back() {
        let shape = Shape { rows: 2, columns: 3 };
        for index in 0..shape.len() {
            assert_eq!(shape.index(shape.place(index)), Some(index));
        }
        assert_eq!(shape.index(Place { row: Some(2), column: None }), None);
    }
}
