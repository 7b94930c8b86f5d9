//! JSON and TOML read into types, so that what does not fit is told as a value and never as a sentence to take apart.
//!
//! ```text
//!  JSON · TOML
//!    │  tree          every value as it was written: keys that stand twice, and where each part of a TOML text begins
//!    ▼
//!  Node
//!    │  deserializer  a reader for serde over the tree: strict about kinds, and it notes the path
//!    ▼
//!  the type, or a Mismatch: what does not fit, its path, and its place in a TOML text
//! ```
//!
//! The readers of serde_json and toml report such faults as English sentences, which quote the document. Here serde's
//! derived code calls the methods of [`serde::de::Error`] on a type of our own, and what each stands for is kept.

mod deserializer;
mod mismatch;
mod tree;

pub(crate) use mismatch::{Misfit, Mismatch};
pub(crate) use tree::Node;
