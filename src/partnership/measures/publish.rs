//! The tables of a tally as they may be published, period by period.

use std::collections::BTreeSet;

use serde::Serialize;

use super::definition::{Columns, Head, Measure, NOT_KNOWN, agency_order};
use super::rows::{FigureRow, rows};
use super::tally::{Breakdown, Group, Tally};
use super::test::Test;
use super::{Grain, Measures, TallyError};
use crate::partnership::Problem;
use crate::partnership::disclosure::{
    Area, DisclosureError, Figure, Percentage, Place, Published, Release, Settings, Table,
};
use crate::vocabulary::{Concern, Hazard};

/// The measures of a tally as they may be published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Publication {
    /// The measures.
    pub measures: Head,
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

/// Why nothing can be published.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PublicationError {
    /// The tally does not fit.
    #[error(transparent)]
    Tally(#[from] TallyError),
    /// A table cannot be made, or the settings protect nobody.
    #[error(transparent)]
    Disclosure(#[from] DisclosureError),
}

impl PublicationError {
    /// A stable name for the kind of error, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Tally(error) => error.code(),
            Self::Disclosure(error) => error.code(),
        }
    }

    /// The error with its place, its stable code and its help.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::Tally(error) => error.problem(),
            Self::Disclosure(error) => error.problem(),
        }
    }
}

impl Publication {
    /// Protects all tables of each period together. One that cannot be published is withheld and says why.
    ///
    /// # Errors
    ///
    /// [`PublicationError`]: the tally was counted under other measures or holds a child twice; the settings
    /// protect nobody.
    pub fn of(
        tally: &Tally,
        measures: &Measures,
        settings: &Settings,
        area: Area,
    ) -> Result<Self, PublicationError> {
        let groups = tally.groups(measures)?;
        let periods: BTreeSet<&str> = groups.keys().map(|group| group.period.as_str()).collect();
        let mut tables = Vec::new();
        for period in periods {
            let mut rows: Vec<&Group> = groups.keys().filter(|group| group.period == period).collect();
            rows.sort_by_cached_key(|group| order(group, tally.by(), measures));
            let labels: Vec<String> = rows.iter().map(|group| label(group)).collect();
            let counts = |n: usize| {
                let columns = |group: &&Group| {
                    groups.get(*group).and_then(|counted| counted.get(n)).map(|c| c.columns.clone())
                };
                rows.iter().filter_map(columns).flatten().collect::<Vec<u64>>()
            };
            let mut release = Release::new(settings.clone());
            for (n, measure) in measures.list.iter().enumerate() {
                let title = match tally.grain() {
                    Grain::All => measure.title.clone(),
                    _ => format!("{}, {period}", measure.title),
                };
                let table =
                    Table::cross(title, labels.clone(), measure.column_labels(), counts(n))?.about(area);
                let number = release.add(table, |place| name(measure, measures, &labels, place));
                add_up(&mut release, number, measure, measures, &labels);
            }
            for (measure, result) in measures.list.iter().zip(release.protect()?) {
                tables.push(MeasureTable::new(measure, period, result, settings));
            }
        }
        Ok(Self {
            measures: measures.head.clone(),
            area,
            by: tally.by().to_vec(),
            grain: tally.grain(),
            children_checked: tally.remembers_children(),
            rows: rows(&tables, &settings.symbols),
            tables,
        })
    }
}

impl MeasureTable {
    fn new(
        measure: &Measure,
        period: &str,
        result: Result<Published, DisclosureError>,
        settings: &Settings,
    ) -> Self {
        let (table, withheld) = match result {
            Ok(table) => (Some(table), None),
            Err(error) => (None, Some(error.code())),
        };
        let share_columns = match (&measure.met, measure.columns) {
            (Some(_), _) => vec!["met".to_owned()],
            // Forms are counted and not children, and a bare number is a share of nothing.
            (None, Some(Columns::Form)) => Vec::new(),
            (None, None) if measure.bands.is_none() => Vec::new(),
            _ => measure.column_labels().into_iter().filter(|label| label != NOT_KNOWN).collect(),
        };
        let shares = match &table {
            Some(table) if !share_columns.is_empty() => shares(table, share_columns.len(), settings),
            _ => Vec::new(),
        };
        Self { measure: measure.clone(), period: period.to_owned(), table, withheld, share_columns, shares }
    }
}

/// The percentages of the first `count` columns, row by row and for all.
fn shares(table: &Published, count: usize, settings: &Settings) -> Vec<RowShares> {
    let known: Vec<usize> = (0..table.columns.len())
        .filter(|n| table.columns.get(*n).is_some_and(|label| label != NOT_KNOWN))
        .collect();
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
            Some(if small { Percentage::Hidden } else { Percentage::of(part, rest) })
        };
        (0..count).map(share).collect::<Option<Vec<_>>>()
    };
    let rows = table.rows.iter().enumerate().map(|(n, label)| (label.clone(), Some(n)));
    rows.chain([("all".to_owned(), None)])
        .filter_map(|(row, n)| Some(RowShares { row, shares: of_row(n)? }))
        .collect()
}

/// What is left of the known ones without the part: the sum of the other columns, or the total without the part
/// and without those of whom it is not known.
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

/// The label of a row.
fn label(group: &Group) -> String {
    if group.row.is_empty() { "all".to_owned() } else { group.row.join(" · ") }
}

/// The place of a row among the others: by what its labels mean and not by their letters.
fn order(group: &Group, by: &[Breakdown], measures: &Measures) -> Vec<usize> {
    let of = |names: &[&str], label: &str| names.iter().position(|name| name.replace('_', " ") == label);
    by.iter()
        .zip(&group.row)
        .map(|(breakdown, label)| match breakdown {
            Breakdown::Agency => agency_order(label) + usize::from(label == "several agencies"),
            Breakdown::AgeBand => measures
                .age_bands
                .iter()
                .position(|band| band.label == *label)
                .unwrap_or(measures.age_bands.len()),
            Breakdown::Concern => of(Concern::NAMES, label).unwrap_or(usize::MAX),
            Breakdown::Hazard => of(Hazard::NAMES, label).map_or(0, |n| n + 1),
        })
        .collect()
}

/// The name that a figure shares with other tables: how many children of a row a measure is about.
fn name(measure: &Measure, measures: &Measures, labels: &[String], place: Place) -> Option<String> {
    let row = match place.row {
        Some(row) => Some(labels.get(row)?.as_str()),
        None => None,
    };
    let number_only = measure.met.is_none() && measure.columns.is_none() && measure.bands.is_none();
    match place.column {
        // The total of a row; forms are counted and not children.
        None if measure.columns != Some(Columns::Form) => Some(population(measure.of.as_ref(), row)),
        Some(0) if number_only => Some(population(measure.of.as_ref(), row)),
        // Those who meet one measure may be those whom another is about.
        Some(0) if measure.of.is_none() && measure.met.is_some() => {
            let other = measures.list.iter().any(|other| other.of == measure.met);
            other.then(|| population(measure.met.as_ref(), row))
        }
        _ => None,
    }
}

/// A name for the number of those who meet a test in a row, or in all.
fn population(of: Option<&Test>, row: Option<&str>) -> String {
    // Tests are plain data: writing them cannot fail. No label holds a line break.
    format!("{}\n{}", serde_json::to_string(&of).unwrap_or_default(), row.unwrap_or_default())
}

/// The columns of children by concern or hazard add up to those whom other measures are about.
fn add_up(release: &mut Release, number: usize, measure: &Measure, measures: &Measures, labels: &[String]) {
    if measure.of.is_some() {
        return;
    }
    let mut done = BTreeSet::new();
    for other in &measures.list {
        let first = match (measure.columns, &other.of) {
            (Some(Columns::Concern), Some(Test::ConcernAtLeast(concern))) => *concern as usize,
            (Some(Columns::Hazard), Some(Test::HazardAtLeast(hazard))) => *hazard as usize + 1,
            _ => continue,
        };
        if !done.insert(population(other.of.as_ref(), None)) {
            continue;
        }
        let columns: Vec<usize> = (first..measure.column_labels().len()).collect();
        for (row, label) in labels.iter().enumerate() {
            release.adds_up(number, Some(row), columns.clone(), population(other.of.as_ref(), Some(label)));
        }
        release.adds_up(number, None, columns, population(other.of.as_ref(), None));
    }
}
