//! Many cases at once: each has a result of its own, in the order of the cases.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use neglect_screen::Screener;

use crate::error::{ErrorDetail, neglect_error};
use crate::guard::{Failure, guard, guard_value, panic_as_failure};
use crate::handle::{self, Handle, Shared, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::threads;
use crate::view::{Terminated, neglect_str};

/// The results of many cases: for each, in the order given, its status and its report in JSON or its error.
/// Threads: any number at once. Lifetime: its own.
/// Freed by: the caller, with neglect_batch_free, and with it every text and error that it lends.
pub struct neglect_batch {
    _private: [u8; 0],
}

/// What stands behind `neglect_batch`.
#[derive(Debug)]
pub(crate) struct Results(Vec<Result<Terminated, ErrorDetail>>);

impl Handle for neglect_batch {
    type Real = Results;
    type Access = Shared;
}

/// One case, whose text may turn out to be missing.
fn screen_one(screener: &Screener, case: Result<&[u8], Failure>) -> Result<Terminated, ErrorDetail> {
    let report = panic_as_failure(|| Ok(Terminated::new(screener.screen_json(case?)?)));
    report.map_err(ErrorDetail::from)
}

/// One case as it waits for a thread to take it.
type Waiting<'a> = Mutex<Option<Result<&'a [u8], Failure>>>;

fn screen_all(
    screener: &Screener,
    cases: Vec<Result<&[u8], Failure>>,
    threads: usize,
) -> Vec<Result<Terminated, ErrorDetail>> {
    let threads = threads.min(cases.len());
    let waiting: Vec<Waiting<'_>> = cases.into_iter().map(|case| Mutex::new(Some(case))).collect();
    let next = AtomicUsize::new(0);
    // Each thread takes the next case until none is left, so a slow case holds nobody else up.
    let work = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = waiting.get(at) else { return done };
            // Nothing panics while it holds the lock.
            let taken = case.lock().ok().and_then(|mut case| case.take());
            done.push((at, screen_one(screener, taken.unwrap_or_else(|| Err(Failure::internal())))));
        }
    };
    let mut results: Vec<_> = threads::run(threads, work).into_iter().flatten().collect();
    results.sort_unstable_by_key(|(at, _)| *at);
    results.into_iter().map(|(_, result)| result).collect()
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
            slot.give(Results(screen_all(screener, cases, threads)));
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
        unsafe { handle::read(batch, "batch") }.map_or(0, |results| results.0.len())
    })
}

/// The report of case `index`, borrowed from the batch; empty where the case failed or there is none.
/// [in batch]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_batch_report(batch: *const neglect_batch, index: usize) -> neglect_str {
    guard_value(neglect_str::EMPTY, || {
        // SAFETY: as the parameter's words ask.
        let results = unsafe { handle::read(batch, "batch") }.ok();
        let report = results.and_then(|results| results.0.get(index)).and_then(|one| one.as_ref().ok());
        report.map_or(neglect_str::EMPTY, Terminated::view)
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
        let error = results.and_then(|results| results.0.get(index)).and_then(|one| one.as_ref().err());
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
