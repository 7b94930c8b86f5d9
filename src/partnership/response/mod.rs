//! What each organisation does about the neglect strategy, priority by priority, and what that leaves open.
//!
//! The way through:
//!
//! ```text
//!  packs/partnership/response.toml   pillars, priorities, status words      ResponseTool
//!  returns (JSON, CSV, a form)       one organisation, one date             Response
//!    │  check       every problem with its place; a blank is never one        Returns
//!    ▼
//!  across organisations              who holds what, what nobody holds,     Responses
//!    │                               what has not moved, what has           Overview
//!    ▼
//!  matrix                            text, CSV, HTML                        Matrix
//! ```
//!
//! # Example
//!
//! ```
//! use neglect_screen::partnership::response::{Response, ResponseTool, Responses};
//!
//! let tool = ResponseTool::shipped();
//! let returned = br#"{ "organisation": "School nursing", "date": "2026-10-01",
//!     "answers": [ { "priority": "R2", "action": "one day for every nurse", "status": "In progress" } ] }"#;
//! let response = Response::from_json(returned, &tool).unwrap();
//! let responses = Responses::new(tool, [response]).unwrap();
//! assert_eq!(responses.held_by("R2").collect::<Vec<_>>(), ["School nursing"]);
//! assert_eq!(responses.held_by_nobody().count(), 9);
//! ```

mod across;
mod interval;
mod matrix;
mod model;
mod overview;
mod read;
mod returns;
mod tool;

pub use across::{Movement, Progress, Responses, Staleness};
pub use interval::interval;
pub use matrix::{Matrix, MatrixCell, MatrixColumn, MatrixLine, MatrixRow};
pub use model::{Answer, Response};
pub use overview::{Held, Moved, Open, Overview, ProgressRow};
pub use read::ResponseRow;
pub use returns::{Check, CheckRow, Returns};
pub use tool::{Pillar, Priority, ResponseTool, StatusWord, ToolSource};
