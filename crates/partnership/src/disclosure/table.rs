//! A table of counts with the totals they add up to: what goes into [`protect`](super::protect()).

use super::place::Shape;
use super::{Area, DisclosureError};

/// The largest grand total: far above any population, far below where the arithmetic of the attack ends.
pub(super) const LARGEST: u64 = 1 << 53;

/// One cell of a table before protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Counts of children (or of any other people) by one or two breakdowns, with exact totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    title: String,
    area: Area,
    rows: Vec<String>,
    columns: Vec<String>,
    /// Row by row.
    cells: Vec<Count>,
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
                table: title,
                rows: rows.len(),
                columns: columns.len(),
                found: cells.len(),
            });
        }
        let total = cells.iter().try_fold(0u64, |sum, cell| sum.checked_add(cell.adds()));
        if total.is_none_or(|total| total > LARGEST) {
            return Err(DisclosureError::TooLarge { table: title, limit: LARGEST });
        }
        Ok(Self { title, area: Area::Local, rows, columns, cells })
    }

    /// The same table about another area; its totals are then rounded as the settings say.
    #[must_use]
    pub fn about(mut self, area: Area) -> Self {
        self.area = area;
        self
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The area the table is about.
    pub fn area(&self) -> Area {
        self.area
    }

    /// The labels of the rows.
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The labels of the columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The counts, row by row.
    pub fn cells(&self) -> &[Count] {
        &self.cells
    }

    pub(super) fn shape(&self) -> Shape {
        Shape { rows: self.rows.len(), columns: self.columns.len() }
    }

    /// Which totals are published: of each row, of each column, and of all.
    ///
    /// A total over one cell is that cell over again and is left out.
    pub(super) fn margins(&self) -> Margins {
        let (rows, columns) = (self.rows.len() > 1, self.columns.len() > 1);
        Margins { of_rows: columns, of_columns: rows, of_all: rows && columns }
    }

    /// All counts with a last column of row totals and a last row of column totals, row by row.
    pub(super) fn with_totals(&self) -> Vec<Count> {
        let Shape { columns, .. } = self.shape();
        let mut column_totals = vec![0; columns + 1];
        let mut counts = Vec::with_capacity(self.shape().len());
        for row in self.cells.chunks(columns) {
            let total = row.iter().map(|cell| cell.adds()).sum();
            counts.extend(row.iter().copied().chain([Count::Number(total)]));
            for (sum, count) in
                column_totals.iter_mut().zip(row.iter().map(|cell| cell.adds()).chain([total]))
            {
                *sum += count;
            }
        }
        counts.extend(column_totals.into_iter().map(Count::Number));
        counts
    }
}

/// Which totals a table publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Margins {
    pub(super) of_rows: bool,
    pub(super) of_columns: bool,
    pub(super) of_all: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    #[test]
    fn totals_are_the_sums_of_rows_of_columns_and_of_all() {
        let table = Table::cross("t", ["a", "b"], ["x", "y"], [1, 2, 3, 4]).unwrap();
        let numbers: Vec<u64> = table.with_totals().iter().map(|count| count.adds()).collect();
        assert_eq!(numbers, [1, 2, 3, 3, 4, 7, 4, 6, 10]);
    }

    #[test]
    fn a_table_with_the_wrong_number_of_counts_is_refused() {
        let error = Table::cross("t", ["a", "b"], ["x", "y"], [1, 2, 3]).unwrap_err();
        assert_eq!(error.code(), codes::DISCLOSURE_SHAPE);
        assert_eq!(Table::list("t", [""; 0], [0u64; 0]).unwrap_err().code(), codes::DISCLOSURE_SHAPE);
    }

    #[test]
    fn a_total_that_cannot_be_right_is_refused() {
        let error = Table::list("t", ["a", "b"], [u64::MAX, 1]).unwrap_err();
        assert_eq!(error.code(), codes::DISCLOSURE_TOO_LARGE);
    }
}
