//! The limits on speed, each as a ratio of two things timed in turn in this one run. Prints a table, and fails where a
//! limit is passed: `cargo bench --bench ratios`.

use std::hint::black_box;
use std::time::Instant;

use neglect_screen::case::CaseDraft;
use neglect_screen::{Case, Screener};
use rayon::prelude::*;

/// How many rounds; the median of the rounds' ratios counts.
const ROUNDS: usize = 41;

fn main() {
    // `cargo test --benches` runs this once to see that it still works, and a debug build has no speed to speak of.
    let quick = cfg!(debug_assertions) || std::env::args().any(|arg| arg == "--test");
    let rounds = if quick { 1 } else { ROUNDS };
    let cases = cases(if quick { 4 } else { 64 });
    // The documentation's synthetic cases: what a vendor sends, registers and answers among it.
    let examples = include_str!("../docs/examples/cases.jsonl");
    let jsons: Vec<Vec<u8>> = examples.lines().map(|line| line.as_bytes().to_vec()).collect();
    let screener = Screener::england();
    let mut failed = false;
    let mut told = |name: &str, ratio: f64, limit: f64, most: bool| {
        let holds = if most { ratio <= limit } else { ratio >= limit };
        let sign = if most { "at most" } else { "at least" };
        println!(
            "{name:<72} {ratio:>6.2}  ({sign} {limit:.2}) {}",
            if holds { "holds" } else { "PASSED THE LIMIT" }
        );
        failed |= !holds;
    };

    let ratio = median(rounds, || {
        let whole = time(|| jsons.iter().for_each(|json| screen_json(&screener, json)));
        let parsing =
            time(|| jsons.iter().for_each(|json| drop(black_box(serde_json::from_slice::<CaseDraft>(json)))));
        whole / parsing
    });
    told("JSON in to JSON report out, to parsing the same bytes alone", ratio, 1.7, true);

    let more = with_more_rules();
    let ratio = median(rounds, || {
        let doubled = time(|| find(&more, &cases));
        let plain = time(|| find(&screener, &cases));
        doubled / plain
    });
    told("findings with as many rules again on codes the cases lack", ratio, 1.05, true);

    let many: Vec<&Vec<u8>> = jsons.iter().cycle().take(jsons.len() * if quick { 1 } else { 400 }).collect();
    let one = pool(1);
    let two = pool(2);
    let screen_all = || many.par_iter().for_each(|json| screen_json(&screener, json));
    let ratio = median(rounds.min(9), || {
        let alone = time(|| one.install(screen_all));
        let both = time(|| two.install(screen_all));
        alone / both
    });
    told("throughput of two cores to one", ratio, 1.8, false);

    if failed && !quick {
        std::process::exit(1);
    }
}

fn pool(threads: usize) -> rayon::ThreadPool {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool of threads")
}

fn time(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

fn median(rounds: usize, mut round: impl FnMut() -> f64) -> f64 {
    let mut ratios: Vec<f64> = (0..rounds).map(|_| round()).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

fn screen_json(screener: &Screener, json: &[u8]) {
    let mut report = Vec::new();
    let _ = black_box(screener.screen_json(json, &mut report));
    black_box(report);
}

/// Screens without a word of the report.
fn find(screener: &Screener, cases: &[Case]) {
    cases.iter().for_each(|case| drop(black_box(screener.screening(case))));
}

/// England's packs and as many rules again, on codes that no case has.
fn with_more_rules() -> Screener {
    let england = Screener::england();
    let mut text = String::from(
        "[pack]\nid = \"more\"\nversion = \"1\"\ntitle = \"More\"\njurisdiction = \"none\"\n\
         [[source]]\nid = \"s\"\ntitle = \"S\"\n",
    );
    for n in 0..england.rules().len() {
        text += &format!(
            "[[indicator]]\ncode = \"more.c{n}\"\nlabel = \"l\"\nforms = [\"physical\"]\ncites = [\"s\"]\n\
             checked = \"recalled\"\n\
             [[rule]]\nid = \"r{n}\"\nwhen = {{ seen = \"more.c{n}\", at_least = 2, within = \"6 months\" }}\n\
             then = {{ concern = \"prompt\" }}\ntext = \"t\"\nbasis = \"design\"\ncites = [\"s\"]\n\
             checked = \"recalled\"\n"
        );
    }
    Screener::builder().england().pack("more.toml", text).build().unwrap_or(england)
}

/// Cases of 10 to 60 dated observations on the built-in catalogue, from a seeded generator.
fn cases(count: usize) -> Vec<Case> {
    let screener = Screener::england();
    let mut seed = 0x5EED_u64;
    let mut next = move |below: usize| {
        // A plain linear congruence: the same cases everywhere.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % below.max(1)
    };
    let agencies = ["health", "education", "early_years", "police", "health_visiting", "housing"];
    let mut cases = Vec::new();
    while cases.len() < count {
        let observations: Vec<String> = (0..10 + next(51))
            .map(|n| {
                let indicator = &screener.indicators()[next(screener.indicators().len())];
                let with: Vec<String> = indicator
                    .qualifiers
                    .iter()
                    .map(|one| {
                        format!("\"{}\":\"{}\"", one.name, one.scale.values()[next(one.scale.values().len())])
                    })
                    .collect();
                let on = format!("202{}-{:02}-{:02}", 5 + next(2), 1 + next(10), 1 + next(28));
                format!(
                    "{{\"id\":\"o{n}\",\"code\":\"{}\",\"on\":\"{on}\",\"by\":\"{}\",\"with\":{{{}}}}}",
                    indicator.code,
                    agencies[next(agencies.len())],
                    with.join(",")
                )
            })
            .collect();
        let text = format!(
            "{{\"schema\":1,\"case\":\"c\",\"as_of\":\"2026-11-21\",\
             \"child\":{{\"born\":\"201{}-03-01\"}},\"observations\":[{}]}}",
            6 + next(4),
            observations.join(",")
        );
        cases.extend(Case::from_json(text.as_bytes(), screener.limits()));
    }
    cases
}
