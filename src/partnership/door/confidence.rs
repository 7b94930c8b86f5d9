//! Confidence through the door: survey answers in, protected tables out.

use serde::{Deserialize, Serialize};

use super::definitions;
use super::form::{TableForm, json};
use super::request::{self, Object};
use crate::partnership::Problem;
use crate::partnership::confidence::{AnswerRecord, Breakdown, Confidence, Tally};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Request<'a> {
    #[serde(borrow, default)]
    answers: Vec<Object<AnswerRecord<'a>>>,
    #[serde(default)]
    csv: Vec<String>,
    #[serde(default)]
    by: Breakdown,
    #[serde(default)]
    survey: Option<String>,
    #[serde(default)]
    settings: Option<String>,
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

/// Carries out a request about practitioners' confidence, JSON in and out. Answers that cannot be counted are listed
/// in the answer; the others are counted.
///
/// # Errors
///
/// All problems of the request, of the survey and settings in it, and of CSV that cannot be read at all.
pub fn confidence_json(request: &[u8]) -> Result<String, Vec<Problem>> {
    let Request { answers, csv, by, survey, settings, format } = request::read(request)?;
    let mut wrong = Vec::new();
    let survey = definitions::survey(survey.as_deref()).map_err(|problems| wrong.extend(problems));
    let settings = definitions::settings(settings.as_deref()).map_err(|problems| wrong.extend(problems));
    let (Ok(survey), Ok(settings)) = (survey, settings) else { return Err(wrong) };
    let mut tally = Tally::default();
    for (n, Object(answer)) in answers.iter().enumerate() {
        tally.take(answer, &survey, &format!("answers[{n}]."));
    }
    for (n, text) in csv.iter().enumerate() {
        let within = |problem: Problem| problem.within(&format!("csv[{n}]"));
        match Tally::read_csv(text.as_bytes(), &survey) {
            Ok(mut more) => {
                more.problems = more.problems.into_iter().map(within).collect();
                tally.merge(more);
            }
            Err(problems) => wrong.extend(problems.into_iter().map(within)),
        }
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let confidence = Confidence::of(&tally, &survey, by, &settings).map_err(|error| vec![error.problem()])?;
    let (confidence, text) = match format {
        TableForm::Json => (Some(confidence), None),
        TableForm::Csv => (None, Some(confidence.to_csv(&settings))),
        TableForm::Text => (None, Some(confidence.to_text())),
    };
    Ok(json(&Answer { counted: tally.counted, refused: &tally.problems, confidence, text }))
}
