//! The attack: take a published table and work out what each hidden figure could have been.

use super::network::{Edges, Group, NO_LIMIT, Network, Range};
use super::table::LARGEST;
use super::{DisclosureError, DisclosureSettings, Figure, Place, Published};

/// The lowest and the highest value a hidden figure can have, both inclusive and both possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The hidden figure.
    pub place: Place,
    /// The lowest value that fits all figures shown.
    pub low: u64,
    /// The highest; `None` if there is no limit.
    pub high: Option<u64>,
}

impl Bounds {
    /// The value of a figure that can have only one.
    pub fn only(&self) -> Option<u64> {
        self.high.filter(|high| *high == self.low)
    }
}

/// Works out the bounds of every hidden figure from what any reader has: the figures shown, the totals they add up to,
/// how totals were rounded, that nought is never hidden and that no small count is shown.
///
/// The bounds are in the order of [`Published::places`] and exact: every hidden figure has whole-number tables that fit, with it at its lowest and with it at its
/// highest, and none beyond.
///
/// # Errors
///
/// [`DisclosureError::Inconsistent`] if no counts at all add up to what is shown, [`DisclosureError::Shape`] if the
/// figures do not fill the rows and columns, [`DisclosureError::TooLarge`] if they are beyond any population.
pub fn attack(published: &Published, settings: &DisclosureSettings) -> Result<Vec<Bounds>, DisclosureError> {
    bounds_with(published, settings, |_| Range { low: 1, high: NO_LIMIT })
}

/// Refuses a table that shows a small count or in which a hidden figure can be worked out.
///
/// # Errors
///
/// [`DisclosureError::SmallShown`], [`DisclosureError::Recoverable`], and those of [`attack`].
pub fn check(published: &Published, settings: &DisclosureSettings) -> Result<(), DisclosureError> {
    let bounds = attack(published, settings)?;
    let small: Vec<Place> = published
        .places()
        .filter(|(_, figure)| matches!(figure, Figure::Exact(count) if settings.is_small(*count)))
        .map(|(place, _)| place)
        .collect();
    if !small.is_empty() {
        return Err(DisclosureError::SmallShown { table: published.title.clone(), places: small });
    }
    let places = recovered(&bounds);
    if places.is_empty() {
        Ok(())
    } else {
        Err(DisclosureError::Recoverable { table: published.title.clone(), places })
    }
}

/// The figures that can have one value only.
pub(super) fn recovered(bounds: &[Bounds]) -> Vec<Place> {
    bounds.iter().filter(|bounds| bounds.only().is_some()).map(|bounds| bounds.place).collect()
}

fn wrong_shape(published: &Published) -> DisclosureError {
    DisclosureError::Shape {
        table: published.title.clone(),
        rows: published.rows.len(),
        columns: published.columns.len(),
        found: published.figures.len(),
    }
}

/// The exact bounds of every hidden figure, for an attacker who knows `hidden` about the figure at an index.
pub(super) fn bounds_with(
    published: &Published,
    settings: &DisclosureSettings,
    hidden: impl Fn(usize) -> Range,
) -> Result<Vec<Bounds>, DisclosureError> {
    let network = network(published, settings, hidden, None)?;
    Ok(all_bounds(published, network))
}

/// What a table tells about the sum of a group, and the bounds of its figures for someone who knows `sum` of the group
/// from elsewhere; no bounds where the table tells as much of the sum already.
pub(super) fn bounds_and_sum(
    published: &Published,
    settings: &DisclosureSettings,
    hidden: impl Fn(usize) -> Range,
    group: &Group,
    sum: Range,
) -> Result<(Vec<Bounds>, Range), DisclosureError> {
    let mut alone = network(published, settings, &hidden, Some((group, Range::OPEN)))?;
    let sum_edge = published.shape().len();
    let implied = Range { high: alone.highest(sum_edge).unwrap_or(NO_LIMIT), low: alone.lowest(sum_edge) };
    if sum.low <= implied.low && implied.high <= sum.high {
        return Ok((Vec::new(), implied));
    }
    let narrower = implied.and(sum);
    let network = network(published, settings, hidden, Some((group, narrower)))?;
    Ok((all_bounds(published, network), narrower))
}

/// A published table as a network, with the limits that the attacker knows.
fn network(
    published: &Published,
    settings: &DisclosureSettings,
    hidden: impl Fn(usize) -> Range,
    group: Option<(&Group, Range)>,
) -> Result<Network, DisclosureError> {
    let shape = published.shape();
    let fits = |totals: &Option<Vec<Figure>>, length| totals.as_ref().is_none_or(|t| t.len() == length);
    if published.figures.is_empty()
        || shape.rows.checked_mul(shape.columns) != Some(published.figures.len())
        || !fits(&published.row_totals, shape.rows)
        || !fits(&published.column_totals, shape.columns)
    {
        return Err(wrong_shape(published));
    }
    // The counts and their totals of rows, of columns and of all: four times the counts at most.
    let shown: u128 = published.places().filter_map(|(_, figure)| figure.shown()).map(u128::from).sum();
    if shown > 4 * u128::from(LARGEST) {
        return Err(DisclosureError::TooLarge { table: published.title.clone(), limit: LARGEST });
    }
    let mut limits: Vec<Range> =
        (0..shape.len()).map(|index| known(published, settings, index, &hidden)).collect();
    limits.extend(group.map(|(_, sum)| sum));
    let groups: Vec<Group> = group.map(|(group, _)| group.clone()).into_iter().collect();
    Network::from_limits(Edges::new(shape, &groups), limits)
        .ok_or_else(|| DisclosureError::Inconsistent { table: published.title.clone() })
}

fn all_bounds(published: &Published, mut network: Network) -> Vec<Bounds> {
    let hidden = published.places().filter(|(_, figure)| *figure == Figure::Hidden);
    hidden
        .map(|(place, _)| {
            let edge = published.shape().index(place);
            Bounds { place, high: network.highest(edge), low: network.lowest(edge) }
        })
        .collect()
}

/// What the attacker knows of one figure before adding anything up.
pub(super) fn known(
    published: &Published,
    settings: &DisclosureSettings,
    index: usize,
    hidden: &impl Fn(usize) -> Range,
) -> Range {
    match published.figure(published.shape().place(index)) {
        // A total that is not published could be anything.
        None => Range::OPEN,
        Some(Figure::Exact(count)) => Range::exactly(count),
        Some(Figure::Rounded(count)) => unrounded(count, published.rounded_to, settings.threshold),
        Some(Figure::Hidden) => hidden(index),
        Some(Figure::NotApplicable | Figure::NotAvailable) => Range::exactly(0),
    }
}

/// The counts that round to `rounded` and would have been shown.
fn unrounded(rounded: u64, to: u64, threshold: u64) -> Range {
    if rounded == 0 {
        // The settings allow no rounding that turns a count above the threshold into nought.
        return Range::exactly(0);
    }
    let to = to.max(1);
    let low = rounded.saturating_sub(to / 2).max(threshold + 1);
    Range { low, high: rounded.saturating_add(to - 1 - to / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;
    use crate::definition::Definition;
    use crate::disclosure::Area;

    fn settings() -> DisclosureSettings {
        DisclosureSettings::shipped()
    }

    /// A list published with the marks given, `None` for a hidden figure.
    fn list(figures: &[Option<u64>], total: Option<u64>) -> Published {
        let figure = |count: &Option<u64>| count.map_or(Figure::Hidden, Figure::Exact);
        Published {
            title: "t".into(),
            area: Area::Local,
            rounded_to: 1,
            symbols: settings().symbols,
            rows: vec![String::new()],
            columns: figures.iter().enumerate().map(|(nth, _)| nth.to_string()).collect(),
            figures: figures.iter().map(figure).collect(),
            row_totals: Some(vec![figure(&total)]),
            column_totals: None,
            grand_total: None,
        }
    }

    #[test]
    fn one_hidden_count_beside_a_total_is_a_subtraction_away() {
        let published = list(&[None, Some(40), Some(57)], Some(100));
        let bounds = attack(&published, &settings()).unwrap();
        assert_eq!(bounds[0].only(), Some(3));
        let error = check(&published, &settings()).unwrap_err();
        assert_eq!(error.code(), codes::DISCLOSURE_RECOVERABLE);
        assert_eq!(
            error.to_string(),
            "t: 1 hidden figure(s) can be worked out, the first at rows[0].columns[0] [disclosure.recoverable]; \
             hide more figures in the same row and column"
        );
    }

    #[test]
    fn two_hidden_counts_that_add_up_to_two_are_one_each() {
        let published = list(&[None, None, Some(57)], Some(59));
        let bounds = attack(&published, &settings()).unwrap();
        assert_eq!([bounds[0].only(), bounds[1].only()], [Some(1), Some(1)]);
    }

    #[test]
    fn a_hidden_pair_has_every_split_of_its_sum() {
        let published = list(&[None, None, Some(57)], Some(100));
        let bounds = attack(&published, &settings()).unwrap();
        let ranges: Vec<_> = bounds.iter().map(|b| (b.low, b.high)).collect();
        assert_eq!(ranges, [(1, Some(42)), (1, Some(42))]);
        assert_eq!(check(&published, &settings()), Ok(()));
    }

    #[test]
    fn a_rounded_total_leaves_room_for_what_it_rounds() {
        let mut published = list(&[None, Some(40), Some(57)], None);
        published.rounded_to = 10;
        published.row_totals = Some(vec![Figure::Rounded(100)]);
        let bounds = attack(&published, &settings()).unwrap();
        // 95 to 104 round to 100, and a hidden count is at least 1.
        assert_eq!((bounds[0].low, bounds[0].high), (1, Some(7)));
    }

    #[test]
    fn figures_that_add_up_to_something_else_are_called_inconsistent() {
        let published = list(&[Some(10), Some(40)], Some(51));
        let error = attack(&published, &settings()).unwrap_err();
        assert_eq!(error.code(), codes::DISCLOSURE_INCONSISTENT);
    }

    #[test]
    fn figures_beyond_any_population_are_refused() {
        let published = list(&[Some(u64::MAX), Some(u64::MAX)], None);
        assert_eq!(attack(&published, &settings()).unwrap_err().code(), codes::DISCLOSURE_TOO_LARGE);
    }

    #[test]
    fn a_small_count_that_is_shown_is_refused() {
        let published = list(&[Some(2), Some(40)], Some(42));
        assert_eq!(check(&published, &settings()).unwrap_err().code(), codes::DISCLOSURE_SMALL_SHOWN);
    }
}
