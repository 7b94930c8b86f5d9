//! A text that the caller owns: a report, a replay, a list, in JSON or for people.

use crate::handle::{self, Handle, Shared};
use crate::unwind::guard_value;
use crate::view::{CText, neglect_str};

/// A text that a call returns: JSON, text or HTML in UTF-8, or a Word file's bytes.
/// Threads: any number at once. Lifetime: its own. Freed by: the caller, with neglect_text_free.
pub struct neglect_text {
    _private: [u8; 0],
}

impl Handle for neglect_text {
    type Real = CText;
    type Access = Shared;
}

/// The text, borrowed from its handle; empty for NULL.
/// [in text]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_text_view(text: *const neglect_text) -> neglect_str {
    guard_value(neglect_str::EMPTY, || {
        // SAFETY: as the parameter's words ask.
        unsafe { handle::read(text, "text") }.map_or(neglect_str::EMPTY, CText::view)
    })
}

/// Frees a text.
/// [consumed text]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn neglect_text_free(text: *mut neglect_text) {
    // SAFETY: as the parameter's words ask.
    guard_value((), || unsafe { handle::free(text) });
}
