//! Cases from what other systems export, with an account of what became of every value.
//!
//! No system exports cases. This crate reads what systems do export ([`Source`]), or a table of any other with a map of its
//! columns ([`Map`]), and makes cases of it that `neglect-screen` can screen. Every row and every value in it has exactly
//! one fate in the [`Account`]: it is mapped, and to which field; set aside, and why; or not understood, and where it
//! stands. Nothing is guessed: where a source does not say something, no case does.
//!
//! `docs/import.md` has each source, the format of maps, and every code.
#![forbid(unsafe_code)]

mod account;
mod api;
mod cases;
mod error;
pub mod export;
mod fhir;
mod household;
mod importer;
mod map;
mod node;
mod read;
mod record;
mod sessions;
mod source;
mod words;

pub use account::{Account, Counts, FateKind, FieldLine, ImportProblem};
pub use api::import_json;
pub use cases::{ImportedCase, Part};
pub use error::ImportError;
pub use fhir::PatientKeys;
pub use household::{ChildOfHome, Household, households};
pub use importer::{Importer, Options};
pub use map::{Map, MapError, propose};
pub use sessions::{Session, SessionError, Sessions, marks_from_sessions, marks_from_sessions_json};
pub use source::Source;
pub use words::FATE_CODES;
