//! The human decision: a reason where it is for less than the report's concern, and proof of what was known.

use jiff::civil::date;
use neglect_screen::report::{Course, Decision, DecisionError, Mismatch};
use neglect_screen::{Agency, Case, Concern, Hazard, Limits, Screener};
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn case(pattern: &str) -> Case {
    let json = json!({ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
        "observations": [{ "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-11-20", "by": "education",
                           "with": { "pattern": pattern } }] });
    Case::from_json(json.to_string().as_bytes(), &Limits::default()).unwrap()
}

fn decision(course: Course) -> Decision {
    let case = case("persistent");
    let screener = Screener::england();
    let report = screener.screen(&case).unwrap();
    assert_eq!(report.concern, Concern::Suspect);
    Decision::on(
        &case,
        &report,
        course,
        Agency::Education,
        "designated safeguarding lead",
        date(2026, 11, 21),
    )
}

fn codes(refused: Result<(), DecisionError>) -> Vec<(String, &'static str)> {
    refused.err().into_iter().flat_map(|error| error.problems).map(|one| (one.path, one.code)).collect()
}

#[test]
fn deciding_for_less_than_the_concern_needs_a_reason_and_deciding_for_as_much_does_not() {
    let needs = [
        (Course::NoAction, true),
        (Course::TalkAndWatch, true),
        (Course::DiscussGatherReview, true),
        (Course::EarlyHelp, true),
        (Course::Refer, false),
        (Course::Emergency, false),
    ];
    for (course, needed) in needs {
        let without = decision(course);
        let expected = if needed { vec![("reason".to_owned(), "reason_required")] } else { Vec::new() };
        assert_eq!(codes(without.check()), expected, "{course}");
        assert_eq!(codes(without.clone().with_reason(" \n").check()), expected, "{course}, a blank reason");
        assert_eq!(codes(without.with_reason("the school nurse referred yesterday").check()), []);
    }
}

#[test]
fn an_immediate_hazard_asks_for_a_reason_too_and_a_lesser_hazard_does_not() {
    let mut decided = decision(Course::Refer);
    for (hazard, codes_wanted) in
        [(Hazard::Never, vec![]), (Hazard::Immediate, vec![("reason".to_owned(), "reason_required")])]
    {
        decided.had.hazard = Some(hazard);
        assert_eq!(codes(decided.check()), codes_wanted);
    }
}

#[test]
fn everything_wrong_is_said_at_once_with_its_place() {
    let mut decided = decision(Course::NoAction);
    decided.schema = 2;
    decided.case = String::new();
    decided.role = " ".to_owned();
    decided.on = date(2026, 11, 20);
    decided.had.report_digest = "ABC".to_owned();
    decided.had.packs[1].digest = "x".into();
    let expected = [
        ("schema", "unsupported_schema"),
        ("case", "empty"),
        ("role", "empty"),
        ("on", "decided_before_as_of"),
        ("reason", "reason_required"),
        ("had.report_digest", "not_a_digest"),
        ("had.packs[1].digest", "not_a_digest"),
    ];
    let found = codes(decided.check());
    assert_eq!(found.iter().map(|(path, code)| (path.as_str(), *code)).collect::<Vec<_>>(), expected);
}

#[test]
fn a_decision_that_cannot_be_read_says_where_and_never_what() {
    let mut json: Json = serde_json::from_slice(&decision(Course::Refer).to_json()).unwrap();
    json["decision"] = json!("SECRET");
    let error = Decision::from_json(json.to_string().as_bytes()).unwrap_err();
    assert_eq!(error.problems[0].code, "not_readable");
    assert!(!error.to_string().contains("SECRET"), "{error}");
    let long = vec![b' '; 256 * 1024 + 1];
    assert_eq!(Decision::from_json(&long).unwrap_err().problems[0].code, "too_large");
}

#[test]
fn what_was_known_can_be_shown_later_and_a_change_of_it_is_found() {
    let known = case("persistent");
    let screener = Screener::england();
    let report = screener.screen(&known).unwrap();
    let decided = decision(Course::Refer);
    assert_eq!(decided.mismatches(&known, &report), []);
    let other = case("once");
    let other_report = screener.screen(&other).unwrap();
    assert_eq!(decided.mismatches(&other, &other_report), [Mismatch::CaseDigest, Mismatch::ReportDigest]);
    let mut packs_changed = decided.clone();
    packs_changed.had.packs.pop();
    assert_eq!(packs_changed.mismatches(&known, &report), [Mismatch::Packs]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Decision::from_json(&bytes).is_err());
    }
}
