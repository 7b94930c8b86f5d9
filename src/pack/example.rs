//! Examples: the tests that rules carry.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::Span;
use crate::vocabulary::{Agency, Subject};

/// A test that a rule carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// What is recorded.
    pub given: Vec<ExampleInput>,
    /// The case's date; a day of November 2026 where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The child's age on the case's date; five years where absent.
    pub age: Option<Span>,
    /// Completed weeks of gestation at birth.
    pub gestation_weeks: Option<u8>,
    /// The child is not born yet on the case's date: due twelve weeks later.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unborn: bool,
    /// What the rule must do.
    pub expect: Expect,
}

/// One thing recorded in an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExampleInput {
    /// An observation.
    Seen {
        /// Its code.
        code: String,
        /// Its qualifiers.
        with: Vec<(String, String)>,
        /// How many, each its own event, each on its own day unless `ago` says otherwise; at least 1.
        times: u32,
        /// How long before the case's date (the first; each further one a day earlier).
        ago: Option<Span>,
        /// Who recorded it; health where absent.
        by: Option<Agency>,
        /// Whom it is about.
        subject: Option<Subject>,
        /// An explanation: kind, status, by.
        explanation: Option<(String, String, String)>,
        /// Ended so long before the case's date.
        ended: Option<Span>,
    },
    /// A fact with a value, `not_known` or `not_applicable`.
    Fact {
        /// Its name.
        fact: String,
        /// Its value, as it would stand in a comparison.
        value: String,
    },
    /// A finding of another rule, for patterns.
    Found {
        /// The rule, pack-qualified.
        rule: String,
        /// How long before the case's date.
        ago: Option<Span>,
        /// Who recorded what it rests on.
        by: Option<Agency>,
    },
    /// A response of a service.
    Response {
        /// Its kind.
        kind: String,
        /// How long before the case's date.
        ago: Option<Span>,
    },
}

/// What a rule must do in an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expect {
    /// It fires.
    Fires,
    /// It does not, and asks nothing.
    Silent,
    /// It is undetermined, and asks.
    Asks,
    /// It is held back, visibly.
    HeldBack,
}
