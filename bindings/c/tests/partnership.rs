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
type Said<T = String> = Result<T, (neglect_status, Vec<(String, String)>)>;

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
    let earlier = rust.publish(b"{}").unwrap();
    for options in [
        "{}",
        &format!(r#"{{ "earlier": {earlier} }}"#),
        r#"{ "earlier": {} }"#,
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

#[cfg(feature = "render")]
mod rendered {
    use std::ptr::null_mut;
    use std::slice;

    use neglect_partnership::Definition;
    use neglect_partnership::api::confidence_tables;
    use neglect_partnership::response::{ResponseTool, StrategyResponse};
    use neglect_render::{docx, html};
    use neglect_screen_ffi::partnership::{
        neglect_confidence_html, neglect_response_docx, neglect_response_from_docx,
    };
    use neglect_screen_ffi::tally::neglect_tally_html;
    use neglect_screen_ffi::text::{neglect_text_free, neglect_text_view};

    use super::*;

    fn refused(path: &str, code: &str) -> Said {
        Err((neglect_status::Partnership, vec![(path.to_owned(), code.to_owned())]))
    }

    #[test]
    fn the_page_of_measures_is_that_of_the_renderer() {
        let options = json!({ "by": ["age_band"], "period": "quarter" });
        let mut rust = Counting::new(options.to_string().as_bytes()).unwrap();
        let tally = Tally::new(&options);
        let lines = stored("reports.jsonl");
        assert_eq!(tally.count(&lines), rust.count_json(lines.as_bytes()));
        let page = |options: &str| {
            // SAFETY: the tally and the text live.
            given(|out, err| unsafe { neglect_tally_html(tally.0, view(options.as_bytes()), out, err) })
        };
        for options in ["{}", r#"{ "area": "national" }"#] {
            let publication = rust.publication(options.as_bytes()).unwrap();
            assert_eq!(page(options).unwrap(), html::measures(&publication, rust.measures()));
        }
        assert_eq!(page(r#"{ "format": "csv" }"#), refused("format", "request.value"));
    }

    #[test]
    fn the_page_of_confidence_is_that_of_the_renderer_and_what_is_refused_stands_beside_it() {
        let csv = stored("answers.csv") + "pirate,2026,C3,very\n";
        let request = json!({ "csv": [csv], "by": "role" }).to_string();
        let tables = confidence_tables(request.as_bytes()).unwrap();
        let mut refused_json = null_mut();
        // SAFETY: the texts live; the outputs are locals, read and then freed once.
        unsafe {
            let page = given(|out, err| {
                neglect_confidence_html(view(request.as_bytes()), &mut refused_json, out, err)
            });
            assert_eq!(page.unwrap(), html::confidence(&tables.confidence, &tables.survey));
            let refused = shared::text(neglect_text_view(refused_json)).to_owned();
            neglect_text_free(refused_json);
            assert_eq!(refused, tables.refused_json);
            let answer: Value = serde_json::from_str(&confidence_json(request.as_bytes()).unwrap()).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&refused).unwrap(), answer["refused"]);
            assert!(refused.starts_with("[{"), "{refused}");
            let text = view(br#"{ "format": "text" }"#);
            let said = given(|out, err| neglect_confidence_html(text, null_mut(), out, err));
            assert_eq!(said, super::rendered::refused("format", "request.value"));
        }
    }

    /// A file's bytes.
    fn form(request: &str) -> Said<Vec<u8>> {
        let (mut out, mut err) = (null_mut(), null_mut());
        // SAFETY: the text lives; the outputs are locals, read and then freed once.
        unsafe {
            match neglect_response_docx(view(request.as_bytes()), &mut out, &mut err) {
                neglect_status::Ok => {
                    let file = neglect_text_view(out);
                    let bytes = slice::from_raw_parts(file.ptr.cast::<u8>(), file.len).to_vec();
                    neglect_text_free(out);
                    Ok(bytes)
                }
                status => Err((status, faults(err))),
            }
        }
    }

    fn read(docx: &[u8], options: &str) -> Said {
        // SAFETY: the file and the text live.
        given(|out, err| unsafe {
            neglect_response_from_docx(view(docx), view(options.as_bytes()), out, err)
        })
    }

    #[test]
    fn a_word_form_goes_out_and_comes_back_as_in_rust() {
        let tool = ResponseTool::shipped();
        let json = stored("health-visiting.json");
        let response = StrategyResponse::from_json(json.as_bytes(), &tool).unwrap();
        let written = form(&format!(r#"{{ "response": {json} }}"#)).unwrap();
        assert_eq!(written, docx::response_form(&tool, Some(&response)));
        let back: StrategyResponse = serde_json::from_str(&read(&written, "{}").unwrap()).unwrap();
        assert_eq!(back, docx::read_response(&written, &tool).unwrap());
        let blank = form("{}").unwrap();
        assert_eq!(blank, docx::response_form(&tool, None));
        let missing = docx::read_response(&blank, &tool).unwrap_err();
        assert_eq!(read(&blank, "{}"), as_in_c(Err(missing.into())));
    }

    #[test]
    fn a_form_that_could_not_show_everything_is_not_written() {
        let date = r#""date": "2026-10-01""#;
        let unknown = r#""answers": [{ "priority": "secret", "action": "a" }]"#;
        let said = form(&format!(r#"{{ "response": {{ "organisation": "Police", {date}, {unknown} }} }}"#));
        let place = "response.answers[0].priority".to_owned();
        let fault = vec![(place, "response.unknown_priority".to_owned())];
        assert_eq!(said, Err((neglect_status::Partnership, fault)));
        assert!(form(r#"{ "tool": "[tool]" }"#).is_err() && form("").is_err());
        assert_eq!(read(b"secret", "{}"), refused("the file", "response.unreadable"));
        assert_eq!(read(b"", r#"{ "secret": 1 }"#), refused("the request", "request.unknown_field"));
    }
}
