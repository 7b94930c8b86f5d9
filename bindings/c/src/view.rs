//! Texts across the boundary: pointer and length in, and NUL-terminated besides on the way out.

use std::ffi::{CStr, c_char};

use crate::guard::Failure;
use crate::status::neglect_status;

/// A text as pointer and length: bytes, UTF-8 wherever a text is meant. `{NULL, 0}` is the empty text.
/// Threads: as the memory it points to. Lifetime: as an argument, until the call returns; as a result, until its owner
/// is freed, and that of a constant for ever. Freed by: nobody; it owns nothing.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_str {
    /// The first byte; may be NULL where `len` is 0.
    pub ptr: *const c_char,
    /// The number of bytes, without the NUL behind a text that comes out.
    pub len: usize,
}

const _: () = assert!(size_of::<neglect_str>() == 2 * size_of::<usize>());

impl neglect_str {
    /// The empty text.
    pub(crate) const EMPTY: neglect_str = neglect_str { ptr: c"".as_ptr(), len: 0 };

    /// A constant.
    pub(crate) const fn of_static(text: &'static CStr) -> neglect_str {
        neglect_str { ptr: text.as_ptr(), len: text.count_bytes() }
    }

    /// The bytes. `name` is the parameter's, for the error.
    ///
    /// # Safety
    ///
    /// Where `ptr` is not NULL, `len` bytes can be read from it for as long as `'a`.
    pub(crate) unsafe fn bytes<'a>(self, name: &'static str) -> Result<&'a [u8], Failure> {
        if self.len == 0 {
            return Ok(&[]);
        }
        if self.ptr.is_null() {
            return Err(Failure::null(name));
        }
        if self.len > isize::MAX as usize {
            return Err(Failure::invalid(
                name,
                "the length is larger than memory",
                "pass the length in bytes",
            ));
        }
        // SAFETY: not NULL, of a possible length, and readable by the caller's promise.
        Ok(unsafe { std::slice::from_raw_parts(self.ptr.cast::<u8>(), self.len) })
    }

    /// The text. `name` is the parameter's, for the error.
    ///
    /// # Safety
    ///
    /// As [`neglect_str::bytes`].
    pub(crate) unsafe fn text<'a>(self, name: &'static str) -> Result<&'a str, Failure> {
        // SAFETY: the caller's promise is ours.
        let bytes = unsafe { self.bytes(name) }?;
        std::str::from_utf8(bytes).map_err(|_| {
            Failure::misuse(
                neglect_status::InvalidUtf8,
                name,
                "invalid_utf8",
                "the text is not UTF-8",
                "pass the text in UTF-8",
            )
        })
    }
}

/// A text that this library owns, with a NUL behind it.
#[derive(Debug)]
pub(crate) struct Terminated(Vec<u8>);

impl Terminated {
    pub(crate) fn new(text: impl Into<Vec<u8>>) -> Terminated {
        let mut bytes = text.into();
        bytes.push(0);
        Terminated(bytes)
    }

    /// The text, where it is UTF-8.
    pub(crate) fn text(&self) -> &str {
        let bytes = self.0.get(..self.0.len().saturating_sub(1)).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    pub(crate) fn view(&self) -> neglect_str {
        neglect_str { ptr: self.0.as_ptr().cast::<c_char>(), len: self.0.len().saturating_sub(1) }
    }
}
