//! What a pack cites: documents, and places in them.

use serde::{Deserialize, Serialize};

/// A document that a pack cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The id that citations start with.
    pub id: String,
    /// The title.
    pub title: String,
    /// The address.
    pub url: Option<String>,
    /// Its date or edition, as printed.
    pub date: Option<String>,
    /// Licence or terms, where they bind.
    pub licence: Option<String>,
}

/// A place in a source: `cg89 1.3.3`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// The source's id.
    pub source: String,
    /// The place in it: a recommendation, section or page. Empty for the whole.
    pub at: String,
}
