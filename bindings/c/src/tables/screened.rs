//! Cases from tables, screened on several threads: numbers in, columns out, and no report in words on the way.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use neglect_screen::Fate;
use neglect_screen::Screener;
use neglect_screen::case::InputRef;
use neglect_screen::screening::{Finding, Screening};

use super::Wanted;
use super::gather::{Gathered, Problem, Read};
use super::growing::{Counts, Days, Lists, Texts, Words};
use crate::{day, threads};

/// The most cases that a thread takes at once: enough that taking them costs nothing.
const AT_ONCE: usize = 256;

/// How often each thread should come back for more, so that none waits long for another at the end.
const TURNS: usize = 8;

/// What is said of cases that follow one another.
#[derive(Debug, Default)]
pub(super) struct Screened {
    pub(super) reports: Reports,
    pub(super) findings: Findings,
    pub(super) account: Account,
    /// What is wrong, with the row of the case.
    pub(super) problems: Vec<(usize, Problem)>,
}

/// A row for each case. One that was refused has no more than its reference and the number of its problems.
#[derive(Debug, Default)]
pub(super) struct Reports {
    pub(super) case: Texts,
    pub(super) as_of: Days,
    pub(super) concern: Words,
    pub(super) hazard: Words,
    pub(super) levels: Lists,
    pub(super) findings: Counts,
    pub(super) patterns: Counts,
    pub(super) held_back: Counts,
    pub(super) undetermined: Counts,
    pub(super) inputs: Counts,
    pub(super) not_recognised: Counts,
    pub(super) after_as_of: Counts,
    pub(super) problems: Counts,
}

/// A row for each finding and pattern.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) case: Texts,
    pub(super) rule: Counts,
    pub(super) pattern: Vec<bool>,
    pub(super) concern: Words,
    pub(super) hazard: Words,
    pub(super) forms: Lists,
    pub(super) from: Days,
    pub(super) to: Days,
    pub(super) agencies: Lists,
    pub(super) inputs: Lists,
}

/// A row for each input.
#[derive(Debug, Default)]
pub(super) struct Account {
    pub(super) case: Texts,
    pub(super) kind: Texts,
    pub(super) input: Texts,
    pub(super) fate: Words,
    pub(super) reason: Words,
}

/// Adds the columns of another to those of one.
macro_rules! behind {
    ($one:expr, $other:expr, $($column:ident),+) => { $($one.$column.append(&$other.$column);)+ };
}

impl Screened {
    /// Puts cases that follow behind these.
    fn append(&mut self, other: Screened) {
        behind!(
            self.reports,
            other.reports,
            case,
            as_of,
            concern,
            hazard,
            levels,
            findings,
            patterns,
            held_back,
            undetermined,
            inputs,
            not_recognised,
            after_as_of,
            problems
        );
        behind!(
            self.findings,
            other.findings,
            case,
            rule,
            concern,
            hazard,
            forms,
            from,
            to,
            agencies,
            inputs
        );
        self.findings.pattern.extend_from_slice(&other.findings.pattern);
        behind!(self.account, other.account, case, kind, input, fate, reason);
        self.problems.extend(other.problems);
    }
}

/// Screens every case, in the order of the table of cases. `None` where not every case was.
pub(super) fn screen(
    screener: &Screener,
    gathered: &Gathered<'_>,
    wanted: Wanted,
    threads: usize,
) -> Option<Screened> {
    let at_once = (gathered.count / (threads.max(1) * TURNS)).clamp(1, AT_ONCE);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    threads::run(threads.min(gathered.count.div_ceil(at_once)), || {
        // One case for all, so that its lists and texts find the memory of the case before.
        let mut read = Read::new();
        loop {
            let from = next.fetch_add(at_once, Ordering::Relaxed);
            if from >= gathered.count {
                return;
            }
            let to = (from + at_once).min(gathered.count);
            let mut part = Screened::default();
            (from..to).for_each(|row| one(screener, gathered, row, wanted, &mut read, &mut part));
            // Nothing panics while it holds the lock.
            if let Ok(mut done) = done.lock() {
                done.push((from, to, part));
            }
        }
    });
    let mut done = done.into_inner().ok()?;
    done.sort_unstable_by_key(|(from, ..)| *from);
    let screened: usize = done.iter().map(|(from, to, _)| to - from).sum();
    let mut parts = done.into_iter().map(|(.., part)| part);
    let mut whole = parts.next().unwrap_or_default();
    parts.for_each(|part| whole.append(part));
    (screened == gathered.count).then_some(whole)
}

fn one(
    screener: &Screener,
    gathered: &Gathered<'_>,
    row: usize,
    wanted: Wanted,
    read: &mut Read,
    part: &mut Screened,
) {
    gathered.read(row, read);
    let mut problems = std::mem::take(&mut read.problems);
    let refused = |error: neglect_screen::CaseError, problems: &mut Vec<Problem>| {
        for problem in error.problems {
            let placed = gathered.placed(row, read, problem);
            // What cannot be read has no value to be complained of besides.
            let known = |one: &Problem| one.table == placed.table && one.wrong.row == placed.wrong.row;
            if !problems.iter().any(known) {
                problems.push(placed);
            }
        }
    };
    if let Err(error) = read.case.check(screener.limits()) {
        refused(error, &mut problems);
    }
    let reference = gathered.reference(row);
    if problems.is_empty() {
        match screener.screening_checked(&read.case) {
            Ok(screening) => {
                part.reports.push(reference, &screening);
                if wanted.findings {
                    part.findings.push(reference, &screening);
                }
                if wanted.account {
                    part.account.push(reference, &screening);
                }
                return;
            }
            Err(error) => refused(error, &mut problems),
        }
    }
    part.reports.push_refused(reference, problems.len());
    part.problems.extend(problems.into_iter().map(|problem| (row, problem)));
}

impl Reports {
    fn push(&mut self, reference: &str, screening: &Screening<'_>) {
        let (mut inputs, mut not_recognised, mut after_as_of) = (0, 0, 0);
        for one in screening.account() {
            inputs += 1;
            not_recognised += usize::from(one.fate == Fate::NotRecognised);
            after_as_of += usize::from(one.fate == Fate::AfterAsOf);
        }
        self.case.push(reference);
        self.as_of.push(Some(day::number(screening.case().as_of)));
        self.concern.push(Some(screening.concern() as usize));
        self.hazard.push(screening.hazard().map(|hazard| hazard as usize));
        let levels =
            screening.levels().map(|(pack, level)| (format!("{}/{}", pack.header.id, level.id), false));
        self.levels.push_once(levels);
        self.findings.push(Some(screening.findings().len()));
        self.patterns.push(Some(screening.patterns().len()));
        self.held_back.push(Some(screening.held_back().len()));
        self.undetermined.push(Some(screening.undetermined().len()));
        self.inputs.push(Some(inputs));
        self.not_recognised.push(Some(not_recognised));
        self.after_as_of.push(Some(after_as_of));
        self.problems.push(Some(0));
    }

    fn push_refused(&mut self, reference: &str, problems: usize) {
        self.case.push(reference);
        self.as_of.push(None);
        self.concern.push(None);
        self.hazard.push(None);
        self.levels.push(std::iter::empty());
        let counts = [&mut self.findings, &mut self.patterns, &mut self.held_back, &mut self.undetermined];
        counts.into_iter().for_each(|counts| counts.push(None));
        let counts = [&mut self.inputs, &mut self.not_recognised, &mut self.after_as_of];
        counts.into_iter().for_each(|counts| counts.push(None));
        self.problems.push(Some(problems));
    }
}

impl Findings {
    fn push(&mut self, reference: &str, screening: &Screening<'_>) {
        screening.findings().for_each(|finding| self.push_one(reference, screening, finding, false));
        screening.patterns().for_each(|pattern| self.push_one(reference, screening, pattern, true));
    }

    fn push_one(&mut self, reference: &str, screening: &Screening<'_>, finding: Finding<'_>, pattern: bool) {
        let (forms, from, to, agencies) = finding.spread_of();
        self.case.push(reference);
        self.rule.push(Some(finding.rule() as usize));
        self.pattern.push(pattern);
        self.concern.push(finding.concern().map(|concern| concern as usize));
        self.hazard.push(finding.hazard().map(|hazard| hazard as usize));
        self.forms.push(forms.iter().map(|form| form.name()));
        self.from.push(Some(day::number(from)));
        self.to.push(Some(day::number(to)));
        self.agencies.push(agencies.iter().map(|agency| agency.name()));
        // An observation stands behind one entry of the timeline only; a record may stand behind several.
        let mut only_observations = true;
        self.inputs.push_once(finding.inputs().map(|input| {
            only_observations &= matches!(input, InputRef::Observation(_));
            (screening.name_of(input), !only_observations)
        }));
    }
}

impl Account {
    fn push(&mut self, reference: &str, screening: &Screening<'_>) {
        for one in screening.account() {
            self.case.push(reference);
            self.kind.push(one.input.kind());
            self.input.push(&screening.name_of(one.input));
            self.fate.push(Some(one.fate as usize));
            self.reason.push(one.reason.map(|reason| reason as usize));
        }
    }
}
