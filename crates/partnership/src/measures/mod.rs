//! Performance measures: how common neglect is among the children screened, and what the work changes.
//!
//! The way through:
//!
//! ```text
//!  definitions/measures.toml   of whom, what is met, columns or bands     Measures
//!  JSON lines                  one line for one child's latest report
//!    │  count       one pass, no line kept; a line that cannot be read is named and counted
//!    ▼
//!  Tally           counts only: merges in any order, travels between machines as JSON
//!    │  publish     all tables of a period protected together
//!    ▼
//!  Publication     tables and percentages that may be seen
//! ```
//!
//! # What is counted
//!
//! A line is a report as a screening writes it, or an object that holds one together with what came of it:
//! `{ "report": {…}, "by": "education", "responses": [{ "on": "2026-10-10", "by": "education", "kind": "referral" }],
//! "decisions": [{…}] }`, its responses and decisions as the case and
//! [`Decision`](neglect_screen::report::Decision) write them. Reports carry neither decisions nor the dates of responses;
//! where a measure needs them and the line has none, the child is *not known* in that measure.
//!
//! Lines are counted, and each line stands for one child: what goes in is the latest report of each child in the period.
//! Distinct children among repeated reports cannot be counted exactly without remembering every child, and are not
//! counted approximately in silence. A tally that is asked to ([`Tally::remembering_children`]) remembers a digest of
//! every reference, sixteen bytes a child, and then refuses to publish if a child stood in one period twice.
//!
//! # Example
//!
//! ```
//! use neglect_partnership::Definition;
//! use neglect_partnership::disclosure::{Area, DisclosureSettings};
//! use neglect_partnership::measures::{Breakdown, Grain, Measures, Publication, Tally};
//!
//! let measures = Measures::shipped();
//! let mut tally = Tally::new(&measures, &[Breakdown::AgeBand], Grain::Quarter);
//! let line = br#"{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": false, "years": 3 },
//!     "concern": "consider" }"#;
//! for _ in 0..40 {
//!     tally.count(&measures, line).unwrap();
//! }
//! let publication = Publication::new(&tally, &measures, &DisclosureSettings::shipped(), Area::Local).unwrap();
//! assert!(publication.tables[0].table.as_ref().unwrap().to_csv().contains("\n1 to 4,40\n"));
//! ```

mod definition;
mod groups;
mod line;
mod merge;
mod period;
mod placement;
mod predicate;
mod publication;
mod publish;
mod tally;

pub use definition::{Measure, MeasureSource, Measures, MeasuresHeader};
pub use period::Grain;
pub use placement::Breakdown;
pub use publication::{MeasureRow, MeasureTable, Publication, RowShares};
pub use tally::{RefusedLine, Tally};
