//! Stands where the partnership's pages and Word forms are where the library was built without one of the two: every call
//! says so.

#[cfg(not(feature = "partnership"))]
use super::disabled::Counting;
#[cfg(feature = "partnership")]
use super::enabled::Counting;
use crate::error::Failure;

fn unsupported<T>() -> Result<T, Failure> {
    let (what, features) = ("the partnership's pages and Word forms", "partnership` and `render");
    Err(Failure::unsupported(what, features, ", or the functions that give JSON"))
}

pub(crate) fn measures_html(_: &Counting, _: &[u8]) -> Result<String, Failure> {
    unsupported()
}

pub(crate) fn confidence_html(_: &[u8]) -> Result<(String, String), Failure> {
    unsupported()
}

pub(crate) fn write_form(_: &[u8]) -> Result<Vec<u8>, Failure> {
    unsupported()
}

pub(crate) fn read_form(_: &[u8], _: &[u8]) -> Result<Vec<u8>, Failure> {
    unsupported()
}
