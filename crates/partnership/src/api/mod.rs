//! The same as JSON in and JSON out: what the C ABI and the bindings of other languages call.
//!
//! ```text
//!  request (JSON)
//!    │  request       its type, or the path at which it does not fit; own definitions as TOML text in it
//!    ▼
//!  measures · response · confidence        what the commands of the same names do
//!    │  answer        JSON, or a text (CSV, lines for a terminal, a page) in it
//!    ▼
//!  answer (JSON), or every problem with its path, code and help
//! ```
//!
//! `docs/partnership.md` has every request and answer. Where a table is meant an answer has it as `rows` too: flat
//! records, which a data frame takes as they are.
//!
//! # Example
//!
//! ```
//! use neglect_partnership::api::{Counting, response_json};
//!
//! let mut counting = Counting::new(br#"{ "by": ["age_band"], "period": "quarter" }"#).unwrap();
//! let line = r#"{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": false, "years": 3 }, "concern": "consider" }"#;
//! let refused = counting.count(format!("{line}\n\n{{ broken\n").as_bytes());
//! assert_eq!((refused.len(), refused[0].line), (1, 3));
//! assert!(counting.publish(b"{}").unwrap().contains(r#""count":null,"rounded":false,"mark":"c""#));
//!
//! let wrong = response_json(br#"{ "command": "matrix", "format": "docx" }"#).unwrap_err().problems;
//! assert_eq!((wrong[0].path.as_str(), wrong[0].code), ("format", "request.value"));
//! ```

mod answer;
mod confidence;
mod measures;
mod request;
mod response;

pub use confidence::{ConfidenceTables, confidence_json, confidence_tables};
pub use measures::Counting;
pub use response::{form_request, reading_options, response_json};
