//! Published cases and worked negatives, end to end: `tests/cases/*.json` (its `README.md` says what is in them).

mod as_stated;
mod expect;
mod expected_reports;
mod file;

use std::sync::LazyLock;

use neglect_screen::{Case, Limits, Screener};

use self::file::CaseFile;

/// England's packs, compiled once for all tests.
static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);

#[test]
fn every_published_case_says_what_guidance_would_have_said() {
    let mut wrong = Vec::new();
    for file in CaseFile::all() {
        let case = file.case();
        let report = ENGLAND.screen(&case).unwrap();
        wrong.extend(
            expect::differences(&file.expect, &report)
                .into_iter()
                .map(|what| format!("{}: {what}", file.stem)),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_finding_rests_on_something_that_has_a_name() {
    for file in CaseFile::all() {
        let case = file.case();
        let report = ENGLAND.screen(&case).unwrap();
        for finding in report.findings.iter().chain(&report.patterns) {
            assert!(!finding.rests_on.is_empty(), "{}: {}", file.stem, finding.rule);
            for rests in &finding.rests_on {
                // A gap is a time of which there is no input.
                let is_gap = rests.code.starts_with("gap");
                assert!(
                    is_gap || !rests.input.is_empty(),
                    "{}: {} rests on {}",
                    file.stem,
                    finding.rule,
                    rests.code
                );
            }
        }
    }
}

#[test]
fn no_case_names_a_rule_that_does_not_exist() {
    let mut unknown = Vec::new();
    for file in CaseFile::all() {
        for rule in file.expect.rules() {
            if ENGLAND.rule(rule).is_none() {
                unknown.push(format!("{}: {rule}", file.stem));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_case_of_the_evidence_is_here() {
    let stems: Vec<String> = CaseFile::all().into_iter().map(|file| file.stem).collect();
    let published = [
        "t01",
        "t03",
        "t04",
        "t06",
        "t10",
        "t12",
        "t14",
        "t20",
        "t21",
        "t22",
        "sleep-k1",
        "sleep-k3",
        "sleep-k7",
        "sleep-k10",
        "sleep-k12",
        "sleep-k15",
    ];
    let negatives = [
        "cold-snap",
        "slippers",
        "autism-and-coat",
        "muddy-at-home-time",
        "home-education",
        "prader-willi",
        "bereavement",
    ];
    for code in published {
        assert!(stems.iter().any(|stem| stem.starts_with(&format!("{code}-"))), "{code}");
    }
    for negative in negatives {
        assert!(stems.iter().any(|stem| *stem == format!("negative-{negative}")), "{negative}");
    }
}

#[test]
fn the_examples_of_the_documentation_can_be_screened() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/examples");
    let one = std::fs::read(folder.join("case.json")).unwrap();
    let many = std::fs::read_to_string(folder.join("cases.jsonl")).unwrap();
    let cases: Vec<Case> = std::iter::once(one.as_slice())
        .chain(many.lines().map(str::as_bytes))
        .map(|json| Case::from_json(json, &Limits::default()).unwrap())
        .collect();
    assert_eq!(cases.first(), cases.get(1), "the first line of cases.jsonl is case.json");
    for case in &cases {
        let report = ENGLAND.screen(case).unwrap();
        assert_eq!(report.case, case.case);
    }
}
