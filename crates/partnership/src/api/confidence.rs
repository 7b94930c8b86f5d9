//! Confidence: survey answers in, protected tables out.

use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};

use super::answer::{TableForm, json};
use super::request::{self, definition};
use crate::confidence::{AnswerRecord, AnswerTally, Confidence, Grouping, Survey};
use crate::disclosure::DisclosureSettings;
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
    let Request { answers, csv, by, survey, settings, format } = request::read(&request)?;
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
    let (confidence, text) = match format {
        TableForm::Json => (Some(confidence), None),
        TableForm::Csv => (None, Some(confidence.to_csv(&settings))),
        TableForm::Text => (None, Some(confidence.to_text())),
    };
    Ok(json(&Answer { counted: tally.counted(), refused: tally.refused(), confidence, text }))
}
