//! `decide`: the record of what a person decided on a case, with proof of what they had before them; or, against such
//! a record, whether a case and its packs are still those on which it was made.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use neglect_render::{Role, Styled};
use neglect_screen::report::{Course, Decision, Mismatch, Report};
use neglect_screen::{Agency, Case, Vocabulary};

use crate::arguments::date;
use crate::case_file::{CaseArgs, lines, load_case, mistakes};
use crate::error::CliError;
use crate::{console, files};

/// Record what a person decided on a case, or hold such a record against the case
#[derive(Debug, clap::Args)]
#[command(after_help = "A decision for less than the report's concern needs --reason.\n
Examples:
  neglect-screen decide case.json --decision refer --by education --role 'designated safeguarding lead' \\
      --on 2026-11-21 > decision.json
  neglect-screen decide case.json --against decision.json")]
pub struct Args {
    #[command(flatten)]
    case: CaseArgs,
    /// What was decided
    #[arg(long, value_name = "COURSE", value_parser = PossibleValuesParser::new(Course::NAMES).try_map(course), required_unless_present = "against")]
    decision: Option<Course>,
    /// The agency whose decision it is
    #[arg(long, value_name = "AGENCY", value_parser = PossibleValuesParser::new(Agency::NAMES).try_map(agency), required_unless_present = "against")]
    by: Option<Agency>,
    /// The role of whoever decided; never a name
    #[arg(long, required_unless_present = "against")]
    role: Option<String>,
    /// The day on which it was decided
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date, required_unless_present = "against")]
    on: Option<Date>,
    /// Why; required where the decision is for less than the report's concern
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
    /// Say whether the case, the packs and the report are those on which this decision was made
    #[arg(long, value_name = "DECISION", conflicts_with_all = ["decision", "by", "role", "on", "reason"])]
    against: Option<PathBuf>,
}

fn course(name: String) -> Result<Course, &'static str> {
    Course::from_name(&name).ok_or("not a course of action")
}

fn agency(name: String) -> Result<Agency, &'static str> {
    Agency::from_name(&name).ok_or("not an agency")
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let (screener, case) = load_case(&args.case)?;
    let report = screener.screen(&case).map_err(|error| mistakes(args.case.file.display(), &error))?;
    match &args.against {
        Some(path) => compare(path, &case, &report),
        None => record(args, &case, &report),
    }
}

/// Writes the record; refuses one that lacks what it must say.
fn record(args: &Args, case: &Case, report: &Report) -> Result<(), CliError> {
    let asked = "the command line asks for this argument wherever there is no --against";
    let course = args.decision.expect(asked);
    let role = args.role.as_deref().expect(asked);
    let mut decision = Decision::on(case, report, course, args.by.expect(asked), role, args.on.expect(asked));
    if let Some(reason) = &args.reason {
        decision = decision.with_reason(reason);
    }
    if let Err(error) = decision.check() {
        let mut words = lines(&"decision", &error.problems);
        if decision.is_for_less() {
            words += &format!("\ndecision: the report says: {}", report.concern.sentence());
        }
        return Err(CliError::Input(words));
    }
    console::print_json(&decision)
}

/// Says in what the case, the packs or the report differ from those on which the decision was made.
fn compare(path: &Path, case: &Case, report: &Report) -> Result<(), CliError> {
    let decision = Decision::from_json(&files::read(path)?)
        .map_err(|error| CliError::Input(lines(&path.display(), &error.problems)))?;
    let departures = decision.mismatches(case, report);
    let mut text = Styled::default();
    if departures.is_empty() {
        let on = decision.on;
        text.line(
            Role::Plain,
            format!("The decision of {on} was made on this case, with these packs, on this report."),
        );
        return console::print(&text);
    }
    for departure in departures {
        text.line(Role::Plain, format!("{departure}: {}", words(departure)));
    }
    console::print(&text)?;
    Err(CliError::MistakesNamed)
}

fn words(departure: Mismatch) -> &'static str {
    match departure {
        Mismatch::Reference => "the decision names another case",
        Mismatch::CaseDigest => "the case is not what it was when the decision was made",
        Mismatch::Packs => "the packs are not those that were in force, or not in that version",
        Mismatch::ReportDigest => "the report is not the one that was read",
    }
}
