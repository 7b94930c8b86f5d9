//! Replay: a case seen from each date on which something became known, without hindsight. What a case review asks for.
//! Missed opportunities are named in retrospect only.

mod holds;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::{Date, Weekday};

use self::holds::Holds;
use crate::case::{Attendance, Case, CaseDraft, CaseError, Response};
use crate::engine::{EntryReader, RuleId};
use crate::pack::{Condition, Period, Span, Window};
use crate::report::{Finding, Replay, ReplayStep};
use crate::screener::Screener;
use crate::screening::Screening;
use crate::vocabulary::{Concern, Vocabulary};
use crate::work::Work;

impl Screener {
    /// The same case seen from each date on which something became known, with only what was known then.
    ///
    /// A date before the case's own is looked at with the case as it was recorded, whatever a check of the case on that
    /// date would say: a child may not yet have been born.
    ///
    /// A register whose day of becoming known is not written down is read day by day, as whoever kept it could. Beside the days
    /// on which something became known, those have a step on which a period ran out and the screening changed by it.
    ///
    /// # Errors
    ///
    /// `too_much_work`, where all the days together pass the limit on work, and `cancelled`.
    pub fn replay(&self, case: &Case) -> Result<Replay, CaseError> {
        self.replay_watched(case, |_, _, _| ())
    }

    /// The same, and `watch` is told before each day how many days of how many are done, and the steps of work taken so far.
    ///
    /// # Errors
    ///
    /// As [`Screener::replay`].
    pub fn replay_watched(
        &self,
        case: &Case,
        watch: impl FnMut(usize, usize, u64),
    ) -> Result<Replay, CaseError> {
        self.replay_looking(case, Holds::new(self, case), watch)
    }

    /// `holds` tells which of the days need not be looked at.
    fn replay_looking(
        &self,
        case: &Case,
        mut holds: Holds,
        mut watch: impl FnMut(usize, usize, u64),
    ) -> Result<Replay, CaseError> {
        let work = self.work();
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
        let mut then = Arc::new(case.clone());
        let entries = EntryReader::new(&self.prepared().book).read_all(case);
        let mut standing: BTreeSet<RuleId> = BTreeSet::new();
        let mut ever: BTreeSet<RuleId> = BTreeSet::new();
        let mut highest = Concern::NoneRecorded;
        let rule_id = |rule: &RuleId| self.prepared().book.rule(*rule).id.clone();
        for (done, &on) in days.iter().enumerate() {
            watch(done, days.len(), work.taken());
            let became_known = known.remove(&on);
            if became_known.is_none() && holds.until(on) {
                continue;
            }
            set_to_day(Arc::make_mut(&mut then).as_draft_mut(), case, on);
            let (screening, until) = Screening::of_rules(self.prepared(), &then, &entries, &work)?;
            holds.look_at(on, until);
            let (concern, hazard) = (screening.concern(), screening.hazard());
            let levels: Vec<String> = screening.level_ids().map(str::to_owned).collect();
            let now: BTreeSet<RuleId> = screening.rules_fired().collect();
            if became_known.is_none()
                && replay.steps.last().is_some_and(|last| {
                    (last.concern, last.hazard, &last.levels) == (concern, hazard, &levels) && now == standing
                })
            {
                continue;
            }
            let missed = match replay.steps.last() {
                Some(last) if concern > highest && concern >= Concern::Consider => {
                    self.missed(case, last.on, on, &work)?
                }
                _ => Vec::new(),
            };
            for &reached in Concern::ALL.iter().filter(|&&reached| reached > highest && reached <= concern) {
                replay.first_reached.push((reached, on));
            }
            highest = highest.max(concern);
            let mut new_findings: Vec<String> =
                now.iter().filter(|&&rule| ever.insert(rule)).map(rule_id).collect();
            new_findings.sort_unstable();
            let mut gone: Vec<String> = standing.difference(&now).map(rule_id).collect();
            gone.sort_unstable();
            replay.steps.push(ReplayStep {
                on,
                became_known: became_known.unwrap_or_default().into_iter().collect(),
                concern,
                hazard,
                levels,
                new_findings,
                gone,
                missed,
            });
            standing = now;
        }
        work.check()?;
        Ok(replay)
    }

    /// The rules whose findings stood on the day before a rise and to which no service had responded: asked only on the few
    /// days on which concern rises.
    fn missed(&self, case: &Case, before: Date, on: Date, work: &Work) -> Result<Vec<String>, CaseError> {
        let mut then = case.clone();
        set_to_day(then.as_draft_mut(), case, before);
        let screening = Screening::new(Arc::clone(self.prepared()), then, false, work)?;
        let report = screening.report();
        let findings = report.findings.into_iter().chain(report.patterns);
        let mut missed: Vec<String> =
            findings.filter(|finding| was_missed(finding, case, on)).map(|finding| finding.rule).collect();
        missed.sort_unstable();
        Ok(missed)
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

/// Sets a case to how it stood on a day: its date, and of the registers that are read day by day what had been marked.
fn set_to_day(then: &mut CaseDraft, case: &Case, on: Date) {
    then.as_of = on;
    for (then, register) in then.attendance.iter_mut().zip(&case.attendance) {
        if !is_read_day_by_day(register) {
            continue;
        }
        then.to = register.to;
        then.marks.clone_from(&register.marks);
        if register.from <= on && on < register.to {
            let days = register.from.series(jiff::Span::new().days(1)).take_while(|day| *day <= on);
            let school_days =
                days.filter(|day| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)).count();
            let marks = register.marks.iter().flat_map(|marks| marks.chars());
            let marks: String = marks.filter(|mark| !mark.is_whitespace()).take(2 * school_days).collect();
            // Before its first school day there is nothing to read.
            if !marks.is_empty() {
                then.to = on;
                then.marks = Some(marks);
            }
        }
    }
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
