//! Large files of lines over all cores: one thread reads them in blocks, the others count, and none of them is kept.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::ScopedJoinHandle;

use indicatif::ProgressBar;
use neglect_screen::partnership::measures::RefusedLine;

use crate::error::CliError;
use crate::{files, progress};

/// Bytes read before a block is handed on at the next end of a line.
const BLOCK: usize = 1 << 20;

/// Lines of one file that follow each other.
struct Block {
    /// Its number over all files.
    number: u64,
    /// The place of its file in the list.
    file: usize,
    /// Number of its first line in the file, from 1.
    first: u64,
    bytes: Vec<u8>,
}

/// The lines of a block that were refused, with their numbers in the file.
struct Refused {
    block: u64,
    file: usize,
    lines: Vec<RefusedLine>,
}

/// Gives blocks of lines to `workers`, each on its own thread, and returns the workers. Lines that a worker refuses are
/// given to `refused` in the order of the files and lines, whatever thread they were on.
pub(super) fn count<W: Send>(
    paths: &[PathBuf],
    workers: Vec<W>,
    take: impl Fn(&mut W, &[u8]) -> Vec<RefusedLine> + Sync,
    refused: impl FnMut(&Path, &RefusedLine) -> Result<(), CliError>,
) -> Result<Vec<W>, CliError> {
    let progress = progress::bar(total_length(paths));
    let (to_workers, blocks) = sync_channel::<Block>(workers.len() * 2);
    let (to_report, reports) = sync_channel::<Refused>(workers.len() * 2);
    let blocks = Arc::new(Mutex::new(blocks));
    std::thread::scope(|scope| {
        let (take, progress) = (&take, &progress);
        let reader = scope.spawn(move || read_all(paths, &to_workers, progress));
        let start = |worker| {
            let (blocks, to_report) = (Arc::clone(&blocks), to_report.clone());
            scope.spawn(move || work(worker, &blocks, &to_report, take))
        };
        let threads: Vec<_> = workers.into_iter().map(start).collect();
        // With the last worker its ends of both channels go: reports end, and blocks are no longer taken.
        drop((blocks, to_report));
        let reported = report_in_order(paths, &reports, refused);
        progress.finish_and_clear();
        let workers = threads.into_iter().map(joined).collect();
        joined(reader)?;
        reported?;
        Ok(workers)
    })
}

/// What a thread returned. Its panic goes on here.
fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Counts blocks until there are no more.
fn work<W>(
    mut worker: W,
    blocks: &Mutex<Receiver<Block>>,
    to_report: &SyncSender<Refused>,
    take: &impl Fn(&mut W, &[u8]) -> Vec<RefusedLine>,
) -> W {
    let next = || blocks.lock().expect("no thread panics while it waits for a block").recv();
    while let Ok(Block { number, file, first, bytes }) = next() {
        let mut lines = take(&mut worker, &bytes);
        lines.iter_mut().for_each(|refused| refused.line += first - 1);
        to_report
            .send(Refused { block: number, file, lines })
            .expect("reports are taken until the last worker ends");
    }
    worker
}

/// Blocks end in any order; what was refused in them is reported in the order of the input. After an error nothing more is
/// reported, and the reports are still taken, so that no worker waits for ever.
fn report_in_order(
    paths: &[PathBuf],
    reports: &Receiver<Refused>,
    mut refused: impl FnMut(&Path, &RefusedLine) -> Result<(), CliError>,
) -> Result<(), CliError> {
    let mut early: BTreeMap<u64, Refused> = BTreeMap::new();
    let mut due = 0;
    let mut reported = Ok(());
    for report in reports {
        early.insert(report.block, report);
        while let Some(Refused { file, lines, .. }) = early.remove(&due) {
            due += 1;
            if reported.is_ok() {
                reported = lines.iter().try_for_each(|line| refused(&paths[file], line));
            }
        }
    }
    reported
}

/// Reads all files in blocks of whole lines.
fn read_all(
    paths: &[PathBuf],
    to_workers: &SyncSender<Block>,
    progress: &ProgressBar,
) -> Result<(), CliError> {
    let mut number = 0;
    for (file, path) in paths.iter().enumerate() {
        let cannot_read = |reason| CliError::cannot_read(path.display(), reason);
        let mut input = open(path).map_err(cannot_read)?;
        let mut first = 1;
        loop {
            let bytes = read_block(&mut *input).map_err(cannot_read)?;
            if bytes.is_empty() {
                break;
            }
            progress.inc(bytes.len() as u64);
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
            if to_workers.send(Block { number, file, first, bytes }).is_err() {
                // Every worker has panicked, which is told where they are joined.
                return Ok(());
            }
            number += 1;
            first += lines as u64;
        }
    }
    Ok(())
}

fn read_block(input: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(BLOCK + BLOCK / 4);
    if Read::take(&mut *input, BLOCK as u64).read_to_end(&mut bytes)? > 0 {
        input.read_until(b'\n', &mut bytes)?;
    }
    Ok(bytes)
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if files::is_stdin(path) {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(File::open(path)?)))
}

/// The bytes of all files; `None` where one does not say.
fn total_length(paths: &[PathBuf]) -> Option<u64> {
    paths.iter().map(|path| std::fs::metadata(path).ok().map(|metadata| metadata.len())).sum()
}
