//! What is sound and still suspicious in packs.

mod consequence;
mod covered;
mod evidence;
mod examples;
mod implies;
mod never;
mod unused;

use jiff::civil::Date;

use super::check::{At, Complaints, Names};
use crate::pack::{Diagnostic, ParsedPack, codes};

/// Warns of everything suspicious.
pub(super) fn lint(packs: &[ParsedPack], names: &Names<'_>, complaints: &mut Complaints) {
    for pack in packs {
        never::lint(pack, names, complaints);
        consequence::lint(pack, names, complaints);
        examples::lint(pack, complaints);
        evidence::lint(pack, complaints);
    }
    covered::lint(packs, names, complaints);
    unused::lint(packs, names, complaints);
}

/// Warns of packs whose review date lies before `on`. The library has no clock: the caller says what day it is.
pub fn review_passed(packs: &[ParsedPack], on: Date) -> Vec<Diagnostic> {
    let mut complaints = Complaints::default();
    for pack in packs {
        let passed = pack.pack.header.review_by.filter(|review_by| *review_by < on);
        if let Some(review_by) = passed {
            complaints.warning(
                At::new(pack, "pack.review_by"),
                codes::REVIEW_PASSED,
                format!("this pack was to be reviewed by {review_by}"),
                "read its sources again, correct it, and set the next date",
            );
        }
    }
    complaints.sorted(packs)
}
