//! Sixty counting rules, the same in every lane: general rule engines, hand-written Rust, and the library itself.
//!
//! The way through: [`catalogue`] and [`rules`] say what is asked (one seeded structure), [`cases`] makes what
//! it is asked of, [`terms`] spells a rule as the comparisons a general engine can make, [`input`] is the case
//! as such an engine is given it, and each file of [`lanes`] answers with one engine. [`agreement`] holds the
//! answers together, and only then does [`timing`] look at the clock.

pub mod agreement;
pub mod cases;
pub mod catalogue;
pub mod input;
pub mod lanes;
pub mod pack;
pub mod rules;
pub mod terms;
pub mod timing;
