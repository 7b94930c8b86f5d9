//! The catalogue of what can be observed.

use serde::{Deserialize, Serialize};

use super::citation::Cite;
use super::coding::Coding;
use super::condition::Select;
use super::id::Pattern;
use crate::calendar::AgeRange;
use crate::vocabulary::{Channel, Checked, Forms};

/// The values of the qualifier `explanation`, rising. It is built in, for every indicator.
pub(crate) const EXPLANATION_SCALE: [&str; 3] = ["suitable", "absent", "unsuitable"];

/// A catalogue entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// The code, such as `hygiene.smelly_and_dirty`.
    pub code: String,
    /// The label, in a practitioner's words.
    pub label: String,
    /// Everyday and clinical words that people look for it with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// The forms of neglect it belongs to.
    pub forms: Forms,
    /// What it may do.
    pub channel: Channel,
    /// Whether it is a plan of help or protection: in force from its day until it ends.
    #[serde(default, skip_serializing_if = "is_false")]
    pub plan: bool,
    /// The ages at which it means anything; all where absent. An observation at another age is not alerting.
    pub ages: Option<AgeRange>,
    /// What may be said of it further.
    pub qualifiers: Vec<Qualifier>,
    /// The statuses that it ends: an observation of it ends those of the same subject that began on an earlier day and do
    /// not say themselves until when they were so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ends: Vec<String>,
    /// Codes of other systems that mean this.
    pub codings: Vec<Coding>,
    /// Conditions that look alike, such as `autism`: shown wherever a finding rests on it.
    pub overlaps: Vec<String>,
    /// Something a recorder must know.
    pub note: Option<String>,
    /// Where it is described.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Option<Checked>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Indicator {
    /// Whether a condition's selection takes this indicator: whether it names its code, one of its forms or its
    /// channel. How far its rules reach only all packs together say.
    #[doc(hidden)] // For the crates beside this one.
    #[doc(hidden)] // For the crates beside this one.
    pub fn is_selected_by(&self, select: &Select) -> bool {
        select.codes.iter().any(|code| Pattern::new(code).takes(&self.code))
            || select.forms.iter().any(|&form| self.forms.contains(form))
            || select.channels.contains(&self.channel)
    }
}

/// Something that may be said of an observation further.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualifier {
    /// The name, such as `pattern`.
    pub name: String,
    /// The values.
    pub scale: Scale,
    /// The question, where the qualifier is missing.
    pub ask: Option<String>,
}

/// The values of a qualifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Rising: a condition on one value is met by it and every higher one. Yes/no is `["no", "yes"]`.
    Ordered(Vec<String>),
    /// Without order: a condition lists the values that meet it.
    OneOf(Vec<String>),
}

impl Scale {
    /// The values, in order.
    pub fn values(&self) -> &[String] {
        match self {
            Scale::Ordered(values) | Scale::OneOf(values) => values,
        }
    }
}
