//! Counts, and nothing but counts: one pass over the lines, mergeable in any order, portable between machines.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::definition::{Standing, agency_label};
use super::{Grain, Line, Measures, TallyError};
use crate::partnership::Problem;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What the rows of the tables are.
    Breakdown {
        /// The agency that screened, where the line names it; else the one agency whose records the findings rest
        /// on, `several agencies` or `no finding`. Each child is in one row.
        Agency = "agency",
        /// The child's age on the report's date, in the bands that the measures define.
        AgeBand = "age_band",
        /// The report's concern.
        Concern = "concern",
        /// The report's hazard, or `none recorded`.
        Hazard = "hazard",
    }
}

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
    /// The counts.
    #[serde(with = "super::tally_json::as_list")]
    pub(super) groups: BTreeMap<Group, Vec<Counted>>,
    /// Digests of the references seen in each period, where the tally was asked to remember them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) children: Option<BTreeMap<String, BTreeSet<String>>>,
}

/// A period and a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Group {
    pub(super) period: String,
    pub(super) row: Vec<String>,
}

/// The counts of one measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counted {
    /// Column by column.
    pub(super) columns: Vec<u64>,
    /// Lines of which it is not known whether the measure is about them.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub(super) unplaced: u64,
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

fn is_nought(count: &u64) -> bool {
    *count == 0
}

impl Tally {
    /// An empty tally.
    #[must_use]
    pub fn new(measures: &Measures, by: &[Breakdown], grain: Grain) -> Self {
        Self {
            measures: measures.digest(),
            by: by.to_vec(),
            grain,
            counted: 0,
            refused: BTreeMap::new(),
            groups: BTreeMap::new(),
            children: None,
        }
    }

    /// The same tally, which from now on remembers sixteen bytes of a digest of every reference, so that a child
    /// who stands in one period twice is found out. Its memory grows with the number of children.
    #[must_use]
    pub fn remembering_children(mut self) -> Self {
        self.children.get_or_insert_default();
        self
    }

    /// Counts one line of JSON under the measures that the tally was made for. A line that cannot be read is
    /// counted among [`Tally::refused`].
    ///
    /// # Errors
    ///
    /// What is wrong with the line; never what it says. The tally stands.
    pub fn count(&mut self, measures: &Measures, line: &[u8]) -> Result<(), Problem> {
        match Line::from_json(line) {
            Ok(line) => {
                self.count_line(measures, &line);
                Ok(())
            }
            Err(problem) => {
                *self.refused.entry(problem.code.to_owned()).or_insert(0) += 1;
                Err(problem)
            }
        }
    }

    /// Counts every line of JSON Lines that is not blank, as [`Tally::count`] does, and returns those that were
    /// refused.
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
        let period = self.grain.period(line.report.as_of);
        if let Some(children) = &mut self.children {
            let digest = Sha256::digest(line.report.case.as_bytes());
            let short = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
            children.entry(period.clone()).or_default().insert(short);
        }
        let row = self
            .by
            .iter()
            .map(|breakdown| match breakdown {
                Breakdown::Agency => agency_label(line),
                Breakdown::AgeBand => measures.age_band(line).to_owned(),
                Breakdown::Concern => line.report.concern.name().replace('_', " "),
                Breakdown::Hazard => line.report.hazard.map_or("none recorded", |h| h.name()).to_owned(),
            })
            .collect();
        let counted = self.groups.entry(Group { period, row }).or_insert_with(|| {
            let empty = |columns: usize| Counted { columns: vec![0; columns], unplaced: 0 };
            measures.list.iter().map(|measure| empty(measure.column_labels().len())).collect()
        });
        for (measure, counted) in measures.list.iter().zip(counted) {
            match measure.standing(line, measures.head.finding) {
                Standing::Outside => {}
                Standing::Unplaced => counted.unplaced += 1,
                Standing::In(bits) => {
                    for (n, count) in counted.columns.iter_mut().enumerate() {
                        *count += bits >> n & 1;
                    }
                }
            }
        }
    }

    /// Lines counted.
    #[must_use]
    pub fn counted(&self) -> u64 {
        self.counted
    }

    /// Lines that could not be counted, by what was wrong with them.
    #[must_use]
    pub fn refused(&self) -> &BTreeMap<String, u64> {
        &self.refused
    }

    /// What the rows are.
    #[must_use]
    pub fn by(&self) -> &[Breakdown] {
        &self.by
    }

    /// How long the periods are.
    #[must_use]
    pub fn grain(&self) -> Grain {
        self.grain
    }

    /// Whether the tally remembers children.
    #[must_use]
    pub fn remembers_children(&self) -> bool {
        self.children.is_some()
    }

    /// The groups, once it is certain that they fit the measures and that no child stands twice.
    pub(super) fn groups(&self, measures: &Measures) -> Result<&BTreeMap<Group, Vec<Counted>>, TallyError> {
        self.fits(measures)?;
        if let Some(children) = &self.children {
            let distinct: usize = children.values().map(BTreeSet::len).sum();
            let repeats = self.counted.saturating_sub(u64::try_from(distinct).unwrap_or(u64::MAX));
            if repeats > 0 {
                return Err(TallyError::ChildTwice { repeats });
            }
        }
        Ok(&self.groups)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(refused, [("measures.field_missing", 1), ("measures.unreadable", 1)]);
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
        assert_eq!(fine.groups(&measures), Err(TallyError::ChildTwice { repeats: 1 }));
        let text = fine.to_json();
        assert!(Tally::from_json(text.as_bytes()).unwrap() == fine && !text.contains("\"b\""));
    }
}
