//! A report: made of a case by a screener, and read as structs or as JSON.

use std::sync::OnceLock;

use neglect_screen::screening::Screening;
use neglect_screen::{Case, Screener};

use crate::c_report::CReport;
use crate::case::neglect_case;
use crate::error::{Failure, neglect_error};
use crate::generated::report_structs::neglect_contents;
use crate::generated::words::{neglect_concern, neglect_hazard};
use crate::guard::guard;
use crate::handle::{self, Handle, Shared, Slot};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::unwind::guard_value;
use crate::view::CText;
use crate::vocabulary::{number, number_or_0};

/// What a screening returns: findings, next steps, questions and the fate of every input, each with its source.
/// Threads: any number at once. Lifetime: its own; the screener and the case may be freed before it.
/// Freed by: the caller, with neglect_report_free, and with it everything that it lends.
pub struct neglect_report {
    _private: [u8; 0],
}

/// What stands behind `neglect_report`: a screening, which is put into words only where somebody reads them.
#[derive(Debug)]
pub(crate) struct ReportHandle {
    screening: Screening,
    /// The structs that programs read, made by whoever reads them first.
    c_report: OnceLock<CReport>,
}

impl ReportHandle {
    fn new(screener: &Screener, case: &Case) -> Result<ReportHandle, Failure> {
        Ok(ReportHandle { screening: screener.screening(case)?, c_report: OnceLock::new() })
    }

    fn contents(&self) -> &neglect_contents {
        self.c_report.get_or_init(|| CReport::new(&self.screening.report())).contents()
    }
}

impl Handle for neglect_report {
    type Real = ReportHandle;
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
            slot.give(ReportHandle::new(screener, handle::read(the_case, "the_case")?)?);
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
            .map_or(0, |report| number::<neglect_concern>(report.screening.concern()))
    })
}

/// The highest neglect_hazard that a finding names; 0 for NULL.
/// [in report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_hazard(report: *const neglect_report) -> i32 {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(report, "report") }
            .map_or(0, |report| number_or_0::<neglect_hazard>(report.screening.hazard()))
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
            slot.give(CText::new(handle::read(report, "report")?.screening.to_json()));
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
            .map_or(std::ptr::null(), |report| std::ptr::from_ref(report.contents()))
    })
}

/// Frees a report.
/// [consumed report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_free(report: *mut neglect_report) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(report) });
}
