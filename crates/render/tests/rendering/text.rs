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
    for line in report.account.iter().filter(|line| line.kind != "answer") {
        assert!(
            text.contains(&format!("{}, ", line.what)) && text.contains(&format!("({})", line.input)),
            "{}",
            line.input
        );
    }
}

#[test]
fn the_authority_stands_before_where_it_was_read() {
    let report = changed_report(&seen_once("c", "o1"), |report| {
        let rule = report["findings"][0]["rule"].as_str().unwrap().to_owned();
        let pack = rule.split_once('/').unwrap().0.to_owned();
        report["findings"][0]["cites"] = json!(["law reg 10", "digest", "law"]);
        report["sources"] = json!([
            { "source": format!("{pack}/law"), "title": "The regulations", "url": "https://law.example" },
            { "source": format!("{pack}/digest"), "title": "The regulations", "read_in": ["a digest"] },
            { "source": "elsewhere/law", "title": "Another pack's" },
        ]);
    });
    let text = text::report(&report);
    let text = text.as_str();
    let number = text.lines().find_map(|line| {
        line.trim_start().strip_suffix(" The regulations <https://law.example>; read in: a digest")
    });
    let number = number.expect("the document stands once among the sources");
    assert!(text.contains(&format!(": {number} reg 10 (")), "one document once, with its place: {text}");
    assert!(!text.contains("Another pack's"), "what nothing cites is no source: {text}");
}

#[test]
fn answers_stand_in_the_account_by_their_assessment() {
    let case = example();
    let report = england().screen(&case).unwrap();
    let text = text::report(&report);
    let answers = report.account.iter().filter(|line| line.kind == "answer");
    let mut some = false;
    for line in answers {
        some = true;
        let (assessment, question) = line.input.split_once('/').unwrap();
        let beginning = format!("      answers of {assessment}: ");
        let told = text.as_str().lines().filter_map(|line| line.strip_prefix(&beginning));
        assert!(
            told.into_iter().any(|all| all.split(", ").any(|one| one == question.replace('_', " "))),
            "{}",
            line.input
        );
    }
    assert!(some, "the example has answers");
}

#[test]
fn an_input_of_any_fate_stands_in_the_account() {
    for fate in Fate::ALL {
        let report = changed_report(&seen_once("c", "o1"), |report| {
            report["account"][0]["fate"] = json!(fate.name());
        });
        assert!(text::report(&report).as_str().contains(", education (o1)"), "{fate}");
    }
}

#[test]
fn the_headline_leads_in_the_colour_of_the_concern() {
    for &concern in Concern::ALL {
        for &hazard in Hazard::ALL {
            let report = changed_report(&empty(), |report| {
                report["concern"] = json!(concern.name());
                report["hazard"] = json!(hazard.name());
            });
            let text = text::report(&report);
            let pieces: Vec<_> = text.pieces().collect();
            let leads = pieces
                .iter()
                .any(|(role, piece)| *role == Role::Concern(concern) && piece.contains(&report.headline));
            assert!(leads, "{concern}, {hazard}");
        }
    }
}

#[test]
fn the_pieces_of_a_text_are_the_text() {
    let case = example();
    let screener = england();
    for text in
        [text::report(&screener.screen(&case).unwrap()), text::replay(&screener.replay(&case).unwrap())]
    {
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
    let replay = text::replay(&screener.replay(&case).unwrap()).to_string();
    assert!(replay.contains("Nothing became known by the case's date."), "{replay}");
}

#[test]
fn no_id_of_a_rule_and_no_name_of_a_fact_stands_where_a_word_belongs() {
    let report = england().screen(&example()).unwrap();
    let text = text::report(&report).to_string();
    let told = text.split("The rules behind each finding").next().unwrap();
    let rules = report.findings.iter().chain(&report.patterns).map(|finding| &finding.rule);
    for name in rules.chain(report.facts.iter().map(|fact| &fact.fact)) {
        assert!(!told.contains(name.as_str()), "{name}");
    }
}

#[test]
fn evidence_is_told_once_and_named_by_its_id_after_that() {
    let report = england().screen(&example()).unwrap();
    let text = text::report(&report).to_string();
    let findings = text.split("\nFindings\n").nth(1).unwrap().split("\nWhat nobody").next().unwrap();
    let lines: Vec<&str> = findings.lines().filter(|line| line.starts_with("      2026-")).collect();
    let mut once = lines.clone();
    once.sort_unstable();
    once.dedup();
    assert!(lines.len() > 5 && lines.len() == once.len(), "{lines:?}");
    assert!(findings.contains("on what is told above: "));
}

#[test]
fn a_quiet_case_takes_a_page() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/undecided/cases");
    for name in ["textbook-baby-full", "one-vaccine-declined", "head-lice-once"] {
        let json = std::fs::read(folder.join(format!("{name}.json"))).unwrap();
        let case = neglect_screen::Case::from_json(&json, &neglect_screen::Limits::default()).unwrap();
        let lines = text::report(&england().screen(&case).unwrap()).as_str().lines().count();
        assert!(lines <= 60, "{name}: {lines} lines");
    }
    assert!(text::report(&england().screen(&empty()).unwrap()).as_str().lines().count() <= 30);
}
