//! Cases from tables, screened on several threads: numbers in, numbers out, and no report in words on the way.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use neglect_screen::report::{Fate, Why};
use neglect_screen::screening::{Finding, Screening};
use neglect_screen::{Agency, Concern, Forms, Hazard, Screener};

use super::Wanted;
use super::gather::{Gathered, Problem};
use crate::threads;

/// Cases that a thread takes at once: enough that taking them costs nothing, few enough that none waits.
const AT_ONCE: usize = 64;

/// What is said of one case.
#[derive(Debug, Default)]
pub(super) struct Screened {
    /// The row of the table of cases.
    pub(super) row: usize,
    /// `None` where the case was refused: see the problems.
    pub(super) report: Option<Line>,
    pub(super) findings: Vec<FindingLine>,
    pub(super) account: Vec<AccountLine>,
    pub(super) problems: Vec<Problem>,
}

/// A report in one line.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) as_of: Date,
    pub(super) concern: Concern,
    pub(super) hazard: Option<Hazard>,
    pub(super) findings: usize,
    pub(super) patterns: usize,
    pub(super) held_back: usize,
    pub(super) undetermined: usize,
    pub(super) inputs: usize,
    pub(super) not_recognised: usize,
    pub(super) after_as_of: usize,
    pub(super) levels: Vec<String>,
}

/// A finding in one line.
#[derive(Debug)]
pub(super) struct FindingLine {
    pub(super) rule: u32,
    pub(super) pattern: bool,
    pub(super) concern: Option<Concern>,
    pub(super) hazard: Option<Hazard>,
    pub(super) forms: Forms,
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) agencies: Vec<Agency>,
    pub(super) inputs: Vec<String>,
}

/// The fate of one input.
#[derive(Debug)]
pub(super) struct AccountLine {
    pub(super) kind: &'static str,
    pub(super) input: String,
    pub(super) fate: Fate,
    pub(super) why: Option<Why>,
}

/// Screens every case, in the order of the table of cases.
pub(super) fn screen(
    screener: &Screener,
    gathered: &Gathered<'_>,
    wanted: Wanted,
    threads: usize,
) -> Vec<Screened> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(gathered.count));
    threads::run(threads.min(gathered.count.div_ceil(AT_ONCE)), || {
        loop {
            let from = next.fetch_add(AT_ONCE, Ordering::Relaxed);
            if from >= gathered.count {
                return;
            }
            let to = (from + AT_ONCE).min(gathered.count);
            let part: Vec<Screened> = (from..to).map(|row| one(screener, gathered, row, wanted)).collect();
            // Nothing panics while it holds the lock.
            if let Ok(mut done) = done.lock() {
                done.extend(part);
            }
        }
    });
    let mut done = done.into_inner().unwrap_or_default();
    done.sort_unstable_by_key(|screened: &Screened| screened.row);
    done
}

fn one(screener: &Screener, gathered: &Gathered<'_>, row: usize, wanted: Wanted) -> Screened {
    let mut read = gathered.read(row);
    let mut problems = std::mem::take(&mut read.problems);
    let refused = |error: neglect_screen::CaseError, problems: &mut Vec<Problem>| {
        for problem in error.problems {
            let placed = gathered.placed(row, &read, problem);
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
    if !problems.is_empty() {
        return Screened { row, problems, ..Screened::default() };
    }
    match screener.screening_checked(&read.case) {
        Ok(screening) => Screened {
            row,
            report: Some(line(&screening)),
            findings: if wanted.findings { findings(&screening) } else { Vec::new() },
            account: if wanted.account { account(&screening) } else { Vec::new() },
            problems,
        },
        Err(error) => {
            refused(error, &mut problems);
            Screened { row, problems, ..Screened::default() }
        }
    }
}

fn line(screening: &Screening<'_>) -> Line {
    let (mut inputs, mut not_recognised, mut after_as_of) = (0, 0, 0);
    for one in screening.account() {
        inputs += 1;
        not_recognised += usize::from(one.fate == Fate::NotRecognised);
        after_as_of += usize::from(one.fate == Fate::AfterAsOf);
    }
    let levels = screening.levels().map(|(pack, level)| format!("{}/{}", pack.header.id, level.id));
    Line {
        as_of: screening.case().as_of,
        concern: screening.concern(),
        hazard: screening.hazard(),
        findings: screening.findings().len(),
        patterns: screening.patterns().len(),
        held_back: screening.held_back().len(),
        undetermined: screening.undetermined().len(),
        inputs,
        not_recognised,
        after_as_of,
        levels: levels.collect(),
    }
}

fn findings(screening: &Screening<'_>) -> Vec<FindingLine> {
    let findings = screening.findings().map(|finding| (finding, false));
    let both = findings.chain(screening.patterns().map(|finding| (finding, true)));
    both.map(|(finding, pattern)| finding_line(screening, finding, pattern)).collect()
}

fn finding_line(screening: &Screening<'_>, finding: Finding<'_>, pattern: bool) -> FindingLine {
    let mut inputs: Vec<String> = Vec::new();
    for input in finding.inputs() {
        let name = screening.name_of(input);
        if !inputs.iter().any(|known| *known == name) {
            inputs.push(name.into_owned());
        }
    }
    let (from, to) = finding.days();
    FindingLine {
        rule: finding.rule(),
        pattern,
        concern: finding.concern(),
        hazard: finding.hazard(),
        forms: finding.forms(),
        from,
        to,
        agencies: finding.agencies().iter().collect(),
        inputs,
    }
}

fn account(screening: &Screening<'_>) -> Vec<AccountLine> {
    let lines = screening.account().map(|one| AccountLine {
        kind: one.input.kind(),
        input: screening.name_of(one.input).into_owned(),
        fate: one.fate,
        why: one.why,
    });
    lines.collect()
}
