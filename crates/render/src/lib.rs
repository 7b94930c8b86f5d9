//! What this project shows to people: reports, replays, a family's sleep plan and a partnership's tables, as text, HTML,
//! SVG and Word forms.
//!
//! Values go in, and a text or bytes come out: nothing here opens a file, writes to a terminal or asks the clock. The
//! words about concern, hazard and authority come from the rules library, which is their only place.
//!
//! | Module | What it renders |
//! |---|---|
//! | [`text`] | a report and a replay as plain text, each piece with its role, so that a terminal can colour it |
//! | [`html`] | a report, a replay, a sleep plan and a partnership's tables, as whole pages or as fragments for notebooks |
//! | [`picture`] | the child's time, and the concern over time, as SVG |
//! | `docx` | a report as a Word file, and the form of a response, written and read (feature `partnership`) |
//!
//! Texts and pages have passed [`printable`]: no control character of a pack's name or a record's id reaches a terminal,
//! and no hidden sign turns the order of what is read.
//!
//! ```
//! use neglect_render::{html, text};
//! use neglect_screen::{Case, Limits, Screener};
//!
//! let screener = Screener::england();
//! let case = Case::from_json(
//!     br#"{ "schema": 1, "case": "example", "as_of": "2026-11-21", "child": { "born": "2020-03-01" } }"#,
//!     &Limits::default(),
//! )?;
//! let report = screener.screen(&case)?;
//! assert!(text::report(&report).as_str().starts_with("Case example, seen from 2026-11-21 (6 years)\n"));
//! assert!(html::report(&report, None).starts_with("<!DOCTYPE html>"));
//! # Ok::<(), neglect_screen::CaseError>(())
//! ```
#![forbid(unsafe_code)]

#[cfg(feature = "compare")]
mod compared;
mod content;
#[cfg(feature = "partnership")]
pub mod docx;
mod grouped;
pub mod html;
pub mod picture;
mod strengths;
mod styled;
pub mod text;
mod wording;

pub use neglect_screen::printable;
pub use styled::{Role, Styled};
pub use wording::authority;
