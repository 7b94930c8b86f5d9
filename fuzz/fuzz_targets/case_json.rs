//! Any bytes as a case: see `fuzz/README.md`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use neglect_screen::Case;
use neglect_screen::case::{Limits, ProblemCode};

fuzz_target!(|json: &[u8]| {
    let limits = Limits::default();
    match Case::from_json(json, &limits) {
        Ok(case) => {
            assert_eq!(case.clone().into_draft().check(&limits).as_ref(), Ok(&case), "what is read is checked");
            let written = serde_json::to_vec(&case).expect("a case can be written");
            assert_eq!(Case::from_json(&written, &limits).as_ref(), Ok(&case), "what is written is read again");
        }
        Err(error) => {
            assert!(!error.problems.is_empty(), "a refusal has a reason");
            for problem in &error.problems {
                assert!(ProblemCode::from_name(problem.code).is_some(), "with a code");
                assert_ne!(problem.code, "not_readable", "that the diagnosis knows");
                assert!(problem.path.bytes().all(|byte| byte.is_ascii_graphic()), "at a place of the schema");
            }
            assert_eq!(Case::from_json(json, &limits), Err(error), "and the same each time");
        }
    }
});
