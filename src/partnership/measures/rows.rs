//! The figures of a publication as flat records: a line in a CSV, a row in a data frame.

use serde::Serialize;

use super::MeasureTable;
use crate::partnership::disclosure::{Figure, Shown, Symbols};

/// One figure of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// The measure's id.
    pub measure: String,
    /// Its title.
    pub title: String,
    /// The period.
    pub period: String,
    /// The row's label, or `all`; `None` where the table is withheld.
    pub row: Option<String>,
    /// The column's label, or `total`; `None` where the table is withheld.
    pub column: Option<String>,
    /// The number and the percentage, or the marks in their place.
    #[serde(flatten)]
    pub shown: Shown,
    /// Why the table is withheld: a stable code. It then has this record only.
    pub withheld: Option<&'static str>,
}

/// Every figure of every table, in their order.
pub(super) fn rows(tables: &[MeasureTable], symbols: &Symbols) -> Vec<FigureRow> {
    tables.iter().flat_map(|table| of_table(table, symbols)).collect()
}

fn of_table(of: &MeasureTable, symbols: &Symbols) -> Vec<FigureRow> {
    let MeasureTable { measure, period, table, withheld, share_columns, shares } = of;
    let record = |row: Option<&str>, column: Option<&str>, shown| FigureRow {
        measure: measure.id.clone(),
        title: measure.title.clone(),
        period: period.clone(),
        row: row.map(str::to_owned),
        column: column.map(str::to_owned),
        shown,
        withheld: *withheld,
    };
    let Some(table) = table else {
        return vec![record(None, None, Shown::of(Figure::NotAvailable, None, symbols))];
    };
    let places = table.places().map(|(place, figure)| {
        let row = place.row.and_then(|row| table.rows.get(row)).map_or("all", String::as_str);
        let column = place.column.and_then(|column| table.columns.get(column));
        let share = column
            .and_then(|column| share_columns.iter().position(|share| share == column))
            .and_then(|n| shares.iter().find(|shares| shares.row == row)?.shares.get(n))
            .copied();
        let column = column.map_or("total", String::as_str);
        record(Some(row), Some(column), Shown::of(figure, share, &table.symbols))
    });
    places.collect()
}
