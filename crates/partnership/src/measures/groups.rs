//! Counts by period and row. JSON has no maps with such keys: there they are a list, in which no group stands twice.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The counts of each group, measure by measure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Groups(pub(super) BTreeMap<GroupKey, Vec<MeasureCounts>>);

/// A period and a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct GroupKey {
    pub(super) period: String,
    /// A label for each breakdown.
    pub(super) row: Vec<String>,
}

/// The counts of one measure in one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureCounts {
    /// Column by column.
    pub(super) columns: Vec<u64>,
    /// Lines of which it is not known whether the measure is about them.
    #[serde(default, skip_serializing_if = "is_nought")]
    pub(super) unplaced: u64,
    /// The questions that stand open, by their names, where the measure counts those: it has no columns before it is
    /// known which are the most frequent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) questions: BTreeMap<String, u64>,
}

fn is_nought(count: &u64) -> bool {
    *count == 0
}

impl MeasureCounts {
    pub(super) fn new(columns: usize) -> Self {
        Self { columns: vec![0; columns], unplaced: 0, questions: BTreeMap::new() }
    }
}

/// How many columns each measure has.
pub(super) fn widths(counts: &[MeasureCounts]) -> impl Iterator<Item = usize> {
    counts.iter().map(|measure| measure.columns.len())
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupFields<Period, Row, Counts> {
    period: Period,
    row: Row,
    counts: Counts,
}

impl Serialize for Groups {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let groups = self.0.iter();
        serializer.collect_seq(groups.map(|(GroupKey { period, row }, counts)| GroupFields {
            period,
            row,
            counts,
        }))
    }
}

impl<'de> Deserialize<'de> for Groups {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut groups = BTreeMap::new();
        let list = Vec::<GroupFields<String, Vec<String>, Vec<MeasureCounts>>>::deserialize(deserializer)?;
        for GroupFields { period, row, counts } in list {
            if groups.insert(GroupKey { period, row }, counts).is_some() {
                return Err(serde::de::Error::custom("a group stands twice"));
            }
        }
        Ok(Self(groups))
    }
}
