//! What many screenings, decisions, responses and survey answers of a safeguarding partnership add up to, and what of it
//! may be published.
//!
//! A screening ([`neglect_screen`]) reads one case and returns one report, for the people who work with that child. This
//! crate reads what such reports and the partnership's own returns add up to, for the people who answer for the whole.
//! It answers four questions:
//!
//! 1. How common is neglect among the children screened, and what does the work change? ([`measures`])
//! 2. What does each organisation do about the neglect strategy, and what does nobody do? ([`response`])
//! 3. How confident are practitioners, and did a training change that? ([`confidence`])
//! 4. What of these tables can be published, so that no figure about a few people can be worked out? ([`disclosure`])
//!
//! # Example
//!
//! Children by age are counted from reports. A figure that would tell of a few children is hidden (`c`), and so are as many
//! others as it takes that nobody can work it out.
//!
//! ```
//! use neglect_partnership::Definition;
//! use neglect_partnership::disclosure::{Area, DisclosureSettings};
//! use neglect_partnership::measures::{Breakdown, Grain, Measures, Publication, Tally};
//!
//! let report = |years: u8| {
//!     format!(r#"{{ "schema": 1, "case": "opaque", "as_of": "2026-11-21", "concern": "consider",
//!         "age": {{ "unborn": false, "years": {years} }} }}"#)
//! };
//! let measures = Measures::shipped();
//! let mut tally = Tally::new(&measures, &[Breakdown::AgeBand], Grain::Year);
//! for (years, children) in [(3, 40), (8, 12), (13, 2)] {
//!     for _ in 0..children {
//!         tally.count(&measures, report(years).as_bytes())?;
//!     }
//! }
//! let publication = Publication::new(&tally, &measures, &DisclosureSettings::shipped(), Area::Local)?;
//! let children_screened = publication.tables[0].table.as_ref().expect("it can be protected");
//! assert_eq!(
//!     children_screened.to_text(),
//!     "Children screened, 2026  children\n\
//!      1 to 4                         40\n\
//!      5 to 10                         c\n\
//!      11 to 15                        c\n\
//!      total                          54\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Words
//!
//! | Word | Meaning |
//! |---|---|
//! | definition | what is counted or asked, as TOML: measures, response tool, survey, settings; one of each ships ([`Definition`]) |
//! | measure | a share, a distribution or a number of children |
//! | tally | counts, and nothing but counts; tallies of parts add up to that of the whole. It holds small counts |
//! | table | counts with their totals; figures and marks once it is published |
//! | small | a count from one to the threshold, which must not be told |
//! | publication | what may be seen: tables, percentages, every figure as a flat record |
//! | response | what one organisation does for each priority of the strategy, on one date |
//! | problem | what is wrong with something that was given: path, code, message, help ([`Problem`], [`codes`]); a [`PartnershipError`] lists them |
//!
//! # Where to begin
//!
//! Programs in other languages, and those that do not want Rust types, call [`api`]: JSON in, JSON out. `docs/partnership.md`
//! has every request and answer, and what publication can and cannot protect.
//!
//! # What it never does
//!
//! It looks at no case, follows no person, and gives no score: items of a survey are not added up, and *not known* is in no
//! percentage. It repeats nothing that somebody wrote in the problems that it tells. It reads no files, opens no
//! connections and has no clock. A table that cannot be protected is withheld, with the reason, and never published in
//! part.
#![forbid(unsafe_code)]

pub mod api;
pub mod codes;
pub mod confidence;
mod definition;
pub mod disclosure;
mod document;
pub mod measures;
mod problem;
pub mod response;
mod table_text;

pub use definition::Definition;
pub use neglect_screen::case::Problem;
pub use problem::PartnershipError;
