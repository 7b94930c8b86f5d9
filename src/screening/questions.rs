//! What nobody has written down and could raise the screening, in numbers.

use super::Screening;
use crate::engine::MissingPart;
use crate::vocabulary::{Concern, Hazard};

/// Missing answers that together decide some rules.
#[derive(Debug)]
pub(crate) struct Asked<'s> {
    pub(crate) missing: &'s [MissingPart],
    pub(crate) rules: Vec<u32>,
    /// The highest concern that they could raise, and the highest hazard that they could name.
    pub(crate) concern: Option<Concern>,
    pub(crate) hazard: Option<Hazard>,
}

impl Screening<'_> {
    /// For each undetermined rule that could raise the screening the smallest set of missing answers; rules of one set
    /// together, in the order of the packs. Those that could raise it furthest come first, then those that ask for less,
    /// then in the order of their words.
    pub(crate) fn asked(&self) -> Vec<Asked<'_>> {
        let mut sets: Vec<Asked<'_>> = Vec::new();
        for undetermined in &self.outcome.undetermined {
            let Some(rule) = self.rule(undetermined.rule) else { continue };
            let then = &rule.rule.then;
            if then.concern.is_none_or(|could| could <= self.concern) && then.hazard <= self.hazard {
                continue;
            }
            let missing = self.outcome.missing_of(undetermined);
            match sets.iter_mut().find(|set| set.missing == missing) {
                Some(set) => {
                    set.rules.push(undetermined.rule);
                    set.concern = set.concern.max(then.concern);
                    set.hazard = set.hazard.max(then.hazard);
                }
                None => sets.push(Asked {
                    missing,
                    rules: vec![undetermined.rule],
                    concern: then.concern,
                    hazard: then.hazard,
                }),
            }
        }
        let in_words = |part| crate::report::missing(self, part);
        sets.sort_by(|a, b| {
            let far = |set: &Asked<'_>| (set.concern, set.hazard);
            let words = || a.missing.iter().map(in_words).cmp(b.missing.iter().map(in_words));
            far(b).cmp(&far(a)).then(a.missing.len().cmp(&b.missing.len())).then_with(words)
        });
        sets
    }
}
