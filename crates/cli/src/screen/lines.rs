//! Many cases as JSON Lines, on all cores. A bad line is named with its number, counted, and stops nothing.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};

use indicatif::ProgressBar;
use neglect_screen::case::Response;
use neglect_screen::{Case, CaseError, Screener};
use rayon::prelude::*;

use super::args::{Args, Format};
use super::rendered::rendered;
use crate::case_file::lines;
use crate::console::{self, Output};
use crate::error::CliError;
use crate::{files, progress};

/// How many cases are in memory at once. Memory does not grow with the number of cases.
const AT_ONCE: usize = 512;

/// Screens every line, and says how many could not be.
pub(super) fn screen(args: &Args, screener: &Screener) -> Result<(), CliError> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(args.threads.unwrap_or(0)).build();
    let threads = threads.map_err(|reason| CliError::Io(format!("cannot start threads: {reason}")))?;
    let (input, length) = open(args)?;
    let mut run = Run {
        args,
        screener,
        progress: if args.quiet || !io::stderr().is_terminal() {
            ProgressBar::hidden()
        } else {
            progress::bar(length)
        },
        screened: 0,
        refused: 0,
    };
    let done = threads.install(|| run.screen_all(input));
    run.progress.finish_and_clear();
    done?;
    if run.refused == 0 {
        return Ok(());
    }
    let Run { screened, refused, .. } = run;
    Err(CliError::Input(format!("{screened} cases screened, {refused} lines have mistakes and were not")))
}

/// The input, and its length in bytes where that is known.
fn open(args: &Args) -> Result<(Box<dyn BufRead + Send>, Option<u64>), CliError> {
    if files::is_stdin(&args.file) {
        return Ok((Box::new(BufReader::new(io::stdin())), None));
    }
    let cannot_read = |reason| CliError::cannot_read(args.file.display(), reason);
    let file = File::open(&args.file).map_err(cannot_read)?;
    let length = file.metadata().ok().map(|metadata| metadata.len());
    Ok((Box::new(BufReader::with_capacity(1 << 20, file)), length))
}

/// What becomes of one line.
enum Screened {
    Blank,
    Report(Vec<u8>),
    Refused(CaseError),
}

/// The screening of all lines of one input.
struct Run<'r> {
    args: &'r Args,
    screener: &'r Screener,
    progress: ProgressBar,
    screened: u64,
    refused: u64,
}

impl Run<'_> {
    /// Screens chunk after chunk: all cores screen the lines of one, and reports are written in the order of the lines.
    fn screen_all(&mut self, mut input: Box<dyn BufRead + Send>) -> Result<(), CliError> {
        let mut output = Output::new();
        let limit = self.screener.limits().bytes;
        let mut number = 0_u64;
        loop {
            let chunk = read_chunk(&mut *input, limit)
                .map_err(|reason| CliError::cannot_read(self.args.file.display(), reason))?;
            if chunk.is_empty() {
                return output.finish();
            }
            let screened: Vec<Screened> = chunk.par_iter().map(|line| self.screen_line(line)).collect();
            for (line, screened) in chunk.iter().zip(screened) {
                number += 1;
                self.progress.inc(line.len() as u64 + 1);
                self.write(number, screened, &mut output)?;
            }
            self.progress.set_message(format!("{} cases", self.screened));
        }
    }

    fn write(&mut self, number: u64, screened: Screened, output: &mut Output) -> Result<(), CliError> {
        match screened {
            Screened::Blank => Ok(()),
            Screened::Report(report) => {
                self.screened += 1;
                output.write(&report)
            }
            Screened::Refused(error) => {
                self.refused += 1;
                let named = lines(&format!("line {number}"), &error.problems);
                self.progress.suspend(|| console::tell(named));
                Ok(())
            }
        }
    }

    fn screen_line(&self, line: &[u8]) -> Screened {
        if line.iter().all(u8::is_ascii_whitespace) {
            return Screened::Blank;
        }
        match self.report(line) {
            Ok(report) => Screened::Report(report),
            Err(error) => Screened::Refused(error),
        }
    }

    fn report(&self, line: &[u8]) -> Result<Vec<u8>, CaseError> {
        let format = self.args.format.unwrap_or(Format::Jsonl);
        if format == Format::Jsonl && !self.args.responses {
            let mut report = Vec::new();
            self.screener.screen_json(line, &mut report)?;
            report.push(b'\n');
            return Ok(report);
        }
        let case = Case::from_json(line, self.screener.limits())?;
        let report = self.screener.screen(&case)?;
        if self.args.responses {
            return Ok(with_responses(&report.to_json(), &case));
        }
        let mut rendered = rendered(&report, &case, self.screener, format)?;
        if format == Format::Text {
            // A form feed between reports, for a printer and for programs that split them.
            rendered.extend_from_slice(b"\n\x0c\n");
        }
        Ok(rendered)
    }
}

/// The next lines, without their ends. Of a line that is longer than a case may be, only as much is kept as shows it.
fn read_chunk(input: &mut dyn BufRead, limit: usize) -> io::Result<Vec<Vec<u8>>> {
    // One byte over the limit, and the end of the line.
    let most = limit as u64 + 2;
    let mut chunk = Vec::with_capacity(AT_ONCE);
    while chunk.len() < AT_ONCE {
        let mut line = Vec::new();
        if Read::take(&mut *input, most).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() as u64 == most {
            input.skip_until(b'\n')?;
        }
        chunk.push(line);
    }
    Ok(chunk)
}

/// A line around a report, with what services had done by the case's date: a report tells what was done and not when,
/// and the days to a response are counted from both.
fn with_responses(report: &[u8], case: &Case) -> Vec<u8> {
    let known = case.responses.iter().filter(|response| response.known_on(case.as_of));
    let responses: Vec<&Response> = known.collect();
    let responses = serde_json::to_vec(&responses).expect("responses are written into memory");
    [b"{\"report\":".as_slice(), report, b",\"responses\":", &responses, b"}\n"].concat()
}
