//! The evaluator that ships. Codes are interned to ids, qualifier tests to bit masks, and rules are found through what
//! the case contains: a rule on codes that are not in the case costs nothing. [`super::reference`] is what it must say.
//!
//! The way through:
//!
//! ```text
//!  RuleBook ── compile ──▶ Program (program, masks)              once for a screener
//!  Timeline ── matching ─▶ Matches, candidate rules              each entry against each `seen` of its indicator
//!  Matches, Facts ── values, counting ──▶ Evaluation             true, false or unknown, for each condition asked
//!  Evaluation ── support, missing, silence ──▶ Outcome           run: stratum 1, then patterns, then levels
//! ```

mod ages;
mod aside;
mod build_masks;
mod code_ids;
mod compile;
mod counting;
mod masks;
mod matches;
mod matching;
mod missing;
mod period_costs;
mod program;
mod run;
mod silence;
mod support;
mod values;

pub(crate) use program::Program;
