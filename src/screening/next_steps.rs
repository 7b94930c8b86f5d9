//! What should happen next: the steps that rules name and those that follow from the concern.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Screening;
use crate::case::{InputRef, Response};
use crate::engine::{RuleId, StepConditionId};
use crate::prepared::StepId;
use crate::vocabulary::{Standing, StepState};

/// A step that follows, with the current findings and patterns that lead to it, in the order of the packs; none where only
/// the report's concern does.
#[derive(Debug)]
pub(crate) struct StepDue {
    pub(crate) step: StepId,
    pub(crate) because: Vec<RuleId>,
    /// The response that did it, where one did.
    pub(crate) done: Option<InputRef>,
}

impl StepDue {
    /// Whether it has still to be taken.
    pub(crate) fn state(&self) -> StepState {
        if self.done.is_some() { StepState::Done } else { StepState::Due }
    }
}

/// What leads to a step: the rules, and the newest day of what they rest on.
#[derive(Debug, Clone, Default)]
struct Lead {
    because: Vec<RuleId>,
    since: Option<Date>,
}

impl Screening {
    /// The steps that follow from what is current, most urgent first, each with whether it is done.
    pub(crate) fn steps_due(&self) -> Vec<StepDue> {
        let wording = &self.prepared.wording;
        let mut leads: BTreeMap<StepId, Lead> = BTreeMap::new();
        for (place, fired) in self.outcome.fired.iter().enumerate() {
            if self.standings[place] == Standing::Past {
                continue;
            }
            let newest = self.finding_at(place).newest_day();
            for &step in &wording.steps_of[fired.rule] {
                let lead = leads.entry(step).or_default();
                lead.because.push(fired.rule);
                lead.since = lead.since.max(newest);
            }
            if self.rule(fired.rule).rule.then.concern == Some(self.concern()) {
                for &(_, step) in wording.steps_at_concern.iter().filter(|(at, _)| *at == self.concern()) {
                    let lead = leads.entry(step).or_default();
                    lead.since = lead.since.max(newest);
                }
            }
        }
        let mut steps: BTreeMap<StepId, StepDue> = BTreeMap::new();
        for (step, lead) in leads {
            self.follow(step, &lead, None, &mut Vec::new(), &mut steps);
        }
        steps.into_values().collect()
    }

    /// Adds a step, or what comes in its place, and what comes after it where it is done. `after` is the response that did
    /// the step before; `path` are the steps that led here.
    fn follow(
        &self,
        step: StepId,
        lead: &Lead,
        after: Option<InputRef>,
        path: &mut Vec<StepId>,
        steps: &mut BTreeMap<StepId, StepDue>,
    ) {
        let known = &self.prepared.wording.steps[step];
        let holds = |condition: StepConditionId| self.outcome.step_conditions[condition];
        if path.contains(&step)
            || known.when.is_some_and(|when| !holds(when))
            || known.unless.is_some_and(holds)
        {
            return;
        }
        path.push(step);
        let instead = known.instead.iter().find(|(when, _)| holds(*when));
        let done = self.response_that_does(step, lead, after);
        if done.is_some() || instead.is_none() {
            add(StepDue { step, because: lead.because.clone(), done }, steps);
        }
        if let Some(&(_, other)) = instead {
            self.follow(other, lead, None, path, steps);
        }
        if let Some(done) = done {
            let response = self.response(done);
            let lead = Lead { because: lead.because.clone(), since: Some(response.on) };
            for (next, kinds) in &known.followed_by {
                if kinds.is_empty() || kinds.contains(&response.kind) {
                    self.follow(*next, &lead, Some(done), path, steps);
                }
            }
        }
        path.pop();
    }

    /// A response of the case.
    pub(crate) fn response(&self, input: InputRef) -> &Response {
        match input {
            InputRef::Response(n) => &self.case.responses[n as usize],
            other => unreachable!("what does a step is a response, not {other:?}"),
        }
    }

    /// The latest response that does a step and speaks of what leads to it, on or after its newest day.
    fn response_that_does(&self, step: StepId, lead: &Lead, after: Option<InputRef>) -> Option<InputRef> {
        let kinds = &self.prepared.wording.steps[step].step.done_by;
        if kinds.is_empty() {
            return None;
        }
        let behind =
            LazyCell::new(|| self.ids_behind(lead.because.iter().filter_map(|&rule| self.finding_of(rule))));
        let names_lead = |response: &Response| response.to.iter().any(|id| behind.contains(id.as_str()));
        let speaks_of_lead =
            |response: &Response| response.to.is_empty() || lead.because.is_empty() || names_lead(response);
        let responses = self.responses_since(lead.since?);
        let doing = responses.filter(|(input, response)| {
            Some(*input) != after && kinds.contains(&response.kind) && speaks_of_lead(response)
        });
        doing.max_by_key(|(input, response)| (response.on, *input)).map(|(input, _)| input)
    }
}

/// Adds a step. One that is due on one way and done on another is due.
fn add(due: StepDue, steps: &mut BTreeMap<StepId, StepDue>) {
    match steps.get_mut(&due.step) {
        None => drop(steps.insert(due.step, due)),
        Some(known) => {
            known.because.extend(due.because);
            known.because.sort_unstable();
            known.because.dedup();
            known.done =
                if known.done.is_some() && due.done.is_some() { known.done.max(due.done) } else { None };
        }
    }
}
