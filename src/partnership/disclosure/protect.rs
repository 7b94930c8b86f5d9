//! Protection: which figures to hide so that none of the small ones can be worked out, and as few as will do.

use std::collections::BTreeSet;

use super::attack;
use super::network::{Change, Group, Pipes, Range, WITHOUT_LIMIT};
use super::table::{Margins, Shape};
use super::{Count, DisclosureError, Figure, Place, Published, Settings, Table};

/// What becomes of one figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
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

/// Hides every count from 1 to the threshold, then as many further figures as it takes that no hidden figure
/// can be worked out from those shown; rounds totals last.
///
/// Nought is never hidden. Among the ways to protect a small count the one that hides the fewest totals is
/// taken, and among those the one that hides the smallest sum of counts: in a row that is the next smallest.
///
/// # Errors
///
/// [`DisclosureError::TooThin`] if hiding everything would not do, as with five categories of one child each:
/// a total known to be at most five gives each away. [`DisclosureError::Setting`] if the settings protect
/// nobody.
pub fn protect(table: &Table, settings: &Settings) -> Result<Published, DisclosureError> {
    protect_also(table, settings, &BTreeSet::new(), &[]).map(|protected| protected.published)
}

/// A protected table, with what only its maker knows of it.
#[derive(Debug, Clone)]
pub(super) struct Protected {
    pub(super) published: Published,
    /// What an attacker who is told which hidden figures are small knows of each figure that is hidden.
    told: Vec<Range>,
    /// Which of the groups must not be told: those that were given so, and those that the table's own figures need
    /// hidden.
    pub(super) hidden_sums: Vec<bool>,
}

impl Protected {
    /// What such an attacker knows of the hidden figure at `index` before adding anything up.
    pub(super) fn told(&self, index: usize) -> Range {
        self.told.get(index).copied().unwrap_or(Range { low: 0, high: WITHOUT_LIMIT })
    }
}

impl Fate {
    /// The count behind it.
    fn value(self) -> u64 {
        match self {
            Fate::Shown(value) | Fate::Small(value) | Fate::Shield(value) | Fate::Unpublished(value) => value,
            Fate::Mark(_) => 0,
        }
    }
}

/// Protects a table in which the figures at `also` are to be hidden besides the small ones. The sums of `groups`
/// are figures of other tables: hidden there, where `true` stands beside them, so that nobody may learn them here;
/// else shown there, unless this table needs them hidden.
pub(super) fn protect_also(
    table: &Table,
    settings: &Settings,
    also: &BTreeSet<usize>,
    groups: &[(Group, bool)],
) -> Result<Protected, DisclosureError> {
    settings.check()?;
    let shape = Shape { rows: table.rows().len(), columns: table.columns().len() };
    let mut fates = first_fates(table, settings, shape);
    for index in also {
        if let Some(fate) = fates.get_mut(*index) {
            hide(fate);
        }
    }
    let mut hidden_sums: Vec<bool> = groups.iter().map(|(_, hidden)| *hidden).collect();
    // Groups that share a row take turns, for they may share figures. What is hidden for one figure only ever
    // widens what the others could be, so what an earlier turn has protected stays protected.
    for turn in turns(groups) {
        let members: Vec<Group> =
            turn.iter().filter_map(|n| groups.get(*n)).map(|(group, _)| group.clone()).collect();
        let pipes = Pipes::of(shape, &members);
        for (group, n) in members.iter().zip(&turn) {
            let values = group.columns.iter().filter_map(|c| fates.get(group.row * (shape.columns + 1) + c));
            let sum = values.map(|fate| fate.value()).sum();
            let hidden = hidden_sums.get(*n).copied().unwrap_or_default();
            fates.push(match hidden {
                _ if settings.is_small(sum) => Fate::Small(sum),
                true => Fate::Shield(sum),
                false => Fate::Shown(sum),
            });
        }
        let hidden: Vec<usize> = (0..fates.len())
            .filter(|index| matches!(fates.get(*index), Some(Fate::Small(_) | Fate::Shield(1..))))
            .collect();
        for index in hidden {
            // A figure hidden here lies on the loop that is opened, so it can vary with it.
            let Some(opened) = cheapest_loop(shape, &pipes, &fates, index, settings.threshold) else {
                let place = shape.place(index.min(shape.len() - 1));
                return Err(DisclosureError::TooThin { table: table.title().to_owned(), place });
            };
            for other in opened {
                if let Some(fate) = fates.get_mut(other) {
                    hide(fate);
                }
            }
        }
        for (fate, n) in fates.drain(shape.len()..).zip(turn) {
            if let Some(hidden) = hidden_sums.get_mut(n) {
                *hidden = !matches!(fate, Fate::Shown(_));
            }
        }
    }
    let rounding = settings.rounding_for(table.area());
    let figures: Vec<Figure> = fates
        .iter()
        .enumerate()
        .map(|(index, fate)| match *fate {
            Fate::Shown(value) if is_total(shape, index) && rounding > 1 => {
                Figure::Rounded(rounded(value, rounding))
            }
            Fate::Shown(value) | Fate::Unpublished(value) => Figure::Exact(value),
            Fate::Small(_) | Fate::Shield(_) => Figure::Hidden,
            Fate::Mark(mark) => mark,
        })
        .collect();
    let published = Published::from_bordered(table, settings, &figures);

    // The proof, by the other method: what can someone recover who sees only the published table and is told
    // which hidden figures are small?
    let told = fates
        .iter()
        .map(|fate| match fate {
            Fate::Small(_) => Range { low: 1, high: settings.threshold },
            _ => Range { low: settings.threshold + 1, high: WITHOUT_LIMIT },
        })
        .collect();
    let protected = Protected { published, told, hidden_sums };
    let bounds = attack::bounds_with(&protected.published, settings, |index| protected.told(index))?;
    match bounds.iter().find(|bounds| bounds.only().is_some()) {
        None => Ok(protected),
        Some(bounds) => {
            Err(DisclosureError::TooThin { table: table.title().to_owned(), place: bounds.place })
        }
    }
}

/// Groups, by their numbers, in turns in each of which no two share a row. There is always a first turn, of no
/// groups if need be.
fn turns(groups: &[(Group, bool)]) -> Vec<Vec<usize>> {
    let row = |n: &usize| groups.get(*n).map(|(group, _)| group.row);
    let mut turns: Vec<Vec<usize>> = vec![Vec::new()];
    for n in 0..groups.len() {
        match turns.iter_mut().find(|turn| turn.iter().all(|other| row(other) != row(&n))) {
            Some(turn) => turn.push(n),
            None => turns.push(vec![n]),
        }
    }
    turns
}

/// Hides a figure that is shown and not nought.
fn hide(fate: &mut Fate) {
    if let Fate::Shown(value @ 1..) = *fate {
        *fate = Fate::Shield(value);
    }
}

/// Rounds to the nearest multiple of `to`, halves upwards.
fn rounded(value: u64, to: u64) -> u64 {
    (value + to / 2) / to * to
}

fn is_total(shape: Shape, index: usize) -> bool {
    let place = shape.place(index);
    place.row.is_none() || place.column.is_none()
}

/// The first step: small counts hidden, all else shown.
fn first_fates(table: &Table, settings: &Settings, shape: Shape) -> Vec<Fate> {
    let Margins { of_rows, of_columns, of_all } = table.margins();
    table
        .bordered()
        .into_iter()
        .enumerate()
        .map(|(index, count)| {
            let published = match shape.place(index) {
                Place { row: Some(_), column: Some(_) } => true,
                Place { row: Some(_), column: None } => of_rows,
                Place { row: None, column: Some(_) } => of_columns,
                Place { row: None, column: None } => of_all,
            };
            match count {
                Count::Number(value) if !published => Fate::Unpublished(value),
                Count::Number(value) if settings.is_small(value) => Fate::Small(value),
                Count::Number(value) => Fate::Shown(value),
                Count::NotApplicable => Fate::Mark(Figure::NotApplicable),
                Count::NotAvailable => Fate::Mark(Figure::NotAvailable),
            }
        })
        .collect()
}

/// What hiding costs: grand totals first, then other totals, then the sum of the counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Cost {
    grand_totals: u64,
    totals: u64,
    counts: u64,
}

impl Cost {
    fn of_hiding(shape: Shape, index: usize, value: u64) -> Self {
        if index >= shape.len() {
            // The sum of a group: a total of another table.
            return Self { grand_totals: 0, totals: 1, counts: value };
        }
        match shape.place(index) {
            Place { row: None, column: None } => Self { grand_totals: 1, totals: 0, counts: 0 },
            Place { row: None, .. } | Place { column: None, .. } => {
                Self { grand_totals: 0, totals: 1, counts: value }
            }
            Place { .. } => Self { grand_totals: 0, totals: 0, counts: value },
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
fn cost_of_change(shape: Shape, fate: Fate, index: usize, change: Change, threshold: u64) -> Option<Cost> {
    let free = Some(Cost::default());
    match (fate, change) {
        (Fate::Mark(_), _) | (Fate::Shown(0), _) => None,
        (Fate::Small(value), Change::Up) => (value < threshold).then(Cost::default),
        (Fate::Small(value), Change::Down) => (value > 1).then(Cost::default),
        (Fate::Shield(_) | Fate::Unpublished(_), Change::Up) => free,
        (Fate::Shield(value), Change::Down) => (value > threshold + 1).then(Cost::default),
        (Fate::Unpublished(value), Change::Down) => (value > 0).then(Cost::default),
        (Fate::Shown(value), Change::Up) => Some(Cost::of_hiding(shape, index, value)),
        (Fate::Shown(value), Change::Down) => {
            (value > threshold + 1).then(|| Cost::of_hiding(shape, index, value))
        }
    }
}

/// The figures on the cheapest loop along which the figure at `index` could be one more or one less; `None` if
/// there is no such loop, so that its value stands fixed whatever is hidden.
fn cheapest_loop(
    shape: Shape,
    pipes: &Pipes,
    fates: &[Fate],
    index: usize,
    threshold: u64,
) -> Option<Vec<usize>> {
    let (from, to) = pipes.ends(index)?;
    [(Change::Up, to, from), (Change::Down, from, to)]
        .into_iter()
        .filter(|(change, _, _)| {
            fates
                .get(index)
                .is_some_and(|fate| cost_of_change(shape, *fate, index, *change, threshold).is_some())
        })
        .filter_map(|(_, start, end)| cheapest_way(shape, pipes, fates, (start, end), index, threshold))
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, way)| way)
}

/// Dijkstra's cheapest way from `start` to `end` that does not use the pipe `without`.
fn cheapest_way(
    shape: Shape,
    pipes: &Pipes,
    fates: &[Fate],
    (start, end): (usize, usize),
    without: usize,
    threshold: u64,
) -> Option<(Cost, Vec<usize>)> {
    let nodes = pipes.nodes();
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
            let mut way = Vec::new();
            let mut at = end;
            while let Some((before, index)) = came_by[at] {
                way.push(index);
                at = before;
            }
            return Some((so_far, way));
        }
        settled[node] = true;
        for (index, next, change) in pipes.from(node) {
            if settled[next] || index == without {
                continue;
            }
            let Some(fate) = fates.get(index) else { continue };
            let Some(step) = cost_of_change(shape, *fate, index, change, threshold) else { continue };
            let cost = so_far.plus(step);
            if costs[next].is_none_or(|known| cost < known) {
                costs[next] = Some(cost);
                came_by[next] = Some((node, index));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partnership::disclosure::Area;

    /// The figures of a protected list, its total last.
    fn list(counts: &[u64]) -> Vec<String> {
        let labels = counts.iter().enumerate().map(|(nth, _)| nth.to_string());
        let table = Table::list("t", labels, counts.iter().copied()).unwrap();
        let published = protect(&table, &Settings::dfe()).unwrap();
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
        let error = protect(&table, &Settings::dfe()).unwrap_err();
        assert_eq!(error.code(), "disclosure.too_thin");
        assert!(!error.to_string().contains(" 1 "), "{error}");
    }

    #[test]
    fn in_a_cross_table_a_whole_rectangle_is_hidden() {
        let table =
            Table::cross("t", ["a", "b", "c"], ["x", "y", "z"], [3, 20, 30, 25, 26, 27, 40, 41, 42]).unwrap();
        let published = protect(&table, &Settings::dfe()).unwrap();
        // A loop through the 3 needs another row and another column; 20, 25 and 26 are the cheapest.
        assert_eq!(
            published.to_csv(),
            "t,x,y,z,total\na,c,c,30,53\nb,c,c,27,78\nc,40,41,42,123\ntotal,68,87,99,254\n"
        );
    }

    #[test]
    fn totals_are_rounded_last_and_only_for_areas_that_round_them() {
        let table = Table::list("t", ["a", "b", "c"], [3, 41, 57]).unwrap();
        let local = protect(&table, &Settings::dfe()).unwrap();
        assert_eq!(local.row_totals, Some(vec![Figure::Exact(101)]));
        let national = protect(&table.about(Area::National), &Settings::dfe()).unwrap();
        assert_eq!(national.row_totals, Some(vec![Figure::Rounded(100)]));
        assert_eq!(national.figures, local.figures);
    }

    #[test]
    fn halves_round_upwards() {
        assert_eq!([4, 5, 14, 15, 24].map(|value| rounded(value, 10)), [0, 10, 10, 20, 20]);
        assert_eq!([6, 7, 8].map(|value| rounded(value, 5)), [5, 5, 10]);
    }

    #[test]
    fn cells_that_cannot_exist_keep_their_mark_and_add_nothing() {
        let counts = [Count::NotApplicable, Count::Number(7), Count::NotAvailable, Count::Number(9)];
        let table = Table::cross("t", ["a", "b"], ["x", "y"], counts).unwrap();
        let published = protect(&table, &Settings::dfe()).unwrap();
        assert_eq!(published.to_csv(), "t,x,y,total\na,z,7,7\nb,:,9,9\ntotal,0,16,16\n");
    }
}
