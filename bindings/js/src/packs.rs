//! Packs as they are sent, and what is said of them.

use jiff::civil::Date;
use neglect_screen::authoring;
use neglect_screen::pack::{Diagnostic, PackText};
use neglect_screen::{Screener, ScreenerBuilder};
use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// A pack of one file, or a folder of files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackSent {
    name: String,
    text: Option<String>,
    #[serde(default)]
    files: Vec<FileSent>,
}

/// A file of a folder, by its name in the folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileSent {
    name: String,
    text: String,
}

/// How to make a screener.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setup {
    packs: Vec<PackSent>,
    #[serde(default)]
    readings: Vec<String>,
    #[serde(default)]
    strict: bool,
}

/// What to check.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckSent {
    packs: Vec<PackSent>,
    /// The day against which review dates are held.
    on: Option<Date>,
}

impl PackSent {
    fn into_text(self) -> Result<PackText, Refusal> {
        match (self.text, self.files) {
            (Some(text), files) if files.is_empty() => Ok(PackText::from_file(self.name, text)),
            (None, files) if !files.is_empty() => {
                Ok(PackText::from_folder(self.name, files.into_iter().map(|file| (file.name, file.text))))
            }
            _ => Err(Refusal::argument("a pack has either `text` or `files`")),
        }
    }
}

fn texts(packs: Vec<PackSent>) -> Result<Vec<PackText>, Refusal> {
    packs.into_iter().map(PackSent::into_text).collect()
}

impl Setup {
    pub(crate) fn screener(self) -> Result<Screener, Refusal> {
        let builder = texts(self.packs)?.into_iter().fold(Screener::builder(), ScreenerBuilder::pack_text);
        let builder = self.readings.into_iter().fold(builder, ScreenerBuilder::reading);
        Ok(builder.strict(self.strict).build()?)
    }
}

/// A diagnostic with its place.
#[derive(Debug, Serialize)]
pub(crate) struct DiagnosticLine {
    code: &'static str,
    severity: &'static str,
    message: String,
    help: String,
    file: String,
    /// Counted from 1.
    line: usize,
    column: usize,
    /// The bytes of the file that it is about.
    span: [usize; 2],
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
}

impl DiagnosticLine {
    pub(crate) fn new(diagnostic: &Diagnostic) -> DiagnosticLine {
        DiagnosticLine {
            code: diagnostic.code.name(),
            severity: diagnostic.code.severity().name(),
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            file: diagnostic.file.clone(),
            line: diagnostic.place.line,
            column: diagnostic.place.column,
            span: [diagnostic.span.start, diagnostic.span.end],
            rule: diagnostic.rule.clone(),
        }
    }
}

/// What is said of packs: what is wrong, and how many rules and examples there are.
#[derive(Debug, Serialize)]
pub(crate) struct Checked {
    diagnostics: Vec<DiagnosticLine>,
    rules: usize,
    examples: usize,
}

impl CheckSent {
    pub(crate) fn check(self) -> Result<Checked, Refusal> {
        let texts = texts(self.packs)?;
        let analysis = authoring::analyse(&texts, self.on);
        let rules = || analysis.packs.iter().flat_map(|parsed| &parsed.pack.rules);
        Ok(Checked {
            diagnostics: analysis.diagnostics.iter().map(DiagnosticLine::new).collect(),
            rules: rules().count(),
            examples: rules().map(|rule| rule.examples.len()).sum(),
        })
    }
}
