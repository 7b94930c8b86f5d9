//! Reports and replays as text.

use neglect_render::{Role, text};
use neglect_screen::{Concern, Fate, Hazard, Vocabulary};
use serde_json::json;

use super::cases::{changed_report, empty, england, example, seen_once, statements};

#[test]
fn everything_in_a_report_is_told() {
    let case = example();
    let screener = england();
    let report = screener.screen(&case).unwrap();
    let text = text::report(&report);
    let text = text.as_str();
    for statement in statements(&report) {
        assert!(text.contains(statement), "{statement}");
    }
    for line in &report.account {
        assert!(text.contains(&format!("      {} {} ", line.kind, line.input)), "{}", line.input);
    }
}

#[test]
fn an_input_of_any_fate_stands_in_the_account() {
    for fate in Fate::ALL {
        let report = changed_report(&seen_once("c", "o1"), |report| {
            report["account"][0]["fate"] = json!(fate.name());
        });
        assert!(text::report(&report).as_str().contains("      observation o1 "), "{fate}");
    }
}

#[test]
fn concern_and_hazard_are_told_in_their_sentences_and_have_their_roles() {
    for &concern in Concern::ALL {
        for &hazard in Hazard::ALL {
            let report = changed_report(&empty(), |report| {
                report["concern"] = json!(concern.name());
                report["hazard"] = json!(hazard.name());
            });
            let text = text::report(&report);
            let pieces: Vec<_> = text.pieces().collect();
            assert!(pieces.contains(&(Role::Concern(concern), concern.sentence())), "{concern}");
            assert!(pieces.contains(&(Role::Hazard(hazard), hazard.sentence())), "{hazard}");
        }
    }
}

#[test]
fn the_pieces_of_a_text_are_the_text() {
    let case = example();
    let screener = england();
    for text in [text::report(&screener.screen(&case).unwrap()), text::replay(&screener.replay(&case))] {
        assert_eq!(text.pieces().map(|(_, piece)| piece).collect::<String>(), text.as_str());
        assert!(text.pieces().any(|(role, _)| role == Role::Quiet));
    }
}

#[test]
fn nothing_recorded_is_never_told_as_nothing_wrong() {
    let case = empty();
    let screener = england();
    let text = text::report(&screener.screen(&case).unwrap()).to_string();
    assert!(text.contains("this does not mean that nothing is wrong"), "{text}");
    assert!(!text.to_lowercase().contains("no neglect") && !text.to_lowercase().contains("not neglected"));
    let replay = text::replay(&screener.replay(&case)).to_string();
    assert!(replay.contains("Nothing became known by the case's date."), "{replay}");
}
