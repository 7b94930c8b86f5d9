//! Any bytes as tables of cases: see `fuzz/README.md` and `bindings/c/tests/shared/columns.rs`.
#![no_main]

#[path = "../../bindings/c/tests/shared/mod.rs"]
mod shared;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| shared::columns::run(bytes));
