//! The results as Arrow batches.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::{Int8Type, Int32Type};
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, DictionaryArray, Int8Array, Int32Array, Int64Array, PrimitiveArray,
    RecordBatch, StringArray,
};
use arrow_schema::ArrowError;
use neglect_screen::report::{Fate, Why};
use neglect_screen::{Agency, Concern, Hazard, Screener};

use super::gather::{Gathered, Problem};
use super::screened::Screened;
use super::{Wanted, neglect_result};
use crate::day;

/// All results of one screening.
#[derive(Debug)]
pub(super) struct Results {
    reports: RecordBatch,
    findings: Option<RecordBatch>,
    account: Option<RecordBatch>,
    problems: RecordBatch,
}

impl Results {
    pub(super) fn of(
        screener: &Screener,
        gathered: &Gathered<'_>,
        screened: &[Screened],
        wanted: Wanted,
    ) -> Result<Results, ArrowError> {
        let reference = |row: usize| gathered.reference(row);
        Ok(Results {
            reports: reports(screened, &reference)?,
            findings: wanted.findings.then(|| findings(screener, screened, &reference)).transpose()?,
            account: wanted.account.then(|| account(screened, &reference)).transpose()?,
            problems: problems(screened, &gathered.of_no_case, &reference)?,
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

/// A column of words of a small vocabulary.
fn of_words<T: Copy>(
    names: &[&'static str],
    values: impl Iterator<Item = Option<T>>,
    place: impl Fn(T) -> usize,
) -> ArrayRef {
    let keys: Int8Array = values.map(|value| i8::try_from(place(value?)).ok()).collect();
    let words = Arc::new(StringArray::from(names.to_vec()));
    // Every key is the place of a word.
    Arc::new(DictionaryArray::<Int8Type>::new(keys, words))
}

fn concerns(values: impl Iterator<Item = Option<Concern>>) -> ArrayRef {
    of_words(Concern::NAMES, values, |concern| concern as usize)
}

fn hazards(values: impl Iterator<Item = Option<Hazard>>) -> ArrayRef {
    of_words(Hazard::NAMES, values, |hazard| hazard as usize)
}

fn counts(values: impl Iterator<Item = Option<usize>>) -> ArrayRef {
    Arc::new(values.map(|count| i32::try_from(count?).ok()).collect::<Int32Array>())
}

fn days(values: impl Iterator<Item = Option<jiff::civil::Date>>) -> ArrayRef {
    Arc::new(values.map(|day| day.map(day::number)).collect::<Date32Array>())
}

fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>) -> ArrayRef {
    Arc::new(values.collect::<StringArray>())
}

fn lists<'a, I: Iterator<Item = &'a str>>(values: impl Iterator<Item = I>) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for value in values {
        value.for_each(|text| lists.values().append_value(text));
        lists.append(true);
    }
    Arc::new(lists.finish())
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> Result<RecordBatch, ArrowError> {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
}

fn reports<'a>(
    screened: &'a [Screened],
    reference: &impl Fn(usize) -> &'a str,
) -> Result<RecordBatch, ArrowError> {
    let lines = || screened.iter().map(|one| one.report.as_ref());
    let count = |of: fn(&super::screened::Line) -> usize| counts(lines().map(move |line| line.map(of)));
    batch(vec![
        ("case", texts(screened.iter().map(|one| Some(reference(one.row))))),
        ("as_of", days(lines().map(|line| line.map(|line| line.as_of)))),
        ("concern", concerns(lines().map(|line| line.map(|line| line.concern)))),
        ("hazard", hazards(lines().map(|line| line.and_then(|line| line.hazard)))),
        (
            "levels",
            lists(lines().map(|line| line.into_iter().flat_map(|line| &line.levels).map(String::as_str))),
        ),
        ("findings", count(|line| line.findings)),
        ("patterns", count(|line| line.patterns)),
        ("held_back", count(|line| line.held_back)),
        ("undetermined", count(|line| line.undetermined)),
        ("inputs", count(|line| line.inputs)),
        ("not_recognised", count(|line| line.not_recognised)),
        ("after_as_of", count(|line| line.after_as_of)),
        ("problems", counts(screened.iter().map(|one| Some(one.problems.len())))),
    ])
}

fn findings<'a>(
    screener: &Screener,
    screened: &'a [Screened],
    reference: &impl Fn(usize) -> &'a str,
) -> Result<RecordBatch, ArrowError> {
    let all = || screened.iter().flat_map(|one| one.findings.iter().map(move |finding| (one.row, finding)));
    let each = || all().map(|(_, finding)| finding);
    // The rules' ids stand once, whatever the number of findings.
    let ids: StringArray = screener.rules().iter().map(|rule| Some(rule.id.as_str())).collect();
    let rules: PrimitiveArray<Int32Type> = each().map(|finding| i32::try_from(finding.rule).ok()).collect();
    batch(vec![
        ("case", texts(all().map(|(row, _)| Some(reference(row))))),
        ("rule", Arc::new(DictionaryArray::<Int32Type>::try_new(rules, Arc::new(ids))?)),
        ("pattern", Arc::new(each().map(|finding| Some(finding.pattern)).collect::<BooleanArray>())),
        ("concern", concerns(each().map(|finding| finding.concern))),
        ("hazard", hazards(each().map(|finding| finding.hazard))),
        ("forms", lists(each().map(|finding| finding.forms.iter().map(|form| form.name())))),
        ("from", days(each().map(|finding| Some(finding.from)))),
        ("to", days(each().map(|finding| Some(finding.to)))),
        (
            "agencies",
            lists(each().map(|finding| finding.agencies.iter().map(|agency: &Agency| agency.name()))),
        ),
        ("inputs", lists(each().map(|finding| finding.inputs.iter().map(String::as_str)))),
    ])
}

fn account<'a>(
    screened: &'a [Screened],
    reference: &impl Fn(usize) -> &'a str,
) -> Result<RecordBatch, ArrowError> {
    let all = || screened.iter().flat_map(|one| one.account.iter().map(move |line| (one.row, line)));
    batch(vec![
        ("case", texts(all().map(|(row, _)| Some(reference(row))))),
        ("kind", texts(all().map(|(_, line)| Some(line.kind)))),
        ("input", texts(all().map(|(_, line)| Some(line.input.as_str())))),
        ("fate", of_words(Fate::NAMES, all().map(|(_, line)| Some(line.fate)), |fate| fate as usize)),
        ("why", of_words(Why::NAMES, all().map(|(_, line)| line.why), |why| why as usize)),
    ])
}

fn problems<'a>(
    screened: &'a [Screened],
    of_no_case: &'a [Problem],
    reference: &impl Fn(usize) -> &'a str,
) -> Result<RecordBatch, ArrowError> {
    let of_cases =
        || screened.iter().flat_map(|one| one.problems.iter().map(move |problem| (Some(one.row), problem)));
    let all = || of_cases().chain(of_no_case.iter().map(|problem| (None, problem)));
    let each = || all().map(|(_, problem)| problem);
    batch(vec![
        ("case", texts(all().map(|(row, _)| row.map(reference)))),
        ("table", texts(each().map(|problem| Some(problem.table.name())))),
        (
            "row",
            Arc::new(each().map(|problem| i64::try_from(problem.wrong.row).ok()).collect::<Int64Array>()),
        ),
        ("column", texts(each().map(|problem| Some(problem.wrong.column.as_str())))),
        ("code", texts(each().map(|problem| Some(problem.wrong.code)))),
        ("message", texts(each().map(|problem| Some(problem.wrong.message.as_str())))),
        ("mend", texts(each().map(|problem| Some(problem.wrong.mend.as_str())))),
    ])
}
