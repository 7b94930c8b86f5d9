//! Rules that were checked in a reproduction which nobody names.

use std::collections::BTreeSet;

use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::pack::{ParsedPack, codes};
use crate::vocabulary::{Basis, Checked};

codes! {
    /// A rule that was checked in a reproduction, and no source says in which.
    ///
    /// # What it does
    ///
    /// Warns of a rule with `checked = "secondary"` where no source that it cites has `read_in`.
    ///
    /// # Why
    ///
    /// A source names the authority: the law, the guidance, the study. A reader of the report must also learn where its
    /// text was seen, so that they can judge it, and must not take a digest for the authority.
    ///
    /// # Example
    ///
    /// ```toml
    /// [[source]]
    /// id = "thresholds"
    /// title = "Our thresholds"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// [[source]]
    /// id = "thresholds"
    /// title = "Our thresholds"
    /// read_in = "a school's page, https://www.example.org/thresholds"
    /// ```
    Warning READ_NOWHERE = "read_nowhere";
}

/// Warns of rules that were checked in a reproduction that no source names.
pub(super) fn lint(parsed: &ParsedPack, diagnostics: &mut Diagnostics) {
    let pack = &parsed.pack;
    let read_in = pack.sources.iter().filter(|source| !source.read_in.is_empty());
    let read: BTreeSet<&str> = read_in.map(|source| source.id.as_str()).collect();
    for (index, rule) in pack.rules.iter().enumerate() {
        let of_a_text = rule.checked == Checked::Secondary && rule.basis != Basis::Design;
        if of_a_text
            && !rule.cites.is_empty()
            && !rule.cites.iter().any(|cite| read.contains(cite.source.as_str()))
        {
            diagnostics.emit(
                Location::in_rule(parsed, &format!("rule[{index}].checked"), &rule.id),
                READ_NOWHERE,
                "checked in a reproduction that no source names",
                "name the authority in `[[source]]`, and where its text was read in `read_in`",
            );
        }
    }
}
