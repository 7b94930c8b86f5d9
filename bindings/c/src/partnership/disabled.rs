//! Stands where the partnership's side is where the library was built without it: every call says so.

use crate::error::Failure;

fn unsupported() -> Failure {
    Failure::unsupported("the partnership's side", "partnership", "")
}

pub(crate) fn response_json(_: &[u8]) -> Result<String, Failure> {
    Err(unsupported())
}

pub(crate) fn confidence_json(_: &[u8]) -> Result<String, Failure> {
    Err(unsupported())
}

/// No tally: there is no value of this type, so that nothing below can ever run.
#[derive(Debug)]
pub(crate) enum Counting {}

impl Counting {
    pub(crate) fn new(_: &[u8]) -> Result<Counting, Failure> {
        Err(unsupported())
    }

    pub(crate) fn count(&mut self, _: &[u8]) -> Vec<Failure> {
        match *self {}
    }

    pub(crate) fn count_json(&mut self, _: &[u8]) -> String {
        match *self {}
    }

    pub(crate) fn merge_json(&mut self, _: &[u8]) -> Result<(), Failure> {
        match *self {}
    }

    pub(crate) fn to_json(&self) -> String {
        match *self {}
    }

    pub(crate) fn publish(&self, _: &[u8]) -> Result<String, Failure> {
        match *self {}
    }
}
