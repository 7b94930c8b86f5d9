//! Imports say through the C ABI what they say in Rust, to the byte.

mod shared;

use std::path::Path;

use neglect_import::{import_json, marks_from_sessions_json};
use neglect_screen::Screener;
use neglect_screen::case::Problem;
use neglect_screen_ffi::import::{neglect_import, neglect_marks_from_sessions};
#[cfg(feature = "render")]
use neglect_screen_ffi::render::neglect_household_html;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::view::neglect_pair;
use shared::{England, given, view};

fn example(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/import");
    std::fs::read(folder.join(name)).unwrap()
}

fn refused(problems: Vec<Problem>) -> (neglect_status, Vec<(String, String)>) {
    let faults = problems.into_iter().map(|problem| (problem.path, problem.code.to_owned()));
    (neglect_status::InvalidArgument, faults.collect())
}

#[test]
fn files_are_imported_as_in_rust() {
    let (rust, c) = (Screener::england(), England::new());
    let bundle = example("bundle.json");
    let workbook = example("annex-a.xlsx");
    for (request, name, bytes) in [
        (r#"{"source":"fhir","as_of":"2026-11-20"}"#, "bundle.json", &bundle),
        (r#"{"source":"fhir","as_of":"2026-11-20","households":true}"#, "bundle.json", &bundle),
        (r#"{"source":"annex-a","as_of":"2026-11-20"}"#, "a.xlsx", &workbook),
        (r#"{"source":"fhir"}"#, "bundle.json", &bundle),
        (r#"{"source":"nothing"}"#, "a", &bundle),
        (r#"{"map":"[map]"}"#, "a", &bundle),
        ("{}", "a", &bundle),
        ("[", "a", &bundle),
    ] {
        let file = neglect_pair { name: view(name.as_bytes()), value: view(bytes) };
        // SAFETY: the screener, the texts and the file live.
        let said =
            given(|out, err| unsafe { neglect_import(c.0, view(request.as_bytes()), &file, 1, out, err) });
        let in_rust = import_json(&rust, request.as_bytes(), &[(name, bytes)]).map_err(refused);
        assert_eq!(said, in_rust, "{request}");
    }
}

#[test]
#[cfg(feature = "render")]
fn the_page_of_a_home_shows_each_child_with_its_time() {
    let request = br#"{"source":"fhir","as_of":"2026-11-20","households":true,"replays":true}"#;
    let bundle = example("bundle.json");
    let answer = import_json(&Screener::england(), request, &[("bundle.json", &bundle)]).unwrap();
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let home = answer["homes"][0].to_string();
    // SAFETY: the text lives.
    let page = given(|out, err| unsafe { neglect_household_html(view(home.as_bytes()), out, err) }).unwrap();
    let child = answer["homes"][0]["children"][0]["report"]["case"].as_str().unwrap();
    assert!(page.contains(child) && page.contains("<svg"), "the child's time is drawn");
    // SAFETY: the text lives.
    let refused = given(|out, err| unsafe { neglect_household_html(view(b"{}"), out, err) }).unwrap_err();
    assert_eq!(refused.0, neglect_status::InvalidArgument);
}

#[test]
fn marks_of_sessions_become_registers_as_in_rust() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sessions.json");
    let shared: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for rows in shared.iter().map(|given| given["rows"].to_string()).chain(["[".to_owned()]) {
        // SAFETY: the text lives.
        let said = given(|out, err| unsafe { neglect_marks_from_sessions(view(rows.as_bytes()), out, err) });
        assert_eq!(said, marks_from_sessions_json(rows.as_bytes()).map_err(refused), "{rows}");
    }
}
