//! `docs/conventions.md` is what it says it is: one page on which each line names what holds it.

use std::collections::BTreeMap;
use std::path::Path;

fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// The letters, each with the files it stands for.
fn holders(page: &str) -> BTreeMap<&str, Vec<&str>> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    rows.map(|(letter, what)| {
        let quoted = what.split('`').skip(1).step_by(2);
        (letter, quoted.filter(|word| word.contains('/')).collect())
    })
    .collect()
}

/// Each numbered line with what follows it, up to the next.
fn lines(page: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in page.lines() {
        if line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok()) {
            lines.push(line.to_owned());
        } else if let (Some(more), Some(last)) = (line.strip_prefix("   "), lines.last_mut()) {
            last.push(' ');
            last.push_str(more.trim_start());
        }
    }
    lines
}

/// The letters in a line's brackets.
fn named(line: &str) -> Vec<&str> {
    let brackets = line.split('(').skip(1).filter_map(|part| part.split_once(')'));
    let letters = brackets.flat_map(|(inside, _)| inside.split(", "));
    letters.filter(|word| word.len() == 1).collect()
}

#[test]
fn each_convention_names_what_holds_it() {
    let page = std::fs::read_to_string(repository().join("docs/conventions.md")).unwrap();
    let holders = holders(&page);
    let lines = lines(&page);
    assert!(lines.len() >= 20, "only {} lines", lines.len());
    for (nth, line) in (1..).zip(&lines) {
        assert!(line.starts_with(&format!("{nth}. ")), "{line} is line {nth}");
        assert!(line.ends_with(')') && !named(line).is_empty(), "nothing holds: {line}");
        for letter in named(line) {
            assert!(holders.contains_key(letter), "{letter} stands for nothing, in: {line}");
        }
    }
    for (letter, files) in holders {
        assert!(letter == "C" || !files.is_empty(), "{letter} names no file");
        assert!(lines.iter().any(|line| named(line).contains(&letter)), "{letter} holds nothing");
        for file in files {
            assert!(repository().join(file).is_file(), "{letter}: {file} is not there");
        }
    }
}
