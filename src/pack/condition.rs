//! The rule language, all of it: what a condition can say. Its meaning is written out in `rules/reference.rs`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::number::Number;
use crate::words::{Agency, Channel, Concern, Form, Subject};

/// A condition: true, false or unknown of one case (Kleene's three values).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Every part is true.
    All(Vec<Condition>),
    /// Some part is true.
    Any(Vec<Condition>),
    /// At least so many of the parts are true.
    AtLeast {
        /// How many.
        n: u32,
        /// The parts.
        of: Vec<Condition>,
    },
    /// Observations were recorded.
    Seen(Seen),
    /// A fact compares so.
    Fact(FactTest),
    /// Findings were made (stratum 2).
    Found(Found),
    /// The child's age on the case's date lies in the range.
    Age(AgeRange),
}

impl Condition {
    /// Whether it speaks of findings, or of their chronology, and so belongs to stratum 2.
    pub fn speaks_of_findings(&self) -> bool {
        match self {
            Condition::Found(_) => true,
            Condition::Fact(test) => test.fact.starts_with("chronology."),
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
                parts.iter().any(Condition::speaks_of_findings)
            }
            Condition::Seen(_) | Condition::Age(_) => false,
        }
    }
}

/// Which observations a condition looks at: those whose indicator is any of these.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Select {
    /// Indicator codes. A code that ends in `.*` stands for every code under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// Indicators of any of these forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Form>,
    /// Indicators of any of these channels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
}

/// What counts as two different things in a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Distinct {
    /// Real events: observations that name the same `event` are one, all others are one each.
    #[default]
    Event,
    /// Days.
    Day,
    /// Agencies.
    Agency,
    /// Indicator codes.
    Code,
    /// Forms of neglect.
    Form,
    /// Rules (in `found` only).
    Rule,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Days.
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Calendar months, with clamped ends: 31 March and one month is 30 April.
    Months,
    /// Calendar years, with clamped ends: 29 February and one year is 28 February.
    Years,
}

/// A length of calendar time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// How many.
    pub n: u32,
    /// Of what.
    pub unit: Unit,
}

impl Span {
    /// The date that lies this span before `date`, clamped to the calendar's range and to month ends.
    pub fn before(self, date: Date) -> Date {
        date.saturating_sub(self.to_jiff())
    }

    /// The date that lies this span after `date`, clamped likewise.
    pub fn after(self, date: Date) -> Date {
        date.saturating_add(self.to_jiff())
    }

    fn to_jiff(self) -> jiff::Span {
        let n = i64::from(self.n.min(10_000));
        let span = jiff::Span::new();
        match self.unit {
            Unit::Days => span.days(n),
            Unit::Weeks => span.weeks(n),
            Unit::Months => span.months(n),
            Unit::Years => span.years(n),
        }
    }
}

/// Where a period stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Any period of that length in the record.
    #[default]
    Any,
    /// The period that ends on the case's date.
    Latest,
}

/// A period of calendar time. It ends on a day `e`, included, and starts `span` before `e`, not included:
/// twelve months to 21 November run from 22 November of the year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// How long.
    pub span: Span,
    /// Where it stands.
    pub period: Period,
}

/// Observations were recorded: enough of them, of this kind, so qualified, in this time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Which indicators.
    pub select: Select,
    /// Qualifiers that an observation must have: on an ordered scale this value or a higher one, otherwise any of
    /// the listed values. A qualifier that an observation does not state makes it unknown here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub with: Vec<(String, Vec<String>)>,
    /// The same, for qualifiers that are a gate in the source (the family's control, access to treatment): an
    /// observation that fails one is *held back*, and stays visible.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gate: Vec<(String, Vec<String>)>,
    /// Whom the observation may be about; empty for the child, the carer and the home.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subject: Vec<Subject>,
    /// Who may have recorded it; empty for anyone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Agency>,
    /// How many are needed; at least 1.
    pub at_least: u32,
    /// What counts as two.
    #[serde(default)]
    pub distinct: Distinct,
    /// Within what time; `None` for the whole record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Window>,
    /// Only what still holds on the case's date: not ended (`until`) before it.
    #[serde(default)]
    pub current: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Seen {
            select: Select::default(),
            with: Vec::new(),
            gate: Vec::new(),
            subject: Vec::new(),
            by: Vec::new(),
            at_least: 1,
            distinct: Distinct::Event,
            within: None,
            current: false,
        }
    }
}

impl Seen {
    /// Whether an observation about this subject may count.
    pub fn takes(&self, subject: Subject) -> bool {
        if self.subject.is_empty() { subject != Subject::Sibling } else { self.subject.contains(&subject) }
    }
}

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

/// Findings were made: the conditions of stratum 2. Counted are the *occurrences* of findings: the days on which a
/// rule's condition was newly met, each with its agencies and event.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Found {
    /// Findings of at least this concern.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<Concern>,
    /// Findings of a hazard (safe sleep).
    #[serde(default)]
    pub hazard: bool,
    /// Findings of these rules (pack-qualified, or ending in `*`); empty for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// Findings of any of these forms; empty for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Form>,
    /// How many are needed; at least 1.
    pub at_least: u32,
    /// What counts as two; events where not said.
    #[serde(default)]
    pub distinct: Distinct,
    /// The count must be reached among findings of one form.
    #[serde(default)]
    pub same_form: bool,
    /// Within what time; `None` for the whole record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Window>,
    /// Only occurrences to which no acting response was recorded within this span after them, the span having run
    /// out on the case's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Span>,
    /// Only occurrences that no recorded response has joined with one of another agency.
    #[serde(default)]
    pub unjoined: bool,
}

/// A range of ages: from one, included, to another, not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AgeRange {
    /// From this age; from birth where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Span>,
    /// Below this age.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Span>,
    /// Counted from the due date for a child born before 37 weeks.
    #[serde(default)]
    pub corrected: bool,
    /// Before birth as well.
    #[serde(default)]
    pub unborn: bool,
}
