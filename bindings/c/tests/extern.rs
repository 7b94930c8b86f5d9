//! The extern functions as Rust calls them: same reports, many threads, and handles that outlive failures.

use std::ptr::null_mut;
use std::{fs, path::Path, slice, str, thread};

use neglect_screen::Screener;
use neglect_screen_ffi::batch::{
    neglect_batch_count, neglect_batch_error, neglect_batch_free, neglect_batch_report,
    neglect_screen_json_many,
};
use neglect_screen_ffi::error::{neglect_error, neglect_error_free, neglect_error_path};
use neglect_screen_ffi::json::neglect_screen_json;
use neglect_screen_ffi::screener::{neglect_screener, neglect_screener_england, neglect_screener_free};
use neglect_screen_ffi::status::{neglect_status, neglect_status_message, neglect_status_name};
use neglect_screen_ffi::text::{neglect_text_free, neglect_text_view};
use neglect_screen_ffi::version::neglect_abi_description;
use neglect_screen_ffi::view::neglect_str;

fn view(bytes: &[u8]) -> neglect_str {
    neglect_str { ptr: bytes.as_ptr().cast(), len: bytes.len() }
}

fn text<'a>(view: neglect_str) -> &'a str {
    // SAFETY: the library's texts are readable, UTF-8, and NUL-terminated; no test keeps one beyond its owner.
    unsafe {
        assert_eq!(*view.ptr.add(view.len), 0);
        str::from_utf8(slice::from_raw_parts(view.ptr.cast(), view.len)).unwrap()
    }
}

/// The cases of the suite, in JSON.
fn cases() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    files.sort();
    let cases = files.iter().map(|path| {
        let whole: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        serde_json::to_vec(&whole["case"]).unwrap()
    });
    cases.collect()
}

struct England(*mut neglect_screener);
// SAFETY: the header says that any number of threads may use a screener at once.
unsafe impl Sync for England {}

impl England {
    fn new() -> England {
        let mut out = null_mut();
        // SAFETY: `out` is a local.
        assert_eq!(unsafe { neglect_screener_england(&mut out, null_mut()) }, neglect_status::Ok);
        England(out)
    }

    fn screen(&self, case: &[u8]) -> Result<String, (neglect_status, String)> {
        let (mut out, mut err): (_, *mut neglect_error) = (null_mut(), null_mut());
        // SAFETY: the handle lives as long as `self`; outputs are locals, read and then freed once.
        unsafe {
            let status = neglect_screen_json(self.0, view(case), &mut out, &mut err);
            if status == neglect_status::Ok {
                assert!(err.is_null());
                let report = text(neglect_text_view(out)).to_owned();
                neglect_text_free(out);
                return Ok(report);
            }
            assert!(out.is_null());
            let path = text(neglect_error_path(err, 0)).to_owned();
            neglect_error_free(err);
            Err((status, path))
        }
    }
}

impl Drop for England {
    fn drop(&mut self) {
        // SAFETY: made by `new`, freed once.
        unsafe { neglect_screener_free(self.0) }
    }
}

#[test]
fn every_case_of_the_suite_has_the_report_that_rust_has_to_the_byte() {
    let (england, rust) = (England::new(), Screener::england());
    let cases = cases();
    assert!(cases.len() > 20, "{}", cases.len());
    for case in &cases {
        assert_eq!(england.screen(case).unwrap().as_bytes(), rust.screen_json(case).unwrap());
    }
}

#[test]
fn many_at_once_are_as_one_by_one_in_order_on_any_number_of_threads() {
    let (england, mut cases) = (England::new(), cases());
    cases.insert(3, b"{".to_vec());
    let views: Vec<neglect_str> = cases.iter().map(|case| view(case)).collect();
    for threads in [0, 1, 2, 7] {
        let mut batch = null_mut();
        // SAFETY: the views live; the batch is read and then freed once.
        unsafe {
            let first = views.as_ptr();
            let status =
                neglect_screen_json_many(england.0, first, views.len(), threads, &mut batch, null_mut());
            assert_eq!(status, neglect_status::Ok);
            assert_eq!(neglect_batch_count(batch), cases.len());
            for (at, case) in cases.iter().enumerate() {
                match england.screen(case) {
                    Ok(report) => assert_eq!(text(neglect_batch_report(batch, at)), report),
                    Err((_, path)) => {
                        let error = neglect_batch_error(batch, at);
                        assert_eq!(text(neglect_error_path(error, 0)), path);
                    }
                }
            }
            neglect_batch_free(batch);
        }
    }
}

#[test]
fn sixteen_threads_share_one_screener() {
    let england = England::new();
    let case = cases().swap_remove(0);
    let expected = england.screen(&case).unwrap();
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| assert_eq!(england.screen(&case).unwrap(), expected));
        }
    });
}

#[test]
fn a_screener_stays_usable_after_a_failure() {
    let (england, case) = (England::new(), cases().swap_remove(0));
    let expected = england.screen(&case).unwrap();
    for wrong in [&b"{"[..], b"", b"\xff", b"[]", b"{\"schema\":2}"] {
        assert_eq!(england.screen(wrong).unwrap_err().0, neglect_status::Case);
        assert_eq!(england.screen(&case).unwrap(), expected);
    }
}

#[test]
fn the_description_is_json_and_names_every_status_by_its_name() {
    let whole: serde_json::Value = serde_json::from_str(text(neglect_abi_description())).unwrap();
    let statuses = whole["enums"]["neglect_status"].as_object().unwrap();
    assert!(statuses.len() >= 8);
    for (name, number) in statuses {
        let number = i32::try_from(number.as_i64().unwrap()).unwrap();
        let word = text(neglect_status_name(number));
        assert_eq!(format!("NEGLECT_STATUS_{}", word.to_uppercase()), *name);
        assert_ne!(text(neglect_status_message(number)), "not a status");
    }
    assert_eq!(text(neglect_status_name(5)), "unknown");
    assert_eq!(text(neglect_status_message(5)), "not a status");
}
