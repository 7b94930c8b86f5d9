//! Any bytes as a request about a partnership's work: see `fuzz/README.md`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| neglect_attack::request(bytes));
