//! What should happen next, in numbers: the steps that rules name and those that follow from the concern.

use super::Screening;

/// A step that is due, and by which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StepDue {
    /// The step: its place among the wording's steps, which stand most urgent first.
    pub(crate) step: u32,
    /// The rules that lead to it; none where the report's concern does.
    pub(crate) because: Vec<u32>,
}

impl Screening<'_> {
    /// The steps that are due, most urgent first.
    pub(crate) fn steps(&self) -> Vec<StepDue> {
        let wording = &self.inner.wording;
        let mut due: Vec<StepDue> = Vec::new();
        let of_concern = wording.at_concern.iter().filter(|(at, _)| *at == self.concern());
        due.extend(of_concern.map(|&(_, step)| StepDue { step, because: Vec::new() }));
        for fired in &self.outcome.fired {
            for &step in wording.next.get(fired.rule as usize).into_iter().flatten() {
                match due.iter_mut().find(|due| due.step == step) {
                    Some(due) => due.because.push(fired.rule),
                    None => due.push(StepDue { step, because: vec![fired.rule] }),
                }
            }
        }
        due.sort_by_key(|due| due.step);
        due
    }
}
