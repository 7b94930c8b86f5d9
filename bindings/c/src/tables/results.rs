//! The results as Arrow batches.

use std::sync::Arc;

use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, BooleanArray, DictionaryArray, Int64Array, RecordBatch, StringArray};
use arrow_schema::ArrowError;
use neglect_screen::{Concern, Hazard, Screener, Standing, Vocabulary};
use neglect_screen::{Fate, Reason};

use super::join::{JoinedTables, Problem};
use super::kinds::neglect_result;
use super::screened::{Account, Findings, ProblemOfCase, Reports, Screened, Wanted};

/// All results of one screening.
#[derive(Debug)]
pub(super) struct Results {
    reports: RecordBatch,
    findings: Option<RecordBatch>,
    account: Option<RecordBatch>,
    problems: RecordBatch,
}

impl Results {
    pub(super) fn new(
        screener: &Screener,
        joined: &JoinedTables<'_>,
        screened: Screened<ProblemOfCase>,
        wanted: Wanted,
    ) -> Result<Results, ArrowError> {
        let reference = |row: usize| joined.reference(row);
        Ok(Results {
            reports: reports(screened.reports)?,
            findings: wanted.findings.then(|| findings(screener, screened.findings)).transpose()?,
            account: wanted.account.then(|| account(screened.account)).transpose()?,
            problems: problems(&screened.problems, &joined.of_no_case, &reference)?,
        })
    }

    pub(super) fn get(&self, result: neglect_result) -> Option<&RecordBatch> {
        match result {
            neglect_result::Reports => Some(&self.reports),
            neglect_result::Findings => self.findings.as_ref(),
            neglect_result::Account => self.account.as_ref(),
            neglect_result::Problems => Some(&self.problems),
        }
    }
}

fn row_number(row: usize) -> i64 {
    i64::try_from(row).expect("a table has fewer rows than an i64 counts")
}

pub(crate) fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

pub(crate) fn batch(columns: Vec<(&str, ArrayRef)>) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
}

/// A row for each case.
pub(crate) fn reports(reports: Reports) -> Result<RecordBatch, ArrowError> {
    batch(vec![
        ("case", reports.case.finish()?),
        ("as_of", reports.as_of.finish()),
        ("concern", reports.concern.finish(Concern::NAMES)?),
        ("hazard", reports.hazard.finish(Hazard::NAMES)?),
        ("levels", reports.levels.finish()?),
        ("findings", reports.findings.finish()),
        ("patterns", reports.patterns.finish()),
        ("held_back", reports.held_back.finish()),
        ("undetermined", reports.undetermined.finish()),
        ("inputs", reports.inputs.finish()),
        ("not_recognised", reports.not_recognised.finish()),
        ("after_as_of", reports.after_as_of.finish()),
        ("problems", reports.problems.finish()),
        ("concern_ever", reports.concern_ever.finish(Concern::NAMES)?),
        ("could_reach", reports.could_reach.finish(Concern::NAMES)?),
        ("hazard_could_reach", reports.hazard_could_reach.finish(Hazard::NAMES)?),
        ("could_be", reports.could_be.finish()?),
        ("undecided", reports.undecided.finish()),
        ("questions", reports.questions.finish()),
    ])
}

/// A row for each finding and pattern.
pub(crate) fn findings(screener: &Screener, findings: Findings) -> Result<RecordBatch, ArrowError> {
    // The rules' ids stand once, whatever the number of findings.
    let ids: StringArray = screener.rules().iter().map(|rule| Some(rule.id.as_str())).collect();
    let rules = DictionaryArray::<Int32Type>::try_new(findings.rule.array(), Arc::new(ids))?;
    batch(vec![
        ("case", findings.case.finish()?),
        ("rule", Arc::new(rules)),
        ("pattern", Arc::new(BooleanArray::from(findings.pattern))),
        ("concern", findings.concern.finish(Concern::NAMES)?),
        ("hazard", findings.hazard.finish(Hazard::NAMES)?),
        ("forms", findings.forms.finish()?),
        ("from", findings.from.finish()),
        ("to", findings.to.finish()),
        ("agencies", findings.agencies.finish()?),
        ("inputs", findings.inputs.finish()?),
        ("standing", findings.standing.finish(Standing::NAMES)?),
    ])
}

/// A row for each input.
pub(crate) fn account(account: Account) -> Result<RecordBatch, ArrowError> {
    batch(vec![
        ("case", account.case.finish()?),
        ("kind", account.kind.finish()?),
        ("input", account.input.finish()?),
        ("fate", account.fate.finish(Fate::NAMES)?),
        ("reason", account.reason.finish(Reason::NAMES)?),
    ])
}

fn problems<'a>(
    of_cases: &'a [ProblemOfCase],
    of_no_case: &'a [Problem],
    reference: &impl Fn(usize) -> &'a str,
) -> Result<RecordBatch, ArrowError> {
    let of_cases = || of_cases.iter().map(|(row, problem)| (Some(*row), problem));
    let all = || of_cases().chain(of_no_case.iter().map(|problem| (None, problem)));
    let each = || all().map(|(_, problem)| problem);
    batch(vec![
        ("case", texts(all().map(|(row, _)| row.map(reference)))),
        ("table", texts(each().map(|problem| Some(problem.table.name())))),
        ("row", Arc::new(each().map(|problem| Some(row_number(problem.wrong.row))).collect::<Int64Array>())),
        ("column", texts(each().map(|problem| Some(problem.wrong.column.as_str())))),
        ("code", texts(each().map(|problem| Some(problem.wrong.code)))),
        ("message", texts(each().map(|problem| Some(problem.wrong.message.as_str())))),
        ("help", texts(each().map(|problem| Some(problem.wrong.help.as_str())))),
    ])
}
