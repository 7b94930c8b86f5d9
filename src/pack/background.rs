//! Figures that are shown and never computed with.

use serde::{Deserialize, Serialize};

use super::citation::Cite;
use crate::vocabulary::Checked;

/// Sourced background: figures that are shown and never computed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Background {
    /// The id, unique in the pack.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Rules whose `explain` shows it.
    pub rules: Vec<String>,
    /// The figures.
    pub estimates: Vec<Estimate>,
    /// What they do and do not say.
    pub text: String,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
}

/// One published figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    /// Of what.
    pub label: String,
    /// Of what kind: `adjusted odds ratio`, `share`, …
    pub kind: String,
    /// The figure as published.
    pub value: String,
    /// Its interval as published.
    pub interval: Option<String>,
}
