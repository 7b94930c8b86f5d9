//! What may be published of a tally: tables with percentages, every figure as a flat record, CSV and text.

use serde::Serialize;

use super::definition::{Measure, MeasuresHeader};
use super::period::Grain;
use super::placement::Breakdown;
use crate::disclosure::{Area, Figure, Percentage, Published, ShownFigure, Symbols};
use crate::table_text::csv;

/// The measures of a tally as they may be published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Publication {
    /// The measures.
    #[serde(rename = "measures")]
    pub header: MeasuresHeader,
    /// The area.
    pub area: Area,
    /// What the rows are.
    pub by: Vec<Breakdown>,
    /// How long the periods are.
    pub grain: Grain,
    /// Whether it was checked that no child stands in a period twice; else it was taken for granted.
    pub children_checked: bool,
    /// The tables: period by period, in each in the order of the measures.
    pub tables: Vec<MeasureTable>,
    /// Every figure of every table once more, as a record of its own.
    pub rows: Vec<FigureRow>,
}

/// One measure in one period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasureTable {
    /// The measure, with what it stands on.
    pub measure: Measure,
    /// The period.
    pub period: String,
    /// The counts; `None` where the table is withheld.
    pub table: Option<Published>,
    /// Why it is withheld: a stable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<&'static str>,
    /// The columns of which there are percentages.
    pub share_columns: Vec<String>,
    /// The percentages, row by row of the table and then, where there is more than one row, for all.
    pub shares: Vec<RowShares>,
}

/// The percentages of one row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowShares {
    /// The row's label, or `all`.
    pub row: String,
    /// One for each of [`MeasureTable::share_columns`]. Those of whom it is not known are in none.
    pub shares: Vec<Percentage>,
}

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
    pub shown: ShownFigure,
    /// Why the table is withheld: a stable code. It then has this record only.
    pub withheld: Option<&'static str>,
}

impl MeasureTable {
    /// Every figure of the table as a flat record.
    pub(super) fn figure_rows(&self, symbols: &Symbols) -> Vec<FigureRow> {
        let record = |row: Option<&str>, column: Option<&str>, shown| FigureRow {
            measure: self.measure.id.clone(),
            title: self.measure.title.clone(),
            period: self.period.clone(),
            row: row.map(str::to_owned),
            column: column.map(str::to_owned),
            shown,
            withheld: self.withheld,
        };
        let Some(table) = &self.table else {
            return vec![record(None, None, ShownFigure::new(Figure::NotAvailable, None, symbols))];
        };
        let figures = table.places().map(|(place, figure)| {
            let (row, column) = (table.row_label(place), table.column_label(place));
            let share = place.column.and_then(|_| self.share(row, column));
            record(Some(row), Some(column), ShownFigure::new(figure, share, &table.symbols))
        });
        figures.collect()
    }

    /// The percentage of a row and a column, where there is one.
    fn share(&self, row: &str, column: &str) -> Option<Percentage> {
        let n = self.share_columns.iter().position(|label| label == column)?;
        Some(self.shares.iter().find(|shares| shares.row == row)?.shares[n])
    }
}

impl Publication {
    /// All tables as one CSV: a line for every figure, with its percentage where it has one. A table that is withheld has
    /// one line with the mark of what is not available.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let head = ["measure", "title", "period", "row", "column", "count", "percentage"];
        let mut lines = vec![head.map(str::to_owned).to_vec()];
        lines.extend(self.rows.iter().map(|figure| {
            vec![
                figure.measure.clone(),
                figure.title.clone(),
                figure.period.clone(),
                figure.row.clone().unwrap_or_default(),
                figure.column.clone().unwrap_or_default(),
                figure.shown.count_text(),
                figure.shown.percentage_text(),
            ]
        }));
        csv(&lines)
    }

    /// All tables as text, one under the other.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for MeasureTable { measure, period, table, withheld, .. } in &self.tables {
            match table {
                Some(table) => text += &table.to_text(),
                None => {
                    let code = withheld.unwrap_or_default();
                    text += &format!("{}, {period}: withheld [{code}]\n", measure.title);
                }
            }
            text += &format!("{}\n\n", measure.text);
        }
        text
    }
}
