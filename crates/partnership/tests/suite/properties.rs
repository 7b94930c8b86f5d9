//! What holds of the JSON API whatever comes in: no split changes what is published, nothing makes it panic, and no
//! refusal repeats what somebody wrote.

use std::fs;
use std::path::Path;

use neglect_partnership::PartnershipError;
use neglect_partnership::api::{Counting, confidence_json, response_json};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::page::blocks;

fn stored(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn lines() -> Vec<String> {
    stored("tests/data/reports.jsonl").lines().map(str::to_owned).collect()
}

/// What takes the place of one value in a request.
fn replacement() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!("secret")),
        Just(json!("2026-13-45 secret")),
        Just(json!(["secret", { "secret": "secret" }])),
        Just(json!({ "secret": "secret" })),
        Just(json!(u64::MAX)),
        Just(json!(1u64 << 53)),
        Just(json!(-1)),
        Just(json!(0.5)),
        Just(json!(true)),
        Just(json!([])),
        Just(json!("secret\n'secret',\"secret\n=secret\r\n")),
    ]
}

/// The values of a document, outermost first.
fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(size).sum(),
        Value::Object(fields) => fields.values().map(size).sum::<usize>(),
        _ => 0,
    }
}

/// Puts `new` in the place of value `nth`, or gives the object there a field that it does not have.
fn put(value: &mut Value, nth: &mut usize, new: &Value, field: bool) {
    if *nth == 0 {
        match value.as_object_mut() {
            Some(fields) if field => drop(fields.insert("secret".to_owned(), new.clone())),
            _ => *value = new.clone(),
        }
    }
    *nth = nth.wrapping_sub(1);
    let inner: Vec<&mut Value> = match value {
        Value::Array(list) => list.iter_mut().collect(),
        Value::Object(fields) => fields.values_mut().collect(),
        _ => Vec::new(),
    };
    for value in inner {
        if *nth < usize::MAX / 2 {
            put(value, nth, new, field);
        }
    }
}

fn changed(document: &str, changes: &[(Index, Value, bool)]) -> String {
    let mut value: Value = serde_json::from_str(document).unwrap();
    for (at, new, field) in changes {
        let mut nth = at.index(size(&value));
        put(&mut value, &mut nth, new, *field);
    }
    value.to_string()
}

fn changes() -> impl Strategy<Value = Vec<(Index, Value, bool)>> {
    prop::collection::vec((any::<Index>(), replacement(), any::<bool>()), 1..4)
}

/// A refusal says what is wrong, and repeats nothing.
fn quiet(result: Result<String, PartnershipError>) -> Result<String, TestCaseError> {
    match result {
        Ok(answer) => {
            let value: Value = serde_json::from_str(&answer).unwrap();
            for list in ["problems", "refused"] {
                prop_assert!(!value[list].to_string().contains("secret"), "{}", value[list]);
            }
            Ok(answer)
        }
        Err(error) => {
            prop_assert!(!error.problems.is_empty());
            for problem in error.problems {
                prop_assert!(!problem.to_string().contains("secret"), "{problem}");
                prop_assert!(!problem.path.is_empty() && !problem.help.is_empty(), "{problem}");
            }
            Ok(String::new())
        }
    }
}

/// Everything that the API does with one text.
fn call_all(text: &[u8]) -> Result<(), TestCaseError> {
    quiet(response_json(text))?;
    quiet(confidence_json(text))?;
    let mut counting = match Counting::new(text) {
        Ok(counting) => counting,
        Err(error) => {
            quiet(Err(error))?;
            Counting::new(b"{}").unwrap()
        }
    };
    let refused = counting.count_json(text);
    prop_assert!(!refused.contains("secret"), "{refused}");
    quiet(counting.merge_json(text).map(|()| "null".to_owned()))?;
    quiet(counting.publish(text))?;
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_split_of_the_lines_over_tallies_publishes_what_one_tally_does(
        hands in prop::collection::vec(0usize..5, 99),
        order in Just([4usize, 2, 0, 3, 1]).prop_shuffle(),
        check_children: bool,
    ) {
        let options = json!({ "by": ["agency"], "period": "quarter", "check_children": check_children }).to_string();
        let counting = || Counting::new(options.as_bytes()).unwrap();
        let lines = lines();
        prop_assert_eq!(lines.len(), hands.len());
        let mut whole = counting();
        let refused = whole.count(lines.join("\n").as_bytes()).len();
        let mut parts: Vec<Counting> = (0..5).map(|_| counting()).collect();
        let mut named = 0;
        for (line, hand) in lines.iter().zip(hands) {
            named += parts[hand].count(line.as_bytes()).len();
        }
        let mut sum = counting();
        for part in order {
            sum.merge_json(parts[part].to_json().as_bytes()).unwrap();
        }
        prop_assert_eq!(named, refused);
        prop_assert_eq!(sum.to_json(), whole.to_json());
        prop_assert_eq!(sum.publish(b"{}"), whole.publish(b"{}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_panic_or_repeat_them(text in prop::collection::vec(any::<u8>(), 0..200)) {
        call_all(&[&text, &b"secret"[..]].concat())?;
    }

    #[test]
    fn no_change_of_a_request_makes_it_panic_or_repeat_what_was_written(
        which in any::<Index>(),
        changes in changes(),
    ) {
        let requests: Vec<String> = blocks()
            .into_iter()
            .filter(|(words, _)| words.starts_with("json ") && *words != "json answer")
            .map(|(_, text)| text)
            .collect();
        call_all(changed(&requests[which.index(requests.len())], &changes).as_bytes())?;
    }

    #[test]
    fn no_change_of_a_line_or_a_tally_makes_it_panic_or_repeat_what_was_written(
        which in any::<Index>(),
        changes in changes(),
    ) {
        let readable = |line: &String| serde_json::from_str::<Value>(line).is_ok();
        let lines: Vec<String> = lines().into_iter().filter(readable).collect();
        let mut counting = Counting::new(br#"{ "by": ["agency"] }"#).unwrap();
        let line = changed(&lines[which.index(lines.len())], &changes);
        let refused = counting.count_json(line.as_bytes());
        prop_assert!(!refused.contains("secret"), "{refused}");
        counting.count(lines.join("\n").as_bytes());
        let tally = changed(&counting.to_json(), &changes);
        let merged = counting.merge_json(tally.as_bytes());
        let added = merged.is_ok();
        quiet(merged.map(|()| "null".to_owned()))?;
        if added {
            counting.count(lines.join("\n").as_bytes());
            // Rows and periods of the other tally are published as they are; only an error must not repeat them.
            if let Err(error) = counting.publish(b"{}") {
                quiet(Err(error))?;
            }
        }
    }

    #[test]
    fn no_change_of_a_definition_makes_it_panic_or_repeat_what_was_written(
        name in prop::sample::select(vec!["measures", "response", "confidence", "disclosure"]),
        at in any::<Index>(),
        line in prop::sample::select(vec![
            "secret = 1", "secret = ", "'secret, expected secret' = 'secret'", "id = 'secret'", "[[secret]]",
            "checked = 'secret'", "threshold = 'secret'", "threshold = 18446744073709551615", "\"secret",
            "finding = 'secret'", "below = -1", "of = { all = [{ not = { form = 'secret' } }] }", "secret", "[tool]",
        ]),
        keep: bool,
    ) {
        let text = stored(&format!("definitions/{name}.toml"));
        let mut lines: Vec<&str> = text.lines().collect();
        let at = at.index(lines.len());
        if keep {
            lines.insert(at, line);
        } else {
            lines[at] = line;
        }
        let text = lines.join("\n");
        quiet(response_json(json!({ "command": "overview", "tool": text }).to_string().as_bytes()))?;
        quiet(confidence_json(json!({ "survey": text }).to_string().as_bytes()))?;
        quiet(confidence_json(json!({ "settings": text }).to_string().as_bytes()))?;
        quiet(Counting::new(b"{}").unwrap().publish(json!({ "settings": text }).to_string().as_bytes()))?;
        match Counting::new(json!({ "measures": text }).to_string().as_bytes()) {
            Ok(mut counting) => {
                counting.count(stored("tests/data/reports.jsonl").as_bytes());
                quiet(counting.publish(b"{}"))?;
            }
            Err(error) => drop(quiet(Err(error))?),
        }
    }
}
