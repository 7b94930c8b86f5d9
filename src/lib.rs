//! Screens what agencies have recorded about a child for signs of neglect.
//!
//! A nursery sees dirty clothes, a dentist three missed appointments, a school a register that falls to 85%, a health
//! visitor a baby asleep on a sofa. Each piece is known to somebody. This library puts them together, by published
//! guidance, inside the software that people already use. A report answers four questions:
//!
//! 1. What is recorded here that guidance asks us to take seriously? (*findings* and *patterns*)
//! 2. What should happen next? (*next steps*, and the local *level* of need)
//! 3. What would we need to know that nobody has written down? (*questions*, and what is *undecided* without them)
//! 4. What happened to every single thing that was recorded? (the *account*)
//!
//! # Example
//!
//! A school has written that a child is smelly and dirty, and not how often. NICE's word for *persistently* is *suspect*;
//! nobody knows yet whether it applies, and the report says so and asks.
//!
//! ```
//! use neglect_screen::{Case, Concern, Limits, Screener};
//!
//! let screener = Screener::england();
//! let case = Case::from_json(br#"{
//!     "schema": 1, "case": "opaque", "as_of": "2026-11-21", "child": { "born": "2020-03-01" },
//!     "observations": [
//!         { "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-10-02", "by": "education" } ]
//! }"#, &Limits::default())?;
//! let report = screener.screen(&case)?;
//! assert_eq!(report.could_reach, Some(Concern::Suspect));
//! assert_eq!(report.undecided[0].input, "o1");
//! assert!(report.questions.iter().any(|question| question.input.as_deref() == Some("o1")));
//! # Ok::<(), neglect_screen::CaseError>(())
//! ```
//!
//! # Words
//!
//! | Word | Meaning |
//! |---|---|
//! | case | all that is recorded about one child, seen from one date: a [`CaseDraft`](case::CaseDraft), and once it is checked a [`Case`] |
//! | observation | one coded, dated thing that someone saw, heard or was told |
//! | pack | one authority's content as data: indicators, rules, thresholds, next steps, sources ([`pack`]) |
//! | indicator | what a code means: label, forms of neglect, ages, qualifiers, and what it may do ([`Channel`]) |
//! | rule | a condition and what follows; thresholds stand in rules, and only there |
//! | finding | a rule that fired, with what it rests on; a *pattern* is a finding over time or across agencies |
//! | concern | how serious what is recorded is, in NICE's words: [`Concern`] |
//! | hazard | how dangerous a baby's place of sleep is: [`Hazard`], a scale of its own |
//! | undecided | an input on which a rule hangs that nobody has yet answered for |
//! | screening | what was found, in small numbers ([`Screening`]); its words are the [`Report`] |
//!
//! # Map
//!
//! | To | See |
//! |---|---|
//! | screen cases | [`Screener`]: [`screen`](Screener::screen), [`screening`](Screener::screening), [`screen_json`](Screener::screen_json) |
//! | make a case | [`case`]: JSON or records put together, everything that is wrong with them said at once |
//! | read a report | [`report`], and [`screening`] for a few columns of many cases |
//! | see a case as it stood on each day | [`Screener::replay`] |
//! | ask the next question | [`interview`] |
//! | bring thresholds of your own | [`pack`] and [`ScreenerBuilder`]; `authoring` says what is wrong with them |
//!
//! # Features
//!
//! None is on by default. `authoring` has the tools of packs' authors (check, lints, examples), `schema` the JSON Schemas of
//! case and report, `search` finds codes by people's words, `testing` has strategies for property tests, `vectors` cases with
//! the bytes of their reports.
//!
//! # What it never says
//!
//! It supports judgement and replaces none. It never says that there is no neglect: [`Concern::NoneRecorded`] means that
//! nothing recorded raises concern. It gives no probability of a child's neglect and adds nothing up to a score. It never
//! decides. A missing answer is never read as "no": what hangs on it is undecided, and asked about.
//!
//! It reads no files, opens no connections, has no clock, and contains no unsafe code. A fault of its own is a panic within
//! one case, and never reads as "nothing recorded".
#![forbid(unsafe_code)]

#[cfg(feature = "authoring")]
pub mod authoring;
#[cfg(not(feature = "authoring"))]
mod authoring;
mod calendar;
pub mod case;
mod conditions;
mod debug;
mod engine;
mod facts;
mod ids;
pub mod interview;
mod number;
pub mod pack;
mod prepared;
mod readers;
mod readings;
mod replay;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod screener;
pub mod screening;
#[cfg(feature = "search")]
pub mod search;
mod suggest;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod unseen;
#[cfg(feature = "vectors")]
pub mod vectors;
mod vocabulary;
mod words;
mod work;

pub use case::{Case, CaseError, Limits};
pub use number::{Number, NumberError};
pub use pack::PackError;
#[doc(hidden)]
pub use prepared::Evaluator;
pub use report::Report;
pub use screener::{Screener, ScreenerBuilder};
pub use screening::Screening;
#[doc(hidden)] // For the crates beside this one.
pub use unseen::{printable, without_byte_order_mark};
pub use vocabulary::{
    About, Agency, AgencySet, Basis, CaveatCode, Channel, Checked, Concern, Fate, Form, Forms, Hazard,
    Reason, ResponseKind, Standing, StepState, Subject, Vocabulary,
};

/// Compiles the Rust code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
