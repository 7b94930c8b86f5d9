//! `decide`: the record of what a person decided on a case, with proof of what they had before them; or, against such
//! a record, whether a case and its packs are still those on which it was made.

use neglect_screen::Case;
use neglect_screen::report::{Decision, Departure, Report};

use crate::args::Decide;
use crate::exit::{Exit, Failure};
use crate::{screen, screeners, style};

/// Runs the command.
pub fn run(args: &Decide) -> Result<Exit, Failure> {
    let screener = screeners::screener(&args.packs, |builder| builder)?;
    let bytes = screen::read(&args.file)?;
    let case = match Case::from_json(&bytes, screener.limits()) {
        Ok(case) => case,
        Err(error) => {
            screen::show(&args.file, &error);
            return Ok(Exit::Mistakes);
        }
    };
    let report = match screener.screen(&case) {
        Ok(report) => report,
        Err(error) => {
            screen::show(&args.file, &error);
            return Ok(Exit::Mistakes);
        }
    };
    match &args.against {
        Some(path) => against(path, &case, &report),
        None => record(args, &case, &report),
    }
}

/// Writes the record; refuses one that lacks what it must say.
fn record(args: &Decide, case: &Case, report: &Report<'_>) -> Result<Exit, Failure> {
    let (Some(course), Some(by), Some(role), Some(on)) = (args.decision, args.by, &args.role, args.on) else {
        // The command line asks for these wherever there is no `--against`.
        return Ok(Exit::Mistakes);
    };
    let mut decision = Decision::on(case, report, course, by, role, on);
    if let Some(reason) = &args.reason {
        decision = decision.because(reason);
    }
    if let Err(error) = decision.check() {
        for problem in &error.problems {
            anstream::eprintln!("decision: {problem}");
        }
        if decision.is_for_less() {
            let concern = style::concern_words(report.concern);
            anstream::eprintln!("decision: the report says: {concern}");
        }
        return Ok(Exit::Mistakes);
    }
    let mut json = serde_json::to_vec_pretty(&decision).unwrap_or_default();
    json.push(b'\n');
    screen::write(&json)?;
    Ok(Exit::Done)
}

/// Says in what the case, the packs or the report differ from those on which the decision was made.
fn against(path: &str, case: &Case, report: &Report<'_>) -> Result<Exit, Failure> {
    let decision = match Decision::from_json(&screen::read(path)?) {
        Ok(decision) => decision,
        Err(error) => {
            for problem in &error.problems {
                anstream::eprintln!("{path}: {problem}");
            }
            return Ok(Exit::Mistakes);
        }
    };
    let departures = decision.departs_from(case, report);
    if departures.is_empty() {
        anstream::println!(
            "The decision of {} was made on this case, with these packs, on this report.",
            decision.on
        );
        return Ok(Exit::Done);
    }
    for departure in departures {
        anstream::println!("{departure}: {}", in_words(departure));
    }
    Ok(Exit::Mistakes)
}

fn in_words(departure: Departure) -> &'static str {
    match departure {
        Departure::Reference => "the decision names another case",
        Departure::CaseDigest => "the case is not what it was when the decision was made",
        Departure::Packs => "the packs are not those that were in force, or not in that version",
        Departure::ReportDigest => "the report is not the one that was read",
    }
}
