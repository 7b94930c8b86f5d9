//! `docs/partnership.md` runs: every request on the page has the answer that stands below it, and every code its row.

use std::collections::BTreeSet;
use std::path::Path;

use neglect_screen::partnership::door::{Counting, confidence_json, response_json};
use serde_json::Value;

const PAGE: &str = include_str!("../../../docs/partnership.md");

/// The blocks of the page, each with the words behind its fence.
pub(super) fn blocks() -> Vec<(&'static str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in PAGE.lines() {
        match (open.take(), line.strip_prefix("```")) {
            (None, Some(words)) => open = Some((words, String::new())),
            (Some(block), Some(_)) => blocks.push(block),
            (Some((words, text)), None) => open = Some((words, text + line + "\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// Holds an answer to the part of it that is shown: every field shown is there, every element of a list in its order.
fn shows(answer: &Value, shown: &Value, place: &str) {
    match (answer, shown) {
        (Value::Object(answer), Value::Object(shown)) => {
            for (key, shown) in shown {
                let answer = answer.get(key).unwrap_or_else(|| panic!("{place}.{key} is not in the answer"));
                shows(answer, shown, &format!("{place}.{key}"));
            }
        }
        (Value::Array(answer), Value::Array(shown)) => {
            assert!(!shown.is_empty() || answer.is_empty(), "{place}: {answer:?}");
            let mut rest = answer.iter();
            for (n, shown) in shown.iter().enumerate() {
                let found = rest.any(|one| holds(one, shown));
                assert!(found, "{place}[{n}]: {shown} is not among {answer:#?}");
            }
        }
        _ => assert_eq!(answer, shown, "{place}"),
    }
}

fn holds(answer: &Value, shown: &Value) -> bool {
    match (answer, shown) {
        (Value::Object(answer), Value::Object(shown)) => {
            shown.iter().all(|(key, shown)| answer.get(key).is_some_and(|answer| holds(answer, shown)))
        }
        (Value::Array(answer), Value::Array(shown)) => {
            let mut rest = answer.iter();
            shown.iter().all(|shown| rest.any(|answer| holds(answer, shown)))
        }
        _ => answer == shown,
    }
}

#[test]
fn every_request_on_the_page_has_the_answer_that_is_shown() {
    let mut counting = None;
    let (mut answer, mut answers) = (String::new(), 0);
    let parsed =
        |text: &str| serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    for (words, text) in blocks() {
        match words {
            "json counting" => counting = Some(Counting::new(text.as_bytes()).unwrap()),
            "jsonl lines" => {
                let counting = counting.as_mut().unwrap();
                answer = counting.count_json(text.as_bytes());
                (1..10).for_each(|_| drop(counting.count(text.as_bytes())));
            }
            "json tally" => {
                let tally = counting.as_ref().unwrap().to_json();
                shows(&parsed(&tally), &parsed(&text), "tally");
                let mut other = Counting::new(br#"{ "by": ["age_band"], "period": "quarter" }"#).unwrap();
                other.merge_json(tally.as_bytes()).unwrap();
                assert_eq!(other.to_json(), tally);
            }
            "json publishing" => answer = counting.as_ref().unwrap().publish(text.as_bytes()).unwrap(),
            "json response" => answer = response_json(text.as_bytes()).unwrap(),
            "json confidence" => answer = confidence_json(text.as_bytes()).unwrap(),
            "json confidence of ten" => {
                let mut request = parsed(&text);
                let csv = request["csv"][0].as_str().unwrap();
                let (head, lines) = csv.split_once('\n').unwrap();
                request["csv"][0] = format!("{head}\n{}", lines.repeat(10)).into();
                answer = confidence_json(request.to_string().as_bytes()).unwrap();
            }
            "json answer" => {
                shows(&parsed(&answer), &parsed(&text), "answer");
                answers += 1;
            }
            "" => {}
            "json" => drop(parsed(&text)),
            other => panic!("a block of unknown kind: {other}"),
        }
    }
    assert_eq!(answers, 9);
}

/// All codes in the sources of one folder.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes(&path, found);
            continue;
        }
        let source = std::fs::read_to_string(path).unwrap();
        for word in source.split('"').filter(|word| !word.ends_with('.')) {
            let area = ["request.", "measures.", "response.", "confidence.", "disclosure."];
            let rest = area.iter().find_map(|area| word.strip_prefix(area));
            if rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_lowercase() || c == '_')) {
                found.insert(word.to_owned());
            }
        }
    }
}

#[test]
fn every_code_has_its_row_on_the_page() {
    let mut found = BTreeSet::new();
    for folder in ["src/partnership", "crates/cli/src/partnership", "crates/render/src/docx"] {
        codes(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    }
    assert!(found.len() > 50, "{}", found.len());
    let table = PAGE.split("### Codes").nth(1).unwrap();
    for code in &found {
        assert!(table.contains(&format!("`{code}`")), "{code} has no row");
    }
    for word in table.split('`').skip(1).step_by(2).filter(|word| word.contains('.')) {
        assert!(found.contains(word), "{word} is no code");
    }
}
