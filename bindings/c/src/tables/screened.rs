//! Cases from tables, screened on several threads: numbers in, columns out, and no report in words on the way.

use neglect_screen::case::InputRef;
use neglect_screen::pack::{Level, Pack};
use neglect_screen::screening::{Finding, FindingSummary, Screening};
use neglect_screen::{CaseError, Fate, Screener, Vocabulary as _};

use super::column_builders::{CountBuilder, DayBuilder, ListBuilder, TextBuilder, WordBuilder};
use super::join::{JoinedTables, Problem, Read};
use super::kinds::neglect_table;
use super::table::Wrong;
use crate::error::Failure;
use crate::panics::panic_where_marked;
use crate::unwind::catch;
use crate::{day, threads};

/// The most cases that a thread takes at once: enough that taking them costs nothing.
const AT_ONCE: usize = 256;

/// How often each thread should come back for more, so that none waits long for another at the end.
const TURNS: usize = 8;

/// What is wanted beside reports and problems.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) findings: bool,
    pub(crate) account: bool,
}

impl Wanted {
    /// What a caller wants: 1 for findings and 2 for the account, added up.
    pub(crate) fn from_bits(bits: u32) -> Result<Wanted, Failure> {
        match bits {
            0..=3 => Ok(Wanted { findings: bits & 1 != 0, account: bits & 2 != 0 }),
            _ => Err(Failure::invalid("want", "the number has other bits than 1 and 2", "add 1 and 2")),
        }
    }
}

/// What is said of cases that follow one another; `P` is what says that something is wrong.
#[derive(Debug)]
pub(crate) struct Screened<P> {
    pub(crate) reports: Reports,
    pub(crate) findings: Findings,
    pub(crate) account: Account,
    /// What is wrong, case by case.
    pub(crate) problems: Vec<P>,
}

impl<P> Default for Screened<P> {
    fn default() -> Screened<P> {
        let (reports, findings, account) = (Reports::default(), Findings::default(), Account::default());
        Screened { reports, findings, account, problems: Vec::new() }
    }
}

/// A row for each case. One that was refused has no more than its reference and the number of its problems.
#[derive(Debug, Default)]
pub(crate) struct Reports {
    pub(super) case: TextBuilder,
    pub(super) as_of: DayBuilder,
    pub(super) concern: WordBuilder,
    pub(super) hazard: WordBuilder,
    pub(super) levels: ListBuilder,
    pub(crate) findings: CountBuilder,
    pub(crate) patterns: CountBuilder,
    pub(super) held_back: CountBuilder,
    pub(super) undetermined: CountBuilder,
    pub(crate) inputs: CountBuilder,
    pub(super) not_recognised: CountBuilder,
    pub(super) after_as_of: CountBuilder,
    pub(crate) problems: CountBuilder,
    pub(super) concern_ever: WordBuilder,
    pub(super) could_reach: WordBuilder,
    pub(super) hazard_could_reach: WordBuilder,
    pub(super) could_be: ListBuilder,
    pub(super) undecided: CountBuilder,
    pub(super) questions: CountBuilder,
}

/// A row for each finding and pattern.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(super) case: TextBuilder,
    pub(super) rule: CountBuilder,
    pub(super) pattern: Vec<bool>,
    pub(super) concern: WordBuilder,
    pub(super) hazard: WordBuilder,
    pub(super) forms: ListBuilder,
    pub(super) from: DayBuilder,
    pub(super) to: DayBuilder,
    pub(super) agencies: ListBuilder,
    pub(super) inputs: ListBuilder,
    pub(super) standing: WordBuilder,
}

/// A row for each input.
#[derive(Debug, Default)]
pub(crate) struct Account {
    pub(super) case: TextBuilder,
    pub(super) kind: TextBuilder,
    pub(super) input: TextBuilder,
    pub(super) fate: WordBuilder,
    pub(super) reason: WordBuilder,
}

/// Adds the columns of another to those of one.
macro_rules! behind {
    ($one:expr, $other:expr, $($column:ident),+) => { $($one.$column.append(&$other.$column);)+ };
}

impl<P> Screened<P> {
    /// Puts cases that follow behind these.
    fn append(&mut self, other: Screened<P>) {
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
            problems,
            concern_ever,
            could_reach,
            hazard_could_reach,
            could_be,
            undecided,
            questions
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
            inputs,
            standing
        );
        self.findings.pattern.extend_from_slice(&other.findings.pattern);
        behind!(self.account, other.account, case, kind, input, fate, reason);
        self.problems.extend(other.problems);
    }

    /// Adds what a screening found.
    pub(crate) fn push(&mut self, reference: &str, screening: &Screening, wanted: Wanted) {
        self.reports.push(reference, screening);
        if wanted.findings {
            self.findings.push(reference, screening);
        }
        if wanted.account {
            self.account.push(reference, screening);
        }
    }
}

/// Screens so many cases on several threads, a part of them at a time, and puts what is said of them in their order. `new`
/// makes what a thread keeps from one case to the next; `case` adds what is said of one; `internal` says that one met a fault
/// of this library. Where a case panics, each of its part is screened again by itself, and the panic is the problem of that
/// case alone.
pub(crate) fn screen_parts<P: Send, S>(
    count: usize,
    threads: usize,
    new: impl Fn() -> S + Sync,
    case: impl Fn(usize, &mut S, &mut Screened<P>) + Sync,
    internal: impl Fn(usize) -> Screened<P> + Sync,
) -> Screened<P> {
    let at_once = (count / (threads * TURNS)).clamp(1, AT_ONCE);
    let parts = threads::map_init(threads, count.div_ceil(at_once), &new, |state, nth| {
        let cases = nth * at_once..((nth + 1) * at_once).min(count);
        let together = catch(|| {
            let mut part = Screened::default();
            cases.clone().for_each(|at| case(at, state, &mut part));
            part
        });
        together.unwrap_or_else(|| {
            // What the panic left of what was kept is given up.
            *state = new();
            let mut whole = Screened::default();
            for at in cases {
                let alone = catch(|| {
                    let mut part = Screened::default();
                    case(at, &mut new(), &mut part);
                    part
                });
                whole.append(alone.unwrap_or_else(|| internal(at)));
            }
            whole
        })
    });
    let mut parts = parts.into_iter();
    let mut whole = parts.next().unwrap_or_default();
    parts.for_each(|part| whole.append(part));
    whole
}

/// Screens every case, in the order of the table of cases.
pub(super) fn screen(
    screener: &Screener,
    joined: &JoinedTables<'_>,
    wanted: Wanted,
    threads: usize,
) -> Screened<ProblemOfCase> {
    let tables = ScreeningOfTables { screener, joined, wanted };
    // One case for all that a thread screens, so that its lists and texts find the memory of the case before.
    screen_parts(
        joined.count,
        threads,
        Read::new,
        |row, read, part| tables.case(row, read, part),
        |row| tables.internal(row),
    )
}

/// What is wrong with a case, with its row.
pub(super) type ProblemOfCase = (usize, Problem);

struct ScreeningOfTables<'a> {
    screener: &'a Screener,
    joined: &'a JoinedTables<'a>,
    wanted: Wanted,
}

impl ScreeningOfTables<'_> {
    /// A case that met a fault of this library.
    fn internal(&self, row: usize) -> Screened<ProblemOfCase> {
        let mut part = Screened::default();
        part.reports.push_refused(self.joined.reference(row), 1);
        let fault = Failure::internal().faults.remove(0);
        let wrong =
            Wrong { row, column: fault.path, code: fault.code, message: fault.message, help: fault.help };
        part.problems.push((row, Problem { table: neglect_table::Cases, wrong }));
        part
    }

    /// One case, added to what is said of those before it.
    fn case(&self, row: usize, read: &mut Read, part: &mut Screened<ProblemOfCase>) {
        let reference = self.joined.reference(row);
        panic_where_marked(reference.as_bytes());
        self.joined.read(row, read);
        let mut problems = std::mem::take(&mut read.problems);
        match read.take_case().check(self.screener.limits()) {
            Ok(case) => {
                if problems.is_empty() {
                    match self.screener.screening(&case) {
                        Ok(screening) => part.push(reference, &screening, self.wanted),
                        Err(error) => self.refuse(row, read, error, &mut problems),
                    }
                }
                read.give_back(case);
            }
            Err(error) => self.refuse(row, read, error, &mut problems),
        }
        if problems.is_empty() {
            return;
        }
        part.reports.push_refused(reference, problems.len());
        part.problems.extend(problems.into_iter().map(|problem| (row, problem)));
    }

    /// Adds what is wrong with a case, row by row. A row that could not be read has no value to be complained of besides.
    fn refuse(&self, row: usize, read: &Read, error: CaseError, problems: &mut Vec<Problem>) {
        for problem in error.problems {
            let placed = self.joined.placed(row, read, problem);
            let same_row =
                |known: &Problem| known.table == placed.table && known.wrong.row == placed.wrong.row;
            if !problems.iter().any(same_row) {
                problems.push(placed);
            }
        }
    }
}

impl Reports {
    fn push(&mut self, reference: &str, screening: &Screening) {
        let (mut inputs, mut not_recognised, mut after_as_of) = (0, 0, 0);
        for line in screening.account() {
            inputs += 1;
            not_recognised += usize::from(line.fate == Fate::NotRecognised);
            after_as_of += usize::from(line.fate == Fate::AfterAsOf);
        }
        self.case.push(reference);
        self.as_of.push(Some(day::number(screening.case().as_of)));
        self.concern.push(Some(screening.concern() as usize));
        self.hazard.push(screening.hazard().map(|hazard| hazard as usize));
        let id = |(pack, level): (&Pack, &Level)| (format!("{}/{}", pack.header.id, level.id), false);
        self.levels.push_once(screening.levels().map(id));
        self.findings.push(Some(screening.findings().len()));
        self.patterns.push(Some(screening.patterns().len()));
        self.held_back.push(Some(screening.held_back().len()));
        self.undetermined.push(Some(screening.undetermined().len()));
        self.inputs.push(Some(inputs));
        self.not_recognised.push(Some(not_recognised));
        self.after_as_of.push(Some(after_as_of));
        self.problems.push(Some(0));
        self.concern_ever.push(Some(screening.concern_ever() as usize));
        self.could_reach.push(screening.could_reach().map(|concern| concern as usize));
        self.hazard_could_reach.push(screening.hazard_could_reach().map(|hazard| hazard as usize));
        self.could_be.push_once(screening.levels_possible().map(id));
        self.undecided.push(Some(screening.undecided_inputs().len()));
        self.questions.push(Some(screening.question_count()));
    }

    pub(crate) fn push_refused(&mut self, reference: &str, problems: usize) {
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
        for words in [&mut self.concern_ever, &mut self.could_reach, &mut self.hazard_could_reach] {
            words.push(None);
        }
        self.could_be.push(std::iter::empty());
        self.undecided.push(None);
        self.questions.push(None);
    }
}

impl Findings {
    fn push(&mut self, reference: &str, screening: &Screening) {
        screening.findings().for_each(|finding| self.push_one(reference, screening, finding, false));
        screening.patterns().for_each(|pattern| self.push_one(reference, screening, pattern, true));
    }

    fn push_one(&mut self, reference: &str, screening: &Screening, finding: Finding<'_>, pattern: bool) {
        let FindingSummary { forms, from, to, agencies } = finding.summary();
        self.case.push(reference);
        self.rule.push(Some(finding.rule_place()));
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
        self.standing.push(Some(finding.standing() as usize));
    }
}

impl Account {
    fn push(&mut self, reference: &str, screening: &Screening) {
        for line in screening.account() {
            self.case.push(reference);
            self.kind.push(line.input.kind());
            self.input.push(&screening.name_of(line.input));
            self.fate.push(Some(line.fate as usize));
            self.reason.push(line.reason.map(|reason| reason as usize));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, Date32Array, RecordBatch, StringArray};

    use super::super::results::Results;
    use super::super::schema::TABLES;
    use super::super::table::Table;
    use super::*;
    use crate::panics::MARK;

    #[test]
    fn a_panic_in_one_case_is_the_problem_of_that_case_and_the_others_are_screened() {
        let names: Vec<String> =
            (0..40).map(|at| if at == 17 { MARK.to_owned() } else { format!("c{at}") }).collect();
        let columns: [(&str, ArrayRef); 3] = [
            ("case", Arc::new(StringArray::from(names.clone()))),
            ("as_of", Arc::new(Date32Array::from(vec![20_778; 40]))),
            ("due", Arc::new(Date32Array::from(vec![20_849; 40]))),
        ];
        let mut tables = TABLES.map(Table::new);
        tables[0].add(&RecordBatch::try_from_iter(columns).unwrap());
        let (screener, joined) = (Screener::england(), JoinedTables::new(&tables));
        let wanted = Wanted { findings: true, account: true };
        for threads in [1, 3] {
            let screened = screen(&screener, &joined, wanted, threads);
            let problems: Vec<_> =
                screened.problems.iter().map(|(row, problem)| (*row, problem.wrong.code)).collect();
            assert_eq!(problems, [(17, "internal")]);
            let results = Results::new(&screener, &joined, screened, wanted).unwrap();
            let reports = results.get(super::super::kinds::neglect_result::Reports).unwrap();
            let cases = reports.column_by_name("case").unwrap();
            assert_eq!(**cases, *(Arc::new(StringArray::from(names.clone())) as ArrayRef));
            let refused = reports.column_by_name("concern").unwrap();
            assert_eq!((0..40).filter(|row| refused.is_null(*row)).collect::<Vec<_>>(), [17]);
        }
    }
}
