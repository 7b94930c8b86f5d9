//! Two editions of a publication, one subtracted from the other.

use std::collections::BTreeMap;

use neglect_screen::case::Problem;
use serde::Deserialize;

use super::{DisclosureSettings, Figure, Place, Published};
use crate::codes;
use crate::problem::{PartnershipError, not_json, problem};

/// What an earlier publication published: its tables, read back from its JSON. Withheld tables hold nothing.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Edition {
    #[serde(alias = "items")]
    tables: Vec<EditionTable>,
}

#[derive(Debug, Clone, Deserialize)]
struct EditionTable {
    table: Option<Published>,
}

impl Edition {
    pub(crate) fn from_json(publication: &[u8]) -> Result<Self, PartnershipError> {
        let read = serde_json::from_slice(publication);
        Ok(read.map_err(|error| not_json(codes::REQUEST_UNREADABLE, "a publication", &error))?)
    }

    /// What the tables of a later edition give away to those who have this one.
    pub(crate) fn differencing<'p>(
        &self,
        later: impl IntoIterator<Item = &'p Published>,
        settings: &DisclosureSettings,
    ) -> Vec<Problem> {
        differencing(self.tables.iter().filter_map(|earlier| earlier.table.as_ref()), later, settings)
    }
}

/// Warns of what two editions of a publication tell together, the later holding all the children of the earlier: figures
/// that differ by a small count, which whoever has both works out by subtraction. A warning never holds a count.
///
/// Tables are the same by their titles, rows and columns by their labels. Only figures shown exactly in both editions
/// are compared; where there are none, that is the warning.
///
/// ```
/// use neglect_partnership::disclosure::{DisclosureSettings, Table, differencing, protect};
/// use neglect_partnership::{Definition, codes};
///
/// let settings = DisclosureSettings::shipped();
/// let edition = |counts: [u64; 2]| protect(&Table::list("Children", ["a", "b"], counts)?, &settings);
/// let warnings = differencing([&edition([40, 50])?], [&edition([43, 60])?], &settings);
/// assert_eq!(warnings.len(), 1);
/// assert_eq!(warnings[0].path, "Children: all, a");
/// assert_eq!(warnings[0].code, codes::DISCLOSURE_SMALL_DIFFERENCE);
/// # Ok::<(), neglect_partnership::disclosure::DisclosureError>(())
/// ```
pub fn differencing<'e, 'l>(
    earlier: impl IntoIterator<Item = &'e Published>,
    later: impl IntoIterator<Item = &'l Published>,
    settings: &DisclosureSettings,
) -> Vec<Problem> {
    let earlier: BTreeMap<&str, &Published> =
        earlier.into_iter().map(|table| (table.title.as_str(), table)).collect();
    let mut compared = 0u64;
    let mut warnings = Vec::new();
    for later in later {
        let Some(earlier) = earlier.get(later.title.as_str()) else { continue };
        for labels in labels(later, earlier) {
            let figures = (exact(earlier, labels), exact(later, labels));
            let (Some(before), Some(after)) = figures else { continue };
            compared += 1;
            if settings.is_small(before.abs_diff(after)) {
                warnings.push(warning(&later.title, labels));
            }
        }
    }
    if compared == 0 {
        let message = "no figure is shown in the earlier publication as well, so that nothing was compared";
        let help = "compare with a publication of the same measures, rows and periods";
        warnings.push(problem("earlier", codes::DISCLOSURE_NOTHING_COMPARED, message, help));
    }
    warnings
}

/// The labels of a row and a column; `None` is the total.
type Labels<'l> = (Option<&'l str>, Option<&'l str>);

/// The figures of a table by their labels. A single row is its own total, and so is a single column: it stands among the
/// totals only where the other edition has more.
fn labels<'l>(table: &'l Published, other: &Published) -> impl Iterator<Item = Labels<'l>> {
    let axis = |labels: &'l [String], others: &[String]| {
        let total = labels.len() > 1 || others.len() > 1;
        labels.iter().map(|label| Some(label.as_str())).chain(total.then_some(None)).collect::<Vec<_>>()
    };
    let columns = axis(&table.columns, &other.columns);
    let rows = axis(&table.rows, &other.rows);
    rows.into_iter().flat_map(move |row| columns.clone().into_iter().map(move |column| (row, column)))
}

/// The figure under these labels, where it is shown exactly.
fn exact(table: &Published, (row, column): Labels<'_>) -> Option<u64> {
    let index = |labels: &[String], label: Option<&str>| match label {
        Some(label) => Some(Some(labels.iter().position(|other| other == label)?)),
        // A single row or column is the total.
        None => Some((labels.len() == 1).then_some(0)),
    };
    let place = Place { row: index(&table.rows, row)?, column: index(&table.columns, column)? };
    match table.figure(place)? {
        Figure::Exact(count) => Some(count),
        Figure::Rounded(_) | Figure::Hidden | Figure::NotApplicable | Figure::NotAvailable => None,
    }
}

fn warning(title: &str, (row, column): Labels<'_>) -> Problem {
    let row = row.filter(|row| !row.is_empty()).unwrap_or("all");
    let path = format!("{title}: {row}, {}", column.unwrap_or("total"));
    let message = "the figure differs from the earlier publication by a small number";
    let help = "publish later, when more have been counted, or in fewer rows: whoever has both editions can subtract";
    problem(path, codes::DISCLOSURE_SMALL_DIFFERENCE, message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
    use crate::disclosure::{Area, Table, protect};

    fn settings() -> DisclosureSettings {
        DisclosureSettings::shipped()
    }

    fn paths(earlier: &Table, later: &Table) -> Vec<String> {
        let [earlier, later] = [earlier, later].map(|table| protect(table, &settings()).unwrap());
        differencing([&earlier], [&later], &settings()).into_iter().map(|warning| warning.path).collect()
    }

    fn ages(rows: &[&str], counts: &[u64]) -> Table {
        Table::cross("Children", rows.iter().copied(), ["screened"], counts.iter().copied()).unwrap()
    }

    #[test]
    fn figures_are_the_same_by_their_labels_and_not_by_their_places() {
        let earlier = ages(&["1 to 4", "11 to 15"], &[40, 50]);
        let later = ages(&["1 to 4", "5 to 10", "11 to 15"], &[46, 9, 51]);
        assert_eq!(paths(&earlier, &later), ["Children: 11 to 15, screened"]);
        // The total of the one row there was, and the total of two.
        let later = ages(&["1 to 4", "5 to 10"], &[40, 0]);
        assert!(paths(&ages(&["1 to 4"], &[40]), &later).is_empty());
        assert_eq!(
            paths(&ages(&["1 to 4"], &[39]), &later),
            ["Children: 1 to 4, screened", "Children: all, screened"]
        );
    }

    #[test]
    fn only_what_both_editions_show_exactly_is_compared() {
        let list = |counts: [u64; 3]| Table::list("t", ["a", "b", "c"], counts).unwrap();
        // Both hide the first two; what is left of the total and the third is the same.
        assert!(paths(&list([3, 40, 57]), &list([4, 39, 57])).is_empty());
        assert_eq!(paths(&list([30, 40, 57]), &list([31, 40, 57])), ["t: all, a", "t: all, total"]);
        let national = |counts| list(counts).about(Area::National);
        assert_eq!(paths(&national([30, 40, 57]), &national([30, 40, 58])), ["t: all, c"]);
    }

    #[test]
    fn where_nothing_can_be_compared_that_is_said() {
        let table = |title: &str| Table::list(title, ["a", "b"], [10, 20]).unwrap();
        assert_eq!(paths(&table("October"), &table("November")), ["earlier"]);
    }
}
