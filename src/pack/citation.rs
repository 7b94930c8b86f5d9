//! What a pack cites: documents, and places in them.

use serde::{Deserialize, Serialize};

/// A document that a pack cites: the authority (law, guidance, research), and where its text was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The id that citations start with.
    pub id: String,
    /// The title.
    pub title: String,
    /// The address of the authority's own text.
    pub url: Option<String>,
    /// Its date or edition, as printed.
    pub date: Option<String>,
    /// Licence or terms, where they bind.
    pub licence: Option<String>,
    /// Where its text was read, where that was not the authority's own: reproductions and digests, each with its address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub read_in: Vec<String>,
}

/// A place in a source: `cg89 1.3.3`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// The source's id.
    pub source: String,
    /// The place in it: a recommendation, section or page. Empty for the whole.
    pub at: String,
}

/// What a source says and the pack does not encode, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotEncoded {
    /// Where it stands.
    pub cites: Vec<Cite>,
    /// What it says, in a few words.
    pub text: String,
    /// Why the pack leaves it out.
    pub why: String,
}
