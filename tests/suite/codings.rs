//! Codes of other systems: what they become, what too broad ones leave undone, and how a status ends by its end's code.

use neglect_screen::authoring::analyse;
use neglect_screen::pack::{PackText, built_in};
use neglect_screen::report::{AccountLine, Report};
use neglect_screen::{Case, CaseError, Concern, Fate, Limits, Reason, Screener};
use serde_json::{Value, json};

fn observed(id: &str, on: &str, system: &str, value: &str) -> Value {
    json!({ "id": id, "code": { "system": system, "value": value }, "on": on, "by": "general_practice" })
}

fn read(observations: &[Value]) -> Case {
    let case = json!({
        "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
        "observations": observations,
    });
    Case::from_json(case.to_string().as_bytes(), &Limits::default()).unwrap()
}

fn screened(observations: &[Value]) -> Report {
    Screener::england().screen(&read(observations)).unwrap()
}

fn line<'r>(report: &'r Report, id: &str) -> &'r AccountLine {
    report.account.iter().find(|line| line.input == id).unwrap()
}

fn has_rule(report: &Report, rule: &str) -> bool {
    report.findings.iter().any(|finding| finding.rule == rule)
}

const PLAN: &str = "nice/decided.plan_in_force";
const CATEGORY_NEGLECT: &str = "802271000000100";
const NO_LONGER_ON_A_PLAN: &str = "342891000000105";

#[test]
fn a_code_is_known_in_every_usual_spelling() {
    for (system, value) in [
        ("icd10", "T74.0"),
        ("icd10", "T740"),
        ("icd10", "Y06.1"),
        ("read_v2", "1J32."),
        ("read_v2", "1J32.00"),
        ("snomed", "702953007"),
    ] {
        let report = screened(&[observed("o", "2026-10-01", system, value)]);
        assert!(has_rule(&report, "nice/decided.coded"), "{system} {value}");
    }
    let report = screened(&[observed("o", "2026-10-01", "read_v2", "1j32.")]);
    assert_eq!(line(&report, "o").fate, Fate::NotRecognised, "Read codes differ by their case");
}

#[test]
fn codes_of_one_kind_of_appointment_carry_its_service() {
    let days = ["2026-01-10", "2026-04-10", "2026-08-10"];
    let missed: Vec<Value> = days
        .iter()
        .enumerate()
        .map(|(n, on)| observed(&format!("o{n}"), on, "snomed", "201741000000102"))
        .collect();
    let report = screened(&missed);
    assert!(report.concern >= Concern::Prompt);
    let by_word = |on: &str, id: &str| json!({ "id": id, "code": "contact.not_brought", "on": on, "by": "general_practice", "with": { "service": "immunisation" } });
    let own: Vec<Value> = days.iter().enumerate().map(|(n, on)| by_word(on, &format!("o{n}"))).collect();
    let own = screened(&own);
    let rules =
        |report: &Report| report.findings.iter().map(|found| found.rule.to_string()).collect::<Vec<_>>();
    assert_eq!(rules(&report), rules(&own));
}

#[test]
fn too_broad_a_code_raises_nothing_and_says_so() {
    let report = screened(&[observed("thirst", "2026-10-01", "snomed", "17173007")]);
    assert_eq!(report.concern, Concern::NoneRecorded);
    let line = line(&report, "thirst");
    assert_eq!((line.fate, line.reason), (Fate::NotAlerting, Some(Reason::TooBroad)));
    let caveat = report.caveats.iter().find(|caveat| caveat.code.to_string() == "code_too_broad").unwrap();
    assert!(caveat.text.contains("thirst has many causes"), "{}", caveat.text);
    assert_eq!(caveat.inputs, ["thirst"]);
}

#[test]
fn a_plan_is_in_force_until_the_code_that_ends_it_in_any_order() {
    let plan = observed("plan", "2025-02-01", "snomed", CATEGORY_NEGLECT);
    assert!(has_rule(&screened(std::slice::from_ref(&plan)), PLAN));
    for end in [
        observed("end", "2026-02-01", "snomed", NO_LONGER_ON_A_PLAN),
        observed("end", "2026-02-01", "read_v2", "13Iw."),
        observed("end", "2026-02-01", "mhsds_cpp_indication", "2"),
    ] {
        for both in [[plan.clone(), end.clone()], [end, plan.clone()]] {
            let report = screened(&both);
            assert!(!has_rule(&report, PLAN), "the plan has ended");
            assert!(has_rule(&report, "nice/decided.plan_ended"));
        }
    }
}

#[test]
fn an_end_ends_only_what_began_before_it_was_recorded_of_the_same_child_and_says_no_end_itself() {
    let plan = |on| observed("plan", on, "snomed", CATEGORY_NEGLECT);
    let end = |on| observed("end", on, "snomed", NO_LONGER_ON_A_PLAN);
    let stands = |observations: &[Value]| has_rule(&screened(observations), PLAN);
    assert!(stands(&[plan("2026-02-01"), end("2025-02-01")]), "a plan that began after another ended");
    assert!(stands(&[plan("2026-02-01"), end("2026-02-01")]), "nobody can tell which of one day came first");
    let mut until = plan("2025-02-01");
    until["until"] = "2026-12-01".into();
    assert!(stands(&[until, end("2026-02-01")]), "what says itself until when it was so is believed");
    let mut sibling = end("2026-02-01");
    sibling["subject"] = "sibling".into();
    assert!(stands(&[plan("2025-02-01"), sibling]), "the end of a sibling's plan");
    let mut later = end("2026-02-01");
    later["recorded"] = "2026-12-01".into();
    assert!(stands(&[plan("2025-02-01"), later]), "an end that is not known yet");
    assert!(!stands(&[plan("2025-02-01"), end("2026-11-21")]), "an end of today");
}

#[test]
fn the_end_of_a_plan_before_birth_ends_no_plan_of_the_child() {
    let end = observed("end", "2025-03-01", "snomed", "1025431000000104");
    let plan = observed("plan", "2025-02-01", "snomed", CATEGORY_NEGLECT);
    assert!(has_rule(&screened(&[plan, end.clone()]), PLAN));
    let unborn = json!({
        "id": "plan", "code": "status.child_protection_plan", "on": "2025-02-01", "by": "social_care",
        "with": { "reason": "neglect", "before_birth": "yes" },
    });
    assert!(!has_rule(&screened(&[unborn, end]), PLAN));
}

fn with_codes(appointment: Value, by: Value) -> Result<Case, CaseError> {
    let mut appointment = appointment;
    for (name, value) in [("id", json!("a")), ("on", json!("2026-10-01"))] {
        appointment[name] = value;
    }
    let case = json!({
        "schema": 1, "case": "c", "as_of": "2026-11-21",
        "child": { "born": "2020-03-01", "sex": { "system": "ssd_sex", "value": "F" } },
        "appointments": [appointment],
        "responses": [{ "on": "2026-10-02", "by": by, "kind": { "system": "cin_closure_reason", "value": "RC8" } }],
    });
    Case::from_json(case.to_string().as_bytes(), &Limits::default())
}

#[test]
fn a_closed_word_may_be_sent_as_a_code_that_means_it() {
    let appointment = json!({
        "service": { "system": "ssda903_oc2", "value": "TEETH_CHECK" },
        "outcome": { "system": "nhs_attended", "value": "3" },
    });
    let by = json!({ "system": "cin_referral_source", "value": "3B" });
    let written = serde_json::to_value(with_codes(appointment, by).unwrap()).unwrap();
    assert_eq!(written["child"]["sex"], "female");
    assert_eq!(written["appointments"][0]["service"], "dental");
    assert_eq!(written["appointments"][0]["outcome"], "not_brought");
    assert_eq!(written["responses"][0]["by"], "health_visiting");
    assert_eq!(written["responses"][0]["kind"], "no_further_action");
}

#[test]
fn a_code_without_a_word_is_a_problem_with_place_and_help_and_without_the_code() {
    let appointment = json!({
        "service": { "system": "ours", "value": "xyzzy" },
        "outcome": { "system": "nhs_attended", "value": "0" },
    });
    let by = json!({ "system": "cin_referral_source", "value": "xyzzy" });
    let refused = with_codes(appointment, by).unwrap_err().problems;
    let places: Vec<_> = refused.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    let wanted = [
        ("appointments[0].outcome", "unknown_code"),
        ("appointments[0].service", "unknown_code"),
        ("responses[0].by", "unknown_code"),
    ];
    assert_eq!(places, wanted);
    assert!(refused[0].help.contains("lies ahead"), "{}", refused[0].help);
    assert!(refused[2].help.contains("1A, 1B"), "{}", refused[2].help);
    assert!(!refused.iter().any(|problem| problem.to_string().contains("xyzzy")));
    let by = json!({ "system": "cin_referral_source" });
    let refused = with_codes(json!({ "service": "dental", "outcome": "brought" }), by).unwrap_err().problems;
    assert_eq!((refused[0].path.as_str(), refused[0].code), ("responses[0].by.value", "missing_field"));
}

#[test]
fn faults_of_codes_beyond_the_most_that_are_listed_are_counted_and_no_more() {
    let by = r#"{"system":null,"value":7,"x":1}"#;
    let observation = format!(r#"{{"id":"o","code":"a","on":"2026-10-01","by":{by}}}"#);
    let case = format!(
        r#"{{"schema":1,"case":"c","as_of":"2026-11-21","child":{{"born":"2020-03-01"}},"observations":[{observation},{observation}]}}"#
    );
    for problems in 1..6 {
        let mut limits = Limits::default();
        limits.problems = problems;
        let refused = Case::from_json(case.as_bytes(), &limits).unwrap_err().problems;
        assert_eq!(refused.last().unwrap().code, "more_problems");
        assert_eq!(refused.len(), problems + 1);
    }
}

#[test]
fn an_end_of_a_status_that_no_pack_has_is_an_error_of_the_pack() {
    let text = "
        [pack]
        id = 'ours'
        version = '1'
        title = 'Ours'
        jurisdiction = 'England'
        [[indicator]]
        code = 'ours.over'
        label = 'Over'
        terms = ['over']
        channel = 'status'
        ends = ['status.child_protection_plam']
        checked = 'recalled'
        ";
    let texts: Vec<PackText> =
        built_in().iter().cloned().chain([PackText::from_file("ours.toml", text)]).collect();
    let diagnostics = analyse(&texts, None).diagnostics;
    let found = diagnostics.iter().find(|found| found.is_error()).unwrap();
    assert_eq!(found.code.name(), "unknown_code");
    assert!(found.help.contains("status.child_protection_plan"), "{}", found.help);
}
