//! What authors of packs need: whether packs hold together, what is suspicious in them, whether their examples come out,
//! what a diagnostic means, and what a rule says in words.

mod analysis;
mod check;
mod chronology;
mod citations;
mod codes;
mod conditions;
mod describe;
mod diagnostics;
mod example_case;
mod examples;
mod lint;
mod stand_in;
mod symbol_table;

pub use analysis::{Analysis, analyse, check, errors};
pub use codes::{DIAGNOSTIC_CODES, diagnostic_code, nearest_diagnostic_code};
pub use describe::{Glossary, Phrase, ages, length};
pub use example_case::{ExampleCase, example_cases};
pub use examples::run_examples;
pub use lint::review_passed::review_passed;
