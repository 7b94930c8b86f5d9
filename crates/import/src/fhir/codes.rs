//! The tables of codes in `maps/fhir-codes.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::node::Node;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tables {
    systems: BTreeMap<String, String>,
    denied: Denied,
    measurements: BTreeMap<String, String>,
    score_units: Units,
    services: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    pub(super) appointment_status: BTreeMap<String, String>,
    cancelled_by: BTreeMap<String, String>,
    pub(super) not_given: BTreeMap<String, String>,
    requests: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Denied {
    codes: Vec<String>,
    words: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Units {
    units: Vec<String>,
}

pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        toml::from_str(include_str!("../../maps/fhir-codes.toml")).expect("the tables are part of the crate")
    })
}

impl Tables {
    /// The name in the packs of a system of codes.
    pub(super) fn system(&self, url: &str) -> Option<&str> {
        self.systems.get(url).map(String::as_str)
    }

    /// Whether a word or number answers that something is not so.
    pub(super) fn is_no(&self, value: &str) -> bool {
        self.denied.words.iter().any(|word| word.eq_ignore_ascii_case(value.trim()))
    }

    /// Whether a concept answers that something is not so, by a code or by its text where it has no code.
    pub(super) fn denies(&self, concept: &Node) -> bool {
        let mut codes = concept.all("coding").filter_map(|coding| coding.text(&["code"])).peekable();
        if codes.peek().is_none() {
            return concept.text(&["text"]).is_some_and(|text| self.is_no(text));
        }
        codes.any(|code| self.denied.codes.iter().any(|own| own == code))
    }

    /// What a concept measures, and the code that says so.
    pub(super) fn measurement<'n>(&self, concept: &'n Node) -> Option<(&str, &'n Node)> {
        coded(&self.measurements, concept)
    }

    /// What a concept asks of another service.
    pub(super) fn request<'n>(&self, concept: &'n Node) -> Option<(&str, &'n Node)> {
        coded(&self.requests, concept)
    }

    pub(super) fn is_score(&self, unit: &str) -> bool {
        self.score_units.units.iter().any(|own| own.eq_ignore_ascii_case(unit))
    }

    /// The service of a specialty, type or category, and the code that says so.
    pub(super) fn service<'n>(&self, concept: &'n Node) -> Option<(&str, &'n Node)> {
        concept.all("coding").find_map(|coding| {
            let services = self.services.get(coding.text(&["system"])?)?;
            let node = coding.child("code")?;
            let code = node.value.as_deref()?;
            let named = services.iter().find(|(_, codes)| codes.iter().any(|own| own == code));
            let is_specialty = services.contains_key("therapy") && code.len() == 3;
            named
                .map(|(word, _)| word.as_str())
                .or_else(|| is_specialty.then_some("specialist"))
                .map(|word| (word, node))
        })
    }

    /// Who cancelled, by the code of the reason.
    pub(super) fn cancelled_by(&self, code: &str) -> Option<&str> {
        let begins = |prefix: &str| code == prefix || code.starts_with(&format!("{prefix}-"));
        self.cancelled_by.iter().find(|(prefix, _)| begins(prefix)).map(|(_, word)| word.as_str())
    }
}

fn coded<'t, 'n>(table: &'t BTreeMap<String, String>, concept: &'n Node) -> Option<(&'t str, &'n Node)> {
    concept.all("coding").find_map(|coding| {
        let node = coding.child("code")?;
        let key = format!("{}|{}", coding.text(&["system"])?, node.value.as_deref()?);
        table.get(&key).map(|word| (word.as_str(), node))
    })
}
