//! Large files of lines over all cores: read in blocks by one thread, counted by the others, none kept.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};

use indicatif::{ProgressBar, ProgressStyle};
use neglect_partnership::measures::RefusedLine;

use super::Stop;
use super::output::cannot;

/// Bytes read before a block is handed on at the next end of a line.
const BLOCK: usize = 1 << 20;

/// Lines of one file that follow each other.
struct Block {
    /// Its number over all files.
    number: u64,
    file: usize,
    /// Number of its first line in the file, from 1.
    first: u64,
    bytes: Vec<u8>,
}

/// Gives blocks of lines to `workers`, each on its own thread, and returns the workers. Lines that a worker refuses,
/// with their number in its block, are given to `refused` in the order of the files and lines, whatever thread they
/// were on.
pub(super) fn count<W: Send>(
    files: &[PathBuf],
    workers: Vec<W>,
    take: impl Fn(&mut W, &[u8]) -> Vec<RefusedLine> + Sync,
    mut refused: impl FnMut(&Path, &RefusedLine) -> Result<(), Stop>,
) -> Result<Vec<W>, Stop> {
    let progress = progress(files);
    let (blocks, next) = sync_channel::<Block>(workers.len() * 2);
    let next = Arc::new(Mutex::new(next));
    let (done, results) = sync_channel::<(u64, usize, Vec<RefusedLine>)>(workers.len() * 2);
    std::thread::scope(|scope| {
        let take = &take;
        let progress = &progress;
        let reader = scope.spawn(move || read_all(files, &blocks, progress));
        let threads: Vec<_> = workers
            .into_iter()
            .map(|mut worker| {
                let (next, done) = (Arc::clone(&next), done.clone());
                scope.spawn(move || {
                    while let Some(block) = receive(&next) {
                        let mut lines = take(&mut worker, &block.bytes);
                        lines.iter_mut().for_each(|refused| refused.line += block.first - 1);
                        if done.send((block.number, block.file, lines)).is_err() {
                            break;
                        }
                    }
                    worker
                })
            })
            .collect();
        drop((next, done));
        // Blocks end in any order; their problems are told in the order of the input.
        let mut early: BTreeMap<u64, (usize, Vec<RefusedLine>)> = BTreeMap::new();
        let mut due = 0;
        let mut told = Ok(());
        for (number, file, lines) in results {
            early.insert(number, (file, lines));
            while let Some((file, lines)) = early.remove(&due) {
                due += 1;
                let Some(path) = files.get(file) else { continue };
                for line in lines {
                    if told.is_ok() {
                        told = refused(path, &line);
                    }
                }
            }
        }
        progress.finish_and_clear();
        let read =
            reader.join().unwrap_or_else(|_| Err(Stop::File("the thread that reads ended early".to_owned())));
        let workers: Result<Vec<W>, _> = threads.into_iter().map(|thread| thread.join()).collect();
        read?;
        told?;
        workers.map_err(|_| Stop::File("a thread that counts ended early".to_owned()))
    })
}

fn receive(next: &Mutex<Receiver<Block>>) -> Option<Block> {
    next.lock().ok()?.recv().ok()
}

/// Reads all files in blocks of whole lines.
fn read_all(files: &[PathBuf], blocks: &SyncSender<Block>, progress: &ProgressBar) -> Result<(), Stop> {
    let mut number = 0;
    for (file, path) in files.iter().enumerate() {
        let mut input = open(path)?;
        let mut first = 1;
        loop {
            let mut bytes = Vec::with_capacity(BLOCK + BLOCK / 4);
            let limit = u64::try_from(BLOCK).unwrap_or(u64::MAX);
            input
                .by_ref()
                .take(limit)
                .read_to_end(&mut bytes)
                .map_err(|error| cannot("read", path, error))?;
            if bytes.is_empty() {
                break;
            }
            input.read_until(b'\n', &mut bytes).map_err(|error| cannot("read", path, error))?;
            progress.inc(u64::try_from(bytes.len()).unwrap_or(0));
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
            if blocks.send(Block { number, file, first, bytes }).is_err() {
                return Err(Stop::File("the threads that count ended early".to_owned()));
            }
            number += 1;
            first += u64::try_from(lines).unwrap_or(0);
        }
    }
    Ok(())
}

fn open(path: &Path) -> Result<Box<dyn BufRead>, Stop> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    let file = File::open(path).map_err(|error| cannot("read", path, error))?;
    Ok(Box::new(BufReader::new(file)))
}

/// A bar over the bytes of all files; it shows itself only on a terminal.
fn progress(files: &[PathBuf]) -> ProgressBar {
    let sizes: Option<u64> =
        files.iter().map(|file| std::fs::metadata(file).ok().map(|meta| meta.len())).sum();
    let Some(size) = sizes else { return ProgressBar::no_length() };
    let style = ProgressStyle::with_template("{bar:40} {bytes} of {total_bytes}, {eta} left");
    ProgressBar::new(size).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
