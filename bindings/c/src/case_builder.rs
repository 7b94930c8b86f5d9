//! Builds a case record by record, without JSON.

use neglect_screen::case::CaseDraft;

use crate::argument::Flaw;
use crate::case::neglect_case;
use crate::day;
use crate::error::Failure;
use crate::error::neglect_error;
use crate::generated::records::{
    neglect_appointment, neglect_assessment, neglect_attendance, neglect_child, neglect_growth,
    neglect_observation, neglect_response,
};
use crate::guard::{guard, guard_out};
use crate::handle::{self, Exclusive, Handle};
use crate::memory;
use crate::record_decoder::RecordDecoder;
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::unwind::guard_value;
use crate::view::neglect_str;

/// Builds a case record by record, copied. A record that is refused is left out as a whole.
/// Threads: one at a time. Lifetime: its own; cases that it built stay when it is freed.
/// Freed by: the caller, with neglect_case_builder_free.
pub struct neglect_case_builder {
    _private: [u8; 0],
}

impl Handle for neglect_case_builder {
    type Real = CaseDraft;
    type Access = Exclusive;
}

/// Adds what is read of a struct to the list of its kind, unless something is wrong with it.
fn add<R>(
    list: &mut Vec<R>,
    name: &str,
    decode: impl FnOnce(&mut RecordDecoder) -> Option<R>,
) -> Result<(), Failure> {
    let mut decoder = RecordDecoder::new(format!("{name}[{}]", list.len()));
    let record = decode(&mut decoder);
    list.try_reserve(1).or_else(|_| Flaw::NoMemory.in_argument("builder"))?;
    list.push(decoder.finish(record)?);
    Ok(())
}

/// Makes a builder of an empty case, seen from the day `as_of`.
/// [in reference (opaque and never a name; reports echo it)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_new(
    reference: neglect_str,
    as_of: i32,
    out: *mut *mut neglect_case_builder,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let case = reference.text("reference")?.to_owned();
            let as_of = day::from_number(as_of).ok_or_else(|| {
                Failure::invalid("as_of", "not a day of the calendar", "count days from 1970-01-01")
            })?;
            Ok(CaseDraft::new(case, as_of))
        })
    }
}

/// Says who the case is about, in place of what was said before.
/// [in-out builder; in child]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_set_child(
    builder: *mut neglect_case_builder,
    child: *const neglect_child,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let case = handle::write(builder, "builder")?;
            let given = handle::read_versioned(child, "child")?;
            let mut decoder = RecordDecoder::new("child".to_owned());
            let child = decoder.child(&given);
            case.child = decoder.finish(child)?;
            Ok(())
        })
    }
}

/// Adds something that someone saw, heard or was told.
/// [in-out builder; in observation]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_add_observation(
    builder: *mut neglect_case_builder,
    observation: *const neglect_observation,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let case = handle::write(builder, "builder")?;
            let given = handle::read_versioned(observation, "observation")?;
            add(&mut case.observations, "observations", |decoder| decoder.observation(&given))
        })
    }
}

/// Adds the answers to one tool.
/// [in-out builder; in assessment]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_add_assessment(
    builder: *mut neglect_case_builder,
    assessment: *const neglect_assessment,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let case = handle::write(builder, "builder")?;
            let given = handle::read_versioned(assessment, "assessment")?;
            add(&mut case.assessments, "assessments", |decoder| decoder.assessment(&given))
        })
    }
}

/// Adds a school register.
/// [in-out builder; in attendance]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_add_attendance(
    builder: *mut neglect_case_builder,
    attendance: *const neglect_attendance,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let case = handle::write(builder, "builder")?;
            let given = handle::read_versioned(attendance, "attendance")?;
            add(&mut case.attendance, "attendance", |decoder| decoder.attendance(&given))
        })
    }
}

/// Adds an appointment.
/// [in-out builder; in appointment]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_add_appointment(
    builder: *mut neglect_case_builder,
    appointment: *const neglect_appointment,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let case = handle::write(builder, "builder")?;
            let given = handle::read_versioned(appointment, "appointment")?;
            add(&mut case.appointments, "appointments", |decoder| decoder.appointment(&given))
        })
    }
}

/// Adds measurements of growth.
/// [in-out builder; in growth]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_add_growth(
    builder: *mut neglect_case_builder,
    growth: *const neglect_growth,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let case = handle::write(builder, "builder")?;
            let given = handle::read_versioned(growth, "growth")?;
            add(&mut case.growth, "growth", |decoder| decoder.growth(&given))
        })
    }
}

/// Adds something that a service did.
/// [in-out builder; in response]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_add_response(
    builder: *mut neglect_case_builder,
    response: *const neglect_response,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let case = handle::write(builder, "builder")?;
            let given = handle::read_versioned(response, "response")?;
            add(&mut case.responses, "responses", |decoder| decoder.response(&given))
        })
    }
}

/// Checks the case as a whole. The builder stays as it is and can build again.
/// [in builder, screener (its limits hold)]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_case_builder_build(
    builder: *const neglect_case_builder,
    screener: *const neglect_screener,
    out: *mut *mut neglect_case,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let draft = handle::read(builder, "builder")?;
            memory::reserve(memory::of_case(draft), "builder")?;
            Ok(draft.clone().check(handle::read(screener, "screener")?.limits())?)
        })
    }
}

/// Frees a builder.
/// [consumed builder]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_case_builder_free(builder: *mut neglect_case_builder) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(builder) });
}
