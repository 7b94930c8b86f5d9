//! Any bytes as a program that calls the C ABI, four to a step: see `fuzz/README.md` and
//! `bindings/c/tests/shared/model/`, which holds every call to a model.
#![no_main]

#[path = "../../bindings/c/tests/shared/mod.rs"]
mod shared;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|sequence: &[u8]| shared::model::run(sequence));
