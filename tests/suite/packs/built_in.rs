//! The packs that are compiled in.

use std::path::Path;

use neglect_screen::authoring::{check, errors, run_examples};
use neglect_screen::pack::{Diagnostic, Pack, ParsedPack, built_in, built_in_local, built_in_tools};

fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    [built_in(), built_in_local(), built_in_tools()].into_iter().flatten()
}

#[test]
fn every_pack_file_is_compiled_in_under_its_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    let mut missing = Vec::new();
    for folder in ["england", "local", "tools"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else { continue };
        for entry in entries {
            let name = format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy());
            if name.ends_with(".toml") && !all().any(|(listed, _)| *listed == name) {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "list these in src/pack/built_in.rs: {missing:?}");
}

#[test]
fn every_built_in_pack_can_be_read() {
    for (name, text) in all() {
        if let Err(problems) = Pack::parse(name, text) {
            let lines: Vec<String> = problems
                .iter()
                .map(|problem: &Diagnostic| {
                    let place = problem.place(text);
                    format!("{}:{}: {problem}", place.line, place.column)
                })
                .collect();
            panic!("{name}:\n{}", lines.join("\n"));
        }
    }
}

/// What is allowed to be said of the built-in packs, each with the reason.
const ALLOWED: [(&str, &str); 0] = [];

fn parsed() -> Vec<ParsedPack> {
    all().map(|(name, text)| Pack::parse(name, text).unwrap()).collect()
}

fn lines(packs: &[ParsedPack], said: &[Diagnostic]) -> Vec<String> {
    said.iter()
        .filter(|one| !ALLOWED.contains(&(one.code, one.rule.as_deref().unwrap_or_default())))
        .map(|one| {
            let text = packs.iter().find(|pack| pack.name == one.file).map_or("", |pack| &pack.text);
            let place = one.place(text);
            format!("{}:{}:{}: {one}", one.file, place.line, place.column)
        })
        .collect()
}

#[test]
fn nothing_can_be_said_against_the_built_in_packs() {
    let packs = parsed();
    let said = lines(&packs, &check(&packs));
    assert!(said.is_empty(), "\n{}", said.join("\n"));
}

#[test]
fn every_example_of_the_built_in_packs_comes_out_as_it_says() {
    let packs = parsed();
    let said = lines(&packs, &run_examples(&packs));
    assert!(said.is_empty(), "\n{}", said.join("\n"));
}

#[test]
fn england_stands_without_the_packs_that_must_be_asked_for() {
    let packs: Vec<ParsedPack> =
        built_in().iter().map(|(name, text)| Pack::parse(name, text).unwrap()).collect();
    let said = lines(&packs, &errors(&packs));
    assert!(said.is_empty(), "\n{}", said.join("\n"));
}
