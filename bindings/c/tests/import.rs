//! Imports say through the C ABI what they say in Rust, to the byte.

mod shared;

use std::path::Path;

use neglect_import::{import_json, marks_from_sessions_json};
use neglect_screen::Screener;
use neglect_screen::case::Problem;
use neglect_screen_ffi::import::{neglect_import, neglect_marks_from_sessions};
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
fn marks_of_sessions_become_registers_as_in_rust() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/sessions.json");
    let shared: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    for rows in shared.iter().map(|given| given["rows"].to_string()).chain(["[".to_owned()]) {
        // SAFETY: the text lives.
        let said = given(|out, err| unsafe { neglect_marks_from_sessions(view(rows.as_bytes()), out, err) });
        assert_eq!(said, marks_from_sessions_json(rows.as_bytes()).map_err(refused), "{rows}");
    }
}
