//! Phrases that text and pages share.

use neglect_screen::report::Report;
use neglect_screen::{Basis, Checked};

/// On whose authority a statement stands, where, and how well that was checked.
///
/// ```
/// use neglect_render::authority;
/// use neglect_screen::{Basis, Checked};
/// assert_eq!(authority(Basis::Law, &["ca89 s17"], Checked::Text), "law: ca89 s17 (read in the source)");
/// ```
pub fn authority(basis: Basis, cites: &[impl AsRef<str>], checked: Checked) -> String {
    basis.authority(cites, checked)
}

/// A name of the vocabulary as it is spoken: `held_back` is *held back*.
pub(crate) fn spoken(name: &str) -> String {
    name.replace('_', " ")
}

/// Facts by the last part of their names, with what is known of them: `alcohol units: 10 units of alcohol`.
pub(crate) fn facts_known(report: &Report, facts: &[String]) -> String {
    let known = |name: &String| {
        let last = spoken(name.rsplit('.').next().unwrap_or(name));
        match report.facts.iter().find(|line| line.fact == *name) {
            Some(line) => format!("{last}: {}", line.words),
            None => last,
        }
    };
    facts.iter().map(known).collect::<Vec<String>>().join("; ")
}
