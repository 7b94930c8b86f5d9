//! A tally as JSON: counts travel between machines.

use super::{Tally, TallyError};

impl Tally {
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
    /// have the same measures and columns, [`TallyError::Impossible`] or [`TallyError::TooLarge`] if no lines can
    /// have given such counts.
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
        tally.plausible()?;
        Ok(tally)
    }
}

/// JSON has no maps with keys like ours: groups are written as a list.
pub(super) mod as_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::partnership::measures::tally::{Counted, Group};

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

    pub(in crate::partnership::measures) fn serialize<S: Serializer>(
        groups: &BTreeMap<Group, Vec<Counted>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(groups.iter().map(|(Group { period, row }, counts)| Writing {
            period,
            row,
            counts,
        }))
    }

    pub(in crate::partnership::measures) fn deserialize<'de, D: Deserializer<'de>>(
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
