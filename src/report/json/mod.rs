//! The report as JSON: the same bytes for the same case and packs, on every platform.
//!
//! There are two ways to them. A [`Report`] is serialised as it stands; a [`Screening`](crate::Screening) is written
//! straight from its numbers and from fragments that were escaped and joined once for the screener. Tests hold the two
//! together, to the byte.

mod account;
mod findings;
mod fragments;
mod pen;
mod questions;
mod rest;
mod write;

pub(crate) use fragments::Fragments;
pub(crate) use write::write;

use super::model::{Replay, Report};

impl Report<'_> {
    /// The report as compact JSON.
    pub fn to_json(&self) -> Vec<u8> {
        // About what a report of a few dozen inputs takes; larger ones grow.
        let mut json = Vec::with_capacity(16 * 1024);
        // Serialising these types into memory cannot fail: every map key is a text.
        let _ = serde_json::to_writer(&mut json, self);
        json
    }
}

impl Replay<'_> {
    /// The replay as compact JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}
