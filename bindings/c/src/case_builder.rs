//! Builds a case record by record, without JSON.

use std::sync::Arc;

use neglect_screen::Case;
use neglect_screen::case::{Child, SCHEMA};

use crate::case::neglect_case;
use crate::day;
use crate::error::neglect_error;
use crate::given::Given;
use crate::guard::{Failure, guard, guard_value};
use crate::handle::{self, Exclusive, Growing, Handle, Slot};
use crate::records::{
    neglect_appointment, neglect_assessment, neglect_attendance, neglect_child, neglect_growth,
    neglect_observation, neglect_response,
};
use crate::screener::neglect_screener;
use crate::status::neglect_status;
use crate::view::neglect_str;

/// Builds a case record by record: what was said so far, copied. A record that is refused is left out as a whole.
/// Threads: one at a time. Lifetime: its own; cases that it built stay when it is freed.
/// Freed by: the caller, with neglect_case_builder_free.
pub struct neglect_case_builder {
    _private: [u8; 0],
}

impl Handle for neglect_case_builder {
    type Real = Case;
    type Access = Exclusive;
}

// SAFETY: each starts with `struct_size: u32`, and holds numbers, texts and pointers that may all be zero.
unsafe impl Growing for neglect_child {}
// SAFETY: as above.
unsafe impl Growing for neglect_observation {}
// SAFETY: as above.
unsafe impl Growing for neglect_assessment {}
// SAFETY: as above.
unsafe impl Growing for neglect_attendance {}
// SAFETY: as above.
unsafe impl Growing for neglect_appointment {}
// SAFETY: as above.
unsafe impl Growing for neglect_growth {}
// SAFETY: as above.
unsafe impl Growing for neglect_response {}

/// Makes a builder of a case of which nothing is recorded yet.
///
/// `as_of` is the day from which the case is seen, counted from 1970-01-01.
/// [in reference (opaque and never a name; reports echo it); out-owned out, err]
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
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let case = reference.text("reference")?.to_owned();
            let as_of = day::of_number(as_of).ok_or_else(|| {
                Failure::invalid("as_of", "not a day of the calendar", "count days from 1970-01-01")
            })?;
            slot.give(Case {
                schema: SCHEMA,
                case,
                as_of,
                child: Child::default(),
                observations: Vec::new(),
                assessments: Vec::new(),
                attendance: Vec::new(),
                appointments: Vec::new(),
                growth: Vec::new(),
                responses: Vec::new(),
            });
            Ok(())
        })
    }
}

/// Says who the case is about, in place of what was said before.
/// [in-out builder; in child; out-owned err]
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
            let given = handle::grown(child, "child")?;
            let mut reading = Given::at("child".to_owned());
            let child = reading.child(&given);
            case.child = reading.done(child)?;
            Ok(())
        })
    }
}

/// Adds something that someone saw, heard or was told.
/// [in-out builder; in observation; out-owned err]
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
            let given = handle::grown(observation, "observation")?;
            let mut reading = Given::at(format!("observations[{}]", case.observations.len()));
            let record = reading.observation(&given);
            case.observations.push(reading.done(record)?);
            Ok(())
        })
    }
}

/// Adds the answers to one tool.
/// [in-out builder; in assessment; out-owned err]
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
            let given = handle::grown(assessment, "assessment")?;
            let mut reading = Given::at(format!("assessments[{}]", case.assessments.len()));
            let record = reading.assessment(&given);
            case.assessments.push(reading.done(record)?);
            Ok(())
        })
    }
}

/// Adds a school register.
/// [in-out builder; in attendance; out-owned err]
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
            let given = handle::grown(attendance, "attendance")?;
            let mut reading = Given::at(format!("attendance[{}]", case.attendance.len()));
            let record = reading.attendance(&given);
            case.attendance.push(reading.done(record)?);
            Ok(())
        })
    }
}

/// Adds an appointment.
/// [in-out builder; in appointment; out-owned err]
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
            let given = handle::grown(appointment, "appointment")?;
            let mut reading = Given::at(format!("appointments[{}]", case.appointments.len()));
            let record = reading.appointment(&given);
            case.appointments.extend(reading.done(record)?);
            Ok(())
        })
    }
}

/// Adds measurements of growth.
/// [in-out builder; in growth; out-owned err]
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
            let given = handle::grown(growth, "growth")?;
            let mut reading = Given::at(format!("growth[{}]", case.growth.len()));
            let record = reading.growth(&given);
            case.growth.push(reading.done(record)?);
            Ok(())
        })
    }
}

/// Adds something that a service did.
/// [in-out builder; in response; out-owned err]
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
            let given = handle::grown(response, "response")?;
            let mut reading = Given::at(format!("responses[{}]", case.responses.len()));
            let record = reading.response(&given);
            case.responses.extend(reading.done(record)?);
            Ok(())
        })
    }
}

/// Checks the case as a whole. The builder stays as it is: more can be added, and it can build again.
/// [in builder, screener (its limits hold); out-owned out, err]
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
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            let case = handle::read(builder, "builder")?;
            case.check(handle::read(screener, "screener")?.limits())?;
            slot.give(Arc::new(case.clone()));
            Ok(())
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
