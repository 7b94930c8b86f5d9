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
pub(super) use self::names::{Names, scale_of};
pub(super) use self::references::all_cites;
pub(super) use self::walk::{Ground, leaves, roots};

use crate::pack::ParsedPack;

/// Everything that makes the packs unusable together.
pub(super) fn check_consistency(packs: &[ParsedPack], names: &Names<'_>, complaints: &mut Complaints) {
    duplicates::check(packs, complaints);
    for pack in packs {
        references::check(pack, names, complaints);
        conditions::check(pack, names, complaints);
        tools::check(pack, complaints);
        examples::check(pack, names, complaints);
    }
    amends::check(packs, names, complaints);
}
