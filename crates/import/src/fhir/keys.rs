//! The keys of patients: a bundle names one by its `fullUrl` and by its `id`, and resources refer to either. They are found
//! before an import begins, so that all of a child falls into one part, and an address that says no type is known for a
//! patient's wherever that patient stands.

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Read};

use super::{UNIT, key_of};
use crate::error::{ImportError, ReadError};
use crate::node::Node;
use crate::read::{begins_with_xml, json, xml};

/// Which keys name patients, and which of them one patient, for [`crate::Options`] of an import. It grows with the patients
/// that have two keys or an address without a type.
#[derive(Debug, Clone, Default)]
pub struct PatientKeys {
    /// From a key to another of the same patient, and in the end to the one that stands for all.
    others: HashMap<String, String>,
    /// The keys of patients from addresses that do not say that they are patients' (`urn:uuid:…`).
    without_type: HashSet<String>,
}

impl PatientKeys {
    /// Takes the keys of the patients in a file.
    ///
    /// # Errors
    /// Where the file is not what it is said to be. What was read before stays.
    pub fn read(&mut self, file: &str, input: impl Read) -> Result<(), ImportError> {
        let before = self.others.len();
        let read = self.read_units(json::is_lines(file), input);
        if self.others.len() > before {
            self.shorten();
        }
        read.map_err(|error| error.in_file(file))
    }

    fn read_units(&mut self, lines: bool, input: impl Read) -> Result<(), ReadError> {
        let mut input = BufReader::with_capacity(1 << 16, input);
        let take = &mut |unit: Node, _: String| self.take(&unit);
        if begins_with_xml(&mut input)? {
            let root = xml::read(input, &[UNIT], xml::Attributes::Fhir, take)?;
            self.take(&root);
        } else if lines {
            // The import itself tells of lines that are not JSON.
            json::read_lines(input, &[UNIT], take, &mut |_| {})?;
        } else {
            let roots = json::read(input, &[UNIT], take)?;
            roots.iter().for_each(|root| self.take(root));
        }
        Ok(())
    }

    fn take(&mut self, unit: &Node) {
        let node = unit.child("resource").unwrap_or(unit);
        if node.text(&["resourceType"]) != Some("Patient") {
            return;
        }
        if let Some(url) = unit.text(&["fullUrl"]).filter(|url| url.starts_with("urn:")) {
            self.without_type.insert(key_of(url));
        }
        let (Some(key), Some(alias)) = of_patient(unit, node) else { return };
        let (first, other) = (self.first(&key).to_owned(), self.first(&alias).to_owned());
        if first != other {
            self.others.insert(other, first);
        }
    }

    /// Lets every key name the one that stands for all at once: a file could make a chain of its keys, which would be gone
    /// through for each of its records.
    fn shorten(&mut self) {
        let keys: Vec<String> = self.others.keys().cloned().collect();
        for key in keys {
            let first = self.first(&key).to_owned();
            let mut at = key;
            while let Some(next) = self.others.get_mut(&at).filter(|next| **next != first) {
                at = std::mem::replace(next, first.clone());
            }
        }
    }

    /// Whether an address without a type that has this key is a patient's.
    pub(super) fn is_patient(&self, key: &str) -> bool {
        self.without_type.contains(key)
    }

    /// The key that stands for all of a patient's.
    pub(crate) fn first<'k>(&'k self, key: &'k str) -> &'k str {
        let mut first = key;
        while let Some(other) = self.others.get(first) {
            first = other;
        }
        first
    }
}

/// The key of a patient, and the other that its entry gives it.
pub(super) fn of_patient(unit: &Node, node: &Node) -> (Option<String>, Option<String>) {
    let id = node.text(&["id"]).map(str::to_owned);
    let url = unit.text(&["fullUrl"]).map(key_of);
    match (id, url) {
        (Some(id), Some(url)) if id != url => (Some(id), Some(url)),
        (id, url) => (id.or(url), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_chain_names_the_same_key_at_once() {
        let entry = |key: usize| {
            format!(
                r#"{{"fullUrl":"urn:uuid:k{key}","resource":{{"resourceType":"Patient","id":"k{}"}}}}"#,
                key + 1
            )
        };
        let entries: Vec<String> = (0..50).map(entry).collect();
        let bundle = format!(r#"{{"resourceType":"Bundle","entry":[{}]}}"#, entries.join(","));
        let mut keys = PatientKeys::default();
        keys.read("bundle.json", bundle.as_bytes()).unwrap();
        assert_eq!(keys.others.len(), 50);
        assert!(keys.others.values().all(|first| first == "k50"));
        assert_eq!((keys.first("k0"), keys.first("k50"), keys.first("other")), ("k50", "k50", "other"));
        assert!(keys.is_patient("k7") && !keys.is_patient("k50"));
    }
}
