//! Children of one home, screened together: what stands at *suspect* or above for one child reaches the others as something
//! recorded of a sibling, and nobody copies a record.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use neglect_screen::case::{AppointmentOutcome, CaseDraft, Code, Observation};
use neglect_screen::report::{Finding, Replay};
use neglect_screen::{Case, CaseError, Concern, Report, Screener, Subject};
use serde::Serialize;

use crate::cases::ImportedCase;

/// What says that a child was seen.
const SEEN: &str = "contact.child_seen";

/// The children of one home, each with a report; the child whom nobody has seen stands first.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Household {
    /// The children: first whom nobody is recorded to have seen, then by the day on which they were last seen.
    pub children: Vec<ChildOfHome>,
}

/// A child among the others of the home.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ChildOfHome {
    /// The last day on which the child is recorded to have been seen, brought or measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<Date>,
    /// How many observations about the other children it was screened with.
    pub of_others: usize,
    /// The report.
    pub report: Report,
    /// What was known when, after [`Household::replay`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replay: Option<Replay>,
    /// The case that was screened, with what was recorded of the others.
    #[serde(skip)]
    pub case: Case,
}

/// Cases by what they share. A case that shares nothing is alone in its home.
pub fn households(cases: Vec<ImportedCase>) -> Vec<Vec<CaseDraft>> {
    let mut home_of: Vec<usize> = (0..cases.len()).collect();
    let mut first: HashMap<&str, usize> = HashMap::new();
    for (number, case) in cases.iter().enumerate() {
        for key in &case.household {
            let other = *first.entry(key).or_insert(number);
            let (a, b) = (root(&home_of, number), root(&home_of, other));
            // The earlier case is the root, so that homes keep the order of their first child.
            home_of[a.max(b)] = a.min(b);
        }
    }
    let mut homes: BTreeMap<usize, Vec<CaseDraft>> = BTreeMap::new();
    let roots: Vec<usize> = (0..cases.len()).map(|number| root(&home_of, number)).collect();
    for (case, root) in cases.into_iter().zip(roots) {
        homes.entry(root).or_default().push(case.draft);
    }
    homes.into_values().collect()
}

fn root(home_of: &[usize], mut number: usize) -> usize {
    while home_of[number] != number {
        number = home_of[number];
    }
    number
}

impl Household {
    /// Screens the children of a home: each alone, and then each with what is suspected of the others.
    ///
    /// # Errors
    /// Everything that is wrong with one of the cases.
    pub fn screen(drafts: Vec<CaseDraft>, screener: &Screener) -> Result<Household, CaseError> {
        let limits = screener.limits();
        let mut alone = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let case = draft.check(limits)?;
            let report = screener.screen(&case)?;
            let suspected = suspected(&case, &report);
            alone.push((case, report, suspected));
        }
        let mut children = Vec::with_capacity(alone.len());
        for (number, (case, report, _)) in alone.iter().enumerate() {
            let others = alone.iter().enumerate().filter(|(other, _)| *other != number);
            let of_others: Vec<&Observation> = others.flat_map(|(_, (_, _, suspected))| suspected).collect();
            let last_seen = last_seen(case);
            let count = of_others.len();
            let (case, report) = if of_others.is_empty() {
                (case.clone(), report.clone())
            } else {
                let case = with_others(case, &of_others).check(limits)?;
                let report = screener.screen(&case)?;
                (case, report)
            };
            children.push(ChildOfHome { last_seen, of_others: count, report, replay: None, case });
        }
        // Nobody's seeing comes before any day.
        children.sort_by_key(|child| child.last_seen);
        Ok(Household { children })
    }

    /// Gives each child its replay, which the page of the home shows.
    ///
    /// # Errors
    /// Where a replay takes more work than the screener's limits allow.
    pub fn replay(&mut self, screener: &Screener) -> Result<(), CaseError> {
        for child in &mut self.children {
            child.replay = Some(screener.replay(&child.case)?);
        }
        Ok(())
    }
}

/// The observations about the child or the home that a current finding of *suspect* or above rests on, directly or through
/// the findings of a pattern.
fn suspected(case: &Case, report: &Report) -> Vec<Observation> {
    let all: Vec<&Finding> = report.findings.iter().chain(&report.patterns).collect();
    let mut open: Vec<&Finding> =
        all.iter().copied().filter(|finding| finding.concern >= Some(Concern::Suspect)).collect();
    let mut taken: Vec<&str> = open.iter().map(|finding| finding.rule.as_str()).collect();
    let mut inputs: Vec<&str> = Vec::new();
    while let Some(finding) = open.pop() {
        for support in &finding.rests_on {
            inputs.push(&support.input);
            for below in all.iter().filter(|below| below.rule == support.input) {
                if !taken.contains(&below.rule.as_str()) {
                    taken.push(&below.rule);
                    open.push(below);
                }
            }
        }
    }
    let own = case.observations.iter().filter(|observation| {
        observation.subject == Subject::Child && inputs.contains(&observation.id.as_str())
    });
    own.cloned().collect()
}

/// The case with observations about the others, each under a name that nothing in it has.
fn with_others(case: &Case, others: &[&Observation]) -> CaseDraft {
    let mut draft = case.clone().into_draft();
    for (number, other) in others.iter().enumerate() {
        draft.observations.push(Observation {
            id: format!("other-child/{}", number + 1),
            subject: Subject::Sibling,
            event: None,
            note: None,
            ..(*other).clone()
        });
    }
    draft
}

/// The last day on which somebody saw the child.
fn last_seen(case: &Case) -> Option<Date> {
    let seen = case.observations.iter().filter(|observation| {
        observation.subject == Subject::Child && observation.code == Code::Own(SEEN.to_owned())
    });
    let brought = case.appointments.iter().filter(|appointment| {
        appointment.subject == Subject::Child && appointment.outcome == AppointmentOutcome::Brought
    });
    let days = seen.map(|observation| observation.on);
    let days = days.chain(brought.map(|appointment| appointment.on));
    days.chain(case.growth.iter().map(|growth| growth.on)).filter(|day| *day <= case.as_of).max()
}
