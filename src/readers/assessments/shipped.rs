//! The shipped tools, read through the library: the worked graded-care profile, and what each tool promises.

use serde_json::{Value as Json, json};

use super::tool_facts;
use crate::case::CaseDraft;
use crate::facts::{Answer, Facts, Value};
use crate::pack::{AnswerKind, Tool, built_in, built_in_tools};
use crate::readers::{Settings, read};

fn shipped() -> Vec<Tool> {
    let packs = built_in().iter().chain(built_in_tools());
    packs.flat_map(|text| text.parse().expect("shipped packs can be read").pack.tools).collect()
}

fn facts(tool: &str, accredited: bool, answers: Json, evidence: Json) -> Facts {
    let case: CaseDraft = serde_json::from_value(json!({
        "schema": 1, "case": "c", "as_of": "2026-11-21", "child": { "born": "2022-03-01" },
        "assessments": [{ "id": "a", "tool": tool, "on": "2026-10-01", "by": "health_visiting",
                          "accredited": accredited, "answers": answers, "evidence": evidence }]
    }))
    .unwrap();
    Facts::new(read(&case, &Settings::new(shipped(), Vec::new()), &crate::work::Work::unlimited()).facts)
}

fn grade(facts: &Facts, name: &str) -> Option<i64> {
    match facts.get(name).map(|fact| &fact.answer) {
        Some(Answer::Known(Value::Number(number))) => number.as_integer(),
        _ => None,
    }
}

#[test]
fn the_worked_profile_gives_its_sub_areas_and_its_four_areas() {
    let profile = facts(
        "graded_care",
        false,
        json!({
            "A1a": 1, "A1b": 2, "A1c": 2, "A1d": 2, "A2a": 2, "A2b": 3, "A2c": 3, "A3a": 2, "A3b": 2, "A3c": 1,
            "A4": 3, "A5a": 2, "A5b": 4, "A5c": 2, "A5d": 2, "B1a": 2, "B1b": 2, "B1c": 1, "B1d": 3, "B2": 2,
            "C1a": 3, "C1b": 3, "C1c": 2, "C2a": 2, "C2b": 3, "D1a": 1, "D1b": 2, "D1c": 2, "D1d": 2,
            "D2": 2, "D3": 3, "D4": 2
        }),
        json!({}),
    );
    let expected = [
        ("A1", 2),
        ("A2", 3),
        ("A3", 2),
        ("A4", 3),
        ("A5", 4),
        ("B1", 2),
        ("B2", 2),
        ("C1", 3),
        ("C2", 3),
        ("D1", 2),
        ("D2", 2),
        ("D3", 3),
        ("D4", 2),
        ("physical", 4),
        ("safety", 2),
        ("love", 3),
        ("esteem", 2),
    ];
    for (id, wanted) in expected {
        assert_eq!(grade(&profile, &format!("graded_care.{id}")), Some(wanted), "{id}");
    }
    assert_eq!(
        profile.get("graded_care.physical").unwrap().words,
        "Physical care: grade 4 (the worst grade decides), 15 of 15 answered"
    );
    assert!(profile.get("graded_care.total").is_none(), "four areas, and never a total");
}

#[test]
fn a_blank_is_left_out_and_shows_in_the_coverage() {
    let profile = facts("graded_care", false, json!({ "A2b": 2, "A2c": 2, "A3a": "not_known" }), json!({}));
    assert_eq!(grade(&profile, "graded_care.A2"), Some(2));
    let coverage = &profile.get("graded_care.A2.coverage").unwrap().answer;
    assert_eq!(*coverage, Answer::Known(Value::Ratio { part: 2, whole: 3 }));
    assert_eq!(profile.get("graded_care.A3").unwrap().answer, Answer::NotKnown);
}

#[test]
fn an_imported_result_counts_only_from_an_accredited_assessor() {
    let answers = json!({ "physical": 4, "safety": 2 });
    assert_eq!(grade(&facts("gcp2", true, answers.clone(), json!({})), "gcp2.physical"), Some(4));
    let refused = facts("gcp2", false, answers, json!({}));
    assert_eq!(refused.get("gcp2.physical").unwrap().answer, Answer::NotKnown);
}

#[test]
fn home_conditions_add_up_to_a_number_or_a_range_and_to_no_band() {
    let ids: Vec<String> = shipped()
        .into_iter()
        .find(|tool| tool.id == "home_conditions")
        .map(|tool| tool.questions.into_iter().map(|question| question.id).collect())
        .unwrap();
    assert_eq!(ids.len(), 11);
    let all: serde_json::Map<String, Json> = ids.iter().map(|id| (id.clone(), json!("yes"))).collect();
    assert_eq!(
        grade(&facts("home_conditions", false, Json::Object(all), json!({})), "home_conditions.total"),
        Some(11)
    );
    let some = facts("home_conditions", false, json!({ "smell": true, "garden": false }), json!({}));
    assert_eq!(
        some.get("home_conditions.total").unwrap().words,
        "Home Conditions Scale, 0 to 11: 1 to 10, 2 of 11 answered"
    );
    assert!(some.get("home_conditions.total.band").is_none());
}

#[test]
fn an_overall_band_is_given_by_hand_and_the_spread_of_the_bands_stands_beside_it() {
    let made = facts("quality_of_care", false, json!({ "food": 1, "hygiene": 4, "physical": 3 }), json!({}));
    assert_eq!(grade(&made, "quality_of_care.physical"), Some(3));
    assert_eq!(grade(&made, "quality_of_care.physical.spread"), Some(3));
}

#[test]
fn a_concern_without_its_evidence_says_so() {
    let answers =
        json!({ "feeding": "very_concerned", "environment": "sometimes", "parenting": "not_concerned" });
    let made = facts("evidence_gate", false, answers, json!({ "feeding": "three visits" }));
    let evidenced =
        |id: &str| made.get(&format!("evidence_gate.{id}.evidenced")).map(|fact| fact.answer.clone());
    assert_eq!(evidenced("feeding"), Some(Answer::Known(Value::Flag(true))));
    assert_eq!(evidenced("environment"), Some(Answer::Known(Value::Flag(false))));
    assert_eq!(evidenced("parenting"), None);
}

#[test]
fn a_column_may_be_written_as_its_number() {
    let made = facts("four_columns", false, json!({ "A1": 20, "A2": "5" }), json!({}));
    assert_eq!(made.get("four_columns.A1").unwrap().answer, Answer::Known(Value::Text("20".into())));
    assert_eq!(made.get("four_columns.A2").unwrap().answer, Answer::Known(Value::Text("5".into())));
}

#[test]
fn the_ranges_of_the_adult_wellbeing_scale_meet_without_gap_or_overlap() {
    let tools = shipped();
    let scale = tools.iter().find(|tool| tool.id == "adult_wellbeing").unwrap();
    assert_eq!(
        scale.totals.iter().map(|total| total.of.len()).sum::<usize>(),
        18,
        "each item in one sub-scale"
    );
    for total in tools.iter().flat_map(|tool| &tool.totals) {
        for pair in total.bands.windows(2) {
            assert_eq!(
                pair[0].to.as_integer().map(|to| to + 1),
                pair[1].from.as_integer(),
                "{}",
                total.title
            );
        }
    }
}

#[test]
fn every_fact_that_a_shipped_tool_makes_is_in_its_catalogue() {
    for tool in shipped() {
        let names: Vec<String> = tool_facts(&tool).into_iter().map(|entry| entry.name.into_owned()).collect();
        // The worst answer to every question: it asks for evidence wherever any does.
        let answers: serde_json::Map<String, Json> = tool
            .questions
            .iter()
            .map(|question| {
                let worst = match &question.answer {
                    AnswerKind::YesNo => json!(true),
                    AnswerKind::Choice { options, .. } => json!(options.last()),
                    AnswerKind::Grade { max, .. } => json!(max),
                    AnswerKind::Number { min, .. } => json!(min.as_integer()),
                };
                (question.id.clone(), worst)
            })
            .collect();
        let prefix = format!("{}.", tool.id);
        let made = facts(&tool.id, true, Json::Object(answers), json!({}));
        let mut made_here = made.iter().filter(|fact| fact.name.starts_with(&prefix)).peekable();
        assert!(made_here.peek().is_some(), "{}", tool.id);
        for fact in made_here {
            assert!(names.iter().any(|name| *name == fact.name), "{}", fact.name);
        }
    }
}
