//! The extern functions as Rust calls them: same reports, many threads, and handles that outlive failures.

mod shared;

use std::ptr::null_mut;
use std::thread;

use neglect_screen::Screener;
use neglect_screen_ffi::batch::{
    neglect_batch_count, neglect_batch_error, neglect_batch_free, neglect_batch_report,
    neglect_screen_json_many,
};
use neglect_screen_ffi::error::neglect_error_fault;
use neglect_screen_ffi::status::{neglect_status, neglect_status_message, neglect_status_name};
use neglect_screen_ffi::version::neglect_abi_description;
use neglect_screen_ffi::view::neglect_str;
use shared::{England, cases, text, view};

#[test]
fn every_case_of_the_suite_has_the_report_that_rust_has_to_the_byte() {
    let (england, rust) = (England::new(), Screener::england());
    let cases = cases();
    assert!(cases.len() > 20, "{}", cases.len());
    for case in &cases {
        let mut said = Vec::new();
        rust.screen_json(case, &mut said).unwrap();
        assert_eq!(england.screen_json(case).unwrap().as_bytes(), said);
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
                match england.screen_json(case) {
                    Ok(report) => assert_eq!(text(neglect_batch_report(batch, at)), report),
                    Err((_, faults)) => {
                        let fault = &*neglect_error_fault(neglect_batch_error(batch, at), 0);
                        assert_eq!(text(fault.path), faults[0].0);
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
    let expected = england.screen_json(&case).unwrap();
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| assert_eq!(england.screen_json(&case).unwrap(), expected));
        }
    });
}

#[test]
fn a_screener_stays_usable_after_a_failure() {
    let (england, case) = (England::new(), cases().swap_remove(0));
    let expected = england.screen_json(&case).unwrap();
    for wrong in [&b"{"[..], b"", b"\xff", b"[]", b"{\"schema\":2}"] {
        assert_eq!(england.screen_json(wrong).unwrap_err().0, neglect_status::Case);
        assert_eq!(england.screen_json(&case).unwrap(), expected);
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
    assert_eq!(text(neglect_status_name(6)), "unknown");
    assert_eq!(text(neglect_status_message(6)), "not a status");
}
