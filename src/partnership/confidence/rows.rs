//! The figures of confidence as flat records, for data frames.

use serde::Serialize;

use super::publish::ItemTable;
use super::tally::Stage;
use crate::partnership::disclosure::{Figure, Shown, Symbols};

/// One figure of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ConfidenceRow {
    /// The item's id.
    pub item: String,
    /// What one is asked to be confident of.
    pub text: String,
    /// The measure the item belongs to.
    pub measure: String,
    /// The period.
    pub period: String,
    /// Before or after a training, or neither.
    pub stage: Stage,
    /// The row's label, or `all`; `None` where the table is withheld.
    pub row: Option<String>,
    /// `confident`, `not confident`, `don't know` or `total`; `None` where the table is withheld.
    pub column: Option<String>,
    /// The number and the percentage, or the marks in their place.
    #[serde(flatten)]
    pub shown: Shown,
    /// Why the table is withheld: a stable code. It then has this record only.
    pub withheld: Option<&'static str>,
}

/// Every figure of every table, in their order.
pub(super) fn rows(items: &[ItemTable], symbols: &Symbols) -> Vec<ConfidenceRow> {
    items.iter().flat_map(|item| of_table(item, symbols)).collect()
}

fn of_table(of: &ItemTable, symbols: &Symbols) -> Vec<ConfidenceRow> {
    let record = |row: Option<&str>, column: Option<&str>, shown| ConfidenceRow {
        item: of.item.id.clone(),
        text: of.item.text.clone(),
        measure: of.item.measure.clone(),
        period: of.period.clone(),
        stage: of.stage,
        row: row.map(str::to_owned),
        column: column.map(str::to_owned),
        shown,
        withheld: of.withheld,
    };
    let Some(table) = &of.table else {
        return vec![record(None, None, Shown::of(Figure::NotAvailable, None, symbols))];
    };
    let places = table.places().map(|(place, figure)| {
        let nth = place.row.unwrap_or(table.rows.len());
        // Percentages stand row by row and then for all, as the places do.
        let share = of.rows.get(nth).and_then(|share| match place.column {
            Some(0) => Some(share.confident),
            Some(2) => Some(share.dont_know),
            _ => None,
        });
        let row = place.row.and_then(|row| table.rows.get(row)).map_or("all", String::as_str);
        let column =
            place.column.and_then(|column| table.columns.get(column)).map_or("total", String::as_str);
        record(Some(row), Some(column), Shown::of(figure, share, &table.symbols))
    });
    places.collect()
}
