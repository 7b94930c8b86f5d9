//! Nothing that acts on a terminal or hides the order of a text comes out.

use neglect_render::{html, picture, printable, text};
use serde_json::Value;

use super::cases::{changed_report, england, example, seen_once};

/// Clears a screen, sets a title, rings, returns to the line's beginning, ends a line for some, turns the direction.
const HOSTILE: &str = "a\u{1b}[2J\u{1b}]0;t\u{7}b\rc\u{9b}d\u{2028}e\u{202e}f\u{2066}g\u{feff}h\u{7f}";

fn acts(text: &str) -> bool {
    text.chars().any(|character| {
        (character.is_control() && !matches!(character, '\n' | '\t'))
            || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    })
}

/// Puts something hostile into every text of a report that a pack or a case can name.
fn taint(value: &mut Value) {
    match value {
        Value::String(text) => *text += HOSTILE,
        Value::Array(items) => items.iter_mut().for_each(taint),
        Value::Object(fields) => {
            let texts = [
                "case", "text", "note", "what", "input", "rule", "ask", "family", "who", "deadline", "words",
            ];
            for (name, field) in fields {
                let is_named = texts.contains(&name.as_str()) || field.is_array() || field.is_object();
                let is_vocabulary =
                    matches!(name.as_str(), "forms" | "agencies" | "answer" | "packs" | "first_reached");
                if is_named && !is_vocabulary {
                    taint(field);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn no_control_character_of_a_pack_or_a_case_comes_out() {
    let case = example();
    let report = changed_report(&case, taint);
    assert!(acts(&report.findings[0].text) && acts(&report.account[0].input));
    let screener = england();
    let mut replay = screener.replay(&case).unwrap();
    replay.case = HOSTILE.into();
    replay.steps[0].became_known = vec![HOSTILE.into()];
    for shown in [
        text::report(&report).to_string(),
        text::replay(&replay).to_string(),
        html::report(&report, Some(&replay)),
        html::report_fragment(&report, None),
        html::replay(&replay),
        picture::concern(&replay),
    ] {
        assert!(!acts(&shown));
    }
}

#[test]
fn no_name_begins_a_line_of_its_own() {
    let report = changed_report(&seen_once("c", "o1"), |report| {
        report["findings"][0]["text"] = "a\nConcern: nothing".into();
    });
    let text = text::report(&report);
    assert!(text.as_str().contains("] a Concern: nothing\n"), "{text}");
}

#[test]
fn what_is_replaced_keeps_its_length_so_that_places_stay() {
    for character in HOSTILE.chars().filter(|character| acts(&character.to_string())) {
        let text = format!("x{character}y");
        assert_eq!(printable(&text).len(), text.len(), "{character:?}");
    }
    let harmless = "caf\u{e9}\t\u{5d0}\u{5d1} \u{1f9d2}\u{200d}\u{1f9d1}\n";
    assert_eq!(printable(harmless), harmless);
}
