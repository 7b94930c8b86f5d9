//! The reader of answers, of which several rows make one assessment. `generated/row_readers.rs` has the readers of all
//! other tables.

use neglect_screen::case::Assessment;

use super::column::Words;
use super::column_readers::{DecimalReader, FlagReader, TextReader, complaint};
use super::generated::row_readers::AssessmentReader;
use super::table::{Table, Wrong};

/// Answers: one row for each, and the rows of one assessment share its id.
pub(super) struct AnswerReader<'t> {
    assessments: AssessmentReader<'t>,
    questions: Option<&'t Words>,
    words: Option<&'t Words>,
    numbers: DecimalReader<'t>,
    yes: FlagReader<'t>,
    evidence: TextReader<'t>,
}

impl<'t> AnswerReader<'t> {
    pub(super) fn new(table: &'t Table) -> AnswerReader<'t> {
        AnswerReader {
            assessments: AssessmentReader::new(table),
            questions: table.words("question"),
            words: table.words("word"),
            numbers: DecimalReader::new(table, "number"),
            yes: FlagReader::new(table, "yes"),
            evidence: TextReader::new(table, "evidence"),
        }
    }

    /// Adds a row's answer to the assessment of its id, which it starts where it is the first.
    pub(super) fn add(&self, row: usize, assessments: &mut Vec<Assessment>, wrong: &mut Vec<Wrong>) {
        let head = self.assessments.read(row, wrong);
        let begun = assessments.iter().position(|assessment| assessment.id == head.id);
        if let Some(index) = begun
            && !same_head(&mut assessments[index], &head)
        {
            let message = "the row says something else of its assessment than the first row of that id";
            let help = "give every assessment an id of its own";
            wrong.push(complaint(row, "id", "duplicate_id", message, help));
            return;
        }
        let index = begun.unwrap_or_else(|| {
            assessments.push(head);
            assessments.len() - 1
        });
        self.add_answer(row, &mut assessments[index], wrong);
    }

    fn add_answer(&self, row: usize, assessment: &mut Assessment, wrong: &mut Vec<Wrong>) {
        let mut refuse =
            |column, code, message, help| wrong.push(complaint(row, column, code, message, help));
        let word = self.words.and_then(|words| words.get(row)).map(serde_json::Value::from);
        let number = self.numbers.get(row).map(serde_json::Value::from);
        let yes = self.yes.get(row).map(serde_json::Value::from);
        let mut given = [word, number, yes].into_iter().flatten();
        let (answer, more) = (given.next(), given.next().is_some());
        let evidence = self.evidence.get(row);
        match (self.questions.and_then(|questions| questions.get(row)), answer) {
            (Some(_), Some(_)) if more => {
                refuse("word", "wrong_type", "more than one answer", "give a word, a number, or yes or no");
            }
            (Some(question), answer) => {
                if let Some(answer) = answer
                    && assessment.answers.insert(question.to_owned(), answer).is_some()
                {
                    let message = "the question is answered twice";
                    refuse("question", "duplicate_field", message, "keep one of the two");
                }
                if let Some(evidence) = evidence {
                    assessment.evidence.insert(question.to_owned(), evidence.to_owned());
                }
            }
            (None, None) if evidence.is_none() => {}
            (None, _) => refuse("question", "missing_value", "an answer to no question", "name the question"),
        }
    }
}

/// Whether an assessment says of itself what a row says, whatever its answers.
fn same_head(assessment: &mut Assessment, head: &Assessment) -> bool {
    let answers = std::mem::take(&mut assessment.answers);
    let evidence = std::mem::take(&mut assessment.evidence);
    let same = assessment == head;
    (assessment.answers, assessment.evidence) = (answers, evidence);
    same
}
