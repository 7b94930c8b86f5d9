//! A publication in writing: CSV for a spreadsheet, text for a terminal.

use super::{MeasureTable, Publication};
use crate::partnership::table_text::csv;

impl Publication {
    /// All tables as one CSV: a line for every figure, with its percentage where it has one. A table that is
    /// withheld has one line with the mark of what is not available.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let head = ["measure", "title", "period", "row", "column", "count", "percentage"];
        let line = |row: &super::FigureRow| {
            let (label, column) = (row.row.clone(), row.column.clone());
            vec![
                row.measure.clone(),
                row.title.clone(),
                row.period.clone(),
                label.unwrap_or_default(),
                column.unwrap_or_default(),
                row.shown.written(),
                row.shown.percentage_written(),
            ]
        };
        let lines: Vec<Vec<String>> =
            [head.map(str::to_owned).to_vec()].into_iter().chain(self.rows.iter().map(line)).collect();
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
                    let why = withheld.unwrap_or_default();
                    text += &format!("{}, {period}: withheld [{why}]\n", measure.title);
                }
            }
            text += &format!("{}\n\n", measure.text);
        }
        text
    }
}
