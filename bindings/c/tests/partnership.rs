//! The partnership's side says through the C ABI what it says as JSON in Rust, to the byte. The command line is held to
//! the same answers over the same input by `crates/cli/tests/partnership_api.rs`.

mod shared;

use std::fs;
use std::path::Path;
use std::ptr::null_mut;

use neglect_partnership::PartnershipError;
use neglect_partnership::api::{Counting, confidence_json, response_json};
use neglect_screen_ffi::error::neglect_error;
use neglect_screen_ffi::partnership::{neglect_confidence_json, neglect_response_json};
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::tally::{
    neglect_tally, neglect_tally_count, neglect_tally_free, neglect_tally_json, neglect_tally_merge_json,
    neglect_tally_new, neglect_tally_publish,
};
use neglect_screen_ffi::text::neglect_text;
use neglect_screen_ffi::view::neglect_str;
use serde_json::{Value, json};
use shared::{faults, given, view};

fn stored(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/partnership/tests/data");
    fs::read_to_string(folder.join(name)).unwrap()
}

/// What an answer or a refusal comes to in C.
type Said = Result<String, (neglect_status, Vec<(String, String)>)>;

fn as_in_c(said: Result<String, PartnershipError>) -> Said {
    said.map_err(|error| {
        let faults = error.problems.into_iter().map(|problem| (problem.path, problem.code.to_owned()));
        (neglect_status::Partnership, faults.collect())
    })
}

/// A tally.
struct Tally(*mut neglect_tally);

impl Tally {
    fn new(options: &Value) -> Tally {
        let (options, mut out) = (options.to_string(), null_mut());
        // SAFETY: the text lives; `out` is a local.
        let status = unsafe { neglect_tally_new(view(options.as_bytes()), &mut out, null_mut()) };
        assert_eq!(status, neglect_status::Ok);
        Tally(out)
    }

    fn count(&self, lines: &str) -> String {
        // SAFETY: the tally lives, and no other thread has it.
        given(|out, err| unsafe { neglect_tally_count(self.0, view(lines.as_bytes()), out, err) }).unwrap()
    }

    fn json(&self) -> String {
        // SAFETY: the tally lives.
        given(|out, err| unsafe { neglect_tally_json(self.0, out, err) }).unwrap()
    }

    fn merge(&self, tally: &str) -> Result<(), (neglect_status, Vec<(String, String)>)> {
        let mut err: *mut neglect_error = null_mut();
        // SAFETY: the tally lives, and no other thread has it; `err` is a local.
        match unsafe { neglect_tally_merge_json(self.0, view(tally.as_bytes()), &mut err) } {
            neglect_status::Ok => Ok(()),
            status => Err((status, faults(err))),
        }
    }

    fn publish(&self, options: &str) -> Said {
        // SAFETY: the tally lives.
        given(|out, err| unsafe { neglect_tally_publish(self.0, view(options.as_bytes()), out, err) })
    }
}

impl Drop for Tally {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { neglect_tally_free(self.0) }
    }
}

#[test]
fn measures_are_counted_added_up_and_published_as_in_rust() {
    let options = json!({ "by": ["agency", "age_band"], "period": "quarter", "check_children": true });
    let lines = stored("reports.jsonl");
    let (first, second) = lines.split_at(lines.match_indices('\n').nth(30).unwrap().0 + 1);
    let mut rust = Counting::new(options.to_string().as_bytes()).unwrap();
    let (here, there) = (Tally::new(&options), Tally::new(&options));
    assert_eq!(here.count(first), rust.count_json(first.as_bytes()));
    assert_eq!(there.count(second), rust.count_json(second.as_bytes()));
    here.merge(&there.json()).unwrap();
    assert_eq!(here.json(), rust.to_json());
    for options in [
        "{}",
        r#"{ "area": "national", "format": "csv" }"#,
        r#"{ "format": "text" }"#,
        r#"{ "settings": "threshold = 1" }"#,
        "[]",
        "",
    ] {
        assert_eq!(here.publish(options), as_in_c(rust.publish(options.as_bytes())), "{options}");
    }
    for tally in ["", "{}", &here.json().replacen("quarter", "year", 1)] {
        let said = as_in_c(rust.merge_json(tally.as_bytes()).map(|()| String::new()));
        assert_eq!(here.merge(tally).map(|()| String::new()), said);
    }
    // A child who stands in a period twice is found out through this door as well.
    here.merge(&there.json()).unwrap();
    let twice = vec![("tally".to_owned(), "measures.child_twice".to_owned())];
    assert_eq!(here.publish("{}"), Err((neglect_status::Partnership, twice)));
}

/// A function that takes a request and gives an answer.
type Call =
    unsafe extern "C" fn(neglect_str, *mut *mut neglect_text, *mut *mut neglect_error) -> neglect_status;

fn same(call: Call, rust: fn(&[u8]) -> Result<String, PartnershipError>, request: &Value) {
    let request = request.to_string();
    // SAFETY: the text lives.
    let said = given(|out, err| unsafe { call(view(request.as_bytes()), out, err) });
    assert_eq!(said, as_in_c(rust(request.as_bytes())), "{request}");
}

#[test]
fn responses_are_answered_as_in_rust() {
    let one: Value = serde_json::from_str(&stored("health-visiting.json")).unwrap();
    let csv = stored("returns.csv");
    for mut request in [
        json!({ "command": "check" }),
        json!({ "command": "matrix" }),
        json!({ "command": "matrix", "format": "html" }),
        json!({ "command": "overview", "as_of": "2026-11-21", "stale_after": "6 months" }),
        json!({ "command": "overview", "as_of": "2026-11-21" }),
        json!({ "command": "convert", "format": "csv" }),
        json!({ "command": "convert", "format": "docx" }),
        json!({ "command": "convert", "tool": "[tool]" }),
        json!({ "command": "template", "date": "2026-10-01" }),
        json!({ "command": "none" }),
        json!({}),
    ] {
        same(neglect_response_json, response_json, &request);
        request["responses"] = json!([one]);
        request["csv"] = json!([csv, "organisation,date\n"]);
        same(neglect_response_json, response_json, &request);
        request["csv"] = json!([csv]);
        same(neglect_response_json, response_json, &request);
    }
}

#[test]
fn confidence_is_answered_as_in_rust() {
    let csv = stored("answers.csv");
    for request in [
        json!({ "csv": [csv] }),
        json!({ "csv": [csv, csv], "by": "sector", "format": "csv" }),
        json!({ "csv": [csv, "role\n"], "survey": "[survey]", "settings": "threshold = 1" }),
        json!({ "csv": csv }),
        json!([]),
    ] {
        same(neglect_confidence_json, confidence_json, &request);
    }
}
