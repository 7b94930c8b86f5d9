//! What people read: a report, a replay and a family's sleep plan, as text and as HTML.

#[cfg(not(feature = "render"))]
mod disabled;
#[cfg(feature = "render")]
mod enabled;

#[cfg(not(feature = "render"))]
use self::disabled as rendered;
#[cfg(feature = "render")]
use self::enabled as rendered;

use neglect_screen::interview::Plan;
use neglect_screen::report::Replay;

use crate::error::{Failure, neglect_error};
use crate::guard::guard_out;
use crate::handle;
use crate::kept::kept_json;
use crate::report::neglect_report;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::{CText, neglect_str};

/// The report for people, as text.
/// [in report]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_report_text(
    report: *const neglect_report,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let report = handle::read(report, "report")?;
            report.reserve()?;
            Ok(CText::new(rendered::report_text(&report.report())?))
        })
    }
}

/// The report for people, as a page of HTML or, where `fragment` is 1, as a part of one with a style of its own.
/// [in report, replay_json (of neglect_replay; may be empty)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_report_html(
    report: *const neglect_report,
    replay_json: neglect_str,
    fragment: i32,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let report = handle::read(report, "report")?;
            report.reserve()?;
            let replay = match replay_json.bytes("replay_json")? {
                [] => None,
                json => Some(kept_json::<Replay>(json, "replay_json", "replay")?),
            };
            let fragment = Failure::unless_flag(fragment, "fragment")?;
            Ok(CText::new(rendered::report_html(&report.report(), replay.as_ref(), fragment)?))
        })
    }
}

/// A replay for people, as text.
/// [in replay_json (of neglect_replay)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_replay_text(
    replay_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let replay: Replay = kept_json(replay_json.bytes("replay_json")?, "replay_json", "replay")?;
            Ok(CText::new(rendered::replay_text(&replay)?))
        })
    }
}

/// The same as HTML, with a picture.
/// [in replay_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_replay_html(
    replay_json: neglect_str,
    fragment: i32,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let replay: Replay = kept_json(replay_json.bytes("replay_json")?, "replay_json", "replay")?;
            let fragment = Failure::unless_flag(fragment, "fragment")?;
            Ok(CText::new(rendered::replay_html(&replay, fragment)?))
        })
    }
}

/// The page of a home of neglect_import's answer, with each child's time where it has a replay.
/// [in home_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_household_html(
    home_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || Ok(CText::new(rendered::household_html(home_json.bytes("home_json")?)?)))
    }
}

/// The family's plan, as text: the next steps that rules of `pack` lead to, such as `safe-sleep`.
/// [in report, pack]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_plan_text(
    report: *const neglect_report,
    pack: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let plan = plan(report, pack)?;
            Ok(CText::new(rendered::plan_text(&plan)?))
        })
    }
}

/// The same as a page of HTML to print.
/// [in report, pack]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_plan_html(
    report: *const neglect_report,
    pack: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let plan = plan(report, pack)?;
            Ok(CText::new(rendered::plan_html(&plan)?))
        })
    }
}

/// The family's plan of a report.
///
/// # Safety
///
/// As [`handle::read`] and [`neglect_str::text`].
unsafe fn plan(report: *const neglect_report, pack: neglect_str) -> Result<Plan, Failure> {
    // SAFETY: by the caller's promise.
    let (report, pack) = unsafe { (handle::read(report, "report")?, pack.text("pack")?) };
    report.reserve()?;
    let report = report.report();
    // A plan of a pack that is not in force would be empty, and read as if there were nothing to do.
    if !report.packs.iter().any(|in_force| in_force.id == pack) {
        return Err(Failure::invalid(
            "pack",
            "the report was made without this pack",
            "pass the id of a pack in force",
        ));
    }
    Ok(Plan::of(&report, pack))
}
