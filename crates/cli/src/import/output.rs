//! What comes out of an import: cases, or their reports.

use std::borrow::Cow;

use neglect_import::{Household, ImportedCase, households};
use neglect_render::html::{self, ChildOnPage};
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
        if self.args.by_household() {
            self.cases.push(case);
            return Ok(());
        }
        if !self.args.screen {
            return self.output.write(&line(&case.draft));
        }
        self.cases.push(case);
        if self.cases.len() < AT_ONCE { Ok(()) } else { self.screen() }
    }

    pub(super) fn finish(mut self) -> Result<(), CliError> {
        if self.args.by_household() {
            self.screen_households()?;
        } else {
            self.screen()?;
        }
        self.output.finish()
    }

    /// A line for each home, and its page where pages are asked for.
    fn screen_households(&mut self) -> Result<(), CliError> {
        let screener = self.screener;
        let homes = households(std::mem::take(&mut self.cases));
        let screened: Vec<Result<Household, CaseError>> = self
            .threads
            .install(|| homes.into_par_iter().map(|home| Household::screen(home, screener)).collect());
        for (number, home) in screened.into_iter().enumerate() {
            let mut home = home.map_err(|error| CliError::Input(error.to_string()))?;
            self.output.write(&line(&home))?;
            if let Some(folder) = &self.args.pages {
                let path = folder.join(format!("home-{}.html", number + 1));
                let page = page(&mut home, screener).map_err(|error| CliError::Input(error.to_string()))?;
                std::fs::create_dir_all(folder)
                    .map_err(|reason| CliError::cannot_write(folder.display(), reason))?;
                crate::files::write(Some(&path), page.as_bytes())?;
            }
        }
        Ok(())
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

/// Every child of a home with what was known when.
fn page(home: &mut Household, screener: &Screener) -> Result<String, CaseError> {
    home.replay(screener)?;
    let children = home.children.iter().map(|child| ChildOnPage {
        last_seen: child.last_seen,
        report: Cow::Borrowed(&child.report),
        replay: child.replay.as_ref().map(Cow::Borrowed),
    });
    Ok(html::household(&children.collect::<Vec<_>>()))
}

fn line(value: &impl serde::Serialize) -> Vec<u8> {
    let mut line = serde_json::to_vec(value).expect("a case is written into memory");
    line.push(b'\n');
    line
}
