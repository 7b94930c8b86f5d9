//! Counts, and nothing but counts: one pass over the lines, mergeable in any order, portable between machines.

use std::collections::{BTreeMap, BTreeSet};

use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::definition::{Measure, Measures, Shape};
use super::groups::{GroupKey, Groups, MeasureCounts, widths};
use super::line::Line;
use super::period::Grain;
use super::placement::{Breakdown, Placement};
use crate::codes;
use crate::problem::{PartnershipError, problem};

/// Counts by period, row, measure and column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// The digest of the measures counted.
    pub(super) measures: String,
    /// What the rows are.
    pub(super) by: Vec<Breakdown>,
    /// How long the periods are.
    pub(super) grain: Grain,
    /// Lines counted.
    pub(super) counted: u64,
    /// Lines that could not be counted, by what was wrong with them.
    pub(super) refused: BTreeMap<String, u64>,
    pub(super) groups: Groups,
    /// Digests of the references seen in each period, where the tally was asked to remember them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) children: Option<BTreeMap<String, BTreeSet<String>>>,
}

/// A line that was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedLine {
    /// Its number, from 1.
    pub line: u64,
    /// What is wrong with it.
    #[serde(flatten)]
    pub problem: Problem,
}

impl Tally {
    /// An empty tally.
    pub fn new(measures: &Measures, by: &[Breakdown], grain: Grain) -> Self {
        Self {
            measures: digest(measures),
            by: by.to_vec(),
            grain,
            counted: 0,
            refused: BTreeMap::new(),
            groups: Groups::default(),
            children: None,
        }
    }

    /// The same tally, which from now on remembers sixteen bytes of a digest of every reference, so that a child who
    /// stands in one period twice is found out. Its memory grows with the number of children.
    #[must_use]
    pub fn remembering_children(mut self) -> Self {
        self.children.get_or_insert_default();
        self
    }

    /// Counts one line of JSON under the measures that the tally was made for. A line that cannot be read is counted
    /// among [`Tally::refused`].
    ///
    /// # Errors
    ///
    /// What is wrong with the line; never what it says. The tally stands.
    pub fn count(&mut self, measures: &Measures, line: &[u8]) -> Result<(), Problem> {
        let counted = Line::from_json(line).map(|line| self.count_line(measures, &line));
        if let Err(problem) = &counted {
            *self.refused.entry(problem.code.to_owned()).or_insert(0) += 1;
        }
        counted
    }

    /// Counts every line of JSON Lines that is not blank, as [`Tally::count`] does, and returns those that were refused.
    pub fn count_lines(&mut self, measures: &Measures, lines: &[u8]) -> Vec<RefusedLine> {
        let mut refused = Vec::new();
        for (line, number) in lines.split(|byte| *byte == b'\n').zip(1..) {
            let line = line.trim_ascii();
            if !line.is_empty()
                && let Err(problem) = self.count(measures, line)
            {
                refused.push(RefusedLine { line: number, problem });
            }
        }
        refused
    }

    fn count_line(&mut self, measures: &Measures, line: &Line<'_>) {
        self.counted += 1;
        let period = self.grain.period(line.as_of);
        if let Some(children) = &mut self.children {
            let reference = hexadecimal(&Sha256::digest(line.case.as_bytes())[..16]);
            children.entry(period.clone()).or_default().insert(reference);
        }
        let row = self.by.iter().map(|breakdown| breakdown.label(line, measures)).collect();
        let counts = self.groups.0.entry(GroupKey { period, row }).or_insert_with(|| {
            let widths = measures.list.iter().map(|measure| measure.column_labels().len());
            widths.map(MeasureCounts::new).collect()
        });
        for (measure, counts) in measures.list.iter().zip(counts) {
            match measure.placement(line, measures.header.finding) {
                Placement::Outside => {}
                Placement::Unplaced => counts.unplaced += 1,
                Placement::Columns(bits) => {
                    for (n, count) in counts.columns.iter_mut().enumerate() {
                        *count += bits >> n & 1;
                    }
                }
                Placement::Questions(names) => {
                    for name in names {
                        match counts.questions.get_mut(name) {
                            Some(count) => *count += 1,
                            None => drop(counts.questions.insert(name.to_owned(), 1)),
                        }
                    }
                }
            }
        }
    }

    /// Lines counted.
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// Lines that could not be counted, by what was wrong with them.
    pub fn refused(&self) -> &BTreeMap<String, u64> {
        &self.refused
    }

    /// Whether the tally was counted under these measures, and every group has their rows and columns.
    ///
    /// # Errors
    ///
    /// If it was counted under others, or only says that it was counted under these.
    pub fn fits(&self, measures: &Measures) -> Result<(), PartnershipError> {
        if self.measures != digest(measures) {
            return Err(different("their measures").into());
        }
        let shape: Vec<usize> = measures.list.iter().map(|measure| measure.column_labels().len()).collect();
        let asks = |(measure, counts): (&Measure, &MeasureCounts)| {
            counts.questions.is_empty() || matches!(measure.shape(), Shape::Questions(_))
        };
        let fits = |(group, counts): (&GroupKey, &Vec<MeasureCounts>)| {
            group.row.len() == self.by.len()
                && widths(counts).eq(shape.iter().copied())
                && measures.list.iter().zip(counts).all(asks)
        };
        match self.groups.0.iter().position(|group| !fits(group)) {
            Some(group) => Err(another_shape(group).into()),
            None => Ok(()),
        }
    }

    /// The groups, once it is certain that they fit the measures and that no child stands twice.
    pub(super) fn groups(
        &self,
        measures: &Measures,
    ) -> Result<&BTreeMap<GroupKey, Vec<MeasureCounts>>, PartnershipError> {
        self.fits(measures)?;
        if let Some(children) = &self.children {
            let distinct: u64 = children.values().map(|references| references.len() as u64).sum();
            let repeats = self.counted.saturating_sub(distinct);
            if repeats > 0 {
                let message = format!("{repeats} line(s) are of children who stand in their period already");
                let help = "keep the latest report of each";
                return Err(problem("tally", codes::MEASURES_CHILD_TWICE, message, help).into());
            }
        }
        Ok(&self.groups.0)
    }
}

/// Why tallies do not add up that were not counted alike.
pub(super) fn different(what: &str) -> Problem {
    let help = "count all parts with the same measures and options";
    problem("tally", codes::MEASURES_TALLIES_DIFFER, format!("the tallies differ in {what}"), help)
}

/// Why a group is none of the measures under which it says it was counted.
pub(super) fn another_shape(group: usize) -> Problem {
    let (message, help) = ("the counts do not fit the measures", "count again with the same measures");
    problem(format!("groups[{group}]"), codes::MEASURES_TALLY_SHAPE, message, help)
}

/// SHA-256 of the definitions: tallies add up only under the same.
fn digest(measures: &Measures) -> String {
    let canonical = serde_json::to_vec(measures).expect("plain data with text keys is JSON");
    hexadecimal(&Sha256::digest(&canonical))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;

    fn line(case: &str, as_of: &str) -> String {
        format!(
            r#"{{ "schema": 1, "case": "{case}", "as_of": "{as_of}", "age": {{ "unborn": false, "years": 3 }}, "concern": "consider" }}"#
        )
    }

    #[test]
    fn a_line_that_cannot_be_read_is_counted_as_such_and_the_rest_stands() {
        let measures = Measures::shipped();
        let mut tally = Tally::new(&measures, &[], Grain::Year);
        tally.count(&measures, line("a", "2026-01-01").as_bytes()).unwrap();
        assert!(tally.count(&measures, b"{ not json").is_err());
        assert!(tally.count(&measures, b"{}").is_err());
        tally.count(&measures, line("b", "2026-01-01").as_bytes()).unwrap();
        let refused: Vec<_> = tally.refused().iter().map(|(code, n)| (code.as_str(), *n)).collect();
        assert_eq!(tally.counted(), 2);
        assert_eq!(refused, [(codes::MEASURES_FIELD_MISSING, 1), (codes::MEASURES_UNREADABLE, 1)]);
    }

    #[test]
    fn a_child_who_stands_in_one_period_twice_is_found_out_even_in_two_parts() {
        let measures = Measures::shipped();
        let part = |lines: &[(&str, &str)]| {
            let mut tally = Tally::new(&measures, &[], Grain::Year).remembering_children();
            for (case, as_of) in lines {
                tally.count(&measures, line(case, as_of).as_bytes()).unwrap();
            }
            tally
        };
        let mut fine = part(&[("a", "2025-05-01"), ("b", "2026-05-01")]);
        fine.merge(part(&[("a", "2026-06-01")])).unwrap();
        assert!(fine.groups(&measures).is_ok());
        fine.merge(part(&[("b", "2026-07-01")])).unwrap();
        let problems = fine.groups(&measures).unwrap_err().problems;
        assert!(problems[0].message.starts_with("1 line(s) are of children"), "{}", problems[0]);
        let text = fine.to_json();
        assert!(Tally::from_json(text.as_bytes()).unwrap() == fine && !text.contains("\"b\""));
    }
}
