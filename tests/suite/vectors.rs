//! The vectors of `tests/vectors/`, replayed: what a program in any language is held to, held here first.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use neglect_screen::Screener;
use neglect_screen::authoring::example_cases;
use neglect_screen::pack::Expect;
use neglect_screen::vectors::{FORMAT, Setup, Vectors, fnv1a};

use crate::packs::parsed;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

fn files() -> Vec<(PathBuf, Vectors)> {
    let entries = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let vectors: Vectors = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(vectors.format, FORMAT);
        (path, vectors)
    };
    paths.into_iter().map(read).collect()
}

fn screener(setup: &Setup) -> Screener {
    let mut builder = Screener::builder().strict(setup.strict);
    if setup.england {
        builder = builder.england();
    }
    for name in &setup.packs {
        builder = builder.pack_text(parsed(name.trim_end_matches(".toml")).text);
    }
    for reading in &setup.readings {
        builder = builder.reading(reading.as_str());
    }
    builder.build().unwrap()
}

#[test]
fn every_vector_comes_out_to_the_byte() {
    let mut replayed = 0;
    for (path, file) in files() {
        let screener = screener(&file.screener);
        let now = Vectors::new(file.title.as_str(), file.screener.clone(), &screener);
        assert_eq!(now.packs, file.packs, "{}: other packs; write it with `make vectors`", path.display());
        for vector in &file.vectors {
            let differs = vector.differs(&screener);
            assert_eq!(differs, None, "{}: {}; write it with `make vectors`", path.display(), vector.name);
            replayed += 1;
        }
    }
    assert!(replayed > 1_200, "{replayed}");
}

#[test]
fn every_case_of_the_suite_and_every_example_that_a_case_can_say_is_a_vector() {
    let names: BTreeSet<String> =
        files().into_iter().flat_map(|(_, file)| file.vectors).map(|vector| vector.name).collect();
    for entry in fs::read_dir(folder().parent().unwrap().join("cases")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "json") {
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            assert!(names.contains(&stem), "{stem}; write it with `make vectors`");
        }
    }
    let england = Screener::england();
    let examples = example_cases(england.packs());
    assert!(examples.len() > 1_000, "{}", examples.len());
    for one in examples {
        let name = format!("{} example {}", one.rule, one.nth);
        assert!(names.contains(&name), "{name}; write it with `make vectors`");
    }
}

#[test]
fn the_hash_is_the_one_that_is_published() {
    // Fowler, Noll and Vo's own test values.
    assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
    assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
    assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
}

#[test]
fn an_example_does_in_a_whole_screening_what_it_says_of_its_rule() {
    let england = Screener::england();
    let mut fired = 0;
    for one in example_cases(england.packs()) {
        // A grade of graded care is worked out by its reader, and not the answer itself.
        let worked_out = one.rule.starts_with("graded_care/");
        if worked_out || england.rule(&one.rule).is_none_or(|rule| !rule.rule.enabled) {
            continue;
        }
        let report = england.screen(&one.case).unwrap();
        // A whole screening takes the more dangerous of answers that contradict each other; an example looks at its rule.
        if !report.contradictions.is_empty() {
            continue;
        }
        let fires = report.findings.iter().chain(&report.patterns).any(|finding| finding.rule == one.rule);
        assert_eq!(fires, one.expect == Expect::Fires, "{} example {}", one.rule, one.nth);
        let held = report.held_back.iter().any(|held| held.rule == one.rule);
        assert_eq!(held, one.expect == Expect::HeldBack, "{} example {}", one.rule, one.nth);
        fired += usize::from(fires);
    }
    assert!(fired > 300, "{fired}");
}
