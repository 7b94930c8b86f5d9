//! What is said of cases, a row for each: the columns of reports, and lists of what else is wanted.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{Array as _, ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field};
use neglect_screen::Screener;

use crate::error::Fault;
use crate::tables::array_readers::each_text;
use crate::tables::results::{account, batch, findings, reports, texts};
use crate::tables::screened::{Screened, Wanted};

/// The columns for rows of cases.
pub(super) fn columns(
    screener: &Screener,
    screened: Screened<Fault>,
    wanted: Wanted,
) -> Result<RecordBatch, ArrowError> {
    let of_reports = &screened.reports;
    let of_findings = of_reports.findings.counts().zip(of_reports.patterns.counts());
    let of_findings: Vec<usize> = of_findings.map(|(findings, patterns)| findings + patterns).collect();
    let of_inputs: Vec<usize> = of_reports.inputs.counts().collect();
    let of_problems: Vec<usize> = of_reports.problems.counts().collect();
    let reports = plain(&reports(screened.reports)?)?;
    let schema = reports.schema();
    let names = schema.fields().iter().map(|field| field.name().as_str());
    let mut columns: Vec<(&str, ArrayRef)> = names.zip(reports.columns().iter().cloned()).collect();
    if wanted.findings {
        columns.push(("each_finding", lists(&findings(screener, screened.findings)?, of_findings)?));
    }
    if wanted.account {
        columns.push(("each_input", lists(&account(screened.account)?, of_inputs)?));
    }
    columns.push(("each_problem", lists(&problems(&screened.problems)?, of_problems)?));
    batch(columns)
}

fn problems(problems: &[Fault]) -> Result<RecordBatch, ArrowError> {
    batch(vec![
        ("path", texts(problems.iter().map(|problem| Some(problem.path.as_str())))),
        ("code", texts(problems.iter().map(|problem| Some(problem.code)))),
        ("message", texts(problems.iter().map(|problem| Some(problem.message.as_str())))),
        ("help", texts(problems.iter().map(|problem| Some(problem.help.as_str())))),
    ])
}

/// Rows as lists of so many each. What tells one case from another has its row already.
fn lists(rows: &RecordBatch, lengths: Vec<usize>) -> Result<ArrayRef, ArrowError> {
    let own: Vec<usize> =
        (0..rows.num_columns()).filter(|&at| rows.schema_ref().field(at).name() != "case").collect();
    let rows = StructArray::from(plain(&rows.project(&own)?)?);
    let of = Arc::new(Field::new_list_field(rows.data_type().clone(), true));
    Ok(Arc::new(ListArray::try_new(of, OffsetBuffer::from_lengths(lengths), Arc::new(rows), None)?))
}

/// The same columns with the words themselves where they are places in a dictionary: not every engine reads those.
fn plain(rows: &RecordBatch) -> Result<RecordBatch, ArrowError> {
    let schema = rows.schema();
    let names = schema.fields().iter().map(|field| field.name().as_str());
    let columns = names.zip(rows.columns()).map(|(name, column)| {
        let column = match column.data_type() {
            DataType::Dictionary(..) => {
                let mut words = StringBuilder::new();
                each_text(column, &mut |word| words.append_option(word));
                Arc::new(words.finish())
            }
            _ => Arc::clone(column),
        };
        Ok((name, column))
    });
    batch(columns.collect::<Result<_, ArrowError>>()?)
}
