//! Rules: a condition, what follows from it, and what a pack changes in a rule of another.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::citation::Cite;
use super::condition::Condition;
use super::example::Example;
use crate::calendar::AgeRange;
use crate::vocabulary::{About, Basis, Checked, Concern, Forms, Hazard};

/// A condition and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The id, unique in the pack.
    pub id: String,
    /// When it fires.
    pub when: Condition,
    /// Conditions that the source states as a gate: where one is false the rule is held back, and says so.
    pub gates: Vec<Gate>,
    /// What holds the rule back only where it is recorded: unknown, the rule fires and the report asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exemptions: Vec<Exemption>,
    /// The ages it is about: of observations, the child's age on the day observed; of facts, on the case's date.
    pub ages: Option<AgeRange>,
    /// Kinds of explanation that explain an observation away here, once a professional found it suitable.
    /// `any` accepts every kind but `cultural`, which never explains anything away (CG89).
    pub explained_by: Vec<String>,
    /// What follows.
    pub then: Then,
    /// One sentence for a practitioner.
    pub text: String,
    /// A guard that goes with it, such as "faltering growth alone is not neglect".
    pub note: Option<String>,
    /// What it stands on.
    pub basis: Basis,
    /// Where.
    pub cites: Vec<Cite>,
    /// How well that was checked.
    pub checked: Checked,
    /// Whether it is in force. A rule that ships off can only be switched on by a named pack's `amend`.
    pub enabled: bool,
    /// The first day of a case that it is tried on; any where absent. What was in force on the case's date decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
    /// Its own tests.
    pub examples: Vec<Example>,
}

impl Rule {
    /// Whether the rule speaks of findings, and so belongs to stratum 2.
    pub fn is_pattern(&self) -> bool {
        self.conditions().any(Condition::speaks_of_findings)
    }

    /// Whether there are days on which it is not in force.
    pub(crate) fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// The days, both included, on which it is in force.
    pub(crate) fn in_force(&self) -> RangeInclusive<Date> {
        self.from.unwrap_or(Date::MIN)..=self.to.unwrap_or(Date::MAX)
    }

    /// Its own condition, and those of its gates and exemptions.
    pub(crate) fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let gates = self.gates.iter().map(|gate| &gate.when);
        let exemptions = self.exemptions.iter().map(|exemption| &exemption.when);
        std::iter::once(&self.when).chain(gates).chain(exemptions)
    }

    /// Whether it raises concern or names a hazard.
    pub(crate) fn raises(&self) -> bool {
        self.then.concern.is_some() || self.then.hazard.is_some()
    }
}

/// A gate that the source itself states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// Its name in the account: `access`, `control`.
    pub id: String,
    /// Must be true for the rule to fire; unknown asks.
    pub when: Condition,
    /// Why the rule is held back where it is not.
    pub text: String,
}

/// Something that makes an exception of a case, where it is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// Its name in the account: `doctor_advised`.
    pub id: String,
    /// Holds the rule back where it is true; unknown, the rule fires and the report asks.
    pub when: Condition,
    /// Why the rule is held back where it is.
    pub text: String,
}

/// What follows from a rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Then {
    /// The concern it raises.
    pub concern: Option<Concern>,
    /// The hazard it names.
    pub hazard: Option<Hazard>,
    /// The forms of neglect it speaks of; those of the indicators it rests on where empty.
    pub forms: Forms,
    /// Next steps, by id (pack-qualified where in another pack).
    pub next: Vec<String>,
    /// What the concern is about.
    #[serde(default, skip_serializing_if = "is_neglect")]
    pub about: About,
}

fn is_neglect(about: &About) -> bool {
    *about == About::Neglect
}

/// What a pack changes in a rule of another: shown in every report that rests on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amend {
    /// The rule, pack-qualified.
    pub rule: String,
    /// Why, for the report. Required.
    pub reason: String,
    /// Switches it on or off.
    pub enabled: Option<bool>,
    /// Another condition.
    pub when: Option<Condition>,
    /// Other ages.
    pub ages: Option<AgeRange>,
    /// Other words.
    pub text: Option<String>,
    /// Other next steps.
    pub next: Option<Vec<String>>,
}
