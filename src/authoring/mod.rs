//! What authors of packs need: whether packs hold together, what is suspicious in them, whether their examples come out,
//! what a diagnostic means, and what a rule says in words.

mod check;
mod chronology;
mod citations;
mod conditions;
mod diagnostics;
mod symbol_table;

pub use check::errors;

#[cfg(feature = "authoring")]
mod analysis;
#[cfg(feature = "authoring")]
mod codes;
#[cfg(feature = "authoring")]
mod describe;
#[cfg(feature = "authoring")]
mod example_case;
#[cfg(feature = "authoring")]
mod examples;
#[cfg(feature = "authoring")]
mod lint;
#[cfg(feature = "authoring")]
mod stand_in;

#[cfg(feature = "authoring")]
pub use analysis::{Analysis, analyse, check};
#[cfg(feature = "authoring")]
pub use codes::{DIAGNOSTIC_CODES, diagnostic_code, nearest_diagnostic_code};
#[cfg(feature = "authoring")]
pub use describe::{Glossary, Phrase, ages, length};
#[cfg(feature = "authoring")]
pub use example_case::{ExampleCase, example_cases};
#[cfg(feature = "authoring")]
pub use examples::run_examples;
#[cfg(feature = "authoring")]
pub use lint::review_passed::review_passed;
