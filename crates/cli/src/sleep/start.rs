//! The beginning of a conversation: which day it is, and when the baby was born or is expected.

use jiff::civil::Date;
use neglect_screen::case::CaseBuilder;
use neglect_screen::{Case, Screener};

use super::said::Lines;
use crate::screen;

/// Asks for a new case; `None` where the input ends before the child has a date.
pub fn ask(input: &mut Lines, screener: &Screener) -> Option<Case> {
    anstream::eprintln!(
        "A conversation about how a baby sleeps. It is no test and gives no score; it blames nobody.\n\
         Enter where nobody knows, - where it does not apply, why for the reason, back, or stop.\n"
    );
    let reference = input.ask("Your reference for the case (no name): ")?;
    let reference = if reference.is_empty() { "sleep".to_owned() } else { reference };
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let on = date(input, &format!("The day of this conversation [{today}]: "), Some(today))?;
    let born = date(input, "The baby's date of birth (Enter where it is not born yet): ", None);
    let builder = CaseBuilder::new(reference, on);
    let builder = match born {
        Some(born) => builder.born(born),
        None => builder.due(date(input, "The day on which it is expected: ", None)?),
    };
    match builder.build_within(screener.limits()) {
        Ok(case) => Some(case),
        Err(error) => {
            screen::show("the case", &error);
            None
        }
    }
}

/// Asks for a date until one is given; what stands for an empty line is `otherwise`.
fn date(input: &mut Lines, prompt: &str, otherwise: Option<Date>) -> Option<Date> {
    loop {
        let line = input.ask(prompt)?;
        if line.is_empty() {
            return otherwise;
        }
        match line.parse() {
            Ok(date) => return Some(date),
            Err(_) => input.mistaken("a day of the calendar, written as 2026-11-21"),
        }
    }
}
