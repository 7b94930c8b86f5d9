//! Screens what agencies have recorded about a child for signs of neglect.
#![forbid(unsafe_code)]

pub mod authoring;
mod calendar;
pub mod case;
pub mod engine;
pub mod facts;
pub mod interview;
mod number;
pub mod pack;
pub mod readers;
pub mod readings;
mod replay;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod screener;
pub mod screening;
mod suggest;
#[cfg(feature = "proptest")]
pub mod testing;
mod text;
pub mod vectors;
mod vocabulary;

pub use case::{Case, CaseError, Limits};
pub use number::{Number, NumberError};
pub use report::Report;
pub use screener::{Evaluator, Screener, ScreenerBuilder};
pub use screening::Screening;
pub use vocabulary::{
    Agency, AgencySet, Basis, Channel, Checked, Concern, Fate, Form, Forms, Hazard, Reason, Subject,
};
