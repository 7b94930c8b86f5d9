//! Answers counted: one pass over the file, and tallies of several files add up to the tally of all.

use std::collections::BTreeMap;
use std::io::Read;

use serde::{Deserialize, Serialize};

use super::{AnswerRecord, Survey};
use crate::partnership::Problem;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// When an answer was given, where it was given around a training.
    #[derive(Default)]
    Stage {
        /// Not around a training.
        #[default]
        Survey = "survey",
        /// Before the training.
        Before = "before",
        /// After the training.
        After = "after",
    }
}

/// What answers are counted under.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// The item.
    pub item: String,
    /// The period, as the survey names it.
    pub period: String,
    /// Before or after a training, or neither.
    pub stage: Stage,
    /// The role.
    pub role: String,
    /// The sector.
    pub sector: String,
    /// The answer.
    pub answer: String,
}

/// Answers counted, and the lines that were not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Tally {
    /// How often each answer was given.
    #[serde(with = "as_list")]
    pub counts: BTreeMap<Key, u64>,
    /// Lines counted.
    pub counted: u64,
    /// Lines that could not be counted, by what was wrong with them.
    pub refused: BTreeMap<String, u64>,
    /// Those lines, each with its place; from [`Tally::read_csv`] only.
    #[serde(skip)]
    pub problems: Vec<Problem>,
}

impl Tally {
    /// Counts answers from CSV with the columns `role`, `period`, `item`, `value` and, where wanted, `sector` (else
    /// the role's) and `stage` (`before` or `after` a training). A line that cannot be counted is named in
    /// [`Tally::problems`] and counted in [`Tally::refused`]; the others stand.
    ///
    /// # Errors
    ///
    /// If it is not CSV or a column is missing.
    pub fn read_csv(input: impl Read, survey: &Survey) -> Result<Self, Vec<Problem>> {
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(input);
        let head = reader.headers().cloned().map_err(|_| {
            vec![Problem::new(
                "line 1",
                "confidence.unreadable",
                "this is not CSV",
                "save it as CSV in UTF-8",
            )]
        })?;
        let column = |name: &str| {
            head.iter().position(|cell| cell.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name))
        };
        let mut missing = Vec::new();
        let mut needed = |name: &str| {
            column(name).unwrap_or_else(|| {
                missing.push(Problem::new(
                    "line 1",
                    "confidence.column_missing",
                    format!("there is no column {name}"),
                    "the columns are role, sector, period, stage, item, value",
                ));
                0
            })
        };
        let (role, period, item, value) = (needed("role"), needed("period"), needed("item"), needed("value"));
        let (sector, stage) = (column("sector"), column("stage"));
        if !missing.is_empty() {
            return Err(missing);
        }
        let mut tally = Self::default();
        let mut record = csv::StringRecord::new();
        loop {
            let line = reader.position().line();
            match reader.read_record(&mut record) {
                Ok(false) => return Ok(tally),
                Ok(true) => {
                    let line = record.position().map_or(line, csv::Position::line);
                    let cell = |at: usize| record.get(at).unwrap_or_default();
                    let answer = AnswerRecord {
                        role: cell(role).into(),
                        sector: sector.map(|at| cell(at).into()),
                        period: cell(period).into(),
                        stage: stage.map(|at| cell(at).into()),
                        item: cell(item).into(),
                        value: cell(value).into(),
                    };
                    tally.take(&answer, survey, &format!("line {line}, "));
                }
                Err(error) if error.is_io_error() => {
                    tally.refuse(Problem::new(
                        format!("line {line}"),
                        "confidence.unreadable",
                        "the file could not be read further",
                        "check the file and read it again",
                    ));
                    return Ok(tally);
                }
                Err(_) => tally.refuse(Problem::new(
                    format!("line {line}"),
                    "confidence.unreadable",
                    "this is not UTF-8",
                    "save the file as CSV in UTF-8",
                )),
            }
        }
    }

    /// Counts one answer, or names it in [`Tally::problems`] with `before` before the place in it.
    pub fn take(&mut self, answer: &AnswerRecord<'_>, survey: &Survey, before: &str) {
        match answer.key(survey, before) {
            Ok(key) => {
                *self.counts.entry(key).or_insert(0) += 1;
                self.counted += 1;
            }
            Err(problem) => self.refuse(problem),
        }
    }

    fn refuse(&mut self, problem: Problem) {
        *self.refused.entry(problem.code.to_owned()).or_insert(0) += 1;
        self.problems.push(problem);
    }

    /// Adds another tally to this one. The order in which tallies are merged makes no difference to any count.
    pub fn merge(&mut self, other: Self) {
        for (key, count) in other.counts {
            *self.counts.entry(key).or_insert(0) += count;
        }
        for (code, count) in other.refused {
            *self.refused.entry(code).or_insert(0) += count;
        }
        self.counted += other.counted;
        self.problems.extend(other.problems);
    }
}

/// JSON has no maps with keys like ours: a tally is written as a list of key and count.
mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Key;

    #[derive(Serialize, Deserialize)]
    struct Line<K> {
        #[serde(flatten)]
        key: K,
        count: u64,
    }

    pub(super) fn serialize<S: Serializer>(
        counts: &BTreeMap<Key, u64>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(counts.iter().map(|(key, count)| Line { key, count: *count }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Key, u64>, D::Error> {
        let lines = Vec::<Line<Key>>::deserialize(deserializer)?;
        let mut counts = BTreeMap::new();
        for line in lines {
            *counts.entry(line.key).or_insert(0) += line.count;
        }
        Ok(counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn every_line_is_counted_or_named() {
        let tally = Tally::read_csv(CSV.as_bytes(), &Survey::shipped()).unwrap();
        assert_eq!((tally.counted, tally.problems.len()), (4, 5));
        let places: Vec<_> = tally.problems.iter().map(|problem| problem.place.as_str()).collect();
        assert_eq!(
            places,
            ["line 5, role", "line 6, item", "line 7, value", "line 8, period", "line 9, stage"]
        );
        assert_eq!(tally.refused.values().sum::<u64>(), 5);
        assert!(tally.problems.iter().all(|problem| !problem.to_string().contains("pirate")));
    }

    #[test]
    fn the_sector_is_the_role_s_unless_the_answer_names_one() {
        let tally = Tally::read_csv(CSV.as_bytes(), &Survey::shipped()).unwrap();
        let sectors: Vec<_> =
            tally.counts.keys().map(|key| (key.role.as_str(), key.sector.as_str())).collect();
        assert!(sectors.contains(&("teacher", "education")));
        assert!(sectors.contains(&("police", "youth_justice")));
    }

    #[test]
    fn tallies_of_parts_add_up_to_the_tally_of_all_in_any_order() {
        let survey = Survey::shipped();
        let whole = Tally::read_csv(CSV.as_bytes(), &survey).unwrap();
        let (head, body) = CSV.split_once('\n').unwrap();
        let lines: Vec<&str> = body.lines().collect();
        for split in 0..=lines.len() {
            let part = |lines: &[&str]| {
                let text = format!("{head}\n{}\n", lines.join("\n"));
                Tally::read_csv(text.as_bytes(), &survey).unwrap()
            };
            let (first, second) = (part(&lines[..split]), part(&lines[split..]));
            for (mut one, other) in [(first.clone(), second.clone()), (second, first)] {
                one.merge(other);
                assert_eq!((&one.counts, one.counted, &one.refused), (&whole.counts, 4, &whole.refused));
            }
        }
    }

    #[test]
    fn a_tally_survives_the_way_through_json() {
        let tally = Tally::read_csv(CSV.as_bytes(), &Survey::shipped()).unwrap();
        let again: Tally = serde_json::from_str(&serde_json::to_string(&tally).unwrap()).unwrap();
        assert_eq!((again.counts, again.refused), (tally.counts, tally.refused));
    }
}
