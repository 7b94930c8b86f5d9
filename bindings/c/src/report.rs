//! A report: made of a case by a screener, and read as structs or as JSON.

use std::sync::{Arc, OnceLock};

use neglect_screen::screening::Screening;
use neglect_screen::{Case, Screener};

use crate::case::neglect_case;
use crate::error::neglect_error;
use crate::guard::{Failure, guard, guard_value};
use crate::handle::{self, Handle, Shared, Slot};
use crate::laid_out::LaidOut;
use crate::lines::neglect_contents;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::Terminated;
use crate::words::{neglect_concern, neglect_hazard, number, number_or_0};

/// What a screening returns: findings, next steps, questions and the fate of every input, each with its source.
/// Threads: any number at once. Lifetime: its own; the screener and the case may be freed before it.
/// Freed by: the caller, with neglect_report_free, and with it everything that it lends.
pub struct neglect_report {
    _private: [u8; 0],
}

/// What stands behind `neglect_report`: numbers, put into words where somebody reads them. The screening borrows from what
/// is kept below it, and is dropped first.
#[derive(Debug)]
pub(crate) struct Made {
    screening: Screening<'static>,
    /// Laid out by whoever reads it first.
    laid_out: OnceLock<LaidOut>,
    #[expect(dead_code, reason = "kept for what the screening borrows")]
    kept: Arc<Kept>,
}

#[derive(Debug)]
struct Kept {
    screener: Screener,
    case: Arc<Case>,
}

impl Made {
    fn of(screener: &Screener, case: &Arc<Case>) -> Result<Made, Failure> {
        let kept = Arc::new(Kept { screener: screener.clone(), case: Arc::clone(case) });
        let screening = kept.screener.screening_checked(&kept.case)?;
        // SAFETY: the screening borrows from `kept`, whose content stays in its place and unchanged until the last `Arc`
        // is dropped; that is the one beside the screening, and it is dropped after it. Nothing hands the screening out
        // for longer than `Made` lives.
        let screening = unsafe { std::mem::transmute::<Screening<'_>, Screening<'static>>(screening) };
        Ok(Made { screening, laid_out: OnceLock::new(), kept })
    }

    fn contents(&self) -> &neglect_contents {
        self.laid_out.get_or_init(|| LaidOut::of(&self.screening.report())).contents()
    }
}

impl Handle for neglect_report {
    type Real = Made;
    type Access = Shared;
}

/// Screens a case.
///
/// NEGLECT_STATUS_CASE in strict mode only, where no pack knows a code, qualifier, tool or question of the case.
/// [in screener, the_case; out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_screen(
    screener: *const neglect_screener,
    the_case: *const neglect_case,
    out: *mut *mut neglect_report,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let screener = handle::read(screener, "screener")?;
            slot.give(Made::of(screener, handle::read(the_case, "the_case")?)?);
            Ok(())
        })
    }
}

/// The highest neglect_concern that a finding raises; 0 for NULL. 0 never means that there is no neglect.
/// [in report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_concern(report: *const neglect_report) -> i32 {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(report, "report") }
            .map_or(0, |made| number::<neglect_concern>(made.screening.concern()))
    })
}

/// The highest neglect_hazard that a finding names; 0 for NULL.
/// [in report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_hazard(report: *const neglect_report) -> i32 {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(report, "report") }
            .map_or(0, |made| number_or_0::<neglect_hazard>(made.screening.hazard()))
    })
}

/// The report as JSON.
/// [in report; out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_report_json(
    report: *const neglect_report,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            slot.give(Terminated::new(handle::read(report, "report")?.screening.to_json()));
            Ok(())
        })
    }
}

/// All that the report says, borrowed from it; NULL for NULL. The first call lays it out; no reading allocates.
/// [in report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_contents(report: *const neglect_report) -> *const neglect_contents {
    guard_value(std::ptr::null(), || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(report, "report") }
            .map_or(std::ptr::null(), |made| std::ptr::from_ref(made.contents()))
    })
}

/// Frees a report.
/// [consumed report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_free(report: *mut neglect_report) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(report) });
}
