//! What should happen next, in numbers: the steps that rules name and those that follow from the concern.

use super::Screening;

/// The steps that are due, with the rules that lead to each.
#[derive(Debug)]
pub(crate) struct StepsDue(Vec<u64>);

/// A step that is due: its place among the wording's steps, which stand most urgent first.
#[derive(Debug)]
pub(crate) struct StepDue<'s> {
    pub(crate) step: u32,
    because: &'s [u64],
}

/// Stands for the report's concern among the rules that lead to a step: before all of them.
const OF_CONCERN: u64 = 0;

impl StepsDue {
    /// Each step, most urgent first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = StepDue<'_>> {
        self.0.chunk_by(|a, b| a >> 32 == b >> 32).filter_map(|because| {
            let step = u32::try_from(because.first()? >> 32).ok()?;
            Some(StepDue { step, because })
        })
    }
}

impl StepDue<'_> {
    /// The rules that lead to it, in the order of the packs; none where only the report's concern does.
    pub(crate) fn because(&self) -> impl Iterator<Item = u32> {
        let rules = self.because.iter().map(|due| due & u64::from(u32::MAX));
        rules.filter(|&rule| rule != OF_CONCERN).filter_map(|rule| u32::try_from(rule - 1).ok())
    }
}

impl Screening<'_> {
    /// The steps that are due.
    pub(crate) fn steps(&self) -> StepsDue {
        let wording = &self.inner.wording;
        // Step and rule as one number, so that sorting lays steps in order, and the rules of each.
        let of_concern = wording.at_concern.iter().filter(|(at, _)| *at == self.concern());
        let mut due: Vec<u64> = Vec::with_capacity(64);
        due.extend(of_concern.map(|&(_, step)| u64::from(step) << 32 | OF_CONCERN));
        for fired in &self.outcome.fired {
            let steps = wording.next.get(fired.rule as usize).into_iter().flatten();
            due.extend(steps.map(|&step| u64::from(step) << 32 | (u64::from(fired.rule) + 1)));
        }
        due.sort_unstable();
        StepsDue(due)
    }
}
