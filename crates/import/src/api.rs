//! An import in one call, for other languages: a request in JSON and files, an answer in JSON.

use std::sync::Arc;

use jiff::civil::Date;
use neglect_screen::case::Problem;
use neglect_screen::{Agency, Screener};
use serde::{Deserialize, Serialize};

use crate::account::Account;
use crate::cases::ImportedCase;
use crate::fhir::PatientKeys;
use crate::household::{Household, households};
use crate::importer::{Importer, Options};
use crate::map::{Map, propose};
use crate::source::Source;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Request {
    #[serde(default)]
    source: Option<String>,
    /// The text of a map.
    #[serde(default)]
    map: Option<String>,
    #[serde(default)]
    as_of: Option<Date>,
    #[serde(default)]
    by: Option<Agency>,
    /// Children of one home are screened together.
    #[serde(default)]
    households: bool,
    /// With their replays, for the page of the home.
    #[serde(default)]
    replays: bool,
    /// A map is proposed for the first file, and nothing imported.
    #[serde(default)]
    propose: bool,
}

#[derive(Debug, Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cases: Vec<neglect_screen::case::CaseDraft>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    homes: Vec<Household>,
    account: &'a Account,
}

/// Imports files as a request says: `{"source": "ssd", "as_of": "2026-11-20"}`, or `map` with the text of a map; `by`,
/// `households` and `propose` as on the command line; with `replays` each child of a home has its replay. The answer has `cases`, or `homes` with their reports, and the `account`;
/// what is wrong with single files and rows stands in the account.
///
/// # Errors
/// Where the request or its map cannot be used, or nothing says from which date the cases are seen.
pub fn import_json(
    screener: &Screener,
    request: &[u8],
    files: &[(&str, &[u8])],
) -> Result<String, Vec<Problem>> {
    let request: Request = serde_json::from_slice(request)
        .map_err(|_| problem("request", "bad_request", "this is not a request of an import"))?;
    if request.propose {
        let (name, bytes) = files.first().ok_or_else(|| problem("files", "empty", "there is no file"))?;
        let map = propose(name, *bytes, screener);
        return map.map_err(|error| problem("files", error.code, &error.to_string()));
    }
    let mut patients = PatientKeys::default();
    if request.source.as_deref() == Some(Source::Fhir.name()) {
        for (name, bytes) in files {
            // The import reads it again, and tells what is wrong with it.
            let _ = patients.read(name, *bytes);
        }
    }
    let options = Options {
        as_of: request.as_of,
        by: request.by,
        only_file: files.len() == 1,
        patients: Arc::new(patients),
        ..Options::default()
    };
    let mut importer = match (&request.source, &request.map) {
        (Some(name), None) => {
            let source = Source::from_name(name);
            let source = source.ok_or_else(|| problem("source", "unknown_source", "no such source"))?;
            Importer::new(source, screener, options)
        }
        (None, Some(text)) => {
            let map = Map::from_toml(text, screener).map_err(|error| {
                error
                    .problems
                    .iter()
                    .flat_map(|text| problem("map", "bad_map", text))
                    .collect::<Vec<Problem>>()
            })?;
            Importer::with_map(map, screener, options)
        }
        _ => return Err(problem("source", "bad_request", "give either a source or a map")),
    };
    let mut cases: Vec<ImportedCase> = Vec::new();
    for (name, bytes) in files {
        // What is wrong with a file stands in the account, and the others are read all the same.
        let _ = importer.read(name, *bytes, &mut |case| cases.push(case));
    }
    let account = importer.finish(&mut |case| cases.push(case));
    let account = account.map_err(|error| problem("as_of", error.code, &error.message))?;
    let mut answer = Answer { cases: Vec::new(), homes: Vec::new(), account: &account };
    if request.households {
        for home in households(cases) {
            let mut home = Household::screen(home, screener).map_err(|error| error.problems)?;
            if request.replays {
                home.replay(screener).map_err(|error| error.problems)?;
            }
            answer.homes.push(home);
        }
    } else {
        answer.cases = cases.into_iter().map(|case| case.draft).collect();
    }
    Ok(serde_json::to_string(&answer).expect("an answer is written into memory"))
}

fn problem(path: &str, code: &'static str, message: &str) -> Vec<Problem> {
    let help = "docs/import.md has the request of an import".to_owned();
    vec![Problem { path: path.to_owned(), code, message: message.to_owned(), help }]
}
