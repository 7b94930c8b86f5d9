//! What each organisation does about the neglect strategy, priority by priority, and what that leaves open.
//!
//! The way through:
//!
//! ```text
//!  definitions/response.toml         pillars, priorities, status words      ResponseTool
//!  returns (JSON, CSV, a form)       one organisation, one date             StrategyResponse
//!    │  check       every problem with its path; a blank is never one       Returns
//!    ▼
//!  side by side                      every version of each organisation     Responses
//!    │
//!    ├► who holds what, what nobody holds, what has not moved, what has     Overview
//!    └► priorities down, organisations across: text, CSV, HTML              Matrix
//! ```
//!
//! # Example
//!
//! ```
//! use neglect_partnership::Definition;
//! use neglect_partnership::response::{Overview, ResponseTool, Returns};
//!
//! let returned = br#"{ "organisation": "School nursing", "date": "2026-10-01",
//!     "answers": [ { "priority": "R2", "action": "one day for every nurse", "status": "In progress" } ] }"#;
//! let mut returns = Returns::new(ResponseTool::shipped());
//! returns.take_json("school-nursing.json", returned);
//! let overview = Overview::new(&returns.together()?, None);
//! assert_eq!(overview.held[0].organisation, "School nursing");
//! assert_eq!(overview.held_by_nobody.len(), 9);
//! # Ok::<(), neglect_partnership::PartnershipError>(())
//! ```

mod interval;
mod matrix;
mod model;
mod overview;
mod read;
mod responses;
mod returns;
mod tool;

pub use interval::interval;
pub use matrix::{Matrix, MatrixCell, MatrixColumn, MatrixLine, MatrixRow};
pub use model::{PriorityAnswer, StrategyResponse};
pub use overview::{
    HeldPriority, Movement, OpenPriority, Overview, PriorityMovement, ProgressRow, Staleness,
};
pub use read::ResponseRow;
pub use responses::Responses;
pub use returns::{Check, CheckRow, Returns};
pub use tool::{Pillar, Priority, ResponseTool, StatusWord, ToolHeader, ToolSource};
