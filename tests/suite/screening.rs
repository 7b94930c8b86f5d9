//! A screening in small numbers says what the report says in words, and writes the same bytes.

use std::sync::LazyLock;

use neglect_screen::case::InputRef;
use neglect_screen::engine::key_of;
use neglect_screen::report::{AccountLine, Finding};
use neglect_screen::testing::{boundary_cases, case, cases};
use neglect_screen::{Case, Screener, Screening, screening};
use proptest::prelude::*;

static ENGLAND: LazyLock<Screener> = LazyLock::new(Screener::england);

/// The input's line in the account.
fn line_of<'r, 'a>(
    lines: &'r [AccountLine<'a>],
    case: &Case,
    input: InputRef,
) -> Option<&'r AccountLine<'a>> {
    let kind = match input {
        InputRef::Observation(_) => "observation",
        InputRef::Assessment(_) => "assessment",
        InputRef::Answer(..) => "answer",
        InputRef::Attendance(_) => "attendance",
        InputRef::Appointment(_) => "appointment",
        InputRef::Growth(_) => "growth",
        InputRef::Response(_) => "response",
        InputRef::Child => return None,
    };
    let id = key_of(case, input);
    let name = match input {
        InputRef::Answer(n, question) => {
            let assessment = &case.assessments[n as usize];
            format!("{id}/{}", assessment.answers.keys().nth(question as usize).unwrap())
        }
        InputRef::Attendance(n) if id.is_empty() => format!("attendance[{n}]"),
        InputRef::Growth(n) if id.is_empty() => format!("growth[{n}]"),
        InputRef::Response(n) if id.is_empty() => format!("responses[{n}]"),
        _ => id.to_owned(),
    };
    lines.iter().find(|line| line.kind == kind && line.input == name)
}

fn same(numbers: &screening::Finding<'_>, words: &Finding<'_>, screening: &Screening<'_>) {
    assert_eq!(numbers.id(), words.rule);
    assert_eq!((numbers.concern(), numbers.hazard()), (words.concern, words.hazard));
    assert_eq!((numbers.forms(), numbers.days()), (words.forms, (words.from, words.to)));
    assert_eq!(numbers.agencies().iter().collect::<Vec<_>>(), words.agencies);
    assert_eq!(numbers.rests().len(), words.rests_on.len());
    for finding in numbers.findings() {
        assert!(words.rests_on.iter().any(|rest| rest.input == finding.id()));
    }
    for input in numbers.inputs() {
        assert!(screening.fate(input).is_some() || input == InputRef::Child);
    }
}

/// Everything that the numbers say stands in the report, in its order, and the bytes are the same.
fn agrees(case: &Case) {
    let screening = ENGLAND.screening_checked(case).unwrap();
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
    let held: Vec<&str> =
        screening.held_back().iter().map(|held| screening.rule(held.rule).unwrap().id.as_str()).collect();
    assert_eq!(held, report.held_back.iter().map(|held| held.rule.as_ref()).collect::<Vec<_>>());
    let levels: Vec<u8> = screening.levels().map(|(_, level)| level.number).collect();
    assert_eq!(levels, report.levels.iter().map(|level| level.number).collect::<Vec<_>>());
    assert_eq!(screening.account().count(), report.account.len());
    for one in screening.account() {
        let line = line_of(&report.account, case, one.input).unwrap();
        assert_eq!((one.fate, one.reason), (line.fate, line.reason), "{:?}", one.input);
    }
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
