//! The search for a witness: each candidate is screened by both screeners, and the first on which they differ about the rule
//! is made smaller until nothing can be left out.

use neglect_screen::authoring::example_cases;
use neglect_screen::case::CaseDraft;
use neglect_screen::pack::Rule;
use neglect_screen::{Case, Limits, Report, Screener};

use crate::candidates::candidates;
use crate::comparison::{Does, RuleOutcome, Witness};
use crate::labels::labels;
use crate::made;

/// How many candidates are screened for one rule.
const MOST_TRIED: usize = 4_000;

/// What was found for a rule.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) witness: Option<Witness>,
    /// How many cases were screened.
    pub(crate) tried: usize,
}

/// Two screeners, and the cases that are there already.
pub(crate) struct Search<'s> {
    old: &'s Screener,
    new: &'s Screener,
    given: &'s [(String, Case)],
}

impl<'s> Search<'s> {
    pub(crate) fn new(old: &'s Screener, new: &'s Screener, given: &'s [(String, Case)]) -> Search<'s> {
        Search { old, new, given }
    }

    /// The smallest case that is found on which the two differ about a rule. `watch` is told before each how many were tried.
    pub(crate) fn witness(&self, id: &str, watch: &mut dyn FnMut(usize)) -> Found {
        let rules: Vec<&Rule> =
            [self.old, self.new].into_iter().filter_map(|of| of.rule(id)).map(|found| &found.rule).collect();
        let mut tried = 0;
        for candidate in candidates(self.old, self.new, &rules).into_iter().take(MOST_TRIED) {
            let evidence: Vec<&made::Evidence> = candidate.evidence.iter().collect();
            let Some(case) = made::case(candidate.age, &evidence) else { continue };
            watch(tried);
            tried += 1;
            if self.differ(id, &case).is_some() {
                return Found { witness: self.smallest(id, case), tried };
            }
        }
        // What no candidate shows may be shown by the rule's own examples, or by a case that was given.
        let examples = [self.old, self.new].into_iter().flat_map(|of| example_cases(of.packs()));
        let examples = examples.filter(|example| example.rule == id).map(|example| example.case);
        for case in examples.chain(self.given.iter().map(|(_, case)| case.clone())) {
            watch(tried);
            tried += 1;
            if self.differ(id, &case).is_some() {
                return Found { witness: self.smallest(id, case), tried };
            }
        }
        Found { witness: None, tried }
    }

    /// What the rule did and does, where that differs.
    fn differ(&self, id: &str, case: &Case) -> Option<(RuleOutcome, RuleOutcome)> {
        let outcome = |screener: &Screener| screener.screen(case).ok().map(|report| outcome(&report, id));
        let (old, new) = (outcome(self.old)?, outcome(self.new)?);
        (old != new).then_some((old, new))
    }

    /// The case without everything that can be left out of it.
    fn smallest(&self, id: &str, case: Case) -> Option<Witness> {
        let mut case = case;
        loop {
            let found = smaller(&case).find(|smaller| self.differ(id, smaller).is_some());
            let Some(found) = found else { break };
            case = found;
        }
        let (old, new) = self.differ(id, &case)?;
        let case = case.into_draft();
        Some(Witness { labels: labels(self.old, self.new, &case), case, old, new })
    }
}

/// What a rule does, by a report.
pub(crate) fn outcome(report: &Report, id: &str) -> RuleOutcome {
    if let Some(finding) = report.findings.iter().chain(&report.patterns).find(|finding| finding.rule == id) {
        return RuleOutcome { does: Does::Fires, concern: finding.concern, hazard: finding.hazard };
    }
    let asks = || report.questions.iter().flat_map(|question| &question.could).any(|lift| lift.rule == id);
    let does = if report.held_back.iter().any(|held| held.rule == id) {
        Does::HeldBack
    } else if asks() {
        Does::Asks
    } else {
        Does::Silent
    };
    RuleOutcome { does, concern: None, hazard: None }
}

/// The cases with one thing less, where they are sound.
fn smaller(case: &Case) -> impl Iterator<Item = Case> {
    let draft = case.clone().into_draft();
    let without = |change: &dyn Fn(&mut CaseDraft)| {
        let mut smaller = draft.clone();
        change(&mut smaller);
        smaller
    };
    let mut all: Vec<CaseDraft> = Vec::new();
    for place in 0..draft.observations.len() {
        all.push(without(&|case| drop(case.observations.remove(place))));
    }
    for place in 0..draft.assessments.len() {
        all.push(without(&|case| drop(case.assessments.remove(place))));
        for question in draft.assessments[place].answers.keys() {
            all.push(without(&|case| drop(case.assessments[place].answers.remove(question))));
        }
    }
    for place in 0..draft.attendance.len() {
        all.push(without(&|case| drop(case.attendance.remove(place))));
    }
    for place in 0..draft.appointments.len() {
        all.push(without(&|case| drop(case.appointments.remove(place))));
    }
    for place in 0..draft.growth.len() {
        all.push(without(&|case| drop(case.growth.remove(place))));
    }
    for place in 0..draft.responses.len() {
        all.push(without(&|case| drop(case.responses.remove(place))));
    }
    for (place, observation) in draft.observations.iter().enumerate() {
        for name in observation.with.keys() {
            all.push(without(&|case| drop(case.observations[place].with.remove(name))));
        }
        if observation.explanation.is_some() {
            all.push(without(&|case| case.observations[place].explanation = None));
        }
        if observation.until.is_some() {
            all.push(without(&|case| case.observations[place].until = None));
        }
    }
    all.into_iter().filter_map(|case| case.check(&Limits::default()).ok())
}
