//! A table as it may be seen: figures, and marks where there is none.

use serde::{Deserialize, Serialize};

use super::place::Shape;
use super::table::Margins;
use super::{Area, DisclosureSettings, Place, Symbols, Table};
use crate::table_text;

/// One figure of a published table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// The count itself.
    Exact(u64),
    /// A total rounded to the nearest multiple of the table's rounding.
    Rounded(u64),
    /// Hidden to protect someone. Whether it is small itself or only shields one that is, nothing tells.
    Hidden,
    /// Cannot exist.
    NotApplicable,
    /// Not collected.
    NotAvailable,
}

impl Figure {
    /// The number shown, if one is.
    pub fn shown(self) -> Option<u64> {
        match self {
            Self::Exact(number) | Self::Rounded(number) => Some(number),
            Self::Hidden | Self::NotApplicable | Self::NotAvailable => None,
        }
    }

    /// The figure as it is written: the number, or the mark that stands for it.
    pub fn mark(self, symbols: &Symbols) -> String {
        match self {
            Self::Exact(number) | Self::Rounded(number) => number.to_string(),
            Self::Hidden => symbols.hidden.clone(),
            Self::NotApplicable => symbols.not_applicable.clone(),
            Self::NotAvailable => symbols.not_available.clone(),
        }
    }
}

/// A table that may be published.
///
/// It comes out of [`protect`](super::protect()). One that was made elsewhere can be read in (it is plain data) and put to
/// [`check`](super::check).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The title.
    pub title: String,
    /// The area the table is about.
    pub area: Area,
    /// What totals are rounded to; 1 where they are exact.
    pub rounded_to: u64,
    /// The marks used.
    pub symbols: Symbols,
    /// The labels of the rows.
    pub rows: Vec<String>,
    /// The labels of the columns.
    pub columns: Vec<String>,
    /// The figures, row by row.
    pub figures: Vec<Figure>,
    /// The total of each row, if row totals are published.
    pub row_totals: Option<Vec<Figure>>,
    /// The total of each column, if column totals are published.
    pub column_totals: Option<Vec<Figure>>,
    /// The total of all, if it is published. A single row or column has its total among the others.
    pub grand_total: Option<Figure>,
}

impl Published {
    /// A table with these figures, its totals among them, in the order of [`Shape`]'s indices.
    pub(super) fn new(table: &Table, settings: &DisclosureSettings, figures: &[Figure]) -> Self {
        let shape @ Shape { rows, columns } = table.shape();
        let Margins { of_rows, of_columns, of_all } = table.margins();
        let figure = |row: usize, column: usize| figures[shape.cell(row, column)];
        Self {
            title: table.title().to_owned(),
            area: table.area(),
            rounded_to: settings.rounding_for(table.area()),
            symbols: settings.symbols.clone(),
            rows: table.rows().to_vec(),
            columns: table.columns().to_vec(),
            figures: (0..rows).flat_map(|row| (0..columns).map(move |column| figure(row, column))).collect(),
            row_totals: of_rows.then(|| (0..rows).map(|row| figure(row, columns)).collect()),
            column_totals: of_columns.then(|| (0..columns).map(|column| figure(rows, column)).collect()),
            grand_total: of_all.then(|| figure(rows, columns)),
        }
    }

    pub(super) fn shape(&self) -> Shape {
        Shape { rows: self.rows.len(), columns: self.columns.len() }
    }

    /// The figure at a place; `None` where the table publishes nothing.
    pub fn figure(&self, place: Place) -> Option<Figure> {
        match (place.row, place.column) {
            (Some(row), Some(column)) if column < self.columns.len() => {
                self.figures.get(row * self.columns.len() + column).copied()
            }
            (Some(row), None) => self.row_totals.as_ref()?.get(row).copied(),
            (None, Some(column)) => self.column_totals.as_ref()?.get(column).copied(),
            (None, None) => self.grand_total,
            (Some(_), Some(_)) => None,
        }
    }

    /// All figures published, with their places: row by row, each with its total, then the totals of columns.
    pub fn places(&self) -> impl Iterator<Item = (Place, Figure)> + '_ {
        self.shape().places().filter_map(|place| Some((place, self.figure(place)?)))
    }

    /// How many figures are hidden.
    pub fn hidden(&self) -> usize {
        self.places().filter(|(_, figure)| *figure == Figure::Hidden).count()
    }

    /// The table as lines of text cells: a head of column labels, then each row, then the column totals.
    pub fn lines(&self) -> Vec<Vec<String>> {
        let mark = |figure: &Figure| figure.mark(&self.symbols);
        let mut head = vec![self.title.clone()];
        head.extend(self.columns.iter().cloned());
        if self.row_totals.is_some() {
            head.push("total".to_owned());
        }
        let mut lines = vec![head];
        let width = self.columns.len().max(1);
        for (index, (label, figures)) in self.rows.iter().zip(self.figures.chunks(width)).enumerate() {
            let mut line = vec![label.clone()];
            line.extend(figures.iter().map(mark));
            line.extend(self.row_totals.iter().filter_map(|totals| totals.get(index)).map(mark));
            lines.push(line);
        }
        if let Some(totals) = &self.column_totals {
            let mut line = vec!["total".to_owned()];
            line.extend(totals.iter().map(mark));
            line.extend(self.grand_total.as_ref().map(mark));
            lines.push(line);
        }
        lines
    }

    /// The same table with its columns as rows, for a page that is too narrow for them: those first of which most is shown,
    /// those of which nothing is shown last, and without those in which nobody is. A column named `last` stands behind all.
    ///
    /// The order is that of the figures shown, so that it tells nothing that they do not.
    #[must_use]
    pub fn in_rows(&self, last: Option<&str>) -> Self {
        let figure = |row, column| self.figure(Place { row, column });
        let whole = |column: usize| {
            let total = if self.column_totals.is_some() { None } else { Some(0) };
            figure(total, Some(column)).and_then(Figure::shown)
        };
        let is_nought = |column: &usize| {
            (0..self.rows.len()).all(|row| figure(Some(row), Some(*column)) == Some(Figure::Exact(0)))
        };
        let mut columns: Vec<usize> = (0..self.columns.len()).filter(|column| !is_nought(column)).collect();
        columns.sort_by_key(|&column| {
            (last == Some(self.columns[column].as_str()), std::cmp::Reverse(whole(column)))
        });
        let of_columns =
            |figures: &Vec<Figure>| columns.iter().map(|&column| figures[column]).collect::<Vec<Figure>>();
        let rows = || 0..self.rows.len();
        let cells = columns.iter().flat_map(|&column| rows().map(move |row| (row, column)));
        Self {
            rows: columns.iter().map(|&column| self.columns[column].clone()).collect(),
            columns: self.rows.clone(),
            figures: cells.filter_map(|(row, column)| figure(Some(row), Some(column))).collect(),
            row_totals: self.column_totals.as_ref().map(of_columns),
            column_totals: self.row_totals.clone(),
            ..self.clone()
        }
    }

    /// The table as CSV, the title in the corner.
    pub fn to_csv(&self) -> String {
        table_text::csv(&self.lines())
    }

    /// The table as aligned text for a terminal.
    pub fn to_text(&self) -> String {
        table_text::aligned(&self.lines())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
    use crate::disclosure::protect;

    #[test]
    fn columns_in_rows_are_the_same_figures_in_the_order_of_those_shown() {
        let counts = [7u64, 3, 0, 40, 9, 8, 4, 0, 60, 9];
        let table = Table::cross("t", ["x", "y"], ["a", "b", "none", "often", "rest"], counts).unwrap();
        let published = protect(&table, &DisclosureSettings::shipped()).unwrap();
        let in_rows = published.in_rows(Some("rest"));
        assert_eq!(in_rows.rows, ["often", "a", "b", "rest"]);
        assert_eq!(in_rows.columns, ["x", "y"]);
        for (place, figure) in in_rows.places() {
            let column = place
                .row
                .map(|row| published.columns.iter().position(|column| *column == in_rows.rows[row]).unwrap());
            assert_eq!(published.figure(Place { row: place.column, column }), Some(figure), "{place}");
        }
        // One row has no totals of columns: then its own figures give the order.
        let list = Table::list("t", ["a", "often", "none"], [7u64, 40, 0]).unwrap();
        let list = protect(&list, &DisclosureSettings::shipped()).unwrap();
        assert_eq!(list.in_rows(None).to_csv(), "t,\noften,40\na,7\ntotal,47\n");
    }
}
