//! What the text of a report of records as they are must say: `tests/undecided` of the library.

use std::collections::BTreeMap;
use std::path::PathBuf;

use neglect_render::text;
use neglect_screen::{Case, Limits};
use serde::Deserialize;

use super::cases::england;

/// What is wanted of the text. Other wishes are checked where the report is made.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wants {
    text: Vec<String>,
    text_not: Vec<String>,
    text_lines_at_most: Option<usize>,
    headline_not: Vec<String>,
}

fn some_in(wanted: &[String], text: &str) -> bool {
    wanted.iter().any(|wanted| match wanted.strip_prefix('^') {
        Some(beginning) => text.starts_with(beginning),
        None => text.contains(wanted.as_str()),
    })
}

#[test]
fn texts_of_records_as_they_are_say_what_they_must() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/undecided");
    let wants: BTreeMap<String, Wants> =
        serde_json::from_slice(&std::fs::read(folder.join("wants.json")).unwrap()).unwrap();
    let mut faults = Vec::new();
    for (name, wants) in &wants {
        let json = std::fs::read(folder.join("cases").join(format!("{name}.json"))).unwrap();
        let case = Case::from_json(&json, &Limits::default()).unwrap();
        let text = text::report(&england().screen(&case).unwrap()).to_string().to_lowercase();
        let head: String = text.lines().take(4).collect::<Vec<&str>>().join("\n");
        if !wants.text.is_empty() && !some_in(&wants.text, &text) {
            faults.push(format!("{name}: says none of {:?}", wants.text));
        }
        if some_in(&wants.text_not, &text) {
            faults.push(format!("{name}: says one of {:?}", wants.text_not));
        }
        if some_in(&wants.headline_not, &head) {
            faults.push(format!("{name}: begins with {head}"));
        }
        if wants.text_lines_at_most.is_some_and(|most| text.lines().count() > most) {
            faults.push(format!("{name}: has {} lines", text.lines().count()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
