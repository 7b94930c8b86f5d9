//! Imports say through the C ABI what they say in Rust, to the byte.

mod shared;

use std::path::Path;

use neglect_import::import_json;
use neglect_screen::Screener;
use neglect_screen_ffi::import::neglect_import;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::view::neglect_pair;
use shared::{England, given, view};

fn example(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/import");
    std::fs::read(folder.join(name)).unwrap()
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
        let in_rust = import_json(&rust, request.as_bytes(), &[(name, bytes)]).map_err(|problems| {
            let faults =
                problems.into_iter().map(|problem| (problem.path, problem.code.to_owned())).collect();
            (neglect_status::InvalidArgument, faults)
        });
        assert_eq!(said, in_rust, "{request}");
    }
}
