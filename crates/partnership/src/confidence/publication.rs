//! What may be published of practitioners' confidence: tables with percentages and changes, every figure as a flat record,
//! CSV and text.

use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};

use super::answer::Stage;
use super::survey::{Item, NationalFigure};
use crate::disclosure::{
    DisclosureSettings, Edition, FigureRow, Percentage, Place, Published, Symbols, Tenths,
};
use crate::problem::PartnershipError;
use crate::table_text::csv;

/// What the rows of the tables are. One publication has one: tables by role and by sector together would let the one be
/// taken from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// A row for each role.
    #[default]
    Role,
    /// A row for each sector.
    Sector,
}

/// The confidence of practitioners as it may be published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Confidence {
    /// What the rows are.
    pub by: Grouping,
    /// A table for each item, period and stage, in the survey's order.
    pub items: Vec<ItemTable>,
    /// What changed between before and after a training.
    pub changes: Vec<Change>,
    /// Every figure of every table once more, as a record of its own.
    pub rows: Vec<ConfidenceRow>,
}

/// The answers to one item in one period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemTable {
    /// The item.
    pub item: Item,
    /// The period.
    pub period: String,
    /// Before or after a training, or neither.
    pub stage: Stage,
    /// The counts; `None` where the table is withheld.
    pub table: Option<Published>,
    /// Why the table is withheld: a stable code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withheld: Option<&'static str>,
    /// The percentages, row by row of the table and then for all.
    pub rows: Vec<RowShare>,
    /// Rows with few answers, counted together in one row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<String>,
    /// Rows with so few answers that even together they cannot be shown; they are in no total.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<String>,
    /// Figures published elsewhere about something like this item. Context only: wording and scale differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<NationalFigure>,
}

/// The percentages of one row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RowShare {
    /// The row's label, or `all`.
    pub row: String,
    /// Confident, of those who were or were not. Who does not know is in neither.
    pub confident: Percentage,
    /// Who does not know, of all who answered.
    pub dont_know: Percentage,
}

/// How one row's confidence changed from before a training to after it. The two groups of answers are compared as groups;
/// nobody is followed from one to the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The item's id.
    pub item: String,
    /// The period.
    pub period: String,
    /// The row's label, or `all`.
    pub row: String,
    /// Confident before.
    #[serde(serialize_with = "Percentage::as_number")]
    pub before: Percentage,
    /// Confident after.
    #[serde(serialize_with = "Percentage::as_number")]
    pub after: Percentage,
    /// After minus before, in percentage points; `None` if either is not shown.
    pub points: Option<Tenths>,
}

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
    /// What is shown; the columns are `confident`, `not confident`, `don't know` and `total`.
    #[serde(flatten)]
    pub figure: FigureRow,
}

/// The title of the table of one item.
pub(super) fn table_title(item: &Item, period: &str, stage: Stage) -> String {
    let title = format!("{} {}, {period}", item.id, item.text);
    match stage {
        Stage::Survey => title,
        Stage::Before | Stage::After => format!("{title}, {stage} training"),
    }
}

impl ItemTable {
    /// Every figure of the table as a flat record.
    pub(super) fn figure_rows(&self, symbols: &Symbols) -> Vec<ConfidenceRow> {
        let share = |Place { row, column }: Place| {
            // The percentages for all come last.
            let share = &self.rows[row.unwrap_or(self.rows.len() - 1)];
            match column {
                Some(0) => Some(share.confident),
                Some(2) => Some(share.dont_know),
                _ => None,
            }
        };
        let figures = FigureRow::from_table(self.table.as_ref(), self.withheld, symbols, share).into_iter();
        let rows = figures.map(|figure| ConfidenceRow {
            item: self.item.id.clone(),
            text: self.item.text.clone(),
            measure: self.item.measure.clone(),
            period: self.period.clone(),
            stage: self.stage,
            figure,
        });
        rows.collect()
    }

    /// The table as text, with its percentages and the figures published elsewhere.
    fn to_text(&self) -> String {
        let mut text = String::new();
        match &self.table {
            Some(table) => {
                text += &table.to_text();
                for RowShare { row, confident, dont_know } in &self.rows {
                    let (confident, dont_know) =
                        (confident.mark(&table.symbols), dont_know.mark(&table.symbols));
                    text += &format!("{row}: {confident}% confident, {dont_know}% don't know\n");
                }
            }
            None => {
                let title = table_title(&self.item, &self.period, self.stage);
                text += &format!("{title}: withheld [{}]\n", self.withheld.unwrap_or_default());
            }
        }
        if !self.joined.is_empty() {
            text += &format!("joined, with few answers: {}\n", self.joined.join(", "));
        }
        if !self.left_out.is_empty() {
            text += &format!("left out, with too few answers: {}\n", self.left_out.join(", "));
        }
        for NationalFigure { text: what, who, value, cites, .. } in &self.context {
            let cites = cites.join(", ");
            text += &format!("published elsewhere, for context: {what} ({who}): {value} [{cites}]\n");
        }
        text
    }
}

impl Confidence {
    /// Warns of what these tables give away to those who have the ones before, whose JSON this is: see
    /// [`differencing`](crate::disclosure::differencing).
    ///
    /// # Errors
    ///
    /// If it is not the JSON of such tables.
    pub fn differencing(
        &self,
        earlier: &[u8],
        settings: &DisclosureSettings,
    ) -> Result<Vec<Problem>, PartnershipError> {
        Ok(self.differencing_from(&Edition::from_json(earlier)?, settings))
    }

    pub(crate) fn differencing_from(&self, earlier: &Edition, settings: &DisclosureSettings) -> Vec<Problem> {
        earlier.differencing(self.items.iter().filter_map(|item| item.table.as_ref()), settings)
    }

    /// All tables as text, one under the other, with the percentages, the changes and the figures published elsewhere.
    pub fn to_text(&self) -> String {
        let mut text: String = self.items.iter().map(|item| item.to_text() + "\n").collect();
        for Change { item, period, row, before, after, points } in &self.changes {
            if let Some(points) = points {
                let sign = if points.0 < 0 { "" } else { "+" };
                text +=
                    &format!("{item} {period}, {row}: from {before}% to {after}%, {sign}{points} points\n");
            }
        }
        text
    }

    /// A line for every row of every item: counts, then percentages. A table that is withheld has one line with the mark
    /// of what is not available.
    pub fn to_csv(&self, settings: &DisclosureSettings) -> String {
        let head = [
            "item",
            "text",
            "measure",
            "period",
            "stage",
            "row",
            "confident",
            "not_confident",
            "dont_know",
            "answers",
            "confident_percent",
            "dont_know_percent",
        ];
        let mut lines = vec![head.map(str::to_owned).to_vec()];
        for ItemTable { item, period, stage, table, rows, .. } in &self.items {
            let start = |row: &str| {
                [&item.id, &item.text, &item.measure, period, stage.name(), row].map(str::to_owned).to_vec()
            };
            let Some(table) = table else {
                let mark = settings.symbols.not_available.clone();
                lines.push([start(""), vec![mark; 6]].concat());
                continue;
            };
            for (n, share) in rows.iter().enumerate() {
                let row = (n < table.rows.len()).then_some(n);
                let figure = |column| {
                    let figure = table.figure(Place { row, column });
                    figure.expect("every row has its figures").mark(&table.symbols)
                };
                let mut line = start(&share.row);
                line.extend([Some(0), Some(1), Some(2), None].map(figure));
                line.extend([share.confident, share.dont_know].map(|percent| percent.mark(&table.symbols)));
                lines.push(line);
            }
        }
        csv(&lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::confidence::{AnswerTally, Survey};
    use crate::definition::Definition;

    #[test]
    fn text_and_csv_hold_the_percentages_and_hide_what_is_hidden() {
        let survey = Survey::shipped();
        let mut csv = String::from("role,period,item,value,stage\n");
        csv += &"teacher,2026,C3,fairly,before\n".repeat(10);
        csv += &"teacher,2026,C3,not_very,before\n".repeat(30);
        csv += &"teacher,2026,C3,fairly,after\n".repeat(38);
        csv += &"teacher,2026,C3,not_very,after\n".repeat(12);
        csv += &"police,2026,C1,very,\n".repeat(2);
        let tally = AnswerTally::from_csv(csv.as_bytes(), &survey).unwrap();
        let settings = DisclosureSettings::shipped();
        let confidence = Confidence::new(&tally, &survey, Grouping::Role, &settings).unwrap();
        let text = confidence.to_text();
        assert!(text.contains("C3 2026, teachers: from 25.0% to 76.0%, +51.0 points\n"), "{text}");
        assert!(
            text.contains("C1 identify the signs of neglect, 2026: withheld [disclosure.too_few]\n"),
            "{text}"
        );
        let csv = confidence.to_csv(&settings);
        assert!(
            csv.contains("\nC3,know when to refer,refer,2026,before,teachers,10,30,0,40,25.0,0.0\n"),
            "{csv}"
        );
        assert!(
            csv.contains("\nC1,identify the signs of neglect,identify,2026,survey,,:,:,:,:,:,:\n"),
            "{csv}"
        );
    }
}
