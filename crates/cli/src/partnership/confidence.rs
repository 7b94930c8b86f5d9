//! `neglect-screen confidence`: survey answers in, protected tables out.

use std::path::PathBuf;

use clap::ValueEnum;
use neglect_partnership::confidence::{AnswerTally, Confidence, Grouping, Survey};
use neglect_render::{html, printable};

use super::{definition, differencing};
use crate::case_file::lines;
use crate::error::CliError;
use crate::{console, files};

/// Publish practitioners' confidence from survey answers (CSV)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Files of answers (CSV): role, period, item, value, and where wanted sector and stage
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// What the rows are
    #[arg(long, default_value = "role")]
    by: GroupingArgument,
    /// A survey in place of the shipped one (TOML)
    #[arg(long, value_name = "FILE")]
    survey: Option<PathBuf>,
    /// Settings of disclosure control in place of the shipped ones (TOML)
    #[arg(long, value_name = "FILE")]
    settings: Option<PathBuf>,
    /// How the tables are written
    #[arg(long, default_value = "text")]
    format: Format,
    /// Where the tables are written; the standard output if not given
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The tables as they were published last (JSON): warn of figures that differ by a small number
    #[arg(long, value_name = "FILE")]
    earlier: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum GroupingArgument {
    /// A row for each role
    Role,
    /// A row for each sector
    Sector,
}

impl From<GroupingArgument> for Grouping {
    fn from(by: GroupingArgument) -> Self {
        match by {
            GroupingArgument::Role => Grouping::Role,
            GroupingArgument::Sector => Grouping::Sector,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// Tables for a terminal
    Text,
    /// A line for every row of every item
    Csv,
    /// Everything, with the published figures beside
    Json,
    /// A page with charts that needs nothing else
    Html,
}

pub(super) fn run(args: &Args) -> Result<(), CliError> {
    let survey: Survey = definition::read(args.survey.as_deref())?;
    let settings = definition::read(args.settings.as_deref())?;
    let tally = tally(&args.files, &survey)?;
    let confidence = Confidence::new(&tally, &survey, args.by.into(), &settings)
        .map_err(|error| CliError::Input(error.to_string()))?;
    let written = match args.format {
        Format::Text => printable(&confidence.to_text()).into_owned().into_bytes(),
        Format::Csv => confidence.to_csv(&settings).into_bytes(),
        Format::Json => console::pretty_json(&confidence),
        Format::Html => html::confidence(&confidence, &survey).into_bytes(),
    };
    files::write(args.out.as_deref(), &written)?;
    let warned =
        differencing::warn(args.earlier.as_deref(), |earlier| confidence.differencing(earlier, &settings))?;
    if tally.refused().is_empty() && !warned { Ok(()) } else { Err(CliError::MistakesNamed) }
}

/// Counts the answers of all files, and names those that are refused.
fn tally(paths: &[PathBuf], survey: &Survey) -> Result<AnswerTally, CliError> {
    let mut sum = AnswerTally::default();
    for path in paths {
        let tally = AnswerTally::from_csv(files::read(path)?.as_slice(), survey)
            .map_err(|error| CliError::Input(lines(&path.display(), &error.problems)))?;
        if !tally.refused().is_empty() {
            console::tell(lines(&path.display(), tally.refused()));
        }
        sum.merge(tally);
    }
    console::tell(format!("{} answers counted, {} refused", sum.counted(), sum.refused().len()));
    Ok(sum)
}
