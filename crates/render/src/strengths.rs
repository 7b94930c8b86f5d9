//! How far each input of a report goes: the forms of neglect it speaks of, and how serious what rests on it is.

use std::collections::BTreeMap;

use neglect_screen::report::Report;
use neglect_screen::{Concern, Forms, Hazard};

/// How far one input goes.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Weight {
    pub(crate) forms: Forms,
    /// The highest concern of a finding that rests on it.
    pub(crate) concern: Option<Concern>,
    /// The highest hazard of such a finding.
    pub(crate) hazard: Option<Hazard>,
    /// What answers that are not written down could raise.
    pub(crate) could: Option<Concern>,
    /// Whether a pattern rests on it.
    pub(crate) is_in_pattern: bool,
    /// Whether it is undecided.
    pub(crate) is_undecided: bool,
}

/// How far each input goes on which a finding rests, or which is undecided.
pub(crate) struct Strengths<'r>(BTreeMap<&'r str, Weight>);

impl<'r> Strengths<'r> {
    pub(crate) fn new(report: &'r Report) -> Strengths<'r> {
        let mut weights: BTreeMap<&str, Weight> = BTreeMap::new();
        for finding in &report.findings {
            for support in &finding.rests_on {
                let weight = weights.entry(&support.input).or_default();
                weight.forms = weight.forms.union(finding.forms);
                weight.concern = weight.concern.max(finding.concern);
                weight.hazard = weight.hazard.max(finding.hazard);
            }
        }
        for support in report.patterns.iter().flat_map(|pattern| &pattern.rests_on) {
            weights.entry(&support.input).or_default().is_in_pattern = true;
        }
        for undecided in &report.undecided {
            let weight = weights.entry(&undecided.input).or_default();
            weight.forms = weight.forms.union(undecided.forms);
            weight.could = weight.could.max(undecided.concern);
            weight.is_undecided = true;
        }
        Strengths(weights)
    }

    /// How far an input goes; nowhere, where nothing rests on it.
    pub(crate) fn of(&self, input: &str) -> Weight {
        self.0.get(input).copied().unwrap_or_default()
    }
}
