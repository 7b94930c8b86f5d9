//! The shape of a replay (schema version 1): the same case seen from each date on which something became known.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::vocabulary::{Concern, Hazard};

/// The same case seen from each date on which something became known.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replay {
    /// The schema version: 1.
    pub schema: u32,
    /// The case's reference.
    pub case: String,
    /// One step for each date on which something became known, in order.
    pub steps: Vec<ReplayStep>,
    /// The first date on which each concern was reached.
    pub first_reached: Vec<(Concern, Date)>,
}

/// The case as it stood on one date.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplayStep {
    /// The date.
    pub on: Date,
    /// The inputs that became known on it.
    pub became_known: Vec<String>,
    /// The concern as it stood.
    pub concern: Concern,
    /// The hazard as it stood.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub hazard: Option<Hazard>,
    /// The level of need as it stood, for each pack that defines levels.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub levels: Vec<String>,
    /// Rules that fired for the first time.
    pub new_findings: Vec<String>,
    /// Rules that fired earlier and no longer do (a period ran out, or an explanation came).
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub gone: Vec<String>,
    /// Missed opportunities that this step shows: findings at *consider* or above to which nobody responded before
    /// concern rose on this date. Hindsight, computed in retrospect only.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub missed: Vec<String>,
}

impl Replay {
    /// The replay as compact JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a replay is texts, numbers and lists, which are written as JSON")
    }
}
