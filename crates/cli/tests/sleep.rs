//! `neglect-screen sleep`, as it is used: the conversation, the plan, the next question as data.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn run(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_neglect-screen"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may stop before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn scratch(name: &str) -> PathBuf {
    std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A conversation: reference, day, birth, then the answers.
fn conversation(answers: &[&str]) -> String {
    let start = ["c-1", "2026-11-21", "2026-09-20"];
    start.iter().chain(answers).map(|line| format!("{line}\n")).collect()
}

#[test]
fn a_conversation_saves_the_case_and_ends_in_the_plan() {
    let path = scratch("sleep-conversation.json");
    let path = path.to_str().unwrap();
    // A working cot; an adult who drank and may lie down beside the baby tonight; then stop.
    let said = run(&["sleep", "--save", path], &conversation(&["yes", "y", "yes", "likely", "stop"]));
    assert!(said.status.success(), "{}", text(&said.stderr));
    let shown = text(&said.stdout);
    assert!(shown.contains("safe-sleep/now.impaired"), "{shown}");
    assert!(shown.contains("Now, before baby sleeps"), "{shown}");
    assert!(shown.contains("call 999."), "{shown}");
    let asked = text(&said.stderr);
    assert!(asked.contains("Is there a safe sleep space that works today"), "{asked}");
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["child"]["born"], "2026-09-20");
    assert_eq!(saved["assessments"][0]["answers"]["share_tonight"], "likely");

    // The report tells the family's words beside the worker's, as text and as a page.
    for format in ["text", "html"] {
        let report = text(&run(&["screen", path, "--format", format], "").stdout);
        let next = &report[report.find("Next steps").unwrap()..];
        assert!(next.contains("Stay until the baby is in a safe sleep space"), "{next}");
        assert!(next.to_lowercase().contains("to the family: "), "{next}");
        assert!(
            next.contains("baby sleeps in their own clear, flat space. We stay until that is so."),
            "{next}"
        );
    }
    let plan = run(&["sleep", "plan", path], "");
    assert!(text(&plan.stdout).contains("Who stays sober to look after baby tonight:"));
    let page = text(&run(&["sleep", "plan", path, "--format", "html"], "").stdout);
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("Baby's safe-sleep plan"), "{page}");
    assert!(!page.contains("<script") && !page.contains("http"), "nothing is fetched");
    let json = run(&["sleep", "plan", path, "--format", "json"], "");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["steps"][0]["urgency"], "now");
}

#[test]
fn a_conversation_goes_on_from_a_saved_case_and_asks_nothing_twice() {
    let path = scratch("sleep-goes-on.json");
    let path = path.to_str().unwrap();
    run(&["sleep", "--save", path], &conversation(&["yes", "yes", "stop"]));
    let said = run(&["sleep", "--case", path, "--save", path], "no\nstop\n");
    let asked = text(&said.stderr);
    assert!(!asked.contains("Is there a safe sleep space that works today"), "{asked}");
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["assessments"].as_array().unwrap().len(), 2);
    assert_eq!(saved["assessments"][1]["answers"]["impaired_now"], false);
}

#[test]
fn back_takes_an_answer_back() {
    let path = scratch("sleep-back.json");
    let path = path.to_str().unwrap();
    run(&["sleep", "--save", path], &conversation(&["none", "back", "yes", "stop"]));
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["assessments"][0]["answers"], serde_json::json!({ "safe_space": "yes" }));
}

#[test]
fn a_line_that_is_no_answer_is_named_and_asked_again() {
    let said = run(&["sleep"], &conversation(&["perhaps", "yes", "stop"]));
    assert_eq!(said.status.code(), Some(1), "a script hears that a line was no answer");
    assert!(text(&said.stderr).contains("That is not an answer here. It can be one of the words above"));
}

#[test]
fn the_end_of_the_input_is_the_end_of_the_conversation() {
    let said = run(&["sleep"], &conversation(&["yes"]));
    assert!(said.status.success(), "{}", text(&said.stderr));
    assert!(text(&said.stdout).contains("What we have not talked about yet"));
    assert_eq!(run(&["sleep"], "c-1\n").status.code(), Some(1), "without a date there is no case");
}

#[test]
fn birth_weight_and_weeks_go_into_the_childs_record() {
    let path = scratch("sleep-record.json");
    let case = serde_json::json!({
        "schema": 1, "case": "c-2", "as_of": "2026-11-21", "child": { "born": "2026-09-20" },
        "assessments": [{ "id": "a1", "tool": "safe_sleep", "on": "2026-11-21", "by": "health", "answers": {} }]
    });
    std::fs::write(&path, case.to_string()).unwrap();
    let path = path.to_str().unwrap();
    let mut lines = String::new();
    let mut weight_asked = false;
    // Answer "not known" to everything, but the birth weight.
    for _ in 0..120 {
        let next = run(&["sleep", "next", path], "");
        let next: serde_json::Value = serde_json::from_slice(&next.stdout).unwrap();
        if next.is_null() {
            break;
        }
        let line = if next["question"]["id"] == "birth_weight" { "2410\n" } else { "\n" };
        weight_asked |= line == "2410\n";
        lines.push_str(line);
        if weight_asked {
            let said = run(&["sleep", "--case", path, "--save", path], &format!("{line}stop\n"));
            assert!(said.status.success(), "{}", text(&said.stderr));
            break;
        }
        run(&["sleep", "--case", path, "--save", path], &format!("{line}stop\n"));
    }
    assert!(weight_asked, "{lines:?}");
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(saved["child"]["birth_weight_g"], 2410);
    let assessments = saved["assessments"].as_array().unwrap();
    assert!(assessments.iter().all(|one| one["answers"].get("birth_weight").is_none()));
}
