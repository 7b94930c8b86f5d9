//! Holds the lanes together, times them, and fails where the library is slower than promised.

use std::process::ExitCode;

use clap::Parser;
use neglect_screen_peers::{
    agreement::agree,
    cases::cases,
    lanes::{Contest, Kind},
    rules::{RULES, rules},
    timing::time,
};

/// Sixty counting rules in neglect-screen, in general rule engines and in Rust written by hand.
#[derive(Parser)]
struct Options {
    /// Hold the lanes together and time nothing.
    #[arg(long)]
    check: bool,
    /// How many cases the lanes must agree on.
    #[arg(long, default_value_t = 2000)]
    agree: usize,
    /// How many cases a round times.
    #[arg(long, default_value_t = 50)]
    cases: usize,
    /// How many rounds, each with every lane in it.
    #[arg(long, default_value_t = 41)]
    rounds: usize,
    /// The seed of rules and cases.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The library must be at least so many times faster than the fastest general engine.
    #[arg(long, default_value_t = 50.0)]
    faster: f64,
    /// The library may take at most so many times as long as the hand-written single pass.
    #[arg(long, default_value_t = 2.5)]
    slower: f64,
}

fn main() -> ExitCode {
    let options = Options::parse();
    if options.cases == 0 || options.rounds == 0 || options.agree == 0 {
        eprintln!("error: --cases, --rounds and --agree must be at least 1");
        return ExitCode::from(2);
    }
    let rules = rules(options.seed);
    let together = Contest::new(rules.clone(), cases(options.seed, options.agree));
    let held = agree(&mut together.lanes(), options.agree);
    match held {
        Err(differ) => {
            eprintln!("the lanes differ on case {}: {}", differ.case, differ.said);
            return ExitCode::FAILURE;
        }
        Ok(held) => println!(
            "{} lanes agree on {} cases: {} of {RULES} rules fired somewhere, {:.1} a case",
            held.lanes,
            held.cases,
            held.ever.count_ones(),
            held.fired as f64 / held.cases as f64,
        ),
    }
    if options.check {
        return ExitCode::SUCCESS;
    }
    let timed = Contest::new(rules, cases(options.seed + 1, options.cases));
    let mut lanes = timed.lanes();
    let rounds = time(&mut lanes, options.cases, options.rounds);
    let seen: usize = timed.cases().iter().map(|case| case.observations.len()).sum();
    println!(
        "\n{} cases, {:.1} observations each, {} rounds; medians\n",
        options.cases,
        seen as f64 / options.cases as f64,
        options.rounds
    );
    let of_kind =
        |kind: Kind| lanes.iter().enumerate().filter(move |(_, lane)| lane.kind() == kind).map(|(at, _)| at);
    let quickest = |lane: &usize, other: &usize| rounds.median(*lane).total_cmp(&rounds.median(*other));
    let (Some(ours), Some(engine), Some(floor)) = (
        of_kind(Kind::Ours).next(),
        of_kind(Kind::Engine).min_by(quickest),
        of_kind(Kind::ByHand).min_by(quickest),
    ) else {
        eprintln!("error: a kind of lane is missing");
        return ExitCode::from(2);
    };
    println!("{:<36} {:>12} {:>10} {:>12}", "", "us a case", "x ours", "x by hand");
    for (number, lane) in lanes.iter().enumerate() {
        println!(
            "{:<36} {:>12.2} {:>10.2} {:>12.2}",
            lane.label(),
            rounds.median(number) / 1000.0,
            rounds.ratio(number, ours),
            rounds.ratio(number, floor),
        );
    }
    let faster = rounds.ratio(engine, ours);
    let slower = rounds.ratio(ours, floor);
    println!(
        "\n{faster:.1} times faster than {} (at least {} promised); {slower:.2} times {} (at most {} promised)",
        lanes[engine].name(),
        options.faster,
        lanes[floor].name(),
        options.slower
    );
    if faster < options.faster || slower > options.slower {
        eprintln!("the library is slower than promised");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
