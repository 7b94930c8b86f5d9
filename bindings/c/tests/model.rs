//! The ABI under programs that do anything in any order, beside a model that knows what each call must do: see
//! `shared/model/`.

mod shared;

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use shared::model;

/// Two of everything, so that what is drawn finds something to work with.
const BEGUN: &[[u8; 4]] = &[
    // A screener of two packs, and another that is strict.
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [1, 4, 4, 0],
    [5, 0, 0, 0],
    [3, 0, 1, 0],
    [5, 0, 0, 1],
    // Cases: one of two observations, one of every record.
    [16, 0, 0, 0],
    [16, 0, 4, 1],
    // A draft with a child.
    [24, 0, 0, 0],
    [25, 0, 0, 0],
    [26, 0, 0, 0],
    // Reports and texts.
    [32, 0, 0, 0],
    [32, 0, 1, 1],
    [40, 0, 0, 0],
    [43, 0x14, 0, 0],
    // Tables of two cases.
    [56, 0, 0, 0],
    [57, 0, 0, 0],
];

/// Mostly of what is there, mostly right, and mostly with outputs.
fn step() -> impl Strategy<Value = [u8; 4]> {
    let place = || prop::sample::select(vec![0, 0, 0, 1, 1, 2, 3]);
    let slip = prop_oneof![3 => Just(0), 1 => 1..16_u8];
    let outputs = prop_oneof![9 => Just(0), 2 => Just(64), 1 => Just(128), 1 => Just(192)];
    let with = (place(), 0..64_u8, place(), 0..64_u8, place(), slip, outputs);
    let step = (prop::sample::select(model::STEPS), with);
    step.prop_map(|(what, (a, one, b, other, c, slip, outputs))| {
        [what, a | one << 2, b | other << 2, c | slip << 2 | outputs]
    })
}

fn steps() -> impl Strategy<Value = Vec<[u8; 4]>> {
    prop::collection::vec(step(), 0..60)
}

/// Under Miri, which takes a thousand times as long, a few of them.
fn cases() -> u32 {
    if cfg!(miri) { 2 } else { 128 }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_call_does_what_the_model_says_in_any_order(begun in prop::bool::weighted(0.9), steps in steps()) {
        let begin = if begun { BEGUN } else { &[] };
        model::run([begin, &steps].concat().as_flattened());
    }
}

#[test]
fn what_fuzzing_found_interesting_does_what_the_model_says() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds/c_abi");
    let mut seen = 0;
    for file in fs::read_dir(seeds).unwrap() {
        model::run(&fs::read(file.unwrap().path()).unwrap());
        seen += 1;
    }
    assert!(seen >= 5, "{seen}");
}
