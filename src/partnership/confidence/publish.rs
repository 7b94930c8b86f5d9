//! Tables of confidence that may be published, and the change between before and after a training.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::rows::{ConfidenceRow, rows};
use super::survey::NationalFigure;
use super::tally::{Stage, Tally};
use super::{Item, Survey};
use crate::partnership::disclosure::{
    DisclosureError, Figure, Percentage, Place, Published, Release, Settings, Table, Tenths,
};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What the rows of the tables are. One publication has one: tables by role and by sector together would let
    /// the one be taken from the other.
    #[derive(Default)]
    Breakdown {
        /// A row for each role.
        #[default]
        Role = "role",
        /// A row for each sector.
        Sector = "sector",
    }
}

/// The columns of every table.
const COLUMNS: [&str; 3] = ["confident", "not confident", "don't know"];

/// The confidence of practitioners as it may be published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Confidence {
    /// What the rows are.
    pub by: Breakdown,
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

/// How one row's confidence changed from before a training to after it. The two groups of answers are compared as
/// groups; nobody is followed from one to the other.
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

impl Confidence {
    /// The tables of a tally, protected together, with their percentages and changes.
    ///
    /// Roles (or sectors) with fewer answers than can be shown are joined in one row; if all of them together are
    /// still too few they are left out.
    ///
    /// # Errors
    ///
    /// Those of [`Release::protect`]: settings that protect nobody.
    pub fn of(
        tally: &Tally,
        survey: &Survey,
        by: Breakdown,
        settings: &Settings,
    ) -> Result<Self, DisclosureError> {
        let mut drafts = Vec::new();
        for item in &survey.items {
            let groups: BTreeSet<(&str, Stage)> = tally
                .counts
                .keys()
                .filter(|key| key.item == item.id)
                .map(|key| (key.period.as_str(), key.stage))
                .collect();
            for (period, stage) in groups {
                drafts.push(Draft::new(tally, survey, item, period, stage, by, settings));
            }
        }
        let mut release = Release::new(settings.clone());
        for draft in &drafts {
            if let Some(table) = draft.table()? {
                release.add(table, |place| draft.name(place));
            }
        }
        let mut protected = release.protect()?.into_iter();
        let items: Vec<ItemTable> = drafts
            .into_iter()
            .map(|draft| {
                let result = if draft.rows.is_empty() { None } else { protected.next() };
                draft.finish(result, survey)
            })
            .collect();
        let changes = changes(&items);
        Ok(Self { by, rows: rows(&items, &settings.symbols), items, changes })
    }
}

/// The counts of one table before protection.
struct Draft<'a> {
    item: &'a Item,
    period: &'a str,
    stage: Stage,
    rows: Vec<(String, [u64; 3])>,
    joined: Vec<String>,
    left_out: Vec<String>,
}

impl<'a> Draft<'a> {
    fn new(
        tally: &Tally,
        survey: &Survey,
        item: &'a Item,
        period: &'a str,
        stage: Stage,
        by: Breakdown,
        settings: &Settings,
    ) -> Self {
        let mut counts: BTreeMap<&str, [u64; 3]> = BTreeMap::new();
        for (key, count) in &tally.counts {
            if key.item == item.id && key.period == period && key.stage == stage {
                let row = match by {
                    Breakdown::Role => &key.role,
                    Breakdown::Sector => &key.sector,
                };
                let confident = survey.answer(&key.answer).and_then(|answer| answer.confident);
                let [yes, no, dont_know] = counts.entry(row).or_default();
                match confident {
                    Some(true) => *yes += count,
                    Some(false) => *no += count,
                    None => *dont_know += count,
                }
            }
        }
        let label = |code: &str| match by {
            Breakdown::Role => survey.role(code).map_or(code, |role| role.label.as_str()).to_owned(),
            Breakdown::Sector => code.replace('_', " "),
        };
        // Roles keep the survey's order; sectors are in order of their names.
        let mut codes: Vec<&str> = counts.keys().copied().collect();
        if by == Breakdown::Role {
            codes.sort_by_key(|code| survey.roles.iter().position(|role| role.code == *code));
        }
        let (mut rows, mut few, mut together) = (Vec::new(), Vec::new(), [0u64; 3]);
        for code in codes {
            let Some(cells) = counts.get(code) else { continue };
            if settings.is_small(cells.iter().sum()) {
                few.push(label(code));
                together.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += cell);
            } else {
                rows.push((label(code), *cells));
            }
        }
        let (joined, left_out) = if together.iter().sum::<u64>() > settings.threshold {
            rows.push(("others with few answers".to_owned(), together));
            (few, Vec::new())
        } else {
            (Vec::new(), few)
        };
        Self { item, period, stage, rows, joined, left_out }
    }

    fn table(&self) -> Result<Option<Table>, DisclosureError> {
        if self.rows.is_empty() {
            return Ok(None);
        }
        let labels = self.rows.iter().map(|(label, _)| label.as_str());
        let cells = self.rows.iter().flat_map(|(_, cells)| *cells);
        let stage = match self.stage {
            Stage::Survey => String::new(),
            stage => format!(", {stage} training"),
        };
        let title = format!("{} {}, {}{stage}", self.item.id, self.item.text, self.period);
        Table::cross(title, labels, COLUMNS, cells).map(Some)
    }

    /// The number of people of one role who answered is the same in the tables of all items they answered.
    fn name(&self, place: Place) -> Option<String> {
        if place.column.is_some() {
            return None;
        }
        let (label, count): (&str, u64) = match place.row {
            Some(row) => self.rows.get(row).map(|(label, cells)| (label.as_str(), cells.iter().sum()))?,
            None => ("all", self.rows.iter().flat_map(|(_, cells)| cells).sum()),
        };
        Some(format!("{}|{}|{label}|{count}", self.period, self.stage))
    }

    fn finish(self, result: Option<Result<Published, DisclosureError>>, survey: &Survey) -> ItemTable {
        let (table, withheld) = match result {
            Some(Ok(table)) => (Some(table), None),
            Some(Err(error)) => (None, Some(error.code())),
            None => (None, Some("disclosure.too_few")),
        };
        let rows = table.as_ref().map(shares).unwrap_or_default();
        let context = survey.figures.iter().filter(|figure| figure.item == self.item.id).cloned().collect();
        ItemTable {
            item: self.item.clone(),
            period: self.period.to_owned(),
            stage: self.stage,
            table,
            withheld,
            rows,
            joined: self.joined,
            left_out: self.left_out,
            context,
        }
    }
}

/// The percentages of each row of a published table, and of all.
fn shares(table: &Published) -> Vec<RowShare> {
    let share = |row: String, figure: &dyn Fn(usize) -> Option<Figure>| {
        let (yes, no, dont_know) = (figure(0)?, figure(1)?, figure(2)?);
        let answered = match (yes, no) {
            (Figure::Exact(yes), Figure::Exact(no)) => Figure::Exact(yes + no),
            (Figure::Rounded(yes), Figure::Rounded(no)) => Figure::Rounded(yes + no),
            _ => Figure::Hidden,
        };
        Some(RowShare {
            row,
            confident: Percentage::of(yes, no),
            dont_know: Percentage::of(dont_know, answered),
        })
    };
    let cell = |row: Option<usize>| move |column: usize| table.figure(Place { row, column: Some(column) });
    let rows = table.rows.iter().enumerate().filter_map(|(n, label)| share(label.clone(), &cell(Some(n))));
    rows.chain(share("all".to_owned(), &cell(None))).collect()
}

fn changes(items: &[ItemTable]) -> Vec<Change> {
    let mut changes = Vec::new();
    for before in items.iter().filter(|table| table.stage == Stage::Before) {
        let after = items.iter().find(|table| {
            table.stage == Stage::After && table.item.id == before.item.id && table.period == before.period
        });
        let Some(after) = after else { continue };
        // The row of those joined and the total are the same groups only if the same rows are in them.
        let same = |row: &str| {
            before.table.as_ref().is_some_and(|table| table.rows.iter().any(|label| label == row))
                && (row != "others with few answers" || before.joined == after.joined)
                || row == "all" && before.left_out == after.left_out
        };
        for row in before.rows.iter().filter(|row| same(&row.row)) {
            let Some(then) = after.rows.iter().find(|then| then.row == row.row) else { continue };
            let points = match (row.confident.tenths(), then.confident.tenths()) {
                (Some(Tenths(before)), Some(Tenths(after))) => Some(Tenths(after - before)),
                _ => None,
            };
            changes.push(Change {
                item: before.item.id.clone(),
                period: before.period.clone(),
                row: row.row.clone(),
                before: row.confident,
                after: then.confident,
                points,
            });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confidence(lines: &[(&str, usize)], by: Breakdown) -> Confidence {
        let survey = Survey::shipped();
        let mut csv = String::from("role,period,stage,item,value\n");
        for (line, times) in lines {
            csv += &format!("{line}\n").repeat(*times);
        }
        let tally = Tally::read_csv(csv.as_bytes(), &survey).unwrap();
        assert_eq!(tally.problems, []);
        Confidence::of(&tally, &survey, by, &Settings::dfe()).unwrap()
    }

    fn percentages(table: &ItemTable) -> Vec<String> {
        let row = |share: &RowShare| format!("{} {} {}", share.row, share.confident, share.dont_know);
        table.rows.iter().map(row).collect()
    }

    #[test]
    fn dont_know_is_in_no_share_of_the_confident() {
        let confidence = confidence(
            &[
                ("teacher,2026,,C1,very", 20),
                ("teacher,2026,,C1,fairly", 10),
                ("teacher,2026,,C1,not_at_all", 10),
                ("teacher,2026,,C1,dont_know", 10),
            ],
            Breakdown::Role,
        );
        assert_eq!(percentages(&confidence.items[0]), ["teachers 75.0 20.0"]);
    }

    #[test]
    fn roles_with_few_answers_are_joined_and_too_few_are_left_out() {
        let mut lines = vec![("teacher,2026,,C1,very", 20), ("teacher,2026,,C1,not_very", 20)];
        lines.extend([("gp,2026,,C1,very", 3), ("midwife,2026,,C1,very", 2)]);
        let few = confidence(&lines, Breakdown::Role);
        assert_eq!(few.items[0].left_out, ["general practitioners", "midwives"]);
        assert_eq!(few.items[0].table.as_ref().unwrap().rows, ["teachers"]);

        lines.push(("police,2026,,C1,not_very", 4));
        let joined = confidence(&lines, Breakdown::Role);
        assert_eq!(joined.items[0].joined, ["general practitioners", "midwives", "police"]);
        let table = joined.items[0].table.as_ref().unwrap();
        assert_eq!(table.rows, ["teachers", "others with few answers"]);
        // Five and four of nine: both small, and hidden with their percentage.
        assert_eq!(joined.items[0].rows[1].confident, Percentage::Hidden);
    }

    #[test]
    fn change_is_told_in_points_and_hidden_with_its_parts() {
        let confidence = confidence(
            &[
                ("teacher,2026,before,C3,fairly", 10),
                ("teacher,2026,before,C3,not_very", 30),
                ("teacher,2026,after,C3,very", 30),
                ("teacher,2026,after,C3,not_very", 10),
                ("police,2026,before,C3,very", 20),
                ("police,2026,before,C3,not_very", 20),
                ("police,2026,after,C3,very", 38),
                ("police,2026,after,C3,not_very", 2),
            ],
            Breakdown::Role,
        );
        let change = |row: &str| confidence.changes.iter().find(|change| change.row == row).unwrap();
        assert_eq!(confidence.changes.len(), 3);
        assert_eq!(change("police").points, None);
        // Hiding the two hides another row's figures with it; what is left is exact.
        let told: Vec<_> = confidence.changes.iter().filter_map(|change| change.points).collect();
        assert_eq!(told, [change("all").points.unwrap()]);
        assert_eq!(change("all").points, Some(Tenths(850 - 375)));
    }

    #[test]
    fn items_stand_apart_with_the_published_figures_beside_them() {
        let mut lines = Vec::new();
        for item in ["C1", "C3", "C6"] {
            for value in ["very", "not_very"] {
                lines.push((format!("teacher,2026,,{item},{value}"), 10));
            }
        }
        let lines: Vec<_> = lines.iter().map(|(line, times)| (line.as_str(), *times)).collect();
        let confidence = confidence(&lines, Breakdown::Sector);
        let items: Vec<_> = confidence.items.iter().map(|table| table.item.id.as_str()).collect();
        assert_eq!(items, ["C1", "C3", "C6"]);
        assert_eq!(confidence.items[0].context[0].value, "over 90%");
        assert_eq!(confidence.items[1].context.len(), 2);
    }

    #[test]
    fn a_number_hidden_for_one_item_is_not_shown_for_another() {
        // C1 hides how many school nurses answered; C3, where nothing is small, must not tell it.
        let confidence = confidence(
            &[("teacher,2026,,C1,very", 1), ("teacher,2026,,C1,not_very", 6), ("teacher,2026,,C3,very", 7)],
            Breakdown::Role,
        );
        let total = |n: usize| confidence.items[n].table.as_ref().unwrap().row_totals.clone().unwrap()[0];
        assert_eq!((total(0), total(1)), (Figure::Hidden, Figure::Hidden));
    }
}
