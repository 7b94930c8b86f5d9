//! What may be published of a tally: tables with percentages, every figure as a flat record, CSV and text.

use std::borrow::Cow;

use neglect_screen::case::Problem;
use serde::Serialize;

use super::definition::{Measure, MeasuresHeader};
use super::line::OTHER_QUESTIONS;
use super::period::Grain;
use super::placement::Breakdown;
use crate::disclosure::{
    Area, DisclosureSettings, Edition, FigureRow, Percentage, Place, Published, Symbols,
};
use crate::problem::PartnershipError;
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
    pub rows: Vec<MeasureRow>,
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
pub struct MeasureRow {
    /// The measure's id.
    pub measure: String,
    /// Its title.
    pub title: String,
    /// The period.
    pub period: String,
    /// What is shown.
    #[serde(flatten)]
    pub figure: FigureRow,
}

impl MeasureTable {
    /// The table as it is laid out on a page, unless it is withheld. Where there are many columns they are its rows.
    pub fn laid_out(&self) -> Option<Cow<'_, Published>> {
        let table = self.table.as_ref()?;
        Some(match self.measure.is_shown_in_rows() {
            true => Cow::Owned(table.in_rows(Some(OTHER_QUESTIONS))),
            false => Cow::Borrowed(table),
        })
    }

    /// Every figure of the table as a flat record.
    pub(super) fn figure_rows(&self, symbols: &Symbols) -> Vec<MeasureRow> {
        let share = |Place { row, column }: Place| {
            // The columns that have percentages come first; the percentages for all come last.
            let column = column.filter(|column| *column < self.share_columns.len())?;
            Some(self.shares[row.unwrap_or(self.shares.len() - 1)].shares[column])
        };
        let figures = FigureRow::from_table(self.table.as_ref(), self.withheld, symbols, share).into_iter();
        let rows = figures.map(|figure| MeasureRow {
            measure: self.measure.id.clone(),
            title: self.measure.title.clone(),
            period: self.period.clone(),
            figure,
        });
        rows.collect()
    }
}

impl Publication {
    /// Warns of what this publication gives away to those who have the one before, whose JSON this is: see
    /// [`differencing`](crate::disclosure::differencing).
    ///
    /// # Errors
    ///
    /// If it is not the JSON of a publication.
    pub fn differencing(
        &self,
        earlier: &[u8],
        settings: &DisclosureSettings,
    ) -> Result<Vec<Problem>, PartnershipError> {
        Ok(self.differencing_from(&Edition::from_json(earlier)?, settings))
    }

    pub(crate) fn differencing_from(&self, earlier: &Edition, settings: &DisclosureSettings) -> Vec<Problem> {
        earlier.differencing(self.tables.iter().filter_map(|table| table.table.as_ref()), settings)
    }

    /// All tables as one CSV: a line for every figure, with its percentage where it has one. A table that is withheld has
    /// one line with the mark of what is not available.
    pub fn to_csv(&self) -> String {
        let head = ["measure", "title", "period", "row", "column", "count", "percentage"];
        let mut lines = vec![head.map(str::to_owned).to_vec()];
        lines.extend(self.rows.iter().map(|MeasureRow { measure, title, period, figure }| {
            let (row, column) = (figure.row.clone(), figure.column.clone());
            let (row, column) = (row.unwrap_or_default(), column.unwrap_or_default());
            let (count, percentage) = (figure.count_text(), figure.percentage_text());
            vec![measure.clone(), title.clone(), period.clone(), row, column, count, percentage]
        }));
        csv(&lines)
    }

    /// All tables as text, one under the other.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for table in &self.tables {
            let MeasureTable { measure, period, withheld, .. } = table;
            match table.laid_out() {
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
