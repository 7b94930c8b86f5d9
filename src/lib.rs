//! Screens what agencies have recorded about a child for signs of neglect.
#![forbid(unsafe_code)]

pub mod case;
mod number;
pub mod pack;
pub mod partnership;
pub mod readers;
mod replay;
pub mod report;
pub mod rules;
#[cfg(feature = "schema")]
pub mod schema;
mod screener;
pub mod screening;
pub mod sleep;
#[cfg(feature = "proptest")]
pub mod testing;
pub mod vectors;
mod words;

pub use case::{Case, CaseError, Limits};
pub use number::{Number, NumberError};
pub use report::Report;
pub use screener::{Evaluator, Screener, ScreenerBuilder};
pub use screening::Screening;
pub use words::{Agency, Basis, Channel, Checked, Concern, Form, Forms, Hazard, Subject};
