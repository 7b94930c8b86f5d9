//! Any bytes as a case that is replayed: see `fuzz/README.md`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| neglect_attack::replay(bytes));
