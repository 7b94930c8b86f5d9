//! The partnership's side in one call: a request in JSON, an answer in JSON, a page or a Word form.

#[cfg(not(feature = "partnership"))]
mod disabled;
#[cfg(feature = "partnership")]
mod enabled;

#[cfg(not(all(feature = "partnership", feature = "render")))]
mod not_rendered;
#[cfg(all(feature = "partnership", feature = "render"))]
mod rendered;

#[cfg(not(feature = "partnership"))]
pub(crate) use self::disabled::{Counting, confidence_json, response_json};
#[cfg(feature = "partnership")]
pub(crate) use self::enabled::{Counting, confidence_json, response_json};
#[cfg(not(all(feature = "partnership", feature = "render")))]
pub(crate) use self::not_rendered::{confidence_html, measures_html, read_form, write_form};
#[cfg(all(feature = "partnership", feature = "render"))]
pub(crate) use self::rendered::{confidence_html, measures_html, read_form, write_form};

use crate::error::neglect_error;
use crate::guard::{guard, guard_out};
use crate::handle::Slot;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::{CText, neglect_str};

/// Checks, compares or converts organisations' responses, as the request's `command` says.
/// [in request_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_response_json(
    request_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || Ok(CText::new(response_json(request_json.request("request_json")?)?))) }
}

/// Practitioners' confidence from survey answers, as it may be published.
/// [in request_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_confidence_json(
    request_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || Ok(CText::new(confidence_json(request_json.request("request_json")?)?))) }
}

/// The same as a page of HTML. The request's `format` is left out.
/// [in request_json; out-owned out_refused_json (answers that could not be counted; may be NULL), out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_confidence_html(
    request_json: neglect_str,
    out_refused_json: *mut *mut neglect_text,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            // NULL means that no list is wanted.
            let refused_slot = Slot::open(out_refused_json, "out_refused_json").ok();
            let slot = Slot::open(out, "out")?;
            let (page, refused_json) = confidence_html(request_json.request("request_json")?)?;
            slot.give(CText::new(page));
            if let Some(refused_slot) = refused_slot {
                refused_slot.give(CText::new(refused_json));
            }
            Ok(())
        })
    }
}

/// The Word form of the request's `response`, or a blank one.
/// [in request_json; out-owned out (the file's bytes), err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_response_docx(
    request_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe { guard_out(out, err, || Ok(CText::new(write_form(request_json.request("request_json")?)?))) }
}

/// The response in a Word form that came back, as JSON: all of it or nothing.
/// [in docx (the file's bytes), options_json]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_response_from_docx(
    docx: neglect_str,
    options_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard_out(out, err, || {
            let (docx, options) = (docx.bytes("docx")?, options_json.request("options_json")?);
            Ok(CText::new(read_form(docx, options)?))
        })
    }
}
