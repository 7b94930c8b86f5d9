//! Replay: a case seen from each date on which something became known, without hindsight. What a case review asks
//! for. Missed opportunities are named in retrospect only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::case::{Case, Response};
use crate::report::{Finding, Replay, ReplayStep, Report, Text};
use crate::screener::Screener;
use crate::vocabulary::Concern;

/// Steps through a case that has been checked.
pub(crate) fn replay<'a>(screener: &'a Screener, case: &'a Case) -> Replay<'a> {
    let mut known: BTreeMap<Date, BTreeSet<&'a str>> = BTreeMap::new();
    for (id, on) in became_known(case).filter(|(_, on)| *on <= case.as_of) {
        known.entry(on).or_default().insert(id);
    }
    let mut then = case.clone();
    let mut steps: Vec<ReplayStep<'a>> = Vec::new();
    let mut standing: BTreeMap<String, Finding<'static>> = BTreeMap::new();
    let mut ever: BTreeSet<String> = BTreeSet::new();
    let mut highest = Concern::NoneRecorded;
    let mut first_reached = Vec::new();
    for (&on, became_known) in &known {
        then.as_of = on;
        let Some(screening) = screener.screening_of(&then) else { continue };
        let report = screening.report();
        let now: BTreeMap<String, Finding<'static>> = findings(&report)
            .map(|finding| (finding.rule.to_string(), finding.clone().into_owned()))
            .collect();
        let missed = if report.concern > highest && report.concern >= Concern::Consider {
            standing
                .values()
                .filter(|finding| was_missed(finding, case, on))
                .map(|finding| finding.rule.clone())
                .collect()
        } else {
            Vec::new()
        };
        let new_findings: Vec<Text<'a>> =
            now.keys().filter(|rule| ever.insert((*rule).clone())).map(|rule| rule.clone().into()).collect();
        let gone =
            standing.keys().filter(|rule| !now.contains_key(*rule)).map(|rule| rule.clone().into()).collect();
        for &concern in Concern::ALL.iter().filter(|&&concern| concern > highest && concern <= report.concern)
        {
            first_reached.push((concern, on));
        }
        highest = highest.max(report.concern);
        steps.push(ReplayStep {
            on,
            became_known: became_known.iter().map(|&id| id.into()).collect(),
            concern: report.concern,
            hazard: report.hazard,
            levels: report.levels.iter().map(|level| level.level.to_string().into()).collect(),
            new_findings,
            gone,
            missed,
        });
        standing = now;
    }
    Replay { schema: 1, case: case.case.as_str().into(), steps, first_reached }
}

fn findings<'r, 'a>(report: &'r Report<'a>) -> impl Iterator<Item = &'r Finding<'a>> {
    report.findings.iter().chain(&report.patterns)
}

/// A finding at *consider* or above to which no service had responded before the day.
fn was_missed(finding: &Finding<'_>, case: &Case, day: Date) -> bool {
    let answers = |response: &&Response| {
        let known = response.recorded.unwrap_or(response.on);
        response.kind.acts()
            && response.on >= finding.from
            && response.on < day
            && known <= day
            && (response.to.is_empty()
                || finding.rests_on.iter().any(|rest| response.to.iter().any(|id| *id == rest.input)))
    };
    finding.concern.is_some_and(|concern| concern >= Concern::Consider)
        && !case.responses.iter().any(|response| answers(&response))
}

/// Every input with the day on which it became known, as readers and timeline count it.
fn became_known(case: &Case) -> impl Iterator<Item = (&str, Date)> {
    let observations =
        case.observations.iter().map(|one| (one.id.as_str(), one.recorded.unwrap_or(one.on).max(one.on)));
    let assessments =
        case.assessments.iter().map(|one| (one.id.as_str(), one.recorded.unwrap_or(one.on).max(one.on)));
    let appointments =
        case.appointments.iter().map(|one| (one.id.as_str(), one.recorded.unwrap_or(one.on).max(one.on)));
    let attendance = case
        .attendance
        .iter()
        .map(|one| (one.id.as_deref().unwrap_or("attendance"), one.recorded.unwrap_or(one.to).max(one.to)));
    let growth = case
        .growth
        .iter()
        .map(|one| (one.id.as_deref().unwrap_or("growth"), one.recorded.unwrap_or(one.on).max(one.on)));
    let responses = case
        .responses
        .iter()
        .map(|one| (one.id.as_deref().unwrap_or("responses"), one.recorded.unwrap_or(one.on).max(one.on)));
    observations.chain(assessments).chain(appointments).chain(attendance).chain(growth).chain(responses)
}
