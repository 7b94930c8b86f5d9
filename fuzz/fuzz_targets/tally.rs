//! Any bytes as a tally: see `fuzz/README.md`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| neglect_attack::tally(bytes));
