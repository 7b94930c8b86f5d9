//! A report: made of a case by a screener or read back from JSON, and read as structs or as JSON.

use std::borrow::Cow;
use std::sync::OnceLock;

use neglect_screen::screening::Screening;
use neglect_screen::{Case, Concern, Hazard, Report, Screener};

use crate::argument::BadArgument;
use crate::c_report::CReport;
use crate::case::neglect_case;
use crate::error::{Failure, neglect_error};
use crate::generated::report_structs::neglect_contents;
use crate::generated::words::{neglect_concern, neglect_hazard};
use crate::guard::guard_out;
use crate::handle::{self, Handle, Shared};
use crate::kept::kept_json;
use crate::memory;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::unwind::guard_value;
use crate::view::{CText, neglect_str};
use crate::vocabulary::{number, number_or_0};

/// What a screening returns: findings, next steps, questions and the fate of every input, each with its source.
/// Threads: any number at once. Lifetime: its own.
/// Freed by: the caller, with neglect_report_free, and with it everything that it lends.
pub struct neglect_report {
    _private: [u8; 0],
}

/// What stands behind `neglect_report`.
#[derive(Debug)]
pub(crate) struct ReportHandle {
    source: Source,
    /// How many bytes it may take to put it into words, or into another form.
    memory: usize,
    /// The structs that programs read, made by whoever reads them first.
    c_report: OnceLock<CReport>,
}

/// What a report is made of.
#[derive(Debug)]
enum Source {
    /// A screening, which is put into words only where somebody reads them.
    Screening(Box<Screening>),
    /// A report that was kept as JSON.
    Kept(Box<Report>),
}

impl ReportHandle {
    fn new(source: Source, memory: usize) -> ReportHandle {
        ReportHandle { source, memory, c_report: OnceLock::new() }
    }

    fn screened(screener: &Screener, case: &Case) -> Result<ReportHandle, Failure> {
        let memory = memory::of_case(case);
        memory::reserve(memory, "the_case")?;
        Ok(ReportHandle::new(Source::Screening(Box::new(screener.screening(case)?)), memory))
    }

    fn from_json(json: &[u8]) -> Result<ReportHandle, Failure> {
        let kept = Source::Kept(Box::new(kept_json(json, "json", "report")?));
        Ok(ReportHandle::new(kept, json.len().saturating_mul(memory::OF_A_BYTE)))
    }

    /// Asks for memory for what is about to be made of it.
    pub(crate) fn reserve(&self) -> Result<(), BadArgument> {
        memory::reserve(self.memory, "report")
    }

    fn concern(&self) -> Concern {
        match &self.source {
            Source::Screening(screening) => screening.concern(),
            Source::Kept(report) => report.concern,
        }
    }

    fn hazard(&self) -> Option<Hazard> {
        match &self.source {
            Source::Screening(screening) => screening.hazard(),
            Source::Kept(report) => report.hazard,
        }
    }

    fn to_json(&self) -> Vec<u8> {
        match &self.source {
            Source::Screening(screening) => screening.to_json(),
            Source::Kept(report) => report.to_json(),
        }
    }

    /// The report in words.
    pub(crate) fn report(&self) -> Cow<'_, Report> {
        match &self.source {
            Source::Screening(screening) => Cow::Owned(screening.report()),
            Source::Kept(report) => Cow::Borrowed(report),
        }
    }

    fn contents(&self) -> &neglect_contents {
        self.c_report.get_or_init(|| CReport::new(&self.report())).contents()
    }
}

impl Handle for neglect_report {
    type Real = ReportHandle;
    type Access = Shared;
}

/// Screens a case.
///
/// NEGLECT_STATUS_CASE in strict mode only, where no pack knows a code, qualifier, tool or question of the case.
/// [in screener, the_case]
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
        guard_out(out, err, || {
            let screener = handle::read(screener, "screener")?;
            ReportHandle::screened(screener, handle::read(the_case, "the_case")?)
        })
    }
}

/// Reads a report that was kept as JSON. Unknown fields are passed over.
/// [in json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_report_from_json(
    json: neglect_str,
    out: *mut *mut neglect_report,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || ReportHandle::from_json(json.bytes("json")?)) }
}

/// The highest neglect_concern that a finding raises; 0 for NULL. 0 never means that there is no neglect.
/// [in report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_concern(report: *const neglect_report) -> i32 {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(report, "report") }
            .map_or(0, |report| number::<neglect_concern>(report.concern()))
    })
}

/// The highest neglect_hazard that a finding names; 0 for NULL.
/// [in report]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_report_hazard(report: *const neglect_report) -> i32 {
    guard_value(0, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(report, "report") }
            .map_or(0, |report| number_or_0::<neglect_hazard>(report.hazard()))
    })
}

/// The report as JSON.
/// [in report]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_report_json(
    report: *const neglect_report,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let report = handle::read(report, "report")?;
            report.reserve()?;
            Ok(CText::new(report.to_json()))
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
