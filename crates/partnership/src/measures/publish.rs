//! From a tally to tables that may be published, period by period.

use std::collections::BTreeSet;

use super::definition::{Columns, Measure, Measures, Shape};
use super::groups::GroupKey;
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
                let counts = rows.iter().flat_map(|group| &groups[*group][n].columns).copied();
                let table = Table::cross(title, labels.clone(), measure.column_labels(), counts)?.about(area);
                let number = release.add(table, |place| population_at(place, measure, measures, &labels));
                declare_sums(&mut release, number, measure, measures, &labels);
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
            // Forms are counted and not children, and a bare number is a share of nothing.
            Shape::Columns(Columns::Form) | Shape::Number => Vec::new(),
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

/// The population that a figure counts, where other tables may count the same: the children of a row whom a measure is
/// about.
fn population_at(place: Place, measure: &Measure, measures: &Measures, labels: &[String]) -> Option<String> {
    let row = place.row.map(|row| labels[row].as_str());
    match (place.column, measure.shape()) {
        // The total of a row, where forms are counted and not children.
        (None, Shape::Columns(Columns::Form)) => None,
        (None, _) | (Some(0), Shape::Number) => Some(population(measure.of.as_ref(), row)),
        // Those who meet one measure may be those whom another is about.
        (Some(0), Shape::Share(met)) if measure.of.is_none() => {
            let about = |other: &Measure| other.of.as_ref() == Some(met);
            measures.list.iter().any(about).then(|| population(Some(met), row))
        }
        _ => None,
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
