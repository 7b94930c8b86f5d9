//! Tallies that travel as JSON and are added up: whatever the split and the order, the sum is the same. Those that were
//! not counted alike do not add up.

use std::collections::btree_map::Entry;

use neglect_screen::case::Problem;
use neglect_screen::without_byte_order_mark;

use super::groups::{MeasureCounts, widths};
use super::tally::{Tally, another_shape, different};
use crate::codes;
use crate::problem::{PartnershipError, problem};

/// The most that a tally counts: what a table can hold, and far above any population.
const LARGEST: u64 = 1 << 53;

impl Tally {
    /// The tally as JSON, to be added to others elsewhere. It holds exact counts, small ones among them: it is for
    /// colleagues who may see them, and not for publication.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("plain data with text keys is JSON")
    }

    /// Reads a tally from JSON.
    ///
    /// # Errors
    ///
    /// If it is not the JSON of a tally, if its groups do not have the same measures and columns, or if no lines can have
    /// given such counts.
    pub fn from_json(bytes: &[u8]) -> Result<Self, PartnershipError> {
        let tally: Self = serde_json::from_slice(without_byte_order_mark(bytes)).map_err(|error| {
            let path = format!("line {}, column {}", error.line(), error.column());
            let (message, help) = ("this is not a tally", "write it with the same version");
            problem(path, codes::MEASURES_TALLY_UNREADABLE, message, help)
        })?;
        let groups = || tally.groups.0.values();
        let differs = |counts: &Vec<MeasureCounts>| {
            groups().next().is_some_and(|first| !widths(first).eq(widths(counts)))
        };
        if let Some(group) = groups().position(differs) {
            return Err(another_shape(group).into());
        }
        if tally.lines().is_none() {
            return Err(too_large().into());
        }
        // A line is in one group, and there in a column once.
        let more_than_lines = |counts: &MeasureCounts| {
            let all = counts.columns.iter().chain(counts.questions.values()).chain([&counts.unplaced]);
            all.into_iter().any(|count| *count > tally.counted)
        };
        if let Some(group) = groups().position(|group| group.iter().any(more_than_lines)) {
            let message = "more is counted than there were lines";
            let help = "count again; a tally is not to be edited";
            let path = format!("groups[{group}]");
            return Err(problem(path, codes::MEASURES_TALLY_IMPOSSIBLE, message, help).into());
        }
        Ok(tally)
    }

    /// Adds another tally to this one. Whatever the split and the order, the sum is the same.
    ///
    /// # Errors
    ///
    /// If the two were not counted alike, or are too many to be added up; nothing is added then.
    pub fn merge(&mut self, other: Self) -> Result<(), PartnershipError> {
        let same_columns = match (self.groups.0.values().next(), other.groups.0.values().next()) {
            (Some(here), Some(there)) => widths(here).eq(widths(there)),
            _ => true,
        };
        for (same, what) in [
            (self.measures == other.measures, "their measures"),
            (self.by == other.by, "their rows"),
            (self.grain == other.grain, "their periods"),
            (self.children.is_some() == other.children.is_some(), "whether they remember children"),
            (same_columns, "their columns"),
        ] {
            if !same {
                return Err(different(what).into());
            }
        }
        if self.lines().zip(other.lines()).is_none_or(|(here, there)| here + there > LARGEST) {
            return Err(too_large().into());
        }
        self.counted += other.counted;
        for (code, count) in other.refused {
            *self.refused.entry(code).or_insert(0) += count;
        }
        for (group, counts) in other.groups.0 {
            match self.groups.0.entry(group) {
                Entry::Vacant(entry) => drop(entry.insert(counts)),
                Entry::Occupied(mut entry) => {
                    for (sum, counts) in entry.get_mut().iter_mut().zip(counts) {
                        sum.unplaced += counts.unplaced;
                        sum.columns.iter_mut().zip(counts.columns).for_each(|(sum, count)| *sum += count);
                        for (question, count) in counts.questions {
                            *sum.questions.entry(question).or_insert(0) += count;
                        }
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

    /// How many lines were counted or refused; `None` if more than can be.
    fn lines(&self) -> Option<u64> {
        let sum = self.refused.values().try_fold(self.counted, |sum, count| sum.checked_add(*count));
        sum.filter(|sum| *sum <= LARGEST)
    }
}

fn too_large() -> Problem {
    problem(
        "tally",
        codes::MEASURES_TALLY_TOO_LARGE,
        format!("the counts add up to more than {LARGEST}"),
        "check that no tally is added to itself",
    )
}

#[cfg(test)]
mod tests {
    use neglect_screen::Concern;

    use super::*;
    use crate::definition::Definition;
    use crate::measures::{Breakdown, Grain, Measures};

    fn code(error: PartnershipError) -> &'static str {
        error.problems[0].code
    }

    #[test]
    fn tallies_that_were_not_counted_alike_do_not_add_up() {
        let measures = Measures::shipped();
        let mut other = measures.clone();
        other.header.finding = Concern::Suspect;
        let base = || Tally::new(&measures, &[Breakdown::Agency], Grain::Year);
        let differ = |other| base().merge(other).unwrap_err().to_string();
        assert!(differ(Tally::new(&other, &[Breakdown::Agency], Grain::Year)).contains("measures"));
        assert!(differ(Tally::new(&measures, &[], Grain::Year)).contains("rows"));
        assert!(differ(Tally::new(&measures, &[Breakdown::Agency], Grain::Month)).contains("periods"));
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
            Tally::from_json(json.replacen(from, to, 1).as_bytes()).map_err(code)
        };
        let most = format!("\"counted\":{LARGEST}");
        let mut largest = read("\"counted\":1", &most).unwrap();
        let before = largest.clone();
        assert_eq!(largest.merge(tally.clone()).map_err(code), Err(codes::MEASURES_TALLY_TOO_LARGE));
        assert_eq!(largest, before);
        let more = format!("\"counted\":{}", u64::MAX);
        assert_eq!(read("\"counted\":1", &more), Err(codes::MEASURES_TALLY_TOO_LARGE));
        let refused = format!("\"refused\":{{\"a\":{0},\"b\":{0}}}", u64::MAX);
        assert_eq!(read("\"refused\":{}", &refused), Err(codes::MEASURES_TALLY_TOO_LARGE));
        assert_eq!(read("\"columns\":[1]", "\"columns\":[2]"), Err(codes::MEASURES_TALLY_IMPOSSIBLE));
        let other = read("\"columns\":[1]", "\"columns\":[1,0]").unwrap();
        assert_eq!(other.fits(&measures).unwrap_err().problems[0].path, "groups[0]");
    }
}
