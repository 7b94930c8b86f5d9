//! How confident practitioners are, item by item: to identify neglect, to know when to refer, and that a
//! response follows.
//!
//! The way through:
//!
//! ```text
//!  packs/partnership/confidence.toml   items, answers, roles, national figures    Survey
//!  answers (CSV or records)            one line for one answer                    Tally
//!    │  merge       tallies of several files or machines add up
//!    ▼
//!  tables          one for each item, period and stage, small roles joined,       Confidence
//!    │             protected by disclosure control all together
//!    ▼
//!  change          before and after training, from what is published
//! ```
//!
//! Items are never added up into one score: the surveys that were read find that people who can spot neglect
//! are often unsure when to refer and mostly doubt what follows, and a sum would hide just that.
//!
//! # Example
//!
//! ```
//! use neglect_screen::partnership::confidence::{Breakdown, Confidence, Survey, Tally};
//! use neglect_screen::partnership::disclosure::Settings;
//!
//! let survey = Survey::shipped();
//! let mut csv = String::from("role,period,item,value\n");
//! csv += &"teacher,2026-10,C3,fairly\n".repeat(12);
//! csv += &"teacher,2026-10,C3,not_very\n".repeat(8);
//! let tally = Tally::read_csv(csv.as_bytes(), &survey).unwrap();
//! let confidence = Confidence::of(&tally, &survey, Breakdown::Role, &Settings::dfe()).unwrap();
//! assert_eq!(confidence.items[0].rows[0].confident.to_string(), "60.0");
//! ```

mod answer;
mod publish;
mod rows;
mod survey;
mod tally;
mod written;

pub use answer::AnswerRecord;
pub use publish::{Breakdown, Change, Confidence, ItemTable, RowShare};
pub use rows::ConfidenceRow;
pub use survey::{AnswerWord, Item, Measure, NationalFigure, Role, Source, Survey};
pub use tally::{Key, Stage, Tally};
