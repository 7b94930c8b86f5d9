//! The partnership's side: what the organisations around a child do together about neglect, and what may be
//! said of it in public.
//!
//! Stands after the way through: a screening reads one case and returns one report; this reads what many
//! reports, decisions, returns and survey answers add up to. Nothing here looks at a case, and nothing leaves
//! here for the public but by way of [`disclosure`].

mod complaint;
pub mod confidence;
pub mod disclosure;
pub mod door;
pub mod measures;
mod problem;
pub mod response;
mod table_text;

pub use problem::Problem;
