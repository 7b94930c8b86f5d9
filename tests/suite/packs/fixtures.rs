//! Each code of a diagnostic has a pack in `tests/packs/` that shows it and nothing else. The pack holds, word for word,
//! the example of the code's page, and with what the page writes instead nothing is said of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::named;
use jiff::civil::{Date, date};
use neglect_screen::authoring::{DIAGNOSTIC_CODES, analyse};
use neglect_screen::pack::{Diagnostic, DiagnosticCode, PackText, Severity};

const TODAY: Date = date(2026, 11, 21);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs")
}

/// The pack that shows a code.
fn fixture(code: DiagnosticCode) -> String {
    let path = folder().join(format!("{code}.toml"));
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn diagnostics(code: DiagnosticCode, text: String) -> Vec<Diagnostic> {
    analyse([&PackText::from_file(format!("{code}.toml"), text)], Some(TODAY)).diagnostics
}

/// The sections of a page by their headings, with the summary under an empty one.
fn sections(page: &str) -> Vec<(&str, &str)> {
    page.split("\n# ").map(|section| section.split_once("\n\n").unwrap_or((section, ""))).collect()
}

/// The blocks of TOML on a page: the mistake, and what to write in its place.
fn blocks(page: &str) -> Vec<&str> {
    let blocks = page.split("```toml\n").skip(1);
    blocks.map(|block| block.split_once("```").expect("a block is closed").0).collect()
}

/// A pack that is too large is not kept: its last line is repeated.
fn grown(text: &str) -> String {
    let last = text.lines().last().unwrap();
    format!("{text}{}", format!("{last}\n").repeat(8 * 1024 * 1024 / last.len()))
}

#[test]
fn every_code_has_a_pack_that_shows_it_alone() {
    let mut wrong = Vec::new();
    for code in DIAGNOSTIC_CODES {
        let text = fixture(code);
        let text = if code == named("too_large") { grown(&text) } else { text };
        let found: BTreeSet<&str> = diagnostics(code, text).iter().map(|found| found.code.name()).collect();
        if found != BTreeSet::from([code.name()]) {
            wrong.push(format!("{code}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let names: BTreeSet<String> = DIAGNOSTIC_CODES.iter().map(|code| format!("{code}.toml")).collect();
    let mut files: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    files.retain(|file| file.ends_with(".toml"));
    assert_eq!(files, names);
}

#[test]
fn what_the_page_of_a_code_says_to_write_instead_is_right() {
    for code in DIAGNOSTIC_CODES {
        let (text, page) = (fixture(code), code.page());
        let mended = match blocks(&page).as_slice() {
            [] if code == named("too_large") => text,
            [mistake, instead] => {
                assert_eq!(
                    text.matches(mistake).count(),
                    1,
                    "{code}: its pack holds the mistake of its page once"
                );
                text.replace(mistake, instead)
            }
            other => panic!("{code}: {} blocks", other.len()),
        };
        assert_eq!(diagnostics(code, mended), [], "{code}");
    }
}

#[test]
fn every_code_has_a_page_of_one_form() {
    for code in DIAGNOSTIC_CODES {
        let page = code.page();
        let sections = sections(&page);
        let headings: Vec<&str> = sections.iter().skip(1).map(|(heading, _)| *heading).collect();
        assert_eq!(headings, ["What it does", "Why", "Example"], "{code}");
        let summary = code.summary();
        assert!(summary.ends_with('.') && summary.starts_with(char::is_uppercase), "{code}: {summary}");
        assert_eq!(page.lines().next(), Some(summary), "{code}");
        let verb = match code.severity() {
            Severity::Error => "Refuses ",
            Severity::Warning => "Warns of ",
        };
        assert!(sections[1].1.starts_with(verb), "{code}");
    }
}

/// The words of every diagnostic, kept so that a change of them is seen.
#[test]
fn the_words_of_diagnostics_are_those_written_down() {
    let path = folder().join("diagnostics.txt");
    let shown = DIAGNOSTIC_CODES.into_iter().filter(|code| *code != named("too_large"));
    let lines: String =
        shown.flat_map(|code| diagnostics(code, fixture(code))).map(|found| format!("{found}\n")).collect();
    if std::env::var_os("NEGLECT_WRITE").is_some() {
        fs::write(&path, &lines).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap();
    assert_eq!(lines, kept, "{} holds other words; write it with NEGLECT_WRITE=1", path.display());
}
