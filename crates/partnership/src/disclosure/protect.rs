//! Protection: which figures to hide so that none of the small ones can be worked out, and as few as will do.

use std::collections::BTreeSet;

use super::attack;
use super::network::{Change, Edges, Group, NO_LIMIT, Range};
use super::place::Shape;
use super::table::Margins;
use super::{Count, DisclosureError, DisclosureSettings, Figure, Place, Published, Table};

/// What is done with one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Treatment {
    /// Shown; nought, or more than the threshold.
    Shown(u64),
    /// Hidden for its own sake: from 1 to the threshold.
    Small(u64),
    /// More than the threshold, hidden to shield a small one.
    Shield(u64),
    /// Not a figure: the cell cannot exist or was not collected.
    Mark(Figure),
    /// A total this table does not publish.
    Unpublished(u64),
}

impl Treatment {
    /// The count behind it.
    fn count(self) -> u64 {
        match self {
            Self::Shown(count) | Self::Small(count) | Self::Shield(count) | Self::Unpublished(count) => count,
            Self::Mark(_) => 0,
        }
    }

    /// Hides a figure that is shown and not nought.
    fn hide(&mut self) {
        if let Self::Shown(count @ 1..) = *self {
            *self = Self::Shield(count);
        }
    }
}

/// Hides every count from 1 to the threshold, then as many further figures as it takes that no hidden figure can be
/// worked out from those shown; rounds totals last.
///
/// Nought is never hidden. Among the ways to protect a small count the one that hides the fewest totals is taken, and
/// among those the one that hides the smallest sum of counts: in a row that is the next smallest.
///
/// # Errors
///
/// [`DisclosureError::TooThin`] if hiding everything would not do, as with five categories of one child each: a total
/// known to be at most five gives each away. [`DisclosureError::Setting`] if the settings protect nobody.
pub fn protect(table: &Table, settings: &DisclosureSettings) -> Result<Published, DisclosureError> {
    protect_also(table, settings, &BTreeSet::new(), &[]).map(|protected| protected.published)
}

/// A protected table, with what only its maker knows of it.
#[derive(Debug, Clone)]
pub(super) struct Protected {
    pub(super) published: Published,
    /// What an attacker who is told which hidden figures are small knows of each figure that is hidden, before adding
    /// anything up; by the figure's index.
    pub(super) prior: Vec<Range>,
    /// Which of the groups must not be told: those that were given so, and those that the table's own figures need
    /// hidden.
    pub(super) hidden_sums: Vec<bool>,
}

/// Protects a table in which the figures at `also` are to be hidden besides the small ones. The sums of `groups` are
/// figures of other tables: hidden there, where `true` stands beside them, so that nobody may learn them here; else shown
/// there, unless this table needs them hidden.
pub(super) fn protect_also(
    table: &Table,
    settings: &DisclosureSettings,
    also: &BTreeSet<usize>,
    groups: &[(Group, bool)],
) -> Result<Protected, DisclosureError> {
    settings.check()?;
    let shape = table.shape();
    let mut figures = first_treatment(table, settings);
    for index in also {
        figures[*index].hide();
    }
    let mut hidden_sums: Vec<bool> = groups.iter().map(|(_, hidden)| *hidden).collect();
    // Groups that share a row take turns, for they may share figures. What is hidden for one figure only ever widens what
    // the others could be, so what an earlier turn has protected stays protected.
    for turn in turns(groups) {
        let members: Vec<Group> = turn.iter().map(|n| groups[*n].0.clone()).collect();
        let edges = Edges::new(shape, &members);
        for (group, n) in members.iter().zip(&turn) {
            let sum =
                group.columns.iter().map(|column| figures[shape.cell(group.row, *column)].count()).sum();
            figures.push(match hidden_sums[*n] {
                _ if settings.is_small(sum) => Treatment::Small(sum),
                true => Treatment::Shield(sum),
                false => Treatment::Shown(sum),
            });
        }
        let hidden: Vec<usize> = (0..figures.len())
            .filter(|index| matches!(figures[*index], Treatment::Small(_) | Treatment::Shield(1..)))
            .collect();
        for index in hidden {
            // A figure hidden here lies on the cycle that is opened, so it can vary with it.
            let Some(cycle) = cheapest_cycle(shape, &edges, &figures, index, settings.threshold) else {
                let place = shape.place(index.min(shape.len() - 1));
                return Err(DisclosureError::TooThin { table: table.title().to_owned(), place });
            };
            for other in cycle {
                figures[other].hide();
            }
        }
        for (sum, n) in figures.drain(shape.len()..).zip(turn) {
            hidden_sums[n] = !matches!(sum, Treatment::Shown(_));
        }
    }
    let published = publish(table, settings, &figures);

    // The proof, by the other method: what can someone recover who sees only the published table and is told which
    // hidden figures are small?
    let prior: Vec<Range> = figures
        .iter()
        .map(|figure| match figure {
            Treatment::Small(_) => Range { low: 1, high: settings.threshold },
            _ => Range { low: settings.threshold + 1, high: NO_LIMIT },
        })
        .collect();
    let bounds = attack::bounds_with(&published, settings, |index| prior[index])?;
    match bounds.iter().find(|bounds| bounds.only().is_some()) {
        None => Ok(Protected { published, prior, hidden_sums }),
        Some(bounds) => {
            Err(DisclosureError::TooThin { table: table.title().to_owned(), place: bounds.place })
        }
    }
}

/// Groups, by their numbers, in turns in each of which no two share a row. There is always a first turn, of no groups if
/// need be.
fn turns(groups: &[(Group, bool)]) -> Vec<Vec<usize>> {
    let row = |n: usize| groups[n].0.row;
    let mut turns: Vec<Vec<usize>> = vec![Vec::new()];
    for n in 0..groups.len() {
        match turns.iter_mut().find(|turn| turn.iter().all(|other| row(*other) != row(n))) {
            Some(turn) => turn.push(n),
            None => turns.push(vec![n]),
        }
    }
    turns
}

/// The first step: small counts hidden, all else shown.
fn first_treatment(table: &Table, settings: &DisclosureSettings) -> Vec<Treatment> {
    let Margins { of_rows, of_columns, of_all } = table.margins();
    let places = table.shape().places();
    places
        .zip(table.with_totals())
        .map(|(place, count)| {
            let published = match (place.row, place.column) {
                (Some(_), Some(_)) => true,
                (Some(_), None) => of_rows,
                (None, Some(_)) => of_columns,
                (None, None) => of_all,
            };
            match count {
                Count::Number(count) if !published => Treatment::Unpublished(count),
                Count::Number(count) if settings.is_small(count) => Treatment::Small(count),
                Count::Number(count) => Treatment::Shown(count),
                Count::NotApplicable => Treatment::Mark(Figure::NotApplicable),
                Count::NotAvailable => Treatment::Mark(Figure::NotAvailable),
            }
        })
        .collect()
}

/// The last step: the table as it may be seen, with totals rounded.
fn publish(table: &Table, settings: &DisclosureSettings, figures: &[Treatment]) -> Published {
    let rounding = settings.rounding_for(table.area());
    let shown: Vec<Figure> = table
        .shape()
        .places()
        .zip(figures)
        .map(|(place, figure)| match *figure {
            Treatment::Shown(count) if rounding > 1 && (place.row.is_none() || place.column.is_none()) => {
                Figure::Rounded(rounded(count, rounding))
            }
            Treatment::Shown(count) | Treatment::Unpublished(count) => Figure::Exact(count),
            Treatment::Small(_) | Treatment::Shield(_) => Figure::Hidden,
            Treatment::Mark(mark) => mark,
        })
        .collect();
    Published::new(table, settings, &shown)
}

/// Rounds to the nearest multiple of `to`, halves upwards.
fn rounded(count: u64, to: u64) -> u64 {
    (count + to / 2) / to * to
}

/// What hiding costs: grand totals first, then other totals, then the sum of the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Cost {
    grand_totals: u64,
    totals: u64,
    counts: u64,
}

impl Cost {
    fn of_hiding(shape: Shape, index: usize, count: u64) -> Self {
        let total = Self { grand_totals: 0, totals: 1, counts: count };
        if index >= shape.len() {
            // The sum of a group: a total of another table.
            return total;
        }
        match shape.place(index) {
            Place { row: None, column: None } => Self { grand_totals: 1, totals: 0, counts: 0 },
            Place { row: None, .. } | Place { column: None, .. } => total,
            Place { .. } => Self { grand_totals: 0, totals: 0, counts: count },
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            grand_totals: self.grand_totals + other.grand_totals,
            totals: self.totals + other.totals,
            counts: self.counts.saturating_add(other.counts),
        }
    }
}

/// What it costs to let a figure change in this way; `None` if it cannot.
fn cost_of_change(
    shape: Shape,
    figures: &[Treatment],
    index: usize,
    change: Change,
    threshold: u64,
) -> Option<Cost> {
    let possible = match (figures[index], change) {
        (Treatment::Mark(_) | Treatment::Shown(0), _) => false,
        (Treatment::Small(count), Change::Up) => count < threshold,
        (Treatment::Small(count), Change::Down) => count > 1,
        (Treatment::Shield(_) | Treatment::Unpublished(_) | Treatment::Shown(_), Change::Up) => true,
        (Treatment::Shield(count) | Treatment::Shown(count), Change::Down) => count > threshold + 1,
        (Treatment::Unpublished(count), Change::Down) => count > 0,
    };
    possible.then(|| match figures[index] {
        Treatment::Shown(count) => Cost::of_hiding(shape, index, count),
        _ => Cost::default(),
    })
}

/// The other figures on the cheapest cycle along which the figure at `index` could be one more or one less; `None` if
/// there is no such cycle, so that its value stands fixed whatever is hidden.
fn cheapest_cycle(
    shape: Shape,
    edges: &Edges,
    figures: &[Treatment],
    index: usize,
    threshold: u64,
) -> Option<Vec<usize>> {
    let cost = |edge, change| cost_of_change(shape, figures, edge, change, threshold);
    let (from, to) = edges.ends(index);
    [(Change::Up, to, from), (Change::Down, from, to)]
        .into_iter()
        .filter(|(change, _, _)| cost(index, *change).is_some())
        .filter_map(|(_, start, end)| cheapest_path(edges, (start, end), index, cost))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, path)| path)
}

/// The cheapest path from `start` to `end` without the edge `without`, after Dijkstra: its cost and its edges.
fn cheapest_path(
    edges: &Edges,
    (start, end): (usize, usize),
    without: usize,
    cost: impl Fn(usize, Change) -> Option<Cost>,
) -> Option<(Cost, Vec<usize>)> {
    let nodes = edges.nodes();
    let mut costs: Vec<Option<Cost>> = vec![None; nodes];
    let mut came_by: Vec<Option<(usize, usize)>> = vec![None; nodes];
    let mut settled = vec![false; nodes];
    costs[start] = Some(Cost::default());
    loop {
        // The table's border is short, so looking through all nodes beats keeping a heap in order.
        let (so_far, node) = (0..nodes)
            .filter(|node| !settled[*node])
            .filter_map(|node| costs[node].map(|cost| (cost, node)))
            .min()?;
        if node == end {
            let mut path = Vec::new();
            let mut at = end;
            while let Some((before, edge)) = came_by[at] {
                path.push(edge);
                at = before;
            }
            return Some((so_far, path));
        }
        settled[node] = true;
        for (edge, next, change) in edges.from(node) {
            if settled[next] || edge == without {
                continue;
            }
            let Some(step) = cost(edge, change) else { continue };
            let total = so_far.plus(step);
            if costs[next].is_none_or(|known| total < known) {
                costs[next] = Some(total);
                came_by[next] = Some((node, edge));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;
    use crate::definition::Definition;
    use crate::disclosure::Area;

    fn protected(table: &Table) -> Published {
        protect(table, &DisclosureSettings::shipped()).unwrap()
    }

    /// The figures of a protected list, its total last.
    fn list(counts: &[u64]) -> Vec<String> {
        let labels = counts.iter().enumerate().map(|(nth, _)| nth.to_string());
        let published = protected(&Table::list("t", labels, counts.iter().copied()).unwrap());
        published.places().map(|(_, figure)| figure.mark(&published.symbols)).collect()
    }

    #[test]
    fn a_small_count_takes_the_next_smallest_with_it_and_the_total_stays() {
        assert_eq!(list(&[3, 40, 57]), ["c", "c", "57", "100"]);
    }

    #[test]
    fn nought_and_large_counts_stay_as_they_are() {
        assert_eq!(list(&[0, 0, 12]), ["0", "0", "12", "12"]);
    }

    #[test]
    fn a_small_count_beside_one_other_hides_both_and_shows_the_total() {
        assert_eq!(list(&[5, 6]), ["c", "c", "11"]);
    }

    #[test]
    fn two_small_counts_that_must_both_be_one_hide_more() {
        // 1 + 1 = 2: were only these hidden, 1 and 1 would be the only way.
        assert_eq!(list(&[1, 1, 40, 57]), ["c", "c", "c", "57", "99"]);
        // The same from above: five and five are the only way to ten.
        assert_eq!(list(&[5, 5, 40, 57]), ["c", "c", "c", "57", "107"]);
    }

    #[test]
    fn a_shield_that_would_be_known_to_be_six_is_no_shield() {
        // With the total of 7 shown, someone told that the first is small would know 1 and 6.
        assert_eq!(list(&[1, 6]), ["c", "6", "c"]);
    }

    #[test]
    fn a_list_that_nothing_can_protect_is_refused() {
        let table = Table::list("t", ["a", "b", "c", "d", "e"], [1, 1, 1, 1, 1]).unwrap();
        let error = protect(&table, &DisclosureSettings::shipped()).unwrap_err();
        assert_eq!(error.code(), codes::DISCLOSURE_TOO_THIN);
        assert!(!error.to_string().contains(" 1 "), "{error}");
    }

    #[test]
    fn in_a_cross_table_a_whole_rectangle_is_hidden() {
        let table =
            Table::cross("t", ["a", "b", "c"], ["x", "y", "z"], [3, 20, 30, 25, 26, 27, 40, 41, 42]).unwrap();
        // A cycle through the 3 needs another row and another column; 20, 25 and 26 are the cheapest.
        assert_eq!(
            protected(&table).to_csv(),
            "t,x,y,z,total\na,c,c,30,53\nb,c,c,27,78\nc,40,41,42,123\ntotal,68,87,99,254\n"
        );
    }

    #[test]
    fn totals_are_rounded_last_and_only_for_areas_that_round_them() {
        let table = Table::list("t", ["a", "b", "c"], [3, 41, 57]).unwrap();
        let local = protected(&table);
        assert_eq!(local.row_totals, Some(vec![Figure::Exact(101)]));
        let national = protected(&table.about(Area::National));
        assert_eq!(national.row_totals, Some(vec![Figure::Rounded(100)]));
        assert_eq!(national.figures, local.figures);
    }

    #[test]
    fn halves_round_upwards() {
        assert_eq!([4, 5, 14, 15, 24].map(|count| rounded(count, 10)), [0, 10, 10, 20, 20]);
        assert_eq!([6, 7, 8].map(|count| rounded(count, 5)), [5, 5, 10]);
    }

    #[test]
    fn cells_that_cannot_exist_keep_their_mark_and_add_nothing() {
        let counts = [Count::NotApplicable, Count::Number(7), Count::NotAvailable, Count::Number(9)];
        let table = Table::cross("t", ["a", "b"], ["x", "y"], counts).unwrap();
        assert_eq!(protected(&table).to_csv(), "t,x,y,total\na,z,7,7\nb,:,9,9\ntotal,0,16,16\n");
    }
}
