//! `screen`: one case, or many as JSON Lines on all cores. A bad line is named with its number, counted, and stops
//! nothing.

use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};

use indicatif::{ProgressBar, ProgressStyle};
use neglect_screen::case::Response;
use neglect_screen::{Case, CaseError, Screener};
use rayon::prelude::*;

use crate::args::{ReportFormat, Screen};
use crate::exit::{Exit, Failure, file};
use crate::{html, screeners, text};

/// How many cases are in memory at once. Memory does not grow with the number of cases.
const AT_ONCE: usize = 512;

/// Runs the command.
pub fn run(args: &Screen) -> Result<Exit, Failure> {
    let screener = screeners::screener(&args.packs, |builder| builder.strict(args.strict))?;
    let lines = args.lines
        || args.responses
        || args.file.ends_with(".jsonl")
        || args.format == Some(ReportFormat::Jsonl);
    if lines { many(args, &screener) } else { one(args, &screener) }
}

/// The bytes of a file, or of standard input.
pub fn read(path: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let done = if path == "-" {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|mut opened| opened.read_to_end(&mut bytes))
    };
    done.map_err(|why| file(path, &why))?;
    Ok(bytes)
}

/// Writes to standard output. A reader that has gone away (`| head`) is no mistake.
pub fn write(bytes: &[u8]) -> Result<(), Failure> {
    match io::stdout().lock().write_all(bytes) {
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done.map_err(|why| file("standard output", &why)),
    }
}

/// Shows what is wrong with a case.
pub fn show(name: &str, error: &CaseError) {
    for problem in &error.problems {
        anstream::eprintln!("{name}: {problem}");
    }
}

fn one(args: &Screen, screener: &Screener) -> Result<Exit, Failure> {
    let bytes = read(&args.file)?;
    let case = match Case::from_json(&bytes, screener.limits()) {
        Ok(case) => case,
        Err(error) => {
            show(&args.file, &error);
            return Ok(Exit::Mistakes);
        }
    };
    let report = match screener.screen_checked(&case) {
        Ok(report) => report,
        Err(error) => {
            show(&args.file, &error);
            return Ok(Exit::Mistakes);
        }
    };
    match args.format.unwrap_or(ReportFormat::Text) {
        ReportFormat::Text => anstream::print!("{}", text::report(&report)),
        ReportFormat::Html => write(html::report(&report, &screener.replay(&case).ok()).as_bytes())?,
        ReportFormat::Json => {
            let mut pretty = serde_json::to_vec_pretty(&report).unwrap_or_default();
            pretty.push(b'\n');
            write(&pretty)?;
        }
        ReportFormat::Jsonl => {
            let mut line = report.to_json();
            line.push(b'\n');
            write(&line)?;
        }
    }
    Ok(Exit::Done)
}

fn many(args: &Screen, screener: &Screener) -> Result<Exit, Failure> {
    let mut builder = rayon::ThreadPoolBuilder::new();
    if let Some(threads) = args.threads {
        builder = builder.num_threads(threads);
    }
    let pool = builder.build().map_err(|why| Failure::File(format!("threads: {why}")))?;
    let (input, length): (Box<dyn BufRead + Send>, Option<u64>) = if args.file == "-" {
        (Box::new(BufReader::new(io::stdin())), None)
    } else {
        let opened = File::open(&args.file).map_err(|why| file(&args.file, &why))?;
        let length = opened.metadata().ok().map(|metadata| metadata.len());
        (Box::new(BufReader::with_capacity(1 << 20, opened)), length)
    };
    let progress = progress(args.quiet, length);
    let done = pool.install(|| lines(args, screener, input, &progress));
    progress.finish_and_clear();
    let (screened, wrong) = done?;
    if wrong == 0 {
        return Ok(Exit::Done);
    }
    anstream::eprintln!("{screened} cases screened, {wrong} lines have mistakes and were not");
    Ok(Exit::Mistakes)
}

fn progress(quiet: bool, length: Option<u64>) -> ProgressBar {
    // Drawn on standard error, and only on a terminal.
    if quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = length.map_or_else(ProgressBar::no_length, ProgressBar::new);
    let style = ProgressStyle::with_template("{bar:40} {percent:>3}% {msg} {eta} left");
    style.map_or_else(|_| ProgressBar::hidden(), |style| bar.with_style(style))
}

/// What became of one line.
enum Line {
    Report(Vec<u8>),
    Wrong(CaseError),
}

/// Screens chunk after chunk: while one is screened on all cores the next is read, and reports are written in the
/// order of the lines.
fn lines(
    args: &Screen,
    screener: &Screener,
    mut input: Box<dyn BufRead + Send>,
    progress: &ProgressBar,
) -> Result<(u64, u64), Failure> {
    let format = args.format.unwrap_or(ReportFormat::Jsonl);
    let (mut screened, mut wrong, mut number) = (0_u64, 0_u64, 0_u64);
    let mut output = io::BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let limit = screener.limits().bytes;
    loop {
        let chunk = read_chunk(&mut *input, limit).map_err(|why| file(&args.file, &why))?;
        if chunk.is_empty() {
            break;
        }
        let done: Vec<Option<Line>> =
            chunk.par_iter().map(|line| screen_line(line, screener, format, args.responses)).collect();
        for (line, outcome) in chunk.iter().zip(done) {
            number += 1;
            progress.inc(line.len() as u64 + 1);
            match outcome {
                None => {}
                Some(Line::Report(report)) => {
                    screened += 1;
                    match output.write_all(&report) {
                        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => return Ok((screened, wrong)),
                        done => done.map_err(|why| file("standard output", &why))?,
                    }
                }
                Some(Line::Wrong(error)) => {
                    wrong += 1;
                    progress.suspend(|| show(&format!("line {number}"), &error));
                }
            }
        }
        progress.set_message(format!("{screened} cases"));
    }
    output
        .flush()
        .or_else(|why| if why.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(why) })
        .map_err(|why| file("standard output", &why))?;
    Ok((screened, wrong))
}

fn read_chunk(input: &mut dyn BufRead, limit: usize) -> io::Result<Vec<Vec<u8>>> {
    let mut chunk = Vec::with_capacity(AT_ONCE);
    while chunk.len() < AT_ONCE {
        let mut line = Vec::new();
        // One byte over the limit is enough to know that the line is too long: the rest is skipped, not kept.
        let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(2);
        if Read::take(&mut *input, most).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() as u64 == most {
            skip_line(input)?;
        }
        chunk.push(line);
    }
    Ok(chunk)
}

fn skip_line(input: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|&byte| byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

fn screen_line(line: &[u8], screener: &Screener, format: ReportFormat, responses: bool) -> Option<Line> {
    if line.iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let case = match Case::from_json(line, screener.limits()) {
        Ok(case) => case,
        Err(error) => return Some(Line::Wrong(error)),
    };
    let report = match screener.screen_checked(&case) {
        Ok(report) => report,
        Err(error) => return Some(Line::Wrong(error)),
    };
    Some(Line::Report(match format {
        ReportFormat::Jsonl => {
            let mut json = report.to_json();
            if responses {
                json = with_responses(&json, &case);
            }
            json.push(b'\n');
            json
        }
        ReportFormat::Json => {
            let mut json = serde_json::to_vec_pretty(&report).unwrap_or_default();
            json.push(b'\n');
            json
        }
        ReportFormat::Text => {
            let plain = anstream::adapter::strip_str(&text::report(&report)).to_string();
            (plain + "\n\x0c\n").into_bytes()
        }
        ReportFormat::Html => html::report(&report, &screener.replay(&case).ok()).into_bytes(),
    }))
}

/// A line around a report, with what services had done by the case's date: a report tells what was done and not when,
/// and the days to a response are counted from both.
fn with_responses(report: &[u8], case: &Case) -> Vec<u8> {
    let known = |one: &&Response| one.on <= case.as_of && one.recorded.unwrap_or(one.on) <= case.as_of;
    let responses: Vec<&Response> = case.responses.iter().filter(known).collect();
    let responses = serde_json::to_vec(&responses).unwrap_or_else(|_| b"[]".to_vec());
    [b"{\"report\":".as_slice(), report, b",\"responses\":", &responses, b"}"].concat()
}
