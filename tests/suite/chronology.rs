//! Patterns over time and across agencies, from cases to reports: `packs/england/chronology.toml`.

use neglect_screen::{Basis, Case, Checked, Concern, Limits, Screener};
use serde_json::{Value as Json, json};

use crate::packs::parsed;

fn patterns(observations: Json, responses: Json, assessments: Json) -> Vec<String> {
    let json = json!({ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2018-03-01" },
        "observations": observations, "responses": responses, "assessments": assessments });
    let case = Case::from_json(json.to_string().as_bytes(), &Limits::default()).unwrap();
    let screener = Screener::england();
    let report = screener.screen(&case).unwrap();
    let ours = report.patterns.iter().filter_map(|one| one.rule.strip_prefix("chronology/"));
    let mut rules: Vec<String> = ours.map(str::to_owned).collect();
    rules.sort_unstable();
    rules
}

fn shoes(id: &str, on: &str, by: &str) -> Json {
    json!({ "id": id, "code": "clothing.unsuitable", "on": on, "by": by, "with": { "pattern": "persistent" } })
}

/// A response to everything so far, so that only the pattern under test is left.
fn discussed(on: &str, by: &str) -> Json {
    json!({ "on": on, "by": by, "kind": "discussed" })
}

#[test]
fn no_pattern_suspects_by_itself_and_each_says_what_it_stands_on() {
    let pack = parsed("england/chronology").pack;
    for rule in &pack.rules {
        assert!(rule.is_pattern(), "{}", rule.id);
        // A time without records is asked about, and is no concern: one more record ends it.
        let least = if rule.id == "gap" { None } else { Some(Concern::Prompt) };
        assert!((least..=Some(Concern::Consider)).contains(&rule.then.concern), "{}", rule.id);
        assert_eq!(rule.then.concern.is_none(), rule.id == "gap", "{}", rule.id);
        assert!(matches!(rule.basis, Basis::Design | Basis::LocalPolicy), "{}", rule.id);
        assert_eq!(rule.checked, Checked::Recalled, "{}: no published text has these counts", rule.id);
        assert!(rule.note.is_some(), "{}", rule.id);
    }
    let off: Vec<&str> =
        pack.rules.iter().filter(|rule| !rule.enabled).map(|rule| rule.id.as_str()).collect();
    assert_eq!(off, ["three_in_six_months"]);
}

#[test]
fn the_same_form_twice_within_twelve_months_is_a_pattern_and_once_is_not() {
    let answered = json!([discussed("2026-11-15", "education")]);
    let twice = json!([shoes("o1", "2026-01-10", "education"), shoes("o2", "2026-11-14", "education")]);
    assert!(patterns(twice, answered.clone(), json!([])).contains(&"same_form_again".to_owned()));
    let far_apart = json!([shoes("o1", "2025-11-14", "education"), shoes("o2", "2026-11-14", "education")]);
    assert!(!patterns(far_apart, answered, json!([])).contains(&"same_form_again".to_owned()));
}

#[test]
fn one_event_told_by_three_agencies_is_one_event_and_three_agencies() {
    let told = |event: Json| {
        let mut list = json!([
            shoes("o1", "2026-11-18", "education"),
            shoes("o2", "2026-11-18", "dental"),
            shoes("o3", "2026-11-18", "police")
        ]);
        for one in list.as_array_mut().unwrap() {
            one["event"] = event.clone();
        }
        patterns(list, json!([]), json!([]))
    };
    let one_event = told(json!("e1"));
    assert!(!one_event.contains(&"same_form_again".to_owned()), "{one_event:?}");
    assert!(one_event.contains(&"agencies_not_joined".to_owned()), "{one_event:?}");
}

/// Dental appointments missed, and what a dentist wrote of the known problem.
fn dental(missed: &[&str], assessed: &str, answers: Json) -> Vec<String> {
    let appointments: Vec<Json> = (0..)
        .zip(missed)
        .map(|(n, on)| {
            json!({ "id": format!("p{n}"), "on": on, "service": "dental", "outcome": "not_brought",
                    "essential": true, "by": "dental" })
        })
        .collect();
    let json = json!({ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2018-03-01" },
        "appointments": appointments,
        "assessments": [{ "id": "a1", "tool": "dental_problem", "on": assessed, "by": "dental", "answers": answers }] });
    let case = Case::from_json(json.to_string().as_bytes(), &Limits::default()).unwrap();
    let screener = Screener::england();
    let report = screener.screen(&case).unwrap();
    report.findings.iter().chain(&report.patterns).map(|one| one.rule.to_string()).collect()
}

fn has(rules: &[String], rule: &str) -> bool {
    rules.iter().any(|one| one == rule)
}

#[test]
fn writing_down_what_is_known_of_the_same_missed_appointments_makes_no_second_occasion() {
    let known = json!({ "pointed_out": true, "treatment_offered": true, "access": true,
                        "stage": "dental_team", "progress": false });
    let missed = ["2026-06-01", "2026-08-01", "2026-10-01"];
    let rules = dental(&missed, "2026-10-05", known.clone());
    for rule in ["not_brought.essential", "dental.stage_1"] {
        assert!(has(&rules, &format!("health-contacts/{rule}")), "{rules:?}");
    }
    let without_progress = json!({ "pointed_out": true, "treatment_offered": true, "access": true });
    let rules = dental(&missed, "2026-10-05", without_progress);
    assert!(has(&rules, "health-contacts/dental.stage_1"), "{rules:?}");
    assert!(!has(&rules, "chronology/same_form_again"), "{rules:?}");
    let one_assessment = dental(&missed[..2], "2026-10-05", known.clone());
    assert!(has(&one_assessment, "health-contacts/dental.stage_1"), "{one_assessment:?}");
    assert!(has(&one_assessment, "health-contacts/dental.stage_2"), "{one_assessment:?}");
    assert!(!has(&one_assessment, "chronology/same_form_again"), "{one_assessment:?}");
    let missed_again = ["2026-06-01", "2026-08-01", "2026-10-01", "2026-10-20"];
    let rules = dental(&missed_again, "2026-10-05", known);
    assert!(has(&rules, "chronology/same_form_again"), "one more after it is another occasion: {rules:?}");
}

#[test]
fn two_areas_of_one_assessment_are_one_occasion() {
    let tool = parsed("tools/four-columns").text;
    let screener = Screener::builder().england().pack_text(tool).build().unwrap();
    let several_forms = |second: &str| {
        let json = json!({ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2018-03-01" },
            "observations": [shoes("o1", second, "education")],
            "assessments": [{ "id": "a1", "tool": "four_columns", "on": "2026-10-01", "by": "health_visiting",
                              "answers": { "A1": "20", "B1": "20" } }] });
        let case = Case::from_json(json.to_string().as_bytes(), &Limits::default()).unwrap();
        let report = screener.screen(&case).unwrap();
        assert_eq!(
            report.findings.iter().filter(|one| one.rule.starts_with("four_columns/last_column")).count(),
            2
        );
        report.patterns.iter().any(|one| one.rule == "chronology/several_forms")
    };
    assert!(
        !several_forms("2025-09-30"),
        "one assessment, and what was seen lies more than twelve months before"
    );
    assert!(several_forms("2026-10-02"), "what was seen is another occasion");
}

#[test]
fn what_an_act_answers_is_not_unanswered_and_closing_the_case_is_no_answer() {
    let old = json!([shoes("o1", "2026-10-01", "education")]);
    let unanswered = |responses: Json| {
        patterns(old.clone(), responses, json!([])).contains(&"concern_unanswered".to_owned())
    };
    assert!(unanswered(json!([])));
    assert!(!unanswered(json!([discussed("2026-10-05", "education")])));
    assert!(unanswered(json!([{ "on": "2026-10-05", "by": "social_care", "kind": "case_closed" }])));
    assert!(
        !unanswered(json!([discussed("2026-10-25", "education")])),
        "an answer after the ten days came late, and is one"
    );
}

#[test]
fn a_concern_that_comes_back_within_twelve_months_of_closure_is_a_pattern() {
    let back = |closed: &str| {
        let responses = json!([
            { "on": closed, "by": "social_care", "kind": "case_closed" }, discussed("2026-11-20", "education")]);
        patterns(json!([shoes("o1", "2026-11-19", "education")]), responses, json!([]))
            .contains(&"back_after_closure".to_owned())
    };
    assert!(back("2025-11-20"));
    assert!(!back("2025-11-19"), "twelve whole months");
}

#[test]
fn graded_care_that_is_no_better_where_care_falls_short_is_drift() {
    let graded = |before: i64, after: i64| {
        let at = |id: &str, on: &str, grade: i64| json!({ "id": id, "tool": "graded_care", "on": on, "by": "health_visiting", "answers": { "A4": grade } });
        patterns(json!([]), json!([]), json!([at("a1", "2026-05-01", before), at("a2", "2026-10-01", after)]))
            .contains(&"drift".to_owned())
    };
    assert!(graded(3, 3) && graded(2, 3) && graded(4, 5));
    assert!(!graded(4, 3), "better");
    assert!(!graded(2, 2) && !graded(1, 2), "staying where care is good enough is no drift");
}

#[test]
fn a_rise_names_what_brought_it_the_newest_first() {
    let json = json!({ "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2018-03-01" },
        "observations": [
            { "id": "newest", "code": "hygiene.smelly_and_dirty", "on": "2026-10-02", "by": "education",
              "with": { "pattern": "persistent" } },
            shoes("first", "2026-03-02", "education"),
            shoes("same", "2026-06-02", "education"),
        ] });
    let case = Case::from_json(json.to_string().as_bytes(), &Limits::default()).unwrap();
    let screener = Screener::england();
    let report = screener.screen(&case).unwrap();
    let rising = report.patterns.iter().find(|one| one.rule == "chronology/rising").unwrap();
    assert_eq!(rising.rests_on[0].input, "newest");
    let used = |id: &str| {
        let of_id = report.account.iter().find(|entry| entry.input == id).unwrap();
        of_id.of.iter().any(|rule| rule == "chronology/rising")
    };
    assert!(used("newest"));
    assert!(!used("first") && !used("same"));
}
