//! What authors of packs need: whether packs hold together, what is suspicious in them, whether their examples come out,
//! and what a rule says in words.

mod analysis;
mod check;
mod describe;
mod examples;
mod lint;

use crate::pack::{Diagnostic, ParsedPack};

pub use analysis::{Examined, examine};
pub use describe::{Glossary, Phrase, ages, length};
pub use examples::{ExampleCase, example_cases, run_examples};
pub use lint::review_passed;

use check::{Complaints, Names};

/// Everything that is wrong between these packs, and everything that is suspicious about them, in their order and
/// in the order of their texts.
///
/// The packs are taken together: a code that one of them defines is there for all. Pass the packs that will be in
/// force together, the built-in ones included.
///
/// ```
/// use neglect_screen::authoring::check;
/// use neglect_screen::pack::Pack;
/// let text = r#"
/// [pack]
/// id = "mine"
/// version = "1"
/// title = "Mine"
/// jurisdiction = "England"
/// [[rule]]
/// id = "hungry"
/// when = { seen = "food.hungry" }
/// then = { concern = "consider" }
/// text = "The child is hungry"
/// basis = "design"
/// "#;
/// let mine = Pack::parse("mine.toml", text).unwrap();
/// let said = check(std::slice::from_ref(&mine));
/// // A rule without examples is only warned of; a code that nobody defines is an error.
/// let error = said.iter().find(|one| one.is_error()).unwrap();
/// assert_eq!((error.code, error.place(text).line), ("unknown_code", 9));
/// assert_eq!(error.rule.as_deref(), Some("mine/hungry"));
/// ```
pub fn check(packs: &[ParsedPack]) -> Vec<Diagnostic> {
    let names = Names::of(packs);
    let mut complaints = Complaints::default();
    check::check_consistency(packs, &names, &mut complaints);
    lint::lint(packs, &names, &mut complaints);
    complaints.sorted(packs)
}

/// Only what makes the packs unusable together: [`check`] without its warnings, at a fraction of the cost.
pub fn errors(packs: &[ParsedPack]) -> Vec<Diagnostic> {
    let names = Names::of(packs);
    let mut complaints = Complaints::default();
    check::check_consistency(packs, &names, &mut complaints);
    complaints.sorted(packs)
}
