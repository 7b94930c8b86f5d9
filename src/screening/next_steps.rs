//! What should happen next: the steps that rules name and those that follow from the concern.

use super::Screening;
use crate::engine::RuleId;
use crate::prepared::StepId;

/// A step that is due, with the rules that lead to it, in the order of the packs; none where only the report's concern
/// does.
#[derive(Debug)]
pub(crate) struct StepDue {
    pub(crate) step: StepId,
    pub(crate) because: Vec<RuleId>,
}

impl Screening {
    /// The steps that are due, most urgent first.
    pub(crate) fn steps_due(&self) -> Vec<StepDue> {
        let wording = &self.prepared.wording;
        let at_concern = wording.steps_at_concern.iter().filter(|(concern, _)| *concern == self.concern());
        let mut due: Vec<(StepId, Option<RuleId>)> = at_concern.map(|&(_, step)| (step, None)).collect();
        for fired in &self.outcome.fired {
            due.extend(wording.steps_of[fired.rule].iter().map(|&step| (step, Some(fired.rule))));
        }
        due.sort_unstable();
        let of_step = |due: &[(StepId, Option<RuleId>)]| StepDue {
            step: due[0].0,
            because: due.iter().filter_map(|&(_, rule)| rule).collect(),
        };
        due.chunk_by(|a, b| a.0 == b.0).map(of_step).collect()
    }
}
