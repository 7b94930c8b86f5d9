//! Texts across the boundary: pointer and length in, and NUL-terminated besides on the way out.

use std::ffi::{CStr, c_char};

use crate::argument::{BadArgument, Flaw};
use crate::memory;

/// A text in UTF-8, or bytes: pointer and length. `{NULL, 0}` is the empty text.
/// Threads: as its memory. Lifetime: an argument's, the call; a result's, its owner's, and a constant's for ever.
/// Freed by: nobody; it owns nothing.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct neglect_str {
    /// The first byte; may be NULL where `len` is 0.
    pub ptr: *const c_char,
    /// The number of bytes, without the NUL behind a text that comes out.
    pub len: usize,
}

const _: () = assert!(size_of::<neglect_str>() == 2 * size_of::<usize>());

/// A list of texts.
/// Threads, lifetime, freed by: as its owner.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the names say it")]
pub struct neglect_strs {
    pub items: *const neglect_str,
    pub count: usize,
}

/// A number, a day or a yes (1) or no (0) that may be left unsaid: zeros are unsaid.
/// Threads: as its memory. Lifetime: as its memory. Freed by: nobody.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct neglect_optional {
    /// 1 where `value` says something, else 0.
    pub given: i32,
    /// The value; a day is counted from 1970-01-01.
    pub value: i32,
}

/// A name and what it is set to: a qualifier of an observation, the evidence for an answer, or a file and its text.
/// Threads: as their memory. Lifetime: the call. Freed by: nobody.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs, reason = "the names say it")]
pub struct neglect_pair {
    pub name: neglect_str,
    pub value: neglect_str,
}

impl neglect_str {
    /// The empty text.
    pub(crate) const EMPTY: neglect_str = neglect_str { ptr: c"".as_ptr(), len: 0 };

    /// A constant.
    pub(crate) const fn from_static(text: &'static CStr) -> neglect_str {
        neglect_str { ptr: text.as_ptr(), len: text.count_bytes() }
    }

    /// The bytes. `name` is the parameter's, for the error.
    ///
    /// # Safety
    ///
    /// Where `ptr` is not NULL, `len` bytes can be read from it for as long as `'a`.
    pub(crate) unsafe fn bytes<'a>(self, name: &'static str) -> Result<&'a [u8], BadArgument> {
        if self.len == 0 {
            return Ok(&[]);
        }
        if self.ptr.is_null() {
            return Flaw::Null.in_argument(name);
        }
        if self.len > isize::MAX as usize {
            return Flaw::TooLong.in_argument(name);
        }
        // Whatever is made of a text grows with it.
        memory::reserve_for_text(self.len, name)?;
        // SAFETY: not NULL, of a possible length, and readable by the caller's promise.
        Ok(unsafe { std::slice::from_raw_parts(self.ptr.cast::<u8>(), self.len) })
    }

    /// The bytes of a request or of options, which are carried out by definitions that take memory of their own.
    ///
    /// # Safety
    ///
    /// As [`neglect_str::bytes`].
    pub(crate) unsafe fn request<'a>(self, name: &'static str) -> Result<&'a [u8], BadArgument> {
        memory::reserve_for_request(self.len, name)?;
        // SAFETY: the caller's promise is ours.
        unsafe { self.bytes(name) }
    }

    /// The text. `name` is the parameter's, for the error.
    ///
    /// # Safety
    ///
    /// As [`neglect_str::bytes`].
    pub(crate) unsafe fn text<'a>(self, name: &'static str) -> Result<&'a str, BadArgument> {
        // SAFETY: the caller's promise is ours.
        let bytes = unsafe { self.bytes(name) }?;
        std::str::from_utf8(bytes).or_else(|_| Flaw::NotUtf8.in_argument(name))
    }
}

impl neglect_optional {
    pub(crate) fn new(value: Option<i32>) -> neglect_optional {
        value.map_or_else(neglect_optional::default, |value| neglect_optional { given: 1, value })
    }
}

/// A text that this library owns, with a NUL behind it.
#[derive(Debug)]
pub(crate) struct CText(Vec<u8>);

impl CText {
    pub(crate) fn new(text: impl Into<Vec<u8>>) -> CText {
        let mut bytes = text.into();
        bytes.push(0);
        CText(bytes)
    }

    pub(crate) fn view(&self) -> neglect_str {
        // `new` has put a NUL there, so there is at least one byte.
        neglect_str { ptr: self.0.as_ptr().cast::<c_char>(), len: self.0.len() - 1 }
    }
}
