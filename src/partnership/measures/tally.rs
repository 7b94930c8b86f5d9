//! Counts, and nothing but counts: one pass over the lines, mergeable in any order, portable between machines.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::definition::{Standing, agency_label};
use super::{Grain, Line, Measures};
use crate::partnership::Problem;
use crate::words::vocabulary;

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

/// Why tallies do not add up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TallyError {
    /// They were not counted alike.
    #[error("the tallies differ in {what}; count all parts with the same measures and options")]
    Different {
        /// In what.
        what: &'static str,
    },
    /// It is not the JSON of a tally.
    #[error("line {line}, column {column}: this is not a tally; write it with the same version")]
    Unreadable {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The counts do not fit the measures.
    #[error("groups[{group}]: the counts do not fit the measures; count again with the same measures")]
    Shape {
        /// Which group.
        group: usize,
    },
    /// A child stood in one period twice.
    #[error(
        "{repeats} line(s) are of children who stand in their period already; keep the latest report of each"
    )]
    ChildTwice {
        /// How many lines too many.
        repeats: u64,
    },
}

impl TallyError {
    /// A stable name for the kind of error, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Different { .. } => "measures.tallies_differ",
            Self::Unreadable { .. } => "measures.tally_unreadable",
            Self::Shape { .. } => "measures.tally_shape",
            Self::ChildTwice { .. } => "measures.child_twice",
        }
    }
}

/// Counts by period, row, measure and column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// The digest of the measures counted.
    measures: String,
    /// What the rows are.
    by: Vec<Breakdown>,
    /// How long the periods are.
    grain: Grain,
    /// Lines counted.
    counted: u64,
    /// Lines that could not be counted, by what was wrong with them.
    refused: BTreeMap<String, u64>,
    /// The counts.
    #[serde(with = "as_list")]
    groups: BTreeMap<Group, Vec<Counted>>,
    /// Digests of the references seen in each period, where the tally was asked to remember them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    children: Option<BTreeMap<String, BTreeSet<String>>>,
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
    unplaced: u64,
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

    /// Adds another tally to this one. Whatever the split and the order, the sum is the same.
    ///
    /// # Errors
    ///
    /// [`TallyError::Different`] if the two were not counted alike; nothing is added then.
    pub fn merge(&mut self, other: Self) -> Result<(), TallyError> {
        let different = |what| Err(TallyError::Different { what });
        if self.measures != other.measures {
            return different("their measures");
        }
        if self.by != other.by {
            return different("their rows");
        }
        if self.grain != other.grain {
            return different("their periods");
        }
        if self.children.is_some() != other.children.is_some() {
            return different("whether they remember children");
        }
        let shape = |counted: &[Counted]| counted.iter().map(|c| c.columns.len()).collect::<Vec<_>>();
        if let (Some(one), Some(two)) = (self.groups.values().next(), other.groups.values().next())
            && shape(one) != shape(two)
        {
            return different("their columns");
        }
        self.counted += other.counted;
        for (code, count) in other.refused {
            *self.refused.entry(code).or_insert(0) += count;
        }
        for (group, counted) in other.groups {
            match self.groups.entry(group) {
                std::collections::btree_map::Entry::Vacant(entry) => drop(entry.insert(counted)),
                std::collections::btree_map::Entry::Occupied(mut entry) => {
                    for (sum, counted) in entry.get_mut().iter_mut().zip(counted) {
                        sum.unplaced += counted.unplaced;
                        sum.columns.iter_mut().zip(counted.columns).for_each(|(sum, count)| *sum += count);
                    }
                }
            }
        }
        if let (Some(children), Some(more)) = (&mut self.children, other.children) {
            for (period, references) in more {
                children.entry(period).or_default().extend(references);
            }
        }
        Ok(())
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

    /// The tally as JSON, to be added to others elsewhere. It holds exact counts, small ones among them: it is for
    /// colleagues who may see them, and not for publication.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Plain data with text keys: writing it cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads a tally from JSON.
    ///
    /// # Errors
    ///
    /// [`TallyError::Unreadable`] with the place where reading stopped, [`TallyError::Shape`] if its groups do not
    /// have the same measures and columns.
    pub fn from_json(bytes: &[u8]) -> Result<Self, TallyError> {
        let tally: Self = serde_json::from_slice(bytes)
            .map_err(|error| TallyError::Unreadable { line: error.line(), column: error.column() })?;
        let mut shapes =
            tally.groups.values().map(|counted| counted.iter().map(|c| c.columns.len()).collect::<Vec<_>>());
        if let Some(first) = shapes.next()
            && let Some(other) = shapes.position(|shape| shape != first)
        {
            return Err(TallyError::Shape { group: other + 1 });
        }
        Ok(tally)
    }

    /// The groups, once it is certain that they fit the measures and that no child stands twice.
    pub(super) fn groups(&self, measures: &Measures) -> Result<&BTreeMap<Group, Vec<Counted>>, TallyError> {
        if self.measures != measures.digest() {
            return Err(TallyError::Different { what: "their measures" });
        }
        let shape: Vec<usize> = measures.list.iter().map(|measure| measure.column_labels().len()).collect();
        let fits = |(group, counted): (&Group, &Vec<Counted>)| {
            group.row.len() == self.by.len()
                && counted.iter().map(|c| c.columns.len()).eq(shape.iter().copied())
        };
        if let Some(group) = self.groups.iter().position(|group| !fits(group)) {
            return Err(TallyError::Shape { group });
        }
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

/// JSON has no maps with keys like ours: groups are written as a list.
mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Counted, Group};

    #[derive(Serialize)]
    struct Writing<'a> {
        period: &'a str,
        row: &'a [String],
        counts: &'a [Counted],
    }

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Reading {
        period: String,
        row: Vec<String>,
        counts: Vec<Counted>,
    }

    pub(super) fn serialize<S: Serializer>(
        groups: &BTreeMap<Group, Vec<Counted>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(groups.iter().map(|(Group { period, row }, counts)| Writing {
            period,
            row,
            counts,
        }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<Group, Vec<Counted>>, D::Error> {
        let mut groups = BTreeMap::new();
        for Reading { period, row, counts } in Vec::<Reading>::deserialize(deserializer)? {
            if groups.insert(Group { period, row }, counts).is_some() {
                return Err(serde::de::Error::custom("a group stands twice"));
            }
        }
        Ok(groups)
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

    #[test]
    fn tallies_that_were_not_counted_alike_do_not_add_up() {
        let measures = Measures::shipped();
        let mut other = measures.clone();
        other.head.finding = crate::words::Concern::Suspect;
        let tally = |measures, by: &[Breakdown], grain| Tally::new(measures, by, grain);
        let base = || tally(&measures, &[Breakdown::Agency], Grain::Year);
        let differ = |other| base().merge(other).unwrap_err().to_string();
        assert!(differ(tally(&other, &[Breakdown::Agency], Grain::Year)).contains("measures"));
        assert!(differ(tally(&measures, &[], Grain::Year)).contains("rows"));
        assert!(differ(tally(&measures, &[Breakdown::Agency], Grain::Month)).contains("periods"));
        assert!(differ(base().remembering_children()).contains("remember"));
    }
}
