//! What the library was built without says so: the functions are there all the same. `make unit` builds it without
//! features for this.
#![cfg(not(any(feature = "arrow", feature = "import", feature = "partnership", feature = "render")))]

mod shared;

use std::ptr::null_mut;

use neglect_screen_ffi::import::{neglect_import, neglect_marks_from_sessions};
use neglect_screen_ffi::partnership::{
    neglect_confidence_html, neglect_confidence_json, neglect_response_docx, neglect_response_from_docx,
    neglect_response_json,
};
use neglect_screen_ffi::render::{
    neglect_household_html, neglect_plan_html, neglect_plan_text, neglect_replay_html, neglect_replay_text,
    neglect_report_html, neglect_report_text,
};
use neglect_screen_ffi::rows::neglect_rows_screen;
use neglect_screen_ffi::status::neglect_status;
use neglect_screen_ffi::tables::neglect_tables_new;
use neglect_screen_ffi::tally::neglect_tally_new;
use shared::{England, Held, cases, faults, view};

#[test]
fn every_call_without_its_feature_is_unsupported_and_says_so() {
    let (mut text, mut tally, mut tables, mut err) = (null_mut(), null_mut(), null_mut(), null_mut());
    let unsupported = |status, err: *mut _| {
        assert_eq!(status, neglect_status::Unsupported);
        assert_eq!(faults(err), [(String::new(), "unsupported".to_owned())]);
    };
    let nothing = view(b"{}");
    // SAFETY: the text lives; the outputs are locals.
    unsafe {
        unsupported(neglect_response_json(nothing, &mut text, &mut err), err);
        unsupported(neglect_confidence_json(nothing, &mut text, &mut err), err);
        unsupported(neglect_tally_new(nothing, &mut tally, &mut err), err);
        unsupported(neglect_confidence_html(nothing, null_mut(), &mut text, &mut err), err);
        unsupported(neglect_response_docx(nothing, &mut text, &mut err), err);
        unsupported(neglect_response_from_docx(nothing, nothing, &mut text, &mut err), err);
        unsupported(neglect_tables_new(&mut tables, &mut err), err);
        let england = England::new();
        let (mut rows, mut out) = ([0_usize; 5], [0_usize; 5]);
        let (rows, out) = (rows.as_mut_ptr().cast(), out.as_mut_ptr().cast());
        unsupported(neglect_rows_screen(england.0, rows, 0, 1, out, &mut err), err);
        let imported = neglect_import(england.0, nothing, std::ptr::null(), 0, &mut text, &mut err);
        unsupported(imported, err);
        unsupported(neglect_marks_from_sessions(nothing, &mut text, &mut err), err);
        let report = Held::from_json(&england, &cases()[0]).screen(&england);
        let (replay, pack) =
            (view(br#"{"schema":1,"case":"c","steps":[],"first_reached":[]}"#), view(b"nice"));
        unsupported(neglect_report_text(report.0, &mut text, &mut err), err);
        unsupported(neglect_report_html(report.0, view(b""), 0, &mut text, &mut err), err);
        unsupported(neglect_replay_text(replay, &mut text, &mut err), err);
        unsupported(neglect_replay_html(replay, 0, &mut text, &mut err), err);
        unsupported(neglect_household_html(nothing, &mut text, &mut err), err);
        unsupported(neglect_plan_text(report.0, pack, &mut text, &mut err), err);
        unsupported(neglect_plan_html(report.0, pack, &mut text, &mut err), err);
    }
    assert!(text.is_null() && tally.is_null() && tables.is_null());
}
