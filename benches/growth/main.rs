//! How the cost of a call grows with each list of a case: instructions at two sizes, counted by valgrind's callgrind, as
//! the exponent between them. `make bench` runs it; where there is no valgrind it says so and passes.
//!
//! `growth LIST N CALL` does one call on one case and tells the time, for looking closer.

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::Instant;

use neglect_screen::authoring::analyse;
use neglect_screen::pack::PackText;
use neglect_screen::{Case, Screener};

mod lists;

/// What is done with a case, the two sizes at which it is counted, and the largest exponent. A replay looks at as many days
/// as there are entries, and each day at all that is known: its exponent is that of the square.
const CALLS: [(&str, usize, usize, f64); 3] =
    [("screening", 500, 2_000, 1.2), ("report", 500, 2_000, 1.2), ("replay", 100, 400, 2.2)];

/// Packs that grow, in the same way.
const PACKS: [&str; 4] = ["rules alike", "unknown codes", "parts within one another", "parts of one rule"];
const PACK_SIZES: (usize, usize, f64) = (250, 1_000, 1.2);

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let screener = Screener::england();
    if let [list, n, call] = args.as_slice()
        && let Ok(n) = n.parse()
    {
        let started = call_once(&screener, list, n, call);
        println!("{list}, {n}: {call} took {:?}", started.elapsed());
        return ExitCode::SUCCESS;
    }
    if cfg!(debug_assertions) || args.iter().any(|arg| arg == "--test") {
        // A debug build is not worth counting: it is only seen that each call can still be made.
        for list in lists::LISTS {
            call_once(&screener, list, 10, "report");
        }
        for pack in PACKS {
            call_once(&screener, pack, 10, "check");
        }
        return ExitCode::SUCCESS;
    }
    let of_cases = CALLS.iter().flat_map(|&(call, few, many, limit)| {
        lists::LISTS.iter().map(move |&list| (list, call, few, many, limit))
    });
    let (few, many, limit) = PACK_SIZES;
    let of_packs = PACKS.iter().map(|&pack| (pack, "check", few, many, limit));
    let mut failed = false;
    for (list, call, few, many, limit) in of_cases.chain(of_packs) {
        let counts = [(few, "nothing"), (few, call), (many, "nothing"), (many, call)];
        let counts: Option<Vec<f64>> = counts.iter().map(|(n, call)| count(list, *n, call)).collect();
        let Some(counts) = counts else {
            println!("skipped: there is no valgrind here to count instructions with");
            return ExitCode::SUCCESS;
        };
        let cost = |at: usize| (counts[at + 1] - counts[at]).max(1.0);
        let exponent = (cost(2) / cost(0)).ln() / (many as f64 / few as f64).ln();
        failed |= exponent > limit;
        println!(
            "{call:<10} {list:<44} {few:>5} to {many:>5}: exponent {exponent:.2} (at most {limit}) {}",
            if exponent <= limit { "holds" } else { "PASSED THE LIMIT" }
        );
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Makes what the call is about, and then the call; returns when the call began.
fn call_once(screener: &Screener, list: &str, n: usize, call: &str) -> Instant {
    if PACKS.contains(&list) {
        let text = PackText::from_file("growing.toml", pack(list, n));
        let started = Instant::now();
        if call == "check" {
            black_box(analyse([&text], None));
        }
        return started;
    }
    let case: Case = lists::case(screener, list, n);
    let started = Instant::now();
    match call {
        "screening" => drop(black_box(screener.screening(&case))),
        "report" => drop(black_box(screener.screening(&case).map(|screening| screening.to_json()))),
        "replay" => drop(black_box(screener.replay(&case))),
        "nothing" => drop(black_box(case)),
        other => panic!("no such call: {other}"),
    }
    started
}

/// A pack that grows in one of its parts.
fn pack(list: &str, n: usize) -> String {
    let head = "[pack]\nid = 'growing'\nversion = '1'\ntitle = 'Growing'\njurisdiction = 'England'\n\
                [[indicator]]\ncode = 'a.b'\nlabel = 'A'\nforms = ['physical']\n";
    let rule = |at: usize, when: &str| {
        format!(
            "[[rule]]\nid = 'r{at}'\nwhen = {when}\nthen = {{ concern = 'prompt' }}\ntext = 'T'\nbasis = 'design'\n"
        )
    };
    let rules: String = match list {
        "rules alike" => (0..n)
            .map(|at| {
                rule(at, &format!("{{ seen = 'a.b', at_least = {}, within = '{} days' }}", at + 1, n - at))
            })
            .collect(),
        "unknown codes" => (0..n).map(|at| rule(at, &format!("{{ seen = 'unknown.code_{at}' }}"))).collect(),
        "parts within one another" => {
            let nested = |levels: usize| {
                (0..levels).fold("{ seen = 'a.b' }".to_owned(), |inner, level| {
                    format!("{{ any = [{{ seen = 'a.b', at_least = {} }}, {inner}] }}", level + 2)
                })
            };
            (0..n / 20).map(|at| rule(at, &nested(20))).collect()
        }
        "parts of one rule" => {
            let parts: Vec<String> =
                (0..n).map(|at| format!("{{ seen = 'a.b', at_least = {} }}", at + 1)).collect();
            rule(0, &format!("{{ any = [{}] }}", parts.join(", ")))
        }
        other => panic!("no such pack: {other}"),
    };
    format!("{head}{rules}")
}

/// The instructions of this program when it makes one call; `None` where valgrind cannot be run.
fn count(list: &str, n: usize, call: &str) -> Option<f64> {
    let program = std::env::current_exe().ok()?;
    let counted = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args([list, &n.to_string(), call])
        .output()
        .ok()?;
    // valgrind's last word: `==1== Collected : 123456`.
    let said = String::from_utf8_lossy(&counted.stderr);
    said.lines().find_map(|line| line.split("Collected :").nth(1))?.trim().parse().ok()
}
