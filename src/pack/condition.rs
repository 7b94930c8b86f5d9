//! The rule language, all of it: what a condition can say. Its meaning is written out in `engine/reference.rs`.

use serde::{Deserialize, Serialize};

use crate::vocabulary::{Agency, Channel, Concern, Form, Subject};

pub use crate::calendar::{AgeRange, Period, Span, Unit, Window};
pub use crate::facts::{Compare, FactEntry, FactKind, FactTest, Truth, catalogue as facts_of_readers};

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
    /// The conditions that it is made of; none where it looks at the case itself.
    pub(crate) fn parts(&self) -> &[Condition] {
        match self {
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => parts,
            Condition::Seen(_) | Condition::Fact(_) | Condition::Found(_) | Condition::Age(_) => &[],
        }
    }

    /// The condition itself and every one within it, outer before inner and in the order in which they are written.
    ///
    /// ```
    /// use neglect_screen::pack::{AgeRange, Condition};
    /// let age = Condition::Age(AgeRange::default());
    /// let both = Condition::All(vec![age.clone(), Condition::Any(vec![age])]);
    /// assert_eq!(both.walk().count(), 4);
    /// ```
    pub fn walk(&self) -> impl Iterator<Item = &Condition> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            let next = waiting.pop()?;
            waiting.extend(next.parts().iter().rev());
            Some(next)
        })
    }

    /// Whether it speaks of findings, of their chronology or of what is undecided, and so belongs to stratum 2.
    pub(crate) fn speaks_of_findings(&self) -> bool {
        self.walk().any(|part| match part {
            Condition::Found(_) => true,
            Condition::Seen(seen) => seen.looks_at_findings(),
            Condition::Fact(test) => crate::facts::is_of_time(&test.fact),
            _ => false,
        })
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
    /// Of those, only indicators whose own rules can raise this concern or more: rules of stratum 1 that name the code
    /// and speak of this child. Where the condition counts what is undecided, what could be raised by what is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reaches: Option<Concern>,
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
    /// Qualifiers that hold an observation back where they are recorded, and only then: one that is not stated leaves the
    /// condition true, and is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exempt: Vec<(String, Vec<String>)>,
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
    /// The count must be reached among observations of one code.
    #[serde(default, skip_serializing_if = "is_false")]
    pub same_code: bool,
    /// Only observations that are undecided: a missing answer about them decides whether a rule of stratum 1 raises
    /// concern or names a hazard.
    #[serde(default, skip_serializing_if = "is_false")]
    pub undecided: bool,
    /// Within what time; `None` for the whole record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<Window>,
    /// The first and the last of them lie at least so far apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Span>,
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
            exempt: Vec::new(),
            subject: Vec::new(),
            by: Vec::new(),
            at_least: 1,
            distinct: Distinct::Event,
            same_code: false,
            undecided: false,
            within: None,
            over: None,
            current: false,
        }
    }
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Seen {
    /// Whether it looks at what the rules of stratum 1 made of the observations, and so belongs to stratum 2.
    pub(crate) fn looks_at_findings(&self) -> bool {
        self.undecided || self.select.reaches.is_some()
    }

    /// Whether an observation about this subject may count.
    pub(crate) fn takes(&self, subject: Subject) -> bool {
        if self.subject.is_empty() { subject != Subject::Sibling } else { self.subject.contains(&subject) }
    }
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
    /// Only occurrences to which no adequate response was recorded after them, this span having run out on the case's
    /// date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Span>,
    /// Only occurrences to which an adequate response was recorded, and the first of them later than this span after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_late: Option<Span>,
    /// Only occurrences that no recorded response has joined with one of another agency.
    #[serde(default)]
    pub unjoined: bool,
}
