//! Property-test strategies (feature `testing`), the same that this library is tested with: for those who fuzz packs,
//! bindings or whole systems.
//!
//! - [`case`] and [`cases`]: sound cases, with free codes or with the vocabulary of given packs
//! - [`boundary_case`] and [`boundary_cases`]: sound cases on the edges of ages, periods and months
//! - [`observation`] and [`observations`]: one observation at a time
//! - [`hostile_json`]: bytes that may be anything, and are often nearly a case
//! - [`marked_json`]: faulty cases in which every text, number and date bears a mark, to prove that no error shows one
//! - [`pack()`], [`catalogue`] and [`case_for`]: arbitrary packs, and cases that meet their conditions
//!
//! ```
//! use neglect_screen::Case;
//! use neglect_screen::case::Limits;
//! use neglect_screen::testing;
//! use proptest::prelude::*;
//!
//! proptest!(|(case in testing::case())| {
//!     let json = serde_json::to_vec(&case).unwrap();
//!     prop_assert_eq!(Case::from_json(&json, &Limits::default()), Ok(case));
//! });
//! ```

mod assemble;
mod boundary;
mod child;
mod condition;
mod evidence;
mod hostile;
mod marked;
mod pack;
mod records;
mod vocabulary;

use jiff::civil::{Date, date};
use proptest::prelude::*;

pub use boundary::{boundary_case, boundary_cases};
pub use evidence::case_for;
pub use hostile::{any_json, hostile_json};
pub use marked::{MARKS, marked_json};
pub use pack::{catalogue, pack};

use crate::case::{Case, Observation};
use crate::pack::{Indicator, Tool};
use vocabulary::Vocabulary;

/// Sound cases with codes, qualifiers and tools that no pack knows.
pub fn case() -> impl Strategy<Value = Case> {
    assemble::case(&Vocabulary::free(), as_of(), child::any())
}

/// Sound cases that speak the vocabulary of these indicators and tools, and now and then a word that they do not know.
///
/// ```
/// use neglect_screen::pack::{self, Pack};
/// use neglect_screen::testing;
/// use proptest::prelude::*;
///
/// let pack = Pack::parse("tiny.toml", r#"
///     [pack]
///     id = "tiny"
///     version = "1"
///     title = "One indicator"
///     jurisdiction = "nowhere"
///     [[indicator]]
///     code = "hygiene.smelly_and_dirty"
///     label = "Smelly and dirty"
///     forms = ["physical"]
///     qualifiers = { pattern = ["once", "repeated", "persistent"] }
/// "#).expect("a pack").pack;
/// proptest!(|(case in testing::cases(&pack.indicators, &pack.tools))| {
///     let json = serde_json::to_vec(&case).unwrap();
///     prop_assert_eq!(neglect_screen::Case::from_json(&json, &Default::default()), Ok(case));
/// });
/// ```
pub fn cases(indicators: &[Indicator], tools: &[Tool]) -> impl Strategy<Value = Case> + use<> {
    assemble::case(&Vocabulary::of(indicators, tools), as_of(), child::any())
}

/// One observation with a code that no pack knows, in the ten years before 2026 or shortly after.
pub fn observation() -> impl Strategy<Value = Observation> {
    one_observation(&Vocabulary::free())
}

/// One observation that speaks the vocabulary of these indicators. Its id may stand in any case that has no `x1`.
pub fn observations(indicators: &[Indicator]) -> impl Strategy<Value = Observation> + use<> {
    one_observation(&Vocabulary::of(indicators, &[]))
}

fn one_observation(vocabulary: &Vocabulary) -> impl Strategy<Value = Observation> + use<> {
    records::observation(vocabulary).prop_map(|draft| draft.on("x1".to_owned(), date(2026, 1, 1)))
}

/// Dates from which cases are seen: ten years of days, month ends and leap days among them.
fn as_of() -> impl Strategy<Value = Date> {
    (0..3_653_i32).prop_map(|days| days_after(date(2017, 1, 1), days))
}

fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(jiff::Span::new().days(days))
}
