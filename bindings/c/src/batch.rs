//! Many cases at once: each has a result of its own, in the order of the cases.

use neglect_screen::Screener;

use crate::argument::BadArgument;
use crate::error::{ErrorDetail, Failure, neglect_error};
use crate::guard::{guard_out, panic_as_failure};
use crate::handle::{self, Handle, Shared};
use crate::memory;
use crate::panics::panic_where_marked;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::threads;
use crate::unwind::guard_value;
use crate::view::{CText, neglect_str};

/// The results of many cases, in their order: for each its report in JSON or its error.
/// Threads: any number at once. Lifetime: its own.
/// Freed by: the caller, with neglect_batch_free, and with it every text and error that it lends.
pub struct neglect_batch {
    _private: [u8; 0],
}

/// What stands behind `neglect_batch`: a result for each case, by the case's index.
#[derive(Debug)]
pub(crate) struct Results(Vec<Result<CText, ErrorDetail>>);

impl Handle for neglect_batch {
    type Real = Results;
    type Access = Shared;
}

/// Asks for memory for all results, which are kept until the last is there, and for the work on as many cases as there
/// are threads.
fn reserve(cases: &[Result<&[u8], BadArgument>], threads: usize) -> Result<(), BadArgument> {
    // A text that is none has an error of its own.
    let lengths = cases.iter().flatten().map(|case| case.len());
    let (all, longest) =
        lengths.fold((0usize, 0), |(all, longest), len| (all.saturating_add(len), len.max(longest)));
    let work = longest.saturating_mul(memory::OF_A_BYTE).saturating_mul(threads.min(cases.len()));
    let kept = all.saturating_mul(RESULT_OF_A_BYTE).saturating_add(cases.len() * RESULT);
    memory::reserve(work.saturating_add(kept), "cases")
}

/// How many bytes a result may have for each byte of its case, and beside that.
const RESULT_OF_A_BYTE: usize = 16;
const RESULT: usize = 4 << 10;

/// One case, whose text may turn out to be missing. A panic while it is screened is this case's own error.
fn screen_one(screener: &Screener, case: Result<&[u8], BadArgument>) -> Result<CText, ErrorDetail> {
    let report = panic_as_failure(|| {
        let case = case?;
        panic_where_marked(case);
        let mut report = Vec::new();
        screener.screen_json(case, &mut report)?;
        Ok(CText::new(report))
    });
    report.map_err(|failure: Failure| ErrorDetail::from(failure))
}

/// Screens many cases in JSON, each for itself: a case that is wrong has its own error and the call succeeds. It fails as a
/// whole where it is cancelled.
///
/// `threads` is how many to use, this one included; 0 is one for each core that the system grants the process.
/// [in screener, cases (`count` texts, each a case in JSON; may be NULL where `count` is 0)]
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
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            let cases = handle::array(cases, count, "cases")?;
            let threads = threads::resolve_thread_count(threads)?;
            let cases: Vec<_> = cases.iter().map(|case| case.bytes("cases")).collect();
            reserve(&cases, threads)?;
            let results = threads::map_init(
                threads,
                cases.len(),
                || (),
                |(), index| screen_one(screener, cases[index]),
            );
            if results.iter().any(|result| result.as_ref().is_err_and(ErrorDetail::is_cancelled)) {
                return Err(Failure::cancelled());
            }
            Ok(Results(results))
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
        // Any index may be asked for.
        let report = results.and_then(|results| results.0.get(index)).and_then(|result| result.as_ref().ok());
        report.map_or(neglect_str::EMPTY, CText::view)
    })
}

/// The error of case `index`, borrowed from the batch and not to be freed; NULL where there is none.
/// [in batch]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_batch_error(
    batch: *const neglect_batch,
    index: usize,
) -> *const neglect_error {
    guard_value(std::ptr::null(), || {
        // SAFETY: as the parameter's words ask.
        let results = unsafe { handle::read(batch, "batch") }.ok();
        let error = results.and_then(|results| results.0.get(index)).and_then(|result| result.as_ref().err());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{neglect_error_count, neglect_error_status};
    use crate::panics::MARK;

    fn view(text: &str) -> neglect_str {
        neglect_str { ptr: text.as_ptr().cast(), len: text.len() }
    }

    #[test]
    fn a_panic_in_one_case_is_the_error_of_that_case_and_the_others_are_screened() {
        let case = |name: &str| {
            format!(r#"{{"schema":1,"case":"{name}","as_of":"2026-11-21","child":{{"due":"2027-01-31"}}}}"#)
        };
        let cases: Vec<String> =
            (0..9).map(|at| case(&if at == 4 { MARK.to_owned() } else { format!("c{at}") })).collect();
        let views: Vec<neglect_str> = cases.iter().map(|case| view(case)).collect();
        let screener = Screener::england();
        for threads in [1, 3] {
            let mut batch = std::ptr::null_mut();
            // SAFETY: screener and texts live; the batch is read and then freed once.
            unsafe {
                let screener = handle::lend::<neglect_screener>(&screener);
                let status = neglect_screen_json_many(
                    screener,
                    views.as_ptr(),
                    views.len(),
                    threads,
                    &mut batch,
                    std::ptr::null_mut(),
                );
                assert_eq!(status, neglect_status::Ok);
                assert_eq!(neglect_batch_count(batch), cases.len());
                for at in 0..cases.len() {
                    let (report, error) = (neglect_batch_report(batch, at), neglect_batch_error(batch, at));
                    if at == 4 {
                        assert_eq!(neglect_error_status(error), neglect_status::Internal);
                        assert_eq!((neglect_error_count(error), report.len), (1, 0));
                    } else {
                        assert!(error.is_null());
                        let name = format!(r#""case":"c{at}""#);
                        assert!(report.text("report").unwrap().contains(&name), "{at}");
                    }
                }
                neglect_batch_free(batch);
            }
        }
    }
}
