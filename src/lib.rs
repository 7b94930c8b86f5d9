//! Screens what agencies have recorded about a child for signs of neglect.
#![forbid(unsafe_code)]

pub mod authoring;
mod calendar;
pub mod case;
mod conditions;
mod engine;
mod facts;
mod ids;
pub mod interview;
mod number;
pub mod pack;
pub mod partnership;
mod prepared;
mod readers;
mod readings;
mod replay;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
mod screener;
pub mod screening;
mod suggest;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
pub mod vectors;
mod vocabulary;
mod words;

pub use case::{Case, CaseError, Limits};
pub use number::{Number, NumberError};
pub use pack::PackError;
#[doc(hidden)]
pub use prepared::Evaluator;
pub use report::Report;
pub use screener::{Screener, ScreenerBuilder};
pub use screening::Screening;
pub use vocabulary::{
    About, Agency, AgencySet, Basis, CaveatCode, Channel, Checked, Concern, Fate, Form, Forms, Hazard,
    Reason, Standing, StepState, Subject,
};
