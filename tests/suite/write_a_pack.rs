//! `docs/write-a-pack.md` runs: its blocks of TOML are the files of one folder, its slip is found as it says, its case
//! screens as it says.

use crate::packs::named;
use neglect_screen::authoring;
use neglect_screen::pack::{Diagnostic, PackText, ParsedPack};
use neglect_screen::{Case, Limits, Screener};

use crate::packs::england;

const PAGE: &str = include_str!("../../docs/write-a-pack.md");

/// A block of the page: what stands behind its fence, the line before it, and its text.
struct Block {
    info: String,
    before: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    let mut before = "";
    for line in PAGE.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => {
                open = Some(Block { info: info.to_owned(), before: before.to_owned(), text: String::new() });
            }
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) if !line.is_empty() => before = line,
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// The texts of the blocks of one kind, in order.
fn texts(kind: &str) -> Vec<String> {
    blocks().into_iter().filter(|block| block.info == kind).map(|block| block.text).collect()
}

/// The files of the folder, in the order of the page, each with its name.
fn files() -> Vec<(String, String)> {
    let named = |block: Block| {
        let name = block.info.strip_prefix("toml ")?.to_owned();
        (name != "wrong").then_some((name, block.text))
    };
    blocks().into_iter().filter_map(named).collect()
}

fn folder(files: &[(String, String)]) -> PackText {
    PackText::from_folder("mereshire", files.to_vec())
}

/// England's packs and the page's own.
fn with_england(files: &[(String, String)]) -> Vec<ParsedPack> {
    [england(), vec![folder(files).parse().unwrap()]].concat()
}

/// What is wrong with the page's own pack, and what is suspicious.
fn own(files: &[(String, String)]) -> Vec<Diagnostic> {
    let mut diagnostics = authoring::check(&with_england(files));
    diagnostics.retain(|diagnostic| diagnostic.file.starts_with("mereshire/"));
    diagnostics
}

#[test]
fn each_block_of_toml_is_a_file_that_the_line_before_it_names() {
    let named: Vec<Block> = blocks().into_iter().filter(|block| block.info.ends_with(".toml")).collect();
    for block in &named {
        let name = block.info.strip_prefix("toml ").unwrap();
        assert_eq!(block.before, format!("`mereshire/{name}`"));
    }
    assert_eq!(named.len(), 9);
}

#[test]
fn the_folder_has_no_error_at_any_step_and_no_warning_at_the_end() {
    let files = files();
    for steps in 1..=files.len() {
        let errors: Vec<_> = own(&files[..steps]).into_iter().filter(Diagnostic::is_error).collect();
        assert!(errors.is_empty(), "after {}: {errors:?}", files[steps - 1].0);
    }
    let first: Vec<_> = own(&files[..2]).iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(first, [named("unused")], "nothing cites the source yet");
    assert_eq!(own(&files), []);
    assert_eq!(authoring::run_examples(&with_england(&files)), []);
}

#[test]
fn an_example_at_the_boundary_notices_a_shorter_window_as_the_page_says() {
    let mut files = files();
    let (_, rules) = files.iter_mut().find(|(name, _)| name == "rules.toml").unwrap();
    *rules = rules.replacen("within = \"7 weeks\"", "within = \"6 weeks\"", 1);
    let failed = authoring::run_examples(&with_england(&files));
    let rules: Vec<Option<&str>> = failed.iter().map(|diagnostic| diagnostic.rule.as_deref()).collect();
    assert_eq!(rules, [Some("mereshire/4.2.lunch")], "{failed:?}");
    assert_eq!(failed[0].file, "mereshire/examples/rules.toml");
}

#[test]
fn the_slip_is_found_with_the_words_on_the_page() {
    let mut files = files();
    files.push(("slip.toml".to_owned(), texts("toml wrong").concat()));
    let found: Vec<String> = own(&files)
        .iter()
        .map(|found| format!("{}: {}; {}", found.code, found.message, found.help))
        .collect();
    let shown = texts("text").concat();
    assert!(shown.lines().count() >= 2);
    for line in shown.lines() {
        assert!(found.iter().any(|known| known == line), "{line}\nis not among\n{}", found.join("\n"));
    }
}

#[test]
fn the_case_screens_as_the_page_says() {
    let screener = Screener::builder().england().pack_text(folder(&files())).build().unwrap();
    let case = Case::from_json(texts("json").concat().as_bytes(), &Limits::default()).unwrap();
    let report = screener.screen(&case).unwrap();
    let ours = |rules: Vec<&str>| {
        rules.into_iter().filter(|rule| rule.starts_with("mereshire/")).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut findings = ours(report.findings.iter().map(|finding| finding.rule.as_ref()).collect());
    findings.sort_unstable();
    assert_eq!(findings, ["mereshire/4.2.lunch", "mereshire/4.3.breakfast"]);
    let level = report.levels.iter().find(|level| level.level.starts_with("mereshire/")).unwrap();
    assert_eq!((level.number, level.name.as_ref()), (2, "Extra help"));
    let total = report.facts.iter().find(|fact| fact.fact == "breakfast_check.total").unwrap();
    assert_eq!(total.words, "Breakfast check, 0 to 4: 3 to 4, 2 of 3 answered");
    let asked: Vec<_> = report
        .questions
        .iter()
        .filter(|question| question.could.iter().any(|lift| lift.rule == "mereshire/4.2.after_help"))
        .collect();
    assert!(asked.iter().any(|question| question.missing[0].input.as_deref() == Some("o2")));
}

#[test]
fn the_commands_are_those_of_the_program() {
    let shown = texts("sh").concat();
    assert!(shown.lines().count() >= 3);
    for line in shown.lines() {
        let known = ["neglect-screen check mereshire", "neglect-screen screen case.json --pack mereshire"];
        assert!(known.contains(&line), "{line}");
    }
}
