//! Tallies added up: whatever the split and the order, the sum is the same. Those that were not counted alike do not
//! add up.

use std::collections::btree_map::Entry;

use super::tally::{Counted, Group};
use super::{Measures, Tally};
use crate::partnership::Problem;

/// The most that a tally counts: what a table can hold, and far above any population.
const LARGEST: u64 = 1 << 53;

/// Why tallies do not add up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.problem())]
#[non_exhaustive]
pub enum TallyError {
    /// They were not counted alike.
    Different {
        /// In what.
        what: &'static str,
    },
    /// It is not the JSON of a tally.
    Unreadable {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The counts do not fit the measures.
    Shape {
        /// Which group.
        group: usize,
    },
    /// More is counted in a group than there were lines.
    Impossible {
        /// Which group.
        group: usize,
    },
    /// The counts add up to more than any population.
    TooLarge,
    /// A child stood in one period twice.
    ChildTwice {
        /// How many lines too many.
        repeats: u64,
    },
}

impl TallyError {
    /// The error with its place, its stable code and its help.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let tally = || "tally".to_owned();
        match self {
            Self::Different { what } => Problem::new(
                tally(),
                "measures.tallies_differ",
                format!("the tallies differ in {what}"),
                "count all parts with the same measures and options",
            ),
            Self::Unreadable { line, column } => Problem::new(
                format!("line {line}, column {column}"),
                "measures.tally_unreadable",
                "this is not a tally",
                "write it with the same version",
            ),
            Self::Shape { group } => Problem::new(
                format!("groups[{group}]"),
                "measures.tally_shape",
                "the counts do not fit the measures",
                "count again with the same measures",
            ),
            Self::Impossible { group } => Problem::new(
                format!("groups[{group}]"),
                "measures.tally_impossible",
                "more is counted than there were lines",
                "count again; a tally is not to be edited",
            ),
            Self::TooLarge => Problem::new(
                tally(),
                "measures.tally_too_large",
                format!("the counts add up to more than {LARGEST}"),
                "check that no tally is added to itself",
            ),
            Self::ChildTwice { repeats } => Problem::new(
                tally(),
                "measures.child_twice",
                format!("{repeats} line(s) are of children who stand in their period already"),
                "keep the latest report of each",
            ),
        }
    }

    /// A stable name for the kind of error, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.problem().code
    }
}

impl Tally {
    /// Adds another tally to this one. Whatever the split and the order, the sum is the same.
    ///
    /// # Errors
    ///
    /// [`TallyError::Different`] if the two were not counted alike, [`TallyError::TooLarge`] if they are too many
    /// to be added up; nothing is added then.
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
        if self.lines().zip(other.lines()).is_none_or(|(here, there)| here + there > LARGEST) {
            return Err(TallyError::TooLarge);
        }
        self.counted += other.counted;
        for (code, count) in other.refused {
            *self.refused.entry(code).or_insert(0) += count;
        }
        for (group, counted) in other.groups {
            match self.groups.entry(group) {
                Entry::Vacant(entry) => drop(entry.insert(counted)),
                Entry::Occupied(mut entry) => {
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

    /// Whether every group has the rows and columns of these measures, under which it was counted.
    ///
    /// # Errors
    ///
    /// [`TallyError::Different`] if it was counted under others, [`TallyError::Shape`] if it only says so.
    pub fn fits(&self, measures: &Measures) -> Result<(), TallyError> {
        if self.measures != measures.digest() {
            return Err(TallyError::Different { what: "their measures" });
        }
        let shape: Vec<usize> = measures.list.iter().map(|measure| measure.column_labels().len()).collect();
        let fits = |(group, counted): (&Group, &Vec<Counted>)| {
            group.row.len() == self.by.len()
                && counted.iter().map(|c| c.columns.len()).eq(shape.iter().copied())
        };
        match self.groups.iter().position(|group| !fits(group)) {
            Some(group) => Err(TallyError::Shape { group }),
            None => Ok(()),
        }
    }

    /// Whether the counts can be those of as many lines, and can be added up.
    pub(super) fn plausible(&self) -> Result<(), TallyError> {
        if self.lines().is_none() {
            return Err(TallyError::TooLarge);
        }
        // A line is in one group, and there in a column once.
        let more =
            |counted: &Counted| counted.columns.iter().chain([&counted.unplaced]).any(|n| *n > self.counted);
        match self.groups.values().position(|group| group.iter().any(more)) {
            Some(group) => Err(TallyError::Impossible { group }),
            None => Ok(()),
        }
    }

    /// How many lines were counted or refused; `None` if more than can be.
    fn lines(&self) -> Option<u64> {
        let sum = self.refused.values().try_fold(self.counted, |sum, count| sum.checked_add(*count));
        sum.filter(|sum| *sum <= LARGEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partnership::measures::{Breakdown, Grain};

    #[test]
    fn tallies_that_were_not_counted_alike_do_not_add_up() {
        let measures = Measures::shipped();
        let mut other = measures.clone();
        other.head.finding = crate::vocabulary::Concern::Suspect;
        let tally = |measures, by: &[Breakdown], grain| Tally::new(measures, by, grain);
        let base = || tally(&measures, &[Breakdown::Agency], Grain::Year);
        let differ = |other| base().merge(other).unwrap_err().to_string();
        assert!(differ(tally(&other, &[Breakdown::Agency], Grain::Year)).contains("measures"));
        assert!(differ(tally(&measures, &[], Grain::Year)).contains("rows"));
        assert!(differ(tally(&measures, &[Breakdown::Agency], Grain::Month)).contains("periods"));
        assert!(differ(base().remembering_children()).contains("remember"));
    }

    #[test]
    fn a_tally_that_no_lines_can_have_given_is_refused_and_adds_nothing() {
        let measures = Measures::shipped();
        let mut tally = Tally::new(&measures, &[], Grain::Year);
        let line = br#"{ "schema": 1, "case": "a", "as_of": "2026-01-01", "age": { "unborn": true }, "concern": "prompt" }"#;
        tally.count(&measures, line).unwrap();
        let json = tally.to_json();
        let read = |from: &str, to: &str| {
            assert!(json.contains(from), "{json}");
            Tally::from_json(json.replacen(from, to, 1).as_bytes()).map_err(|error| error.code())
        };
        let most = format!("\"counted\":{LARGEST}");
        let mut largest = read("\"counted\":1", &most).unwrap();
        let before = largest.clone();
        assert_eq!(largest.merge(tally.clone()), Err(TallyError::TooLarge));
        assert_eq!(largest, before);
        let more = format!("\"counted\":{}", u64::MAX);
        assert_eq!(read("\"counted\":1", &more), Err("measures.tally_too_large"));
        let refused = format!("\"refused\":{{\"a\":{0},\"b\":{0}}}", u64::MAX);
        assert_eq!(read("\"refused\":{}", &refused), Err("measures.tally_too_large"));
        assert_eq!(read("\"columns\":[1]", "\"columns\":[2]"), Err("measures.tally_impossible"));
        let other = read("\"columns\":[1]", "\"columns\":[1,0]").unwrap();
        assert_eq!(other.fits(&measures), Err(TallyError::Shape { group: 0 }));
    }
}
