//! Confidence: survey answers in, protected tables out.

use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};

use super::answer::{TableForm, json, with_warnings};
use super::request::{self, definition, no_earlier, no_other_form};
use crate::confidence::{AnswerRecord, AnswerTally, Confidence, Grouping, Survey};
use crate::disclosure::{DisclosureSettings, Edition};
use crate::problem::PartnershipError;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request<'a> {
    #[serde(borrow, default)]
    answers: Vec<AnswerRecord<'a>>,
    #[serde(borrow, default)]
    csv: Vec<&'a str>,
    #[serde(default)]
    by: Grouping,
    #[serde(borrow, default)]
    survey: Option<&'a str>,
    #[serde(borrow, default)]
    settings: Option<&'a str>,
    #[serde(default)]
    format: TableForm,
    #[serde(default)]
    earlier: Option<Edition>,
}

/// What was counted and what was not, and the tables in the form asked for. How much was counted and refused is for
/// whoever asked, and not for publication.
#[derive(Serialize)]
struct Answer<'a> {
    counted: u64,
    refused: &'a [Problem],
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<Confidence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Carries out a request about practitioners' confidence, JSON in and out. Answers that cannot be counted are listed in
/// the answer; the others are counted.
///
/// # Errors
///
/// All problems of the request, of the survey and settings in it, and of CSV that cannot be read at all.
pub fn confidence_json(request: &[u8]) -> Result<String, PartnershipError> {
    let request = request::parse(request)?;
    let Carried { tally, confidence, settings, format, earlier, .. } = carry_out(request::read(&request)?)?;
    let warnings = earlier.map(|earlier| confidence.differencing_from(&earlier, &settings));
    let (confidence, text) = match format {
        TableForm::Json => (Some(confidence), None),
        TableForm::Csv => (None, Some(confidence.to_csv(&settings))),
        TableForm::Text => (None, Some(confidence.to_text())),
    };
    let answer = Answer { counted: tally.counted(), refused: tally.refused(), confidence, text };
    Ok(with_warnings(&answer, warnings))
}

/// What a page of practitioners' confidence shows.
#[derive(Debug, Clone)]
pub struct ConfidenceTables {
    /// The tables as they may be published.
    pub confidence: Confidence,
    /// The survey that was answered.
    pub survey: Survey,
    /// The answers that could not be counted, as JSON: a list of problems. Not for publication.
    pub refused_json: String,
}

/// The same tables for a page, from the same request, of which `format` and `earlier` are no part.
///
/// # Errors
///
/// As [`confidence_json`].
pub fn confidence_tables(request: &[u8]) -> Result<ConfidenceTables, PartnershipError> {
    let request = request::parse(request)?;
    let Carried { tally, survey, confidence, format, earlier, .. } = carry_out(request::read(&request)?)?;
    no_other_form(format)?;
    no_earlier(earlier)?;
    Ok(ConfidenceTables { confidence, survey, refused_json: json(&tally.refused()) })
}

/// A request that has been carried out.
struct Carried {
    tally: AnswerTally,
    survey: Survey,
    settings: DisclosureSettings,
    confidence: Confidence,
    format: TableForm,
    earlier: Option<Edition>,
}

fn carry_out(request: Request<'_>) -> Result<Carried, PartnershipError> {
    let Request { answers, csv, by, survey, settings, format, earlier } = request;
    let mut problems = Vec::new();
    let survey = definition::<Survey>("survey", survey).map_err(|error| problems.extend(error.problems));
    let settings = definition::<DisclosureSettings>("settings", settings)
        .map_err(|error| problems.extend(error.problems));
    let (Ok(survey), Ok(settings)) = (survey, settings) else { return Err(problems.into()) };
    let mut tally = AnswerTally::default();
    for (n, answer) in answers.iter().enumerate() {
        tally.count(answer, &survey, &format!("answers[{n}]."));
    }
    for (n, text) in csv.iter().enumerate() {
        let before = format!("csv[{n}]: ");
        match AnswerTally::from_csv(text.as_bytes(), &survey) {
            Ok(more) => tally.merge(more.within(&before)),
            Err(error) => problems.extend(error.within(&before).problems),
        }
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let confidence = Confidence::new(&tally, &survey, by, &settings)?;
    Ok(Carried { tally, survey, settings, confidence, format, earlier })
}
