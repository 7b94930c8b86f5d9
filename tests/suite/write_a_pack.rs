//! `docs/write-a-pack.md` runs: its TOML is one pack, its slip is found as it says, its case screens as it says.

use neglect_screen::authoring;
use neglect_screen::pack::{self, Pack, ParsedPack};
use neglect_screen::{Case, Limits, Screener};

use crate::packs::england;

const PAGE: &str = include_str!("../../docs/write-a-pack.md");

/// The blocks of one kind, in order.
fn blocks(kind: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<(bool, String)> = None;
    for line in PAGE.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info == kind, String::new())),
            (Some((wanted, text)), Some(_)) => {
                if *wanted {
                    blocks.push(std::mem::take(text));
                }
                open = None;
            }
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// England's packs and the page's own.
fn with_england(text: &str) -> Vec<ParsedPack> {
    [england(), vec![Pack::parse("mereshire.toml", text).unwrap()]].concat()
}

fn own(packs: &[ParsedPack]) -> Vec<pack::Diagnostic> {
    authoring::check(packs).into_iter().filter(|one| one.file == "mereshire.toml").collect()
}

#[test]
fn the_file_has_no_error_at_any_step_and_no_warning_at_the_end() {
    let blocks = blocks("toml");
    assert_eq!(blocks.len(), 7);
    for steps in 1..=blocks.len() {
        let packs = with_england(&blocks[..steps].join("\n"));
        let errors: Vec<_> = own(&packs).into_iter().filter(pack::Diagnostic::is_error).collect();
        assert!(errors.is_empty(), "after block {steps}: {errors:?}");
    }
    let whole = with_england(&blocks.join("\n"));
    let complaints = own(&whole);
    assert!(complaints.is_empty(), "{complaints:?}");
    let examples = authoring::run_examples(&whole);
    assert!(examples.is_empty(), "{examples:?}");
}

#[test]
fn an_example_at_the_boundary_notices_a_shorter_window_as_the_page_says() {
    let shorter = blocks("toml").join("\n").replacen("within = \"7 weeks\"", "within = \"6 weeks\"", 1);
    let failed = authoring::run_examples(&with_england(&shorter));
    let rules: Vec<Option<&str>> = failed.iter().map(|one| one.rule.as_deref()).collect();
    assert_eq!(rules, [Some("mereshire/4.2.lunch")], "{failed:?}");
}

#[test]
fn the_slip_is_found_with_the_words_on_the_page() {
    let packs = with_england(&[blocks("toml"), blocks("toml wrong")].concat().join("\n"));
    let found: Vec<String> =
        own(&packs).iter().map(|one| format!("{}: {}; {}", one.code, one.message, one.help)).collect();
    let shown = blocks("text").concat();
    assert!(shown.lines().count() >= 2);
    for line in shown.lines() {
        assert!(found.iter().any(|one| one == line), "{line}\nis not among\n{}", found.join("\n"));
    }
}

#[test]
fn the_case_screens_as_the_page_says() {
    let text = blocks("toml").join("\n");
    let screener = Screener::builder().england().pack("mereshire.toml", text).build().unwrap();
    let case = Case::from_json(blocks("json").concat().as_bytes(), &Limits::default()).unwrap();
    let report = screener.screen(&case).unwrap();
    let ours = |rules: Vec<&str>| {
        rules.into_iter().filter(|rule| rule.starts_with("mereshire/")).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut findings = ours(report.findings.iter().map(|one| one.rule.as_ref()).collect());
    findings.sort_unstable();
    assert_eq!(findings, ["mereshire/4.2.lunch", "mereshire/4.3.breakfast"]);
    let level = report.levels.iter().find(|level| level.level.starts_with("mereshire/")).unwrap();
    assert_eq!((level.number, level.name.as_ref()), (2, "Extra help"));
    let total = report.facts.iter().find(|fact| fact.fact == "breakfast_check.total").unwrap();
    assert_eq!(total.words, "Breakfast check, 0 to 4: 3 to 4, 2 of 3 answered");
    let asked: Vec<_> = report
        .questions
        .iter()
        .filter(|one| one.could.iter().any(|lift| lift.rule == "mereshire/4.2.after_help"))
        .collect();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].missing[0].input.as_deref(), Some("o2"));
}

#[test]
fn the_commands_are_those_of_the_program() {
    let shown = blocks("sh").concat();
    assert!(shown.lines().count() >= 3);
    for line in shown.lines() {
        let known =
            ["neglect-screen check mereshire.toml", "neglect-screen screen case.json --pack mereshire.toml"];
        assert!(known.contains(&line), "{line}");
    }
}
