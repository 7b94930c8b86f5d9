//! Any bytes as a case: see `fuzz/README.md`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| neglect_attack::case_json(bytes));
