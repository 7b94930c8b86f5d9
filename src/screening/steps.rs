//! What should happen next, in numbers: the steps that rules name and those that follow from the concern.

use super::Screening;

/// A step that is due, and by which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StepDue {
    /// The step: its place among the wording's steps, which stand most urgent first.
    pub(crate) step: u32,
    /// The rules that lead to it, in the order of the packs; none where only the report's concern does.
    pub(crate) because: Vec<u32>,
}

/// Stands for the report's concern among the rules that lead to a step: before all of them.
const OF_CONCERN: u64 = 0;

impl Screening<'_> {
    /// The steps that are due, most urgent first.
    pub(crate) fn steps(&self) -> Vec<StepDue> {
        let wording = &self.inner.wording;
        // Step and rule as one number, so that sorting lays steps in order, and the rules of each.
        let of_concern = wording.at_concern.iter().filter(|(at, _)| *at == self.concern());
        let mut due: Vec<u64> = of_concern.map(|&(_, step)| u64::from(step) << 32 | OF_CONCERN).collect();
        for fired in &self.outcome.fired {
            let steps = wording.next.get(fired.rule as usize).into_iter().flatten();
            due.extend(steps.map(|&step| u64::from(step) << 32 | (u64::from(fired.rule) + 1)));
        }
        due.sort_unstable();
        due.chunk_by(|a, b| a >> 32 == b >> 32)
            .map(|of_step| {
                let rules =
                    of_step.iter().map(|due| due & u64::from(u32::MAX)).filter(|&rule| rule != OF_CONCERN);
                StepDue {
                    step: of_step
                        .first()
                        .map_or(u32::MAX, |due| u32::try_from(due >> 32).unwrap_or(u32::MAX)),
                    because: rules.filter_map(|rule| u32::try_from(rule - 1).ok()).collect(),
                }
            })
            .collect()
    }
}
