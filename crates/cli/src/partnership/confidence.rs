//! `neglect-screen confidence`: survey answers in, protected tables out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use neglect_partnership::Definition;
use neglect_partnership::confidence::{AnswerTally, Confidence, Grouping, Survey};

use super::{Outcome, Stop, output, page};

#[derive(Debug, Args)]
pub struct Arguments {
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
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum GroupingArgument {
    /// A row for each role
    Role,
    /// A row for each sector
    Sector,
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

pub(super) fn run(arguments: &Arguments) -> Result<Outcome, Stop> {
    let survey = match &arguments.survey {
        None => Survey::shipped(),
        Some(path) => Survey::from_toml(&output::read_text(path)?)
            .map_err(|error| Stop::Definition(output::problems(path, &error.problems)))?,
    };
    let settings = output::settings(arguments.settings.as_deref())?;
    let mut sum = AnswerTally::default();
    for path in &arguments.files {
        let bytes = output::read(path)?;
        let tally = AnswerTally::from_csv(&bytes, &survey)
            .map_err(|error| output::problems(path, &error.problems))?;
        if !tally.refused().is_empty() {
            eprintln!("{}", output::problems(path, tally.refused()));
        }
        sum.merge(tally);
    }
    eprintln!("{} answers counted, {} refused", sum.counted(), sum.refused().len());
    let by = match arguments.by {
        GroupingArgument::Role => Grouping::Role,
        GroupingArgument::Sector => Grouping::Sector,
    };
    let confidence = Confidence::new(&sum, &survey, by, &settings).map_err(|error| error.to_string())?;
    let text = match arguments.format {
        Format::Text => confidence.to_text(),
        Format::Csv => confidence.to_csv(&settings),
        Format::Json => {
            let json = serde_json::to_string_pretty(&confidence);
            json.map_err(|error| format!("cannot write JSON: {error}"))? + "\n"
        }
        Format::Html => page::confidence(&confidence, &survey)?,
    };
    output::write(arguments.out.as_deref(), text.as_bytes())?;
    Ok(if sum.refused().is_empty() { Outcome::Whole } else { Outcome::SomeRefused })
}
