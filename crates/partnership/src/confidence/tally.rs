//! Answers counted: one pass over the text, and the tallies of several texts add up to the tally of all.

use std::collections::BTreeMap;

use neglect_screen::case::Problem;

use super::answer::{AnswerKey, AnswerRecord};
use super::survey::Survey;
use crate::codes;
use crate::problem::{PartnershipError, prefixed, problem};
use crate::table_text::columns;

/// The columns of the CSV, in any order; `sector` and `stage` may be missing.
const COLUMNS: [&str; 6] = ["role", "sector", "period", "stage", "item", "value"];

/// Answers counted, and a problem for each that could not be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerTally {
    /// How often each answer was given.
    pub(super) counts: BTreeMap<AnswerKey, u64>,
    counted: u64,
    refused: Vec<Problem>,
}

impl AnswerTally {
    /// Counts answers from CSV with the columns `role`, `period`, `item`, `value` and, where wanted, `sector` (else the
    /// role's) and `stage` (`before` or `after` a training). A line that cannot be counted is among
    /// [`AnswerTally::refused`]; the others stand.
    ///
    /// # Errors
    ///
    /// If it is not CSV or a column is missing.
    pub fn from_csv(bytes: &[u8], survey: &Survey) -> Result<Self, PartnershipError> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(bytes);
        let head = reader.headers().cloned().map_err(|_| {
            problem("line 1", codes::CONFIDENCE_UNREADABLE, "this is not CSV", "save it as CSV in UTF-8")
        })?;
        let columns = columns(&head, COLUMNS, &["sector", "stage"], codes::CONFIDENCE_COLUMN_MISSING)?;
        let mut tally = Self::default();
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    let (message, help) = ("this is not UTF-8", "save the file as CSV in UTF-8");
                    let path = format!("line {line}");
                    tally.refused.push(problem(path, codes::CONFIDENCE_UNREADABLE, message, help));
                    continue;
                }
            };
            let line = record.position().map_or(1, csv::Position::line);
            // A line may be shorter than the head.
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
            let [role, sector, period, stage, item, value] = columns.map(|at| cell(at).into());
            let (sector, stage) = (Some(sector), Some(stage));
            let answer = AnswerRecord { role, sector, period, stage, item, value };
            tally.count(&answer, survey, &format!("line {line}, "));
        }
        Ok(tally)
    }

    /// Counts one answer, or refuses it with a problem whose path begins with `before`.
    pub fn count(&mut self, answer: &AnswerRecord<'_>, survey: &Survey, before: &str) {
        match answer.key(survey, before) {
            Ok(key) => {
                *self.counts.entry(key).or_insert(0) += 1;
                self.counted += 1;
            }
            Err(problem) => self.refused.push(problem),
        }
    }

    /// How many answers were counted.
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// A problem for each answer that was not.
    pub fn refused(&self) -> &[Problem] {
        &self.refused
    }

    /// The same tally, with `before` in front of the path of every problem.
    pub(crate) fn within(mut self, before: &str) -> Self {
        self.refused = prefixed(self.refused, before);
        self
    }

    /// Adds another tally to this one. The order in which tallies are merged makes no difference to any count.
    pub fn merge(&mut self, other: Self) {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_insert(0) += count;
        }
        self.counted += other.counted;
        self.refused.extend(other.refused);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;

    const CSV: &str = "\
role,period,item,value,stage,sector
teacher,2026-10,C1,very,,
teacher,2026-10,C1,dont_know,,
gp,2026-10,C1,very,before,
pirate,2026-10,C1,very,,
gp,2026-10,C9,very,,
gp,2026-10,C1,quite,,
gp,,C1,very,,
gp,2026-10,C1,very,during,
police,2026-10,C1,very,,youth_justice
";

    fn tally(csv: &str) -> AnswerTally {
        AnswerTally::from_csv(csv.as_bytes(), &Survey::shipped()).unwrap()
    }

    #[test]
    fn every_line_is_counted_or_named() {
        let tally = tally(CSV);
        assert_eq!(tally.counted(), 4);
        let paths: Vec<_> = tally.refused().iter().map(|problem| problem.path.as_str()).collect();
        assert_eq!(
            paths,
            ["line 5, role", "line 6, item", "line 7, value", "line 8, period", "line 9, stage"]
        );
        assert!(tally.refused().iter().all(|problem| !problem.to_string().contains("pirate")));
    }

    #[test]
    fn the_sector_is_the_role_s_unless_the_answer_names_one() {
        let tally = tally(CSV);
        let sectors: Vec<_> =
            tally.counts.keys().map(|key| (key.role.as_str(), key.sector.as_str())).collect();
        assert!(sectors.contains(&("teacher", "education")));
        assert!(sectors.contains(&("police", "youth_justice")));
    }

    #[test]
    fn tallies_of_parts_add_up_to_the_tally_of_all_in_any_order() {
        let whole = tally(CSV);
        let (head, body) = CSV.split_once('\n').unwrap();
        let lines: Vec<&str> = body.lines().collect();
        for split in 0..=lines.len() {
            let part = |lines: &[&str]| tally(&format!("{head}\n{}\n", lines.join("\n")));
            let (first, second) = (part(&lines[..split]), part(&lines[split..]));
            for (mut sum, other) in [(first.clone(), second.clone()), (second, first)] {
                sum.merge(other);
                assert_eq!((&sum.counts, sum.counted, sum.refused.len()), (&whole.counts, 4, 5));
            }
        }
    }
}
