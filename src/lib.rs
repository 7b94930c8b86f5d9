//! Screens what agencies have recorded about a child for signs of neglect.
#![forbid(unsafe_code)]

pub mod case;
mod number;
pub mod pack;
pub mod partnership;
pub mod readers;
pub mod report;
pub mod rules;
mod words;

pub use case::Case;
pub use number::{Number, NumberError};
pub use report::Report;
pub use words::{Agency, Basis, Channel, Checked, Concern, Form, Forms, Hazard, Subject};
