//! Appointments to findings: counts in windows, plans, ages, health promotion and teeth.

use super::{Screened, case, screen};

fn appointments(list: &[(&str, &str, &str, &str)]) -> String {
    let records: Vec<String> = list
        .iter()
        .enumerate()
        .map(|(n, (on, service, outcome, more))| {
            format!(
                r#"{{ "id": "p{n}", "on": "{on}", "service": "{service}", "outcome": "{outcome}"{more} }}"#
            )
        })
        .collect();
    format!(r#", "appointments": [{}]"#, records.join(","))
}

fn missed(born: &str, list: &[(&str, &str, &str, &str)]) -> Screened {
    screen(&case("2026-11-20", &format!(r#""born": "{born}""#), &appointments(list)))
}

#[test]
fn three_within_two_years_is_the_published_number_and_ends_at_eleven() {
    let rule = "health-contacts/not_brought.three_in_two_years";
    let three = |first: &'static str| {
        [first, "2026-03-10", "2026-05-10"].map(|on| (on, "specialist", "not_brought", ""))
    };
    assert!(missed("2019-01-01", &three("2024-05-11")).fired.contains(rule));
    assert!(
        !missed("2019-01-01", &three("2024-05-10")).fired.contains(rule),
        "a window starts after its first day"
    );
    assert!(!missed("2014-01-01", &three("2024-05-11")).fired.contains(rule), "two of them at twelve");
    assert!(missed("2015-05-11", &three("2024-05-11")).fired.contains(rule), "all of them at ten");
}

#[test]
fn what_the_service_cancelled_counts_for_nothing() {
    let screened = missed("2019-01-01", &[("2026-09-01", "specialist", "cancelled_by_service", ""); 6]);
    assert!(screened.fired_in("health-contacts").is_empty());
}

#[test]
fn one_miss_on_a_plan_for_neglect_is_enough_and_the_reason_is_asked_where_nobody_gave_it() {
    let rule = "health-contacts/not_brought.on_neglect_plan";
    let on_plan = |with: &str| {
        let plan = format!(
            r#", "observations": [{{ "id": "o1", "code": "status.child_protection_plan", "on": "2026-06-01",
                "by": "social_care"{with} }}]"#
        );
        let records = plan + &appointments(&[("2026-10-01", "general_practice", "not_brought", "")]);
        screen(&case("2026-11-20", r#""born": "2019-01-01""#, &records))
    };
    assert!(on_plan(r#", "with": { "reason": "neglect" }"#).fired.contains(rule));
    assert!(!on_plan(r#", "with": { "reason": "sexual" }"#).fired.contains(rule));
    assert!(on_plan("").asked.contains(rule));
}

#[test]
fn a_young_person_who_books_alone_is_not_brought_by_anybody() {
    let rule = "health-contacts/not_brought.twice_young_person";
    let two =
        |more: &'static str| ["2026-03-10", "2026-05-10"].map(|on| (on, "specialist", "not_brought", more));
    assert!(missed("2009-01-01", &two(r#", "books_alone": false"#)).fired.contains(rule));
    let alone = missed("2009-01-01", &two(r#", "books_alone": true"#));
    assert!(alone.held_back.contains(rule) && !alone.fired.contains(rule));
    assert!(missed("2009-01-01", &two("")).asked.contains(rule));
}

#[test]
fn declined_vaccines_alone_are_never_a_pattern() {
    let rule = "health-contacts/health_promotion";
    let declined = [
        ("2026-03-10", "immunisation", "declined", ""),
        ("2026-04-10", "immunisation", "declined", ""),
        ("2026-05-10", "immunisation", "declined", ""),
        ("2026-06-10", "immunisation", "declined", ""),
    ];
    let screened = missed("2024-01-01", &declined);
    assert!(!screened.fired.contains(rule) && !screened.asked.contains(rule));
    let mut beside = declined.to_vec();
    beside.push(("2026-07-10", "developmental_review", "no_access", ""));
    assert!(missed("2024-01-01", &beside).fired.contains(rule));
}

#[test]
fn the_carers_own_appointments_are_counted_apart() {
    let carers = r#", "subject": "carer""#;
    let screened = missed(
        "2019-01-01",
        &[
            ("2026-03-10", "mental_health", "not_brought", carers),
            ("2026-05-10", "mental_health", "not_brought", carers),
        ],
    );
    assert_eq!(screened.fired_in("health-contacts"), ["carers_own"]);
}

#[test]
fn a_reason_that_a_professional_found_suitable_holds_a_miss_back() {
    let explained = r#", "explanation": { "kind": "medical", "status": "suitable", "by": "hospital" }"#;
    let rule = "health-contacts/not_brought.twice";
    let screened = missed(
        "2019-01-01",
        &[
            ("2026-03-10", "specialist", "not_brought", ""),
            ("2026-05-10", "specialist", "not_brought", explained),
        ],
    );
    assert!(!screened.fired.contains(rule) && screened.held_back.contains(rule));
}

#[test]
fn dental_stages_ask_for_what_was_said_and_offered_and_stop_at_the_gate_of_access() {
    let rule = "health-contacts/dental.stage_1";
    let teeth = |answers: &str| {
        let records = appointments(&[
            ("2026-03-10", "dental", "not_brought", ""),
            ("2026-05-10", "dental", "not_brought", ""),
        ]) + &format!(
            r#", "assessments": [{{ "id": "s1", "tool": "dental_problem", "on": "2026-06-01", "by": "dental",
                "answers": {{ {answers} }} }}]"#
        );
        screen(&case("2026-11-20", r#""born": "2020-01-01""#, &records))
    };
    let said = r#""pointed_out": true, "treatment_offered": true"#;
    assert!(teeth("").asked.contains(rule));
    assert!(teeth(&format!(r#"{said}, "access": true"#)).fired.contains(rule));
    let no_access = teeth(&format!(r#"{said}, "access": false"#));
    assert!(no_access.held_back.contains(rule) && !no_access.fired.contains(rule));
    let general = teeth(r#""general_neglect": true"#);
    assert!(general.fired.contains("health-contacts/dental.with_general_neglect"));
}

#[test]
fn antenatal_care_that_was_missed_before_a_closure_counts_for_the_unborn_child() {
    let closed_after = |service: &str, subject: &str| {
        let missed = ["2026-08-10", "2026-09-14"].map(|on| {
            format!(
                r#"{{ "id": "{on}", "on": "{on}", "service": "{service}", "outcome": "not_brought", "subject": "{subject}" }}"#
            )
        });
        let records = format!(
            r#", "appointments": [{}], "responses": [{{ "on": "2026-10-01", "by": "social_care", "kind": "case_closed" }}]"#,
            missed.join(",")
        );
        let screened = screen(&case("2026-11-20", r#""due": "2026-12-20""#, &records));
        screened.fired.contains("chronology/closed_after_missed")
    };
    assert!(closed_after("maternity", "carer"));
    assert!(closed_after("maternity", "child"), "antenatal care is the carer's, whoever it was recorded for");
    assert!(!closed_after("maternity", "sibling"));
    assert!(!closed_after("dental", "carer"), "the carer's own care");
}
