//! The way back into clinical systems.

use neglect_import::{Source, export};
use neglect_screen::{Case, Limits};

use super::{From, import, screener};

fn report(observations: &str) -> neglect_screen::Report {
    let case = format!(
        r#"{{ "schema": 1, "case": "7", "as_of": "2026-11-20", "child": {{ "born": "2020-03-01" }}, "observations": [{observations}] }}"#
    );
    screener().screen(&Case::from_json(case.as_bytes(), &Limits::default()).unwrap()).unwrap()
}

const PERSISTENT: &str = r#"{ "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-10-02", "by": "education", "with": { "pattern": "persistent" } }"#;
const DANGER: &str = r#"{ "id": "o1", "code": "danger.immediate", "on": "2026-11-20", "by": "education" }"#;

#[test]
fn nothing_recorded_is_no_card_and_no_issue() {
    let nothing = report("");
    assert_eq!(export::cards(&nothing)["cards"].as_array().unwrap().len(), 0);
    assert_eq!(export::bundle(&nothing, "Patient/7")["entry"].as_array().unwrap().len(), 0);
}

#[test]
fn a_card_has_a_short_summary_and_is_critical_only_where_something_cannot_wait() {
    let (suspected, danger) = (export::cards(&report(PERSISTENT)), export::cards(&report(DANGER)));
    assert_eq!(suspected["cards"][0]["indicator"], "warning");
    assert_eq!(danger["cards"][0]["indicator"], "critical");
    for cards in [suspected, danger] {
        assert!(cards["cards"][0]["summary"].as_str().unwrap().chars().count() < 140);
    }
}

#[test]
fn a_request_to_communicate_stands_only_where_something_cannot_wait() {
    let kinds = |observations: &str| {
        let bundle = export::bundle(&report(observations), "Patient/7");
        let entries = bundle["entry"].as_array().unwrap().clone();
        entries
            .iter()
            .map(|entry| entry["resource"]["resourceType"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let requests = |kinds: Vec<String>| kinds.iter().filter(|kind| *kind == "CommunicationRequest").count();
    assert_eq!(requests(kinds(PERSISTENT)), 0);
    assert_eq!(requests(kinds(DANGER)), 1);
    assert!(kinds(PERSISTENT).iter().any(|kind| kind == "DetectedIssue"));
}

#[test]
fn answers_to_an_exported_questionnaire_come_back_as_an_assessment() {
    let tool = screener().tools().iter().find(|tool| tool.id == "school_absence").unwrap();
    let questionnaire = export::questionnaire(tool);
    let link = questionnaire["item"][0]["linkId"].clone();
    let answers = serde_json::json!([
        { "resourceType": "Patient", "id": "7", "birthDate": "2018-01-01" },
        { "resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": questionnaire["url"],
          "subject": { "reference": "Patient/7" }, "authored": "2026-11-12",
          "item": [{ "linkId": link, "answer": [{ "valueBoolean": true }] }] }
    ]);
    let bytes: Vec<u8> = answers
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|resource| format!("{resource}\n").into_bytes())
        .collect();
    let (cases, account, _) = import(&From::BuiltIn(Source::Fhir), &[("a.ndjson", &bytes)]);
    assert_eq!(cases[0].draft.assessments[0].tool, "school_absence", "{}", account.to_text());
}
