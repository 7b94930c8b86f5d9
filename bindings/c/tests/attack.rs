//! A short attack on the C ABI on every run, from the seeds of `fuzz/`; see `crates/attack`.
#![cfg(feature = "arrow")]

mod shared;

use std::path::Path;

fn holds(target: &str, changed: usize, property: fn(&[u8])) {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    assert!(neglect_attack::attack(&seeds, changed, property) > changed);
}

#[test]
fn a_program_that_does_anything_in_any_order_meets_what_the_model_says() {
    holds("c_abi", 60, shared::model::run);
}

#[test]
fn any_bytes_as_tables_are_refused_with_reasons_or_lose_no_case() {
    holds("tables", 300, shared::columns::run);
}
