//! The screener: a set of packs, checked and compiled. It takes a case the whole way through to its report.

use std::sync::Arc;

use jiff::civil::Date;

use crate::authoring;
use crate::case::{Case, CaseError, Limits};
use crate::engine::{BookRule, Evidence, Outcome, Program, RuleBook, reference};
use crate::interview::Interview;
use crate::pack::{self, Indicator, Level, NextStep, Pack, PackError, PackText, ParsedPack, Tool};
use crate::readers::Settings;
use crate::replay;
use crate::report::wording::Wording;
use crate::report::{Fragments, Replay, Report};
use crate::screening::Screening;

/// A set of packs, checked and compiled: immutable, cheap to clone, shareable between threads.
///
/// ```
/// use neglect_screen::{Case, Concern, Limits, Screener};
///
/// let screener = Screener::england();
/// let case = Case::from_json(br#"{
///     "schema": 1, "case": "example", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
///     "observations": [
///         { "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-10-02", "by": "education",
///           "with": { "pattern": "persistent" } } ]
/// }"#, &Limits::default())?;
/// let report = screener.screen(&case)?;
/// assert_eq!(report.concern, Concern::Suspect);
/// assert_eq!(report.findings[0].rule, "nice/1.3.3");
/// # Ok::<(), neglect_screen::CaseError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Screener {
    inner: Arc<Inner>,
}

/// What a screener knows. Built once.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) book: RuleBook,
    pub(crate) program: Program,
    pub(crate) settings: Settings,
    pub(crate) packs: Vec<PackStamp>,
    pub(crate) wording: Wording,
    pub(crate) fragments: Fragments,
    pub(crate) limits: Limits,
    /// The readings that count in their groups, `pack/id`.
    pub(crate) chosen: Vec<String>,
    strict: bool,
    evaluator: Evaluator,
}

impl Inner {
    pub(crate) fn evaluate(&self, evidence: &Evidence<'_>) -> Outcome {
        match self.evaluator {
            Evaluator::Compiled => self.program.evaluate(&self.book, evidence),
            Evaluator::Reference => reference::evaluate(&self.book, evidence),
        }
    }
}

/// A pack's identity in reports.
#[derive(Debug, Clone)]
pub(crate) struct PackStamp {
    pub(crate) id: String,
    pub(crate) version: String,
    pub(crate) digest: String,
    pub(crate) review_by: Option<Date>,
}

/// Which evaluator a screener uses. Both say the same; tests hold them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Evaluator {
    /// The one that ships.
    #[default]
    Compiled,
    /// The one that is written to be read.
    Reference,
}

/// Collects packs for a screener.
#[derive(Debug, Clone, Default)]
pub struct ScreenerBuilder {
    packs: Vec<PackText>,
    limits: Limits,
    chosen: Vec<String>,
    strict: bool,
    evaluator: Evaluator,
}

impl ScreenerBuilder {
    /// Adds the built-in packs for England.
    #[must_use]
    pub fn england(mut self) -> Self {
        self.packs.extend_from_slice(pack::built_in());
        self
    }

    /// Adds a pack of one file: a name for messages, such as the file's, and its TOML text.
    #[must_use]
    pub fn pack(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.pack_text(PackText::from_file(name.into(), text.into()))
    }

    /// Adds a pack of one file or of several.
    #[must_use]
    pub fn pack_text(mut self, text: PackText) -> Self {
        self.packs.push(text);
        self
    }

    /// Sets the limits of a case.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Makes an unknown code, qualifier, tool or question an error and not a caveat.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Chooses the reading (`pack/id`, such as `safe-sleep/nice`) that counts among those of its group, in place of
    /// the one that its pack marks as default. The others stay in the report beside it.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<String>) -> Self {
        self.chosen.push(reading.into());
        self
    }

    /// Chooses the evaluator: for tests and for those who want to see that both agree.
    #[must_use]
    pub fn evaluator(mut self, evaluator: Evaluator) -> Self {
        self.evaluator = evaluator;
        self
    }

    /// Checks and compiles.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the packs, each with its file, place and help. Warnings alone are no error.
    pub fn build(self) -> Result<Screener, PackError> {
        let mut parsed: Vec<ParsedPack> = Vec::new();
        let mut diagnostics = Vec::new();
        for text in &self.packs {
            match text.parse() {
                Ok(pack) => parsed.push(pack),
                Err(error) => diagnostics.extend(error.diagnostics),
            }
        }
        if diagnostics.is_empty() {
            diagnostics = authoring::errors(&parsed);
        }
        let parsed = PackError::unless_empty(parsed, diagnostics)?;
        Ok(Screener::of_checked(
            parsed.into_iter().map(|pack| pack.pack).collect(),
            self.limits,
            self.chosen,
            self.strict,
            self.evaluator,
        ))
    }
}

impl Screener {
    /// The built-in packs for England: the default of a vendor who adds nothing.
    ///
    /// # Panics
    ///
    /// Where a pack that ships with the library cannot be read: the library itself is broken then, and a screener
    /// without one of its packs would say *none recorded* where that pack says more.
    pub fn england() -> Screener {
        // The built-in packs are checked by the tests of this library, not again in every process.
        Screener::of_checked(
            shipped(pack::built_in()),
            Limits::default(),
            Vec::new(),
            false,
            Evaluator::Compiled,
        )
    }

    /// A builder without packs.
    pub fn builder() -> ScreenerBuilder {
        ScreenerBuilder::default()
    }

    /// A screener of packs that are taken as checked.
    pub(crate) fn of_checked(
        packs: Vec<Pack>,
        limits: Limits,
        chosen: Vec<String>,
        strict: bool,
        evaluator: Evaluator,
    ) -> Screener {
        let stamps = packs.iter().map(|pack| PackStamp {
            id: pack.header.id.clone(),
            version: pack.header.version.clone(),
            digest: pack.digest_hex(),
            review_by: pack.header.review_by,
        });
        let stamps: Vec<PackStamp> = stamps.collect();
        let tools = packs.iter().flat_map(|pack| pack.tools.iter().cloned()).collect();
        let codes = packs.iter().flat_map(|pack| pack.attendance_codes.iter().cloned()).collect();
        let book = RuleBook::new(packs);
        let settings = Settings::new(tools, codes);
        let wording = Wording::new(&book, &settings);
        let program = Program::new(&book);
        let fragments = Fragments::new(&book, &program, &settings, &stamps, &wording.steps, &wording.asks);
        Screener {
            inner: Arc::new(Inner {
                book,
                program,
                settings,
                packs: stamps,
                wording,
                fragments,
                limits,
                chosen,
                strict,
                evaluator,
            }),
        }
    }

    /// Screens a case.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the case, each with its place, a stable code and the help. In strict mode also
    /// codes, qualifiers, tools and questions that no pack knows.
    pub fn screen<'a>(&'a self, case: &'a Case) -> Result<Report<'a>, CaseError> {
        case.check(&self.inner.limits)?;
        self.screen_checked(case)
    }

    /// Screens a case and leaves what was found in small numbers: for those who need a few columns of many cases, or the
    /// report as JSON and not as a Rust value.
    ///
    /// # Errors
    ///
    /// As [`Screener::screen`].
    pub fn screening<'a>(&'a self, case: &'a Case) -> Result<Screening<'a>, CaseError> {
        case.check(&self.inner.limits)?;
        self.screening_checked(case)
    }

    /// As [`Screener::screening`], for a case that has been checked: what [`Case::from_json`] returns.
    ///
    /// # Errors
    ///
    /// In strict mode, codes, qualifiers, tools and questions that no pack knows.
    pub fn screening_checked<'a>(&'a self, case: &'a Case) -> Result<Screening<'a>, CaseError> {
        Screening::of(&self.inner, case, self.inner.strict)
    }

    /// Screens a case in JSON and returns the report in JSON.
    ///
    /// # Errors
    ///
    /// As [`Screener::screen`], and everything wrong with the JSON.
    pub fn screen_json(&self, json: &[u8]) -> Result<Vec<u8>, CaseError> {
        let mut report = Vec::new();
        self.screen_json_into(json, &mut report)?;
        Ok(report)
    }

    /// As [`Screener::screen_json`], the report added to what is there: whoever screens many cases keeps one piece of
    /// memory for all their reports.
    ///
    /// ```
    /// # use neglect_screen::Screener;
    /// let screener = Screener::england();
    /// let mut report = Vec::new();
    /// for case in [r#"{"schema":1,"case":"a","as_of":"2026-11-21","child":{"born":"2020-03-01"}}"#] {
    ///     report.clear();
    ///     screener.screen_json_into(case.as_bytes(), &mut report)?;
    ///     assert_eq!(report, screener.screen_json(case.as_bytes())?);
    /// }
    /// # Ok::<(), neglect_screen::CaseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Screener::screen_json`]; nothing is added then.
    pub fn screen_json_into(&self, json: &[u8], report: &mut Vec<u8>) -> Result<(), CaseError> {
        let case = Case::from_json(json, &self.inner.limits)?;
        self.screening_checked(&case)?.write_json(report);
        Ok(())
    }

    /// Screens a case that has been checked: what [`Case::from_json`] returns.
    ///
    /// # Errors
    ///
    /// In strict mode, codes, qualifiers, tools and questions that no pack knows.
    pub fn screen_checked<'a>(&'a self, case: &'a Case) -> Result<Report<'a>, CaseError> {
        Ok(self.screening_checked(case)?.report())
    }

    /// A screening of a case that is taken as it stands, whatever the packs do not know.
    pub(crate) fn screening_of<'a>(&'a self, case: &'a Case) -> Option<Screening<'a>> {
        Screening::of(&self.inner, case, false).ok()
    }

    /// Evaluates what readers and timeline made of a case: the middle of the way through, for those who measure it.
    pub fn evaluate(&self, evidence: &Evidence<'_>) -> Outcome {
        self.inner.evaluate(evidence)
    }

    /// The same case seen from each date on which something became known, with only what was known then.
    ///
    /// # Errors
    ///
    /// As [`Screener::screen`].
    pub fn replay<'a>(&'a self, case: &'a Case) -> Result<Replay<'a>, CaseError> {
        case.check(&self.inner.limits)?;
        Ok(replay::replay(self, case))
    }

    /// The limits of a case.
    pub fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    /// The packs in force.
    pub fn packs(&self) -> &[Pack] {
        self.inner.book.packs()
    }

    /// The digest of each pack in force, in hexadecimal, in the same order.
    pub fn digests(&self) -> impl Iterator<Item = &str> {
        self.inner.packs.iter().map(|pack| pack.digest.as_str())
    }

    /// The catalogue of indicators.
    pub fn indicators(&self) -> &[Indicator] {
        self.inner.book.indicators()
    }

    /// The rules in force, with amendments applied.
    pub fn rules(&self) -> &[BookRule] {
        self.inner.book.rules()
    }

    /// The rule of a pack-qualified id, where it is in force.
    pub fn rule(&self, id: &str) -> Option<&BookRule> {
        self.rules().iter().find(|rule| rule.id == id)
    }

    /// The tools.
    pub fn tools(&self) -> &[Tool] {
        self.inner.settings.tools()
    }

    /// The levels of need, each with its pack.
    pub fn levels(&self) -> impl Iterator<Item = (&Pack, &Level)> {
        self.packs().iter().flat_map(|pack| pack.levels.iter().map(move |level| (pack, level)))
    }

    /// The next steps, each with its pack.
    pub fn next_steps(&self) -> impl Iterator<Item = (&Pack, &NextStep)> {
        self.packs().iter().flat_map(|pack| pack.next_steps.iter().map(move |step| (pack, step)))
    }

    /// The interview of a tool: its questions in a sensible order, given the answers so far.
    pub fn interview(&self, tool: &str) -> Option<Interview<'_>> {
        let tool = self.inner.settings.tool(tool)?;
        let readings = self.packs().iter().flat_map(|pack| &pack.readings);
        Some(Interview::new(tool, self.rules().iter().map(|rule| &rule.rule), readings))
    }

    /// The rule book, for those who evaluate by themselves.
    pub fn book(&self) -> &RuleBook {
        &self.inner.book
    }

    /// The reader settings that the packs make.
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }
}

/// The packs of texts that ship with the library; panics with the place of each mistake where one cannot be read.
fn shipped(texts: &[PackText]) -> Vec<Pack> {
    let parse = |text: &PackText| match text.parse() {
        Ok(parsed) => parsed.pack,
        Err(error) => panic!("a pack that ships with the library cannot be read:\n{error}"),
    };
    texts.iter().map(parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[should_panic(expected = "england/broken.toml:3:1: error[unknown_key]: unknown key `verison`")]
    fn a_broken_pack_that_ships_is_never_left_out_in_silence() {
        let sound = "[pack]\nid = 'sound'\nversion = '1'\ntitle = 'Sound'\njurisdiction = 'England'\n";
        let broken = sound.replace("version", "verison");
        let texts = [("england/sound.toml", sound.to_owned()), ("england/broken.toml", broken)];
        shipped(&texts.map(|(name, text)| PackText::from_file(name, text)));
    }
}
