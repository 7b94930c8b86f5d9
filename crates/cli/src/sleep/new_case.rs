//! The beginning of a conversation without a case: which day it is, and when the baby was born or is expected.

use jiff::civil::Date;
use neglect_screen::case::CaseBuilder;
use neglect_screen::{Case, Screener};

use super::input::Input;
use crate::case_file::mistakes;
use crate::console;
use crate::error::CliError;

/// Asks for a new case.
///
/// # Errors
///
/// The input ends before the child has a date, or the dates cannot be those of a case.
pub fn ask(input: &mut Input, screener: &Screener) -> Result<Case, CliError> {
    console::tell(
        "A conversation about how a baby sleeps. It is no test and gives no score; it blames nobody.\n\
         Enter where nobody knows, - where it does not apply, why for the reason, back, or stop.\n",
    );
    let without_date =
        || CliError::Input("without a date of birth or a due date there is no case".to_owned());
    draft(input)
        .ok_or_else(without_date)?
        .build_within(screener.limits())
        .map_err(|error| mistakes("the case", &error))
}

/// The case as it is answered; `None` where the input ends before the child has a date.
fn draft(input: &mut Input) -> Option<CaseBuilder> {
    let reference = input.ask("Your reference for the case (no name): ")?;
    let reference = if reference.is_empty() { "sleep".to_owned() } else { reference };
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let on = date(input, &format!("The day of this conversation [{today}]: "), Some(today))?;
    let case = CaseBuilder::new(reference, on);
    match date(input, "The baby's date of birth (Enter where it is not born yet): ", None) {
        Some(born) => Some(case.born(born)),
        None => Some(case.due(date(input, "The day on which it is expected: ", None)?)),
    }
}

/// Asks until a date is given; an empty line stands for `otherwise`.
fn date(input: &mut Input, prompt: &str, otherwise: Option<Date>) -> Option<Date> {
    loop {
        let line = input.ask(prompt)?;
        if line.is_empty() {
            return otherwise;
        }
        match line.parse() {
            Ok(date) => return Some(date),
            Err(_) => input.explain_mistake("a day of the calendar, written as 2026-11-21"),
        }
    }
}
