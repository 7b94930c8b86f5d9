//! Stratum 2, as it ships: findings over time and across agencies. `reference/patterns.rs` says the same the long way,
//! and tests hold the two together.

pub(super) mod chronology;
pub(super) mod found;
mod occasions;
