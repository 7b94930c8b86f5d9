//! What comes out of an import: cases, or their reports.

use neglect_import::ImportedCase;
use neglect_screen::{CaseError, Screener};
use rayon::ThreadPool;
use rayon::prelude::*;

use super::args::Args;
use crate::console::Output;
use crate::error::CliError;

/// How many cases are screened at once.
const AT_ONCE: usize = 512;

/// Writes cases as they come, or screens some at a time on all cores.
pub(super) struct Writer<'w> {
    args: &'w Args,
    screener: &'w Screener,
    threads: &'w ThreadPool,
    output: Output,
    cases: Vec<ImportedCase>,
}

impl<'w> Writer<'w> {
    pub(super) fn new(args: &'w Args, screener: &'w Screener, threads: &'w ThreadPool) -> Writer<'w> {
        Writer { args, screener, threads, output: Output::new(), cases: Vec::new() }
    }

    pub(super) fn take(&mut self, case: ImportedCase) -> Result<(), CliError> {
        if !self.args.screen {
            return self.output.write(&line(&case.draft));
        }
        self.cases.push(case);
        if self.cases.len() < AT_ONCE { Ok(()) } else { self.screen() }
    }

    pub(super) fn finish(mut self) -> Result<(), CliError> {
        self.screen()?;
        self.output.finish()
    }

    fn screen(&mut self) -> Result<(), CliError> {
        let screener = self.screener;
        let cases = std::mem::take(&mut self.cases);
        let report = |case: ImportedCase| {
            let case = case.draft.check(screener.limits())?;
            let mut report = screener.screen(&case)?.to_json();
            report.push(b'\n');
            Ok(report)
        };
        let reports: Vec<Result<Vec<u8>, CaseError>> =
            self.threads.install(|| cases.into_par_iter().map(report).collect());
        for report in reports {
            match report {
                Ok(report) => self.output.write(&report)?,
                Err(error) => return Err(CliError::Input(error.to_string())),
            }
        }
        Ok(())
    }
}

fn line(value: &impl serde::Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("a case is written into memory");
    line.push(b'\n');
    line
}
