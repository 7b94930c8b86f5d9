//! `neglect-screen sleep`, as it is used: the conversation, the plan, the next question as data.

use jiff::civil::date;
use neglect_screen::interview::Answers;
use neglect_screen::{Case, Screener};

use super::run::{err, file, out, path, run};

/// A conversation: reference, day, birth, then the answers.
fn conversation(answers: &[&str]) -> String {
    let start = ["c-1", "2026-11-21", "2026-09-20"];
    start.iter().chain(answers).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_conversation_saves_the_case_and_ends_in_the_plan() {
    let path = &path("sleep-conversation.json");
    // A working cot; an adult who drank and may lie down beside the baby tonight; then stop.
    let done = run(&["sleep", "--save", path], &conversation(&["yes", "y", "yes", "likely", "stop"]));
    assert!(done.status.success(), "{}", err(&done));
    let shown = out(&done);
    assert!(shown.contains("safe-sleep/now.impaired"), "{shown}");
    assert!(shown.contains("Now, before baby sleeps"), "{shown}");
    assert!(shown.contains("call 999."), "{shown}");
    let asked = err(&done);
    assert!(asked.contains("Is there a safe sleep space that works today"), "{asked}");
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["child"]["born"], "2026-09-20");
    assert_eq!(saved["assessments"][0]["answers"]["share_tonight"], "likely");

    // The report tells the family's words beside the worker's, as text and as a page.
    for format in ["text", "html"] {
        let report = out(&run(&["screen", path, "--format", format], ""));
        let next = &report[report.find("What to do now").unwrap()..];
        assert!(next.contains("Stay until the baby is in a safe sleep space"), "{next}");
        assert!(next.to_lowercase().contains("to the family: "), "{next}");
        assert!(
            next.contains("baby sleeps in their own clear, flat space. We stay until that is so."),
            "{next}"
        );
    }
    let plan = run(&["sleep", "plan", path], "");
    assert!(out(&plan).contains("Who stays sober to look after baby tonight:"));
    let page = out(&run(&["sleep", "plan", path, "--format", "html"], ""));
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Baby's safe-sleep plan"), "{page}");
    assert!(!page.contains("<script") && !page.contains("http"), "nothing is fetched");
    let json = run(&["sleep", "plan", path, "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["steps"][0]["urgency"], "now");
}

#[test]
fn a_conversation_goes_on_from_a_saved_case_and_asks_nothing_twice() {
    let path = &path("sleep-goes-on.json");
    run(&["sleep", "--save", path], &conversation(&["yes", "yes", "stop"]));
    let done = run(&["sleep", "--case", path, "--save", path], "no\nstop\n");
    let asked = err(&done);
    assert!(!asked.contains("Is there a safe sleep space that works today"), "{asked}");
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["assessments"].as_array().unwrap().len(), 2);
    assert_eq!(saved["assessments"][1]["answers"]["impaired_now"], false);
}

#[test]
fn back_takes_an_answer_back() {
    let path = &path("sleep-back.json");
    run(&["sleep", "--save", path], &conversation(&["none", "back", "yes", "stop"]));
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["assessments"][0]["answers"], serde_json::json!({ "safe_space": "yes" }));
}

#[test]
fn a_line_that_is_no_answer_is_named_and_asked_again() {
    let done = run(&["sleep"], &conversation(&["perhaps", "yes", "stop"]));
    assert_eq!(done.status.code(), Some(1), "a script hears that a line was no answer");
    assert!(err(&done).contains("That is not an answer here. It can be one of the words above"));
}

#[test]
fn the_end_of_the_input_is_the_end_of_the_conversation() {
    let done = run(&["sleep"], &conversation(&["yes"]));
    assert!(done.status.success(), "{}", err(&done));
    assert!(out(&done).contains("What we have not talked about yet"));
    assert_eq!(run(&["sleep"], "c-1\n").status.code(), Some(1), "without a date there is no case");
}

#[test]
fn birth_weight_and_weeks_go_into_the_childs_record() {
    let case = serde_json::json!({
        "schema": 1, "case": "c-2", "as_of": "2026-11-21", "child": { "born": "2026-09-20" },
        "assessments": [{ "id": "a1", "tool": "safe_sleep", "on": "2026-11-21", "by": "health", "answers": {} }]
    });
    // Nobody knows anything, until the birth weight is asked.
    let mut lines = String::new();
    let screener = Screener::england();
    let interview = screener.interview("safe_sleep").unwrap();
    let child = Case::from_json(case.to_string().as_bytes(), screener.limits()).unwrap().into_draft().child;
    let mut answers = Answers::new();
    loop {
        let next = interview.next_question(&child, date(2026, 11, 21), &answers).unwrap();
        if next.question.id == "birth_weight" {
            break;
        }
        answers.insert(next.question.id.clone(), "not_known".into());
        lines.push('\n');
    }
    let path = &file("sleep-record.json", &case.to_string());
    let done = run(&["sleep", "--case", path, "--save", path], &(lines + "2410\nstop\n"));
    assert!(done.status.success(), "{}", err(&done));
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["child"]["birth_weight_g"], 2410);
    let assessments = saved["assessments"].as_array().unwrap();
    assert!(assessments.iter().all(|assessment| assessment["answers"].get("birth_weight").is_none()));
}
