//! How a call ended. Numbers are never reused; 1 to 99 are misuse, 100 to 199 packs, 200 to 299 cases,
//! 300 to 399 the partnership's side, 900 faults.

use crate::view::neglect_str;
use crate::vocabulary::FromNumber;

/// How a call ended. Later minor versions may add values: have a `default:`.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum neglect_status {
    /// Done; the outputs are written.
    Ok = 0,
    /// A pointer is NULL that must not be.
    NullArgument = 1,
    /// A number lies outside its range, or a length is impossible.
    InvalidArgument = 2,
    /// A text is not UTF-8.
    InvalidUtf8 = 3,
    /// The library does not fit the header.
    AbiMismatch = 4,
    /// The library was built without this.
    Unsupported = 5,
    /// The packs cannot be used; each fault is at `name:line:column`.
    Pack = 100,
    /// The case cannot be read or screened; each fault has a code and a path.
    Case = 200,
    /// The call was given up: neglect_screener_cancel was called. Nothing was screened.
    Cancelled = 210,
    /// A table cannot be read; each fault of its columns is at `table.column`.
    Table = 250,
    /// A request about a partnership's work cannot be carried out.
    Partnership = 300,
    /// A fault of this library. Every handle stays valid.
    Internal = 900,
    /// There is not enough memory. Nothing was done, and every handle stays valid.
    NoMemory = 901,
}

/// The name of a status, such as `null_argument`; `unknown` for a number that is none.
#[unsafe(no_mangle)]
pub extern "C" fn neglect_status_name(status: i32) -> neglect_str {
    neglect_str::from_static(match neglect_status::from_number(status) {
        Some(neglect_status::Ok) => c"ok",
        Some(neglect_status::NullArgument) => c"null_argument",
        Some(neglect_status::InvalidArgument) => c"invalid_argument",
        Some(neglect_status::InvalidUtf8) => c"invalid_utf8",
        Some(neglect_status::AbiMismatch) => c"abi_mismatch",
        Some(neglect_status::Unsupported) => c"unsupported",
        Some(neglect_status::Pack) => c"pack",
        Some(neglect_status::Case) => c"case",
        Some(neglect_status::Cancelled) => c"cancelled",
        Some(neglect_status::Table) => c"table",
        Some(neglect_status::Partnership) => c"partnership",
        Some(neglect_status::Internal) => c"internal",
        Some(neglect_status::NoMemory) => c"no_memory",
        None => c"unknown",
    })
}

/// What a status means, in words; `not a status` for a number that is none.
#[unsafe(no_mangle)]
pub extern "C" fn neglect_status_message(status: i32) -> neglect_str {
    neglect_str::from_static(match neglect_status::from_number(status) {
        Some(neglect_status::Ok) => c"done",
        Some(neglect_status::NullArgument) => c"a pointer that must not be NULL is NULL",
        Some(neglect_status::InvalidArgument) => c"a number lies outside its range",
        Some(neglect_status::InvalidUtf8) => c"a text is not UTF-8",
        Some(neglect_status::AbiMismatch) => c"the library does not fit the header",
        Some(neglect_status::Unsupported) => c"the library was built without this",
        Some(neglect_status::Pack) => c"the packs cannot be used",
        Some(neglect_status::Case) => c"the case cannot be screened",
        Some(neglect_status::Cancelled) => c"the call was cancelled",
        Some(neglect_status::Table) => c"a table cannot be read",
        Some(neglect_status::Partnership) => c"a request about a partnership's work cannot be carried out",
        Some(neglect_status::Internal) => c"a fault of the library",
        Some(neglect_status::NoMemory) => c"there is not enough memory",
        None => c"not a status",
    })
}
