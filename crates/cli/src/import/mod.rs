//! `import`: cases from what other systems export, with an account of what became of every value.

mod args;
mod files;
mod output;
mod what;

pub use args::Args;

use std::cell::RefCell;
use std::io::{self, IsTerminal};
use std::sync::Arc;

use indicatif::ProgressBar;
use neglect_import::{Account, ImportedCase, Importer, Options, Part, PatientKeys};
use neglect_screen::Screener;
use rayon::prelude::*;

use crate::error::CliError;
use crate::{console, progress};
use files::Input;
use output::Writer;
use what::What;

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    let screener = args.packs.screener(|builder| builder)?;
    let source = args.source(&screener)?;
    let inputs = files::open(&args.files)?;
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.threads.unwrap_or(0)).build();
    let threads = threads.map_err(|reason| CliError::Io(format!("cannot start threads: {reason}")))?;
    let bytes: u64 = inputs.iter().map(Input::length).sum();
    let parts = if source.is_streamed(args.as_of.is_some() && inputs.len() == 1) {
        1
    } else {
        bytes.div_ceil(args.part_size << 20).max(1)
    };
    let passes = parts + u64::from(source.is_fhir());
    let mut whole = Account::default();
    let mut writer = Writer::new(args, &screener, &threads);
    let progress = if args.quiet || !io::stderr().is_terminal() {
        ProgressBar::hidden()
    } else {
        progress::bar(Some(bytes * passes))
    };
    let mut patients = PatientKeys::default();
    if source.is_fhir() {
        for input in &inputs {
            // The import reads it again, and tells what is wrong with it.
            let _ = patients.read(input.name(), progress.wrap_read(input.open()?));
        }
    }
    let options = Options {
        as_of: args.as_of,
        by: args.by,
        only_file: inputs.len() == 1,
        patients: Arc::new(patients),
        ..Options::default()
    };
    if parts == 1 {
        let failed = RefCell::new(None);
        let account = import(&screener, &source, &inputs, options, &progress, &mut |case| {
            if failed.borrow().is_none()
                && let Err(error) = writer.take(case)
            {
                *failed.borrow_mut() = Some(error);
            }
        });
        if let Some(error) = failed.into_inner() {
            return Err(error);
        }
        whole.add(account?);
    } else {
        // As many parts at once as there are threads, and in their order.
        let all: Vec<Part> = Part::all(parts).collect();
        for some in all.chunks(threads.current_num_threads().max(1)) {
            let done: Vec<Result<(Vec<ImportedCase>, Account), CliError>> = threads.install(|| {
                some.par_iter()
                    .map(|part| {
                        let mut cases = Vec::new();
                        let options = Options { part: *part, ..options.clone() };
                        let account = import(&screener, &source, &inputs, options, &progress, &mut |case| {
                            cases.push(case)
                        })?;
                        Ok((cases, account))
                    })
                    .collect()
            });
            for part in done {
                let (cases, account) = part?;
                whole.add(account);
                cases.into_iter().try_for_each(|case| writer.take(case))?;
            }
        }
    }
    writer.finish()?;
    progress.finish_and_clear();
    tell(args, &whole)
}

/// One pass over all files for one part of the children.
fn import(
    screener: &Screener,
    source: &What,
    inputs: &[Input],
    options: Options,
    progress: &ProgressBar,
    sink: &mut dyn FnMut(ImportedCase),
) -> Result<Account, CliError> {
    let mut importer = match source {
        What::BuiltIn(source) => Importer::new(*source, screener, options),
        What::Map(map) => Importer::with_map((**map).clone(), screener, options),
    };
    for input in inputs {
        let opened = progress.wrap_read(input.open()?);
        // What is wrong with a file stands in the account, and the others are read all the same.
        let _ = importer.read(input.name(), opened, sink);
    }
    match importer.finish_or_today(today(), sink) {
        Ok(account) => Ok(account),
        Err(error) => Err(CliError::Input(error.to_string())),
    }
}

fn today() -> jiff::civil::Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Writes the account, and ends with an error where something was wrong.
fn tell(args: &Args, account: &Account) -> Result<(), CliError> {
    match &args.account {
        Some(path) => crate::files::write(Some(path), &console::pretty_json(account))?,
        None if !args.quiet => console::tell(account.to_text().trim_end()),
        None => {}
    }
    if account.problems.is_empty() {
        return Ok(());
    }
    if args.account.is_some() || args.quiet {
        account.problems.iter().for_each(|problem| console::tell(problem.to_string()));
    }
    Err(CliError::MistakesNamed)
}
