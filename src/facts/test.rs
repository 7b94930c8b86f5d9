//! What a condition asks of one fact.

use serde::{Deserialize, Serialize};

use crate::calendar::Span;
use crate::number::Number;

/// A fact compares so. A fact that nobody recorded is unknown; one that does not apply is false.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactTest {
    /// The fact's name.
    pub fact: String,
    /// How it must compare.
    pub test: Compare,
    /// Only where the fact speaks of a date in the period that ends on the case's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Span>,
}

/// How a fact must compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Is this flag.
    Is(bool),
    /// Is one of these words.
    OneOf(Vec<String>),
    /// Is this number or more.
    AtLeast(Number),
    /// Is more than this number.
    Above(Number),
    /// Is this number or less.
    AtMost(Number),
    /// Is less than this number.
    Below(Number),
    /// Lies between these, both included.
    Between(Number, Number),
    /// Is known at all, whatever it is.
    Known,
}
