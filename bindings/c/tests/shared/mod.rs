//! What the Rust tests of the C ABI share: handles that free themselves, cases as structs, reports read back.
#![allow(dead_code, reason = "each test uses a part of it")]

#[cfg(feature = "arrow")]
pub mod columns;
pub mod filled;
pub mod generated;
pub mod model;
pub mod read;

use std::ptr::{null, null_mut};
use std::{fs, path::Path, slice, str};

use neglect_screen_ffi::case::{neglect_case, neglect_case_free, neglect_case_from_json, neglect_case_json};
use neglect_screen_ffi::error::{
    neglect_error, neglect_error_count, neglect_error_fault, neglect_error_free,
};
use neglect_screen_ffi::report::{
    neglect_report, neglect_report_contents, neglect_report_free, neglect_report_json, neglect_screen,
};
use neglect_screen_ffi::screener::neglect_screen_json;
use neglect_screen_ffi::screener::{neglect_screener, neglect_screener_england, neglect_screener_free};
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::text::{neglect_text, neglect_text_free, neglect_text_view};
use neglect_screen_ffi::view::neglect_str;

pub fn view(bytes: &[u8]) -> neglect_str {
    neglect_str { ptr: bytes.as_ptr().cast(), len: bytes.len() }
}

/// A text of the library's: readable, UTF-8, and with a NUL behind it.
pub fn text<'a>(view: neglect_str) -> &'a str {
    // SAFETY: the library's texts are as said; no test keeps one beyond its owner.
    unsafe {
        assert_eq!(*view.ptr.add(view.len), 0);
        str::from_utf8(slice::from_raw_parts(view.ptr.cast(), view.len)).unwrap()
    }
}

/// The cases of the suite, in JSON.
pub fn cases() -> Vec<Vec<u8>> {
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

/// Places and codes of an error.
///
/// # Safety
///
/// `err` is NULL or an error that nobody has freed.
pub unsafe fn faults_of(err: *const neglect_error) -> Vec<(String, String)> {
    // SAFETY: by the caller's promise; the texts are copied.
    let faults = (0..unsafe { neglect_error_count(err) }).map(|at| unsafe {
        let fault = &*neglect_error_fault(err, at);
        (text(fault.path).to_owned(), text(fault.code).to_owned())
    });
    faults.collect()
}

/// Places and codes of an error, which is freed.
pub fn faults(err: *mut neglect_error) -> Vec<(String, String)> {
    // SAFETY: NULL or an error that nobody has freed.
    unsafe {
        let faults = faults_of(err);
        neglect_error_free(err);
        faults
    }
}

/// What a call gives that has a text to give.
pub fn given(
    call: impl FnOnce(*mut *mut neglect_text, *mut *mut neglect_error) -> neglect_status,
) -> Result<String, (neglect_status, Vec<(String, String)>)> {
    let (mut out, mut err) = (null_mut(), null_mut());
    let status = call(&mut out, &mut err);
    if status == neglect_status::Ok {
        assert!(err.is_null());
        // SAFETY: a text of the library's, read and then freed once.
        unsafe {
            let text = text(neglect_text_view(out)).to_owned();
            neglect_text_free(out);
            return Ok(text);
        }
    }
    assert!(out.is_null());
    Err((status, faults(err)))
}

/// The built-in packs.
pub struct England(pub *mut neglect_screener);
// SAFETY: the header says that any number of threads may use a screener at once.
unsafe impl Sync for England {}
// SAFETY: as above.
unsafe impl Send for England {}

impl England {
    pub fn new() -> England {
        let mut out = null_mut();
        // SAFETY: `out` is a local.
        assert_eq!(unsafe { neglect_screener_england(&mut out, null_mut()) }, neglect_status::Ok);
        England(out)
    }

    pub fn screen_json(&self, json: &[u8]) -> Result<String, (neglect_status, Vec<(String, String)>)> {
        // SAFETY: the screener lives.
        given(|out, err| unsafe { neglect_screen_json(self.0, view(json), out, err) })
    }
}

impl Drop for England {
    fn drop(&mut self) {
        // SAFETY: made by `new`, freed once.
        unsafe { neglect_screener_free(self.0) }
    }
}

/// A case.
pub struct Held(pub *mut neglect_case);

impl Held {
    pub fn from_json(england: &England, json: &[u8]) -> Held {
        let mut out = null_mut();
        // SAFETY: the screener lives; `out` is a local.
        let status = unsafe { neglect_case_from_json(england.0, view(json), &mut out, null_mut()) };
        assert_eq!(status, neglect_status::Ok);
        Held(out)
    }

    pub fn json(&self) -> String {
        // SAFETY: the case lives.
        given(|out, err| unsafe { neglect_case_json(self.0, out, err) }).unwrap()
    }

    pub fn screen(&self, england: &England) -> Made {
        let mut out = null_mut();
        // SAFETY: screener and case live; `out` is a local.
        let status = unsafe { neglect_screen(england.0, self.0, &mut out, null_mut()) };
        assert_eq!(status, neglect_status::Ok);
        Made(out)
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { neglect_case_free(self.0) }
    }
}

/// A report.
pub struct Made(pub *mut neglect_report);

impl Made {
    pub fn json(&self) -> String {
        // SAFETY: the report lives.
        given(|out, err| unsafe { neglect_report_json(self.0, out, err) }).unwrap()
    }

    pub fn contents(&self) -> &neglect_screen_ffi::generated::report_structs::neglect_contents {
        // SAFETY: the report lives as long as the contents are borrowed.
        unsafe {
            assert_eq!(neglect_report_contents(null()), null());
            &*neglect_report_contents(self.0)
        }
    }
}

impl Drop for Made {
    fn drop(&mut self) {
        // SAFETY: freed once.
        unsafe { neglect_report_free(self.0) }
    }
}
