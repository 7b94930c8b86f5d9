//! The screener: a set of packs, checked and compiled. It takes a case the whole way through to its report.

use std::sync::Arc;

use crate::authoring;
use crate::case::{Case, CaseError, Code, Limits};
use crate::engine::BookRule;
use crate::interview::Interview;
use crate::pack::{
    self, DigestedPack, Indicator, Level, NextStep, Pack, PackError, PackText, ParsedPack, Tool,
};
use crate::prepared::{Evaluator, Options, Prepared};
use crate::report::Report;
use crate::screening::Screening;
use crate::work::{CancelFlag, Work};

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
#[derive(Debug)]
pub struct Screener {
    prepared: Arc<Prepared>,
    /// Whether its calls are cancelled.
    cancel: CancelFlag,
}

impl Clone for Screener {
    /// The same packs, with calls of its own to [cancel](Screener::cancel).
    fn clone(&self) -> Screener {
        Screener { prepared: Arc::clone(&self.prepared), cancel: CancelFlag::default() }
    }
}

/// Collects packs for a screener.
#[derive(Debug, Clone, Default)]
pub struct ScreenerBuilder {
    packs: Vec<PackText>,
    options: Options,
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
        self.options.limits = limits;
        self
    }

    /// Makes an unknown code, qualifier, tool or question an error and not a caveat.
    #[must_use]
    pub fn strict(mut self, strict: bool) -> Self {
        self.options.strict = strict;
        self
    }

    /// Chooses the reading (`pack/id`, such as `safe-sleep/nice`) that counts among those of its group, in place of the
    /// one that its pack marks as default. The others stay in the report beside it.
    #[must_use]
    pub fn reading(mut self, reading: impl Into<String>) -> Self {
        self.options.chosen_readings.push(reading.into());
        self
    }

    /// Chooses the evaluator: for tests that hold both to the same report.
    #[doc(hidden)]
    #[must_use]
    pub fn evaluator(mut self, evaluator: Evaluator) -> Self {
        self.options.evaluator = evaluator;
        self
    }

    /// Checks and compiles.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the packs, each with its file, place and help. Warnings alone are no error.
    pub fn build(self) -> Result<Screener, PackError> {
        if self.packs == pack::built_in() {
            return Ok(Screener::from_checked(pack::england(), self.options));
        }
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
        Ok(Screener::from_checked(
            parsed.into_iter().map(|parsed| parsed.pack.into()).collect(),
            self.options,
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
        // Whether they hold together is checked by the tests of this library, not again in every process.
        Screener::from_checked(pack::england(), Options::default())
    }

    /// A builder without packs.
    pub fn builder() -> ScreenerBuilder {
        ScreenerBuilder::default()
    }

    /// A screener of packs that are taken as checked.
    fn from_checked(packs: Vec<DigestedPack>, options: Options) -> Screener {
        Screener { prepared: Arc::new(Prepared::new(packs, options)), cancel: CancelFlag::default() }
    }

    /// Gives up every call of this screener, those that run in any thread and those that come: each ends soon with the
    /// problem `cancelled`, and screens nothing. It cannot be taken back, and clones are left alone: screen on a clone what
    /// may have to be cancelled.
    ///
    /// ```
    /// use neglect_screen::{Case, Screener};
    /// # let case = Case::from_json(br#"{"schema":1,"case":"a","as_of":"2026-11-21","child":{"born":"2020-03-01"}}"#, &Default::default())?;
    /// let england = Screener::england();
    /// let task = england.clone();
    /// std::thread::scope(|scope| scope.spawn(|| task.cancel()).join()).unwrap();
    /// assert_eq!(task.replay(&case).unwrap_err().problems[0].code, "cancelled");
    /// assert!(england.screen(&case).is_ok());
    /// # Ok::<(), neglect_screen::CaseError>(())
    /// ```
    pub fn cancel(&self) {
        self.cancel.set();
    }

    /// The same packs, with calls that are cancelled with this one's: for what goes on after a call has returned.
    #[doc(hidden)] // For the crates beside this one.
    #[must_use]
    pub fn sharing_cancellation(&self) -> Screener {
        Screener { prepared: Arc::clone(&self.prepared), cancel: self.cancel.clone() }
    }

    /// The work of one call.
    pub(crate) fn work(&self) -> Work {
        Work::new(self.prepared.options.limits.work, &self.cancel)
    }

    /// Screens a case.
    ///
    /// # Errors
    ///
    /// In strict mode, codes, qualifiers, tools and questions that no pack knows, each with its place, a stable code and
    /// the help. In any mode `too_much_work`, where the limit on work is passed, and `cancelled`.
    pub fn screen(&self, case: &Case) -> Result<Report, CaseError> {
        Ok(self.screening(case)?.report())
    }

    /// Screens a case and leaves what was found as it is, before any text is rendered: for those who need a few columns of
    /// many cases, or the report as JSON and not as a Rust value.
    ///
    /// # Errors
    ///
    /// As [`Screener::screen`].
    pub fn screening(&self, case: &Case) -> Result<Screening, CaseError> {
        Screening::new(Arc::clone(&self.prepared), case.clone(), self.prepared.options.strict, &self.work())
    }

    /// Screens a case in JSON, within the screener's limits, and adds the report in JSON to what is there: whoever screens
    /// many cases keeps one piece of memory for all their reports.
    ///
    /// ```
    /// # use neglect_screen::{Case, Screener};
    /// let screener = Screener::england();
    /// let mut report = Vec::new();
    /// for case in [r#"{"schema":1,"case":"a","as_of":"2026-11-21","child":{"born":"2020-03-01"}}"#] {
    ///     report.clear();
    ///     screener.screen_json(case.as_bytes(), &mut report)?;
    ///     let case = Case::from_json(case.as_bytes(), screener.limits())?;
    ///     assert_eq!(report, screener.screen(&case)?.to_json());
    /// }
    /// # Ok::<(), neglect_screen::CaseError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Screener::screen`], and everything wrong with the JSON and the case. Nothing is added then.
    pub fn screen_json(&self, json: &[u8], report: &mut Vec<u8>) -> Result<(), CaseError> {
        self.work().check()?;
        let case = Case::from_json(json, self.limits())?;
        self.screening(&case)?.write_json(report);
        Ok(())
    }

    /// What everything is screened by.
    pub(crate) fn prepared(&self) -> &Arc<Prepared> {
        &self.prepared
    }

    /// The limits of a case.
    pub fn limits(&self) -> &Limits {
        &self.prepared.options.limits
    }

    /// The packs in force.
    pub fn packs(&self) -> &[Pack] {
        self.prepared.book.packs().as_slice()
    }

    /// The digest of each pack in force, in hexadecimal, in the same order.
    pub fn digests(&self) -> impl Iterator<Item = &str> {
        self.prepared.packs.iter().map(|pack| pack.digest.as_str())
    }

    /// The catalogue of indicators.
    pub fn indicators(&self) -> &[Indicator] {
        self.prepared.book.indicators().as_slice()
    }

    /// Whether any pack in force knows a code.
    #[doc(hidden)] // For the crates beside this one.
    pub fn knows(&self, code: &Code) -> bool {
        self.prepared.book.meaning(code).is_some()
    }

    /// The rules in force, with amendments applied.
    pub fn rules(&self) -> &[BookRule] {
        self.prepared.book.rules().as_slice()
    }

    /// The rule of a pack-qualified id, where it is in force.
    pub fn rule(&self, id: &str) -> Option<&BookRule> {
        self.rules().iter().find(|rule| rule.id == id)
    }

    /// The tools.
    pub fn tools(&self) -> &[Tool] {
        self.prepared.settings.tools()
    }

    /// The levels of need, each with its pack.
    pub fn levels(&self) -> impl Iterator<Item = (&Pack, &Level)> {
        let packs = self.prepared.book.packs();
        self.prepared.book.levels().map(|(pack, _, level)| (&packs[pack], level))
    }

    /// The next steps, each with its pack.
    pub fn next_steps(&self) -> impl Iterator<Item = (&Pack, &NextStep)> {
        self.prepared.book.next_steps()
    }

    /// The interview of a tool: its questions in a sensible order, given the answers so far.
    pub fn interview(&self, tool: &str) -> Option<Interview<'_>> {
        let tool = self.prepared.settings.tool(tool)?;
        Some(Interview::new(tool, &self.prepared.book))
    }
}
