//! A screening in small numbers says what the report says in words, and writes the same bytes.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use neglect_screen::case::InputRef;
use neglect_screen::report::Finding;
use neglect_screen::screening::FindingSummary;
use neglect_screen::testing::{boundary_cases, case, cases};
use neglect_screen::{Case, Limits, Reason, Screener, Screening, screening};
use proptest::prelude::*;

static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);

fn same(numbers: &screening::Finding<'_>, words: &Finding, screening: &Screening) {
    assert_eq!(numbers.id(), words.rule);
    assert_eq!((numbers.concern(), numbers.hazard()), (words.concern, words.hazard));
    let FindingSummary { forms, from, to, agencies } = numbers.summary();
    assert_eq!((forms, from, to), (words.forms, words.from, words.to));
    assert_eq!(agencies.iter().collect::<Vec<_>>(), words.agencies);
    for finding in numbers.findings() {
        assert!(words.rests_on.iter().any(|line| line.input == finding.id()));
    }
    for input in numbers.inputs().filter(|&input| input != InputRef::Child) {
        let (fate, reason) = screening.fate(input);
        assert_eq!(
            (fate, reason),
            screening
                .account()
                .find(|line| line.input == input)
                .map(|line| (line.fate, line.reason))
                .unwrap()
        );
    }
}

/// How many inputs a case has: every entry of each list, and every answer.
fn told_inputs(case: &Case) -> usize {
    let answers: usize = case.assessments.iter().map(|assessment| assessment.answers.len()).sum();
    let lists = [
        case.observations.len(),
        case.assessments.len(),
        case.attendance.len(),
        case.appointments.len(),
        case.growth.len(),
        case.responses.len(),
    ];
    answers + lists.into_iter().sum::<usize>()
}

/// Everything that the numbers say stands in the report, in its order, and the bytes are the same.
fn agrees(case: &Case) {
    let screening = ENGLAND.screening(case).unwrap();
    let report = screening.report();
    assert_eq!((screening.concern(), screening.hazard()), (report.concern, report.hazard));
    assert_eq!(
        (screening.findings().len(), screening.patterns().len()),
        (report.findings.len(), report.patterns.len())
    );
    for (numbers, words) in screening.findings().zip(&report.findings) {
        same(&numbers, words, &screening);
    }
    for (numbers, words) in screening.patterns().zip(&report.patterns) {
        same(&numbers, words, &screening);
    }
    let levels: Vec<u8> = screening.levels().map(|(_, level)| level.number).collect();
    assert_eq!(levels, report.levels.iter().map(|level| level.number).collect::<Vec<_>>());
    let told = screening.account().map(|one| (screening.name_of(one.input), one.fate, one.reason));
    let lines = report.account.iter().map(|line| (line.input.clone(), line.fate, line.reason));
    assert_eq!(told.collect::<BTreeSet<_>>(), lines.collect::<BTreeSet<_>>());
    assert_eq!(screening.account().count(), report.account.len());
    assert_eq!(told_inputs(case), report.account.len(), "every input has one line in the account");
    let bytes = String::from_utf8(screening.to_json()).unwrap();
    assert_eq!(bytes, String::from_utf8(report.to_json()).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn numbers_are_the_report_on_cases_of_the_built_in_vocabulary(
        case in cases(ENGLAND.indicators(), ENGLAND.tools()),
    ) {
        agrees(&case);
    }

    #[test]
    fn numbers_are_the_report_at_the_edges_of_ages_and_periods(
        case in boundary_cases(ENGLAND.indicators(), ENGLAND.tools()),
    ) {
        agrees(&case);
    }

    #[test]
    fn numbers_are_the_report_on_words_that_no_pack_knows(case in case()) {
        agrees(&case);
    }
}

/// Two weights of one day, neither with an id, and a later one.
fn weighed_twice() -> Case {
    let json =
        br#"{ "schema": 1, "case": "weighed", "as_of": "2026-11-21", "child": { "born": "2026-03-01" },
        "growth": [ { "on": "2026-05-01", "weight_g": 5000, "weight_sds": -1 },
                    { "on": "2026-05-01", "weight_g": 5100, "weight_sds": -0.9 },
                    { "on": "2026-07-01", "weight_g": 5900, "weight_sds": -1.2 } ] }"#;
    Case::from_json(json, &Limits::default()).unwrap()
}

#[test]
fn of_two_weights_of_one_day_the_higher_is_superseded_and_says_so() {
    let report = ENGLAND.screen(&weighed_twice()).unwrap();
    let told: Vec<_> = report.account.iter().map(|line| (line.input.as_str(), line.reason)).collect();
    let superseded = told.iter().filter(|(_, reason)| *reason == Some(Reason::Superseded));
    assert_eq!(superseded.map(|(name, _)| *name).collect::<Vec<_>>(), ["growth[1]"]);
}

#[test]
fn a_replay_names_inputs_without_ids_as_the_account_does() {
    let replay = ENGLAND.replay(&weighed_twice()).unwrap();
    let known: Vec<&str> =
        replay.steps.iter().flat_map(|step| step.became_known.iter().map(String::as_str)).collect();
    assert_eq!(known, ["growth[0]", "growth[1]", "growth[2]"]);
}
