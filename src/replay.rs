//! Replay: a case seen from each date on which something became known, without hindsight. What a case review asks for.
//! Missed opportunities are named in retrospect only.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Weekday};

use crate::case::{Attendance, Case, CaseDraft, Response};
use crate::pack::{Condition, Period, Span, Window};
use crate::report::{Finding, Replay, ReplayStep, Report};
use crate::screener::Screener;
use crate::vocabulary::{Concern, Vocabulary};

impl Screener {
    /// The same case seen from each date on which something became known, with only what was known then.
    ///
    /// A date before the case's own is looked at with the case as it was recorded, whatever a check of the case on that
    /// date would say: a child may not yet have been born.
    ///
    /// A register whose day of becoming known is not written down is read day by day, as whoever kept it could. Beside the days
    /// on which something became known, those have a step on which a period ran out and the screening changed by it.
    pub fn replay(&self, case: &Case) -> Replay {
        let mut known: BTreeMap<Date, BTreeSet<String>> = BTreeMap::new();
        for input in case.inputs().filter(|input| input.question.is_none() && input.known_on(case.as_of)) {
            // A register that goes on has become known as far as it is looked at.
            known
                .entry(input.known_from().min(case.as_of))
                .or_default()
                .insert(case.name_of(input.reference));
        }
        let mut days: BTreeSet<Date> = known.keys().copied().collect();
        if let Some(&first) = days.first() {
            days.extend(
                self.days_of_change(case).into_iter().filter(|&day| day > first && day <= case.as_of),
            );
        }
        let mut replay = Replay {
            schema: 1,
            case: case.case.clone(),
            steps: Vec::with_capacity(known.len()),
            first_reached: Vec::new(),
        };
        let mut standing: BTreeMap<String, Finding> = BTreeMap::new();
        let mut ever: BTreeSet<String> = BTreeSet::new();
        let mut highest = Concern::NoneRecorded;
        for on in days {
            let became_known = known.remove(&on);
            let report = self.report_as_it_stands(&as_known_on(case, on));
            let levels: Vec<String> = report.levels.iter().map(|level| level.level.clone()).collect();
            let (concern, hazard) = (report.concern, report.hazard);
            let now = findings(report);
            if became_known.is_none()
                && replay.steps.last().is_some_and(|last| {
                    (last.concern, last.hazard, &last.levels) == (concern, hazard, &levels)
                        && now.keys().eq(standing.keys())
                })
            {
                continue;
            }
            let missed = if concern > highest && concern >= Concern::Consider {
                let missed = standing.values().filter(|finding| was_missed(finding, case, on));
                missed.map(|finding| finding.rule.clone()).collect()
            } else {
                Vec::new()
            };
            for &reached in Concern::ALL.iter().filter(|&&reached| reached > highest && reached <= concern) {
                replay.first_reached.push((reached, on));
            }
            highest = highest.max(concern);
            replay.steps.push(ReplayStep {
                on,
                became_known: became_known.unwrap_or_default().into_iter().collect(),
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

    /// The days on which a screening may change although nothing becomes known: those after which a period of a rule has run
    /// out since some input, and the days of the registers that are read as they were kept.
    fn days_of_change(&self, case: &Case) -> BTreeSet<Date> {
        let spans = self.periods();
        let mut days: BTreeSet<Date> = BTreeSet::new();
        for input in case.inputs().filter(|input| input.question.is_none()) {
            for span in &spans {
                days.extend(span.after(input.on).tomorrow().ok());
            }
        }
        for register in case.attendance.iter().filter(|register| is_read_day_by_day(register)) {
            days.extend(
                register.from.series(jiff::Span::new().days(1)).take_while(|day| *day <= register.to),
            );
        }
        days
    }

    /// The periods after which a condition on an input changes: of responses that are waited for, of time that ends on the
    /// case's date, of findings that become past.
    fn periods(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let conditions = self.rules().iter().flat_map(|rule| rule.rule.conditions());
        let conditions = conditions.chain(self.levels().filter_map(|(_, level)| level.when.as_ref()));
        let latest = |window: Option<Window>| {
            window.filter(|window| window.period == Period::Latest).map(|window| window.span)
        };
        for part in conditions.flat_map(Condition::walk) {
            match part {
                Condition::Seen(seen) => spans.extend(latest(seen.within)),
                Condition::Fact(test) => spans.extend(test.within),
                Condition::Found(found) => {
                    spans.extend(latest(found.within));
                    spans.extend(found.unanswered);
                }
                _ => {}
            }
        }
        let answers = self.packs().iter().flat_map(|pack| &pack.answers);
        spans.extend(answers.filter_map(|answer| answer.past_after));
        spans.sort_by_key(|span| (span.unit as u8, span.n));
        spans.dedup();
        spans
    }
}

/// A register of marks of which nobody wrote down when it became known.
fn is_read_day_by_day(register: &Attendance) -> bool {
    register.marks.is_some() && register.recorded.is_none()
}

/// The case as it stood on a day.
fn as_known_on(case: &Case, on: Date) -> CaseDraft {
    let mut then = CaseDraft::clone(case);
    then.as_of = on;
    for register in &mut then.attendance {
        if is_read_day_by_day(register) && register.from <= on && on < register.to {
            let days = register.from.series(jiff::Span::new().days(1)).take_while(|day| *day <= on);
            let school_days =
                days.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)).count();
            let marks = register.marks.iter().flat_map(|marks| marks.chars());
            let marks: String = marks.filter(|mark| !mark.is_whitespace()).take(2 * school_days).collect();
            // Before its first school day there is nothing to read.
            if !marks.is_empty() {
                register.to = on;
                register.marks = Some(marks);
            }
        }
    }
    then
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
