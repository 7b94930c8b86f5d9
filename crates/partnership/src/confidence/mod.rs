//! How confident practitioners are, item by item: to identify neglect, to know when to refer, and that a response
//! follows.
//!
//! The way through:
//!
//! ```text
//!  definitions/confidence.toml   items, answers, roles, national figures    Survey
//!  answers (CSV or records)      one line for one answer                    AnswerTally
//!    │  merge       tallies of several files add up
//!    ▼
//!  tables          one for each item, period and stage, small roles joined,  Confidence
//!    │             protected by disclosure control all together
//!    ▼
//!  change          before and after training, from what is published
//! ```
//!
//! Items are never added up into one score: the surveys that were read find that people who can spot neglect are often
//! unsure when to refer and mostly doubt what follows, and a sum would hide just that.
//!
//! # Example
//!
//! ```
//! use neglect_partnership::Definition;
//! use neglect_partnership::confidence::{AnswerTally, Confidence, Grouping, Survey};
//! use neglect_partnership::disclosure::DisclosureSettings;
//!
//! let survey = Survey::shipped();
//! let mut csv = String::from("role,period,item,value\n");
//! csv += &"teacher,2026-10,C3,fairly\n".repeat(12);
//! csv += &"teacher,2026-10,C3,not_very\n".repeat(8);
//! let tally = AnswerTally::from_csv(csv.as_bytes(), &survey).unwrap();
//! let confidence =
//!     Confidence::new(&tally, &survey, Grouping::Role, &DisclosureSettings::shipped()).unwrap();
//! assert_eq!(confidence.items[0].rows[0].confident.to_string(), "60.0");
//! ```

mod answer;
mod publication;
mod publish;
mod survey;
mod tally;

pub use answer::{AnswerRecord, Stage};
pub use publication::{Change, Confidence, ConfidenceRow, Grouping, ItemTable, RowShare};
pub use survey::{
    AnswerWord, ConfidenceMeasure, FigureSource, Item, NationalFigure, Role, Survey, SurveyHeader,
};
pub use tally::AnswerTally;
