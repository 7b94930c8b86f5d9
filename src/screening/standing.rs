//! Whether a finding speaks of now: an old one that was answered adequately is past.

use std::cell::LazyCell;

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::Screening;
use super::finding::Finding;
use super::parts::Raised;
use crate::case::{InputRef, Response};
use crate::engine::Horizon;
use crate::pack::AdequateResponse;
use crate::vocabulary::Standing;
use crate::work::Work;

impl Screening {
    /// The standing of every finding and pattern, in the order in which they fired, and what they raise together.
    pub(super) fn stand(&self, work: &Work, horizon: Option<&Horizon>) -> (Vec<Standing>, Raised) {
        let places = 0..self.outcome.fired.len();
        let standings: Vec<Standing> =
            places.map(|place| self.standing_of(Finding::new(self, place), work, horizon)).collect();
        let mut raised = Raised::default();
        for (fired, standing) in self.outcome.fired.iter().zip(&standings) {
            let then = &self.rule(fired.rule).rule.then;
            let concern = then.concern.unwrap_or_default();
            raised.concern_ever = raised.concern_ever.max(concern);
            if *standing == Standing::Current {
                raised.concern = raised.concern.max(concern);
                raised.hazard = raised.hazard.max(then.hazard);
            }
        }
        (standings, raised)
    }

    fn standing_of(&self, finding: Finding<'_>, work: &Work, horizon: Option<&Horizon>) -> Standing {
        let Some(newest) = finding.newest_day() else { return Standing::Current };
        let is_old = |answer: &AdequateResponse| {
            answer.past_after.is_some_and(|span| {
                let is_old = newest < span.before(self.case.as_of);
                if let Some(horizon) = horizon.filter(|_| !is_old) {
                    horizon.note_end(newest, span);
                }
                is_old
            })
        };
        let answers =
            |answer: &&AdequateResponse| answer.answers(finding.concern(), finding.hazard().is_some());
        let mut settling =
            self.prepared.book.answers().filter(answers).filter(|answer| is_old(answer)).peekable();
        if settling.peek().is_none() {
            return Standing::Current;
        }
        let kinds: Vec<_> = settling.flat_map(|answer| &answer.kinds).collect();
        let behind = LazyCell::new(|| self.ids_behind([finding]));
        let mut responses = self.responses_since(newest).take_while(|_| work.take(1));
        let is_answered = responses.any(|(_, response)| {
            kinds.contains(&&response.kind) && (response.to.is_empty() || names_any(response, &behind, work))
        });
        if is_answered { Standing::Past } else { Standing::Current }
    }

    /// The responses on or after a day, as far as they are known on the case's date.
    pub(super) fn responses_since(&self, day: Date) -> impl Iterator<Item = (InputRef, &Response)> {
        self.case.known_responses().filter(move |(_, response)| response.on >= day)
    }

    /// The ids of the inputs that findings rest on.
    pub(super) fn ids_behind<'s>(
        &'s self,
        findings: impl IntoIterator<Item = Finding<'s>>,
    ) -> FxHashSet<&'s str> {
        let inputs = findings.into_iter().flat_map(|finding| finding.inputs_of_all());
        inputs.filter_map(|input| self.case.id_of(input)).collect()
    }
}

/// Whether a response names any of these ids.
fn names_any(response: &Response, ids: &FxHashSet<&str>, work: &Work) -> bool {
    work.take(response.to.len()) && response.to.iter().any(|id| ids.contains(id.as_str()))
}
