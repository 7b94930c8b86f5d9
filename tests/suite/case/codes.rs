//! Every code stands in `docs/case.md`, and nothing else does.

use neglect_screen::Vocabulary;
use std::collections::BTreeSet;

use neglect_screen::case::ProblemCode;

const PAGE: &str = include_str!("../../../docs/case.md");

/// The first cell of each row of the table of codes.
fn documented() -> Vec<&'static str> {
    let table = PAGE.split("## What can be wrong").nth(1).expect("the page has the section");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.split('`').nth(1).expect("a code in the first cell")).collect()
}

#[test]
fn every_code_is_documented_and_every_documented_code_exists() {
    let documented = documented();
    let unique: BTreeSet<&str> = documented.iter().copied().collect();
    assert_eq!(unique.len(), documented.len(), "a code has two rows");
    assert_eq!(unique, ProblemCode::NAMES.iter().copied().collect());
}

#[test]
fn every_row_says_what_it_means_and_how_it_is_mended() {
    for row in PAGE.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "{row}");
    }
}
