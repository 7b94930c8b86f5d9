//! One report in the format that was asked for.

use neglect_import::export;
use neglect_render::{docx, html, text};
use neglect_screen::{Case, CaseError, Report, Screener};

use super::args::Format;
use crate::console;

/// The most inputs of a case whose page shows what was known when. That screens the case once more for each day on which
/// something became known, so its time grows with the square of the case; `replay` does it for a case of any size.
const MOST_REPLAYED: usize = 200;

/// A report in a format, without colours.
pub(super) fn rendered(
    report: &Report,
    case: &Case,
    screener: &Screener,
    format: Format,
) -> Result<Vec<u8>, CaseError> {
    Ok(match format {
        Format::Text => text::report(report).to_string().into_bytes(),
        Format::Json => console::pretty_json(report),
        Format::Jsonl => {
            let mut line = report.to_json();
            line.push(b'\n');
            line
        }
        Format::Fhir => console::pretty_json(&export::bundle(report, &format!("Patient/{}", report.case))),
        Format::Cards => console::pretty_json(&export::cards(report)),
        Format::Docx => docx::report(report),
        Format::Html => page(report, case, screener)?.into_bytes(),
    })
}

fn page(report: &Report, case: &Case, screener: &Screener) -> Result<String, CaseError> {
    let is_short = report.account.len() <= MOST_REPLAYED;
    let replay = is_short.then(|| screener.replay(case)).transpose()?;
    Ok(html::report(report, replay.as_ref()))
}
