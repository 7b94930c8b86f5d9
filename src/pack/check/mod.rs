//! Whether packs hold together: every name that one uses must exist in one of them, mean one thing, and be compared
//! with what it can be. What is sound and still suspicious is `lint/`'s business.

mod amends;
mod chronology;
mod complaints;
mod conditions;
mod duplicates;
mod examples;
mod facts;
mod names;
mod references;
mod tools;
mod walk;

pub(super) use self::chronology::chronology_facts;
pub(super) use self::complaints::{At, Complaints};
pub(super) use self::names::{Names, matches, scale_of};
pub(super) use self::references::all_cites;
pub(super) use self::walk::{Ground, leaves, roots};

use super::{Diagnostic, ParsedPack};
use crate::rules::qualified;

/// Everything that is wrong between these packs, and everything that is suspicious about them, in their order and
/// in the order of their texts.
///
/// The packs are taken together: a code that one of them defines is there for all. Pass the packs that will be in
/// force together, the built-in ones included.
///
/// ```
/// use neglect_screen::pack::{Pack, check};
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
    sound(packs, &names, &mut complaints);
    super::lint::lint(packs, &names, &mut complaints);
    complaints.sorted(packs)
}

/// Only what makes the packs unusable together: [`check`] without its warnings, at a fraction of the cost.
pub fn errors(packs: &[ParsedPack]) -> Vec<Diagnostic> {
    let names = Names::of(packs);
    let mut complaints = Complaints::default();
    sound(packs, &names, &mut complaints);
    complaints.sorted(packs)
}

fn sound(packs: &[ParsedPack], names: &Names<'_>, complaints: &mut Complaints) {
    duplicates::check(packs, complaints);
    for pack in packs {
        references::check(pack, names, complaints);
        conditions::check(pack, names, complaints);
        tools::check(pack, complaints);
        examples::check(pack, names, complaints);
    }
    amends::check(packs, names, complaints);
}
