//! Confidence in writing: text for a terminal, CSV for a spreadsheet.

use super::publish::{Confidence, ItemTable};
use super::tally::Stage;
use crate::partnership::disclosure::{Percentage, Place, Settings};
use crate::partnership::table_text::csv;

impl Confidence {
    /// All tables as text, one under the other, with the percentages, the changes and the figures published
    /// elsewhere.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for item in &self.items {
            match &item.table {
                Some(table) => {
                    text += &table.to_text();
                    for share in &item.rows {
                        let (confident, dont_know) =
                            (share.confident.mark(&table.symbols), share.dont_know.mark(&table.symbols));
                        text += &format!("{}: {confident}% confident, {dont_know}% don't know\n", share.row);
                    }
                }
                None => {
                    text += &format!("{}: withheld [{}]\n", title(item), item.withheld.unwrap_or_default())
                }
            }
            if !item.joined.is_empty() {
                text += &format!("joined, with few answers: {}\n", item.joined.join(", "));
            }
            if !item.left_out.is_empty() {
                text += &format!("left out, with too few answers: {}\n", item.left_out.join(", "));
            }
            for figure in &item.context {
                text += &format!(
                    "published elsewhere, for context: {} ({}): {} [{}]\n",
                    figure.text,
                    figure.who,
                    figure.value,
                    figure.cites.join(", ")
                );
            }
            text.push('\n');
        }
        for change in &self.changes {
            let Some(points) = change.points else { continue };
            let sign = if points.0 < 0 { "" } else { "+" };
            text += &format!(
                "{} {}, {}: from {}% to {}%, {sign}{points} points\n",
                change.item, change.period, change.row, change.before, change.after
            );
        }
        text
    }

    /// A line for every row of every item: counts, then percentages. A table that is withheld has one line with the
    /// mark of what is not available.
    #[must_use]
    pub fn to_csv(&self, settings: &Settings) -> String {
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
        for item in &self.items {
            let start = |row: &str| {
                let ItemTable { item, period, stage, .. } = item;
                [&item.id, &item.text, &item.measure, period, stage.name(), row].map(str::to_owned).to_vec()
            };
            let Some(table) = &item.table else {
                let mark = settings.symbols.not_available.clone();
                lines.push([start(""), vec![mark; 6]].concat());
                continue;
            };
            for (n, share) in item.rows.iter().enumerate() {
                let row = (n < table.rows.len()).then_some(n);
                let figure = |column| {
                    let figure = table.figure(Place { row, column });
                    figure.map(|figure| figure.mark(&table.symbols)).unwrap_or_default()
                };
                let percent = |percent: Percentage| percent.mark(&table.symbols);
                let mut line = start(&share.row);
                line.extend([Some(0), Some(1), Some(2), None].map(figure));
                line.extend([share.confident, share.dont_know].map(percent));
                lines.push(line);
            }
        }
        csv(&lines)
    }
}

fn title(item: &ItemTable) -> String {
    match item.stage {
        Stage::Survey => format!("{} {}, {}", item.item.id, item.item.text, item.period),
        stage => format!("{} {}, {}, {stage} training", item.item.id, item.item.text, item.period),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Breakdown, Survey, Tally};
    use super::*;

    #[test]
    fn text_and_csv_hold_the_percentages_and_hide_what_is_hidden() {
        let survey = Survey::shipped();
        let mut csv = String::from("role,period,item,value,stage\n");
        csv += &"teacher,2026,C3,fairly,before\n".repeat(10);
        csv += &"teacher,2026,C3,not_very,before\n".repeat(30);
        csv += &"teacher,2026,C3,fairly,after\n".repeat(38);
        csv += &"teacher,2026,C3,not_very,after\n".repeat(12);
        csv += &"police,2026,C1,very,\n".repeat(2);
        let tally = Tally::read_csv(csv.as_bytes(), &survey).unwrap();
        let settings = Settings::dfe();
        let confidence = Confidence::of(&tally, &survey, Breakdown::Role, &settings).unwrap();
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
