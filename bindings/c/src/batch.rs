//! Many cases at once: each has a result of its own, in the order of the cases.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use neglect_screen::Screener;

use crate::error::{ErrorDetail, neglect_error};
use crate::guard::{Failure, guard, guard_value, panic_as_failure};
use crate::handle::{self, Handle, Shared, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::threads;
use crate::view::neglect_str;

/// The results of many cases: for each, in the order given, its status and its report in JSON or its error.
/// Threads: any number at once. Lifetime: its own.
/// Freed by: the caller, with neglect_batch_free, and with it every text and error that it lends.
pub struct neglect_batch {
    _private: [u8; 0],
}

/// What stands behind `neglect_batch`: the reports that a thread made, one behind another, and where each stands.
#[derive(Debug, Default)]
pub(crate) struct Results {
    reports: Vec<Vec<u8>>,
    each: Vec<Result<Place, ErrorDetail>>,
}

/// Where a report stands: among the threads' reports, and in those.
#[derive(Debug)]
struct Place {
    thread: usize,
    bytes: Range<usize>,
}

impl Handle for neglect_batch {
    type Real = Results;
    type Access = Shared;
}

impl Results {
    fn view(&self, index: usize) -> Option<neglect_str> {
        let Ok(place) = self.each.get(index)? else { return None };
        // With the NUL behind it, which its reader may look at.
        let report = self.reports.get(place.thread)?.get(place.bytes.start..=place.bytes.end)?;
        Some(neglect_str { ptr: report.as_ptr().cast(), len: place.bytes.len() })
    }
}

/// What one thread made: its reports, and for each of its cases the place among all, with the bytes or the error.
type Made = (Vec<u8>, Vec<(usize, Result<Range<usize>, ErrorDetail>)>);

/// Adds the report of one case, whose text may turn out to be missing, and a NUL behind it.
fn screen_one(
    screener: &Screener,
    case: Result<&[u8], Failure>,
    reports: &mut Vec<u8>,
) -> Result<Range<usize>, ErrorDetail> {
    let start = reports.len();
    let added = panic_as_failure(|| Ok(screener.screen_json_into(case?, reports)?));
    // A panic may leave half a report behind.
    added.inspect_err(|_| reports.truncate(start)).map_err(ErrorDetail::from)?;
    let bytes = start..reports.len();
    reports.push(0);
    Ok(bytes)
}

/// One case as it waits for a thread to take it.
type Waiting<'a> = Mutex<Option<Result<&'a [u8], Failure>>>;

fn screen_all(screener: &Screener, cases: Vec<Result<&[u8], Failure>>, threads: usize) -> Results {
    let threads = threads.min(cases.len());
    let waiting: Vec<Waiting<'_>> = cases.into_iter().map(|case| Mutex::new(Some(case))).collect();
    let next = AtomicUsize::new(0);
    // Each thread takes the next case until none is left, so a slow case holds nobody else up.
    let work = || -> Made {
        let (mut reports, mut done) = (Vec::new(), Vec::new());
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = waiting.get(at) else { return (reports, done) };
            // Nothing panics while it holds the lock.
            let taken = case.lock().ok().and_then(|mut case| case.take());
            let case = taken.unwrap_or_else(|| Err(Failure::internal()));
            done.push((at, screen_one(screener, case, &mut reports)));
        }
    };
    let mut results = Results::default();
    let mut each = Vec::with_capacity(waiting.len());
    for (thread, (reports, done)) in threads::run(threads, work).into_iter().enumerate() {
        results.reports.push(reports);
        each.extend(done.into_iter().map(|(at, one)| (at, one.map(|bytes| Place { thread, bytes }))));
    }
    each.sort_unstable_by_key(|(at, _)| *at);
    results.each = each.into_iter().map(|(_, one)| one).collect();
    results
}

/// Screens many cases in JSON, each for itself: a case that is wrong has its own error and the call succeeds.
///
/// `threads` is how many to use, this one included; 0 is one for each core that the operating system grants the
/// process, which on Linux is looked up in its own process files.
/// [in screener, cases (`count` texts, each a case in JSON; may be NULL where `count` is 0); out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screen_json_many(
    screener: *const neglect_screener,
    cases: *const neglect_str,
    count: usize,
    threads: u32,
    out: *mut *mut neglect_batch,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let screener = handle::read(screener, "screener")?;
            let cases = handle::array(cases, count, "cases")?;
            let threads = threads::asked(threads)?;
            let cases = cases.iter().map(|case| case.bytes("cases")).collect();
            slot.give(screen_all(screener, cases, threads));
            Ok(())
        })
    }
}

/// The number of results; 0 for NULL.
/// [in batch]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_batch_count(batch: *const neglect_batch) -> usize {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(batch, "batch") }.map_or(0, |results| results.each.len())
    })
}

/// The report of case `index`, borrowed from the batch; empty where the case failed or there is none.
/// [in batch]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_batch_report(batch: *const neglect_batch, index: usize) -> neglect_str {
    guard_value(neglect_str::EMPTY, || {
        // SAFETY: as the parameter's words ask.
        let results = unsafe { handle::read(batch, "batch") }.ok();
        results.and_then(|results| results.view(index)).unwrap_or(neglect_str::EMPTY)
    })
}

/// The error of case `index`, borrowed from the batch and not to be freed; NULL where the case was screened or there is
/// none.
/// [in batch]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_batch_error(
    batch: *const neglect_batch,
    index: usize,
) -> *const neglect_error {
    guard_value(std::ptr::null(), || {
        // SAFETY: as the parameter's words ask.
        let results = unsafe { handle::read(batch, "batch") }.ok();
        let error = results.and_then(|results| results.each.get(index)).and_then(|one| one.as_ref().err());
        error.map_or(std::ptr::null(), handle::lend)
    })
}

/// Frees a batch.
/// [consumed batch]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_batch_free(batch: *mut neglect_batch) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(batch) });
}
