//! Versions: callable before anything else.

use std::ffi::CStr;

use crate::status::neglect_status;
use crate::view::neglect_str;

/// The ABI's major version: another one is another library. It is 0 until the ABI has been reviewed in use.
pub const NEGLECT_ABI_MAJOR: u32 = 0;
/// The ABI's minor version: it rises when something is added.
pub const NEGLECT_ABI_MINOR: u32 = 1;
/// The ABI version of this header, for neglect_check_abi.
pub const NEGLECT_ABI_VERSION: u32 = (NEGLECT_ABI_MAJOR << 16) | NEGLECT_ABI_MINOR;

/// The ABI version of the library: the major version in the upper 16 bits, the minor in the lower.
#[unsafe(no_mangle)]
pub extern "C" fn neglect_abi_version() -> u32 {
    NEGLECT_ABI_VERSION
}

/// Whether the library serves a program compiled with this header, whose NEGLECT_ABI_VERSION is passed: the major
/// versions are the same and the library's minor is not below the header's. Else NEGLECT_STATUS_ABI_MISMATCH.
#[unsafe(no_mangle)]
pub extern "C" fn neglect_check_abi(header_abi: u32) -> neglect_status {
    let (major, minor) = (header_abi >> 16, header_abi & 0xffff);
    if major == NEGLECT_ABI_MAJOR && minor <= NEGLECT_ABI_MINOR {
        neglect_status::Ok
    } else {
        neglect_status::AbiMismatch
    }
}

/// The version of the library, such as `0.1.0`. A constant.
#[unsafe(no_mangle)]
pub extern "C" fn neglect_version() -> neglect_str {
    const VERSION: &CStr = c_str(concat!(env!("CARGO_PKG_VERSION"), "\0"));
    neglect_str::from_static(VERSION)
}

/// The ABI as JSON: its version, functions, enumerators and structs. For the tests of bindings. A constant.
#[unsafe(no_mangle)]
pub extern "C" fn neglect_abi_description() -> neglect_str {
    const DESCRIPTION: &CStr = c_str(concat!(include_str!("../abi.json"), "\0"));
    neglect_str::from_static(DESCRIPTION)
}

const fn c_str(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(text) => text,
        Err(_) => panic!("a constant holds a NUL"),
    }
}
