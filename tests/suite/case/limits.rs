//! Beyond a limit there is an error, and it comes at once.

use std::time::{Duration, Instant};

use neglect_screen::Case;
use neglect_screen::case::{CaseError, Limits};

use super::{case, wrong};

fn refused(json: &str, limits: &Limits) -> CaseError {
    let started = Instant::now();
    let error = Case::from_json(json.as_bytes(), limits).unwrap_err();
    // Generous for a debug build on a busy machine; what this catches takes minutes.
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
    error
}

fn code(json: &str, change: impl FnOnce(&mut Limits)) -> &'static str {
    let mut limits = Limits::default();
    change(&mut limits);
    refused(json, &limits).problems[0].code
}

fn observations(count: usize, more: &str) -> String {
    let observations: Vec<String> = (0..count)
        .map(|n| format!(r#"{{"id":"o{n}","code":"a","on":"2026-01-01","by":"police"{more}}}"#))
        .collect();
    case(&format!(r#""observations":[{}]"#, observations.join(",")))
}

#[test]
fn every_limit_holds_at_its_boundary() {
    let sound = |json: &str, change: &dyn Fn(&mut Limits)| {
        let mut limits = Limits::default();
        change(&mut limits);
        assert!(
            Case::from_json(json.as_bytes(), &limits).is_ok(),
            "{:?}",
            Case::from_json(json.as_bytes(), &limits)
        );
    };
    let json = case("");
    sound(&json, &|limits| limits.bytes = json.len());
    assert_eq!(code(&json, |limits| limits.bytes = json.len() - 1), "too_large");

    let three = observations(3, "");
    sound(&three, &|limits| limits.observations = 3);
    assert_eq!(code(&three, |limits| limits.observations = 2), "too_many");

    let noted = observations(1, r#","note":"four","with":{"a":"1","b":"2"}"#);
    sound(&noted, &|limits| (limits.note, limits.qualifiers, limits.text) = (4, 2, 2));
    assert_eq!(code(&noted, |limits| limits.note = 3), "too_long");
    assert_eq!(code(&noted, |limits| limits.qualifiers = 1), "too_many");
    assert_eq!(code(&noted, |limits| limits.text = 1), "too_long");

    let assessed = case(
        r#""assessments":[{"id":"a1","tool":"t","on":"2026-01-01","by":"health","answers":{"x":1,"y":"no"}},
           {"id":"a2","tool":"t","on":"2026-01-01","by":"health"}]"#,
    );
    sound(&assessed, &|limits| (limits.records, limits.answers) = (2, 2));
    assert_eq!(code(&assessed, |limits| limits.records = 1), "too_many");
    assert_eq!(code(&assessed, |limits| limits.answers = 1), "too_many");

    let register = case(r#""attendance":[{"from":"2026-01-05","to":"2026-01-06","marks":"////"}]"#);
    sound(&register, &|limits| limits.register = 4);
    assert_eq!(code(&register, |limits| limits.register = 3), "too_long");
    let totals = case(
        r#""attendance":[{"from":"2026-01-05","to":"2026-01-09",
           "totals":{"possible":10,"present":8,"authorised":1,"unauthorised":1}}]"#,
    );
    sound(&totals, &|limits| limits.register = 5);
    assert_eq!(code(&totals, |limits| limits.register = 4), "too_long");
}

#[test]
fn problems_are_listed_up_to_the_limit() {
    let mut limits = Limits::default();
    limits.problems = 3;
    let problems = refused(&case(&format!("\"observations\":[{}1]", "1,".repeat(50_000))), &limits).problems;
    assert_eq!(problems.len(), 4);
    assert_eq!(problems[3].code, "more_problems");
}

#[test]
fn deep_wide_and_repetitive_texts_are_refused_at_once() {
    let limits = Limits::default();
    let size = limits.bytes - 200;
    assert_eq!(refused(&"[".repeat(size), &limits).problems[0].code, "too_deep");
    assert_eq!(refused(&"{\"child\":".repeat(size / 10), &limits).problems[0].code, "too_deep");
    let wide = case(&format!("\"x\":[{}0]", "0,".repeat(size / 2)));
    assert_eq!(refused(&wide, &limits).problems[0].code, "too_many");
    let fields: Vec<String> = (0..size / 24).map(|n| format!("\"observationz{n:07}\":0")).collect();
    assert_eq!(refused(&case(&fields.join(",")), &limits).problems.len(), limits.problems + 1);
    let long = format!("\"{}\":0", "q".repeat(size));
    assert_eq!(refused(&case(&long), &limits).problems[0].code, "unknown_field");
}

#[test]
fn thousands_of_equal_ids_are_refused_at_once() {
    let same: Vec<&str> = vec![r#"{"id":"o1","code":"a","on":"2026-01-01","by":"police"}"#; 20_000];
    let problems =
        refused(&case(&format!(r#""observations":[{}]"#, same.join(","))), &Limits::default()).problems;
    assert_eq!(problems[0].code, "duplicate_id");
    assert_eq!(problems[0].path, "observations[1].id");
}

#[test]
fn a_case_within_the_limits_is_read() {
    assert_eq!(wrong(&observations(20_001, "")), ["observations too_many"]);
    assert!(Case::from_json(observations(20_000, "").as_bytes(), &Limits::default()).is_ok());
}
