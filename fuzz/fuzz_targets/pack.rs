//! Any bytes as a pack: see `fuzz/README.md`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| neglect_attack::pack(bytes));
