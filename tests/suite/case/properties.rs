//! What holds of every case, sound or not.

use neglect_screen::case::{CaseError, Limits};
use neglect_screen::testing::{self, MARKS};
use neglect_screen::{Case, Vocabulary};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use serde_json::Value;

/// Whether the place exists in the text; of a missing field, whether the object that misses it does.
fn resolves(path: &str, code: &str, json: &[u8]) -> bool {
    if path.is_empty() {
        return true;
    }
    let Ok(root) = serde_json::from_slice::<Value>(json) else { return false };
    let path = path.replace('[', ".").replace(']', "");
    let mut place = Some(&root);
    let mut steps = path.split('.').peekable();
    while let Some(step) = steps.next() {
        let Some(here) = place else { return false };
        let next = match here {
            Value::Object(object) => object.get(step),
            Value::Array(list) => step.parse::<usize>().ok().and_then(|index| list.get(index)),
            _ => return false,
        };
        if next.is_none() && steps.peek().is_none() {
            return here.is_object() && matches!(code, "missing_field" | "birth_missing");
        }
        place = next;
    }
    place.is_some()
}

fn refused(json: &[u8]) -> Option<CaseError> {
    Case::from_json(json, &Limits::default()).err()
}

proptest! {
    #[test]
    fn a_generated_case_is_sound_and_survives_json(case in testing::case()) {
        let json = serde_json::to_vec(&case).unwrap();
        prop_assert_eq!(Case::from_json(&json, &Limits::default()), Ok(case));
    }

    #[test]
    fn a_case_on_the_edges_is_sound_and_survives_json(case in testing::boundary_case()) {
        let json = serde_json::to_vec(&case).unwrap();
        prop_assert_eq!(Case::from_json(&json, &Limits::default()), Ok(case));
    }

    #[test]
    fn arbitrary_bytes_never_panic_and_are_refused_with_places_and_known_codes(json in testing::hostile_json()) {
        if let Some(error) = refused(&json) {
            prop_assert!(!error.problems.is_empty());
            for problem in &error.problems {
                prop_assert!(resolves(&problem.path, problem.code, &json), "{problem}");
                prop_assert!(neglect_screen::case::ProblemCode::from_name(problem.code).is_some());
                prop_assert!(!problem.message.is_empty() && !problem.help.is_empty());
                prop_assert_ne!(problem.code, "not_readable", "a fault that the diagnosis does not know");
            }
        }
    }

    #[test]
    fn the_same_bytes_are_refused_in_the_same_words(json in testing::hostile_json()) {
        prop_assert_eq!(refused(&json), refused(&json));
    }

    #[test]
    fn no_error_shows_anything_of_the_case(json in testing::marked_json()) {
        if let Some(error) = refused(&json) {
            let shown = format!("{error}\n{error:?}\n{}", serde_json::to_string(&error).unwrap());
            for mark in MARKS {
                prop_assert!(!shown.contains(mark), "{shown}");
            }
        }
    }

    #[test]
    fn one_fault_never_hides_another(json in testing::marked_json()) {
        let Ok(Value::Object(mut object)) = serde_json::from_slice::<Value>(&json) else { return Ok(()) };
        let problems = |object: &serde_json::Map<String, Value>| {
            let json = serde_json::to_vec(object).unwrap();
            refused(&json).map_or_else(Vec::new, |error| error.problems)
        };
        let before = problems(&object);
        object.insert("zz".to_owned(), Value::Null);
        let after = problems(&object);
        prop_assert!(after.iter().any(|problem| problem.path.is_empty() && problem.code == "unknown_field"));
        for problem in before.iter().filter(|problem| !problem.path.is_empty()) {
            // The unknown field may be the list that holds the id.
            prop_assert!(problem.code == "unknown_reference" || after.contains(problem), "{problem}");
        }
    }
}

#[test]
fn the_marks_reach_the_case_and_most_marked_cases_are_faulty() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut faulty, mut marked) = (0, 0);
    for _ in 0..100 {
        let json = testing::marked_json().new_tree(&mut runner).unwrap().current();
        faulty += u32::from(refused(&json).is_some());
        marked += u32::from(String::from_utf8_lossy(&json).contains(MARKS[0]));
    }
    assert!(faulty > 50 && marked > 90, "{faulty} faulty, {marked} marked");
}
