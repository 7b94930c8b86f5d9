//! The partnership's side in one call: a request in JSON, an answer in JSON.

#[cfg(not(feature = "partnership"))]
mod disabled;
#[cfg(feature = "partnership")]
mod enabled;

#[cfg(not(feature = "partnership"))]
pub(crate) use self::disabled::{Counting, confidence_json, response_json};
#[cfg(feature = "partnership")]
pub(crate) use self::enabled::{Counting, confidence_json, response_json};

use crate::error::neglect_error;
use crate::guard::guard;
use crate::handle::Slot;
use crate::status::neglect_status;
use crate::text::neglect_text;
use crate::view::{CText, neglect_str};

/// Checks, compares or converts organisations' responses, as the request's `command` says.
/// [in request_json; out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_response_json(
    request_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            slot.give(CText::new(response_json(request_json.bytes("request_json")?)?));
            Ok(())
        })
    }
}

/// Practitioners' confidence from survey answers, as it may be published.
/// [in request_json; out-owned out, err]
#[unsafe(no_mangle)]
#[must_use]
pub unsafe extern "C" fn neglect_confidence_json(
    request_json: neglect_str,
    out: *mut *mut neglect_text,
    err: *mut *mut neglect_error,
) -> neglect_status {
    // SAFETY: as the parameters' words ask.
    unsafe {
        guard(err, || {
            let slot = Slot::open(out, "out")?;
            slot.give(CText::new(confidence_json(request_json.bytes("request_json")?)?));
            Ok(())
        })
    }
}
