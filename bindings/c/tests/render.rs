//! What people read: text and HTML through the C ABI are those of the renderer, to the byte.

mod shared;

use std::ptr::null_mut;

use neglect_render::{html, printable, text};
use neglect_screen::interview::Plan;
use neglect_screen::report::{Replay, Report};
use neglect_screen::{Case, Limits, Screener};
use neglect_screen_ffi::case::neglect_replay;
use neglect_screen_ffi::render::{
    neglect_plan_html, neglect_plan_text, neglect_replay_html, neglect_replay_text, neglect_report_html,
    neglect_report_text,
};
use neglect_screen_ffi::report::{
    neglect_report, neglect_report_concern, neglect_report_from_json, neglect_report_hazard,
};
use neglect_screen_ffi::status::neglect_status;
use shared::{England, Held, Made, cases, faults, given, view};

/// A report, as C shows it.
fn shown(report: *const neglect_report, replay: &str, fragment: i32) -> String {
    // SAFETY: the report and the text live.
    given(|out, err| unsafe { neglect_report_html(report, view(replay.as_bytes()), fragment, out, err) })
        .unwrap()
}

fn kept(json: &str) -> Made {
    let mut out = null_mut();
    // SAFETY: the text lives; `out` is a local.
    let status = unsafe { neglect_report_from_json(view(json.as_bytes()), &mut out, null_mut()) };
    assert_eq!(status, neglect_status::Ok);
    Made(out)
}

#[test]
fn every_case_of_the_suite_is_shown_as_in_rust_to_the_byte() {
    let (england, rust) = (England::new(), Screener::england());
    let mut plans = 0;
    for json in &cases() {
        let case = Case::from_json(json, &Limits::default()).unwrap();
        let (report, replay) = (rust.screen(&case).unwrap(), rust.replay(&case).unwrap());
        let held = Held::from_json(&england, json);
        let made = held.screen(&england);
        // SAFETY: what is passed lives.
        let replayed = given(|out, err| unsafe { neglect_replay(england.0, held.0, out, err) }).unwrap();
        // A report that was kept as JSON says the same as the one that was made.
        for made in [&made, &kept(&made.json())] {
            // SAFETY: what is passed lives.
            let written = given(|out, err| unsafe { neglect_report_text(made.0, out, err) }).unwrap();
            assert_eq!(written, text::report(&report).to_string());
            assert_eq!(shown(made.0, "", 0), html::report(&report, None));
            assert_eq!(shown(made.0, "", 1), html::report_fragment(&report, None));
            assert_eq!(shown(made.0, &replayed, 0), html::report(&report, Some(&replay)));
            assert_eq!(shown(made.0, &replayed, 1), html::report_fragment(&report, Some(&replay)));
            let plan = Plan::of(&report, "safe-sleep");
            plans += usize::from(plan.nothing.is_none());
            let sleep = view(b"safe-sleep");
            // SAFETY: what is passed lives.
            let written = given(|out, err| unsafe { neglect_plan_text(made.0, sleep, out, err) }).unwrap();
            assert_eq!(written, printable(&plan.to_text()));
            // SAFETY: what is passed lives.
            let page = given(|out, err| unsafe { neglect_plan_html(made.0, sleep, out, err) }).unwrap();
            assert_eq!(page, html::plan(&plan));
        }
        let replay_json = view(replayed.as_bytes());
        // SAFETY: what is passed lives.
        let written = given(|out, err| unsafe { neglect_replay_text(replay_json, out, err) }).unwrap();
        assert_eq!(written, text::replay(&replay).to_string());
        for (fragment, expected) in [(0, html::replay(&replay)), (1, html::replay_fragment(&replay))] {
            // SAFETY: what is passed lives.
            let page =
                given(|out, err| unsafe { neglect_replay_html(replay_json, fragment, out, err) }).unwrap();
            assert_eq!(page, expected);
        }
    }
    assert!(plans > 4, "{plans} plans say something");
}

#[test]
fn a_report_that_was_kept_is_the_same_report() {
    let england = England::new();
    for json in &cases() {
        let made = Held::from_json(&england, json).screen(&england);
        let again = kept(&made.json());
        assert_eq!(again.json(), made.json());
        let read = |made: &Made| shared::generated::read_report::contents(made.contents()).to_json();
        assert_eq!(read(&again), read(&made));
        // SAFETY: the reports live.
        let numbers =
            |made: &Made| unsafe { (neglect_report_concern(made.0), neglect_report_hazard(made.0)) };
        assert_eq!(numbers(&again), numbers(&made));
    }
}

#[test]
fn what_is_no_report_and_no_replay_is_refused_without_a_word_of_it() {
    let england = England::new();
    let made = Held::from_json(&england, &cases()[0]).screen(&england);
    let invalid = |path: &str| {
        Err((neglect_status::InvalidArgument, vec![(path.to_owned(), "invalid_argument".to_owned())]))
    };
    let of_another_schema = made.json().replacen("\"schema\":1", "\"schema\":2", 1);
    let of_no_concern = made.json().replacen("\"concern\":\"", "\"concern\":\"secret", 1);
    for json in ["", "{", "null", "{\"schema\":1}", "[1]", &of_another_schema, &of_no_concern] {
        let (mut out, mut err) = (null_mut(), null_mut());
        // SAFETY: the text lives; the outputs are locals.
        let status = unsafe { neglect_report_from_json(view(json.as_bytes()), &mut out, &mut err) };
        assert_eq!(status, neglect_status::InvalidArgument, "{json}");
        assert!(out.is_null());
        // SAFETY: an error of the library's, not yet freed.
        let message = shared::text(unsafe { neglect_screen_ffi::error::neglect_error_message(err) });
        assert!(message.contains("not a report of schema 1") && !message.contains("secret"), "{message}");
        assert_eq!(faults(err), [("json".to_owned(), "invalid_argument".to_owned())]);
        if json.is_empty() {
            continue;
        }
        let replay = view(json.as_bytes());
        // SAFETY: what is passed lives.
        let read = given(|out, err| unsafe { neglect_replay_text(replay, out, err) });
        assert_eq!(read, invalid("replay_json"), "{json}");
        // SAFETY: what is passed lives.
        let read = given(|out, err| unsafe { neglect_report_html(made.0, replay, 0, out, err) });
        assert_eq!(read, invalid("replay_json"), "{json}");
    }
    // SAFETY: as above.
    unsafe {
        let read = given(|out, err| neglect_report_html(made.0, view(b""), 2, out, err));
        assert_eq!(read, invalid("fragment"));
        let read = given(|out, err| neglect_plan_html(made.0, view(b"no-such-pack"), out, err));
        assert_eq!(read, invalid("pack"));
    }
}

#[test]
fn what_is_said_in_a_kept_report_acts_on_nothing() {
    let england = England::new();
    let made = Held::from_json(&england, &cases()[0]).screen(&england);
    let mut report: Report = serde_json::from_str(&made.json()).unwrap();
    report.case = "<script>\u{1b}[31m\u{202e}".to_owned();
    report.findings.iter_mut().for_each(|finding| finding.text = "<img src=x>\u{7}".to_owned());
    let kept = kept(&String::from_utf8(report.to_json()).unwrap());
    let replay = r#"{"schema":1,"case":"<script>","steps":[],"first_reached":[]}"#;
    let _: Replay = serde_json::from_str(replay).unwrap();
    // SAFETY: the report lives.
    let text = given(|out, err| unsafe { neglect_report_text(kept.0, out, err) }).unwrap();
    for written in [text, shown(kept.0, replay, 0).replace("<script>", ""), shown(kept.0, "", 1)] {
        assert!(!written.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{written}");
    }
    let page = shown(kept.0, replay, 0);
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
}
