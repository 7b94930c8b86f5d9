//! The packs that are compiled in.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use neglect_screen::authoring::{check, errors, run_examples};
use neglect_screen::pack::{Diagnostic, PackFile, PackText, ParsedPack};

use super::{england, shipped};

/// A folder of `packs/` that holds no packs: it has definitions of another kind.
const NO_PACKS: &str = "partnership";

/// The TOML files of a folder and of all folders in it, by their path below `packs/`.
fn files_below(folder: &Path, path: &str, files: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if path.is_empty() { name } else { format!("{path}/{name}") };
        if entry.file_type().unwrap().is_dir() {
            files_below(&entry.path(), &path, files);
        } else if path.ends_with(".toml") {
            files.insert(path);
        }
    }
}

#[test]
fn every_file_of_every_pack_is_compiled_in_under_its_name_and_nothing_else_is() {
    let mut lying = BTreeSet::new();
    files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("packs"), "", &mut lying);
    lying.retain(|path| !path.starts_with(&format!("{NO_PACKS}/")));
    let listed: BTreeSet<String> =
        shipped().flat_map(PackText::files).map(PackFile::name).map(str::to_owned).collect();
    assert_eq!(lying, listed, "src/pack/built_in.rs lists what lies in packs/");
}

#[test]
fn every_built_in_pack_can_be_read() {
    for text in shipped() {
        if let Err(error) = text.parse() {
            panic!("{error}");
        }
    }
}

fn parsed() -> Vec<ParsedPack> {
    shipped().map(|text| text.parse().unwrap()).collect()
}

fn lines(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| format!("\n{diagnostic}")).collect()
}

#[test]
fn nothing_can_be_said_against_the_built_in_packs() {
    assert_eq!(lines(&check(&parsed())), "");
}

#[test]
fn every_example_of_the_built_in_packs_comes_out_as_it_says() {
    assert_eq!(lines(&run_examples(&parsed())), "");
}

#[test]
fn england_stands_without_the_packs_that_must_be_asked_for() {
    assert_eq!(lines(&errors(&england())), "");
}
