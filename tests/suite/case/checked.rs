//! A case that can be read and does not fit together. Each row is refused on one side of its boundary and taken on
//! the other.

use jiff::civil::date;
use neglect_screen::Agency;
use neglect_screen::case::{
    Appointment, AppointmentOutcome, Assessment, CaseBuilder, Code, Limits, Observation, Response,
    ResponseKind, Service,
};

use super::{born, case, taken, wrong};

fn refused(json: &str, problem: &str) {
    assert_eq!(wrong(json), [problem], "{json}");
}

fn observation(more: &str) -> String {
    case(&format!(r#""observations":[{{"id":"o1","code":"a","on":"2026-01-10","by":"police"{more}}}]"#))
}

fn appointment(outcome: &str, recorded: &str) -> String {
    case(&format!(
        r#""appointments":[{{"id":"p1","on":"2026-01-10","service":"dental","outcome":"{outcome}","recorded":"{recorded}"}}]"#
    ))
}

fn register(fields: &str) -> String {
    case(&format!(r#""attendance":[{{{fields}}}]"#))
}

#[test]
fn only_this_schema_version_is_read() {
    for (schema, problem) in [(0, "schema unsupported_schema"), (2, "schema unsupported_schema")] {
        refused(&case("").replacen("\"schema\":1", &format!("\"schema\":{schema}"), 1), problem);
    }
}

#[test]
fn ids_codes_and_names_say_something_on_one_line() {
    taken(&observation(r#","event":"e 7 \u00e9""#));
    refused(&observation(r#","event":"""#), "observations[0].event empty");
    refused(&observation(r#","event":"a\nb""#), "observations[0].event control_character");
    refused(&observation(r#","event":"a\u0085b""#), "observations[0].event control_character");
    refused(&observation(r#","with":{"":"x"}"#), "observations[0].with empty");
    refused(&observation(r#","with":{"a\tb":"x"}"#), "observations[0].with control_character");
    refused(&case("").replacen("\"case\":\"c\"", "\"case\":\"\"", 1), "case empty");
    refused(
        &observation("").replacen(r#""code":"a""#, r#""code":{"system":"","value":"16A"}"#, 1),
        "observations[0].code.system empty",
    );
    // A note is free text: lines are its own business.
    taken(&observation(r#","note":"a\nb""#));
}

#[test]
fn ids_are_unique_across_every_kind_of_input() {
    let json = |id: &str| {
        case(&format!(
            r#""observations":[{{"id":"x1","code":"a","on":"2026-01-10","by":"police"}}],
               "growth":[{{"id":"{id}","on":"2026-01-10","weight_g":9000}}],
               "responses":[{{"id":"r1","on":"2026-01-10","by":"police","kind":"referral"}}]"#
        ))
    };
    taken(&json("x2"));
    refused(&json("x1"), "growth[0].id duplicate_id");
    refused(&json("r1"), "responses[0].id duplicate_id");
}

#[test]
fn a_response_answers_only_what_the_case_holds() {
    let json = |to: &str| {
        case(&format!(
            r#""observations":[{{"id":"o1","code":"a","on":"2026-01-10","by":"police"}}],
               "responses":[{{"on":"2026-01-10","by":"police","kind":"referral","to":[{to}]}}]"#
        ))
    };
    taken(&json(""));
    taken(&json(r#""o1""#));
    refused(&json(r#""o1","o2""#), "responses[0].to[1] unknown_reference");
}

#[test]
fn nothing_is_known_or_over_before_it_is_so() {
    taken(&observation(r#","recorded":"2026-01-10","until":"2026-01-10""#));
    refused(&observation(r#","recorded":"2026-01-09""#), "observations[0].recorded recorded_before_on");
    refused(&observation(r#","until":"2026-01-09""#), "observations[0].until until_before_on");
    for outcome in ["brought", "not_brought", "no_access"] {
        taken(&appointment(outcome, "2026-01-10"));
        refused(&appointment(outcome, "2026-01-09"), "appointments[0].recorded recorded_before_on");
    }
    for outcome in ["cancelled_by_carer", "cancelled_by_service", "rebooked", "declined"] {
        taken(&appointment(outcome, "2026-01-09"));
    }
    taken(&register(r#""from":"2026-01-05","to":"2026-01-09","recorded":"2026-01-09","marks":"//""#));
    refused(
        &register(r#""from":"2026-01-05","to":"2026-01-09","recorded":"2026-01-08","marks":"//""#),
        "attendance[0].recorded recorded_before_on",
    );
    refused(
        &register(r#""from":"2026-01-05","to":"2026-01-04","marks":"//""#),
        "attendance[0].to to_before_from",
    );
}

#[test]
fn dates_lie_in_years_that_can_be_meant() {
    taken(&observation("").replacen("2026-01-10", "1900-01-01", 1));
    refused(&observation("").replacen("2026-01-10", "1899-12-31", 1), "observations[0].on implausible_date");
    taken(&observation(r#","recorded":"2199-12-31""#));
    refused(&observation(r#","recorded":"2200-01-01""#), "observations[0].recorded implausible_date");
}

#[test]
fn what_is_dated_before_birth_or_after_the_case_is_refused_only_where_it_cannot_be() {
    let day = |on: &str| observation("").replacen("2026-01-10", on, 1);
    taken(&day("2020-01-30"));
    taken(&day("2030-01-01"));
    let grown = |on: &str| case(&format!(r#""growth":[{{"on":"{on}","weight_g":3500}}]"#));
    taken(&grown("2020-01-31"));
    taken(&grown("2030-01-31"));
    refused(&grown("2020-01-30"), "growth[0].on before_birth");
    refused(
        &register(r#""from":"2020-01-30","to":"2020-02-04","marks":"//""#),
        "attendance[0].from before_birth",
    );
    let unborn =
        |on: &str| born(r#""due":"2027-01-10""#, &format!(r#""growth":[{{"on":"{on}","weight_g":3500}}]"#));
    refused(&unborn("2026-11-21"), "growth[0].on before_birth");
    taken(&unborn("2026-11-22"));
}

#[test]
fn a_child_is_born_or_expected() {
    let child = |fields: &str| born(fields, "");
    refused(&child(""), "child.born birth_missing");
    taken(&child(r#""born":"2026-11-21""#));
    refused(&child(r#""born":"2026-11-22""#), "child.born born_after_as_of");
    taken(&child(r#""born":"2026-11-22","due":"2026-12-01""#));
    // 44 weeks of gestation are complete four weeks after the due date; 40 weeks before it the pregnancy begins.
    taken(&child(r#""due":"2026-10-24""#));
    refused(&child(r#""due":"2026-10-23""#), "child.due due_implausible");
    taken(&child(r#""due":"2027-08-28""#));
    refused(&child(r#""due":"2027-08-29""#), "child.due due_implausible");
    // Born between 20 and 44 weeks.
    taken(&child(r#""born":"2026-01-01","due":"2026-05-21""#));
    refused(&child(r#""born":"2026-01-01","due":"2026-05-22""#), "child.due born_and_due_disagree");
    taken(&child(r#""born":"2026-01-29","due":"2026-01-01""#));
    refused(&child(r#""born":"2026-01-30","due":"2026-01-01""#), "child.due born_and_due_disagree");
}

#[test]
fn adults_are_out_of_scope_from_their_eighteenth_birthday() {
    taken(&born(r#""born":"2008-11-22""#, ""));
    refused(&born(r#""born":"2008-11-21""#, ""), "child.born out_of_scope_adult");
}

#[test]
fn gestation_and_birth_weight_lie_in_their_ranges() {
    let child = |field: &str, value: u32| born(&format!(r#""born":"2020-01-31","{field}":{value}"#), "");
    for (field, inside, outside) in
        [("gestation_weeks", [20, 44], [19, 45]), ("birth_weight_g", [200, 8_000], [199, 8_001])]
    {
        for value in inside {
            taken(&child(field, value));
        }
        for value in outside {
            refused(&child(field, value), &format!("child.{field} out_of_range"));
        }
    }
    let days =
        |days: u32| born(&format!(r#""born":"2020-01-31","gestation_weeks":36,"gestation_days":{days}"#), "");
    taken(&days(6));
    refused(&days(7), "child.gestation_days out_of_range");
    refused(&child("gestation_days", 3), "child.gestation_days days_without_weeks");
}

#[test]
fn a_register_has_marks_or_totals_that_add_up() {
    let span = r#""from":"2026-01-05","to":"2026-01-09""#;
    let totals = |present: u32| {
        format!(r#""totals":{{"possible":10,"present":{present},"authorised":2,"unauthorised":1}}"#)
    };
    taken(&register(&format!(r#"{span},"marks":"//////////""#)));
    taken(&register(&format!("{span},{}", totals(7))));
    refused(&register(&format!("{span},{}", totals(8))), "attendance[0].totals totals_disagree");
    refused(&register(span), "attendance[0] marks_or_totals");
    refused(&register(&format!(r#"{span},"marks":"//",{}"#, totals(7))), "attendance[0] marks_or_totals");
    refused(&register(&format!(r#"{span},"marks":" ""#)), "attendance[0].marks empty");
    let most = format!(
        r#"{span},"totals":{{"possible":1,"present":{0},"authorised":{0},"unauthorised":{0}}}"#,
        u32::MAX
    );
    refused(&register(&most), "attendance[0].totals totals_disagree");
}

#[test]
fn a_centile_lies_between_its_ends() {
    let centile =
        |value: &str| case(&format!(r#""growth":[{{"on":"2026-01-10","weight_centile":{value}}}]"#));
    taken(&centile("0.4"));
    taken(&centile("99.6"));
    for value in ["0", "100", "-2", "\"0\""] {
        refused(&centile(value), "growth[0].weight_centile out_of_range");
    }
    // A score far outside any chart is a reader's business, and stays in the account.
    taken(&case(r#""growth":[{"on":"2026-01-10","weight_sds":-9.5}]"#));
}

#[test]
fn a_case_built_in_rust_is_checked_like_one_from_json() {
    let day = date(2026, 1, 10);
    let error = CaseBuilder::new("c", date(2026, 11, 21))
        .born(date(2020, 1, 31))
        .observation(
            Observation::new("o1", Code::coded("cin_factor", ""), day, Agency::Police)
                .until(date(2026, 1, 9)),
        )
        .assessment(
            Assessment::new("o1", "t", day, Agency::Health)
                .answer("a", serde_json::Value::Null)
                .answer("b", vec![1])
                .answer("c", "yes"),
        )
        .appointment(
            Appointment::new("p1", day, Service::Dental, AppointmentOutcome::Brought)
                .recorded(date(2026, 1, 9)),
        )
        .response(Response::new(day, Agency::Health, ResponseKind::Discussed).to(["p1", "p2"]))
        .build()
        .unwrap_err();
    let found: Vec<_> = error.problems.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    assert_eq!(
        found,
        [
            ("observations[0].code.value", "empty"),
            ("observations[0].until", "until_before_on"),
            ("assessments[0].answers", "wrong_type"),
            ("assessments[0].answers", "wrong_type"),
            ("appointments[0].recorded", "recorded_before_on"),
            ("assessments[0].id", "duplicate_id"),
            ("responses[0].to[1]", "unknown_reference"),
        ]
    );
}

#[test]
fn a_built_case_is_held_to_its_limits() {
    let mut limits = Limits::default();
    limits.observations = 1;
    let observation = |id: &str| Observation::new(id, "a", date(2026, 1, 10), Agency::Police);
    let case =
        CaseBuilder::new("c", date(2026, 11, 21)).born(date(2020, 1, 31)).observation(observation("o1"));
    assert!(case.clone().build_within(&limits).is_ok());
    assert_eq!(
        case.observation(observation("o2")).build_within(&limits).unwrap_err().problems[0].code,
        "too_many"
    );
}
