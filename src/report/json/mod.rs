//! A screening as JSON: the same bytes for the same case and packs, on every platform.
//!
//! There are two ways to them. A [`Report`] is serialised as it stands; a [`Screening`] is written straight away, from what
//! its walk shows and from fragments that were escaped and joined once for the screener. Tests hold the two together, to the
//! byte.

mod sink;
mod writer;

use self::sink::JsonSink;
use super::model::Report;
use super::visit::visit;
use crate::screening::Screening;

impl Report {
    /// The report as compact JSON.
    pub fn to_json(&self) -> Vec<u8> {
        // About what a report of a few dozen inputs takes; larger ones grow.
        let mut json = Vec::with_capacity(16 * 1024);
        let written = serde_json::to_writer(&mut json, self);
        written.expect("a report is texts, numbers and lists, which are written as JSON");
        json
    }
}

impl Screening {
    /// The screening in words, as compact JSON: the same bytes as [`Report::to_json`] without the detour over a report.
    pub fn to_json(&self) -> Vec<u8> {
        let mut json = Vec::new();
        self.write_json(&mut json);
        json
    }

    /// As [`Screening::to_json`], added to what is there.
    pub fn write_json(&self, json: &mut Vec<u8>) {
        visit(self, &mut JsonSink::new(self, json));
    }
}
