//! From counted answers to tables of confidence that may be published, and the change between before and after a training.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Stage;
use super::publication::{Change, Confidence, Grouping, ItemTable, RowShare, table_title};
use super::survey::{Item, Survey};
use super::tally::AnswerTally;
use crate::codes;
use crate::disclosure::{
    DisclosureError, DisclosureSettings, Figure, Percentage, Place, Published, Release, Table, Tenths,
};

/// The columns of every table.
const COLUMNS: [&str; 3] = ["confident", "not confident", "don't know"];

/// The row of those who are too few for a row of their own.
const OTHERS: &str = "others with few answers";

impl Confidence {
    /// The tables of a tally, protected together, with their percentages and changes.
    ///
    /// Roles (or sectors) with fewer answers than can be shown are joined in one row; if all of them together are still
    /// too few they are left out.
    ///
    /// # Errors
    ///
    /// Those of [`Release::protect`]: settings that protect nobody.
    ///
    /// # Panics
    ///
    /// If the tally was counted under another survey.
    pub fn new(
        tally: &AnswerTally,
        survey: &Survey,
        by: Grouping,
        settings: &DisclosureSettings,
    ) -> Result<Self, DisclosureError> {
        let mut drafts = Vec::new();
        for item in &survey.items {
            let of_item = tally.counts.keys().filter(|key| key.item == item.id);
            let groups: BTreeSet<(&str, Stage)> =
                of_item.map(|key| (key.period.as_str(), key.stage)).collect();
            for (period, stage) in groups {
                drafts.push(Draft::new(tally, survey, item, period, stage, by, settings));
            }
        }
        let mut release = Release::new(settings.clone());
        for draft in &drafts {
            if !draft.rows.is_empty() {
                release.add(draft.table()?, |place| draft.population_at(place));
            }
        }
        let mut protected = release.protect()?.into_iter();
        let items: Vec<ItemTable> = drafts
            .into_iter()
            .map(|draft| {
                let next = || protected.next().expect("every draft with rows has its table");
                let result = (!draft.rows.is_empty()).then(next);
                draft.finish(result, survey)
            })
            .collect();
        let rows = items.iter().flat_map(|table| table.figure_rows(&settings.symbols)).collect();
        Ok(Self { by, changes: changes(&items), items, rows })
    }
}

/// The counts of one table before protection.
struct Draft<'a> {
    item: &'a Item,
    period: &'a str,
    stage: Stage,
    /// Each label with the counts of [`COLUMNS`].
    rows: Vec<(String, [u64; 3])>,
    joined: Vec<String>,
    left_out: Vec<String>,
}

impl<'a> Draft<'a> {
    fn new(
        tally: &AnswerTally,
        survey: &Survey,
        item: &'a Item,
        period: &'a str,
        stage: Stage,
        by: Grouping,
        settings: &DisclosureSettings,
    ) -> Self {
        let mut counts: BTreeMap<&str, [u64; 3]> = BTreeMap::new();
        for (key, count) in &tally.counts {
            if key.item == item.id && key.period == period && key.stage == stage {
                let row = match by {
                    Grouping::Role => &key.role,
                    Grouping::Sector => &key.sector,
                };
                let [confident, not_confident, dont_know] = counts.entry(row).or_default();
                let answer = survey.answer(&key.answer).expect("the tally was counted under this survey");
                match answer.confident {
                    Some(true) => *confident += count,
                    Some(false) => *not_confident += count,
                    None => *dont_know += count,
                }
            }
        }
        let label = |code: &str| match by {
            Grouping::Role => survey.role(code).map_or(code, |role| role.label.as_str()).to_owned(),
            Grouping::Sector => code.replace('_', " "),
        };
        // Roles keep the survey's order; sectors are in order of their names.
        let mut counts: Vec<(&str, [u64; 3])> = counts.into_iter().collect();
        if by == Grouping::Role {
            counts.sort_by_key(|(code, _)| survey.roles.iter().position(|role| role.code == *code));
        }
        let (mut rows, mut few, mut together) = (Vec::new(), Vec::new(), [0u64; 3]);
        for (code, cells) in counts {
            if settings.is_small(cells.iter().sum()) {
                few.push(label(code));
                together.iter_mut().zip(cells).for_each(|(sum, cell)| *sum += cell);
            } else {
                rows.push((label(code), cells));
            }
        }
        let (joined, left_out) = if together.iter().sum::<u64>() > settings.threshold {
            rows.push((OTHERS.to_owned(), together));
            (few, Vec::new())
        } else {
            (Vec::new(), few)
        };
        Self { item, period, stage, rows, joined, left_out }
    }

    fn table(&self) -> Result<Table, DisclosureError> {
        let labels = self.rows.iter().map(|(label, _)| label.as_str());
        let cells = self.rows.iter().flat_map(|(_, cells)| *cells);
        Table::cross(table_title(self.item, self.period, self.stage), labels, COLUMNS, cells)
    }

    /// The population that a figure counts: the people of one role who answered are the same in the tables of all items
    /// that as many of them answered.
    fn population_at(&self, place: Place) -> Option<String> {
        if place.column.is_some() {
            return None;
        }
        let (label, count): (&str, u64) = match place.row {
            Some(row) => (&self.rows[row].0, self.rows[row].1.iter().sum()),
            None => ("all", self.rows.iter().flat_map(|(_, cells)| cells).sum()),
        };
        Some(format!("{}|{}|{label}|{count}", self.period, self.stage))
    }

    fn finish(self, result: Option<Result<Published, DisclosureError>>, survey: &Survey) -> ItemTable {
        let (table, withheld) = match result {
            Some(Ok(table)) => (Some(table), None),
            Some(Err(error)) => (None, Some(error.code())),
            None => (None, Some(codes::DISCLOSURE_TOO_FEW)),
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
    let share = |row: Option<usize>| {
        let figure = |column| table.figure(Place { row, column: Some(column) });
        let (confident, not_confident, dont_know) = (figure(0)?, figure(1)?, figure(2)?);
        let answered = match (confident, not_confident) {
            (Figure::Exact(yes), Figure::Exact(no)) => Figure::Exact(yes + no),
            (Figure::Rounded(yes), Figure::Rounded(no)) => Figure::Rounded(yes + no),
            _ => Figure::Hidden,
        };
        Some(RowShare {
            row: row.map_or("all", |row| &table.rows[row]).to_owned(),
            confident: Percentage::new(confident, not_confident),
            dont_know: Percentage::new(dont_know, answered),
        })
    };
    (0..table.rows.len()).map(Some).chain([None]).filter_map(share).collect()
}

fn changes(items: &[ItemTable]) -> Vec<Change> {
    let mut changes = Vec::new();
    for before in items.iter().filter(|table| table.stage == Stage::Before) {
        let after = items.iter().find(|table| {
            table.stage == Stage::After && table.item.id == before.item.id && table.period == before.period
        });
        let Some(after) = after else { continue };
        // The row of those joined and the total are the same groups only if the same rows are in them.
        let same_group = |row: &str| {
            before.table.as_ref().is_some_and(|table| table.rows.iter().any(|label| label == row))
                && (row != OTHERS || before.joined == after.joined)
                || row == "all" && before.left_out == after.left_out
        };
        for first in before.rows.iter().filter(|share| same_group(&share.row)) {
            let Some(second) = after.rows.iter().find(|share| share.row == first.row) else { continue };
            let points = match (first.confident.tenths(), second.confident.tenths()) {
                (Some(Tenths(first)), Some(Tenths(second))) => Some(Tenths(second - first)),
                _ => None,
            };
            changes.push(Change {
                item: before.item.id.clone(),
                period: before.period.clone(),
                row: first.row.clone(),
                before: first.confident,
                after: second.confident,
                points,
            });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
    use crate::disclosure::Tenths;

    fn confidence(lines: &[(&str, usize)], by: Grouping) -> Confidence {
        let survey = Survey::shipped();
        let mut csv = String::from("role,period,stage,item,value\n");
        for (line, times) in lines {
            csv += &format!("{line}\n").repeat(*times);
        }
        let tally = AnswerTally::from_csv(csv.as_bytes(), &survey).unwrap();
        assert_eq!(tally.refused(), []);
        Confidence::new(&tally, &survey, by, &DisclosureSettings::shipped()).unwrap()
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
            Grouping::Role,
        );
        assert_eq!(percentages(&confidence.items[0]), ["teachers 75.0 20.0"]);
    }

    #[test]
    fn roles_with_few_answers_are_joined_and_too_few_are_left_out() {
        let mut lines = vec![("teacher,2026,,C1,very", 20), ("teacher,2026,,C1,not_very", 20)];
        lines.extend([("gp,2026,,C1,very", 3), ("midwife,2026,,C1,very", 2)]);
        let few = confidence(&lines, Grouping::Role);
        assert_eq!(few.items[0].left_out, ["general practitioners", "midwives"]);
        assert_eq!(few.items[0].table.as_ref().unwrap().rows, ["teachers"]);

        lines.push(("police,2026,,C1,not_very", 4));
        let joined = confidence(&lines, Grouping::Role);
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
            Grouping::Role,
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
        let confidence = confidence(&lines, Grouping::Sector);
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
            Grouping::Role,
        );
        let total = |n: usize| confidence.items[n].table.as_ref().unwrap().row_totals.clone().unwrap()[0];
        assert_eq!((total(0), total(1)), (Figure::Hidden, Figure::Hidden));
    }
}
