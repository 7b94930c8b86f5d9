//! The report as JSON: the same bytes for the same case and packs, on every platform.

use super::model::{Replay, Report};

impl Report<'_> {
    /// The report as compact JSON.
    pub fn to_json(&self) -> Vec<u8> {
        // About what a report of a few dozen inputs takes; larger ones grow.
        let mut json = Vec::with_capacity(16 * 1024);
        self.write_json(&mut json);
        json
    }

    pub(crate) fn write_json(&self, json: &mut Vec<u8>) {
        // Serialising these types into memory cannot fail: every map key is a text.
        let _ = serde_json::to_writer(json, self);
    }
}

impl Replay<'_> {
    /// The replay as compact JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}
