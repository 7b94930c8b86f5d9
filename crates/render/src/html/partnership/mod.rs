//! Pages of what a partnership publishes: tables whose small numbers are protected, charts of the same figures, and what
//! each stands on.

mod confidence;
mod measures;
mod publication;
mod tables;

pub use confidence::confidence;
pub use measures::measures;
