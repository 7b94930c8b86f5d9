//! From a tally to tables that may be published, period by period.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::definition::{Columns, Measure, Measures, QuestionColumns, Shape};
use super::groups::{GroupKey, MeasureCounts};
use super::line::OTHER_QUESTIONS;
use super::period::Grain;
use super::placement::NOT_KNOWN;
use super::predicate::Predicate;
use super::publication::{MeasureTable, Publication, RowShares};
use super::tally::Tally;
use crate::disclosure::{
    Area, DisclosureError, DisclosureSettings, Figure, Percentage, Place, Published, Release, Table,
};
use crate::problem::PartnershipError;

impl Publication {
    /// Protects all tables of each period together. One that cannot be published is withheld and says why.
    ///
    /// # Errors
    ///
    /// If the tally was counted under other measures or holds a child twice, or the settings protect nobody.
    pub fn new(
        tally: &Tally,
        measures: &Measures,
        settings: &DisclosureSettings,
        area: Area,
    ) -> Result<Self, PartnershipError> {
        let groups = tally.groups(measures)?;
        let periods: BTreeSet<&str> = groups.keys().map(|group| group.period.as_str()).collect();
        let mut tables = Vec::new();
        for period in periods {
            let mut rows: Vec<&GroupKey> = groups.keys().filter(|group| group.period == period).collect();
            rows.sort_by_cached_key(|group| {
                let labels = tally.by.iter().zip(&group.row);
                labels.map(|(breakdown, label)| breakdown.rank(label, measures)).collect::<Vec<_>>()
            });
            let labels: Vec<String> = rows.iter().map(|group| row_label(group)).collect();
            let mut release = Release::new(settings.clone());
            for (n, measure) in measures.list.iter().enumerate() {
                let title = match tally.grain {
                    Grain::All => measure.title.clone(),
                    _ => format!("{}, {period}", measure.title),
                };
                let of_rows: Vec<&MeasureCounts> = rows.iter().map(|group| &groups[*group][n]).collect();
                let (columns, counts) = match measure.shape() {
                    Shape::Questions(questions) => columns_of_questions(&of_rows, questions, settings),
                    _ => {
                        let counts = of_rows.iter().flat_map(|counts| &counts.columns).copied();
                        (measure.column_labels(), counts.collect())
                    }
                };
                let table = Table::cross(title, labels.clone(), columns.clone(), counts)?.about(area);
                let number =
                    release.add(table, |place| figure_name(place, measure, measures, &columns, &labels));
                declare_sums(&mut release, number, measure, measures, &labels);
                declare_parts(&mut release, measure, &columns, &labels);
            }
            for (measure, result) in measures.list.iter().zip(release.protect()?) {
                tables.push(MeasureTable::new(measure, period, result, settings));
            }
        }
        Ok(Self {
            header: measures.header.clone(),
            area,
            by: tally.by.clone(),
            grain: tally.grain,
            children_checked: tally.children.is_some(),
            rows: tables.iter().flat_map(|table| table.figure_rows(&settings.symbols)).collect(),
            tables,
        })
    }
}

impl MeasureTable {
    fn new(
        measure: &Measure,
        period: &str,
        result: Result<Published, DisclosureError>,
        settings: &DisclosureSettings,
    ) -> Self {
        let (table, withheld) = match result {
            Ok(table) => (Some(table), None),
            Err(error) => (None, Some(error.code())),
        };
        let share_columns = match measure.shape() {
            Shape::Share(_) => vec!["met".to_owned()],
            // A bare number is a share of nothing, and where a child can be in several columns their total counts more
            // than children.
            Shape::Number => Vec::new(),
            shape if shape.counts_repeatedly() => Vec::new(),
            Shape::Questions(_) => Vec::new(),
            Shape::Columns(_) | Shape::Bands(_) => {
                measure.column_labels().into_iter().filter(|label| label != NOT_KNOWN).collect()
            }
        };
        let shares = match &table {
            Some(table) if !share_columns.is_empty() => shares(table, share_columns.len(), settings),
            _ => Vec::new(),
        };
        Self { measure: measure.clone(), period: period.to_owned(), table, withheld, share_columns, shares }
    }
}

/// The questions that have a column, by name, with all others behind them; and the counts of the rows.
///
/// A question is named where it is among the most frequent and the count of all rows is not small. That it is named tells
/// no more of a hidden count than the attack takes for known: whether it is small. The order of names tells nothing.
fn columns_of_questions(
    rows: &[&MeasureCounts],
    QuestionColumns { most_frequent }: QuestionColumns,
    settings: &DisclosureSettings,
) -> (Vec<String>, Vec<u64>) {
    let mut totals: BTreeMap<&str, u64> = BTreeMap::new();
    for (name, count) in rows.iter().flat_map(|counts| &counts.questions) {
        let total = totals.entry(name).or_insert(0);
        *total = total.saturating_add(*count);
    }
    let mut named: Vec<(&str, u64)> = totals
        .into_iter()
        .filter(|(name, total)| *name != OTHER_QUESTIONS && *total > 0 && !settings.is_small(*total))
        .collect();
    // In the order of names already, which decides between equals.
    named.sort_by_key(|(_, total)| Reverse(*total));
    named.truncate(most_frequent);
    let mut columns: Vec<&str> = named.into_iter().map(|(name, _)| name).collect();
    columns.sort_unstable();
    let of_row = |counts: &&MeasureCounts| {
        let others = counts.questions.iter().filter(|(name, _)| !columns.contains(&name.as_str()));
        let others = others.fold(0u64, |sum, (_, count)| sum.saturating_add(*count));
        let of_name = |name: &&str| counts.questions.get(*name).copied().unwrap_or(0);
        columns.iter().map(of_name).chain([others]).collect::<Vec<u64>>()
    };
    let counts = rows.iter().flat_map(of_row).collect();
    (columns.iter().copied().chain([OTHER_QUESTIONS]).map(str::to_owned).collect(), counts)
}

/// The label of a row.
fn row_label(group: &GroupKey) -> String {
    if group.row.is_empty() { "all".to_owned() } else { group.row.join(" · ") }
}

/// The percentages of the first `count` columns, row by row and for all. The last column may be *not known*, which is in
/// no percentage.
fn shares(table: &Published, count: usize, settings: &DisclosureSettings) -> Vec<RowShares> {
    let known: Vec<usize> = (0..table.columns.len()).filter(|n| table.columns[*n] != NOT_KNOWN).collect();
    let not_known = (0..table.columns.len()).find(|n| !known.contains(n));
    let of_row = |row: Option<usize>| {
        let figure = |column: Option<usize>| table.figure(Place { row, column });
        let share = |column: usize| {
            let part = figure(Some(column))?;
            let others: Vec<Figure> =
                known.iter().filter(|n| **n != column).filter_map(|n| figure(Some(*n))).collect();
            let rest = rest(part, &others, figure(None), not_known.and_then(|n| figure(Some(n))));
            // The complement is hidden as a count would be, even where subtraction has it from what is shown.
            let small = matches!(rest, Figure::Exact(rest) if settings.is_small(rest));
            Some(if small { Percentage::Hidden } else { Percentage::new(part, rest) })
        };
        (0..count).map(share).collect::<Option<Vec<_>>>()
    };
    let rows = table.rows.iter().enumerate().map(|(n, label)| (label.clone(), Some(n)));
    rows.chain([("all".to_owned(), None)])
        .filter_map(|(row, n)| Some(RowShares { row, shares: of_row(n)? }))
        .collect()
}

/// What is left of the known ones without the part: the sum of the other columns, or the total without the part and
/// without those of whom it is not known.
fn rest(part: Figure, others: &[Figure], total: Option<Figure>, not_known: Option<Figure>) -> Figure {
    let exact: Option<u64> =
        others.iter().map(|figure| if let Figure::Exact(n) = figure { Some(*n) } else { None }).sum();
    if let Some(sum) = exact {
        return Figure::Exact(sum);
    }
    let shown: Option<u64> = others.iter().map(|figure| figure.shown()).sum();
    if let Some(sum) = shown {
        return Figure::Rounded(sum);
    }
    match (total, part, not_known.unwrap_or(Figure::Exact(0))) {
        (Some(Figure::Exact(total)), Figure::Exact(part), Figure::Exact(not_known)) => {
            total.checked_sub(part + not_known).map_or(Figure::Hidden, Figure::Exact)
        }
        _ => Figure::Hidden,
    }
}

/// The name of a figure of which another table tells something: the population that it counts, where other tables may count
/// the same, or a part of one.
fn figure_name(
    place: Place,
    measure: &Measure,
    measures: &Measures,
    columns: &[String],
    labels: &[String],
) -> Option<String> {
    let row = place.row.map(|row| labels[row].as_str());
    match (place.column, measure.shape()) {
        (column, shape) if shape.counts_repeatedly() => {
            Some(figure_of(measure, column.map(|column| columns[column].as_str()), row))
        }
        (None, _) | (Some(0), Shape::Number) => Some(population(measure.of.as_ref(), row)),
        // Those who meet one measure may be those whom another is about.
        (Some(0), Shape::Share(met)) if measure.of.is_none() => {
            let about = |other: &Measure| other.of.as_ref() == Some(met);
            measures.list.iter().any(about).then(|| population(Some(met), row))
        }
        _ => None,
    }
}

/// A name for a figure that no other table has: a column of a measure or its total, in a row or in all.
fn figure_of(measure: &Measure, column: Option<&str>, row: Option<&str>) -> String {
    // No id or label holds a line break, and no population's name begins with a word of this kind.
    format!("of {}\n{}\n{}", measure.id, column.unwrap_or_default(), row.unwrap_or_default())
}

/// Tells the release, where a child can be in several columns, that none of them counts more than the children whom the
/// measure is about; and that all together count no fewer, where each of these children is in one.
fn declare_parts(release: &mut Release, measure: &Measure, columns: &[String], labels: &[String]) {
    let shape = measure.shape();
    if !shape.counts_repeatedly() {
        return;
    }
    let each_is_in_one = matches!(
        (&shape, &measure.of),
        (Shape::Questions(_), Some(Predicate::Question(_)))
            | (
                Shape::Columns(Columns::UndecidedAgency | Columns::UndecidedForm),
                Some(Predicate::Undecided(_)),
            )
    );
    // Other questions are several, and one child may count there several times.
    let of_children = columns.iter().filter(|column| *column != OTHER_QUESTIONS);
    for row in labels.iter().map(|label| Some(label.as_str())).chain([None]) {
        let whole = population(measure.of.as_ref(), row);
        for column in of_children.clone() {
            release.at_most(figure_of(measure, Some(column), row), whole.clone());
        }
        if each_is_in_one {
            release.at_most(whole, figure_of(measure, None, row));
        }
    }
}

/// A name for the number of those who meet a predicate in a row, or in all.
fn population(of: Option<&Predicate>, row: Option<&str>) -> String {
    let predicate = serde_json::to_string(&of).expect("plain data with text keys is JSON");
    // No label holds a line break.
    format!("{predicate}\n{}", row.unwrap_or_default())
}

/// Tells the release that columns of children by concern or hazard add up to the populations of other measures.
fn declare_sums(
    release: &mut Release,
    number: usize,
    measure: &Measure,
    measures: &Measures,
    labels: &[String],
) {
    if measure.of.is_some() {
        return;
    }
    let mut done = BTreeSet::new();
    for other in &measures.list {
        let first = match (measure.shape(), &other.of) {
            (Shape::Columns(Columns::Concern), Some(Predicate::ConcernAtLeast(concern))) => *concern as usize,
            (Shape::Columns(Columns::Hazard), Some(Predicate::HazardAtLeast(hazard))) => *hazard as usize + 1,
            _ => continue,
        };
        let about = other.of.as_ref();
        if !done.insert(population(about, None)) {
            continue;
        }
        let columns: Vec<usize> = (first..measure.column_labels().len()).collect();
        for (row, label) in labels.iter().enumerate() {
            release.adds_up(number, Some(row), columns.clone(), population(about, Some(label)));
        }
        release.adds_up(number, None, columns, population(about, None));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;

    fn counts(questions: &[(&str, u64)]) -> MeasureCounts {
        let questions = questions.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        MeasureCounts { questions, ..MeasureCounts::new(0) }
    }

    #[test]
    fn the_most_frequent_questions_are_named_and_those_of_few_children_never() {
        let first = counts(&[("a", 5), ("few", 3), ("often", 40), (OTHER_QUESTIONS, 50), ("z", 7)]);
        let second = counts(&[("a", 4), ("few", 2), ("often", 2), ("y", 7)]);
        let settings = DisclosureSettings::shipped();
        let named = |most_frequent| {
            columns_of_questions(&[&first, &second], QuestionColumns { most_frequent }, &settings)
        };
        let (columns, cells) = named(20);
        assert_eq!(columns, ["a", "often", "y", "z", OTHER_QUESTIONS]);
        assert_eq!(cells, [5, 40, 0, 7, 53, 4, 2, 7, 0, 2]);
        // Of equals the first by name; what has no column is counted with the others.
        let (columns, cells) = named(3);
        assert_eq!(columns, ["a", "often", "y", OTHER_QUESTIONS]);
        assert_eq!(cells, [5, 40, 0, 60, 4, 2, 7, 2]);
    }
}
