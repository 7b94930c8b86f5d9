//! Replay: a case seen from each date on which something became known, without hindsight. What a case review asks for.
//! Missed opportunities are named in retrospect only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::case::{Case, CaseDraft, Response};
use crate::report::{Finding, Replay, ReplayStep, Report};
use crate::screener::Screener;
use crate::vocabulary::{Concern, Vocabulary};

impl Screener {
    /// The same case seen from each date on which something became known, with only what was known then.
    ///
    /// A date before the case's own is looked at with the case as it was recorded, whatever a check of the case on that
    /// date would say: a child may not yet have been born.
    pub fn replay(&self, case: &Case) -> Replay {
        let mut known: BTreeMap<Date, BTreeSet<String>> = BTreeMap::new();
        for input in case.inputs().filter(|input| input.question.is_none() && input.known_on(case.as_of)) {
            known.entry(input.known_from()).or_default().insert(case.name_of(input.reference));
        }
        let mut replay = Replay {
            schema: 1,
            case: case.case.clone(),
            steps: Vec::with_capacity(known.len()),
            first_reached: Vec::new(),
        };
        let mut then = CaseDraft::clone(case);
        let mut standing: BTreeMap<String, Finding> = BTreeMap::new();
        let mut ever: BTreeSet<String> = BTreeSet::new();
        let mut highest = Concern::NoneRecorded;
        for (on, became_known) in known {
            then.as_of = on;
            let report = self.report_as_it_stands(&then);
            let missed = if report.concern > highest && report.concern >= Concern::Consider {
                let missed = standing.values().filter(|finding| was_missed(finding, case, on));
                missed.map(|finding| finding.rule.clone()).collect()
            } else {
                Vec::new()
            };
            for &concern in
                Concern::ALL.iter().filter(|&&concern| concern > highest && concern <= report.concern)
            {
                replay.first_reached.push((concern, on));
            }
            highest = highest.max(report.concern);
            let levels = report.levels.iter().map(|level| level.level.clone()).collect();
            let (concern, hazard) = (report.concern, report.hazard);
            let now = findings(report);
            replay.steps.push(ReplayStep {
                on,
                became_known: became_known.into_iter().collect(),
                concern,
                hazard,
                levels,
                new_findings: now.keys().filter(|rule| ever.insert((*rule).clone())).cloned().collect(),
                gone: standing.keys().filter(|rule| !now.contains_key(*rule)).cloned().collect(),
                missed,
            });
            standing = now;
        }
        replay
    }
}

/// The findings and patterns of a report, by rule.
fn findings(report: Report) -> BTreeMap<String, Finding> {
    report
        .findings
        .into_iter()
        .chain(report.patterns)
        .map(|finding| (finding.rule.clone(), finding))
        .collect()
}

/// A finding at *consider* or above to which no service had responded before the day.
fn was_missed(finding: &Finding, case: &Case, day: Date) -> bool {
    let answers = |response: &Response| {
        response.kind.acts()
            && response.on >= finding.from
            && response.on < day
            && response.known_on(day)
            && (response.to.is_empty()
                || finding.rests_on.iter().any(|support| response.to.contains(&support.input)))
    };
    finding.concern.is_some_and(|concern| concern >= Concern::Consider) && !case.responses.iter().any(answers)
}
