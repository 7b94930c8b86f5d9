//! Where a figure stands in a table with its totals.

use std::fmt;

/// The place of a figure: row and column from 0, or the total of either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// The size of a table. Its figures are numbered row by row, with one more column and one more row for the totals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Rows without the row of totals.
    pub(super) rows: usize,
    /// Columns without the column of totals.
    pub(super) columns: usize,
}

impl Shape {
    /// Number of figures, totals among them.
    pub(super) fn len(self) -> usize {
        (self.rows + 1) * (self.columns + 1)
    }

    /// The index of the figure in a row and a column; the totals are in the last of each.
    pub(super) fn cell(self, row: usize, column: usize) -> usize {
        row * (self.columns + 1) + column
    }

    /// The place of the figure at an index.
    pub(super) fn place(self, index: usize) -> Place {
        let (row, column) = (index / (self.columns + 1), index % (self.columns + 1));
        Place { row: (row < self.rows).then_some(row), column: (column < self.columns).then_some(column) }
    }

    /// The index of the figure at a place in the table.
    pub(super) fn index(self, place: Place) -> usize {
        self.cell(place.row.unwrap_or(self.rows), place.column.unwrap_or(self.columns))
    }

    /// Every place, in the order of the indices.
    pub(super) fn places(self) -> impl Iterator<Item = Place> {
        (0..self.len()).map(move |index| self.place(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_index_has_its_place_and_back() {
        let shape = Shape { rows: 2, columns: 3 };
        let places: Vec<Place> = shape.places().collect();
        assert_eq!(places.len(), 12);
        assert!(places.iter().enumerate().all(|(index, place)| shape.index(*place) == index));
        assert_eq!(places[7], Place { row: Some(1), column: None });
    }
}
