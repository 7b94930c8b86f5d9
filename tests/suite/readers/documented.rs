//! `docs/readers.md` names every fact and every caveat of the readers, and nothing that is not there.

use std::collections::BTreeSet;

use neglect_screen::facts::catalogue;

const PAGE: &str = include_str!("../../../docs/readers.md");

/// The first cells of the page's tables, where they are code.
fn first_cells() -> BTreeSet<&'static str> {
    PAGE.lines()
        .filter_map(|line| line.strip_prefix("| `"))
        .filter_map(|rest| rest.split_once('`'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_fact_of_the_readers_is_documented_and_no_other() {
    let documented: BTreeSet<&str> = first_cells()
        .into_iter()
        .filter(|name| ["attendance.", "appointments.", "growth."].iter().any(|stem| name.starts_with(stem)))
        .collect();
    let made: BTreeSet<&str> = catalogue()
        .iter()
        .map(|entry| entry.name.as_ref())
        .filter(|name| ["attendance.", "appointments.", "growth."].iter().any(|stem| name.starts_with(stem)))
        .collect();
    assert_eq!(documented, made);
}

#[test]
fn every_caveat_of_the_readers_is_documented() {
    let sources = [
        include_str!("../../../src/readers/attendance/mod.rs"),
        include_str!("../../../src/readers/attendance/register.rs"),
        include_str!("../../../src/readers/attendance/totals.rs"),
        include_str!("../../../src/readers/growth/mod.rs"),
    ];
    let documented = first_cells();
    let mut seen = 0;
    for source in sources {
        for word in source.split('"').filter(|word| {
            ["register", "growth_"].iter().any(|stem| word.starts_with(stem))
                && word.contains('_')
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        }) {
            assert!(documented.contains(word), "{word}");
            seen += 1;
        }
    }
    assert!(seen >= 8, "the caveats are still found in the source");
}
