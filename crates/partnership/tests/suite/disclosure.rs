//! Disclosure control against an attacker, on thousands of random tables.

use neglect_partnership::disclosure::{
    Area, DisclosureError, DisclosureSettings, Figure, Published, Table, attack, check, protect,
};
use neglect_partnership::{Definition, codes};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// Counts as tables about neglect have them: many noughts, many small ones, some large.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![3 => Just(0u64), 5 => 1u64..=5, 4 => 6u64..=30, 2 => 31u64..=5000]
}

fn table(rows: usize, columns: usize) -> impl Strategy<Value = Table> {
    (1..=rows, 1..=columns)
        .prop_flat_map(|(rows, columns)| {
            (Just(rows), Just(columns), prop::collection::vec(count(), rows * columns))
        })
        .prop_map(|(rows, columns, counts)| {
            let label = |n: usize| n.to_string();
            Table::cross("t", (0..rows).map(label), (0..columns).map(label), counts).unwrap()
        })
}

fn settings(threshold: u64) -> DisclosureSettings {
    DisclosureSettings { threshold, round_totals_to: 2 * (threshold + 1), ..DisclosureSettings::shipped() }
}

/// The true figures of a table in the order of `Published::places`.
fn truth(table: &Table, published: &Published) -> Vec<u64> {
    let width = table.columns().len();
    let cell = |row: usize, column: usize| table.cells()[row * width + column].adds();
    let rows = 0..table.rows().len();
    published
        .places()
        .map(|(place, _)| match (place.row, place.column) {
            (Some(row), Some(column)) => cell(row, column),
            (Some(row), None) => (0..width).map(|column| cell(row, column)).sum(),
            (None, Some(column)) => rows.clone().map(|row| cell(row, column)).sum(),
            (None, None) => table.cells().iter().map(|count| count.adds()).sum(),
        })
        .collect()
}

/// Hides small counts and nothing else.
fn careless(table: &Table, small: impl Fn(u64) -> bool) -> Published {
    let width = table.columns().len();
    let rows: Vec<Vec<u64>> =
        table.cells().chunks(width).map(|row| row.iter().map(|count| count.adds()).collect()).collect();
    let figure = |count: u64| if small(count) { Figure::Hidden } else { Figure::Exact(count) };
    let column = |column: usize| figure(rows.iter().map(|row| row[column]).sum());
    Published {
        title: "careless".into(),
        area: Area::Local,
        rounded_to: 1,
        symbols: DisclosureSettings::shipped().symbols,
        rows: table.rows().to_vec(),
        columns: table.columns().to_vec(),
        figures: rows.iter().flatten().map(|count| figure(*count)).collect(),
        row_totals: Some(rows.iter().map(|row| figure(row.iter().sum())).collect()),
        column_totals: Some((0..width).map(column).collect()),
        grand_total: Some(figure(rows.iter().flatten().sum())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_attack_recovers_nothing(
        table in table(7, 6),
        threshold in 2u64..=9,
        area in prop::sample::select(vec![Area::Local, Area::National]),
    ) {
        let settings = settings(threshold);
        match protect(&table.about(area), &settings) {
            Ok(published) => {
                prop_assert_eq!(check(&published, &settings), Ok(()));
                for bounds in attack(&published, &settings).unwrap() {
                    prop_assert!(bounds.only().is_none(), "{} can only be {}", bounds.place, bounds.low);
                }
            }
            Err(error) => prop_assert_eq!(error.code(), codes::DISCLOSURE_TOO_THIN),
        }
    }

    #[test]
    fn nothing_small_is_left_and_nothing_shown_is_false(table in table(7, 6), threshold in 2u64..=9) {
        let settings = settings(threshold);
        if let Ok(published) = protect(&table, &settings) {
            for ((place, figure), count) in published.places().zip(truth(&table, &published)) {
                match figure {
                    Figure::Exact(shown) => {
                        prop_assert_eq!(shown, count, "{}", place);
                        prop_assert!(!settings.is_small(count), "{}", place);
                    }
                    Figure::Hidden => prop_assert!(count > 0, "nought is hidden at {}", place),
                    other => prop_assert!(false, "{:?} at {}", other, place),
                }
            }
        }
    }

    #[test]
    fn the_true_counts_lie_within_the_bounds(table in table(6, 6), national in any::<bool>()) {
        let settings = DisclosureSettings::shipped();
        let area = if national { Area::National } else { Area::Local };
        if let Ok(published) = protect(&table.clone().about(area), &settings) {
            let bounds = attack(&published, &settings).unwrap();
            let hidden = published
                .places()
                .zip(truth(&table, &published))
                .filter(|((_, figure), _)| *figure == Figure::Hidden);
            for (bounds, ((place, _), count)) in bounds.iter().zip(hidden) {
                prop_assert_eq!(bounds.place, place);
                prop_assert!(bounds.low <= count && bounds.high.is_none_or(|high| count <= high));
            }
        }
    }

    #[test]
    fn a_table_without_small_counts_is_not_touched(
        rows in 1usize..6,
        columns in 1usize..6,
        seed in prop::collection::vec(prop_oneof![Just(0u64), 6u64..500], 36),
    ) {
        let counts = seed.into_iter().take(rows * columns);
        let table = Table::cross("t", vec!["r"; rows], vec!["c"; columns], counts).unwrap();
        prop_assert_eq!(protect(&table, &DisclosureSettings::shipped()).unwrap().hidden(), 0);
    }

    #[test]
    fn hiding_only_the_small_counts_is_caught(
        large in prop::collection::vec(6u64..5000, 1..6), small in 1u64..=5, at in any::<prop::sample::Index>(),
    ) {
        // The control: the attack must find what is there to be found, or finding nothing means nothing.
        let settings = DisclosureSettings::shipped();
        let mut counts = large;
        counts.insert(at.index(counts.len() + 1), small);
        let table = Table::list("t", vec!["c"; counts.len()], counts).unwrap();
        let careless = Published { column_totals: None, ..careless(&table, |count| settings.is_small(count)) };
        prop_assert_eq!(check(&careless, &settings).unwrap_err().code(), codes::DISCLOSURE_RECOVERABLE);
        let bounds = attack(&careless, &settings).unwrap();
        prop_assert_eq!(bounds.iter().find_map(|bounds| bounds.only()), Some(small));
    }
}

/// Every table of the published shape that fits the published figures, by trying them all.
fn every_table_that_fits(published: &Published, highest: u64) -> Vec<Vec<u64>> {
    let (rows, columns) = (published.rows.len(), published.columns.len());
    let mut tables = vec![Vec::new()];
    for figure in &published.figures {
        let choice: Vec<u64> = match figure {
            Figure::Exact(count) => vec![*count],
            _ => (1..=highest).collect(),
        };
        tables = tables
            .iter()
            .flat_map(|table: &Vec<u64>| choice.iter().map(|count| [table.as_slice(), &[*count]].concat()))
            .filter(|table| table.iter().sum::<u64>() <= highest)
            .collect();
    }
    let fits = |figure: Option<&Figure>, total: u64| match figure {
        None => true,
        Some(Figure::Exact(count)) => *count == total,
        Some(Figure::Hidden) => total >= 1,
        Some(_) => false,
    };
    tables.retain(|table| {
        let row = |row: usize| table[row * columns..(row + 1) * columns].iter().sum();
        let column = |column: usize| (0..rows).map(|row| table[row * columns + column]).sum();
        (0..rows).all(|index| fits(published.row_totals.as_ref().map(|t| &t[index]), row(index)))
            && (0..columns)
                .all(|index| fits(published.column_totals.as_ref().map(|t| &t[index]), column(index)))
            && fits(published.grand_total.as_ref(), table.iter().sum())
    });
    tables
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_bounds_are_exactly_what_trying_every_table_gives(
        rows in 1usize..=2,
        columns in 1usize..=3,
        seed in prop::collection::vec(0u64..=4, 6),
        hide in prop::collection::vec(any::<bool>(), 12),
    ) {
        // Any pattern of hidden figures, wise or careless. The grand total stays, so that no count can be
        // beyond it and trying up to it is trying all.
        let counts: Vec<u64> = seed.into_iter().take(rows * columns).collect();
        let table = Table::cross("t", vec!["r"; rows], vec!["c"; columns], counts).unwrap();
        let mut published = careless(&table, |_| false);
        let mut hide = hide.into_iter();
        let mut perhaps = |figure: &mut Figure| {
            if *figure != Figure::Exact(0) && hide.next() == Some(true) {
                *figure = Figure::Hidden;
            }
        };
        published.figures.iter_mut().for_each(&mut perhaps);
        published.row_totals.iter_mut().flatten().for_each(&mut perhaps);
        published.column_totals.iter_mut().flatten().for_each(&mut perhaps);
        let highest = table.cells().iter().map(|count| count.adds()).sum();
        let fitting = every_table_that_fits(&published, highest);
        let bounds = attack(&published, &settings(2)).unwrap();
        for bounds in &bounds {
            let (Some(row), Some(column)) = (bounds.place.row, bounds.place.column) else { continue };
            let values = || fitting.iter().map(|table| table[row * columns + column]);
            prop_assert_eq!(Some(bounds.low), values().min());
            prop_assert_eq!(bounds.high, values().max());
        }
    }
}

#[test]
fn few_tables_are_too_thin_to_publish() {
    // Refusing is safe, but a protection that refuses often is no use. Of a thousand tables with twenty cells,
    // a size that partnerships publish, none is refused.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut refused = 0;
    for _ in 0..1000 {
        let counts = prop::collection::vec(count(), 5 * 4).new_tree(&mut runner).unwrap().current();
        let table = Table::cross("t", ["r"; 5], ["c"; 4], counts).unwrap();
        match protect(&table, &DisclosureSettings::shipped()) {
            Err(DisclosureError::TooThin { .. }) => refused += 1,
            other => drop(other.unwrap()),
        }
    }
    assert_eq!(refused, 0);
}
