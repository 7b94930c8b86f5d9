//! What a screening costs in instructions, counted by valgrind's callgrind: a load on the machine changes nothing in it.
//!
//! The program runs itself under valgrind, once for each kind of work and once without any, and holds the counts against
//! each other. The limits are ratios within this one run, stored here a little above what was measured, so that a change
//! which costs a tenth more is noticed. `make bench` runs it; where there is no valgrind it says so and passes.

use std::hint::black_box;
use std::process::{Command, ExitCode};

use neglect_screen::case::CaseDraft;
use neglect_screen::{Case, Screener};

/// How often each kind of work is done under valgrind.
const TIMES: u64 = 20;

/// A kind of work, and the most that it may cost, in hundredths of what parsing the same cases with `serde_json` does.
const LIMITS: [(&str, u64); 4] = [
    // Measured on 1.95, optimised as it is shipped.
    ("read", 130),
    ("screening", 290),
    ("report", 465),
    ("screen_json", 550),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [of, times] = args.as_slice()
        && let Ok(times) = times.parse()
    {
        work(of, times);
        return ExitCode::SUCCESS;
    }
    if cfg!(debug_assertions) || args.iter().any(|arg| arg == "--test") {
        // `cargo test --benches` sees that each kind of work can still be done; a debug build is not worth counting.
        LIMITS.iter().for_each(|(of, _)| work(of, 1));
        return ExitCode::SUCCESS;
    }
    let (Some(nothing), Some(parsing)) = (count("nothing", 0), count("parse", TIMES)) else {
        println!("skipped: there is no valgrind here to count instructions with");
        return ExitCode::SUCCESS;
    };
    let parsing = parsing.saturating_sub(nothing).max(1);
    println!("{:<44} {:>14} {:>10}", "seven synthetic cases", "instructions", "x parsing");
    println!("{:<44} {:>14} {:>10}", "parse, with serde_json alone", parsing / TIMES, "1.00");
    let mut failed = false;
    for (of, limit) in LIMITS {
        let Some(counted) = count(of, TIMES) else { continue };
        let counted = counted.saturating_sub(nothing);
        let ratio = counted * 100 / parsing;
        let holds = ratio <= limit;
        failed |= !holds;
        println!(
            "{of:<44} {:>14} {:>7}.{:02}  (at most {}.{:02}) {}",
            counted / TIMES,
            ratio / 100,
            ratio % 100,
            limit / 100,
            limit % 100,
            if holds { "holds" } else { "PASSED THE LIMIT" }
        );
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Does one kind of work so many times.
fn work(of: &str, times: u64) {
    let screener = Screener::england();
    let jsons: Vec<&[u8]> = include_str!("../docs/examples/cases.jsonl").lines().map(str::as_bytes).collect();
    let cases: Vec<Case> =
        jsons.iter().filter_map(|json| Case::from_json(json, screener.limits()).ok()).collect();
    for _ in 0..times {
        match of {
            "parse" => {
                jsons.iter().for_each(|json| drop(black_box(serde_json::from_slice::<CaseDraft>(json))));
            }
            "read" => {
                jsons.iter().for_each(|json| drop(black_box(Case::from_json(json, screener.limits()))));
            }
            "screening" => cases.iter().for_each(|case| drop(black_box(screener.screening(case)))),
            "report" => cases.iter().for_each(|case| drop(black_box(screener.screen(case)))),
            "screen_json" => jsons.iter().for_each(|json| {
                let mut report = Vec::new();
                let _ = black_box(screener.screen_json(json, &mut report));
                black_box(report);
            }),
            _ => {}
        }
    }
}

/// The instructions of this program when it does one kind of work; `None` where valgrind cannot be run.
fn count(of: &str, times: u64) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let counted = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args([of, &times.to_string()])
        .output()
        .ok()?;
    // valgrind's last word: `==1== Collected : 123456`.
    let said = String::from_utf8_lossy(&counted.stderr);
    let collected = said.lines().find_map(|line| line.split("Collected :").nth(1))?;
    collected.trim().parse().ok()
}
