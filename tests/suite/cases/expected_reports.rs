//! The whole report of every case, byte for byte: a difference here is a changed outcome and belongs in the
//! change log.

use std::path::PathBuf;

use neglect_screen::Screener;

use super::ENGLAND;
use super::file::CaseFile;

/// Set to write the reports anew.
const UPDATE: &str = "UPDATE_EXPECTED";

fn path(file: &CaseFile) -> PathBuf {
    CaseFile::folder().join("expected").join(format!("{}.json", file.stem))
}

/// The report as it is kept. What changes with every release and with every comma in a pack, and has tests of its
/// own, is left out: the library's version and the list of packs with their digests.
fn kept(screener: &Screener, file: &CaseFile) -> String {
    let case = file.case();
    let mut report = screener.screen(&case).unwrap();
    report.library = "".into();
    report.packs.clear();
    let mut text = serde_json::to_string_pretty(&report).unwrap();
    text.push('\n');
    text
}

#[test]
fn expected_reports_are_what_the_cases_give() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut changed = Vec::new();
    for file in CaseFile::all() {
        let (path, report) = (path(&file), kept(&ENGLAND, &file));
        if update {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &report).unwrap();
        } else if std::fs::read_to_string(&path).ok().as_deref() != Some(report.as_str()) {
            changed.push(file.stem);
        }
    }
    assert!(
        changed.is_empty(),
        "the reports of {changed:?} changed; set {UPDATE}=1 to write them anew, and read what changed"
    );
}

#[test]
fn expected_reports_all_belong_to_a_case() {
    let stems: Vec<String> = CaseFile::all().into_iter().map(|file| file.stem).collect();
    let entries = std::fs::read_dir(CaseFile::folder().join("expected")).unwrap();
    for entry in entries {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(stems.contains(&stem), "{} belongs to no case", path.display());
    }
}

#[test]
fn expected_reports_are_the_same_bytes_twice() {
    let other = Screener::england();
    for file in CaseFile::all() {
        assert_eq!(kept(&ENGLAND, &file), kept(&other, &file), "{}", file.stem);
    }
}
