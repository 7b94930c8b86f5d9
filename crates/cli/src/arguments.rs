//! Arguments that several commands take.

use clap::ValueEnum;
use jiff::civil::Date;

/// How to show a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading.
    Text,
    /// JSON.
    Json,
}

/// A date on the command line.
pub fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "not a date of the calendar written as YYYY-MM-DD".to_owned())
}
