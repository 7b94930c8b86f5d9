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
use neglect_screen_ffi::screener::{neglect_screener_free, neglect_screener_list_json};
use neglect_screen_ffi::screener_builder::{
    neglect_screener_builder_add_pack, neglect_screener_builder_add_pack_folder,
    neglect_screener_builder_build, neglect_screener_builder_free, neglect_screener_builder_new,
};
use neglect_screen_ffi::status::{neglect_status, neglect_status_message, neglect_status_name};
use neglect_screen_ffi::version::neglect_abi_description;
use neglect_screen_ffi::view::{neglect_pair, neglect_str};
use shared::{England, cases, given, text, view};

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

/// The TOML files of a folder, each with its path in it.
fn files_of(folder: &std::path::Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            let inner = files_of(&entry.path()).into_iter();
            files.extend(inner.map(|(own, text)| (format!("{name}/{own}"), text)));
        } else {
            files.push((name, std::fs::read_to_string(entry.path()).unwrap()));
        }
    }
    files
}

#[test]
fn packs_that_are_folders_have_the_digests_of_the_core() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let (mut builder, mut screener) = (null_mut(), null_mut());
    let mut folders = 0;
    // SAFETY: the texts live through each call; the handles are locals, freed once.
    unsafe {
        assert_eq!(neglect_screener_builder_new(&mut builder, null_mut()), neglect_status::Ok);
        for pack in neglect_screen::pack::built_in() {
            let (name, path) = (pack.name(), folder.join(pack.name()));
            let added = if path.is_dir() {
                folders += 1;
                let mut files = files_of(&path);
                // In no order: what is read first is the library's to say.
                files.reverse();
                let pair = |(name, text): &(String, String)| neglect_pair {
                    name: view(name.as_bytes()),
                    value: view(text.as_bytes()),
                };
                let pairs: Vec<neglect_pair> = files.iter().map(pair).collect();
                let name = view(name.as_bytes());
                neglect_screener_builder_add_pack_folder(
                    builder,
                    name,
                    pairs.as_ptr(),
                    pairs.len(),
                    null_mut(),
                )
            } else {
                let text = std::fs::read_to_string(&path).unwrap();
                let (name, text) = (view(name.as_bytes()), view(text.as_bytes()));
                neglect_screener_builder_add_pack(builder, name, text, null_mut())
            };
            assert_eq!(added, neglect_status::Ok);
        }
        assert_eq!(neglect_screener_builder_build(builder, &mut screener, null_mut()), neglect_status::Ok);
        neglect_screener_builder_free(builder);
        let packs = given(|out, err| neglect_screener_list_json(screener, 0, out, err)).unwrap();
        neglect_screener_free(screener);
        let packs: serde_json::Value = serde_json::from_str(&packs).unwrap();
        let digests: Vec<&str> =
            packs.as_array().unwrap().iter().map(|pack| pack["digest"].as_str().unwrap()).collect();
        assert_eq!(digests, Screener::england().digests().collect::<Vec<_>>());
    }
    assert!(folders >= 2, "{folders}");
}
